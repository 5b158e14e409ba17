#include "ui/panels/OriginDialog.h"

#include "ui/models/CastLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMimeData>
#include <QTreeWidget>
#include <QUrl>

namespace fw::ui {

namespace {

using workflow::OriginKind;
using workflow::OriginStep;

constexpr QSize kOriginSize{720, 520};
constexpr int kOriginIconPx = 28;
constexpr int kNameWidth = 300, kSignedWidth = 120;
constexpr int kShownDigits = 16;

/// How the answer looks: never colour alone.
struct Look {
    char const* icon;
    char const* role;
};

Look lookOfFinding(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Own: return {"circle-check", "note"};
    case OriginKind::OwnCopied:
    case OriginKind::Inside: return {"link", "secondary"};
    case OriginKind::OwnChanged:
    case OriginKind::Broken: return {"alert-triangle", "error"};
    case OriginKind::Stripped: return {"unlink", "warning"};
    case OriginKind::Other:
    case OriginKind::Lost:
    case OriginKind::Foreign: return {"info-circle", "secondary"};
    case OriginKind::Unknown: break;
    }
    return {"help", "muted"};
}

QString text(std::string const& utf8) { return QString::fromStdString(utf8); }

/// "Shot 3, take 2", "Film", "shot 4, not signed here".
QString nameOf(OriginStep const& step)
{
    if (!step.link.isKnown)
        return OriginDialog::tr("%1, not signed here").arg(text(step.link.title));
    if (step.shotNumber > 0 && step.takeNumber > 0)
        return OriginDialog::tr("Shot %1, take %2").arg(step.shotNumber).arg(step.takeNumber);
    if (step.shotNumber > 0)
        return OriginDialog::tr("Shot %1, a take that is gone").arg(step.shotNumber);
    QString const what = step.link.entry.what == "film"   ? OriginDialog::tr("Film")
                         : step.link.entry.what == "take" ? OriginDialog::tr("Take")
                         : step.link.entry.what == "clip" ? OriginDialog::tr("Clip")
                                                          : text(step.link.entry.what);
    return step.link.title.empty() ? what : OriginDialog::tr("%1 (%2)").arg(what, text(step.link.title));
}

QString placeOf(OriginStep const& step)
{
    std::filesystem::path const project = step.link.entry.project;
    QString const board = step.board.empty() ? text(project.filename().string()) : text(step.board);
    return step.scene.empty() ? board : OriginDialog::tr("%1, %2").arg(board, text(step.scene));
}

QString marksOf(workflow::Origin const& origin)
{
    QString const state = engineText(provenance::stateName(origin.report.c2pa.state));
    QString const credentials = origin.report.c2pa.state == provenance::C2paReport::State::None
                                    ? OriginDialog::tr("No content credentials")
                                    : OriginDialog::tr("Content credentials: %1, by %2")
                                          .arg(state, text(origin.report.c2pa.generator));
    bool const isSeen = origin.report.visibleMark, isHeard = origin.report.invisible.found;
    QString const mark = isSeen && isHeard ? OriginDialog::tr("visible and invisible mark found")
                         : isSeen          ? OriginDialog::tr("visible mark found")
                         : isHeard         ? OriginDialog::tr("invisible mark found")
                                           : OriginDialog::tr("no mark found");
    return OriginDialog::tr("%1; %2.").arg(credentials, mark);
}

/// What can be said of one line of the chain.
QString factsOf(OriginStep const& step)
{
    provenance::RegistryEntry const& entry = step.link.entry;
    QStringList lines;
    if (step.hasRecipe())
        lines << OriginDialog::tr("Recipe: model %1, seed %2, %3, %4 steps, on %5")
                     .arg(text(step.model))
                     .arg(static_cast<qulonglong>(step.seed))
                     .arg(text(step.sampler))
                     .arg(step.steps)
                     .arg(text(step.device));
    else if (!entry.take.empty())
        lines << OriginDialog::tr("Recipe: not there any more; the take's files were deleted or moved.");
    if (!entry.project.empty())
        lines << OriginDialog::tr("Project: %1").arg(text(entry.project));
    if (!entry.take.empty())
        lines << OriginDialog::tr("Take: %1").arg(text(entry.take));
    if (!entry.manifest.empty())
        lines << OriginDialog::tr("Credentials: %1").arg(text(entry.manifest));
    if (!entry.fileSha256.empty())
        lines << OriginDialog::tr("File: SHA-256 %1...").arg(text(entry.fileSha256).left(kShownDigits));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

struct OriginDialog::Controls {
    QLabel* icon = nullptr;
    QLabel* file = nullptr;
    QLabel* sentence = nullptr;
    QLabel* marks = nullptr;
    QTreeWidget* chain = nullptr;
    QLabel* facts = nullptr;
    QPushButton* show = nullptr;
};

OriginDialog::OriginDialog(RecordBook* records, QWidget* parent)
    : QDialog(parent), m_records(records), m_controls(std::make_unique<Controls>())
{
    setWindowTitle(tr("Who made this?"));
    setAcceptDrops(true);
    resize(kOriginSize);
    Controls& c = *m_controls;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addLayout(buildHead());
    column->addWidget(buildChain(), 1);
    c.facts = makeLabel({}, Theme::Type::Body, "secondary");
    c.facts->setWordWrap(true);
    c.facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    c.facts->setAccessibleName(tr("About the chosen line"));
    column->addWidget(c.facts);
    auto* note = makeLabel(
        tr("This looks only in the records of this computer. Marks and credentials can be removed."),
        Theme::Type::Meta, "muted");
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    c.show = makeButton("layout-board", tr("Show the shot"));
    auto* other = makeButton("folder-open", tr("Another file..."));
    auto* close = makeButton({}, tr("Close"));
    column->addWidget(note);
    row->addStretch(1);
    for (QPushButton* button : {c.show, other, close}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    column->addLayout(row);
    connect(other, &QPushButton::clicked, this, &OriginDialog::chooseFile);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(c.show, &QPushButton::clicked, this, [this] {
        int const row = m_controls->chain->currentItem()
                            ? m_controls->chain->currentItem()->data(0, Qt::UserRole).toInt()
                            : -1;
        if (row >= 0 && static_cast<size_t>(row) < m_origin.chain.size()) {
            provenance::RegistryEntry const& entry = m_origin.chain[static_cast<size_t>(row)].link.entry;
            Q_EMIT shotWanted(entry.project, ShotId{entry.shot});
        }
    });
    showStep();
}

OriginDialog::~OriginDialog() = default;

QLayout* OriginDialog::buildHead()
{
    Controls& c = *m_controls;
    c.icon = new QLabel;
    c.icon->setFixedSize(kOriginIconPx, kOriginIconPx);
    c.file = makeLabel(tr("Drop a clip or a picture here, or choose one."), Theme::Type::Title);
    c.sentence = makeLabel({}, Theme::Type::Form, "secondary");
    c.marks = makeLabel({}, Theme::Type::Body, "muted");
    for (QLabel* label : {c.sentence, c.marks})
        label->setWordWrap(true);
    c.sentence->setAccessibleName(tr("Answer"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTight);
    texts->addWidget(c.file);
    texts->addWidget(c.sentence);
    texts->addWidget(c.marks);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kPanel);
    row->addWidget(c.icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return row;
}

QWidget* OriginDialog::buildChain()
{
    Controls& c = *m_controls;
    c.chain = new QTreeWidget;
    c.chain->setHeaderLabels({tr("Made of"), tr("Signed"), tr("Board")});
    c.chain->setColumnWidth(0, kNameWidth);
    c.chain->setColumnWidth(1, kSignedWidth);
    c.chain->setUniformRowHeights(true);
    c.chain->setAccessibleName(tr("What the file was made of"));
    connect(c.chain, &QTreeWidget::currentItemChanged, this, &OriginDialog::showStep);
    return c.chain;
}

QString OriginDialog::sentence() const { return m_controls->sentence->text(); }
int OriginDialog::chainLength() const { return static_cast<int>(m_origin.chain.size()); }

void OriginDialog::chooseFile()
{
    QString const file = QFileDialog::getOpenFileName(this, tr("Who made this?"), {},
                                                      tr("Clips and pictures (*.mp4 *.mov *.webm *.mkv *.png "
                                                         "*.jpg *.jpeg *.webp *.gif *.c2pa);;All files (*)"));
    if (!file.isEmpty())
        ask(file.toStdString());
}

void OriginDialog::ask(std::filesystem::path const& file)
{
    Controls& c = *m_controls;
    m_origin = {};
    c.chain->clear();
    showStep();
    c.file->setText(QFileInfo(text(file.string())).fileName());
    c.sentence->setText(tr("Looking at the file..."));
    setRole(c.sentence, "muted");
    c.marks->clear();
    c.icon->clear();
    m_records->whoMade(file, this, [this](Result<workflow::Origin> const& origin) { showAnswer(origin); });
}

void OriginDialog::showAnswer(Result<workflow::Origin> const& origin)
{
    Controls& c = *m_controls;
    Look const look = origin ? lookOfFinding(origin->kind) : Look{"alert-triangle", "error"};
    c.icon->setPixmap(
        Theme::instance().icon(QString::fromLatin1(look.icon)).pixmap(kOriginIconPx, kOriginIconPx));
    c.sentence->setText(sentenceOf(origin ? origin->sentence : origin.error()));
    setRole(c.sentence, look.role);
    c.marks->setText(origin ? marksOf(*origin) : QString());
    if (origin) {
        m_origin = *origin;
        if (origin->registryProblem)
            c.marks->setText(c.marks->text() + QLatin1Char(' ') + sentenceOf(*origin->registryProblem));
        showChain(*origin);
    }
    Q_EMIT answered();
}

void OriginDialog::showChain(workflow::Origin const& origin)
{
    QTreeWidget* const tree = m_controls->chain;
    std::vector<QTreeWidgetItem*> path; // the newest item of each depth
    for (size_t i = 0; i < origin.chain.size(); ++i) {
        OriginStep const& step = origin.chain[i];
        auto const depth = static_cast<size_t>(step.link.depth);
        path.resize(std::min(path.size(), depth));
        QString const day = step.link.isKnown ? dayText(step.link.entry.time) : QString();
        QStringList const columns = {nameOf(step), day, placeOf(step)};
        auto* item =
            path.empty() ? new QTreeWidgetItem(tree, columns) : new QTreeWidgetItem(path.back(), columns);
        item->setData(0, Qt::UserRole, static_cast<int>(i));
        path.push_back(item);
    }
    tree->expandAll();
    if (tree->topLevelItemCount() > 0)
        tree->setCurrentItem(tree->topLevelItem(0));
}

void OriginDialog::showStep()
{
    QTreeWidgetItem const* const item = m_controls->chain->currentItem();
    int const row = item ? item->data(0, Qt::UserRole).toInt() : -1;
    bool const isThere = row >= 0 && static_cast<size_t>(row) < m_origin.chain.size();
    m_controls->facts->setText(isThere ? factsOf(m_origin.chain[static_cast<size_t>(row)]) : QString());
    m_controls->show->setEnabled(isThere && m_origin.chain[static_cast<size_t>(row)].shotNumber > 0);
}

void OriginDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void OriginDialog::dropEvent(QDropEvent* event)
{
    for (QUrl const& url : event->mimeData()->urls())
        if (url.isLocalFile()) {
            event->acceptProposedAction();
            ask(url.toLocalFile().toStdString());
            return;
        }
}

} // namespace fw::ui
