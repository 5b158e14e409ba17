#include "MediaKit.h"
#include "engine/media/VisibleMark.h"
using namespace fw;
using namespace fw::media;
class TstVisibleMark : public QObject {
    Q_OBJECT
};
QTEST_GUILESS_MAIN(TstVisibleMark)
#include "tst_visible_mark.moc"
