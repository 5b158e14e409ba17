#include "tests/support/Tone.h"
#include "tests/ui_golden/GoldenFilm.h"
#include "ui/Actions.h"
#include "ui/MainWindow.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/Preflight.h"
#include "ui/panels/QueuePanel.h"
#include "ui/panels/ShotPanel.h"
#include "ui/panels/TakesPanel.h"
#include "ui/timeline/TimelineView.h"

#include <QApplication>
#include <QHash>
#include <QHBoxLayout>
#include <QImageWriter>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>

#include <algorithm>
#include <functional>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kVisible = 24;             ///< of 255: a difference that an eye finds
constexpr double kMostDifferent = .0005; ///< of the pixels

/// How far two colours are apart in the channel where they are farthest.
int distance(QRgb a, QRgb b)
{
    return std::max(
        {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

/// Share of pixels that look different; 1 when the size is another.
double differenceOf(QImage const& a, QImage const& b)
{
    if (a.size() != b.size())
        return 1;
    int64_t different = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            different += distance(a.pixel(x, y), b.pixel(x, y)) > kVisible;
    return double(different) / (double(a.width()) * a.height());
}

/// At most 256 of the colours, the commonest first, so that every other is near one of them: surfaces stay as
/// they are, edges of letters are a little off. `colours` come by how common they are.
QList<QRgb> paletteOf(QList<QRgb> const& colours)
{
    constexpr qsizetype kMost = 256, kSurfaces = 64;
    QList<QRgb> palette;
    for (int radius = 0; radius <= kVisible; radius += 2) {
        palette = colours.mid(0, kSurfaces);
        for (qsizetype i = palette.size(); i < colours.size() && palette.size() <= kMost; ++i)
            if (std::none_of(palette.begin(), palette.end(),
                             [&](QRgb each) { return distance(each, colours[i]) <= radius; }))
                palette << colours[i];
        if (palette.size() <= kMost)
            return palette;
    }
    return palette.mid(0, kMost);
}

/// With a palette: a third of the bytes.
QImage thrifty(QImage const& picture)
{
    QHash<QRgb, int64_t> counts;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    QList<QRgb> colours = counts.keys();
    std::sort(colours.begin(), colours.end(),
              [&](QRgb a, QRgb b) { return std::pair(-counts[a], a) < std::pair(-counts[b], b); });
    QList<QRgb> const palette = paletteOf(colours);
    QHash<QRgb, uchar> places;
    QImage made(picture.size(), QImage::Format_Indexed8);
    made.setColorTable(palette);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            QRgb const exact = picture.pixel(x, y);
            auto place = places.constFind(exact);
            if (place == places.constEnd()) {
                auto const nearest = std::min_element(palette.begin(), palette.end(), [&](QRgb a, QRgb b) {
                    return distance(a, exact) < distance(b, exact);
                });
                place = places.insert(exact, static_cast<uchar>(nearest - palette.begin()));
            }
            made.scanLine(y)[x] = *place;
        }
    return made;
}

/// What this computer has free is not ours to expect.
void fixFigures(QWidget& in)
{
    for (Preflight* each : in.findChildren<Preflight*>())
        for (QLabel* label : each->findChildren<QLabel*>())
            label->setText(QStringLiteral("Needs about 148 MB, 22 GB free"));
}

/// When nothing moves any more: pictures come from other threads.
QImage settled(QWidget& widget)
{
    QImage before;
    int same = 0;
    for (int i = 0; i < 400 && same < 5; ++i) {
        QTest::qWait(20);
        fixFigures(widget);
        QImage const now = widget.grab().toImage().convertToFormat(QImage::Format_RGB888);
        same = now == before ? same + 1 : 0;
        before = now;
    }
    return before;
}

/// Two families from Debian's packages and one way to draw them, whatever the desktop is set to.
constexpr char kFontSettings[] = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/opentype/inter</dir>
  <dir>/usr/share/fonts/truetype/noto</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
)";

/// Before there is an application: no screen, no settings, no words and no fonts of the person who tests.
void standOnOwnGround(QTemporaryDir const& home)
{
    QFile fonts(home.filePath("fonts.conf"));
    if (!fonts.open(QIODevice::WriteOnly) || fonts.write(kFontSettings) < 0)
        qFatal("%s could not be written", qPrintable(fonts.fileName()));
    qputenv("FONTCONFIG_FILE", fonts.fileName().toUtf8());
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("XDG_CACHE_HOME", home.filePath("cache").toUtf8());
    qputenv("HOME", "/home/somebody");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("TZ", "UTC");
    for (char const* name : {"QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_SCREEN_SCALE_FACTORS", "LANGUAGE"})
        qunsetenv(name);
}

} // namespace

/// Eight states of the window, dark and light; the program's scale factor makes 1x and 2x of them. With
/// FW_WRITE_GOLDEN the pictures are written anew.
class TstGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void start();
    void board();
    void timeline();
    void canvas();
    void shotPanel();
    void takesAndQueue();
    void exportDialog();
    void window();

private:
    void compare(char const* state, QWidget& widget);
    void compareOne(QString const& name, QImage const& picture) const;
};

void TstGolden::initTestCase()
{
    Theme::instance().setMotionReduced(true);
    QApplication::setCursorFlashTime(0);
    for (auto const& [type, family] :
         {std::pair(Theme::Type::Form, "Inter"), std::pair(Theme::Type::Mono, "Noto Sans")}) {
        QFontInfo const info(Theme::instance().font(type));
        QVERIFY2(info.family() == family, // fonts-inter, fonts-noto-core; other letters, other pictures
                 qPrintable(QString("%1 instead of %2").arg(info.family(), family)));
    }
}

void TstGolden::compare(char const* state, QWidget& widget)
{
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    for (Theme::Mode const mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().apply(mode);
        QImage const picture = settled(widget);
        compareOne(QStringLiteral("%1-%2-%3x.png")
                       .arg(QLatin1String(state), mode == Theme::Mode::Dark ? "dark" : "light")
                       .arg(qGuiApp->devicePixelRatio()),
                   picture);
    }
    Theme::instance().apply(Theme::Mode::Dark);
}

void TstGolden::compareOne(QString const& name, QImage const& picture) const
{
    QString const expected = QStringLiteral(FW_TEST_DIR "/ui_golden/pictures/") + name;
    auto const save = [&](QString const& file) {
        QImageWriter writer(file, "png");
        writer.setQuality(0); // as small as it gets
        return writer.write(thrifty(picture));
    };
    if (qEnvironmentVariableIsSet("FW_WRITE_GOLDEN")) {
        QImage const before(expected);
        if (before.isNull() ||
            differenceOf(before.convertToFormat(QImage::Format_RGB888), picture) > kMostDifferent)
            QVERIFY(save(expected));
        return;
    }
    QImage const wanted = QImage(expected).convertToFormat(QImage::Format_RGB888);
    double const share = differenceOf(wanted, picture);
    QString const found = QStringLiteral(FW_BIN_DIR "/../golden/");
    if (share > kMostDifferent) {
        QDir().mkpath(found);
        save(found + name);
    }
    QVERIFY2(
        share <= kMostDifferent,
        qPrintable(QString("%1: %2 % of the pixels differ; see %3").arg(name).arg(100 * share).arg(found)));
}

void TstGolden::start()
{
    GoldenFilm film;
    film.session->closeProject();
    MainWindow window(film.session.get(), film.bridge.get(), film.thumbnails.get());
    window.resize(960, 600);
    compare("start", window);
}

void TstGolden::board()
{
    GoldenFilm film;
    film.showEveryState();
    BoardView view(film.session.get(), film.bridge.get(), film.thumbnails.get());
    view.setMode(BoardMode::Grid);
    view.resize(800, 500);
    compare("board", view);
}

void TstGolden::timeline()
{
    using story::TransitionKind;
    GoldenFilm film;
    film.perform(story::SetTransition{film.id(0), {TransitionKind::Dissolve, {16}}});
    film.perform(story::SetTransition{film.id(2), {TransitionKind::DipBlack, {16}}});
    film.perform(story::SetTransition{film.id(4), {TransitionKind::Wipe, {16}}});
    film.perform(story::SetTitles{film.id(0), {{"Small journeys", {8}, {36}, story::TitleStyle::Headline}}});
    film.perform(story::SetTitles{film.id(3), {{"Who is there?", {6}, {30}}}});
    film.perform(story::SetMarkers{
        film.id(2),
        {{{20}, "Louder here", story::MarkerColour::Amber}, {{70}, "", story::MarkerColour::Green}}});
    QString const wav = film.folder.filePath("waves.wav");
    QVERIFY(test::writeWav(wav.toStdString(), 8000, 1, 48'000, [](int, int64_t at) {
        return float(.9 * std::sin(double(at) / 9) * std::sin(double(at) / 4000));
    }));
    auto const asset = film.session->importAsset(wav.toStdString());
    QVERIFY(asset.isOk());
    auto sound = story::placeSound(film.session->board(), {*asset, "waves.wav", 6, {30}});
    QVERIFY(sound.isOk());
    sound->fadeIn = {12};
    film.perform(story::AddSound{*sound});
    film.session->setPlayhead({60});
    film.session->markIn();
    film.session->setPlayhead({190});
    film.session->markOut();
    film.session->setPlayhead({112});
    TimelineView view(film.session.get(), film.bridge.get(), film.thumbnails.get());
    view.resize(1000, 236);
    compare("timeline", view);
}

void TstGolden::canvas()
{
    GoldenFilm film;
    CanvasView view(film.session.get(), film.bridge.get(), film.thumbnails.get());
    view.resize(720, 460);
    view.setSafeAreas(true);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(!view.playback()->picture().isNull(), 60'000);
    compare("canvas", view);
}

void TstGolden::shotPanel()
{
    GoldenFilm film;
    film.perform(story::SetNegative{film.id(1), "people, signs"});
    film.session->selectOnly(film.id(1));
    ShotPanel panel(film.session.get(), film.bridge.get());
    panel.resize(348, 820);
    compare("shot", panel);
}

void TstGolden::takesAndQueue()
{
    GoldenFilm film;
    film.addTake(0);
    film.addTake(0);
    film.perform(story::ChooseTake{film.id(0), film.session->board().scenes[0].shots[0].takes[1].id});
    film.showEveryState();
    QWidget both;
    auto* row = new QHBoxLayout(&both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new TakesPanel(film.session.get(), film.thumbnails.get()), 4);
    row->addWidget(new QueuePanel(film.session.get(), film.bridge.get(), film.thumbnails.get()), 3);
    both.resize(640, 320);
    compare("takes", both);
}

void TstGolden::exportDialog()
{
    GoldenFilm film;
    film.perform(story::RemoveShot{film.id(7)});
    ExportDialog dialog(film.session.get(), film.bridge.get());
    dialog.setTarget("/home/somebody/Videos/Small journeys.mp4");
    dialog.resize(520, dialog.sizeHint().height());
    compare("export", dialog);
}

void TstGolden::window()
{
    GoldenFilm film;
    film.perform(story::SetTransition{film.id(0), {story::TransitionKind::Dissolve, {12}}});
    MainWindow window(film.session.get(), film.bridge.get(), film.thumbnails.get());
    window.resize(1280, 800);
    window.show();
    film.showEveryState();
    film.session->selectOnly(film.id(3));
    compare("window", window);
}

int main(int argc, char** argv)
{
    QTemporaryDir const home;
    standOnOwnGround(home);
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.filePath("config"));
    TstGolden test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_golden.moc"
