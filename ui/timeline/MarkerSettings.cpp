#include "ui/timeline/MarkerSettings.h"

#include "ui/timeline/MarkerRow.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace fw::ui {

namespace {

constexpr int kMarkerWidth = 380;
constexpr int kSwatch = 12;

QIcon swatchOf(story::MarkerColour colour)
{
    QPixmap swatch(kSwatch, kSwatch);
    swatch.fill(colourOf(colour));
    return swatch;
}

/// Every letter is an edit of the board, so taking back is the board's too, not the line's own.
class MarkerLine final : public QLineEdit {
protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride) {
            auto const* key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore();
                return true;
            }
        }
        return QLineEdit::event(event);
    }
};

} // namespace

MarkerSettings::MarkerSettings(Session* session, MarkerRef marker, QWidget* parent)
    : QDialog(parent), m_session(session), m_marker(std::move(marker)), m_text(new MarkerLine),
      m_colour(new QComboBox)
{
    setWindowTitle(tr("Marker"));
    setMinimumWidth(kMarkerWidth);
    using story::MarkerColour;
    for (MarkerColour const colour : {MarkerColour::Blue, MarkerColour::Green, MarkerColour::Amber,
                                      MarkerColour::Red, MarkerColour::Violet}) // in the order of the enum
        m_colour->addItem(swatchOf(colour), nameOf(colour));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kCard);
    form->addRow(tr("Text"), m_text);
    form->addRow(tr("Colour"), m_colour);
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* gone = buttons->addButton(tr("Remove marker"), QDialogButtonBox::DestructiveRole);
    gone->setAutoDefault(false);
    column->addWidget(buttons);
    connect(gone, &QPushButton::clicked, this, &MarkerSettings::remove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_text, &QLineEdit::textEdited, this, &MarkerSettings::apply);
    connect(m_colour, &QComboBox::activated, this, &MarkerSettings::apply);
    connect(session, &Session::changed, this, &MarkerSettings::showMarker);
    QUndoStack* undo = session->undoStack(); // the window's own shortcuts do not reach into a dialog
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, undo, &QUndoStack::undo);
    connect(new QShortcut(QKeySequence::Redo, this), &QShortcut::activated, undo, &QUndoStack::redo);
    connect(session, &Session::opened, this, &MarkerSettings::showMarker);
    showMarker();
    m_text->setFocus();
    m_text->selectAll();
}

void MarkerSettings::showMarker()
{
    story::Marker const* marker = findMarker(m_session->board(), m_marker);
    if (!marker) {
        close();
        return;
    }
    QString const text = QString::fromStdString(marker->text);
    if (m_text->text() != text) // typing must not move the cursor
        m_text->setText(text);
    m_colour->setCurrentIndex(static_cast<int>(marker->colour));
}

void MarkerSettings::apply()
{
    story::Marker const* marker = findMarker(m_session->board(), m_marker);
    if (!marker)
        return;
    story::Marker changed = *marker;
    changed.text = m_text->text().toStdString();
    changed.colour = static_cast<story::MarkerColour>(m_colour->currentIndex());
    if (changed == *marker)
        return;
    if (auto const edit = withMarker(m_session->board(), m_marker, std::move(changed)))
        (void)m_session->perform(*edit); // errors go to Session::failed
}

void MarkerSettings::remove()
{
    if (auto const edit = withoutMarker(m_session->board(), m_marker))
        (void)m_session->perform(*edit); // and the dialog closes, its marker being gone
}

} // namespace fw::ui
