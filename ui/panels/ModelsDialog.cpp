#include "ui/panels/ModelsDialog.h"

#include "ui/models/ModelListModel.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/FetchDialog.h"
#include "ui/panels/ModelDelegate.h"
#include "ui/panels/ModelDetails.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/EmptyWell.h"
#include "ui/theme/Sentence.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>

namespace fw::ui {

namespace {

constexpr QSize kModelsSize{1000, 640};
constexpr int kModelsListWidth = 404;
constexpr int kThousandths = 1000;

enum ModelsPage { LookingPage, EmptyPage, ChosenPage };

/// The first file or folder of this computer among what is dragged.
QString dragged(QMimeData const* data)
{
    for (QUrl const& url : data->urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

QString verifiedText(ModelOutcome const& outcome)
{
    library::Verified const& v = outcome.verified;
    QStringList parts;
    if (v.withCatalogue > 0)
        parts << ModelsDialog::tr("%n file(s) are as the catalogue says.", nullptr, v.withCatalogue);
    if (v.withEarlier > 0)
        parts << ModelsDialog::tr("%n file(s) are as they were when last read.", nullptr, v.withEarlier);
    if (v.fresh() > 0)
        parts << ModelsDialog::tr(
            "%n file(s) were read for the first time; their checksums are kept to compare with.", nullptr,
            v.fresh());
    return ModelsDialog::tr("%1: %2").arg(QString::fromStdString(outcome.name), parts.join(' '));
}

} // namespace

QString outcomeText(ModelOutcome const& outcome)
{
    QString const name = QString::fromStdString(outcome.name);
    bool const isFetch = outcome.work == ModelWork::Fetch;
    if (outcome.error && outcome.error->kind == Error::Kind::Cancelled)
        return isFetch ? ModelsDialog::tr("%1: stopped. What has arrived is kept.").arg(name)
                       : ModelsDialog::tr("%1: the check was stopped.").arg(name);
    if (outcome.error)
        return sentenceOf(*outcome.error);
    return isFetch ? ModelsDialog::tr("%1 is here. Presets see it in a moment.").arg(name)
                   : verifiedText(outcome);
}

struct ModelsDialog::Controls {
    QListView* list = nullptr;
    QStackedWidget* pages = nullptr;
    ModelDetails* details = nullptr;
    QWidget* noteBox = nullptr;
    QLabel* note = nullptr;
    QPushButton* accept = nullptr;
    QPushButton* dismiss = nullptr;
    QWidget* activity = nullptr;
    QLabel* work = nullptr;
    QProgressBar* bar = nullptr;
    QPushButton* stop = nullptr;
    QLabel* use = nullptr;
};

ModelsDialog::ModelsDialog(ModelBook* book, library::ModelIndex known, QWidget* parent)
    : QDialog(parent), m_book(book), m_model(new ModelListModel(std::move(known), this)),
      m_controls(std::make_unique<Controls>())
{
    setWindowTitle(tr("Models"));
    setAcceptDrops(true);
    resize(kModelsSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addWidget(buildNote());
    column->addWidget(buildList(), 1);
    column->addWidget(buildActivity());
    column->addLayout(buildFoot());
    connect(book, &ModelBook::surveyed, this, &ModelsDialog::showSurvey);
    connect(book, &ModelBook::activityChanged, this, &ModelsDialog::showActivity);
    connect(book, &ModelBook::ended, this, &ModelsDialog::showOutcome);
    showSurvey();
    showActivity();
    book->look();
}

ModelsDialog::~ModelsDialog() = default;

QWidget* ModelsDialog::buildList()
{
    Controls& c = *m_controls;
    c.list = new QListView;
    c.list->setModel(m_model);
    c.list->setItemDelegate(new ModelDelegate(c.list));
    c.list->setMouseTracking(true);
    c.list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    c.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    c.list->setAccessibleName(tr("Models"));
    c.list->setFixedWidth(kModelsListWidth);
    connect(c.list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ModelsDialog::showChosen);
    c.details = new ModelDetails;
    connect(c.details, &ModelDetails::fetchRequested, this, &ModelsDialog::askToFetch);
    connect(c.details, &ModelDetails::verifyRequested, this, [this] { m_book->verify(chosen()); });
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(c.details);
    auto const add = [this] { addOther(); };
    auto* looking = makeLabel(tr("Looking through the folders of models..."), Theme::Type::Form, "muted");
    looking->setAlignment(Qt::AlignCenter);
    c.pages = new QStackedWidget;
    c.pages->addWidget(looking);
    c.pages->addWidget(
        new EmptyWell(QStringLiteral("database"),
                      tr("No model was found. Drop one here, or add the folder where yours lie."),
                      {{tr("Add a folder..."), add}}));
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    auto* panel = new QWidget;
    setRole(panel, "panel");
    panel->setAttribute(Qt::WA_StyledBackground);
    auto* inside = new QVBoxLayout(panel);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(scroll);
    row->addWidget(c.list);
    row->addWidget(panel, 1);
    c.pages->addWidget(both);
    return c.pages;
}

QWidget* ModelsDialog::buildNote()
{
    Controls& c = *m_controls;
    c.noteBox = new QWidget;
    auto* row = new QHBoxLayout(c.noteBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    c.note = makeLabel({}, Theme::Type::Form, "note");
    c.note->setWordWrap(true);
    c.note->setTextFormat(Qt::PlainText);
    c.note->setAccessibleName(tr("What came of it"));
    c.accept = makeButton(QStringLiteral("plus"), tr("Add this folder"), true);
    c.dismiss = makeButton({}, tr("Dismiss"));
    row->addWidget(c.note, 1);
    for (QPushButton* button : {c.accept, c.dismiss}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(c.accept, &QPushButton::clicked, this, &ModelsDialog::addOffered);
    connect(c.dismiss, &QPushButton::clicked, c.noteBox, &QWidget::hide);
    c.noteBox->hide();
    return c.noteBox;
}

QWidget* ModelsDialog::buildActivity()
{
    Controls& c = *m_controls;
    c.activity = new QWidget;
    auto* row = new QHBoxLayout(c.activity);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kPanel);
    c.work = makeLabel({}, Theme::Type::Form);
    c.work->setTextFormat(Qt::PlainText);
    c.bar = new QProgressBar;
    c.bar->setRange(0, kThousandths);
    c.bar->setTextVisible(false);
    c.bar->setAccessibleName(tr("Progress"));
    c.stop = makeButton(QStringLiteral("player-stop"), tr("Stop"));
    c.stop->setAutoDefault(false);
    row->addWidget(c.work);
    row->addWidget(c.bar, 1);
    row->addWidget(c.stop);
    connect(c.stop, &QPushButton::clicked, m_book, &ModelBook::cancel);
    return c.activity;
}

QLayout* ModelsDialog::buildFoot()
{
    Controls& c = *m_controls;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    c.use = makeLabel({}, Theme::Type::Body, "muted");
    c.use->setAccessibleName(tr("Room on the disk"));
    auto* add = makeButton(QStringLiteral("plus"), tr("Add a folder..."));
    auto* again = makeButton(QStringLiteral("refresh"), tr("Look again"));
    auto* close = makeButton({}, tr("Close"));
    row->addWidget(c.use, 1);
    for (QPushButton* button : {add, again, close}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(add, &QPushButton::clicked, this, &ModelsDialog::addOther);
    connect(again, &QPushButton::clicked, m_book, &ModelBook::look);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

std::string ModelsDialog::chosen() const
{
    workflow::SurveyedModel const* model = m_model->modelAt(m_controls->list->currentIndex().row());
    return model ? model->id : std::string();
}

void ModelsDialog::select(std::string const& id)
{
    int const row = m_model->rowOf(id);
    m_wanted = row < 0 ? id : std::string();
    if (row >= 0)
        m_controls->list->setCurrentIndex(m_model->index(row));
}

void ModelsDialog::showSurvey()
{
    Controls& c = *m_controls;
    workflow::ModelSurvey const& survey = m_book->survey();
    std::string const before = m_wanted.empty() ? chosen() : m_wanted;
    m_model->setSurvey(survey);
    int const page = !m_book->hasLooked() ? LookingPage : m_model->modelCount() == 0 ? EmptyPage : ChosenPage;
    bool const isFirst = page == ChosenPage && c.pages->currentIndex() != page;
    c.pages->setCurrentIndex(page);
    if (isFirst)
        c.list->setFocus();
    if (m_model->rowOf(before) >= 0)
        select(before);
    else if (m_model->modelCount() > 0)
        c.list->setCurrentIndex(m_model->index(1)); // below the first heading
    QStringList lines;
    for (library::FolderUse const& each : survey.folders)
        lines << tr("%1: %2").arg(QString::fromStdString(each.folder.string()), bytesText(each.bytes));
    QString const all = bytesText(survey.bytes());
    c.use->setText(
        !m_book->hasLooked() ? QString()
        : survey.freeBytes
            ? tr("The folders of models take %1; %2 are free.").arg(all, bytesText(*survey.freeBytes))
            : tr("The folders of models take %1.").arg(all));
    c.use->setToolTip(lines.join('\n'));
    if (!survey.problems.empty() && c.noteBox->isHidden()) // what came of something is said first
        say(sentenceOf(survey.problems.front()), "warning");
    showChosen();
}

void ModelsDialog::showChosen()
{
    int const row = m_controls->list->currentIndex().row();
    if (workflow::SurveyedModel const* model = m_model->modelAt(row))
        m_controls->details->showModel(*model, m_model->lookAt(row), m_book->survey());
}

void ModelsDialog::showActivity()
{
    Controls& c = *m_controls;
    ModelActivity const& now = m_book->activity();
    bool const isBusy = now.work != ModelWork::None;
    c.activity->setVisible(isBusy);
    c.details->setBusy(isBusy);
    if (!isBusy)
        return;
    QString const what =
        now.work == ModelWork::Fetch ? tr("Fetching %1: %2 of %3") : tr("Checking %1: %2 of %3");
    c.work->setText(what.arg(QString::fromStdString(now.name), bytesText(now.done), bytesText(now.of)));
    double const share = now.of > 0 ? static_cast<double>(now.done) / static_cast<double>(now.of) : 0;
    c.bar->setValue(static_cast<int>(share * kThousandths));
}

void ModelsDialog::showOutcome(ModelOutcome const& outcome)
{
    bool const isStopped = outcome.error && outcome.error->kind == Error::Kind::Cancelled;
    say(outcomeText(outcome), outcome.error && !isStopped ? "error" : "note");
}

QString ModelsDialog::noteText() const
{
    return m_controls->noteBox->isHidden() ? QString() : m_controls->note->text();
}

void ModelsDialog::say(QString const& text, char const* role)
{
    Controls& c = *m_controls;
    m_offered.clear();
    c.accept->hide();
    c.note->setText(text);
    setRole(c.note, role);
    c.noteBox->show();
}

void ModelsDialog::examine(std::filesystem::path const& fileOrFolder)
{
    say(tr("Looking at %1...").arg(QString::fromStdString(fileOrFolder.filename().string())));
    m_book->examine(fileOrFolder, this,
                    [this](Result<ExaminedModel> const& examined) { showExamined(examined); });
}

void ModelsDialog::showExamined(Result<ExaminedModel> const& examined)
{
    if (!examined) {
        say(sentenceOf(examined.error()), "error");
        return;
    }
    QStringList names;
    for (library::ModelInfo const& each : examined->place.models)
        names << tr("%1 (%2 %3)")
                     .arg(QString::fromStdString(each.name), engineText(each.family),
                          QString::fromStdString(each.sizeName));
    QString const folder = QString::fromStdString(examined->place.root.string());
    if (examined->isShown) {
        say(tr("%1 is in the list already.").arg(names.join(tr(", "))));
        select(examined->place.models.front().id);
        return;
    }
    say(tr("%1 can be used. Should models be looked for in %2 from now on?")
            .arg(names.join(tr(", ")), folder));
    m_offered = examined->place.root;
    m_wanted = examined->place.models.front().id;
    m_controls->accept->show();
}

void ModelsDialog::addOffered()
{
    m_book->addFolder(m_offered, this, [this](Status const& added) {
        if (added)
            say(tr("The folder was added. Presets see what lies there in a moment."));
        else
            say(sentenceOf(added.error()), "error");
    });
}

void ModelsDialog::addOther()
{
    QString const folder = QFileDialog::getExistingDirectory(this, tr("Folder of models"));
    if (!folder.isEmpty())
        examine(folder.toStdString());
}

void ModelsDialog::askToFetch()
{
    workflow::SurveyedModel const* model = m_model->modelAt(m_controls->list->currentIndex().row());
    if (!model || !model->listed)
        return;
    auto* dialog = new FetchDialog(*model, m_book->survey().freeBytes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = model->id] {
        m_controls->list->setFocus(); // else it falls to Stop
        m_book->fetch(id);
    });
    dialog->open();
}

void ModelsDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!dragged(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ModelsDialog::dropEvent(QDropEvent* event)
{
    QString const path = dragged(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    examine(path.toStdString());
}

} // namespace fw::ui
