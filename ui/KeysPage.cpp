#include "ui/KeysPage.h"

#include "ui/CommandSearch.h"
#include "ui/panels/Widgets.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeWidget>

namespace fw::ui {

namespace {

constexpr int kCommandData = Qt::UserRole;

QString textOf(Keymap::Keys const& keys)
{
    QStringList names;
    for (QKeySequence const& key : keys)
        names << key.toString(QKeySequence::NativeText);
    return names.join(QStringLiteral(", "));
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

/// What the command is called without its count or its undo text.
QString commandName(Actions const& actions, Command command)
{
    return QCoreApplication::translate("Actions", actions.at(command)->objectName().toLatin1().constData())
        .remove("...");
}

} // namespace

KeyField::KeyField(QWidget* parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setPlaceholderText(tr("Click here and press a key"));
    setAccessibleName(tr("New key"));
}

bool KeyField::event(QEvent* event)
{
    bool const isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    auto* key = isKey ? static_cast<QKeyEvent*>(event) : nullptr;
    if (!key || key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab || key->key() == Qt::Key_Escape)
        return QLineEdit::event(event);
    event->accept(); // no command runs while its key is asked for
    if (event->type() == QEvent::KeyPress && !isModifier(key->key())) {
        // The keypad's plus is the plus.
        Qt::KeyboardModifiers const held = key->modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
        Q_EMIT pressed(QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key->key()))));
    }
    return true;
}

KeysPage::KeysPage(Actions* actions, Keymap keymap, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_keymap(std::move(keymap)), m_preset(new QComboBox),
      m_list(new QTreeWidget), m_field(new KeyField), m_clear(makeButton("x", tr("No key"))),
      m_reset(makeButton("arrow-back-up", tr("As in the preset"))),
      m_resetAll(makeButton("refresh", tr("All as in the preset"))),
      m_said(makeLabel({}, Theme::Type::Body, "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kPanel);
    column->addWidget(buildTop());
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->header()->setStretchLastSection(true);
    for (int i = 0; i < static_cast<int>(Command::Count); ++i) {
        auto* row = new QTreeWidgetItem({commandName(*m_actions, static_cast<Command>(i)), QString()});
        row->setData(0, kCommandData, i);
        m_list->addTopLevelItem(row);
    }
    m_list->resizeColumnToContents(0);
    column->addWidget(m_list, 1);
    column->addWidget(buildBottom());
    m_said->setWordWrap(true);
    column->addWidget(m_said);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysPage::showSelected);
    connect(m_preset, &QComboBox::activated, this,
            [this](int index) { show(m_keymap.with(static_cast<KeyPreset>(index))); });
    connect(m_field, &KeyField::pressed, this, &KeysPage::choose);
    show(m_keymap);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

QWidget* KeysPage::buildTop()
{
    // Names of programs, so not translated.
    m_preset->addItems({"Framewright", "Adobe Premiere Pro", "DaVinci Resolve", "Avid Media Composer"});
    m_preset->setAccessibleName(tr("Preset"));
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find a command or a key"));
    search->setAccessibleName(search->placeholderText());
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, this, &KeysPage::filter);
    auto* top = new QWidget;
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    row->addWidget(makeLabel(tr("Keys as in")));
    row->addWidget(m_preset);
    row->addWidget(search, 1);
    return top;
}

QWidget* KeysPage::buildBottom()
{
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    row->addWidget(m_field, 1);
    for (QPushButton* button : {m_clear, m_reset, m_resetAll}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_clear, &QPushButton::clicked, this, [this] { choose({}); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        Keymap keymap = m_keymap;
        auto const lost = keymap.reset(selected());
        show(keymap);
        sayLost(lost);
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] { show({m_keymap.preset, {}}); });
    return bottom;
}

void KeysPage::show(Keymap const& keymap)
{
    bool const isNew = keymap != m_keymap;
    m_keymap = keymap;
    m_preset->setCurrentIndex(static_cast<int>(m_keymap.preset));
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = m_list->topLevelItem(i);
        auto const command = static_cast<Command>(i);
        QFont font = row->font(0);
        font.setBold(m_keymap.changed.count(command) > 0);
        row->setFont(0, font);
        row->setFont(1, font);
        row->setText(1, textOf(m_keymap.keysOf(command)));
    }
    m_actions->setKeys(m_keymap);
    m_said->setText({});
    showSelected();
    if (isNew)
        Q_EMIT changed();
}

void KeysPage::filter(QString const& typed)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = m_list->topLevelItem(i);
        bool const fits = commandRank(row->text(0), typed) >= 0 ||
                          row->text(1).contains(typed.trimmed(), Qt::CaseInsensitive);
        row->setHidden(!fits);
    }
}

void KeysPage::choose(QKeySequence const& key)
{
    Command const command = selected();
    if (command == Command::Count)
        return;
    Keymap keymap = m_keymap;
    auto const lost = keymap.setKeys(command, key.isEmpty() ? Keymap::Keys() : Keymap::Keys{key});
    show(keymap);
    sayLost(lost);
}

void KeysPage::sayLost(std::vector<Command> const& lost)
{
    QStringList names;
    for (Command const command : lost)
        names << commandName(*m_actions, command);
    m_said->setText(names.isEmpty() ? QString()
                                    : tr("The key was taken from: %1").arg(names.join(QStringLiteral(", "))));
}

void KeysPage::showSelected()
{
    Command const command = selected();
    bool const isThere = command != Command::Count;
    m_field->setEnabled(isThere);
    m_field->setText(isThere ? textOf(m_keymap.keysOf(command)) : QString());
    m_clear->setEnabled(isThere && !m_keymap.keysOf(command).isEmpty());
    m_reset->setEnabled(isThere && m_keymap.changed.count(command) > 0);
    m_resetAll->setEnabled(!m_keymap.changed.empty());
}

Command KeysPage::selected() const
{
    QTreeWidgetItem const* row = m_list->currentItem();
    return row ? static_cast<Command>(row->data(0, kCommandData).toInt()) : Command::Count;
}

} // namespace fw::ui
