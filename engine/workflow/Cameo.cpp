#include "engine/workflow/CameoDefaults.h"

#include "engine/base/Log.h"
#include "engine/cameo/Likeness.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Loudness.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/render/FaceFinder.h"
#include "engine/workflow/CastPictures.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>

namespace fw::workflow {

namespace {

/// A file that a rendering is conditioned on and that nobody has looked at yet.
struct Unseen {
    std::filesystem::path file;
    bool isClip = false;
};

/// What a take shows was looked at when it was made; footage comes from outside.
bool isOfTake(std::filesystem::path const& clip)
{
    auto const recipe = jobs::recipeBeside(clip);
    return recipe && !recipe->footage && jobs::isListed(clip, *recipe);
}

std::vector<Unseen> unseenOf(plan::Conditioning const& given)
{
    std::vector<plan::FileRef const*> const clips = plan::clipsOf(given);
    std::vector<Unseen> unseen;
    for (plan::FileRef const* each : plan::filesOf(given)) {
        std::filesystem::path const file = each->path;
        bool const isClip = std::find(clips.begin(), clips.end(), each) != clips.end();
        bool const hasNoPictures = file.empty() || file.extension() == ".safetensors";
        if (!isClip || (!hasNoPictures && !isOfTake(file)))
            unseen.push_back({file, isClip});
    }
    return unseen;
}

/// Calls `look` with the picture, or with the first, middle and last picture of a clip, one after the other.
Status forPicturesOf(Unseen const& what, std::function<Status(Image const&)> const& look)
{
    if (!what.isClip) {
        FW_TRY(Image const picture, media::readForeignImage(what.file));
        return look(picture);
    }
    FW_TRY(auto const reader, media::ClipReader::openForeign(what.file));
    int64_t const last = reader->info().frameCount - 1;
    for (int64_t const at : std::set<int64_t>{0, last / 2, last}) {
        FW_TRY(Image const picture, reader->frame({at}));
        FW_CHECK(look(picture));
    }
    return {};
}

struct Replaced {
    std::mutex mutex;
    std::optional<CameoTools> tools;
};
Replaced& replaced()
{
    static Replaced one;
    return one;
}

constexpr double kSureFace = .85; ///< from here on a start picture is asked about
constexpr size_t kLooks = 5;      ///< frames whose likeness is measured

/// One puppet of a request, ready to be drawn.
struct Actor {
    cameo::Puppet puppet;
    Image headshot;
    cameo::Landmarks points{};
    story::Puppet const* wanted = nullptr;
    std::string number; ///< in the request, from 1: a take's files name nobody
    std::vector<cameo::PathKey> path;
};

/// What the model was shown of the cast.
struct Shown {
    std::vector<plan::VaultRef> headshots;
    std::vector<Image> pictures; ///< the same ones
};

/// Frames of a take that are looked at, spread over it.
std::vector<size_t> looksAt(size_t frames)
{
    std::vector<size_t> at;
    for (size_t k = 0; k < kLooks; ++k)
        at.push_back(frames * (2 * k + 1) / (2 * kLooks));
    return at;
}

/// The arguments of a notice about likeness.
std::vector<std::string> told(std::string const& who, cameo::Likeness const& likeness)
{
    auto const percent = [](double share) { return std::to_string(static_cast<int>(100 * share + .5)); };
    return {who, std::to_string(likeness.score()), percent(likeness.geometry), percent(likeness.structure)};
}

/// When a frame is: 0 first, 1 last.
double timeOf(size_t frame, size_t frames)
{
    return frames > 1 ? static_cast<double>(frame) / static_cast<double>(frames - 1) : 0;
}

/// What the model is asked for: people who are drawn over its frames are none of its business.
plan::RenderRequest withoutActors(plan::RenderRequest request)
{
    plan::Conditioning& given = request.conditioning;
    std::erase_if(given.cast, [&given](plan::VaultRef const& member) {
        return std::any_of(given.puppets.begin(), given.puppets.end(),
                           [&](story::Puppet const& each) { return each.subject.value == member.subject; });
    });
    given.puppets.clear();
    return request;
}

class CameoRenderer final : public render::Renderer {
public:
    CameoRenderer(std::unique_ptr<render::Renderer> inner, CameoTools tools)
        : m_inner(std::move(inner)), m_tools(std::move(tools))
    {
    }

    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const& paths,
                                    render::RenderHooks const& hooks) override
    {
        std::vector<render::Notice> notices;
        FW_CHECK(askForFaces(request, notices));
        FW_TRY(std::vector<Actor> actors, actorsOf(request));
        render::RenderHooks own = hooks;
        if (!actors.empty() && hooks.onPreview)
            own.onPreview = [&](render::Preview const& preview) {
                hooks.onPreview(acted(preview, request, actors));
            };
        if (hooks.onNotice)
            std::for_each(notices.begin(), notices.end(), hooks.onNotice);
        plan::RenderRequest const asked = withoutActors(request);
        Shown shown;
        own.openCast = [&]() -> Result<std::vector<Image>> {
            FW_TRY(shown.pictures,
                   openCastPictures(m_tools.cast(), asked.conditioning.cast, shown.headshots));
            return shown.pictures;
        };
        FW_TRY(render::Rendered rendered, m_inner->render(asked, paths, own));
        rendered.headshots = shown.headshots;
        size_t const before = notices.size();
        for (size_t i = 0; i < shown.pictures.size(); ++i)
            if (i == 0 || shown.headshots[i].subject != shown.headshots[i - 1].subject)
                notices.push_back(
                    castLikeness(rendered, shown.pictures[i], std::to_string(notices.size() - before + 1)));
        FW_CHECK(act(rendered, actors, hooks));
        for (Actor const& actor : actors)
            notices.push_back(likenessOf(rendered, actor));
        for (size_t i = before; i < notices.size() && hooks.onNotice; ++i)
            hooks.onNotice(notices[i]);
        rendered.notices.insert(rendered.notices.end(), notices.begin(), notices.end());
        return rendered;
    }
    void unload() override { m_inner->unload(); }
    std::string deviceName() const override { return m_inner->deviceName(); }

private:
    Result<cameo::FaceBackend*> faces()
    {
        if (!m_faces) {
            FW_TRY(m_faces, m_tools.openFaces());
        }
        return m_faces.get();
    }

    /// A picture that conditions the clip and shows a face needs an answer whose it is.
    Status askForFaces(plan::RenderRequest const& request, std::vector<render::Notice>& notices)
    {
        plan::Conditioning const& given = request.conditioning;
        if (given.face == story::FaceAnswer::CastMember && given.cast.empty())
            return fail(Error::Kind::Refused, "workflow.faceWithoutCast");
        if (plan::filesOf(given).empty() || given.face != story::FaceAnswer::Unanswered)
            return {};
        std::vector<Unseen> const unseen = unseenOf(given);
        if (unseen.empty())
            return {};
        auto const finder = faces();
        if (!finder) { // a machine without the weights still renders; it says what was not looked at
            notices.push_back({"workflow.facesNotLooked", {finder.error().message()}});
            return {};
        }
        for (Unseen const& each : unseen)
            FW_CHECK(forPicturesOf(each, [&](Image const& picture) -> Status {
                FW_TRY(std::vector<cameo::Face> const found, (*finder)->detect(media::flatten(picture)));
                if (std::any_of(found.begin(), found.end(),
                                [](cameo::Face const& face) { return face.confidence >= kSureFace; }))
                    return fail(Error::Kind::Refused, "workflow.faceUnanswered",
                                {each.file.filename().string()}, each.file.string());
                return {};
            }));
        return {};
    }

    Result<std::vector<Actor>> actorsOf(plan::RenderRequest const& request)
    {
        std::vector<Actor> actors;
        if (request.conditioning.puppets.empty())
            return actors;
        CastTools const cast = m_tools.cast();
        for (story::Puppet const& wanted : request.conditioning.puppets) {
            FW_TRY(Image const opened, openHeadshot(cast, {wanted.subject, wanted.image, wanted.sha256}));
            Image headshot = media::flatten(opened);
            cameo::Landmarks const points = cameo::fromFractions(wanted.points, headshot.size());
            FW_TRY(cameo::Puppet puppet, cameo::Puppet::make(headshot, points));
            std::vector<cameo::PathKey> path;
            for (story::PuppetKey const& key : wanted.path)
                path.push_back({key.at, key.x, key.y, key.height});
            actors.push_back({std::move(puppet), std::move(headshot), points, &wanted,
                              std::to_string(actors.size() + 1), std::move(path)});
        }
        return actors;
    }

    static Result<std::vector<cameo::HeadPose>> posesOf(Actor const& actor, render::Rendered const& rendered)
    {
        cameo::Performance performance{rendered.fps,       static_cast<int>(rendered.frames.size()),
                                       rendered.seed,      actor.wanted->energy,
                                       actor.wanted->line, {}};
        if (!actor.wanted->voice.path.empty()) {
            FW_TRY(performance.loudness,
                   media::loudness(actor.wanted->voice.path, rendered.fps, performance.frames));
        }
        return cameo::perform(performance);
    }

    Status act(render::Rendered& rendered, std::vector<Actor>& actors, render::RenderHooks const& hooks)
    {
        if (actors.empty())
            return {};
        cameo::SceneLook const look = cameo::lookOf(rendered.frames);
        for (Actor& actor : actors) {
            actor.puppet.match(look);
            FW_TRY(std::vector<cameo::HeadPose> const poses, posesOf(actor, rendered));
            for (size_t i = 0; i < rendered.frames.size(); ++i) {
                if (hooks.stop.stop_requested())
                    return fail(Error::Kind::Cancelled, "base.cancelled");
                actor.puppet.drawInto(rendered.frames[i], poses[i],
                                      cameo::placeAt(actor.path, timeOf(i, rendered.frames.size())),
                                      static_cast<int>(i));
            }
        }
        return {};
    }

    /// A preview shows the same movement, at its own few frames.
    static render::Preview acted(render::Preview const& preview, plan::RenderRequest const& request,
                                 std::vector<Actor> const& actors)
    {
        render::Preview out = preview;
        for (Actor const& actor : actors) {
            render::Rendered shape;
            shape.fps = preview.fps;
            shape.seed = request.seed;
            shape.frames = preview.frames;
            auto const poses = posesOf(actor, shape);
            for (size_t i = 0; i < out.frames.size() && poses; ++i)
                actor.puppet.drawInto(out.frames[i], (*poses)[i],
                                      cameo::placeAt(actor.path, timeOf(i, out.frames.size())),
                                      static_cast<int>(i));
        }
        return out;
    }

    render::Notice likenessOf(render::Rendered const& rendered, Actor const& actor)
    {
        std::string const& who = actor.number;
        auto const finder = faces();
        if (!finder)
            return {"cameo.likenessUnknown", {who, finder.error().message()}};
        auto const poses = posesOf(actor, rendered);
        cameo::LikenessQuestion question{actor.headshot, actor.points, {}, {}};
        size_t const count = rendered.frames.size();
        for (size_t const i : poses ? looksAt(count) : std::vector<size_t>()) {
            question.frames.push_back(rendered.frames[i]);
            question.expected.push_back(actor.puppet.pointsIn(rendered.frames[i].size(), (*poses)[i],
                                                              cameo::placeAt(actor.path, timeOf(i, count))));
        }
        auto const likeness = cameo::likenessIn(question, **finder);
        if (!likeness)
            return {"cameo.likenessUnknown", {who, likeness.error().message()}};
        if (!*likeness)
            return {"cameo.faceLost", {who}};
        bool const isLow = (*likeness)->score() < cameo::kLowLikeness;
        return {isLow ? "cameo.lowLikeness" : "cameo.likeness", told(who, **likeness)};
    }

    /// Of somebody whom the model drew from reference pictures, wherever in the frames the most alike face
    /// is.
    render::Notice castLikeness(render::Rendered const& rendered, Image const& headshot,
                                std::string const& who)
    {
        auto const finder = faces();
        if (!finder)
            return {"cameo.castLikenessUnknown", {who, finder.error().message()}};
        Image const picture = media::flatten(headshot);
        auto const found = (*finder)->detect(picture);
        if (!found || found->empty())
            return {"cameo.castLikenessUnknown",
                    {who, found ? fail(Error::Kind::BadInput, "cameo.noFace").message()
                                : found.error().message()}};
        cameo::LikenessQuestion question{picture, found->front().points, {}, {}};
        for (size_t const i : looksAt(rendered.frames.size()))
            question.frames.push_back(rendered.frames[i]);
        auto const likeness = cameo::likenessIn(question, **finder);
        if (!likeness)
            return {"cameo.castLikenessUnknown", {who, likeness.error().message()}};
        if (!*likeness)
            return {"cameo.castFaceLost", {who}};
        bool const isLow = (*likeness)->score() < cameo::kLowLikeness;
        return {isLow ? "cameo.castLowLikeness" : "cameo.castLikeness", told(who, **likeness)};
    }

    std::unique_ptr<render::Renderer> m_inner;
    CameoTools m_tools;
    std::unique_ptr<cameo::FaceBackend> m_faces;
};

} // namespace

CameoTools defaultCameo()
{
    std::scoped_lock lock(replaced().mutex);
    return replaced().tools.value_or(CameoTools{render::openFaceFinder, defaultCast});
}

void replaceDefaultCameo(std::optional<CameoTools> tools)
{
    std::scoped_lock lock(replaced().mutex);
    replaced().tools = std::move(tools);
}

render::RendererFactory withCameo(render::RendererFactory inner, CameoTools tools)
{
    return
        [inner = std::move(inner), tools = std::move(tools)]() -> Result<std::unique_ptr<render::Renderer>> {
            FW_TRY(std::unique_ptr<render::Renderer> made, inner());
            return std::make_unique<CameoRenderer>(std::move(made), tools);
        };
}

Result<story::Puppet> setUpPuppet(SubjectId const& subject, CameoTools const& tools)
{
    CastTools const cast = tools.cast();
    FW_TRY(consent::LedgerState const state, cast.ledger.read());
    consent::Subject const* const known = state.find(subject);
    if (!known || known->headshots.empty())
        return fail(Error::Kind::MissingFile, "workflow.noHeadshot", {known ? known->name : subject.value});
    auto const front = std::find_if(known->headshots.rbegin(), known->headshots.rend(),
                                    [](consent::Headshot const& each) { return each.image == "front"; });
    consent::Headshot const chosen = front != known->headshots.rend() ? *front : known->headshots.front();
    FW_TRY(Image const picture, openHeadshot(cast, {subject, chosen.image, {}}));
    FW_TRY(auto const finder, tools.openFaces());
    FW_TRY(std::vector<cameo::Face> const found, finder->detect(media::flatten(picture)));
    if (found.empty())
        return fail(Error::Kind::BadInput, "workflow.noFaceInHeadshot", {chosen.image, known->name});
    story::Puppet puppet;
    puppet.subject = subject;
    puppet.image = chosen.image;
    puppet.sha256 = chosen.sha256;
    puppet.points = cameo::toFractions(found.front().points, picture.size());
    return puppet;
}

Result<int> countFaces(std::filesystem::path const& picture, CameoTools const& tools)
{
    FW_TRY(auto const finder, tools.openFaces());
    int most = 0;
    auto const count = [&](Image const& each) -> Status {
        FW_TRY(std::vector<cameo::Face> const found, finder->detect(media::flatten(each)));
        auto const sure = std::count_if(found.begin(), found.end(),
                                        [](cameo::Face const& face) { return face.confidence >= kSureFace; });
        most = std::max(most, static_cast<int>(sure));
        return {};
    };
    Status looked = forPicturesOf({picture, false}, count);
    if (!looked && forPicturesOf({picture, true}, count)) // no picture, then, but a clip
        looked = {};
    FW_CHECK(looked);
    return most;
}

} // namespace fw::workflow
