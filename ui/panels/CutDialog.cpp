#include "ui/panels/CutDialog.h"

#include "engine/base/Timecode.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>

namespace fw::ui {

using interchange::CutChange;

namespace {

constexpr int kMostRemarks = 6;

} // namespace

CutDialog::CutDialog(Session* session, std::filesystem::path const& file, QWidget* parent)
    : QDialog(parent), m_session(session)
{
    setWindowTitle(tr("Import %1").arg(QString::fromStdString(file.filename().string())));
    resize(760, 600);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    m_summary = makeLabel({}, Theme::Type::Form);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setWordWrap(true);
    buildTree();
    m_remarks = makeLabel({}, Theme::Type::Body, "muted");
    m_remarks->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_button = buttons->button(QDialogButtonBox::Ok);
    m_button->setText(tr("Import cut"));
    m_button->setProperty("primary", true);
    m_button->setFocus(); // what is chosen above it is rarely another
    column->addWidget(m_summary);
    buildSettings(column);
    column->addWidget(m_tree, 1);
    column->addWidget(m_remarks);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &CutDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (auto cut = interchange::readCut(file); cut) {
        m_cut = std::move(*cut);
        plan();
    } else {
        refuse(cut.error());
    }
}

void CutDialog::buildTree()
{
    m_tree = new QTreeWidget;
    m_tree->setObjectName(QStringLiteral("cut"));
    m_tree->setAccessibleName(tr("Scenes and shots of the cut"));
    m_tree->setHeaderLabels({tr("Scene and shot"), tr("What happens"), tr("Length")});
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
}

void CutDialog::buildSettings(QVBoxLayout* column)
{
    m_preset = new QComboBox;
    m_preset->setAccessibleName(tr("Preset of new shots"));
    for (presets::Preset const& preset : m_session->tools().presets.all())
        m_preset->addItem(engineText(preset.name), QString::fromStdString(preset.id));
    m_removes = new QCheckBox(tr("Remove the shots that the cut does not have"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addWidget(makeLabel(tr("Preset of new shots"), Theme::Type::Form, "secondary"));
    row->addWidget(m_preset, 1);
    column->addLayout(row);
    column->addWidget(m_removes);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &CutDialog::plan);
    connect(m_removes, &QCheckBox::toggled, this, &CutDialog::plan);
}

void CutDialog::refuse(Error const& error)
{
    m_import.reset();
    m_tree->clear();
    m_summary->hide();
    m_removes->hide();
    m_button->setEnabled(false);
    setRole(m_remarks, "warning");
    m_remarks->setText(sentenceOf(error));
}

void CutDialog::plan()
{
    if (!m_cut)
        return;
    auto import =
        interchange::importCut(*m_cut, m_session->board(),
                               {m_preset->currentData().toString().toStdString(), m_removes->isChecked()});
    if (!import)
        return refuse(import.error());
    m_import = std::move(*import);
    showImport();
}

void CutDialog::showImport()
{
    m_removes->setVisible(m_import->count(CutChange::Missing) > 0);
    m_preset->setEnabled(m_import->count(CutChange::New) + m_import->count(CutChange::Gap) > 0);
    m_button->setEnabled(m_import->isChange);
    m_summary->setText(summary());
    showRows();
    QStringList lines;
    for (std::string const& remark : m_import->remarks) {
        if (lines.size() == kMostRemarks) {
            lines << tr("... and %1 more.").arg(m_import->remarks.size() - kMostRemarks);
            break;
        }
        lines << engineText(remark).simplified();
    }
    m_remarks->setText(lines.join('\n'));
    m_remarks->setVisible(!lines.isEmpty());
}

QString CutDialog::summary() const
{
    if (!m_import->isChange)
        return tr("The project is this cut already: there is nothing to import.");
    int const fresh = static_cast<int>(m_import->count(CutChange::New) + m_import->count(CutChange::Gap) +
                                       m_import->count(CutChange::Copy));
    if (!m_import->isReCut)
        return tr("%n shot(s) come as scenes of their own behind those that are there. They are empty: write "
                  "their prompts and render them.",
                  nullptr, fresh);
    return tr("%n shot(s) change.", nullptr, static_cast<int>(m_import->count(CutChange::Changed))) + ' ' +
           tr("%n shot(s) come anew.", nullptr, fresh) + ' ' +
           tr("%n shot(s) stay as they are.", nullptr, static_cast<int>(m_import->count(CutChange::Same)));
}

QString CutDialog::changeText(interchange::CutRow const& row) const
{
    switch (row.change) {
    case CutChange::Same: return tr("stays as it is");
    case CutChange::New: return tr("new, empty");
    case CutChange::Copy: return tr("second piece");
    case CutChange::Gap: return tr("gap, an empty shot");
    case CutChange::Missing:
        return m_removes->isChecked() ? tr("removed") : tr("not in the cut, moves behind it");
    case CutChange::Changed: break;
    }
    QStringList what;
    if (row.isMoved)
        what << tr("another place");
    if (row.length < row.before)
        what << tr("shorter");
    else if (row.length > row.before)
        what << tr("longer");
    else if (row.isTrimmed)
        what << tr("begins elsewhere");
    if (row.hasOtherTransition)
        what << tr("another transition");
    return what.isEmpty() ? tr("another note or marker") : what.join(QStringLiteral(", "));
}

QString CutDialog::lengthText(interchange::CutRow const& row) const
{
    FrameRate const rate = m_session->board().format.rate;
    auto const text = [rate](TimelineFrame length) {
        return QString::fromStdString(timecode(length.count, rate));
    };
    if (row.length.count == 0) // removed
        return text(row.before);
    return row.before.count == 0 || row.before == row.length
               ? text(row.length)
               : tr("%1 instead of %2").arg(text(row.length), text(row.before));
}

void CutDialog::showRows()
{
    m_tree->clear();
    QFont bold = Theme::instance().font(Theme::Type::Body);
    bold.setWeight(QFont::DemiBold);
    std::vector<QTreeWidgetItem*> scenes;
    for (std::string const& title : m_import->scenes) {
        scenes.push_back(new QTreeWidgetItem(m_tree, {QString::fromStdString(title).simplified()}));
        scenes.back()->setFirstColumnSpanned(true);
        scenes.back()->setFont(0, bold);
    }
    QBrush const quiet = palette().brush(QPalette::PlaceholderText);
    for (interchange::CutRow const& row : m_import->rows) {
        QString const clip = QString::fromStdString(row.name).simplified();
        QString name = row.number > 0 ? tr("Shot %1").arg(row.number) : clip;
        if (name.isEmpty())
            name = tr("Gap");
        if (story::Shot const* shot = story::findShot(m_session->board(), row.shot); shot && row.number > 0)
            name += "  " + QString::fromStdString(shot->prompt).simplified();
        auto* item = new QTreeWidgetItem(scenes[row.scene], {name, changeText(row), lengthText(row)});
        for (int i = 0; i < 3; ++i) {
            item->setToolTip(i, item->text(i));
            if (row.change == CutChange::Same)
                item->setForeground(i, quiet);
        }
    }
    m_tree->expandAll();
}

void CutDialog::accept()
{
    if (!m_import || !m_import->isChange)
        return;
    ShotId const first = m_import->rows.front().shot;
    if (!m_session->perform(m_import->edit))
        return; // Session::failed says why; nothing has changed
    m_session->selectOnly(first);
    QDialog::accept();
}

} // namespace fw::ui
