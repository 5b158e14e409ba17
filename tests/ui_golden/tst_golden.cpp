#include "tests/support/Tone.h"
#include "tests/ui_golden/GoldenFilm.h"
#include "ui/Actions.h"
#include "ui/MainWindow.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/Preflight.h"
#include "ui/panels/QueuePanel.h"
#include "ui/panels/ShotPanel.h"
#include "ui/panels/TakesPanel.h"
#include "ui/timeline/TimelineView.h"

#include <QApplication>
#include <QHash>
#include <QHBoxLayout>
#include <QImageWriter>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>

#include <functional>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kVisible = 40;            ///< of 255: a difference that an eye finds
constexpr double kMostDifferent = .002; ///< of the pixels

/// Share of pixels that look different; 1 when the size is another.
double differenceOf(QImage const& a, QImage const& b)
{
    if (a.size() != b.size())
        return 1;
    int64_t different = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            QRgb const p = a.pixel(x, y), q = b.pixel(x, y);
            different += std::abs(qRed(p) - qRed(q)) > kVisible ||
                         std::abs(qGreen(p) - qGreen(q)) > kVisible ||
                         std::abs(qBlue(p) - qBlue(q)) > kVisible;
        }
    return double(different) / (double(a.width()) * a.height());
}

/// At most 256 colours, each a little off: a third of the bytes, and far within what counts as different.
QImage thrifty(QImage const& picture)
{
    for (int step = 4; step <= 32; step += 4) {
        auto const round = [step](int value) { return std::min(255, (value + step / 2) / step * step); };
        QImage made(picture.size(), QImage::Format_Indexed8);
        QList<QRgb> colours;
        QHash<QRgb, uchar> places;
        for (int y = 0; y < picture.height() && colours.size() <= 256; ++y)
            for (int x = 0; x < picture.width() && colours.size() <= 256; ++x) {
                QRgb const exact = picture.pixel(x, y);
                QRgb const colour = qRgb(round(qRed(exact)), round(qGreen(exact)), round(qBlue(exact)));
                auto place = places.constFind(colour);
                if (place == places.constEnd()) {
                    place = places.insert(colour, static_cast<uchar>(colours.size()));
                    colours << colour;
                }
                made.scanLine(y)[x] = *place;
            }
        if (colours.size() > 256)
            continue;
        made.setColorTable(colours);
        return made;
    }
    return picture;
}

/// When nothing moves any more: pictures come from other threads.
QImage settled(QWidget& widget)
{
    QImage before;
    int same = 0;
    for (int i = 0; i < 400 && same < 5; ++i) {
        QTest::qWait(20);
        QImage const now = widget.grab().toImage().convertToFormat(QImage::Format_RGB888);
        same = now == before ? same + 1 : 0;
        before = now;
    }
    return before;
}

/// What this computer has free is not ours to expect.
void fixFigures(QWidget& in)
{
    for (Preflight* each : in.findChildren<Preflight*>())
        for (QLabel* label : each->findChildren<QLabel*>())
            label->setText(QStringLiteral("Needs about 148 MB, 22 GB free; takes 3.0 s, about 0.08 Wh"));
}

} // namespace

/// Eight states of the window, dark and light; the program's scale factor makes 1x and 2x of them. With
/// FW_WRITE_GOLDEN the pictures are written anew.
class TstGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void start();
    void board();
    void timeline();
    void canvas();
    void shotPanel();
    void takesAndQueue();
    void exportDialog();
    void window();

private:
    void compare(char const* state, QWidget& widget);
    void compareOne(QString const& name, QImage const& picture) const;

    QTemporaryDir m_home;
};

void TstGolden::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
    qputenv("XDG_CACHE_HOME", m_home.filePath("cache").toUtf8());
    qputenv("HOME", "/home/somebody");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.filePath("config"));
    Theme::instance().setMotionReduced(true);
    QApplication::setCursorFlashTime(0);
    QFontInfo const info(Theme::instance().font(Theme::Type::Form));
    QVERIFY2(info.family() == "Inter",
             qPrintable(info.family())); // fonts-inter; other letters, other pictures
}

void TstGolden::compare(char const* state, QWidget& widget)
{
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    for (Theme::Mode const mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().apply(mode);
        fixFigures(widget);
        QImage const picture = settled(widget);
        compareOne(QStringLiteral("%1-%2-%3x.png")
                       .arg(QLatin1String(state), mode == Theme::Mode::Dark ? "dark" : "light")
                       .arg(qGuiApp->devicePixelRatio()),
                   picture);
    }
    Theme::instance().apply(Theme::Mode::Dark);
}

void TstGolden::compareOne(QString const& name, QImage const& picture) const
{
    QString const expected = QStringLiteral(FW_TEST_DIR "/ui_golden/pictures/") + name;
    auto const save = [&](QString const& file) {
        QImageWriter writer(file, "png");
        writer.setQuality(0); // as small as it gets
        return writer.write(thrifty(picture));
    };
    if (qEnvironmentVariableIsSet("FW_WRITE_GOLDEN")) {
        QImage const before(expected);
        if (before.isNull() ||
            differenceOf(before.convertToFormat(QImage::Format_RGB888), picture) > kMostDifferent)
            QVERIFY(save(expected));
        return;
    }
    QImage const wanted = QImage(expected).convertToFormat(QImage::Format_RGB888);
    double const share = differenceOf(wanted, picture);
    QString const found = QStringLiteral(FW_BIN_DIR "/../golden/");
    if (share > kMostDifferent) {
        QDir().mkpath(found);
        save(found + name);
    }
    QVERIFY2(
        share <= kMostDifferent,
        qPrintable(QString("%1: %2 % of the pixels differ; see %3").arg(name).arg(100 * share).arg(found)));
}

void TstGolden::start()
{
    GoldenFilm film;
    film.session->closeProject();
    MainWindow window(film.session.get(), film.bridge.get(), film.thumbnails.get());
    window.resize(960, 600);
    compare("start", window);
}

void TstGolden::board()
{
    GoldenFilm film;
    film.showEveryState();
    BoardView view(film.session.get(), film.bridge.get(), film.thumbnails.get());
    view.setMode(BoardMode::Grid);
    view.resize(800, 500);
    compare("board", view);
}

void TstGolden::timeline()
{
    using story::TransitionKind;
    GoldenFilm film;
    film.perform(story::SetTransition{film.id(0), {TransitionKind::Dissolve, {16}}});
    film.perform(story::SetTransition{film.id(2), {TransitionKind::DipBlack, {16}}});
    film.perform(story::SetTransition{film.id(4), {TransitionKind::Wipe, {16}}});
    film.perform(story::SetTitles{film.id(0), {{"Small journeys", {8}, {36}, story::TitleStyle::Headline}}});
    film.perform(story::SetTitles{film.id(3), {{"Who is there?", {6}, {30}}}});
    film.perform(story::SetMarkers{
        film.id(2),
        {{{20}, "Louder here", story::MarkerColour::Amber}, {{70}, "", story::MarkerColour::Green}}});
    QString const wav = film.folder.filePath("waves.wav");
    QVERIFY(test::writeWav(wav.toStdString(), 8000, 1, 48'000, [](int, int64_t at) {
        return float(.9 * std::sin(double(at) / 9) * std::sin(double(at) / 4000));
    }));
    auto const asset = film.session->importAsset(wav.toStdString());
    QVERIFY(asset.isOk());
    auto sound = story::placeSound(film.session->board(), {*asset, "waves.wav", 6, {30}});
    QVERIFY(sound.isOk());
    sound->fadeIn = {12};
    film.perform(story::AddSound{*sound});
    film.session->setPlayhead({60});
    film.session->markIn();
    film.session->setPlayhead({190});
    film.session->markOut();
    film.session->setPlayhead({112});
    TimelineView view(film.session.get(), film.bridge.get(), film.thumbnails.get());
    view.resize(1000, 236);
    compare("timeline", view);
}

void TstGolden::canvas()
{
    GoldenFilm film;
    CanvasView view(film.session.get(), film.bridge.get(), film.thumbnails.get());
    view.resize(720, 460);
    view.setSafeAreas(true);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(!view.playback()->picture().isNull(), 60'000);
    compare("canvas", view);
}

void TstGolden::shotPanel()
{
    GoldenFilm film;
    film.perform(story::SetNegative{film.id(1), "people, signs"});
    film.session->selectOnly(film.id(1));
    ShotPanel panel(film.session.get(), film.bridge.get());
    panel.resize(348, 740);
    compare("shot", panel);
}

void TstGolden::takesAndQueue()
{
    GoldenFilm film;
    film.addTake(0);
    film.addTake(0);
    film.perform(story::ChooseTake{film.id(0), film.session->board().scenes[0].shots[0].takes[1].id});
    film.showEveryState();
    QWidget both;
    auto* row = new QHBoxLayout(&both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new TakesPanel(film.session.get(), film.thumbnails.get()), 4);
    row->addWidget(new QueuePanel(film.session.get(), film.bridge.get(), film.thumbnails.get()), 3);
    both.resize(640, 320);
    compare("takes", both);
}

void TstGolden::exportDialog()
{
    GoldenFilm film;
    film.perform(story::RemoveShot{film.id(7)});
    ExportDialog dialog(film.session.get(), film.bridge.get());
    dialog.setTarget("/home/somebody/Videos/Small journeys.mp4");
    dialog.resize(520, dialog.sizeHint().height());
    compare("export", dialog);
}

void TstGolden::window()
{
    GoldenFilm film;
    film.perform(story::SetTransition{film.id(0), {story::TransitionKind::Dissolve, {12}}});
    MainWindow window(film.session.get(), film.bridge.get(), film.thumbnails.get());
    window.resize(1280, 800);
    window.show();
    film.showEveryState();
    film.session->selectOnly(film.id(3));
    compare("window", window);
}

QTEST_MAIN(TstGolden)
#include "tst_golden.moc"
