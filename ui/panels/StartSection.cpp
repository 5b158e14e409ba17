#include "ui/panels/StartSection.h"

#include "engine/workflow/Import.h"
#include "ui/panels/ClipLine.h"
#include "ui/panels/DroppedFiles.h"
#include "ui/panels/EndPicker.h"
#include "ui/panels/StartPicker.h"
#include "ui/panels/Widgets.h"
#include "ui/session/StartGestures.h"

#include <QFileDialog>

namespace fw::ui {

StartSection::StartSection(Session* session, QObject* parent) : QObject(parent), m_session(session)
{
    build();
}

StartSection::~StartSection() { m_stop.request_stop(); }

QWidget* StartSection::end() const { return m_to; }

void StartSection::build()
{
    m_start = new QWidget;
    auto* column = new QVBoxLayout(m_start);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    m_from = new StartPicker;
    m_clip = new ClipLine(m_session);
    m_note = makeLabel({}, Theme::Type::Body, "warning");
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_from);
    column->addWidget(m_clip);
    column->addWidget(m_note);
    m_to = new EndPicker;
    connect(m_from, &StartPicker::startChosen, this, [this](story::StartFrom const& start) {
        perform(story::SetStart{m_shot.id, start});
    });
    connect(m_from, &StartPicker::imageWanted, this, &StartSection::pickImage);
    connect(m_from, &StartPicker::clipWanted, this, &StartSection::pickClip);
    connect(m_clip, &ClipLine::fileWanted, this, &StartSection::pickClip);
    connect(m_to, &EndPicker::imageWanted, this, &StartSection::pickEndImage);
    connect(m_to, &EndPicker::endCleared, this, [this] { perform(endOnPicture(m_shot, {})); });
    connect(m_to, &EndPicker::followingChosen, this,
            [this](ShotId const& shot) { perform(leadUpTo(m_shot, shot)); });
    takeDrops(
        m_start, [](QStringList const& files) { return picturesAmong(files) + clipsAmong(files); },
        [this](QStringList const& files) { beginFrom(files.front()); });
    takeDrops(m_to, picturesAmong, [this](QStringList const& files) { bringImage(files.front(), true); });
}

void StartSection::showShot(story::Shot const& shot, library::ModelInfo const* model)
{
    m_shot = shot;
    m_canExtend = !model || model->can.extend;
    m_clip->showShot(shot);
    showPickers();
    QString const problem = model ? problemOf(*model) : QString();
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
}

void StartSection::showPickers()
{
    m_from->showShot(m_session->board(), m_shot, m_canExtend);
    m_to->showShot(m_session->board(), m_shot, m_canExtend);
}

QString StartSection::problemOf(library::ModelInfo const& model) const
{
    story::StartFrom const& start = m_shot.start;
    if (!model.can.extend && start.kind == story::StartKind::ExtendShot)
        return tr("This preset's model cannot continue a clip. Choose another start or another preset.");
    if (!model.can.extend && start.following)
        return tr("This preset's model cannot lead up to a clip. Choose another end or another preset.");
    bool const startsFromPicture = start.kind == story::StartKind::Image || start.retake;
    if (!model.can.textToVideo && !startsFromPicture)
        return tr("This preset's model starts from a picture. Choose one, or another preset.");
    return {};
}

void StartSection::perform(story::Edit const& edit)
{
    (void)m_session->perform(edit); // errors go to Session::failed
}

void StartSection::beginFrom(QString const& file)
{
    if (!clipsAmong({file}).isEmpty())
        bringClip(file);
    else
        bringImage(file, false);
}

void StartSection::pickImage()
{
    bringImage(QFileDialog::getOpenFileName(m_start, tr("Start from a picture"), {},
                                            tr("Pictures (*.png *.jpg *.jpeg *.webp)")),
               false);
}

void StartSection::pickEndImage()
{
    bringImage(QFileDialog::getOpenFileName(m_start, tr("End on a picture"), {},
                                            tr("Pictures (*.png *.jpg *.jpeg *.webp)")),
               true);
}

void StartSection::pickClip()
{
    bringClip(QFileDialog::getOpenFileName(m_start, tr("Begin from a clip"), {},
                                           tr("Clips (*.mp4 *.mov *.m4v *.mkv *.webm *.gif)")));
}

void StartSection::bringImage(QString const& file, bool isEnd)
{
    showPickers(); // they go back when nothing was picked
    if (file.isEmpty())
        return;
    auto const project = m_session->projectFolder();
    m_worker.ask(
        this, [project, file] { return workflow::importPicture(project, file.toStdString()); },
        [this, project, id = m_shot.id, isEnd](Result<story::AssetRef> const& image) {
            if (m_session->projectFolder() != project)
                return; // another project by now
            story::Shot const* const shot = story::findShot(m_session->board(), id);
            if (!image)
                Q_EMIT m_session->failed(image.error());
            else if (shot && isEnd)
                perform(endOnPicture(*shot, *image));
            else if (shot)
                perform(beginFromPicture(*shot, *image));
        });
}

void StartSection::bringClip(QString const& file)
{
    showPickers(); // they go back when nothing was picked
    if (file.isEmpty())
        return;
    auto const project = m_session->projectFolder();
    m_worker.ask(
        this,
        [project, file, stop = m_stop.get_token()] {
            return workflow::importClip(project, file.toStdString(), stop);
        },
        [this, project, id = m_shot.id](Result<story::SourceClip> const& clip) {
            if (m_session->projectFolder() != project)
                return; // another project by now
            story::Shot const* const shot = story::findShot(m_session->board(), id);
            if (!clip)
                Q_EMIT m_session->failed(clip.error());
            else if (shot)
                perform(beginFromClip(*shot, *clip));
        });
}

} // namespace fw::ui
