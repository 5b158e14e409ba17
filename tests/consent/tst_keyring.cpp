#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/consent/Vault.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::consent;
namespace fs = std::filesystem;

namespace {

constexpr int kWait = 60'000;

std::string chunkOf(std::string const& type, std::string const& data)
{
    auto const size = static_cast<uint32_t>(data.size());
    std::string made;
    for (int shift : {24, 16, 8, 0})
        made += static_cast<char>(size >> shift);
    return made + type + data + "crc.";
}
std::string plainPng()
{
    return std::string("\x89PNG\r\n\x1a\n", 8) + chunkOf("IHDR", std::string(13, 'h')) +
           chunkOf("IDAT", std::string(5000, 'p')) + chunkOf("IEND", "");
}

} // namespace

/// The desktop keyring by way of libsecret, on a bus of the test's own: a dbus-daemon and a Secret Service
/// that is locked, unlocked and taken away on command (secret_service.cpp).
class TstKeyring : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QProcess m_bus, m_service;
    SubjectId const m_who{"sb-anna"};

    fs::path folder(char const* name) const { return fs::path(m_dir.path().toStdString()) / name; }
    QByteArray tell(char const* command)
    {
        m_service.write(QByteArray(command) + '\n');
        while (!m_service.canReadLine() && m_service.waitForReadyRead(kWait))
            ;
        return m_service.readLine().trimmed();
    }
    static Result<Vault> vaultIn(fs::path const& folder)
    {
        FW_TRY(std::unique_ptr<KeyStore> keys, vaultKeyStore(folder / "keys"));
        return Vault::open(folder / "vault", std::move(keys));
    }
    void startService()
    {
        m_service.start(FW_SECRET_SERVICE, {});
        QVERIFY(m_service.waitForStarted(kWait));
        while (!m_service.canReadLine() && m_service.waitForReadyRead(kWait))
            ;
        QCOMPARE(m_service.readLine().trimmed(), QByteArray("ready"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString const daemon = QStandardPaths::findExecutable("dbus-daemon");
        QVERIFY2(!daemon.isEmpty(), "dbus-daemon is missing (./dev setup)");
        // A bus that starts no service by itself: the machine's own keyring must not answer.
        std::string const config =
            R"(<busconfig><type>session</type><auth>EXTERNAL</auth><listen>unix:path=)" +
            m_dir.filePath("bus").toStdString() +
            R"(</listen><policy context="default"><allow send_destination="*"/>)"
            R"(<allow receive_type="*"/><allow own="*"/></policy></busconfig>)";
        QVERIFY(writeFileAtomically(folder("bus.conf"), config));
        m_bus.start(daemon, {"--config-file=" + m_dir.filePath("bus.conf"), "--nofork", "--print-address=1"});
        QVERIFY(m_bus.waitForStarted(kWait));
        while (!m_bus.canReadLine() && m_bus.waitForReadyRead(kWait))
            ;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        startService();
    }
    void cleanupTestCase()
    {
        for (QProcess* each : {&m_service, &m_bus}) {
            each->terminate();
            each->waitForFinished(kWait);
        }
    }

    void keysComeBackUntilTheyAreErased()
    {
        auto const keys = keyringKeyStore("here"), elsewhere = keyringKeyStore("elsewhere");
        QVERIFY(keys && elsewhere);
        std::string const bytes("\0\x01key\xff", 6);
        QVERIFY(!keys->find("a")->has_value());
        QVERIFY(keys->put("a", Secret(bytes)).isOk());
        QVERIFY((*keys->find("a"))->bytes() == bytes);
        QVERIFY(keys->put("a", Secret(std::string("other"))).isOk()); // replaces it
        QVERIFY((*keys->find("a"))->bytes() == "other");
        QVERIFY(!keys->find("b")->has_value());
        QVERIFY(!elsewhere->find("a")->has_value()); // another installation's
        QVERIFY(keys->erase("a").isOk());
        QVERIFY(!keys->find("a")->has_value());
        QCOMPARE(tell("items"), QByteArray("items"));
    }

    void theVaultsMasterKeyIsInTheKeyringAlone()
    {
        fs::path const home = folder("alone");
        auto vault = vaultIn(home);
        QVERIFY2(vault.isOk(), vault ? "" : vault.error().message().c_str());
        QVERIFY(vault->put(m_who, "front", plainPng()).isOk());
        auto const keys = keyringKeyStore((home / "keys").string());
        auto const master = keys->find("vault-master");
        QVERIFY(master && *master);
        std::string const bytes((*master)->bytes());
        for (auto const& each : fs::recursive_directory_iterator(home))
            if (each.is_regular_file())
                QVERIFY2(readFile(each.path())->find(bytes) == std::string::npos, each.path().c_str());
        QVERIFY(!fs::exists(home / "keys" / "vault-master.key"));
        QVERIFY(vaultIn(home)->get(m_who, "front")->bytes() == plainPng());
        QByteArray const items = tell("items"); // what the keyring shows of it: no person
        QVERIFY2(items.contains("name=vault-master;") && !items.contains("anna"), items.constData());
    }

    void withoutTheKeyringNothingOpens_data()
    {
        QTest::addColumn<bool>("isLocked");
        QTest::newRow("locked") << true;
        QTest::newRow("gone") << false;
    }
    void withoutTheKeyringNothingOpens()
    {
        QFETCH(bool, isLocked);
        fs::path const home = folder(QTest::currentDataTag());
        auto const open = vaultIn(home);
        QVERIFY2(open.isOk(), open ? "" : open.error().message().c_str());
        QVERIFY(vaultIn(home)->put(m_who, "front", plainPng()).isOk());
        QByteArray const before = tell("items");
        if (isLocked) {
            QCOMPARE(tell("lock"), QByteArray("lock"));
        } else {
            tell("quit");
            QVERIFY(m_service.waitForFinished(kWait));
        }
        auto const shut = vaultIn(home);
        QVERIFY(!shut);
        QVERIFY(shut.error().kind == Error::Kind::Unavailable);
        QVERIFY2(shut.error().message().find("Unlock it") != std::string::npos,
                 shut.error().message().c_str());
        // A session without a keyring makes no second master key beside it.
        QVERIFY(!fs::exists(home / "keys" / "vault-master.key"));
        // Somebody who starts there has files, and keeps them when a keyring appears.
        fs::path const other = folder(isLocked ? "files-1" : "files-2");
        QVERIFY(vaultIn(other)->put(m_who, "front", plainPng()).isOk());
        if (isLocked)
            QCOMPARE(tell("unlock"), QByteArray("unlock"));
        else
            startService();
        QVERIFY(vaultIn(other)->get(m_who, "front")->bytes() == plainPng());
        if (isLocked) {
            QVERIFY(vaultIn(home)->get(m_who, "front")->bytes() == plainPng());
            QCOMPARE(tell("items"), before); // and nothing of the other one
        } else {                             // a keyring that forgot the key
            auto const vault = vaultIn(home);
            auto const forgot = vault ? vault->get(m_who, "front") : Result<Secret>(vault.error());
            QVERIFY(!forgot);
            QVERIFY2(forgot.error().message().find("not on this machine") != std::string::npos,
                     forgot.error().message().c_str());
        }
    }

    void aWithdrawalChangesTheKeyInTheKeyring()
    {
        fs::path const home = folder("withdrawn"), copy = folder("copy");
        SubjectId const other{"sb-ben"};
        QVERIFY(vaultIn(home)->put(m_who, "front", plainPng()).isOk());
        QVERIFY(vaultIn(home)->put(other, "front", plainPng()).isOk());
        auto const keys = keyringKeyStore((home / "keys").string());
        std::string const before((*keys->find("vault-master"))->bytes());
        fs::copy(home / "vault", copy, fs::copy_options::recursive);
        QVERIFY(vaultIn(home)->shred(m_who).isOk());
        QVERIFY((*keys->find("vault-master"))->bytes() != before);
        QVERIFY(vaultIn(home)->get(other, "front")->bytes() == plainPng());
        fs::remove_all(home / "vault"); // the copy from before, with this keyring
        fs::copy(copy, home / "vault", fs::copy_options::recursive);
        auto const again = vaultIn(home);
        QVERIFY(!again || !again->get(m_who, "front"));
    }
};

QTEST_GUILESS_MAIN(TstKeyring)
#include "tst_keyring.moc"
