#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/provenance/C2pa.h"
#include "engine/provenance/Certificates.h"

#include <QtTest>

#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <thread>

using namespace fw;
using namespace fw::provenance;

namespace {

constexpr std::time_t kDay = 24 * 3600;

std::filesystem::path pathOf(QTemporaryDir const& dir) { return dir.path().toStdString(); }

/// An identity whose leaf was made `leafAge` and whose intermediate was made `chainAge` days ago.
void writeAged(std::filesystem::path const& folder, int chainAge, int leafAge)
{
    std::time_t const now = std::time(nullptr);
    KeyPtr const rootKey = makeKey().value();
    CertificatePtr const root =
        makeCertificate(CertificateRole::Root, *rootKey, {}, now - chainAge * kDay).value();
    KeyPtr const middleKey = makeKey().value();
    CertificatePtr const middle = makeCertificate(CertificateRole::Intermediate, *middleKey,
                                                  {root.get(), rootKey.get()}, now - chainAge * kDay)
                                      .value();
    KeyPtr const leafKey = makeKey().value();
    CertificatePtr const leaf = makeCertificate(CertificateRole::Leaf, *leafKey,
                                                {middle.get(), middleKey.get()}, now - leafAge * kDay)
                                    .value();
    Json const json{{"root", toPem(*root)},
                    {"intermediate", toPem(*middle)},
                    {"intermediateKey", toPem(*middleKey)},
                    {"leaf", toPem(*leaf)},
                    {"leafKey", toPem(*leafKey)}};
    QVERIFY(writeFileAtomically(folder / "identity.json", dumpJson(json)));
}

double daysLeft(SigningIdentity const& identity)
{
    CertificatePtr const leaf = certificateFromPem(identity.chainPem());
    return static_cast<double>(expiryOf(*leaf) - std::time(nullptr)) / kDay;
}

} // namespace

class TstSigningIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isMadeOnceAndKept()
    {
        QTemporaryDir dir;
        auto const first = SigningIdentity::loadOrCreate(pathOf(dir) / "signing");
        QVERIFY(first);
        auto const second = SigningIdentity::loadOrCreate(pathOf(dir) / "signing");
        QVERIFY(second);
        QCOMPARE(second->chainPem(), first->chainPem());
        QCOMPARE(second->keyPem(), first->keyPem());
        QVERIFY(first->chainPem().find(first->rootPem()) == std::string::npos);
    }

    void onlyItsOwnerMayReadIt()
    {
        QTemporaryDir dir;
        QVERIFY(SigningIdentity::loadOrCreate(pathOf(dir) / "signing"));
        struct stat folder {
        }, file{};
        QCOMPARE(::stat((pathOf(dir) / "signing").c_str(), &folder), 0);
        QCOMPARE(::stat((pathOf(dir) / "signing/identity.json").c_str(), &file), 0);
        QCOMPARE(folder.st_mode & 0777, mode_t{0700});
        QCOMPARE(file.st_mode & 0777, mode_t{0600});
    }

    void theChainVerifiesUnderItsRoot()
    {
        QTemporaryDir dir;
        auto const identity = SigningIdentity::loadOrCreate(pathOf(dir));
        QVERIFY(identity);
        CertificatePtr const leaf = certificateFromPem(identity->chainPem());
        CertificatePtr const middle = certificateFromPem(
            identity->chainPem().substr(identity->chainPem().find("-----END CERTIFICATE-----") + 26));
        CertificatePtr const root = certificateFromPem(identity->rootPem());
        QVERIFY(leaf && middle && root);
        X509_STORE* const store = X509_STORE_new();
        X509_STORE_add_cert(store, root.get());
        STACK_OF(X509)* const others = sk_X509_new_null();
        sk_X509_push(others, middle.get());
        X509_STORE_CTX* const context = X509_STORE_CTX_new();
        X509_STORE_CTX_init(context, store, leaf.get(), others);
        int const verified = X509_verify_cert(context);
        X509_STORE_CTX_free(context);
        sk_X509_free(others);
        X509_STORE_free(store);
        QCOMPARE(verified, 1);
    }

    void theLeafHasTheProfile()
    {
        QTemporaryDir dir;
        auto const identity = SigningIdentity::loadOrCreate(pathOf(dir));
        QVERIFY(identity);
        CertificatePtr const leaf = certificateFromPem(identity->chainPem());
        QCOMPARE(X509_get_version(leaf.get()), 2L);
        QVERIFY(!X509_check_ca(leaf.get()));
        QVERIFY(X509_get0_authority_key_id(leaf.get()));
        QVERIFY(X509_get0_subject_key_id(leaf.get()));
        QCOMPARE(X509_get_key_usage(leaf.get()), uint32_t{KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION});
        QCOMPARE(X509_get_extended_key_usage(leaf.get()), uint32_t{XKU_SMIME});
        QVERIFY(daysLeft(*identity) > 360 && daysLeft(*identity) <= 366);
        char name[256];
        X509_NAME_oneline(X509_get_subject_name(leaf.get()), name, sizeof name);
        QCOMPARE(QString(name), QString("/O=Framewright/CN=Framewright local signer"));
    }

    void isRenewedBeforeItEnds_data()
    {
        QTest::addColumn<int>("chainAge");
        QTest::addColumn<int>("leafAge");
        QTest::addColumn<bool>("isRenewed");
        QTest::addColumn<bool>("isRootKept");
        QTest::newRow("fresh") << 10 << 10 << false << true;
        QTest::newRow("31 days left") << 334 << 334 << false << true;
        QTest::newRow("29 days left") << 336 << 336 << true << true;
        QTest::newRow("ended long ago") << 800 << 800 << true << true;
        QTest::newRow("the intermediate would end first") << 1500 << 360 << true << false;
    }
    void isRenewedBeforeItEnds()
    {
        QFETCH(int, chainAge);
        QFETCH(int, leafAge);
        QFETCH(bool, isRenewed);
        QFETCH(bool, isRootKept);
        QTemporaryDir dir;
        writeAged(pathOf(dir), chainAge, leafAge);
        Json const before = readJsonFile(pathOf(dir) / "identity.json").value();
        auto const identity = SigningIdentity::loadOrCreate(pathOf(dir));
        QVERIFY(identity);
        QCOMPARE(identity->keyPem() != before["leafKey"].get<std::string>(), isRenewed);
        QCOMPARE(identity->rootPem() == before["root"].get<std::string>(), isRootKept);
        QVERIFY(daysLeft(*identity) > 30);
    }

    void damageIsSaidAndNotOverwritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("-----BEGIN");
        QTest::newRow("no keys") << QByteArray(
            R"({"root":"","intermediate":"","intermediateKey":"","leaf":"","leafKey":""})");
    }
    void damageIsSaidAndNotOverwritten()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir dir;
        QVERIFY(writeFileAtomically(pathOf(dir) / "identity.json", text.toStdString()));
        auto const identity = SigningIdentity::loadOrCreate(pathOf(dir));
        QVERIFY(!identity);
        QCOMPARE(identity.error().kind, Error::Kind::BadInput);
        QCOMPARE(readFile(pathOf(dir) / "identity.json").value(), text.toStdString());
    }

    void twoProgramsAgree()
    {
        QTemporaryDir dir;
        std::string keys[4];
        std::vector<std::thread> threads;
        for (std::string& key : keys)
            threads.emplace_back([&dir, &key] {
                auto const identity = SigningIdentity::loadOrCreate(pathOf(dir));
                key = identity ? identity->keyPem() : identity.error().message();
            });
        for (std::thread& each : threads)
            each.join();
        for (std::string const& key : keys)
            QCOMPARE(key, keys[0]);
        QVERIFY(keyFromPem(keys[0]));
    }
};

QTEST_GUILESS_MAIN(TstSigningIdentity)
#include "tst_signing_identity.moc"
