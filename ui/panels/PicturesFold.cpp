#include "ui/panels/PicturesFold.h"

#include "engine/workflow/Import.h"
#include "ui/panels/DroppedFiles.h"
#include "ui/panels/TimecodeBox.h"
#include "ui/panels/Widgets.h"
#include "ui/session/StartGestures.h"

#include <QFileDialog>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr QSize kThumbnail{64, 36};

/// What came in, and why the rest did not.
struct Brought {
    std::vector<story::AssetRef> images;
    std::optional<Error> problem;
};

Brought bring(std::filesystem::path const& project, QStringList const& files)
{
    Brought brought;
    for (QString const& file : files)
        if (auto image = workflow::importPicture(project, file.toStdString()))
            brought.images.push_back(std::move(*image));
        else
            brought.problem = image.error();
    return brought;
}

QPixmap filling(QImage const& picture, double ratio)
{
    QSize const size = kThumbnail * ratio;
    QImage const scaled = picture.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QRect const middle(QPoint((scaled.width() - size.width()) / 2, (scaled.height() - size.height()) / 2),
                       size);
    QPixmap pixmap = QPixmap::fromImage(scaled.copy(middle));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

PicturesFold::PicturesFold(Session* session, CastBook* cast, QWidget* parent)
    : Fold(tr("Pictures on the way"), parent), m_session(session), m_cast(cast)
{
    auto* column = new QVBoxLayout(body());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(space::kCard);
    column->addLayout(m_lines);
    m_hint =
        makeLabel(tr("The shot comes past these pictures at their moments. New ones stand at the playhead; "
                     "files can be dropped here."),
                  Theme::Type::Body, "muted");
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    m_add = makeButton("photo-plus", tr("Add pictures..."));
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &PicturesFold::pick);
    takeDrops(this, picturesAmong, [this](QStringList const& files) { addFiles(files); });
}

void PicturesFold::showShot(story::Shot const& shot)
{
    bool const isOther = shot.id != m_shot.id;
    m_shot = shot;
    size_t const count = shot.start.pictures.size();
    setName(count > 0 ? tr("Pictures on the way (%1)").arg(count) : tr("Pictures on the way"));
    m_hint->setVisible(count == 0);
    while (m_shown.size() > count) {
        m_shown.back().widget->hide(); // at once, also while one of its buttons is at work
        m_shown.back().widget->deleteLater();
        m_shown.pop_back();
    }
    while (m_shown.size() < count)
        m_shown.push_back(makeLine(m_shown.size()));
    for (size_t i = 0; i < count; ++i)
        showLine(m_shown[i], shot.start.pictures[i]);
    if (isOther)
        setOpen(count > 0);
}

PicturesFold::Line PicturesFold::makeLine(size_t index)
{
    Line line;
    line.widget = new QWidget;
    auto* row = new QHBoxLayout(line.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    line.picture = new QLabel;
    line.picture->setFixedSize(kThumbnail);
    line.at = new TimecodeBox(tr("Moment of picture %1").arg(index + 1));
    line.note = makeLabel({}, Theme::Type::Meta, "warning");
    line.note->setWordWrap(true);
    auto* here = makeIconButton("arrow-bar-to-right", tr("Picture %1 to the playhead").arg(index + 1));
    auto* remove = makeIconButton("trash", tr("Remove picture %1").arg(index + 1));
    auto* moment = new QVBoxLayout;
    moment->setSpacing(0);
    moment->addWidget(line.at);
    moment->addWidget(line.note);
    row->addWidget(line.picture);
    row->addLayout(moment, 1);
    row->addWidget(here, 0, Qt::AlignTop);
    row->addWidget(remove, 0, Qt::AlignTop);
    m_lines->addWidget(line.widget);
    connect(line.at, &QSpinBox::valueChanged, this, [this, index](int frame) {
        perform(movePicture(m_shot, index, m_shot.trimIn + TimelineFrame{frame}));
    });
    connect(here, &QToolButton::clicked, this,
            [this, index] { perform(movePicture(m_shot, index, this->here())); });
    connect(remove, &QToolButton::clicked, this, [this, index] { perform(removePicture(m_shot, index)); });
    return line;
}

void PicturesFold::showLine(Line& line, story::TimedPicture const& picture)
{
    TimelineFrame const at = picture.at - m_shot.trimIn;
    bool const isSeen = at.count >= 0 && at < m_shot.length;
    line.at->showFrame(at, TimelineFrame{0}, m_shot.length - TimelineFrame{1},
                       m_session->board().format.rate);
    line.note->setText(at.count < 0 ? tr("Before the shot: not shown") : tr("Behind the shot: not used"));
    line.note->setVisible(!isSeen);
    showPicture(line, picture.image);
}

void PicturesFold::showPicture(Line& line, story::AssetRef const& image)
{
    line.shown = image.sha256;
    line.picture->setToolTip(QString::fromStdString(image.path));
    auto const known = m_thumbnails.find(image.sha256);
    line.picture->setPixmap(known == m_thumbnails.end() ? QPixmap() : known->second);
    if (known != m_thumbnails.end())
        return;
    m_thumbnails[image.sha256] = {}; // it is asked for once
    m_cast->preview(m_session->projectFolder() / image.path, this,
                    [this, sum = image.sha256](Result<QImage> const& picture) {
                        if (!picture)
                            return;
                        m_thumbnails[sum] = filling(*picture, devicePixelRatioF());
                        for (Line const& each : m_shown)
                            if (each.shown == sum)
                                each.picture->setPixmap(m_thumbnails[sum]);
                    });
}

void PicturesFold::perform(std::optional<story::Edit> const& edit)
{
    if (edit)
        (void)m_session->perform(*edit); // errors go to Session::failed
}

TimelineFrame PicturesFold::here() const
{
    auto const frame = ownFrame(m_session->cut(), m_shot.id, m_session->playhead());
    return frame.value_or(m_shot.trimIn + TimelineFrame{m_shot.length.count / 2});
}

void PicturesFold::pick()
{
    addFiles(QFileDialog::getOpenFileNames(this, tr("Pictures on the way"), {},
                                           tr("Pictures (*.png *.jpg *.jpeg *.webp)")));
}

void PicturesFold::addFiles(QStringList const& files)
{
    if (files.isEmpty())
        return;
    setOpen(true);
    auto const project = m_session->projectFolder();
    m_worker.ask(
        this, [project, files] { return bring(project, files); },
        [this, project, id = m_shot.id, first = here()](Brought const& brought) {
            if (m_session->projectFolder() != project)
                return; // another project by now
            if (brought.problem)
                Q_EMIT m_session->failed(*brought.problem);
            story::Shot const* const shot = story::findShot(m_session->board(), id);
            if (shot && !brought.images.empty())
                perform(addPictures(*shot, brought.images, first));
        });
}

} // namespace fw::ui
