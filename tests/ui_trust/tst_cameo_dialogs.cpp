#include "engine/media/Stills.h"
#include "engine/workflow/CameoDefaults.h"
#include "tests/cameo/Kit.h"
#include "tests/ui_trust/People.h"
#include "tests/ui_views/Stage.h"
#include "ui/panels/CaptureDialog.h"
#include "ui/panels/FaceQuestion.h"
#include "ui/panels/PicturePicker.h"
#include "ui/panels/PuppetFold.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>

#include <atomic>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 30'000;

/// What the camera sees just now, and the faces in it.
struct World {
    std::mutex mutex;
    Image picture;
    std::vector<cameo::Face> faces;

    void show(test::SyntheticHead const& head, bool hasFace = true)
    {
        kit::Shot shot = kit::shotOf(head);
        std::scoped_lock lock(mutex);
        picture = std::move(shot.image);
        faces = hasFace ? std::vector<cameo::Face>{kit::faceOf(shot.points)} : std::vector<cameo::Face>{};
    }
};

class Camera final : public cameo::CaptureSource {
public:
    explicit Camera(World& world) : m_world(world) {}
    Result<Image> next() override
    {
        std::scoped_lock lock(m_world.mutex);
        return m_world.picture;
    }

private:
    World& m_world;
};

class Finder final : public cameo::FaceBackend {
public:
    explicit Finder(World& world) : m_world(world) {}
    Result<std::vector<cameo::Face>> detect(Image const&) override
    {
        std::scoped_lock lock(m_world.mutex);
        return m_world.faces;
    }

private:
    World& m_world;
};

/// A project, one person, a camera and a face finder.
struct Home {
    Home() : stage(1, 2)
    {
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        world.show(test::ada());
        workflow::replaceDefaultCameo(workflow::CameoTools{openFaces(), workflow::defaultCast});
        (void)stage.bridge->attach(stage.session->projectFolder());
        stage.session->selectOnly(ShotId{"s0"});
        who = recordPerson("Ada Example", stage.session->projectFolder());
        QVERIFY(readAgain(cast()));
    }
    ~Home() { workflow::replaceDefaultCameo(std::nullopt); }

    CastBook& cast() const { return *stage.bridge->cast(); }
    std::function<Result<std::unique_ptr<cameo::FaceBackend>>()> openFaces()
    {
        return [this]() -> Result<std::unique_ptr<cameo::FaceBackend>> {
            if (!hasWeights)
                return fail(Error::Kind::MissingFile, "cameo.noFaceFinder", {"there"});
            return std::make_unique<Finder>(world);
        };
    }
    CaptureDialog::Devices devices()
    {
        return {{{"/dev/video7", "Test camera"}},
                [this](std::string const&) -> Result<std::unique_ptr<cameo::CaptureSource>> {
                    return std::make_unique<Camera>(world);
                },
                openFaces()};
    }
    story::Shot const& shot() const { return *story::findShot(stage.session->board(), ShotId{"s0"}); }
    /// A headshot in the vault.
    void keepHeadshot()
    {
        auto tools = workflow::defaultCast();
        QVERIFY(workflow::addHeadshot(tools, who, "front", world.picture).isOk());
        QVERIFY(readAgain(cast()));
    }

    QTemporaryDir folder;
    World world;
    std::atomic<bool> hasWeights = true;
    Stage stage;
    SubjectId who;
};

QPushButton* button(QWidget const& in, QString const& text)
{
    for (QPushButton* each : in.findChildren<QPushButton*>())
        if (each->text() == text)
            return each;
    return nullptr;
}

QString texts(QWidget const& in)
{
    QString all;
    for (QLabel* each : in.findChildren<QLabel*>())
        if (!each->isHidden())
            all += each->text() + '\n';
    return all;
}

} // namespace

/// The dialogs and controls of a cameo, with a camera that shows rendered heads.
class TstCameoDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGuidedSetGoesIntoTheVault();
    void aBadPictureCannotBeTaken();
    void withoutAFaceFinderItSaysSo();
    void withoutACamera();
    void pickedFilesAreJudged();
    void aPuppetIsSetUpAndMoved();
    void aPuppetWithoutHeadshots();
    void whoseFaceIsAsked_data();
    void whoseFaceIsAsked();
};

void TstCameoDialogs::theGuidedSetGoesIntoTheVault()
{
    Home home;
    CaptureDialog dialog(&home.cast(), home.who, home.devices());
    dialog.show();
    test::SyntheticHead head = test::ada();
    auto const takeAs = [&](cameo::Pose pose, auto change) {
        QCOMPARE(int(dialog.pose()), int(pose));
        test::SyntheticHead now = head;
        change(now);
        home.world.show(now);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.canTake(), kWaitMilliseconds);
        dialog.take();
    };
    takeAs(cameo::Pose::Front, [](auto&) {});
    takeAs(cameo::Pose::TurnedLeft, [](auto& h) { h.yaw = -28; });
    takeAs(cameo::Pose::TurnedRight, [](auto& h) { h.yaw = 28; });
    takeAs(cameo::Pose::Smile, [](auto& h) { h.smile = 1; });
    QCOMPARE(dialog.taken(), 4);
    button(dialog, "Put into the vault")->click();
    QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), kWaitMilliseconds);
    QVERIFY(readAgain(home.cast()));
    QStringList names;
    for (consent::Headshot const& each : home.cast().find(home.who)->headshots)
        names << QString::fromStdString(each.image);
    QCOMPARE(names, QStringList({"front", "left", "right", "smile"}));
}

void TstCameoDialogs::aBadPictureCannotBeTaken()
{
    Home home;
    CaptureDialog dialog(&home.cast(), home.who, home.devices());
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.canTake(), kWaitMilliseconds);
    home.world.show(test::ada(), false);
    QTRY_VERIFY_WITH_TIMEOUT(texts(dialog).contains("no face"), kWaitMilliseconds);
    QVERIFY(!dialog.canTake() && !button(dialog, "Take picture")->isEnabled());
    test::SyntheticHead far = test::ada();
    far.size = .16;
    home.world.show(far);
    QTRY_VERIFY_WITH_TIMEOUT(texts(dialog).contains("pixels wide"), kWaitMilliseconds);
    dialog.take();
    QCOMPARE(dialog.taken(), 0);
}

void TstCameoDialogs::withoutAFaceFinderItSaysSo()
{
    Home home;
    home.hasWeights = false;
    CaptureDialog dialog(&home.cast(), home.who, home.devices());
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(texts(dialog).contains("Pictures are not checked."), kWaitMilliseconds);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.canTake(), kWaitMilliseconds); // the maker decides
}

void TstCameoDialogs::withoutACamera()
{
    Home home;
    CaptureDialog::Devices devices = home.devices();
    devices.cameras.clear();
    CaptureDialog dialog(&home.cast(), home.who, devices);
    dialog.show();
    QVERIFY(texts(dialog).contains("There is no camera"));
    QString const file = home.folder.filePath("me.png");
    QVERIFY(media::writePng(file.toStdString(), home.world.picture).isOk());
    dialog.useFile(file);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.canTake(), kWaitMilliseconds);
    if (QString const picture = qEnvironmentVariable("FW_CAPTURE_PICTURE");
        !picture.isEmpty()) // to be looked at
        QVERIFY(dialog.grab().save(picture));
    dialog.useFile(home.folder.filePath("none.png"));
    QTRY_VERIFY_WITH_TIMEOUT(texts(dialog).contains("none.png"), kWaitMilliseconds);
    QVERIFY(!dialog.canTake());
}

void TstCameoDialogs::pickedFilesAreJudged()
{
    Home home;
    PicturePicker picker(&home.cast());
    picker.show();
    QString const file = home.folder.filePath("small.png");
    QVERIFY(media::writePng(file.toStdString(), home.world.picture).isOk());
    test::SyntheticHead far = test::ada();
    far.size = .16;
    home.world.show(far);
    picker.addFiles({file});
    QTRY_VERIFY_WITH_TIMEOUT(texts(picker).contains("pixels wide"), kWaitMilliseconds);
    QCOMPARE(picker.pictures().size(), size_t(1)); // said, not forbidden
}

void TstCameoDialogs::aPuppetIsSetUpAndMoved()
{
    Home home;
    home.keepHeadshot();
    QVERIFY(home.stage.session->perform(story::SetCast{ShotId{"s0"}, {home.who}}));
    PuppetFold fold(home.stage.session.get(), &home.cast());
    connect(home.stage.session.get(), &Session::changed, &fold, [&] { fold.showShot(home.shot(), false); });
    fold.show();
    fold.showShot(home.shot(), false);
    QVERIFY(texts(fold).contains("animated headshot"));
    fold.findChild<QCheckBox*>()->click();
    QTRY_COMPARE_WITH_TIMEOUT(home.shot().puppets.size(), size_t(1), kWaitMilliseconds);
    story::Puppet const first = home.shot().puppets[0];
    QCOMPARE(first.image, std::string("front"));
    QCOMPARE(first.points.size(), size_t(10));
    QCOMPARE(first.path.size(), size_t(1));
    auto const box = [&](QString const& name) {
        for (QDoubleSpinBox* each : fold.findChildren<QDoubleSpinBox*>())
            if (each->accessibleName() == name)
                return each;
        return static_cast<QDoubleSpinBox*>(nullptr);
    };
    box("Start: across")->setValue(20); // it stands: it is moved as a whole
    QCOMPARE(home.shot().puppets[0].path.size(), size_t(1));
    QCOMPARE(home.shot().puppets[0].path[0].x, .2);
    box("End: across")->setValue(80); // now it walks
    QCOMPARE(home.shot().puppets[0].path.size(), size_t(2));
    QCOMPARE(home.shot().puppets[0].path[1].x, .8);
    box("Liveliness")->setValue(100);
    QCOMPARE(home.shot().puppets[0].energy, 1.);
    fold.findChild<QCheckBox*>()->click();
    QCOMPARE(home.shot().puppets.size(), size_t(0));
    home.stage.session->undoStack()->undo();
    QCOMPARE(home.shot().puppets.size(), size_t(1));
}

void TstCameoDialogs::aPuppetWithoutHeadshots()
{
    Home home;
    QVERIFY(home.stage.session->perform(story::SetCast{ShotId{"s0"}, {home.who}}));
    PuppetFold fold(home.stage.session.get(), &home.cast());
    fold.show();
    fold.showShot(home.shot(), false);
    fold.findChild<QCheckBox*>()->click();
    QTRY_VERIFY_WITH_TIMEOUT(texts(fold).contains("no headshots"), kWaitMilliseconds);
    QVERIFY(!fold.findChild<QCheckBox*>()->isChecked());
    QCOMPARE(home.shot().puppets.size(), size_t(0));
}

void TstCameoDialogs::whoseFaceIsAsked_data()
{
    QTest::addColumn<bool>("hasFace");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("isEnd");
    for (bool const isEnd : {false, true}) {
        auto const row = [&](char const* name, bool hasFace, char const* choice, story::FaceAnswer answer) {
            QTest::addRow("%s, %s picture", name, isEnd ? "end" : "start")
                << hasFace << choice << int(answer) << isEnd;
        };
        row("no face: nothing is asked", false, "", story::FaceAnswer::Unanswered);
        row("a cast member", true, "A cast member", story::FaceAnswer::CastMember);
        row("invented", true, "Invented", story::FaceAnswer::Synthetic);
        row("no person", true, "No person", story::FaceAnswer::NotAPerson);
    }
}

void TstCameoDialogs::whoseFaceIsAsked()
{
    QFETCH(bool, hasFace);
    QFETCH(QString, choice);
    QFETCH(int, answer);
    QFETCH(bool, isEnd);
    Home home;
    home.world.show(test::ada(), hasFace);
    QString const file = home.folder.filePath("start.png");
    QVERIFY(media::writePng(file.toStdString(), home.world.picture).isOk());
    auto const asset = home.stage.session->importAsset(file.toStdString());
    QVERIFY(asset.isOk());
    story::StartFrom start;
    if (isEnd) {
        start.lastImage = *asset;
    } else {
        start.kind = story::StartKind::Image;
        start.image = *asset;
    }
    QVERIFY(home.stage.session->perform(story::SetStart{ShotId{"s0"}, start}));
    QWidget window;
    auto* question = new FaceQuestion(home.stage.session.get(), &home.cast(), &window);
    connect(home.stage.session.get(), &Session::changed, question, [&] { question->showShot(home.shot()); });
    window.show();
    question->showShot(home.shot());
    QVERIFY(readAgain(home.cast())); // answers keep their order: the picture was looked at
    QCOMPARE(!question->isHidden(), hasFace);
    if (!hasFace)
        return;
    button(*question, choice)->click();
    QCOMPARE(int(home.shot().start.face), answer);
    QCOMPARE(question->isHidden(), answer != int(story::FaceAnswer::CastMember)); // then it wants to know who
    if (answer == int(story::FaceAnswer::CastMember)) {
        QVERIFY(home.stage.session->perform(story::SetCast{ShotId{"s0"}, {home.who}}));
        QVERIFY(question->isHidden());
    }
}

QTEST_MAIN(TstCameoDialogs)
#include "tst_cameo_dialogs.moc"
