#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/library/Verify.h"
#include "tests/support/FileServer.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::library;
using Server = fw::test::FileServer;

namespace {

std::string someBytes()
{
    std::string bytes(300'000, '\0');
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 2654435761u >> 13);
    return bytes;
}

} // namespace

/// Downloads from a server on this machine.
class TstDownload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void fetchesAndNamesOnlyWholeFiles();
    void continuesWhereItStopped_data();
    void continuesWhereItStopped();
    void otherBytesAreThrownAway();
    void whatIsHereIsNotFetched();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void stopsWhenAsked();
    void catalogueIsReadStrictly_data();
    void catalogueIsReadStrictly();
    void modelOfTheCatalogue();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string const m_bytes = someBytes();
    std::filesystem::path file(char const* name) const { return m_folder->filePath(name).toStdString(); }
    Download wanted(std::string url) const
    {
        return {std::move(url), file("model/weights.safetensors"), sha256Hex(m_bytes), m_bytes.size()};
    }
};

void TstDownload::fetchesAndNamesOnlyWholeFiles()
{
    Server const server(m_bytes);
    uint64_t last = 0, of = 0;
    Download const download = wanted(server.url("/weights"));
    Status const status = fetch(download, [&](uint64_t done, uint64_t all) { last = done, of = all; });
    QVERIFY2(status.isOk(), status ? "" : status.error().message().c_str());
    QVERIFY(*readFile(download.target) == m_bytes);
    QVERIFY(!std::filesystem::exists(partOf(download.target)));
    QCOMPARE(last, uint64_t(m_bytes.size()));
    QCOMPARE(of, uint64_t(m_bytes.size()));
}

void TstDownload::continuesWhereItStopped_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("there");       // bytes of an earlier try
    QTest::addColumn<int>("transferred"); // by this one
    int const all = 300'000;
    QTest::newRow("from the middle") << "/weights" << 100'000 << all - 100'000;
    QTest::newRow("no ranges: all of it") << "/all" << 100'000 << all;
    QTest::newRow("nothing is missing") << "/weights" << all << 0;
}

void TstDownload::continuesWhereItStopped()
{
    QFETCH(QString, path);
    QFETCH(int, there);
    QFETCH(int, transferred);
    Server const server(m_bytes);
    Download const download = wanted(server.url(path.toStdString()));
    QVERIFY(makeFolders(download.target.parent_path()).isOk());
    QVERIFY(writeFileAtomically(partOf(download.target), m_bytes.substr(0, size_t(there))).isOk());
    Status const status = fetch(download);
    QVERIFY2(status.isOk(), status ? "" : status.error().message().c_str());
    QVERIFY(*readFile(download.target) == m_bytes);
    QCOMPARE(server.sent(), size_t(transferred));
}

void TstDownload::otherBytesAreThrownAway()
{
    std::string changed = m_bytes;
    changed[1000] = static_cast<char>(changed[1000] ^ 1);
    Server const server(changed);
    Download const download = wanted(server.url("/weights"));
    Status const status = fetch(download);
    QCOMPARE(int(status.error().kind), int(Error::Kind::Conflict));
    QVERIFY(!std::filesystem::exists(download.target) && !std::filesystem::exists(partOf(download.target)));
}

void TstDownload::whatIsHereIsNotFetched()
{
    Server const server(m_bytes);
    Download const download = wanted(server.url("/weights"));
    QVERIFY(fetch(download).isOk());
    QVERIFY(fetch(download).isOk());
    QCOMPARE(server.requests(), 1);
}

void TstDownload::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind");
    QTest::newRow("not there") << "/missing" << int(Error::Kind::Unavailable);
    QTest::newRow("hung up") << "/breaks" << int(Error::Kind::Unavailable);
    QTest::newRow("nobody answers") << "http://127.0.0.1:1/x" << int(Error::Kind::Unavailable);
    QTest::newRow("a file of this machine") << "file:///etc/passwd" << int(Error::Kind::BadInput);
    QTest::newRow("no address") << "weights" << int(Error::Kind::BadInput);
}

void TstDownload::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(int, kind);
    Server const server(m_bytes);
    Download const download = wanted(url.startsWith('/') ? server.url(url.toStdString()) : url.toStdString());
    Status const status = fetch(download);
    QVERIFY(!status.isOk());
    QCOMPARE(int(status.error().kind), kind);
    QVERIFY(!std::filesystem::exists(download.target));
    if (url == "/breaks") { // what arrived is kept, and the next try needs the rest alone
        QCOMPARE(std::filesystem::file_size(partOf(download.target)), uintmax_t(m_bytes.size() / 2));
        QVERIFY(fetch(download).isOk());
        QCOMPARE(server.sent(), m_bytes.size());
    }
}

void TstDownload::stopsWhenAsked()
{
    Server const server(m_bytes);
    std::stop_source source;
    source.request_stop();
    Status const status = fetch(wanted(server.url("/weights")), {}, source.get_token());
    QCOMPARE(int(status.error().kind), int(Error::Kind::Cancelled));
}

void TstDownload::catalogueIsReadStrictly_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("sha256");
    QTest::addColumn<bool>("isGood");
    QString const sha(64, 'a');
    QTest::newRow("good") << "vae/weights.safetensors"
                          << "wan-1.3b" << sha << true;
    QTest::newRow("up") << "../weights.safetensors"
                        << "wan" << sha << false;
    QTest::newRow("absolute") << "/etc/weights"
                              << "wan" << sha << false;
    QTest::newRow("hidden") << ".ssh/keys"
                            << "wan" << sha << false;
    QTest::newRow("id is a path") << "weights"
                                  << "a/b" << sha << false;
    QTest::newRow("no checksum") << "weights"
                                 << "wan"
                                 << "" << false;
}

void TstDownload::catalogueIsReadStrictly()
{
    QFETCH(QString, path);
    QFETCH(QString, id);
    QFETCH(QString, sha256);
    QFETCH(bool, isGood);
    QString const text =
        QString(R"({"models":[{"id":"%1","files":[{"path":"%2","url":"http://h/x","sha256":"%3"}]}]})")
            .arg(id, path, sha256);
    QVERIFY(writeFileAtomically(file("models.json"), text.toStdString()).isOk());
    auto const read = Catalogue::read(file("models.json"));
    QCOMPARE(read.isOk(), isGood);
    QVERIFY(Catalogue::read(file("none.json"))->models().empty());
}

void TstDownload::modelOfTheCatalogue()
{
    qputenv("XDG_DATA_HOME", m_folder->filePath("data").toUtf8());
    Server const server(m_bytes);
    std::string const sum = sha256Hex(m_bytes), size = std::to_string(m_bytes.size());
    std::string const json = R"({"models":[{"id":"m","files":[)"
                             R"({"path":"vae/a.safetensors","url":")" +
                             server.url("/a") + R"(","sha256":")" + sum + R"(","bytes":)" + size +
                             R"(},{"path":"b.safetensors","url":")" + server.url("/all") + R"(","sha256":")" +
                             sum + R"(","bytes":)" + size + "}]}]}";
    QVERIFY(writeFileAtomically(file("models.json"), json).isOk());
    auto const catalogue = Catalogue::read(file("models.json"));
    QVERIFY2(catalogue.isOk(), catalogue ? "" : catalogue.error().message().c_str());
    QCOMPARE(int(catalogue->find("n").error().kind), int(Error::Kind::MissingFile));
    auto const model = catalogue->find("m");
    QCOMPARE(model->bytesHere(), uint64_t(0));
    uint64_t last = 0;
    QVERIFY(fetch(*model, [&](uint64_t done, uint64_t) { last = done; }).isOk());
    QCOMPARE(last, 2 * m_bytes.size());
    QCOMPARE(model->bytesHere(), model->bytes());
    auto const verified = verify(nullptr, &*model);
    QVERIFY(verified && verified->files == 2 && verified->withCatalogue == 2);
    QVERIFY(writeFileAtomically(model->folder() / "vae/a.safetensors", "other").isOk());
    QCOMPARE(int(verify(nullptr, &*model).error().kind), int(Error::Kind::Conflict));
}

QTEST_GUILESS_MAIN(TstDownload)
#include "tst_download.moc"
