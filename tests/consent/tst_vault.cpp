#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/consent/Sealing.h"
#include "engine/consent/Vault.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace fw;
using namespace fw::consent;
namespace fs = std::filesystem;

namespace {

/// Keys in memory, shared by vaults that are opened one after the other.
class MemoryKeys final : public KeyStore {
public:
    Result<std::optional<Secret>> find(std::string const& name) override
    {
        auto const found = m_keys.find(name);
        return found == m_keys.end() ? std::optional<Secret>() : std::optional(found->second);
    }
    Status put(std::string const& name, Secret const& secret) override
    {
        if (m_putsLeft-- == 0)
            return fail(Error::Kind::Unavailable, "consent.noKeyring");
        m_keys[name] = secret;
        return {};
    }
    Status erase(std::string const& name) override
    {
        m_keys.erase(name);
        return {};
    }
    void failAfter(int puts) { m_putsLeft = puts; }
    size_t count() const { return m_keys.size(); }

private:
    std::map<std::string, Secret> m_keys;
    int m_putsLeft = 1 << 30;
};

std::string chunk(std::string const& type, std::string const& data)
{
    auto const size = static_cast<uint32_t>(data.size());
    std::string made;
    for (int shift : {24, 16, 8, 0})
        made += static_cast<char>(size >> shift);
    return made + type + data + "crc.";
}

std::string png(std::string const& extra = {}, size_t pixels = 100)
{
    return std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", std::string(13, 'h')) + extra +
           chunk("IDAT", std::string(pixels, 'p')) + chunk("IEND", "");
}

SubjectId const kAnna{"sb-anna"};
SubjectId const kBen{"sb-ben"};

} // namespace

class TstVault : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<MemoryKeys> m_keys;

    fs::path folder() const { return fs::path(m_dir->path().toStdString()) / "vault"; }
    Vault vault() { return Vault::open(folder(), m_keys).value(); }
    fs::path fileOf(SubjectId const& subject, std::string const& name) const
    {
        return folder() / subject.value / name;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_keys = std::make_shared<MemoryKeys>();
    }

    void givesBackWhatWasPut_data()
    {
        QTest::addColumn<int>("pixels");
        for (int const pixels : {1, 1000, 65536 - 57, 65536, 65536 * 3, 300000})
            QTest::addRow("%d", pixels) << pixels;
    }
    void givesBackWhatWasPut()
    {
        QFETCH(int, pixels);
        std::string const picture = png({}, size_t(pixels));
        auto const sha256 = vault().put(kAnna, "front", picture);
        QVERIFY2(sha256.isOk(), sha256 ? "" : sha256.error().message().c_str());
        QCOMPARE(*sha256, sha256Hex(picture));
        QVERIFY(vault().get(kAnna, "front")->bytes() == picture);
        QCOMPARE(vault().images(kAnna), std::vector<std::string>{"front"});
    }

    void nothingReadableLiesOnDisk()
    {
        QVERIFY(vault().put(kAnna, "front", png({}, 5000)));
        for (auto const& entry : fs::recursive_directory_iterator(folder())) {
            auto const mode = entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all);
            QVERIFY2(mode == fs::perms::none, entry.path().c_str());
            if (!entry.is_regular_file())
                continue;
            std::string const bytes = *readFile(entry.path());
            QVERIFY(bytes.find("IDAT") == std::string::npos && bytes.find("pppp") == std::string::npos);
        }
        QVERIFY(vault().put(kAnna, "left", png({}, 5000)));
        QVERIFY(*readFile(fileOf(kAnna, "front.shot")) != *readFile(fileOf(kAnna, "left.shot")));
    }

    void onlyPlainPicturesGoIn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        auto const row = [](char const* name, std::string const& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("empty", "");
        row("JPEG", "\xff\xd8\xff\xe0");
        row("EXIF", png(chunk("eXIf", "GPS")));
        row("text", png(chunk("tEXt", "Author")));
        row("compressed text", png(chunk("zTXt", "Author")));
        row("XMP", png(chunk("iTXt", "XML:com.adobe.xmp")));
        row("time", png(chunk("tIME", "1234567")));
        row("private chunk", png(chunk("prVt", "x")));
        row("bytes after the end", png() + "x");
        row("cut short", png().substr(0, 60));
        row("length beyond the end", png().replace(8, 1, "\x7f"));
    }
    void onlyPlainPicturesGoIn()
    {
        QFETCH(QByteArray, bytes);
        auto const made = vault().put(kAnna, "front", bytes.toStdString());
        QVERIFY(!made);
        QCOMPARE(made.error().messageId, std::string("consent.notPlainPng"));
        QVERIFY(!fs::exists(folder()));
    }

    void namesLeadNowhere()
    {
        for (char const* name : {"", "..", "a/b", "../front", "-x", "A", "a.b"})
            QVERIFY2(!vault().put(kAnna, name, png()), name);
        for (char const* subject : {"", "..", "../x", "a/b"})
            QVERIFY2(!vault().put(SubjectId{subject}, "front", png()), subject);
    }

    /// Every way to get at a picture that was not put there for this person with this key: no pixel comes
    /// out.
    void refuses_data()
    {
        QTest::addColumn<QString>("attack");
        for (char const* attack :
             {"cut off at a piece", "cut off in a piece", "last piece twice", "pieces swapped",
              "a byte changed", "the header changed", "emptied", "another person's picture",
              "another picture's name", "another person's key", "the key changed", "the key gone",
              "wrong master", "no master", "copied to another machine"})
            QTest::newRow(attack) << QString(attack);
    }
    void refuses()
    {
        QFETCH(QString, attack);
        QVERIFY(vault().put(kAnna, "front", png({}, 200'000)));
        QVERIFY(vault().put(kAnna, "left", png({}, 90'000)));
        QVERIFY(vault().put(kBen, "front", png({}, 90'001)));
        QVERIFY(vault().get(kAnna, "front"));
        constexpr size_t kHead = 8 + 24, kPiece = 65536 + 17;
        fs::path const shot = fileOf(kAnna, "front.shot");
        std::string bytes = *readFile(shot);
        auto const copy = [](fs::path const& from, fs::path const& to) {
            fs::copy_file(from, to, fs::copy_options::overwrite_existing);
        };
        bool isChanged = true;
        if (attack == "cut off at a piece")
            bytes.resize(kHead + 2 * kPiece);
        else if (attack == "cut off in a piece")
            bytes.resize(kHead + kPiece + 100);
        else if (attack == "last piece twice")
            bytes += bytes.substr(kHead + 3 * kPiece);
        else if (attack == "pieces swapped")
            bytes = bytes.substr(0, kHead) + bytes.substr(kHead + kPiece, kPiece) +
                    bytes.substr(kHead, kPiece) + bytes.substr(kHead + 2 * kPiece);
        else if (attack == "a byte changed")
            bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
        else if (attack == "the header changed")
            bytes[10] = static_cast<char>(bytes[10] ^ 1);
        else if (attack == "emptied")
            bytes.clear();
        else
            isChanged = false;
        if (isChanged)
            QVERIFY(writeFileAtomically(shot, bytes));
        else if (attack == "another person's picture")
            copy(fileOf(kBen, "front.shot"), shot);
        else if (attack == "another picture's name")
            copy(fileOf(kAnna, "left.shot"), shot);
        else if (attack == "another person's key")
            copy(fileOf(kBen, "subject.key"), fileOf(kAnna, "subject.key"));
        else if (attack == "the key changed")
            QVERIFY(writeFileAtomically(fileOf(kAnna, "subject.key"), std::string(72, 'k')));
        else if (attack == "the key gone")
            fs::remove(fileOf(kAnna, "subject.key"));
        else if (attack == "wrong master")
            QVERIFY(m_keys->put("vault-master", Secret::random(kKeyBytes)));
        else if (attack == "no master")
            QVERIFY(m_keys->erase("vault-master"));
        else
            m_keys = std::make_shared<MemoryKeys>();
        auto const picture = vault().get(kAnna, "front");
        QVERIFY(!picture);
        QVERIFY(picture.error().message().find('{') == std::string::npos);
    }

    void shreddingLeavesTheOthers()
    {
        QVERIFY(vault().put(kAnna, "front", png()));
        QVERIFY(vault().put(kBen, "front", png()));
        fs::copy(folder(), folder().parent_path() / "copy", fs::copy_options::recursive);
        QVERIFY(vault().shred(kAnna));
        QVERIFY(!fs::exists(folder() / kAnna.value));
        QVERIFY(vault().get(kBen, "front"));
        QCOMPARE(m_keys->count(), size_t(1));
        QVERIFY(vault().shred(kAnna)); // nothing left: fine

        // A copy of the vault from before is put back: its keys are under a master that no longer exists.
        fs::remove_all(folder());
        fs::rename(folder().parent_path() / "copy", folder());
        QVERIFY(!vault().get(kAnna, "front"));
        QVERIFY(!vault().get(kBen, "front"));
    }

    void aKilledChangeOfTheMasterIsCompleted_data()
    {
        QTest::addColumn<int>("puts");
        QTest::newRow("before the next one is stored") << 0;
        QTest::newRow("before it becomes the master") << 1;
    }
    void aKilledChangeOfTheMasterIsCompleted()
    {
        QFETCH(int, puts);
        QVERIFY(vault().put(kAnna, "front", png()));
        QVERIFY(vault().put(kBen, "front", png()));
        Vault half = vault();
        m_keys->failAfter(puts);
        QVERIFY(!half.shred(kAnna));
        m_keys->failAfter(1 << 30);
        Vault again = vault();
        QVERIFY(!again.get(kAnna, "front"));
        QVERIFY(again.get(kBen, "front"));
        QCOMPARE(m_keys->count(), size_t(1));
    }

    void keyFilesArePrivate()
    {
        fs::path const keys = fs::path(m_dir->path().toStdString()) / "keys";
        auto const store = fileKeyStore(keys);
        QVERIFY(!*store->find("vault-master"));
        QVERIFY(store->put("vault-master", Secret("12345")));
        QVERIFY(store->find("vault-master").value()->bytes() == "12345");
        QVERIFY((fs::status(keys / "vault-master.key").permissions() & fs::perms::mask) ==
                (fs::perms::owner_read | fs::perms::owner_write));
        fs::permissions(keys / "vault-master.key", fs::perms::group_read, fs::perm_options::add);
        QVERIFY(!store->find("vault-master"));
        QVERIFY(store->erase("vault-master"));
        QVERIFY(!fs::exists(keys / "vault-master.key"));
        fs::create_symlink("/etc/hostname", keys / "vault-master.key");
        QVERIFY(!store->find("vault-master"));
    }
};

QTEST_GUILESS_MAIN(TstVault)
#include "tst_vault.moc"
