#pragma once

#include "engine/interchange/CutImport.h"
#include "engine/interchange/Interchange.h"
#include "tests/plan/PlanFixture.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

// A film, what it becomes for other programs, and what opentimelineio makes of that.

namespace fw::test {

using namespace fw::interchange;

/// | a(48) x12 | b(24) x6 wipe || c(10) | d(30) no take | e(60), held from 51 on |
inline PlanFixture film()
{
    PlanFixture fixture = cutFixture();
    fixture.board.title = "Night";
    story::Scene later{{"s2"}, "Two", {}};
    std::vector<story::Shot>& shots = fixture.board.scenes[0].shots;
    later.shots.assign(shots.begin() + 2, shots.end());
    shots.resize(2);
    fixture.board.scenes.push_back(std::move(later));
    fixture.board.scenes[1].shots.push_back(shotOf("e", 60));
    fixture.render("e", "te");
    fixture.shot("b").notes = "colder \"please\"";
    fixture.shot("a").markers = {{{3}, "Light", story::MarkerColour::Red}, {{45}, "late"}, {{48}, "gone"}};
    fixture.shot("b").markers = {{{12}, "", story::MarkerColour::Violet}};
    fixture.shot("d").markers = {{{5}, "here", story::MarkerColour::Amber}};
    fixture.shot("e").markers = {{{55}, "held", story::MarkerColour::Green}};
    story::Sound sound;
    sound.id.value = "so-1";
    sound.file.path = "assets/00ff.wav";
    sound.name = "tune.wav";
    sound.start = {12};
    sound.length = {5000}; // longer than the film
    sound.sourceIn = .52;
    (void)story::apply(fixture.board, story::AddSound{sound}).isOk();
    return fixture;
}

inline std::string otioOf(PlanFixture const& fixture)
{
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    auto const text = interchange::textOf({fixture.board, plan, "/films/Night"}, Format::Otio);
    return text ? *text : std::string();
}

inline CutImport imported(std::string const& text, story::Storyboard const& board,
                          CutSettings const& settings = {})
{
    auto const cut = cutFrom(text, "cut.otio");
    if (!cut) {
        qWarning("%s", cut.error().message().c_str());
        return {};
    }
    auto import = importCut(*cut, board, settings);
    if (!import)
        qWarning("%s", import.error().message().c_str());
    return import ? std::move(*import) : CutImport();
}

inline bool hasPython() { return QFile::exists(FW_OTIO_DIR "/opentimelineio"); }

/// What recut.py makes of a text.
struct Recut {
    QTemporaryDir folder;
    QByteArray output;

    std::string path(char const* name) const { return folder.filePath(name).toStdString(); }
    bool run(char const* what, std::string const& in, std::string const& out, QString const& extra = {})
    {
        QProcess python;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PYTHONPATH", FW_OTIO_DIR);
        python.setProcessEnvironment(environment);
        QStringList arguments{FW_TEST_DIR "/interchange/recut.py", what, QString::fromStdString(in),
                              QString::fromStdString(out)};
        if (!extra.isEmpty())
            arguments << extra;
        python.start("/usr/bin/python3", arguments);
        bool const isDone = python.waitForFinished(60'000) && python.exitCode() == 0;
        if (!isDone)
            qWarning("%s", python.readAllStandardError().constData());
        output = python.readAllStandardOutput();
        return isDone;
    }
    std::string after(char const* what, std::string const& text)
    {
        QFile file(folder.filePath("in.otio"));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
            return {};
        file.close();
        if (!run(what, path("in.otio"), path("out.otio")))
            return {};
        QFile made(folder.filePath("out.otio"));
        return made.open(QIODevice::ReadOnly) ? made.readAll().toStdString() : std::string();
    }
};

} // namespace fw::test
