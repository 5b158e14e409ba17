#include "engine/base/Files.h"
#include "engine/moderation/Moderation.h"

#include <QTest>

#include <array>
#include <map>
#include <sstream>

using namespace fw;
using namespace fw::moderation;

namespace {

struct Labelled {
    std::string half, language, kind, prompt;
    Verdict verdict = Verdict::Allow;
};

/// How often each label got each decision.
struct Confusion {
    std::array<std::array<int, 4>, 4> counts{};

    void add(Verdict label, Verdict made) { ++counts[size_t(label)][size_t(made)]; }
    int sum(bool isLabelled, bool isMade) const // anything but Allow, as labelled and as decided
    {
        int total = 0;
        for (size_t label = 0; label < 4; ++label)
            for (size_t made = 0; made < 4; ++made)
                if ((label > 0) == isLabelled && (made > 0) == isMade)
                    total += counts[label][made];
        return total;
    }
    double precision() const
    {
        return double(sum(true, true)) / std::max(1, sum(true, true) + sum(false, true));
    }
    double recall() const
    {
        return double(sum(true, true)) / std::max(1, sum(true, true) + sum(true, false));
    }
    double exact() const
    {
        int right = 0, all = 0;
        for (size_t label = 0; label < 4; ++label)
            for (size_t made = 0; made < 4; ++made) {
                all += counts[label][made];
                right += label == made ? counts[label][made] : 0;
            }
        return double(right) / std::max(1, all);
    }
};

std::vector<Labelled> readSet()
{
    std::vector<Labelled> set;
    auto const text = readFile(FW_TEST_DIR "/moderation/prompts.tsv");
    std::istringstream lines(text ? *text : std::string());
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::istringstream fields(line);
        Labelled made;
        std::string verdict;
        std::getline(fields, made.half, '\t');
        std::getline(fields, made.language, '\t');
        std::getline(fields, verdict, '\t');
        std::getline(fields, made.kind, '\t');
        std::getline(fields, made.prompt);
        for (Verdict const each : {Verdict::Allow, Verdict::Confirm, Verdict::Hold, Verdict::Block})
            if (verdict == verdictName(each))
                made.verdict = each;
        set.push_back(std::move(made));
    }
    return set;
}

void print(std::string const& title, Confusion const& made)
{
    qInfo("%-22s  precision %.3f  recall %.3f  same verdict %.3f", title.c_str(), made.precision(),
          made.recall(), made.exact());
    qInfo("  label \\ decision   allow confirm hold block");
    for (size_t label = 0; label < 4; ++label)
        qInfo("  %-16s   %5d %7d %4d %5d", verdictName(Verdict(label)), made.counts[label][0],
              made.counts[label][1], made.counts[label][2], made.counts[label][3]);
}

} // namespace

/// The rules that ship against a labelled set: English and German, with hard negatives, disguises and
/// negation. Fourteen parts (tests/moderation/README.md). Only `sealed`, `sealed3`, `sealed4` and `judge` say
/// how well the rules do on words nobody wrote them for; the others are what they promise to keep.
/// FW_SHOW_MISTAKES=PART lists a part's mistakes, except those of the sealed ones.
class TstPrompts : public QObject {
    Q_OBJECT

private:
    std::vector<Labelled> m_set;
    Policy m_policy;

private Q_SLOTS:
    void initTestCase()
    {
        m_set = readSet();
        auto policy = Policy::loadDefault();
        QVERIFY2(policy.isOk(), policy ? "" : policy.error().message().c_str());
        m_policy = *policy;
    }

    void theSetIsLargeAndMixed()
    {
        QVERIFY(m_set.size() >= 400);
        std::map<std::string, int> count;
        for (Labelled const& each : m_set) {
            ++count[each.half];
            ++count[each.language];
            ++count[verdictName(each.verdict)];
            QVERIFY2(!each.prompt.empty(), each.kind.c_str());
        }
        QVERIFY(count["development"] >= 200 && count["heldout"] >= 200);
        QVERIFY(count["en"] >= 200 && count["de"] >= 150);
        QVERIFY(count["allow"] >= 150 && count["confirm"] >= 50 && count["hold"] >= 50 &&
                count["block"] >= 40);
    }

    void precisionAndRecall()
    {
        std::map<std::string, Confusion> tables;
        QByteArray wanted = qgetenv("FW_SHOW_MISTAKES");
        if (wanted.startsWith("sealed") &&
            wanted != "sealed2") // who saw its mistakes could not help tuning to them
            wanted.clear();
        for (Labelled const& each : m_set) {
            Decision const made = review(each.prompt, "prompt", m_policy);
            for (std::string const& table : {std::string("all"), each.half, each.half + " " + each.language})
                tables[table].add(each.verdict, made.verdict);
            if (made.verdict != each.verdict && wanted == QByteArray::fromStdString(each.half))
                qInfo("%s for %s: %s  [%s: %s]", verdictName(made.verdict), verdictName(each.verdict),
                      each.prompt.c_str(), made.rule.c_str(), made.words.c_str());
        }
        for (auto const& [title, table] : tables)
            print(title, table);
        for (char const* half : {"development", "heldout", "fresh", "widened", "blind", "probes", "outside",
                                 "sealed2", "rounds6", "frames"}) {
            QVERIFY2(tables[half].precision() >= 0.95, half);
            QVERIFY2(tables[half].recall() >= 0.95, half);
        }
        // What no author of rules has seen, nor what was wrong in it. Rules 6: 0.982 and 1.000 (54 of 54),
        // 0.977 and 0.956 (86 of 90), 0.964 and 0.982 (108 of 110), 0.963 and 1.000.
        QVERIFY(tables["sealed"].recall() >= 0.98);
        for (char const* half : {"sealed", "sealed3", "sealed4", "judge"}) {
            QVERIFY2(tables[half].precision() >= 0.95, half);
            QVERIFY2(tables[half].recall() >= 0.95, half);
        }
        // Nothing sexual about a minor passes, and no label of Block ends below Hold.
        QCOMPARE(tables["all"].counts[3][0], 0);
        QCOMPARE(tables["all"].counts[3][1], 0);
    }
};

QTEST_GUILESS_MAIN(TstPrompts)
#include "tst_prompts.moc"
