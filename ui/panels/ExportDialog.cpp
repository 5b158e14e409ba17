#include "ui/panels/ExportDialog.h"

#include "engine/story/Subtitles.h"
#include "ui/panels/ExportOptions.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kExportWidth = 520;
constexpr int kExportIconPx = 32;

QString listOf(std::vector<int> const& numbers)
{
    QStringList words;
    for (int number : numbers)
        words << QString::number(number);
    return words.join(", ");
}

QString credentialsText(provenance::C2paReport const& report)
{
    using State = provenance::C2paReport::State;
    switch (report.state) {
    case State::Trusted: return ExportDialog::tr("Content credentials: valid, signer on the C2PA list");
    case State::Valid: return ExportDialog::tr("Content credentials: valid, signer not on the C2PA list");
    case State::Invalid: return ExportDialog::tr("Content credentials: invalid");
    case State::None: break;
    }
    return ExportDialog::tr("Content credentials: none");
}

QString phaseText(QString const& phase)
{
    if (phase == QLatin1String("measure"))
        return ExportDialog::tr("Measuring the sound");
    if (phase == QLatin1String("sign"))
        return ExportDialog::tr("Signing");
    if (phase == QLatin1String("verify"))
        return ExportDialog::tr("Reading back and verifying");
    return ExportDialog::tr("Encoding");
}

QString loudnessText(exporting::ExportResult const& result)
{
    auto const lufs = [](std::optional<double> const& value) {
        return value && std::isfinite(*value) ? ExportDialog::tr("%L1 LUFS").arg(*value, 0, 'f', 1)
                                              : ExportDialog::tr("too quiet or too short to measure");
    };
    QString const now = lufs(result.written.front().lufs);
    if (!result.sound->lufsBefore)
        return ExportDialog::tr("Loudness: %1").arg(now);
    return ExportDialog::tr("Loudness: %1, before it was %2").arg(now, lufs(result.sound->lufsBefore));
}

QHBoxLayout* buttonRow(std::vector<QPushButton*> const& buttons)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addStretch();
    for (QPushButton* button : buttons)
        row->addWidget(button);
    return row;
}

} // namespace

ExportDialog::ExportDialog(Session* session, EngineBridge* bridge, QWidget* parent)
    : QDialog(parent), m_session(session), m_bridge(bridge), m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Export film"));
    setMinimumWidth(kExportWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->addWidget(m_pages);
    m_pages->addWidget(buildSettings());
    m_pages->addWidget(buildProgress());
    m_pages->addWidget(buildResult());
    proposeTarget(QString::fromStdString(session->board().title));
    connect(session, &Session::changed, this, &ExportDialog::checkBoard);
    connect(session, &Session::takesChanged, this, &ExportDialog::checkBoard);
    connect(bridge, &EngineBridge::exportProgress, this, &ExportDialog::showProgress);
    connect(bridge, &EngineBridge::exportFinished, this, &ExportDialog::showResult);
    connect(bridge, &EngineBridge::exportFailed, this, &ExportDialog::showError);
    checkBoard();
    if (auto const& marked = session->marked()) // in and out are what the person wants to see written
        m_options->setPart(marked->first.count + 1, marked->end.count);
    showPage(0);
}

void ExportDialog::setFilm(story::Storyboard film, QString const& title)
{
    m_filmCut = plan::exportPlan(film, m_session->tools().context());
    m_film = std::move(film);
    setWindowTitle(tr("Export %1").arg(title));
    proposeTarget(QString::fromStdString(m_film->title) + QStringLiteral(", ") + title);
    m_options->setWhole(); // marks are those of the board's film
    checkBoard();
}

void ExportDialog::proposeTarget(QString const& title)
{
    QString const folder = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    setTarget(QDir(folder.isEmpty() ? QDir::homePath() : folder)
                  .filePath(QString(title).replace('/', '-') + ".mp4")
                  .toStdString());
}

void ExportDialog::showPage(int page)
{
    for (int i = 0; i < m_pages->count(); ++i)
        m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          i == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentIndex(page);
    if (!isVisible())
        return; // it opens as large as its settings need
    QWidget const* shown = m_pages->currentWidget();
    QMargins const around = layout()->contentsMargins();
    int const inner = width() - around.left() - around.right();
    int const high = shown->hasHeightForWidth() ? shown->heightForWidth(inner) : shown->sizeHint().height();
    layout()->activate(); // else the limits are those of the page before
    resize(width(), high + around.top() + around.bottom());
}

QWidget* ExportDialog::buildSettings()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kPanel);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kCard);
    m_target = new QLineEdit;
    m_target->setAccessibleName(tr("File"));
    auto* browse = makeButton("folder-open", tr("Browse"));
    auto* file = new QHBoxLayout;
    file->setSpacing(space::kCard);
    file->addWidget(m_target, 1);
    file->addWidget(browse);
    m_options = new ExportOptions;
    auto* name = makeLabel(tr("File"), Theme::Type::Form, "secondary");
    name->setMinimumWidth(m_options->namesWidth());
    form->addRow(name, file);
    column->addLayout(form);
    column->addWidget(m_options);
    m_showsCards = new QCheckBox(tr("Animatic: shots without a take show their card"));
    column->addWidget(m_showsCards);
    m_warning = makeLabel({}, Theme::Type::Body, "warning");
    m_warning->setWordWrap(true);
    column->addWidget(m_warning);
    m_marks = makeLabel({}, Theme::Type::Body, "muted");
    m_marks->setWordWrap(true);
    column->addWidget(m_marks);
    m_generate = makeButton("sparkles", tr("Generate missing takes"));
    m_start = makeButton("file-export", tr("Export"), true);
    auto* cancel = makeButton({}, tr("Cancel"));
    column->addLayout(buttonRow({m_generate, cancel, m_start}));
    connect(browse, &QPushButton::clicked, this, &ExportDialog::pickTarget);
    connect(m_options, &ExportOptions::changed, this, [this] { setTarget(m_options->named(target())); });
    connect(m_target, &QLineEdit::editingFinished, this, [this] { m_options->setTarget(target()); });
    connect(cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::startExport);
    connect(m_showsCards, &QCheckBox::toggled, this, &ExportDialog::checkBoard);
    connect(m_generate, &QPushButton::clicked, this, [this] {
        std::vector<ShotId> missing;
        for (plan::CutItem const& item : cut().items)
            if (!item.take)
                missing.push_back(item.shot);
        Q_EMIT generateMissingRequested(missing);
    });
    m_start->setDefault(true);
    return page;
}

QWidget* ExportDialog::buildProgress()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kPanel);
    m_phase = makeLabel(tr("Encoding"));
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    column->addStretch();
    column->addWidget(m_phase);
    column->addWidget(m_bar);
    column->addStretch();
    auto* stop = makeButton("player-stop", tr("Stop"));
    column->addLayout(buttonRow({stop}));
    connect(stop, &QPushButton::clicked, m_bridge, &EngineBridge::cancelExport);
    return page;
}

QWidget* ExportDialog::buildResult()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kPanel);
    m_resultIcon = new QLabel;
    m_resultTitle = makeLabel({}, Theme::Type::ShotName);
    m_resultTitle->setWordWrap(true);
    head->addWidget(m_resultIcon, 0, Qt::AlignTop);
    head->addWidget(m_resultTitle, 1);
    column->addLayout(head);
    m_resultFacts = makeLabel({}, Theme::Type::Form, "secondary");
    m_resultFacts->setWordWrap(true);
    m_resultFacts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_resultFacts);
    column->addStretch();
    auto* play = makeButton("player-play", tr("Play it"));
    auto* folder = makeButton("folder-open", tr("Open folder"));
    auto* close = makeButton({}, tr("Close"), true);
    column->addLayout(buttonRow({play, folder, close}));
    auto const openUrl = [](std::filesystem::path const& path) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(path.string())));
    };
    connect(play, &QPushButton::clicked, this, [this, openUrl] { openUrl(m_written); });
    connect(folder, &QPushButton::clicked, this, [this, openUrl] { openUrl(m_written.parent_path()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return page;
}

void ExportDialog::setTarget(std::filesystem::path const& file)
{
    m_target->setText(QString::fromStdString(file.string()));
}

std::filesystem::path ExportDialog::target() const { return m_target->text().trimmed().toStdString(); }

void ExportDialog::reject()
{
    m_bridge->cancelExport();
    QDialog::reject();
}

void ExportDialog::checkBoard()
{
    plan::ExportPlan const& cut = this->cut();
    m_options->setFilm(cut.format.size, cut.format.rate, cut.length.count);
    m_options->setSubtitled(std::any_of(cut.items.begin(), cut.items.end(), [](plan::CutItem const& item) {
        return story::hasSubtitles(item.titles);
    }));
    m_options->setHasSound(!cut.sounds.empty());
    bool const isMissing = !plan::missingTakes(cut).empty();
    bool const showsCards = m_showsCards->isChecked();
    m_showsCards->setVisible(isMissing);
    m_start->setEnabled((!isMissing || showsCards) && !cut.items.empty());
    m_generate->setVisible(isMissing);
    QString const warning = warningText();
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_marks->setText(
        isMissing && showsCards
            ? tr("The film carries a visible and an invisible mark and signed content credentials. Its cards "
                 "show the prompts and what is said; names are not written into it.")
            : tr("The film carries a visible and an invisible mark and signed content credentials that "
                 "say it was made with AI. Prompts and names are not written into it."));
}

QString ExportDialog::warningText() const
{
    plan::ExportPlan const& cut = this->cut();
    if (cut.items.empty())
        return tr("The film has no shots yet.");
    std::vector<int> const missing = plan::missingTakes(cut);
    if (!missing.empty() && !m_showsCards->isChecked())
        return tr("Without a take: shot %1. Generate it, or export an animatic.").arg(listOf(missing));
    std::vector<int> const stale = plan::staleTakes(cut);
    QStringList said;
    if (!missing.empty())
        said << tr("As a card: shot %1.").arg(listOf(missing));
    if (!stale.empty())
        said << tr("Out of date: shot %1. It is exported as it is.").arg(listOf(stale));
    return said.join(' ');
}

void ExportDialog::setAnimatic(bool isAnimatic) { m_showsCards->setChecked(isAnimatic); }

void ExportDialog::pickTarget()
{
    QStringList endings;
    for (exporting::Format const& each : exporting::formats())
        for (char const* ending : each.endings)
            if (ending && !endings.contains(QStringLiteral("*") + ending))
                endings << QStringLiteral("*") + ending;
    bool const isFolder = m_options->isPerShot() || m_options->format().isFolder();
    QString const filter = isFolder ? tr("Folders (*)") : tr("Clips (%1)").arg(endings.join(' '));
    QString const file = QFileDialog::getSaveFileName(this, tr("Export film"), m_target->text(), filter);
    if (file.isEmpty())
        return;
    m_target->setText(file);
    m_options->setTarget(target());
    setTarget(m_options->named(target()));
    m_agreed = file.toStdString(); // the file dialog asked, about that name alone
}

bool ExportDialog::mayReplace(std::filesystem::path const& target)
{
    std::error_code ignored;
    if (target.empty() || target == m_agreed || !std::filesystem::exists(target, ignored))
        return true;
    QString const name = QString::fromStdString(target.filename().string());
    return QMessageBox::question(this, tr("Export film"), tr("%1 is there already. Replace it?").arg(name),
                                 QMessageBox::Yes | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Yes;
}

void ExportDialog::startExport()
{
    setTarget(m_options->named(target()));
    exporting::ExportSettings settings = m_options->settings();
    settings.projectFolder = m_session->projectFolder();
    settings.target = target();
    settings.showsCards = m_showsCards->isChecked();
    if (!mayReplace(settings.target) || !mayReplace(workflow::subtitleFileOf(settings)))
        return;
    settings.overwrite = true; // only a verified file replaces the old one, in one step
    m_phase->setText(tr("Making sure that every clip is there"));
    m_bar->setRange(0, 0);
    showPage(1);
    m_bridge->startExport(board(), std::move(settings));
}

void ExportDialog::showProgress(QString const& phase, qint64 step, qint64 of)
{
    bool const hasFrames = of > 1 && phase != QLatin1String("measure"); // it counts seconds
    m_phase->setText(hasFrames ? tr("%1, frame %2 of %3").arg(phaseText(phase)).arg(step).arg(of)
                               : phaseText(phase));
    m_bar->setRange(0, static_cast<int>(of));
    m_bar->setValue(static_cast<int>(step));
}

void ExportDialog::showResult(exporting::ExportResult const& result)
{
    m_written = result.file;
    Theme const& theme = Theme::instance();
    m_resultIcon->setPixmap(
        theme.pixmap("shield-check", kExportIconPx, theme.state(ShotState::Ready).text, devicePixelRatioF()));
    QFileInfo const file(QString::fromStdString(result.file.string()));
    m_resultTitle->setText(tr("%1 is ready").arg(file.fileName()));
    qint64 bytes = 0;
    bool isHeard = true, isBeside = false;
    for (size_t i = 0; i < result.files.size(); ++i) {
        bytes += QFileInfo(QString::fromStdString(result.files[i].string())).size();
        isHeard = isHeard && result.written[i].isInvisibleMarkFound;
        isBeside = isBeside || !provenance::sidecarOf(result.files[i]).empty();
    }
    QStringList facts{credentialsText(result.credentials)};
    if (!result.subtitles.empty())
        facts << tr("Subtitles: %1").arg(QString::fromStdString(result.subtitles.filename().string()));
    if (isBeside)
        facts << tr("They lie beside the film, in a file ending in .c2pa.");
    facts
        << (isHeard
                ? tr("Visible and invisible mark: read back")
                : tr("Visible mark: read back. The invisible one did not hold: the pictures are too plain or "
                     "too small for it."));
    facts << (file.isDir() ? tr("%n frame(s)", nullptr, static_cast<int>(result.frames))
                           : tr("%n frame(s), %L1 MB", nullptr, static_cast<int>(result.frames))
                                 .arg(static_cast<double>(bytes) / 1e6, 0, 'f', 1));
    if (result.isSoundLeftOut)
        facts << tr("Sound: none, this format holds none");
    else if (result.sound)
        facts << loudnessText(result);
    if (!result.staleShots.empty())
        facts << tr("Out of date: shot %1").arg(listOf(result.staleShots));
    if (!result.cardShots.empty())
        facts << tr("As a card: shot %1").arg(listOf(result.cardShots));
    m_resultFacts->setText(facts.join('\n'));
    showPage(2);
}

void ExportDialog::showError(Error const& error)
{
    showPage(0);
    if (error.kind == Error::Kind::Cancelled)
        return;
    m_warning->setText(sentenceOf(error));
    m_warning->show();
}

} // namespace fw::ui
