#include "ui/panels/ScriptDialog.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QTreeWidget>

#include <cmath>

namespace fw::ui {

namespace {

constexpr int kShownRemarks = 4;
constexpr double kDefaultSeconds = 2;
constexpr double kMostSeconds = 600;

QString oneLine(std::string const& text) { return QString::fromStdString(text).simplified(); }

} // namespace

ScriptDialog::ScriptDialog(Session* session, std::filesystem::path file, QWidget* parent)
    : QDialog(parent), m_session(session), m_file(std::move(file))
{
    setWindowTitle(tr("Import %1").arg(QString::fromStdString(m_file.filename().string())));
    resize(720, 560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
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

void ScriptDialog::read()
{
    FrameRate const rate = m_session->board().format.rate;
    interchange::ScriptDefaults const defaults{
        m_preset->currentData().toString().toStdString(),
        {std::max<int64_t>(1, std::llround(m_seconds->value() * rate.perSecond()))},
        rate};
    auto script = interchange::readScript(m_file, defaults);
    m_script.reset();
    m_tree->clear();
    m_import->setEnabled(script.isOk());
    setRole(m_remarks, script ? "muted" : "warning");
    if (!script) {
        m_import->setText(tr("Import"));
        m_remarks->setText(sentenceOf(script.error()));
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
    if (!m_script)
        return;
    ShotId const first = m_script->scenes.front().shots.front().id;
    if (!m_session->perform(interchange::importEdit(*m_script, m_session->board())))
        return; // Session::failed says why; nothing has changed
    m_session->selectOnly(first);
    QDialog::accept();
}

} // namespace fw::ui
