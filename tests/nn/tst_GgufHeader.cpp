#include "engine/base/GgufHeader.h"
#include "engine/base/WeightHeader.h"
#include "tests/support/GgufWriter.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <functional>
#include <random>

using namespace fw;
using test::GgufWriter;

namespace {

GgufWriter good()
{
    GgufWriter writer;
    writer.addValue("general.architecture", 8, GgufWriter::text("wan"));
    writer.addValue("general.file_type", 4, GgufWriter::number(7, 4));
    writer.addValue("test.float", 6, std::string(4, '\1'));
    writer.addValue("test.minus", 5, GgufWriter::number(0xfffffffe, 4));
    writer.addValue("test.words", 9,
                    GgufWriter::number(8, 4) + GgufWriter::number(2, 8) + GgufWriter::text("a") +
                        GgufWriter::text("bc"));
    writer.addTensor("a", 0, {2, 3}, std::string(24, 'x'));
    writer.addTensor("b", 8, {2, 64}, std::string(4 * 34, 'y'));
    return writer;
}

Result<GgufHeader> parse(std::string const& bytes, uint64_t fileBytes = 0)
{
    bool isCutOff = false;
    return parseGgufHeader(bytes, fileBytes ? fileBytes : bytes.size(), "f.gguf", isCutOff);
}

/// Every region lies in the file and holds what its shape needs.
bool isSound(GgufHeader const& header, uint64_t fileBytes)
{
    uint64_t free = 0;
    for (GgufTensor const& tensor : header.tensors) {
        uint64_t elements = 1;
        for (int64_t const dim : tensor.shape)
            elements *= static_cast<uint64_t>(dim);
        if (tensor.begin < free || tensor.end < tensor.begin || elements != tensor.elements() ||
            header.dataBegin + tensor.end > fileBytes)
            return false;
        free = tensor.end;
    }
    return true;
}

} // namespace

class TstGgufHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThere()
    {
        std::string const bytes = good().file();
        auto const header = parse(bytes);
        QVERIFY2(header, header ? "" : header.error().message().c_str());
        QCOMPARE(header->tensors.size(), size_t(2));
        QCOMPARE(header->find("b")->shape, (std::vector<int64_t>{2, 64}));
        QCOMPARE(int(header->find("b")->type), int(GgufType::Q8_0));
        QCOMPARE(header->find("b")->elements(), uint64_t(128));
        QCOMPARE(header->facts.at("general.architecture"), std::string("wan"));
        QCOMPARE(header->facts.at("general.file_type"), std::string("7"));
        QCOMPARE(header->facts.at("test.minus"), std::string("-2"));
        QCOMPARE(header->dataBegin % 32, uint64_t(0));
        QVERIFY(isSound(*header, bytes.size()));
        QVERIFY(!header->find("c"));
    }

    /// Five axes as they are, and flattened to four with the true shape beside them.
    void fiveAxes()
    {
        GgufWriter writer;
        writer.addValue("comfy.gguf.orig_shape.flat", 9,
                        GgufWriter::number(5, 4) + GgufWriter::number(3, 8) + GgufWriter::number(2, 4) +
                            GgufWriter::number(1, 4) + GgufWriter::number(2, 4));
        writer.addTensor("flat", 0, {2, 2}, std::string(16, 'x'));
        writer.addTensor("deep", 1, {1, 2, 1, 2, 2}, std::string(16, 'x'));
        auto const header = parse(writer.file());
        QVERIFY2(header, header ? "" : header.error().message().c_str());
        QCOMPARE(header->find("flat")->shape, (std::vector<int64_t>{2, 1, 2}));
        QCOMPARE(header->find("deep")->shape, (std::vector<int64_t>{1, 2, 1, 2, 2}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("named");
        auto const row = [](char const* what, std::string const& bytes, char const* named) {
            QTest::newRow(what) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << named;
        };
        auto const changed = [](std::function<void(GgufWriter&)> const& change) {
            GgufWriter writer = good();
            change(writer);
            return writer.file();
        };
        row("empty", "", "not a GGUF");
        row("another file", "PK\3\4 and more", "not a GGUF");
        row("version 1", changed([](auto& w) { w.version = 1; }), "version");
        row("big endian", changed([](auto& w) { w.version = 3u << 24; }), "version");
        row("more values than there are", changed([](auto& w) { w.valueCount += 1; }), "cut off");
        row("values beyond the file", changed([](auto& w) { w.valueCount = 1ull << 60; }), "entries");
        row("unknown kind", changed([](auto& w) { w.addValue("k", 13, "x"); }), "kind");
        row("same value twice",
            changed([](auto& w) { w.addValue("general.architecture", 8, GgufWriter::text("x")); }), "twice");
        row("endless array", changed([](auto& w) {
                w.addValue("k", 9, GgufWriter::number(0, 4) + GgufWriter::number(~0ull, 8));
            }),
            "longer than the file");
        row("deep array", changed([](auto& w) {
                std::string raw;
                for (int i = 0; i < 9; ++i)
                    raw += GgufWriter::number(9, 4) + GgufWriter::number(1, 8);
                w.addValue("k", 9, raw);
            }),
            "nested");
        row("alignment 0",
            changed([](auto& w) { w.addValue("general.alignment", 4, GgufWriter::number(0, 4)); }),
            "alignment");
        row("alignment 3",
            changed([](auto& w) { w.addValue("general.alignment", 4, GgufWriter::number(3, 4)); }),
            "alignment");
        row("two tensors of one name", changed([](auto& w) { w.addTensor("a", 0, {1}, "xxxx"); }), "twice");
        row("nine axes", changed([](auto& w) {
                w.addTensor("c", 0, {1, 1, 1, 1, 1, 1, 1, 1, 1}, "xxxx");
            }),
            "dimensions");
        row("negative axis", changed([](auto& w) { w.addTensor("c", 0, {-1}, "xxxx"); }), "too large");
        row("product overflows", changed([](auto& w) {
                w.addTensor("c", 0, {1ll << 40, 1ll << 40}, "");
            }),
            "too large");
        row("half a block", changed([](auto& w) {
                w.addTensor("c", 8, {3, 16}, std::string(34, 'x'));
            }),
            "whole blocks");
        row("past the end", changed([](auto& w) { w.addTensor("c", 0, {1000}, "xxxx"); }), "beyond the end");
        row("offset past the end", changed([](auto& w) { w.setOffset(1, ~31ull); }), "beyond the end");
        row("odd offset", changed([](auto& w) { w.setOffset(1, 33); }), "alignment");
        row("overlap", changed([](auto& w) { w.setOffset(1, 0); }), "overlaps");
        row("cut off in the data", good().file().substr(0, good().file().size() - 40), "beyond the end");
        row("cut off in the header", good().header().substr(0, 150), "cut off");
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, named);
        auto const header = parse(bytes.toStdString());
        QVERIFY(!header);
        QCOMPARE(int(header.error().kind), int(Error::Kind::BadInput));
        QString const message = QString::fromStdString(header.error().message());
        QVERIFY2(message.contains(named) && message.contains("f.gguf"), qPrintable(message));
    }

    void namesTypesThatItCannotRead()
    {
        GgufWriter writer;
        writer.addTensor("c", 16, {256}, std::string(66, 'x')); // IQ2_XXS
        auto const header = parse(writer.file());
        QVERIFY(!header);
        QCOMPARE(int(header.error().kind), int(Error::Kind::Unsupported));
        QVERIFY(header.error().message().find("type 16") != std::string::npos);
    }

    /// Whatever is changed, cut or put in, the answer is a sound header or an error. FW_MUTATIONS=50000 under
    /// the sanitizers is the full corpus; the fuzz target `gguf` goes on from there.
    void survivesChangedBytes()
    {
        unsigned const seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::string const original = good().file();
        size_t const headerBytes = good().header().size();
        int const rounds = qEnvironmentVariableIntValue("FW_MUTATIONS") > 0
                               ? qEnvironmentVariableIntValue("FW_MUTATIONS")
                               : 5000;
        int accepted = 0;
        for (int round = 0; round < rounds; ++round) {
            std::string bytes = original;
            for (unsigned i = 0; i <= random() % 3; ++i)
                bytes[random() % headerBytes] = static_cast<char>(random() % 2 ? random() : random() % 10);
            if (random() % 8 == 0)
                bytes.resize(random() % bytes.size());
            if (random() % 8 == 0)
                bytes.insert(random() % (bytes.size() + 1), 1 + random() % 9, '\xff');
            auto const header = parse(bytes);
            if (!header) {
                QVERIFY(!header.error().message().empty());
                continue;
            }
            ++accepted;
            QVERIFY(isSound(*header, bytes.size()));
        }
        QVERIFY(accepted > 0 && accepted < rounds);
    }

    /// A header that is longer than the first read is read on.
    void readsLongHeaders()
    {
        QTemporaryDir folder;
        std::filesystem::path const path = folder.filePath("long.gguf").toStdString();
        GgufWriter writer = good();
        writer.addValue("long", 9,
                        GgufWriter::number(0, 4) + GgufWriter::number(5u << 20, 8) +
                            std::string(5u << 20, 'z'));
        std::ofstream(path, std::ios::binary) << writer.file();
        auto const header = readWeightHeader(path);
        QVERIFY2(header, header ? "" : header.error().message().c_str());
        QCOMPARE(header->tensors.size(), size_t(2));
        QCOMPARE(header->tensors[1].type, std::string("Q8_0"));
        QCOMPARE(header->tensors[1].elements, uint64_t(128));
        QCOMPARE(readWeightHeader(folder.filePath("none.gguf").toStdString()).error().kind,
                 Error::Kind::MissingFile);
    }
};

QTEST_GUILESS_MAIN(TstGgufHeader)
#include "tst_GgufHeader.moc"
