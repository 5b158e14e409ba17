#include "app/TrustScript.h"

#include "ui/GenerateFlow.h"
#include "ui/TrustFlow.h"
#include "ui/models/ReviewListModel.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/StatementDialog.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTemporaryDir>

namespace fw {

namespace {

constexpr QSize kFace{320, 400};
constexpr int64_t kDay = 24 * 3600;

/// Hair, a face, eyes and a mouth: nobody, and plainly so.
QImage drawnFace(int hue)
{
    QImage picture(kFace, QImage::Format_RGB888);
    picture.fill(QColor::fromHsv((hue + 160) % 360, 70, 120));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPointF const middle(kFace.width() / 2.0, kFace.height() / 2.0);
    painter.setBrush(QColor::fromHsv((hue + 40) % 360, 90, 170));
    painter.drawRoundedRect(QRectF(middle.x() - 130, kFace.height() - 70, 260, 120), 60, 60);
    painter.setBrush(QColor::fromHsv(hue, 130, 80));
    painter.drawEllipse(middle - QPointF(0, 26), 112, 124);
    painter.setBrush(QColor(226 - hue / 6, 184 - hue / 5, 152 - hue / 5));
    painter.drawEllipse(middle + QPointF(0, 14), 88, 112);
    painter.setBrush(QColor(36, 36, 44));
    painter.drawEllipse(middle + QPointF(-34, 0), 9, 11);
    painter.drawEllipse(middle + QPointF(34, 0), 9, 11);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(150, 62, 62), 7, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(middle.x() - 32, middle.y() + 34, 64, 36), 205 * 16, 130 * 16);
    return picture;
}

} // namespace

void TrustScript::useOwnInstallation()
{
    static QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.filePath("data").toUtf8());
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // keys in files: no keyring is asked
}

bool TrustScript::record(char const* name, int hue, consent::SubjectKind kind)
{
    std::filesystem::path const file = m_folder / (std::string(name) + ".png");
    if (!drawnFace(hue).save(QString::fromStdString(file.string())))
        return false;
    ui::CastBook::Statement statement;
    statement.consent.kind = kind;
    statement.consent.name = name;
    statement.consent.typedName = name;
    statement.consent.isAdultStated = true;
    statement.consent.scope = {true, {}, {consent::Use::Render, consent::Use::Export}};
    statement.pictures = {{"front", file}};
    if (hue % 2 == 0)
        statement.pictures.push_back({"smile", file});
    std::optional<bool> isGood;
    m_app.bridge().cast()->record(
        std::move(statement), &m_app,
        [&](Result<ui::CastBook::Recorded> const& made) { isGood = made.isOk() && made->pictures.isOk(); });
    return m_waitFor([&] { return isGood.has_value(); }) && *isGood;
}

SubjectId TrustScript::idOf(char const* name) const
{
    for (consent::Subject const& each : m_app.bridge().cast()->subjects())
        if (each.name == name)
            return each.id;
    return {};
}

bool TrustScript::fillCast()
{
    // The one whose consent is over comes first: the ledger's time only moves forward.
    int64_t const then = consent::systemTime() - 90 * kDay;
    consent::Ledger ledger(consent::defaultFolder(), consent::fileKeyStore(consent::defaultFolder() / "keys"),
                           [then] { return then; });
    consent::Consent over;
    over.kind = consent::SubjectKind::OtherAdult;
    over.name = over.typedName = "Mira Muster";
    over.isAdultStated = true;
    over.scope = {true, {}, {consent::Use::Render, consent::Use::Export}};
    if (!ledger.add(std::move(over), 2))
        return false;
    bool const isFilled = record("Ada Example", 24, consent::SubjectKind::Self) &&
                          record("Captain Byte", 210, consent::SubjectKind::Synthetic) &&
                          record("Jonas Sample", 121, consent::SubjectKind::OtherAdult);
    ui::CastBook& cast = *m_app.bridge().cast();
    if (!isFilled || !m_waitFor([&] { return !idOf("Jonas Sample").value.empty(); }))
        return false;
    std::optional<bool> isGone;
    cast.revoke(idOf("Jonas Sample"), "asked for it", &m_app,
                [&](Status const& status) { isGone = status.isOk(); });
    return m_waitFor([&] { return isGone.has_value(); }) && *isGone && m_waitFor([&] {
               bool areOpen = true;
               for (char const* name : {"Ada Example", "Captain Byte"})
                   areOpen = !cast.portrait(idOf(name)).isNull() && areOpen;
               return areOpen && cast.find(idOf("Jonas Sample"))->revoked;
           });
}

bool TrustScript::castShots(std::vector<ShotId> const& shots)
{
    ui::Session& session = m_app.session();
    return shots.size() > 3 &&
           session.perform(story::SetCast{shots[0], {idOf("Ada Example"), idOf("Mira Muster")}}) &&
           session.perform(story::SetCast{shots[1], {idOf("Captain Byte")}}) &&
           session.perform(story::SetCast{shots[3], {idOf("Jonas Sample")}}) &&
           session.perform(story::SetPrompt{shots[2], "a naked statue turns in a small museum"});
}

QWidget* TrustScript::openStatement()
{
    m_app.window().trust()->addPerson();
    auto* dialog = m_app.window().findChild<ui::StatementDialog*>();
    QPushButton* next = nullptr;
    for (auto* button : dialog->findChildren<QPushButton*>())
        if (button->text() == ui::StatementDialog::tr("Next"))
            next = button;
    for (auto* line : dialog->findChildren<QLineEdit*>())
        if (line->accessibleName() == ui::StatementDialog::tr("Name in the cast list") ||
            line->accessibleName() == ui::StatementDialog::tr("Signature"))
            line->setText("Nora Newby");
    next->click();
    return dialog;
}

QWidget* TrustScript::openReview(ShotId const& shot)
{
    ui::ReviewBook& reviews = *m_app.bridge().reviews();
    int expected = 0;
    for (char const* prompt : {"a porn set in an empty warehouse", "a deepfake of a politician on a beach"}) {
        if (!m_app.session().perform(story::SetPrompt{shot, prompt}))
            return nullptr;
        m_app.window().generator()->generate({shot});
        ++expected;
        (void)m_waitFor([&] { return reviews.waiting() >= expected; });
    }
    return m_app.window().trust()->showReview();
}

} // namespace fw
