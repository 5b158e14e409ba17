#pragma once

// Debian's spm_encode and spm_train as separate processes: the oracle of the tokenizer's tests.

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace spm {

inline bool isThere()
{
    return !QStandardPaths::findExecutable("spm_encode").isEmpty() &&
           !QStandardPaths::findExecutable("spm_train").isEmpty();
}

/// Ids of every line; empty when the program failed.
inline std::vector<std::vector<int32_t>> encode(QString const& model, std::vector<std::string> const& lines)
{
    QByteArray input;
    for (std::string const& line : lines)
        input += QByteArray::fromStdString(line) + '\n';
    QProcess process;
    process.start("spm_encode", {"--model=" + model, "--output_format=id"});
    process.write(input);
    process.closeWriteChannel();
    std::vector<std::vector<int32_t>> all;
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return all;
    QList<QByteArray> const output = process.readAllStandardOutput().split('\n');
    for (size_t i = 0; i < lines.size() && static_cast<int>(i) < output.size(); ++i) {
        std::vector<int32_t> ids;
        for (QByteArray const& word : output[static_cast<int>(i)].split(' ')) {
            if (!word.isEmpty())
                ids.push_back(word.toInt());
        }
        all.push_back(std::move(ids));
    }
    return all;
}

/// Trains a model on `lines` and gives its path, empty on failure.
inline QString train(QDir const& folder, QString const& name, std::vector<std::string> const& lines,
                     QStringList const& options)
{
    QFile corpus(folder.filePath(name + ".txt"));
    if (!corpus.open(QIODevice::WriteOnly))
        return {};
    for (std::string const& line : lines)
        corpus.write(QByteArray::fromStdString(line) + '\n');
    corpus.close();
    QProcess process;
    process.start("spm_train", QStringList{"--input=" + corpus.fileName(),
                                           "--model_prefix=" + folder.filePath(name), "--minloglevel=2"} +
                                   options);
    bool const isDone = process.waitForFinished(60000) && process.exitCode() == 0;
    return isDone ? folder.filePath(name + ".model") : QString();
}

/// Random text: words, scripts, full-width forms, combining marks, emoji, spaces of every kind and broken
/// UTF-8.
class RandomText {
public:
    explicit RandomText(uint32_t seed) : m_random(seed) {}

    std::string line()
    {
        std::string out;
        for (int parts = below(12); parts > 0; --parts)
            out += part();
        return out;
    }
    int below(int count) { return static_cast<int>(m_random() % static_cast<uint32_t>(count)); }

private:
    std::string pick(std::vector<char const*> const& from)
    {
        return from[static_cast<size_t>(below(static_cast<int>(from.size())))];
    }
    std::string part()
    {
        switch (below(10)) {
        case 0: return pick({" ", "  ", "\t", "\u3000", "\u00a0", "\u2581", "\u200b", "\r"});
        case 1: return pick({"，", "！", "ＡＢＣ", "ｶﾞ", "㍿", "①", "ﬁ", "…", "½", "Å"});
        case 2: return pick({"北京", "色调艳丽", "過曝", "日本語", "한국어", "ภาษาไทย", "नमस्ते", "שלום"});
        case 3: return pick({"🚀", "👩‍👩‍👧", "❤️", "🇩🇪", "\U0010FFFF"});
        case 4: return pick({"e\u0301", "a\u0308\u0323", "Straße", "İstanbul", "ǅ", "ÀÉ"});
        case 5: return pick({"\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xf8\x88", "\x80", "\x01", "\x7f"});
        case 6: return pick({"!!!!!!", "...", "--", "<0x41>", "<unk>", "</s>", "12345", "3.14", "[mask]"});
        default:
            return pick({"a cat ", "Rocket", " moves", "to the left", "in a green forest", "ZOOMS", "snowing",
                         "cinematic ", "xylophone", "camera", "s", "ing"});
        }
    }

    std::mt19937 m_random;
};

} // namespace spm
