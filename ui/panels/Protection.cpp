#include "ui/panels/Protection.h"

#include "ui/panels/Widgets.h"

#include <QCoreApplication>
#include <QDialog>

namespace fw::ui {

namespace {

constexpr int kProtectionWidth = 640;
constexpr int kProtectionIconPx = 16;

constexpr char const* kProtected[] = {
    QT_TRANSLATE_NOOP("Protection",
                      "Nobody is rendered or exported without a consent that is good that day: the "
                      "engine asks the signed ledger before, during and after each rendering."),
    QT_TRANSLATE_NOOP("Protection",
                      "Headshots are encrypted under a key per person, and never lie in a project. "
                      "Withdrawing a consent destroys that key."),
    QT_TRANSLATE_NOOP("Protection",
                      "Ledger, audit log and review log are signed chains: a change, a missing entry "
                      "or an older copy shows."),
    QT_TRANSLATE_NOOP("Protection",
                      "Every film that leaves carries a visible mark and signed credentials that say "
                      "it was made with AI."),
};
constexpr char const* kNotProtected[] = {
    QT_TRANSLATE_NOOP("Protection",
                      "You, with all the keys: whoever runs as your account can read them, change this "
                      "program, or go back to a whole backup of that day."),
    QT_TRANSLATE_NOOP("Protection",
                      "Whether a statement is true. The ledger keeps who stated what, and when; it "
                      "cannot know who typed the name."),
    QT_TRANSLATE_NOOP("Protection",
                      "Names and words that no rule knows. The rules help people who mean well; they "
                      "are not a wall."),
    QT_TRANSLATE_NOOP("Protection",
                      "Photos of real people that were used as ordinary pictures and never declared."),
    QT_TRANSLATE_NOOP("Protection",
                      "What was exported is out. Marks can be cut away, and a missing mark proves "
                      "nothing."),
};

template <size_t N>
void addPart(QVBoxLayout* column, QString const& title, ShotState tone, char const* const (&lines)[N])
{
    Theme const& theme = Theme::instance();
    column->addWidget(makeLabel(title, Theme::Type::ShotName));
    QString const icon =
        tone == ShotState::Ready ? QStringLiteral("shield-check") : QStringLiteral("info-circle");
    for (char const* line : lines) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kCard);
        auto* mark = new QLabel;
        mark->setPixmap(
            theme.pixmap(icon, kProtectionIconPx, theme.state(tone).text, mark->devicePixelRatioF()));
        auto* text =
            makeLabel(QCoreApplication::translate("Protection", line), Theme::Type::Form, "secondary");
        text->setWordWrap(true);
        row->addWidget(mark, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        column->addLayout(row);
    }
}

} // namespace

void showProtection(QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QObject::tr("What is protected, and what is not"));
    dialog->setFixedWidth(kProtectionWidth);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kCard);
    addPart(column, QObject::tr("Protected"), ShotState::Ready, kProtected);
    column->addSpacing(space::kCard);
    addPart(column, QObject::tr("Not protected"), ShotState::Stale, kNotProtected);
    auto* more = makeLabel(QObject::tr("The whole list is in docs/security.md."), Theme::Type::Body, "muted");
    column->addSpacing(space::kCard);
    column->addWidget(more);
    dialog->show();
}

} // namespace fw::ui
