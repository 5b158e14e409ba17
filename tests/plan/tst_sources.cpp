#include "tests/plan/PlanFixture.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

/// What a shot is made from besides words: other shots, pictures on the way, clips, and takes made anew in
/// part.
class TstSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShotLeadsUpToAnother();
    void aBridgeSharesWithBothNeighbours();
    void aBatchMakesBothNeighboursFirst();
    void picturesStandAtTheirFrames();
    void aSplitShotKeepsItsPicturesAndItsTake();
    void aClipIsTheBeginning();
    void aTakeIsTheBeginning();
    void partOfATakeIsMadeAnew();
    void partOfAContinuedTakeIsMadeAnew();
    void mistakesNameTheShot();
};

namespace {

story::StartFrom leadingTo(char const* shot)
{
    story::StartFrom start;
    start.following = ShotId{shot};
    return start;
}

story::StartFrom beginningFrom(story::SourceClip clip)
{
    story::StartFrom start;
    start.kind = story::StartKind::Clip;
    start.clip = std::move(clip);
    return start;
}

} // namespace

void TstSources::aShotLeadsUpToAnother()
{
    test::PlanFixture fixture;
    fixture.shot("a").start = leadingTo("d");
    fixture.shot("a").length.count = 12;
    fixture.render("d", "tk-d");
    RenderRequest const request = fixture.resolved("a").request;
    QVERIFY(request.conditioning.prepend && !request.conditioning.extend);
    QCOMPARE(request.conditioning.prepend->parentTake, std::string("tk-d"));
    QVERIFY(request.conditioning.prepend->parentKey == fixture.resolved("d").key);
    QCOMPARE(request.conditioning.prepend->overlapFrames, 9);
    QCOMPARE(request.frames, 13); // 4 of its own and 9 shared
    RequestKey const before = fixture.resolved("a").key;
    fixture.shot("d").prompt = "a dog";
    QVERIFY(fixture.resolved("a").key != before); // it is out of date with what it leads up to
}

void TstSources::aBridgeSharesWithBothNeighbours()
{
    test::PlanFixture fixture;
    fixture.shot("b").start.following = ShotId{"d"};
    RenderRequest const request = fixture.resolved("b").request;
    QVERIFY(request.conditioning.extend && request.conditioning.prepend);
    // Nine on both sides would leave nothing of the seventeen that the model makes.
    QCOMPARE(request.conditioning.extend->overlapFrames, 5);
    QCOMPARE(request.conditioning.prepend->overlapFrames, 5);
    QCOMPARE(request.frames, 17);
    fixture.shot("b").start.overlapFrames = 1;
    QCOMPARE(fixture.resolved("b").request.conditioning.extend->overlapFrames, 1);
}

void TstSources::aBatchMakesBothNeighboursFirst()
{
    test::PlanFixture fixture;
    fixture.shot("b").start.following = ShotId{"d"};
    auto const batch = batchOf(fixture.board, {{"b"}}, fixture.context());
    QVERIFY(batch.isOk());
    QCOMPARE(batch->nodes.size(), size_t(3));
    BatchNode const& bridge = batch->nodes.back();
    QCOMPARE(bridge.shot.value, std::string("b"));
    QCOMPARE(batch->nodes[static_cast<size_t>(bridge.waitsFor)].shot.value, std::string("a"));
    QCOMPARE(batch->nodes[static_cast<size_t>(bridge.alsoWaitsFor)].shot.value, std::string("d"));
    fixture.render("d", "tk-d");
    auto const again = batchOf(fixture.board, {{"b"}}, fixture.context());
    QVERIFY(again.isOk());
    QCOMPARE(again->nodes.size(), size_t(2));
    QCOMPARE(again->nodes.back().alsoWaitsFor, -1); // its take is there
    QCOMPARE(again->nodes.back().resolved.request.conditioning.prepend->parentTake, std::string("tk-d"));
}

void TstSources::picturesStandAtTheirFrames()
{
    test::PlanFixture fixture; // 48 frames at 24, the model makes 8 a second
    fixture.shot("a").start.pictures = {
        {{30}, {"assets/b.png", "bb"}}, {{6}, {"assets/a.png", "aa"}}, {{600}, {"assets/c.png", "cc"}}};
    fixture.shot("a").start.face = story::FaceAnswer::Synthetic;
    RenderRequest const request = fixture.resolved("a").request;
    QCOMPARE(request.conditioning.timedFrames.size(), size_t(2)); // one lies behind the shot
    QCOMPARE(request.conditioning.timedFrames[0].image.path, std::string("assets/a.png"));
    QCOMPARE(request.conditioning.timedFrames[0].frame, 2);
    QCOMPARE(request.conditioning.timedFrames[1].frame, 10);
    QVERIFY(request.conditioning.face == story::FaceAnswer::Synthetic);
    fixture.shot("b").start.pictures = {{{6}, {"assets/a.png", "aa"}}};
    QCOMPARE(fixture.resolved("b").request.conditioning.timedFrames[0].frame, 11); // behind the nine shared
}

void TstSources::aSplitShotKeepsItsPicturesAndItsTake()
{
    test::PlanFixture fixture;
    fixture.shot("d").start.pictures = {{{40}, {"assets/b.png", "bb"}}};
    fixture.render("d", "tk-d");
    QVERIFY(story::apply(fixture.board, story::SplitShot{{"d"}, {24}, {"d2"}}));
    QVERIFY(fixture.status("d").state == TakeState::Ready); // although the picture lies behind it now
    QVERIFY(fixture.status("d2").state == TakeState::Ready);
}

void TstSources::aClipIsTheBeginning()
{
    test::PlanFixture fixture;
    story::SourceClip clip;
    clip.file = {"assets/clip.mp4", "cc"};
    clip.seconds = 1.2; // nine frames of the model's, shorter than the shot
    clip.strength = .4;
    fixture.shot("a").start = beginningFrom(clip);
    RenderRequest const request = fixture.resolved("a").request;
    QVERIFY(request.conditioning.video);
    QCOMPARE(request.conditioning.video->source.path, std::string("assets/clip.mp4"));
    QCOMPARE(request.conditioning.video->strength, .4);
    QCOMPARE(request.frames, 9);
    fixture.shot("a").start.clip->seconds = 60;
    QCOMPARE(fixture.resolved("a").request.frames, 17);
}

void TstSources::aTakeIsTheBeginning()
{
    test::PlanFixture fixture;
    fixture.render("d", "tk-d");
    story::SourceClip clip;
    clip.take = TakeId{"tk-d"};
    fixture.shot("a").start = beginningFrom(clip);
    RenderRequest const request = fixture.resolved("a").request;
    QCOMPARE(request.conditioning.video->source.path, std::string("takes/tk-d/master.mkv"));
    QCOMPARE(request.frames, 17);
    fixture.shot("d").takes.front().quality = "footage";
    fixture.shot("d").start.face = story::FaceAnswer::NotAPerson;
    QVERIFY(fixture.resolved("a").request.conditioning.face == story::FaceAnswer::NotAPerson); // asked there
}

void TstSources::partOfATakeIsMadeAnew()
{
    test::PlanFixture fixture;
    fixture.render("a", "tk-a");
    fixture.shot("a").start.retake = story::Retake{{"tk-a"}, {12}, {30}, story::Region{.25, 0, .5, 1}};
    RenderRequest request = fixture.resolved("a").request;
    QVERIFY(request.conditioning.retake);
    QCOMPARE(request.conditioning.retake->source.path, std::string("takes/tk-a/master.mkv"));
    QCOMPARE(request.conditioning.retake->firstFrame, 4);
    QCOMPARE(request.conditioning.retake->endFrame, 10);
    QVERIFY((request.conditioning.retake->region == Region{.25, 0, .5, 1}));
    QCOMPARE(request.frames, 17);
    ShotStatus const status = fixture.status("a");
    QVERIFY(status.state == TakeState::Stale);
    QCOMPARE(status.reason, std::string("Part of this take is to be made anew."));
    fixture.shot("a").length.count = 24; // trimmed: the take stays as long as it is
    QCOMPARE(fixture.resolved("a").request.frames, 17);
    fixture.shot("a").start.retake->end.count = 48;
    QCOMPARE(fixture.resolved("a").request.conditioning.retake->endFrame, 16);
    fixture.render("a", "tk-a2");
    QVERIFY(fixture.status("a").state == TakeState::Ready);
}

void TstSources::partOfAContinuedTakeIsMadeAnew()
{
    test::PlanFixture fixture;
    fixture.render("a", "tk-a");
    fixture.render("b", "tk-b");
    fixture.shot("b").takes.front().length.count = 8; // without the nine that its parent shows
    fixture.shot("b").start.retake = story::Retake{{"tk-b"}, {6}, {12}, {}};
    RenderRequest const request = fixture.resolved("b").request;
    QVERIFY(request.conditioning.extend); // they are dropped again
    QCOMPARE(request.frames, 17);
    QCOMPARE(request.conditioning.retake->firstFrame, 9 + 2);
    QCOMPARE(request.conditioning.retake->endFrame, 9 + 4);
}

void TstSources::mistakesNameTheShot()
{
    test::PlanFixture fixture;
    auto const message = [&](char const* shot) {
        auto const resolved = resolve(fixture.board, ShotId{shot}, fixture.context());
        return resolved ? std::string() : resolved.error().message();
    };
    fixture.shot("d").start = leadingTo("gone");
    QCOMPARE(message("d"),
             std::string("Shot 4 leads up to a shot that was removed. Choose another end for it."));
    story::SourceClip clip;
    clip.take = TakeId{"gone"};
    fixture.shot("d").start = beginningFrom(clip);
    QCOMPARE(message("d"),
             std::string("Shot 4 is made from a take that was deleted. Choose another source for it."));
    fixture.shot("d").start = {};
    fixture.shot("d").start.retake = story::Retake{{"gone"}, {0}, {4}, {}};
    QCOMPARE(message("d"),
             std::string("Shot 4 is made from a take that was deleted. Choose another source for it."));
    fixture.shot("d").start = {};
    fixture.shot("a").start = leadingTo("c"); // which continues b, which continues a
    QVERIFY(message("b").starts_with("A shot cannot be made from itself"));
}

QTEST_GUILESS_MAIN(TstSources)
#include "tst_sources.moc"
