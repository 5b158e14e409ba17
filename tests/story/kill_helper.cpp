#include "tests/story/RandomBoard.h"

#include "engine/story/Project.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

// Edits and saves a project for ever and prints the number of each acknowledged edit, until somebody kills
// it.
//   kill_helper FOLDER SEED

using namespace fw;

namespace {

int complain(Error const& error)
{
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 3;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    auto project = story::Project::open(argv[1]);
    if (!project)
        return complain(project.error());
    test::Dice dice(std::strtoull(argv[2], nullptr, 10));
    long number = std::strtol((*project)->board().title.c_str(), nullptr, 10);
    while (true) {
        // The number and a random change are one batch, so that both are there or neither.
        auto const random = test::randomValueEdit(dice, (*project)->board());
        auto const title = story::SetTitle{std::to_string(number + 1)};
        auto done = (*project)->perform(story::batch("both", {title, random}));
        if (!done)
            done = (*project)->perform(title); // the random one was refused
        if (!done)
            return complain(done.error());
        ++number;
        std::string const line = std::to_string(number) + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) < 0)
            return 4;
        if (dice.oneIn(12))
            if (Status const saved = (*project)->save(); !saved)
                return complain(saved.error());
        if (dice.oneIn(20))
            if (Status const synced = (*project)->sync(); !synced)
                return complain(synced.error());
    }
}
