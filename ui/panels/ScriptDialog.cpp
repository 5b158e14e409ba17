#include "ui/panels/ScriptDialog.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTreeWidget>

#include <cmath>

namespace fw::ui {

namespace {

constexpr int kShownRemarks = 4;
constexpr double kDefaultSeconds = 2;
constexpr double kMostSeconds = 600;

constexpr int kTypedMilliseconds = 200;
constexpr int kPastedHeight = 160;

/// What a text looks like: scene headings of a screenplay, or the header row of a table.
interchange::ScriptFormat formatOf(QString const& text)
{
    static QRegularExpression const kHeading(QStringLiteral("^\\s*(INT|EXT|EST|I/E)[./ ]"),
                                             QRegularExpression::MultilineOption |
                                                 QRegularExpression::CaseInsensitiveOption);
    QString const first = text.trimmed().section('\n', 0, 0);
    if (kHeading.match(text).hasMatch())
        return interchange::ScriptFormat::Fountain;
    bool const isTable = first.contains(',') && first.contains(QStringLiteral("prompt"), Qt::CaseInsensitive);
    return isTable ? interchange::ScriptFormat::Csv : interchange::ScriptFormat::PlainText;
}

QString oneLine(std::string const& text) { return QString::fromStdString(text).simplified(); }

} // namespace

ScriptDialog::ScriptDialog(Session* session, std::filesystem::path file, QWidget* parent)
    : QDialog(parent), m_session(session), m_file(std::move(file))
{
    setWindowTitle(tr("Import %1").arg(QString::fromStdString(m_file.filename().string())));
    build();
}

ScriptDialog::ScriptDialog(Session* session, QWidget* parent)
    : QDialog(parent), m_session(session), m_text(new QPlainTextEdit), m_format(new QComboBox)
{
    setWindowTitle(tr("Paste a script"));
    build();
    connect(m_text, &QPlainTextEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    m_text->setPlainText(QGuiApplication::clipboard()->text());
    m_text->selectAll();
    m_text->setFocus();
}

void ScriptDialog::build()
{
    resize(720, m_text ? 640 : 560);
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypedMilliseconds);
    connect(&m_typed, &QTimer::timeout, this, &ScriptDialog::read);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    if (m_text)
        buildText(column);
    m_tree = new QTreeWidget;
    m_tree->setObjectName(QStringLiteral("script"));
    m_tree->setAccessibleName(tr("Scenes and shots of the script"));
    m_tree->setHeaderLabels({tr("Scene and prompt"), tr("Dialogue"), tr("Notes")});
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->setColumnWidth(1, 170);
    m_tree->setColumnWidth(2, 130);
    m_remarks = makeLabel({}, Theme::Type::Body, "muted");
    m_remarks->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_import = buttons->button(QDialogButtonBox::Ok);
    m_import->setProperty("primary", true);
    buildSettings(column);
    column->addWidget(m_tree, 1);
    column->addWidget(m_remarks);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ScriptDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ScriptDialog::read);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &ScriptDialog::read);
    read();
}

void ScriptDialog::buildText(QVBoxLayout* column)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kCard);
    auto* label =
        makeLabel(tr("Paste or write it here. Each paragraph becomes a shot, a line that starts with # "
                     "or INT. a scene."),
                  Theme::Type::Body, "muted");
    label->setWordWrap(true);
    head->addWidget(label, 1);
    m_format->setAccessibleName(tr("Kind of the script"));
    m_format->setToolTip(tr("Kind of the script"));
    m_format->addItem(tr("As it looks"), -1);
    m_format->addItem(tr("Plain text"), static_cast<int>(interchange::ScriptFormat::PlainText));
    m_format->addItem(tr("Screenplay (Fountain)"), static_cast<int>(interchange::ScriptFormat::Fountain));
    m_format->addItem(tr("Table (CSV)"), static_cast<int>(interchange::ScriptFormat::Csv));
    connect(m_format, &QComboBox::currentIndexChanged, &m_typed, qOverload<>(&QTimer::start));
    head->addWidget(m_format, 0, Qt::AlignTop);
    column->addLayout(head);
    m_text->setAccessibleName(tr("Script"));
    m_text->setTabChangesFocus(true);
    m_text->setFont(Theme::instance().font(Theme::Type::Form));
    m_text->setFixedHeight(kPastedHeight);
    column->addWidget(m_text);
}

void ScriptDialog::buildSettings(QVBoxLayout* column)
{
    m_preset = new QComboBox;
    m_preset->setAccessibleName(tr("Preset of the shots"));
    for (presets::Preset const& preset : m_session->tools().presets.all())
        m_preset->addItem(engineText(preset.name), QString::fromStdString(preset.id));
    m_seconds = new QDoubleSpinBox;
    m_seconds->setAccessibleName(tr("Length of the shots"));
    m_seconds->setRange(0.1, kMostSeconds);
    m_seconds->setDecimals(1);
    m_seconds->setSingleStep(0.5);
    m_seconds->setValue(kDefaultSeconds);
    m_seconds->setSuffix(tr(" s"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addWidget(makeLabel(tr("Preset"), Theme::Type::Form, "secondary"));
    row->addWidget(m_preset, 1);
    row->addSpacing(space::kPanel);
    row->addWidget(makeLabel(tr("Length of a shot"), Theme::Type::Form, "secondary"));
    row->addWidget(m_seconds);
    column->addLayout(row);
}

Result<interchange::Script> ScriptDialog::readSource(interchange::ScriptDefaults const& defaults) const
{
    if (!m_text)
        return interchange::readScript(m_file, defaults);
    int const chosen = m_format->currentData().toInt();
    return interchange::scriptFrom(m_text->toPlainText().toStdString(),
                                   chosen < 0 ? formatOf(m_text->toPlainText())
                                              : static_cast<interchange::ScriptFormat>(chosen),
                                   tr("The pasted text").toStdString(), defaults);
}

void ScriptDialog::read()
{
    FrameRate const rate = m_session->board().format.rate;
    interchange::ScriptDefaults const defaults{
        m_preset->currentData().toString().toStdString(),
        {std::max<int64_t>(1, std::llround(m_seconds->value() * rate.perSecond()))},
        rate};
    auto script = readSource(defaults);
    m_script.reset();
    m_tree->clear();
    m_import->setEnabled(script.isOk());
    setRole(m_remarks, script ? "muted" : "warning");
    if (!script) {
        m_import->setText(tr("Import"));
        bool const isEmpty = m_text && m_text->toPlainText().trimmed().isEmpty();
        m_remarks->setText(isEmpty ? QString() : sentenceOf(script.error()));
        m_remarks->show();
        return;
    }
    m_script = std::move(*script);
    showScript();
}

void ScriptDialog::showScript()
{
    for (story::Scene const& scene : m_script->scenes) {
        auto* top = new QTreeWidgetItem(m_tree, {oneLine(scene.title)});
        top->setFirstColumnSpanned(true);
        QFont font = Theme::instance().font(Theme::Type::Body);
        font.setWeight(QFont::DemiBold);
        top->setFont(0, font);
        for (story::Shot const& shot : scene.shots) {
            auto* item =
                new QTreeWidgetItem(top, {oneLine(shot.prompt), oneLine(shot.dialogue), oneLine(shot.notes)});
            for (int i = 0; i < 3; ++i)
                item->setToolTip(i, item->text(i));
        }
    }
    m_tree->expandAll();
    int const shots = static_cast<int>(interchange::shotCount(*m_script));
    m_import->setText(tr("Import %n shot(s)", nullptr, shots));
    QStringList lines;
    for (std::string const& remark : m_script->remarks) {
        if (lines.size() == kShownRemarks) {
            lines << tr("... and %1 more.").arg(m_script->remarks.size() - kShownRemarks);
            break;
        }
        lines << engineText(remark).simplified();
    }
    m_remarks->setText(lines.join('\n'));
    m_remarks->setVisible(!lines.isEmpty());
}

void ScriptDialog::accept()
{
    if (m_typed.isActive()) {
        m_typed.stop();
        read(); // what was typed last
    }
    if (!m_script)
        return;
    if (!m_session->isOpen())
        return QDialog::accept();
    ShotId const first = m_script->scenes.front().shots.front().id;
    if (!m_session->perform(interchange::importEdit(*m_script, m_session->board())))
        return; // Session::failed says why; nothing has changed
    m_session->selectOnly(first);
    QDialog::accept();
}

} // namespace fw::ui
