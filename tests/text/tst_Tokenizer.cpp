#include "engine/text/Tokenizer.h"
#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/text/CleanPrompt.h"
#include "engine/text/PieceModel.h"
#include "tests/text/Sentencepiece.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using fw::Error;
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

/// The tokenizer.json that transformers 5 writes of a spiece.model.
fw::Json asTokenizersWrites(fw::text::PieceModel const& model)
{
    using fw::Json;
    Json pieces = Json::array(), added = Json::array();
    for (size_t i = 0; i < model.pieces.size(); ++i) {
        fw::text::Piece const& piece = model.pieces[i];
        pieces.push_back(Json::array({piece.text, piece.score}));
        bool const isText = piece.type == fw::text::PieceType::Normal;
        if (!isText)
            added.push_back({{"id", i}, {"content", piece.text}, {"special", true}});
    }
    added.push_back({{"id", model.pieces.size()}, {"content", "<extra_id_0>"}, {"special", true}});
    std::string const map = QByteArray::fromStdString(model.charsMap).toBase64().toStdString();
    Json const cuts = {
        {{"type", "WhitespaceSplit"}},
        {{"type", "Metaspace"}, {"replacement", "\u2581"}, {"prepend_scheme", "always"}, {"split", true}}};
    return {{"version", "1.0"},
            {"added_tokens", added},
            {"normalizer", {{"type", "Precompiled"}, {"precompiled_charsmap", map}}},
            {"pre_tokenizer", {{"type", "Sequence"}, {"pretokenizers", cuts}}},
            {"model",
             {{"type", "Unigram"},
              {"unk_id", model.unkId},
              {"vocab", pieces},
              {"byte_fallback", model.hasByteFallback}}}};
}

} // namespace

class TstTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenIds();
    void goldenPrompts_data();
    void goldenPrompts();
    void specialIds();
    void framesLikeUmt5();
    void readsTokenizerJson();
    void tokenizerJsonDecidesAboutBytes();
    void refusesTokenizerJson_data();
    void refusesTokenizerJson();
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

/// tools/make_fixtures.py: diffusers' prompt_clean with ftfy, then sentencepiece; tests need neither.
void TstTokenizer::goldenPrompts_data()
{
    QTest::addColumn<int>("index");
    auto const json = fw::readJsonFile(FW_TEST_DIR "/text/fixtures/prompts.json");
    QVERIFY(json.isOk());
    int index = 0;
    for (fw::Json const& each : (*json)["cases"])
        QTest::addRow("%d %.30s", index, each["prompt"].get<std::string>().c_str()) << index, ++index;
    QVERIFY(index >= 16);
}

void TstTokenizer::goldenPrompts()
{
    QFETCH(int, index);
    auto const json = fw::readJsonFile(FW_TEST_DIR "/text/fixtures/prompts.json");
    fw::Json const& each = (*json)["cases"][static_cast<size_t>(index)];
    std::string const cleaned = fw::text::cleanPrompt(each["prompt"].get<std::string>());
    QCOMPARE(QString::fromStdString(cleaned), QString::fromStdString(each["cleaned"].get<std::string>()));
    auto const tokenizer = Tokenizer::open(starterModel().toStdString());
    auto const expected = each["ids"].get<std::vector<int32_t>>();
    QCOMPARE(tokenizer->encode(cleaned), expected);

    auto const framed = tokenizer->frame(cleaned, 512);
    int const used = std::min(int(expected.size()), 511);
    QCOMPARE(framed.length, used + 1);
    QVERIFY(std::equal(expected.begin(), expected.begin() + used, framed.ids.begin()));
    QCOMPARE(framed.ids[static_cast<size_t>(used)], 1);
    QCOMPARE(framed.ids.size(), size_t(512));
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

void TstTokenizer::readsTokenizerJson()
{
    auto const bytes = fw::readFile(starterModel().toStdString());
    auto const model = fw::text::parsePieceModel(*bytes, "starter");
    QVERIFY(model.isOk());
    auto const plain = Tokenizer::parse(*bytes, "starter");
    auto const read = Tokenizer::parse(fw::dumpJson(asTokenizersWrites(*model)), "tokenizer.json");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    QCOMPARE(read->vocabularySize(), 547);
    QCOMPARE(read->padId(), 0);
    QCOMPARE(read->eosId(), 1);
    QCOMPARE(read->bosId(), 2);
    QCOMPARE(read->unkId(), 3);
    qInfo("seed 51");
    std::vector<std::string> lines = randomLines(51, 500);
    lines.insert(lines.end(), kPrompts.begin(), kPrompts.end());
    for (std::string const& line : lines)
        QCOMPARE(read->encode(line), plain->encode(line));
}

void TstTokenizer::tokenizerJsonDecidesAboutBytes()
{
    QTemporaryDir folder;
    QString const model = folder.filePath("spiece.model");
    QVERIFY(QFile::copy(starterModel(), model));
    auto const ids = [&] { return Tokenizer::open(model.toStdString())->encode("a 猫"); };
    auto const bytes = ids();
    QVERIFY(bytes.size() >= 4); // three bytes of one character
    auto const json = folder.filePath("tokenizer.json").toStdString();
    auto const write = [&](std::string const& text) { QVERIFY(fw::writeFileAtomically(json, text).isOk()); };
    write(R"({"model":{"vocab":[["\"byte_fallback\"",0]],"byte_fallback" : true}})");
    QCOMPARE(ids(), bytes);
    // Files of transformers 4, and of 5, which takes every T5's unknown piece for number 2
    for (auto const& [text, unknown] :
         {std::pair(R"({"model":{"byte_fallback":false}})", 3), std::pair(R"({"model":{"unk_id":3}})", 3),
          std::pair(R"({"model":{"unk_id": 2, "byte_fallback": false}})", 2)}) {
        write(text);
        auto const plain = ids();
        QCOMPARE(plain.back(), unknown);
        QCOMPARE(plain.size(), bytes.size() - 2);
    }
}

void TstTokenizer::refusesTokenizerJson_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<int>("kind");
    int const bad = int(Error::Kind::BadInput), unknown = int(Error::Kind::Unsupported);
    QTest::newRow("bpe") << QByteArray(R"({"model":{"type":"BPE"}})") << unknown;
    QTest::newRow("no pieces") << QByteArray(R"({"model":{"vocab":[]}})") << bad;
    QTest::newRow("piece without score") << QByteArray(R"({"model":{"vocab":[["a"]]}})") << bad;
    QTest::newRow("piece twice") << QByteArray(R"({"model":{"unk_id":0,"vocab":[["u",0],["a",0],["a",1]]},
                                                 "added_tokens":[]})")
                                 << bad;
    QTest::newRow("no unknown piece") << QByteArray(R"({"model":{"unk_id":null}})") << bad;
    QTest::newRow("unknown piece outside") << QByteArray(R"({"model":{"unk_id":547}})") << bad;
    QTest::newRow("added token elsewhere")
        << QByteArray(R"({"added_tokens":[{"id":9,"content":"<pad>"}]})") << bad;
    QTest::newRow("character map") << QByteArray(R"({"normalizer":{"precompiled_charsmap":"%%%%"}})") << bad;
    QTest::newRow("normaliser") << QByteArray(R"({"normalizer":{"type":"Lowercase"}})") << unknown;
    QTest::newRow("cutting") << QByteArray(R"({"pre_tokenizer":{"type":"ByteLevel"}})") << unknown;
    QTest::newRow("no cutting") << QByteArray(R"({"pre_tokenizer":null})") << unknown;
}

void TstTokenizer::refusesTokenizerJson()
{
    QFETCH(QByteArray, patch);
    QFETCH(int, kind);
    auto const bytes = fw::readFile(starterModel().toStdString());
    fw::Json json = asTokenizersWrites(*fw::text::parsePieceModel(*bytes, "starter"));
    json.merge_patch(fw::Json::parse(patch.toStdString()));
    if (patch.contains("null")) // a patch takes such fields away
        QVERIFY(!json.contains("pre_tokenizer") || !json["model"].contains("unk_id"));
    auto const read = Tokenizer::parse(fw::dumpJson(json), "tokenizer.json");
    QVERIFY(!read.isOk());
    QCOMPARE(int(read.error().kind), kind);
    QVERIFY(read.error().message().find("tokenizer.json") != std::string::npos);
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
