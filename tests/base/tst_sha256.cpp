#include "engine/base/Sha256.h"

#include <QtTest>

#include <fstream>

using namespace fw;
namespace fs = std::filesystem;

class TstSha256 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers();
    void filesAreHashedWhole();
    void stops();
};

void TstSha256::knownAnswers() // FIPS 180-4
{
    QCOMPARE(sha256Hex(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256Hex("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TstSha256::filesAreHashedWhole()
{
    QTemporaryDir dir;
    fs::path const file = fs::path(dir.path().toStdString()) / "f";
    std::string const bytes(3 * (1 << 20) + 5, 'q'); // several pieces and a rest
    std::ofstream(file, std::ios::binary) << bytes;
    QCOMPARE(*sha256File(file), sha256Hex(bytes));
    QCOMPARE(sha256File(file.string() + "x").error().kind, Error::Kind::MissingFile);
}

void TstSha256::stops()
{
    QTemporaryDir dir;
    fs::path const file = fs::path(dir.path().toStdString()) / "f";
    std::ofstream(file) << "text";
    std::stop_source source;
    source.request_stop();
    QCOMPARE(sha256File(file, source.get_token()).error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TstSha256)
#include "tst_sha256.moc"
