#include "ui/panels/FilesDialog.h"

#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"
#include "ui/theme/Settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kFilesWidth = 760;
constexpr int kFilesListHeight = 110;
constexpr char kTrashCapKey[] = "trashGigabytes";
constexpr uint64_t kGigabyte = 1u << 30;

QString numbersOf(std::vector<int> const& shots)
{
    QStringList numbers;
    for (int const number : shots)
        numbers << QString::number(number);
    return numbers.join(QStringLiteral(", "));
}

QString nameOf(workflow::MissingFile const& file)
{
    QString const path = QString::fromStdString(file.path);
    if (!file.name.empty())
        return FilesDialog::tr("Sound: %1").arg(QString::fromStdString(file.name));
    if (file.sha256.empty())
        return FilesDialog::tr("Take of shot %1 (%2)").arg(numbersOf(file.shots), path);
    return FilesDialog::tr("Picture or clip of shot %1 (%2)").arg(numbersOf(file.shots), path);
}

QWidget* part(QString const& title, QLayout* content)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    column->addWidget(makeLabel(title, Theme::Type::Title));
    column->addLayout(content);
    return widget;
}

QPushButton* plainButton(QString const& icon, QString const& text)
{
    QPushButton* button = makeButton(icon, text);
    button->setAutoDefault(false);
    return button;
}

} // namespace

uint64_t savedTrashCap() { return personalSettings().value(kTrashCapKey, 0).toULongLong() * kGigabyte; }

FilesDialog::FilesDialog(Session* session, EngineBridge* bridge, QWidget* parent)
    : QDialog(parent), m_session(session), m_bridge(bridge), m_total(makeLabel({}, Theme::Type::Title)),
      m_said(makeLabel({}, Theme::Type::Body, "muted")), m_spare(plainButton("trash", tr("To the trash"))),
      m_keep(plainButton("archive", tr("Keep latents only..."))),
      m_make(plainButton("arrow-back-up", tr("Make the clips again"))),
      m_empty(plainButton("trash", tr("Empty"))), m_restore(plainButton("arrow-back-up", tr("Restore"))),
      m_delete(plainButton("x", tr("Delete for good"))),
      m_find(plainButton("search", tr("Look for them in a folder..."))), m_trash(new QListWidget),
      m_missing(new QListWidget), m_cap(new QComboBox)
{
    setWindowTitle(tr("Files and disk use"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kGroup);
    column->addStrut(kFilesWidth - 2 * space::kGroup); // wider where words need it
    m_missingPart = buildMissing();
    column->addWidget(m_missingPart);
    column->addWidget(buildUse());
    column->addWidget(buildTrash(), 1);
    m_said->setWordWrap(true);
    column->addWidget(m_said);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    column->addWidget(buttons);
    connect(session, &Session::opened, this, &QDialog::close);
    connect(session, &Session::takesChanged, this, &FilesDialog::refresh);
    refresh();
}

FilesDialog::~FilesDialog() { m_stop.request_stop(); }

QWidget* FilesDialog::buildUse()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(2, 1);
    m_shown = addUse(grid, tr("Takes that play"));
    m_other = addUse(grid, tr("Other takes"), {m_spare, m_keep});
    m_dropped = addUse(grid, tr("Takes kept as latents"), {m_make});
    m_assets = addUse(grid, tr("Pictures, clips and sounds"));
    m_versions = addUse(grid, tr("Document and earlier versions"));
    m_unfinished = addUse(grid, tr("Renderings that can go on"));
    m_trashed = addUse(grid, tr("Trash"), {m_empty});
    m_spare->setToolTip(tr("Takes that do not play; they can be restored from the trash"));
    m_make->setToolTip(tr("From their latents, without rendering; each needs the model that made it"));
    connect(m_spare, &QPushButton::clicked, this, &FilesDialog::trashSpareTakes);
    connect(m_keep, &QPushButton::clicked, this, &FilesDialog::keepLatents);
    connect(m_make, &QPushButton::clicked, this, &FilesDialog::makeClips);
    connect(m_bridge->clips(), &ClipMaker::changed, this, &FilesDialog::refresh);
    connect(m_empty, &QPushButton::clicked, this, [this] { deleteTrash({}); });
    auto* column = new QVBoxLayout;
    column->setSpacing(space::kCard);
    column->addWidget(m_total);
    column->addLayout(grid);
    auto* widget = new QWidget;
    widget->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    return widget;
}

QLabel* FilesDialog::addUse(QGridLayout* grid, QString const& name, std::vector<QPushButton*> const& buttons)
{
    int const row = grid->rowCount();
    auto* bytes = makeLabel({}, Theme::Type::Body);
    bytes->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->setRowMinimumHeight(row, space::kControl);
    grid->addWidget(makeLabel(name, Theme::Type::Body, "secondary"), row, 0);
    grid->addWidget(bytes, row, 1);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(space::kCard);
    for (QPushButton* button : buttons)
        acts->addWidget(button);
    acts->addStretch(1);
    grid->addLayout(acts, row, 2);
    return bytes;
}

QWidget* FilesDialog::buildTrash()
{
    m_trash->setMinimumHeight(kFilesListHeight);
    m_trash->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_trash->setAccessibleName(tr("Takes in the trash"));
    auto const follow = [this] {
        bool const isAny = !m_trash->selectedItems().isEmpty();
        m_restore->setEnabled(isAny);
        m_delete->setEnabled(isAny);
    };
    connect(m_trash, &QListWidget::itemSelectionChanged, this, follow);
    connect(m_restore, &QPushButton::clicked, this, &FilesDialog::restore);
    connect(m_delete, &QPushButton::clicked, this, [this] { deleteTrash(selectedTrash()); });
    follow();
    m_cap->addItem(tr("everything"), 0);
    for (int const gigabytes : {1, 5, 20, 100})
        m_cap->addItem(tr("at most %1 GB").arg(gigabytes), gigabytes);
    m_cap->setCurrentIndex(std::max(0, m_cap->findData(personalSettings().value(kTrashCapKey, 0).toInt())));
    m_cap->setAccessibleName(tr("The trash keeps"));
    connect(m_cap, &QComboBox::activated, this, [this] {
        personalSettings().setValue(kTrashCapKey, m_cap->currentData());
        refresh();
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addWidget(m_restore);
    row->addWidget(m_delete);
    row->addStretch(1);
    row->addWidget(makeLabel(tr("The trash keeps"), Theme::Type::Body, "secondary"));
    row->addWidget(m_cap);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::kCard);
    column->addWidget(m_trash, 1);
    column->addLayout(row);
    return part(tr("Trash"), column);
}

QWidget* FilesDialog::buildMissing()
{
    m_missing->setMaximumHeight(kFilesListHeight);
    m_missing->setAccessibleName(tr("Missing files"));
    connect(m_find, &QPushButton::clicked, this, [this] {
        QString const where = QFileDialog::getExistingDirectory(this, tr("Look for the missing files in"));
        if (!where.isEmpty())
            lookFor(where.toStdString());
    });
    auto* column = new QVBoxLayout;
    column->setSpacing(space::kCard);
    column->addWidget(m_missing);
    column->addWidget(m_find, 0, Qt::AlignLeft);
    QWidget* made = part(tr("Missing"), column);
    made->hide();
    return made;
}

template <class Work, class Then>
void FilesDialog::ask(Work work, Then then)
{
    ++m_tasks;
    m_worker.ask(this, std::move(work), [this, then = std::move(then)](auto answer) {
        --m_tasks;
        then(std::move(answer));
    });
}

void FilesDialog::refresh()
{
    ask(
        [folder = m_session->projectFolder(), board = m_session->board(), cap = savedTrashCap(),
         tools = m_session->toolbox(), stop = m_stop.get_token()] {
            if (cap > 0)
                (void)jobs::shrinkTrash(folder, cap); // what cannot go now goes next time
            return Found{workflow::diskUse(folder, board, stop), jobs::trashedTakes(folder),
                         workflow::missingFiles(folder, board),
                         workflow::surveyClips(folder, board, *tools, workflow::TakeRange::Spare, stop)};
        },
        [this](Found const& found) { show(found); });
}

void FilesDialog::show(Found const& found)
{
    m_total->setText(tr("%1 in this project").arg(bytesText(found.use.total())));
    m_shown->setText(bytesText(found.use.shownTakes));
    m_other->setText(bytesText(found.use.otherTakes));
    m_assets->setText(bytesText(found.use.assets));
    m_versions->setText(bytesText(found.use.versions));
    m_unfinished->setText(bytesText(found.use.unfinished));
    m_trashed->setText(bytesText(found.use.trash));
    m_spare->setEnabled(!workflow::spareTakes(m_session->board()).empty());
    m_empty->setEnabled(!found.trash.empty());
    m_clips = found.clips;
    showClips();
    m_trash->clear();
    for (jobs::TrashedTake const& take : found.trash) {
        QString const prompt = QString::fromStdString(take.prompt).simplified();
        auto* item = new QListWidgetItem(
            tr("%1, %2").arg(prompt.isEmpty() ? tr("Unknown take") : prompt, bytesText(take.bytes)), m_trash);
        item->setData(Qt::UserRole, QString::fromStdString(take.id.value));
    }
    m_missingFiles = found.missing;
    m_missing->clear();
    for (workflow::MissingFile const& file : m_missingFiles)
        m_missing->addItem(nameOf(file));
    m_missingPart->setVisible(!m_missingFiles.empty());
}

void FilesDialog::trashSpareTakes()
{
    int moved = 0;
    for (workflow::SpareTake const& spare : workflow::spareTakes(m_session->board()))
        moved += m_session->deleteTake(spare.shot, spare.take) ? 1 : 0; // errors go to Session::failed
    m_said->setText(tr("%n take(s) are in the trash now.", "", moved));
    refresh(); // takesChanged came before the files moved
}

void FilesDialog::showClips()
{
    QString const why =
        m_clips.stay.empty() ? tr("No clip is left that could go") : sentenceOf(m_clips.stay.front().why);
    m_keep->setEnabled(!m_clips.canGo.empty());
    m_keep->setText(m_clips.canGo.empty()
                        ? tr("Keep latents only...")
                        : tr("Keep latents only, %1 less...").arg(bytesText(m_clips.bytes())));
    m_keep->setToolTip(m_clips.canGo.empty()
                           ? why
                           : tr("Frees %1: the lossless clips of takes that do not play can be made again")
                                 .arg(bytesText(m_clips.bytes())));
    int const waiting = m_bridge->clips()->waiting();
    m_dropped->setText(QString::number(m_clips.dropped.size()));
    m_make->setEnabled(!m_clips.dropped.empty() && waiting == 0);
}

void FilesDialog::keepLatents()
{
    QString text = tr("Delete the lossless clips of %n take(s) that do not play? That frees %1.", "",
                      static_cast<int>(m_clips.canGo.size()))
                       .arg(bytesText(m_clips.bytes()));
    text += "\n\n" + tr("Latents, posters and marked playback copies stay. A clip is made again from its "
                        "latents when its take is chosen or you ask for it here: with the model that made "
                        "it, without rendering.");
    if (!m_clips.stay.empty())
        text += "\n\n" + tr("%n clip(s) stay. %1", "", static_cast<int>(m_clips.stay.size()))
                             .arg(sentenceOf(m_clips.stay.front().why));
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Keep latents only"), text, QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* agree = question->addButton(tr("Delete the clips"), QMessageBox::AcceptRole);
    connect(agree, &QPushButton::clicked, this, &FilesDialog::dropClips);
    question->open();
}

void FilesDialog::dropClips()
{
    m_keep->setEnabled(false);
    ask([folder = m_session->projectFolder(), clips = m_clips.canGo,
         stop = m_stop.get_token()] { return workflow::dropClips(folder, clips, stop); },
        [this](Result<uint64_t> const& freed) {
            m_said->setText(freed ? tr("%1 are free now.").arg(bytesText(*freed))
                                  : sentenceOf(freed.error()));
            refresh();
        });
}

void FilesDialog::makeClips()
{
    m_make->setEnabled(false);
    m_said->setText(tr("Making the clips again..."));
    m_bridge->clips()->make(m_clips.dropped, [self = QPointer<FilesDialog>(this)](Status const& made) {
        if (!self)
            return; // it goes on without the dialog
        self->m_said->setText(made ? tr("Every clip is there again.") : sentenceOf(made.error()));
        self->refresh();
    });
}

std::vector<TakeId> FilesDialog::selectedTrash() const
{
    std::vector<TakeId> takes;
    for (QListWidgetItem const* item : m_trash->selectedItems())
        takes.push_back(TakeId{item->data(Qt::UserRole).toString().toStdString()});
    return takes;
}

void FilesDialog::restore()
{
    for (TakeId const& take : selectedTrash()) {
        auto const restored = jobs::takeOutOfTrash(m_session->projectFolder(), take);
        if (restored)
            m_session->recordTake(restored->shot, restored->take);
        m_said->setText(restored ? tr("The take is back with its shot.") : sentenceOf(restored.error()));
    }
    refresh();
}

void FilesDialog::deleteTrash(std::vector<TakeId> takes)
{
    ask([folder = m_session->projectFolder(), takes = std::move(takes),
         stop = m_stop.get_token()] { return jobs::emptyTrash(folder, takes, stop); },
        [this](Status const& status) {
            m_said->setText(status ? QString() : sentenceOf(status.error()));
            refresh();
        });
}

void FilesDialog::lookFor(std::filesystem::path const& where)
{
    m_find->setEnabled(false);
    m_said->setText(tr("Looking..."));
    ask([folder = m_session->projectFolder(), missing = m_missingFiles, where,
         stop = m_stop.get_token()] { return workflow::relink(folder, missing, where, stop); },
        [this, before = m_missingFiles.size()](Result<std::vector<workflow::MissingFile>> const& left) {
            m_find->setEnabled(true);
            m_said->setText(!left ? sentenceOf(left.error())
                                  : tr("%1 of %2 are back.").arg(before - left->size()).arg(before));
            refresh();
        });
}

} // namespace fw::ui
