#include "engine/text/Tokenizer.h"
#include "engine/base/Paths.h"
#include "tests/text/Sentencepiece.h"

#include <QTemporaryDir>
#include <QtTest>

using fw::text::Tokenizer;

namespace {

QString starterModel()
{
    return QString::fromStdString(
        (fw::paths::resources() / "models/starter/tokenizer/spiece.model").string());
}

std::vector<std::string> const kPrompts = {
    "",
    " ",
    "a cat",
    "A little cat walks to the left in a green forest, cinematic",
    "documentary, a rocket ship moves down on the ocean, camera panning right.",
    "in space, the man goes downward",
    "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止",
    "😀 a robot & a ghost — \"quoted\" … ½",
    "ＦＵＬＬ　ＷＩＤＴＨ ﬁsh",
    "!!!!!!!!",
    "   leading and   inner  spaces   ",
};

std::vector<std::string> corpus()
{
    std::vector<std::string> lines;
    char const* const subjects[] = {"cat",     "dog",    "rocket", "sailboat",
                                    "penguin", "Straße", "日本語", "größe"};
    char const* const motions[] = {"walks left",  "moves right",  "jumps",
                                   "is spinning", "rises slowly", "falls"};
    char const* const places[] = {"in a forest", "on the ocean", "at night", "in 北京", "under a red sky"};
    for (char const* subject : subjects) {
        for (char const* motion : motions) {
            for (char const* place : places)
                lines.push_back(std::string("A ") + subject + " " + motion + " " + place + ".");
        }
    }
    return lines;
}

/// Compares every line with spm_encode and names the first that differs.
void compare(QString const& model, std::vector<std::string> const& lines)
{
    auto const tokenizer = Tokenizer::open(model.toStdString());
    QVERIFY2(tokenizer.isOk(), tokenizer ? "" : tokenizer.error().message().c_str());
    auto const expected = spm::encode(model, lines);
    QCOMPARE(expected.size(), lines.size());
    for (size_t i = 0; i < lines.size(); ++i) {
        if (tokenizer->encode(lines[i]) != expected[i]) {
            QByteArray const text = QByteArray::fromStdString(lines[i]);
            QFAIL(("line " + QByteArray::number(qulonglong(i)) + " differs: " + text + " hex " + text.toHex())
                      .constData());
        }
    }
}

std::vector<std::string> randomLines(uint32_t seed, int count)
{
    spm::RandomText text(seed);
    std::vector<std::string> lines;
    for (int i = 0; i < count; ++i)
        lines.push_back(text.line());
    return lines;
}

} // namespace

class TstTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenIds();
    void specialIds();
    void framesLikeUmt5();
    void sameAsSpmEncode();
    void sameAsSpmEncodeOnRandomText();
    void sameAsSpmEncodeOnTrainedModels_data();
    void sameAsSpmEncodeOnTrainedModels();
};

void TstTokenizer::goldenIds()
{
    // Recorded from spm_encode 0.1.97, so that the starter's ids are pinned even where the program is
    // missing.
    auto const tokenizer = Tokenizer::open(starterModel().toStdString());
    QVERIFY(tokenizer.isOk());
    std::vector<int32_t> const expected = {264, 385, 460, 449, 352, 265, 336, 266, 264, 274, 280, 263, 269};
    QCOMPARE(tokenizer->encode("A little cat walks to the left in a green forest, cinematic"), expected);
}

void TstTokenizer::specialIds()
{
    auto const tokenizer = Tokenizer::open(starterModel().toStdString());
    QVERIFY(tokenizer.isOk());
    QCOMPARE(tokenizer->padId(), 0);
    QCOMPARE(tokenizer->eosId(), 1);
    QCOMPARE(tokenizer->bosId(), 2);
    QCOMPARE(tokenizer->unkId(), 3);
    QCOMPARE(tokenizer->vocabularySize(), 547);
}

void TstTokenizer::framesLikeUmt5()
{
    auto const tokenizer = Tokenizer::open(starterModel().toStdString());
    QVERIFY(tokenizer.isOk());
    auto const plain = tokenizer->encode("a cat in the snow");
    auto const framed = tokenizer->frame("a cat in the snow", 40);
    QCOMPARE(framed.length, int(plain.size()) + 1);
    QCOMPARE(framed.ids.size(), size_t(40));
    QCOMPARE(framed.mask.size(), size_t(40));
    for (size_t i = 0; i < 40; ++i) {
        bool const isToken = i < plain.size();
        QCOMPARE(framed.ids[i], isToken ? plain[i] : i == plain.size() ? 1 : 0);
        QCOMPARE(framed.mask[i], i <= plain.size() ? 1 : 0);
    }
    auto const cut = tokenizer->frame("a cat in the snow", 3);
    QCOMPARE(cut.ids, (std::vector<int32_t>{plain[0], plain[1], 1}));
    QCOMPARE(cut.length, 3);
    auto const empty = tokenizer->frame("", 4);
    QCOMPARE(empty.ids, (std::vector<int32_t>{1, 0, 0, 0}));
}

void TstTokenizer::sameAsSpmEncode()
{
    if (!spm::isThere())
        QSKIP("spm_encode is not installed");
    compare(starterModel(), kPrompts);
}

void TstTokenizer::sameAsSpmEncodeOnRandomText()
{
    if (!spm::isThere())
        QSKIP("spm_encode is not installed");
    qInfo("seed 20261");
    compare(starterModel(), randomLines(20261, 2000));
}

void TstTokenizer::sameAsSpmEncodeOnTrainedModels_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("unigram nmt_nfkc")
        << QStringList{"--vocab_size=120", "--model_type=unigram", "--normalization_rule_name=nmt_nfkc",
                       "--hard_vocab_limit=false"};
    QTest::newRow("unigram bytes") << QStringList{"--vocab_size=380", "--model_type=unigram",
                                                  "--byte_fallback", "--hard_vocab_limit=false",
                                                  "--normalization_rule_name=nmt_nfkc_cf"};
    QTest::newRow("unigram symbols") << QStringList{
        "--vocab_size=120", "--model_type=unigram", "--hard_vocab_limit=false",
        "--user_defined_symbols=[mask],ing,...", "--remove_extra_whitespaces=false"};
    QTest::newRow("unigram suffix") << QStringList{"--vocab_size=120", "--treat_whitespace_as_suffix",
                                                   "--hard_vocab_limit=false",
                                                   "--normalization_rule_name=identity"};
    QTest::newRow("bpe") << QStringList{"--vocab_size=140", "--model_type=bpe"};
    QTest::newRow("bpe bytes") << QStringList{"--vocab_size=420", "--model_type=bpe", "--byte_fallback",
                                              "--user_defined_symbols=[mask],cat",
                                              "--add_dummy_prefix=false"};
}

void TstTokenizer::sameAsSpmEncodeOnTrainedModels()
{
    if (!spm::isThere())
        QSKIP("spm_encode is not installed");
    QFETCH(QStringList, options);
    QTemporaryDir folder;
    QString const model = spm::train(QDir(folder.path()), "fresh", corpus(), options);
    QVERIFY(!model.isEmpty());
    compare(model, kPrompts);
    compare(model, corpus());
    compare(model, randomLines(7, 500));
}

QTEST_GUILESS_MAIN(TstTokenizer)
#include "tst_Tokenizer.moc"
