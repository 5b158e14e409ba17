#include "ui/board/FilterBar.h"

#include "ui/theme/Sentence.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kFilterWordsWidth = 240;

QComboBox* makeChoice(QString const& name)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

/// Fills a choice anew and keeps what was chosen; false when that is not there any more.
bool fill(QComboBox* box, QString const& all, std::vector<std::pair<QString, QString>> const& rows)
{
    QString const chosen = box->currentData().toString();
    QSignalBlocker const quiet(box);
    box->clear();
    box->addItem(all, QString());
    for (auto const& [name, id] : rows)
        box->addItem(name, id);
    bool const isThere = box->findData(chosen) >= 0;
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    return isThere;
}

} // namespace

FilterBar::FilterBar(Session* session, CastBook* cast, QWidget* parent)
    : QWidget(parent), m_session(session), m_cast(cast), m_words(new QLineEdit),
      m_state(makeChoice(tr("State"))), m_preset(makeChoice(tr("Preset"))),
      m_person(makeChoice(tr("Person"))), m_found(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kPanel, space::kTight, space::kPanel, space::kTight);
    row->setSpacing(space::kCard);
    m_words->setPlaceholderText(tr("Find in prompts, dialogue and notes"));
    m_words->setToolTip(m_words->placeholderText());
    m_words->setAccessibleName(tr("Words"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(kFilterWordsWidth);
    m_state->addItem(tr("Any state"), -1);
    for (int i = 0; i <= static_cast<int>(ShotState::Cancelled); ++i) {
        StateLook const look = Theme::instance().state(static_cast<ShotState>(i));
        m_state->addItem(Theme::instance().icon(look.icon), look.word, i);
    }
    auto* close = new QToolButton;
    close->setAccessibleName(tr("Show all shots"));
    close->setToolTip(tr("Show all shots (Esc)"));
    close->setIcon(Theme::instance().icon(QStringLiteral("x")));
    connect(&Theme::instance(), &Theme::changed, close,
            [close] { close->setIcon(Theme::instance().icon(QStringLiteral("x"))); });
    for (QWidget* each : {static_cast<QWidget*>(m_words), static_cast<QWidget*>(m_state),
                          static_cast<QWidget*>(m_preset), static_cast<QWidget*>(m_person)})
        row->addWidget(each);
    row->addStretch();
    row->addWidget(m_found);
    row->addWidget(close);
    fillPresets();
    fillPeople();
    connect(m_words, &QLineEdit::textChanged, this, &FilterBar::changed);
    for (QComboBox* box : {m_state, m_preset, m_person})
        connect(box, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
    connect(close, &QToolButton::clicked, this, &FilterBar::clear);
    connect(session, &Session::opened, this, &FilterBar::clear);
    connect(cast, &CastBook::changed, this, &FilterBar::fillPeople);
    hide();
}

void FilterBar::ask()
{
    show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

ShotFilter FilterBar::filter() const
{
    ShotFilter made{m_words->text(),
                    {},
                    m_preset->currentData().toString().toStdString(),
                    SubjectId{m_person->currentData().toString().toStdString()}};
    if (int const state = m_state->currentData().toInt(); state >= 0)
        made.state = static_cast<ShotState>(state);
    return made;
}

void FilterBar::setFound(int shown, int all)
{
    m_found->setText(shown > 0 ? tr("%1 of %2 shots").arg(shown).arg(all) : tr("No shot matches"));
}

bool FilterBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FilterBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return clear();
    QWidget::keyPressEvent(event);
}

void FilterBar::clear()
{
    {
        QSignalBlocker const quiet(this); // one change, not four
        m_words->clear();
        for (QComboBox* box : {m_state, m_preset, m_person})
            box->setCurrentIndex(0);
    }
    hide();
    Q_EMIT changed();
    Q_EMIT closed();
}

void FilterBar::fillPresets()
{
    std::vector<std::pair<QString, QString>> rows;
    for (presets::Preset const& preset : m_session->tools().presets.all())
        rows.emplace_back(engineText(preset.name), QString::fromStdString(preset.id));
    (void)fill(m_preset, tr("Any preset"), rows); // they stay as long as the program runs
}

void FilterBar::fillPeople()
{
    std::vector<std::pair<QString, QString>> rows;
    for (consent::Subject const& each : m_cast->subjects())
        rows.emplace_back(QString::fromStdString(m_cast->nameOf(each.id)),
                          QString::fromStdString(each.id.value));
    bool const isThere = fill(m_person, tr("Anybody"), rows);
    m_person->setVisible(!rows.empty());
    if (!isThere)
        Q_EMIT changed();
}

} // namespace fw::ui
