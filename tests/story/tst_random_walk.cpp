#include "engine/story/Project.h"
#include "tests/story/RandomBoard.h"

#include <QtTest>

#include <random>

using namespace fw;
using namespace fw::story;

namespace {

std::string bytesOf(Storyboard const& board) { return dumpJson(toJson(board)); }

uint64_t walkSeed()
{
    bool isGiven = false;
    uint64_t const given = qEnvironmentVariable("FW_SEED").toULongLong(&isGiven);
    return isGiven ? given : std::random_device{}();
}

/// How many edits are tried; FW_WALK_EDITS asks for more (`./dev check slow`).
int walkLength()
{
    constexpr int kEveryday = 20'000;
    int const given = qEnvironmentVariableIntValue("FW_WALK_EDITS");
    return given > 0 ? given : kEveryday;
}

} // namespace

class TstRandomWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void undoAllAndRedoAllGiveTheSameBytes();
};

void TstRandomWalk::undoAllAndRedoAllGiveTheSameBytes()
{
    uint64_t const seed = walkSeed();
    int const length = walkLength();
    qInfo("seed %llu (FW_SEED takes it back), %d edits", static_cast<unsigned long long>(seed), length);
    test::Dice dice(seed);
    Storyboard board = test::randomBoard(dice, 10);
    std::string const start = bytesOf(board);
    std::vector<Edit> done, undone;
    auto const step = [&](std::vector<Edit>& from, std::vector<Edit>& to) {
        Result<Edit> inverse = story::apply(board, from.back());
        if (inverse)
            to.push_back(*inverse);
        from.pop_back();
        return inverse.isOk();
    };
    int refused = 0;
    for (int i = 0; i < length; ++i) {
        int const choice = dice.upTo(9);
        if (choice < 2 && !done.empty()) {
            QVERIFY(step(done, undone));
        } else if (choice < 3 && !undone.empty()) {
            QVERIFY(step(undone, done));
        } else {
            std::string const before = i % 50 == 0 ? bytesOf(board) : std::string();
            Result<Edit> inverse = story::apply(board, test::randomEdit(dice, board));
            if (!inverse) {
                ++refused;
                if (!before.empty())
                    QCOMPARE(bytesOf(board), before); // on error nothing has changed
                continue;
            }
            done.push_back(*inverse);
            undone.clear();
        }
        if (i % 500 == 0) { // every rule of a document holds at any time
            auto const read = storyboardFromJson(Json(toJson(board)), "walk");
            QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
        }
    }
    QVERIFY(refused > length / 200 && refused < length * 3 / 5); // the walk meets both
    std::string const end = bytesOf(board);
    undone.clear();
    while (!done.empty())
        QVERIFY(step(done, undone));
    QCOMPARE(bytesOf(board), start);
    while (!undone.empty())
        QVERIFY(step(undone, done));
    QCOMPARE(bytesOf(board), end);
}

QTEST_GUILESS_MAIN(TstRandomWalk)
#include "tst_random_walk.moc"
