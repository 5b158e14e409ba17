#pragma once

#include "engine/consent/Consent.h"
#include "ui/bridge/CastBook.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace fw::ui {

// People for tests of the window: invented names, and faces that a painter drew.

/// A head with hair, eyes and a mouth on a plain ground; `hue` tells people apart.
inline QImage drawnFace(int hue, QSize size = {160, 200})
{
    QImage picture(size, QImage::Format_RGB888);
    picture.fill(QColor::fromHsv((hue + 180) % 360, 60, 150));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPointF const middle(size.width() / 2.0, size.height() / 2.0);
    painter.setBrush(QColor::fromHsv(hue, 120, 90));
    painter.drawEllipse(middle - QPointF(0, 18), 58, 66); // hair
    painter.drawRect(QRectF(middle.x() - 62, size.height() - 44, 124, 44));
    painter.setBrush(QColor(232, 190, 160));
    painter.drawEllipse(middle, 46, 60);
    painter.setBrush(QColor(40, 40, 48));
    painter.drawEllipse(middle + QPointF(-18, -8), 5, 6);
    painter.drawEllipse(middle + QPointF(18, -8), 5, 6);
    painter.setPen(QPen(QColor(150, 60, 60), 4));
    painter.drawArc(QRectF(middle.x() - 16, middle.y() + 12, 32, 20), 200 * 16, 140 * 16);
    return picture;
}

/// Straight into the ledger, as another program would do it.
inline SubjectId recordPerson(std::string const& name, std::filesystem::path const& project,
                              consent::Clock clock = consent::systemTime, int months = 1)
{
    consent::Ledger ledger(consent::defaultFolder(), consent::fileKeyStore(consent::defaultFolder() / "keys"),
                           std::move(clock));
    consent::Consent made;
    made.kind = consent::SubjectKind::Synthetic;
    made.name = name;
    made.typedName = "Test Person";
    made.isAdultStated = true;
    made.scope = {project.empty(),
                  project.empty() ? std::vector<std::string>()
                                  : std::vector<std::string>{consent::projectName(project)},
                  {consent::Use::Render, consent::Use::Export}};
    auto const added = ledger.add(std::move(made), months);
    return added ? added->subject : SubjectId{"not-added"};
}

/// Reads the ledger again and waits until the window knows it.
inline bool readAgain(CastBook& cast)
{
    bool isRead = false;
    cast.refresh();
    cast.preview("no such file", &cast,
                 [&](Result<QImage> const&) { isRead = true; }); // answers keep their order
    return QTest::qWaitFor([&] { return isRead; }, 10'000);
}

} // namespace fw::ui
