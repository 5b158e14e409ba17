#include "ui/panels/FaceQuestion.h"

#include "ui/panels/Widgets.h"

namespace fw::ui {

FaceQuestion::FaceQuestion(Session* session, CastBook* cast, QWidget* parent)
    : QWidget(parent), m_session(session), m_cast(cast), m_text(makeLabel({}, Theme::Type::Body, "warning"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    struct Choice {
        QString word, hint;
        story::FaceAnswer face;
    };
    std::array<Choice, 3> const choices{
        {{tr("A cast member"), tr("Somebody of this shot's cast, whose consent counts"),
          story::FaceAnswer::CastMember},
         {tr("Invented"), tr("A face that belongs to no real person"), story::FaceAnswer::Synthetic},
         {tr("No person"), tr("A doll, an animal, a pattern: not a face"), story::FaceAnswer::NotAPerson}}};
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    for (Choice const& each : choices) {
        auto* button = makeButton({}, each.word);
        button->setToolTip(each.hint);
        row->addWidget(button, 1);
        connect(button, &QPushButton::clicked, this, [this, face = each.face] { answer(face); });
    }
    column->addLayout(row);
    hide();
}

void FaceQuestion::showShot(story::Shot const& shot)
{
    m_shot = shot;
    story::StartFrom const& start = shot.start;
    bool const needsCast = start.face == story::FaceAnswer::CastMember && shot.cast.empty();
    std::vector<story::AssetRef> pictures;
    if (start.kind == story::StartKind::Image)
        pictures.push_back(start.image);
    if (!start.lastImage.path.empty())
        pictures.push_back(start.lastImage);
    for (story::TimedPicture const& each : start.pictures)
        pictures.push_back(each.image);
    if (start.kind == story::StartKind::Clip && start.clip && !start.clip->file.path.empty())
        pictures.push_back(start.clip->file);
    setVisible(false);
    if (pictures.empty() || (start.face != story::FaceAnswer::Unanswered && !needsCast))
        return;
    bool hasFace = false;
    for (story::AssetRef const& each : pictures) {
        auto const known = m_faces.find(each.sha256);
        if (known == m_faces.end())
            look(each);
        else
            hasFace = hasFace || known->second > 0;
    }
    if (!hasFace && !needsCast)
        return;
    m_text->setText(
        needsCast
            ? tr("This shot's picture is said to show a cast member, but nobody is in the cast of this "
                 "shot. Add the person above.")
            : tr("There is a face in this shot's picture. Whose is it? The shot is held until you say."));
    setVisible(true);
}

void FaceQuestion::look(story::AssetRef const& picture)
{
    std::string const sum = picture.sha256;
    m_faces[sum] = -1;
    m_cast->countFaces(m_session->projectFolder() / picture.path, this, [this, sum](Result<int> count) {
        m_faces[sum] = count ? *count : 0; // without a face finder the renderer's notice says so
        showShot(m_shot);
    });
}

void FaceQuestion::answer(story::FaceAnswer face)
{
    story::StartFrom start = m_shot.start;
    start.face = face;
    (void)m_session->perform(story::SetStart{m_shot.id, start}); // errors go to Session::failed
}

} // namespace fw::ui
