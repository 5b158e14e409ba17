#include "engine/base/SafetensorsHeader.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <random>

using namespace fw;

namespace {

std::string withLength(std::string const& json, uint64_t length)
{
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>(length >> (8 * i));
    return bytes + json;
}

std::string file(std::string const& json) { return withLength(json, json.size()); }

} // namespace

/// Every rule of reliability.md section 4: the good ones pass, each broken one is refused and named.
class TstSafetensorsHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accepts_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("dataBytes");
        QTest::addColumn<int>("tensors");
        QTest::newRow("empty") << "{}" << 0 << 0;
        QTest::newRow("padded with spaces") << "{}      " << 0 << 0;
        QTest::newRow("metadata") << R"({"__metadata__":{"format":"pt"}})" << 0 << 0;
        QTest::newRow("one") << R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})" << 24 << 1;
        QTest::newRow("scalar") << R"({"a":{"dtype":"F16","shape":[],"data_offsets":[0,2]}})" << 2 << 1;
        QTest::newRow("fields in another order")
            << R"({"a":{"data_offsets":[0,1],"shape":[1],"dtype":"U8"}})" << 1 << 1;
        QTest::newRow("not in order of bytes")
            << R"({"b":{"dtype":"I8","shape":[2],"data_offsets":[4,6]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})"
            << 6 << 2;
        QTest::newRow("no elements") << R"({"a":{"dtype":"F32","shape":[0,7],"data_offsets":[0,0]}})" << 0
                                     << 1;
        QTest::newRow("eight dimensions")
            << R"({"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})" << 1 << 1;
        for (auto const& [name, bytes] :
             {std::pair("F64", 8), std::pair("F32", 4), std::pair("F16", 2), std::pair("BF16", 2),
              std::pair("F8_E4M3", 1), std::pair("F8_E5M2", 1), std::pair("I64", 8), std::pair("I32", 4),
              std::pair("I8", 1), std::pair("U8", 1), std::pair("BOOL", 1)})
            QTest::newRow(name) << QString(R"({"a":{"dtype":"%1","shape":[3],"data_offsets":[0,%2]}})")
                                       .arg(name)
                                       .arg(3 * bytes)
                                << 3 * bytes << 1;
    }
    void accepts()
    {
        QFETCH(QString, json);
        QFETCH(int, dataBytes);
        QFETCH(int, tensors);
        std::string const bytes = file(json.toStdString());
        auto const header =
            parseSafetensorsHeader(bytes, bytes.size() + static_cast<uint64_t>(dataBytes), "f");
        QVERIFY2(header, header ? "" : header.error().message().c_str());
        QCOMPARE(static_cast<int>(header->tensors.size()), tensors);
        QCOMPARE(header->dataBegin, bytes.size());
        for (TensorEntry const& entry : header->tensors)
            QCOMPARE(header->find(entry.name), &entry);
        QVERIFY(!header->find("nobody"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("dataBytes");
        QTest::addColumn<QString>("named");
        auto const row = [](char const* what, char const* json, int dataBytes, char const* named) {
            QTest::newRow(what) << json << dataBytes << named;
        };
        row("array", "[]", 0, "rule 2");
        row("space first", " {}", 0, "rule 2");
        row("empty text", "", 0, "rule 2");
        row("cut off", R"({"a":{"dtype":"F32")", 4, "rule 2");
        row("text after it", "{} x", 0, "rule 2");
        row("two objects", "{}{}", 0, "rule 2");
        row("comment", "{/* */}", 0, "rule 2");
        row("single quotes", "{'a':1}", 0, "rule 2");
        row("NaN", R"({"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,4]}})", 4, "rule 2");
        row("trailing comma", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},})", 1, "rule 2");
        row("metadata number", R"({"__metadata__":{"n":1}})", 0, "number");
        row("metadata object", R"({"__metadata__":{"n":{}}})", 0, "rule 3");
        row("metadata list", R"({"__metadata__":{"n":[]}})", 0, "list");
        row("metadata text", R"({"__metadata__":"x"})", 0, "text");
        row("metadata null", R"({"__metadata__":{"n":null}})", 0, "null");
        row("same tensor twice",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
            2, "rule 4");
        row("same field twice", R"({"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1,
            "rule 4");
        row("same metadata twice", R"({"__metadata__":{"k":"1","k":"2"}})", 0, "rule 4");
        row("end before begin", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}})", 1, "rule 5");
        row("past the end", R"({"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}})", 8, "rule 5");
        row("far past the end",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[18446744073709551614,18446744073709551615]}})",
            1, "rule 5");
        row("one offset", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}})", 1, "rule 5");
        row("three offsets", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}})", 2, "rule 5");
        row("no offsets", R"({"a":{"dtype":"U8","shape":[1]}})", 1, "rule 5");
        row("no shape", R"({"a":{"dtype":"U8","data_offsets":[0,1]}})", 1, "rule 5");
        row("no type", R"({"a":{"shape":[1],"data_offsets":[0,1]}})", 1, "rule 5");
        row("hole at the start", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", 2, "hole");
        row("hole between",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
            3, "hole");
        row("hole at the end", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 2,
            "belong to no tensor");
        row("data without tensors", "{}", 4, "belong to no tensor");
        row("overlap",
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
            3, "overlaps");
        row("same bytes twice",
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})",
            2, "overlaps");
        row("negative dimension", R"({"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}})", 1, "rule 7");
        row("negative offset", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}})", 1, "negative");
        row("product overflows",
            R"({"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0, "rule 7");
        row("product wraps to the size",
            R"({"a":{"dtype":"F32","shape":[4611686018427387905,1],"data_offsets":[0,4]}})", 4, "rule 7");
        row("dimension beyond int64",
            R"({"a":{"dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,1]}})", 1, "rule 7");
        row("number beyond uint64",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,99999999999999999999]}})", 1, "\"a\"");
        row("nine dimensions", R"({"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})", 1,
            "rule 7");
        row("fraction", R"({"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}})", 1, "fraction");
        row("too few bytes", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4, "rule 8");
        row("too many bytes", R"({"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}})", 4, "rule 8");
        row("no elements but bytes", R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,1]}})", 1, "rule 8");
        row("elements but no bytes", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,0]}})", 0, "rule 8");
        row("zero hides an overflow",
            R"({"a":{"dtype":"U8","shape":[9223372036854775807,9223372036854775807,0],"data_offsets":[0,0]}})",
            0, "rule 7");
        row("unknown type", R"({"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}})", 4, "rule 9");
        row("type in small letters", R"({"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}})", 4,
            "rule 9");
        row("complex type", R"({"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}})", 8, "rule 9");
        row("type is a number", R"({"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}})", 4, "number");
        row("unknown field", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":"x"}})", 1,
            "\"a\"");
        row("tensor is text", R"({"a":"U8"})", 0, "text");
        row("tensor is a number", R"({"a":1})", 0, "number");
        row("tensor is a list", R"({"a":[]})", 0, "list");
        row("tensor is null", R"({"a":null})", 0, "null");
        row("tensor is true", R"({"a":true})", 0, "true");
        row("object in a shape", R"({"a":{"dtype":"U8","shape":[{}],"data_offsets":[0,1]}})", 1, "object");
        row("list in a shape", R"({"a":{"dtype":"U8","shape":[[1]],"data_offsets":[0,1]}})", 1, "list");
        row("text in a shape", R"({"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}})", 1, "text");
        row("shape is a number", R"({"a":{"dtype":"U8","shape":1,"data_offsets":[0,1]}})", 1, "number");
        row("object in a tensor", R"({"a":{"dtype":{},"shape":[1],"data_offsets":[0,1]}})", 1, "nested");
    }
    void refuses()
    {
        QFETCH(QString, json);
        QFETCH(int, dataBytes);
        QFETCH(QString, named);
        std::string const bytes = file(json.toStdString());
        auto const header =
            parseSafetensorsHeader(bytes, bytes.size() + static_cast<uint64_t>(dataBytes), "weights.st");
        QVERIFY(!header);
        QCOMPARE(header.error().kind, Error::Kind::BadInput);
        std::string const message = header.error().message();
        QVERIFY2(message.find(named.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.find("weights.st") != std::string::npos, message.c_str());
    }

    void refusesBadUtf8()
    {
        std::string const bytes =
            file("{\"\xff\xfe\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}");
        QVERIFY(!parseSafetensorsHeader(bytes, bytes.size() + 1, "f"));
    }

    void checksTheLength_data()
    {
        QTest::addColumn<qulonglong>("length");
        QTest::addColumn<qulonglong>("fileBytes");
        QTest::newRow("longer than the file") << 100ull << 10ull;
        QTest::newRow("as long as the file") << 10ull << 10ull;
        QTest::newRow("over 100 MB") << 100'000'001ull << 1'000'000'000ull;
        QTest::newRow("2^64 - 1") << ~0ull << 10ull;
        QTest::newRow("wraps with the 8 bytes") << ~0ull - 7 << 10ull;
        QTest::newRow("file shorter than 8") << 2ull << 7ull;
        QTest::newRow("text is cut off") << 3ull << 100ull;
    }
    void checksTheLength()
    {
        QFETCH(qulonglong, length);
        QFETCH(qulonglong, fileBytes);
        auto const header = parseSafetensorsHeader(withLength("{}", length), fileBytes, "f");
        QVERIFY(!header);
        QVERIFY(header.error().message().find("rule 1") != std::string::npos);
    }

    /// Whatever is changed in a good header, the answer is a value or an error, and every accepted tensor is
    /// inside.
    void survivesChangedBytes()
    {
        unsigned const seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::string const good =
            file(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],)"
                 R"("data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[4],"data_offsets":[24,32]}})");
        int accepted = 0;
        for (int round = 0; round < 20000; ++round) {
            std::string bytes = good;
            for (unsigned i = 0; i <= random() % 3; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            auto const header = parseSafetensorsHeader(bytes, bytes.size() + 32, "f");
            if (!header)
                continue;
            ++accepted;
            for (TensorEntry const& entry : header->tensors)
                QVERIFY(entry.begin <= entry.end && header->dataBegin + entry.end <= bytes.size() + 32);
        }
        QVERIFY(accepted > 0 && accepted < 20000);
    }

    void readsFilesAndRefusesPickles()
    {
        QTemporaryDir folder;
        std::filesystem::path const path = folder.filePath("a.safetensors").toStdString();
        std::ofstream(path, std::ios::binary)
            << file(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})") << "x";
        auto const header = readSafetensorsHeader(path);
        QVERIFY2(header, header ? "" : header.error().message().c_str());
        QCOMPARE(header->tensors.front().name, std::string("a"));
        QCOMPARE(readSafetensorsHeader(folder.filePath("none.safetensors").toStdString()).error().kind,
                 Error::Kind::MissingFile);
        for (char const* name : {"w.pt", "w.pth", "w.ckpt", "w.bin"}) {
            std::ofstream(folder.filePath(name).toStdString()) << "x";
            auto const refused = readSafetensorsHeader(folder.filePath(name).toStdString());
            QVERIFY(!refused && refused.error().message().find("pickle") != std::string::npos);
        }
        std::ofstream(path, std::ios::binary) << "";
        QVERIFY(!readSafetensorsHeader(path));
    }
};

QTEST_GUILESS_MAIN(TstSafetensorsHeader)
#include "tst_SafetensorsHeader.moc"
