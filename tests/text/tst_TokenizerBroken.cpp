#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/text/Tokenizer.h"
#include "tests/text/Sentencepiece.h"

#include <QtTest>

#include <cstring>

using fw::Error;
using fw::text::Tokenizer;

namespace {

std::string field(int number, std::string const& bytes)
{
    std::string out(1, static_cast<char>(number << 3 | 2));
    for (size_t size = bytes.size();; size >>= 7) {
        out += static_cast<char>((size & 0x7f) | (size > 0x7f ? 0x80 : 0));
        if (size <= 0x7f)
            break;
    }
    return out + bytes;
}

std::string varint(int number, int value)
{
    return {static_cast<char>(number << 3), static_cast<char>(value)};
}

std::string piece(std::string const& text, int type, float score = -1)
{
    std::string bits(4, '\0');
    std::memcpy(bits.data(), &score, 4);
    return field(1, field(1, text) + '\x15' + bits + varint(3, type));
}

std::string const kUnk = piece("<unk>", 2);

} // namespace

/// A spiece.model comes from the internet: whatever is in it, reading gives a value or an error.
class TstTokenizerBroken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts();
    void truncationsNeverCrash();
    void mutationsNeverCrash();
    void mutatedJsonNeverCrashes();
};

void TstTokenizerBroken::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    int const bad = int(Error::Kind::BadInput);
    auto const row = [](char const* name, std::string const& bytes, int kind) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << kind;
    };
    row("empty", "", bad);
    row("text", "this is not a model", bad);
    row("no unknown piece", piece("a", 1), bad);
    row("two unknown pieces", kUnk + piece("<unk2>", 2), bad);
    row("piece twice", kUnk + piece("a", 1) + piece("a", 1), bad);
    row("empty piece", kUnk + piece("", 1), bad);
    row("unknown type", kUnk + piece("a", 7), bad);
    row("score is not finite", kUnk + piece("a", 1, std::numeric_limits<float>::quiet_NaN()), bad);
    row("byte piece without fallback", kUnk + piece("<0x41>", 6), bad);
    row("byte piece missing", kUnk + piece("<0x41>", 6) + field(2, std::string("\x98\x02\x01", 3)), bad);
    row("word model", kUnk + field(2, varint(3, 3)), int(Error::Kind::Unsupported));
    row("model type", kUnk + field(2, varint(3, 9)), bad);
    row("length past the end", kUnk + std::string("\x0a\xff\xff\xff\xff\x0f", 6), bad);
    row("group", kUnk + std::string("\x0b", 1), bad);
    row("map cut off", kUnk + field(3, field(2, std::string("\x10\0\0\0abcd", 8))), bad);
    row("map without end", kUnk + field(3, field(2, std::string("\x04\0\0\0abcdefgh", 12))), bad);
}

void TstTokenizerBroken::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    auto const tokenizer = Tokenizer::parse(bytes.toStdString(), "spiece.model");
    QVERIFY(!tokenizer.isOk());
    QCOMPARE(int(tokenizer.error().kind), kind);
    QVERIFY(tokenizer.error().message().find("spiece.model") != std::string::npos);
}

void TstTokenizerBroken::accepts()
{
    auto const tokenizer = Tokenizer::parse(kUnk + piece("\u2581", 1) + piece("a", 1), "tiny");
    QVERIFY(tokenizer.isOk());
    QCOMPARE(tokenizer->encode("a bb a"), (std::vector<int32_t>{1, 2, 1, 0, 1, 2}));
}

void TstTokenizerBroken::truncationsNeverCrash()
{
    auto const bytes = fw::readFile(fw::paths::resources() / "models/starter/tokenizer/spiece.model");
    QVERIFY(bytes.isOk());
    int accepted = 0;
    for (size_t size = 0; size < bytes->size(); size += size < 4096 ? 37 : 4999) {
        auto const tokenizer = Tokenizer::parse(std::string_view(*bytes).substr(0, size), "cut");
        accepted += tokenizer.isOk();
        if (tokenizer)
            tokenizer->encode("a cat ６ \xff");
    }
    QVERIFY(accepted < 20); // a cut between two messages can still be a smaller model
}

void TstTokenizerBroken::mutationsNeverCrash()
{
    auto const bytes = fw::readFile(fw::paths::resources() / "models/starter/tokenizer/spiece.model");
    QVERIFY(bytes.isOk());
    constexpr uint32_t kSeed = 99;
    qInfo("seed %u", kSeed);
    spm::RandomText random(kSeed);
    for (int round = 0; round < 300; ++round) {
        std::string broken = *bytes;
        for (int flips = 1 + random.below(40); flips > 0; --flips)
            broken[static_cast<size_t>(random.below(static_cast<int>(broken.size())))] =
                static_cast<char>(random.below(256));
        auto const tokenizer = Tokenizer::parse(broken, "mutated");
        if (!tokenizer)
            continue;
        for (int i = 0; i < 5; ++i) {
            for (int32_t const id : tokenizer->encode(random.line()))
                QVERIFY(id >= 0 && id < tokenizer->vocabularySize());
        }
    }
}

void TstTokenizerBroken::mutatedJsonNeverCrashes()
{
    std::string const good =
        R"({"added_tokens":[{"id":0,"content":"<pad>","special":true},{"id":1,"content":"</s>","special":true}],)"
        R"("normalizer":{"type":"Sequence","normalizers":[{"type":"Precompiled","precompiled_charsmap":"BAAAAAABAAAA"},)"
        R"({"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "}]},)"
        R"("pre_tokenizer":{"type":"Metaspace","replacement":"\u2581","add_prefix_space":true},)"
        R"("model":{"type":"Unigram","unk_id":2,"byte_fallback":false,)"
        R"("vocab":[["<pad>",0],["</s>",0],["<unk>",0],["\u2581",-2],["a",-1.5],["cat",-3]]}})";
    constexpr std::string_view kBytes = " \"0123456789[]{},:-e.truefalsnABC\x7f\xff";
    constexpr uint32_t kSeed = 7;
    qInfo("seed %u", kSeed);
    spm::RandomText random(kSeed);
    int accepted = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string broken = good;
        for (int flips = random.below(4); flips > 0; --flips)
            broken[static_cast<size_t>(1 + random.below(static_cast<int>(broken.size()) - 1))] =
                kBytes[static_cast<size_t>(random.below(static_cast<int>(kBytes.size())))];
        if (random.below(8) == 0)
            broken.resize(static_cast<size_t>(1 + random.below(static_cast<int>(broken.size()))));
        auto const tokenizer = Tokenizer::parse(broken, "tokenizer.json");
        accepted += tokenizer.isOk();
        if (!tokenizer)
            continue;
        for (int32_t const id : tokenizer->encode(random.line()))
            QVERIFY(id >= 0 && id < tokenizer->vocabularySize());
    }
    QVERIFY(accepted > 100 && accepted < 2900);
}

QTEST_GUILESS_MAIN(TstTokenizerBroken)
#include "tst_TokenizerBroken.moc"
