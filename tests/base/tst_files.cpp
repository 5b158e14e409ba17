#include "engine/base/Files.h"

#include <QtTest>

#include <fstream>

using namespace fw;
namespace fs = std::filesystem;

class TstFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
    }
    void writtenIsRead();
    void replacesTheOldFile();
    void failedWriteLeavesTheOldFile();
    void readErrors();
    void sizeLimit();
    void staleTemporariesOnly();
    void abandonedFoldersOnly();
    void commitRenames();

private:
    size_t entries() const
    {
        return static_cast<size_t>(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()));
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
};

void TstFiles::writtenIsRead()
{
    std::string const bytes("a\0b\n\xFF", 5);
    QVERIFY(writeFileAtomically(m_folder / "f", bytes).isOk());
    QCOMPARE(*readFile(m_folder / "f"), bytes);
    QVERIFY(writeFileAtomically(m_folder / "empty", "").isOk());
    QCOMPARE(*readFile(m_folder / "empty"), std::string());
    QCOMPARE(entries(), size_t{2}); // no temporary is left
}

void TstFiles::replacesTheOldFile()
{
    std::string const large(300'000, 'x');
    QVERIFY(writeFileAtomically(m_folder / "f", large).isOk());
    QVERIFY(writeFileAtomically(m_folder / "f", "small").isOk());
    QCOMPARE(*readFile(m_folder / "f"), std::string("small"));
}

void TstFiles::failedWriteLeavesTheOldFile()
{
    fs::create_directories(m_folder / "f" / "inside"); // a folder in the way: the rename fails
    Status const status = writeFileAtomically(m_folder / "f", "text");
    QVERIFY(!status.isOk());
    QCOMPARE(status.error().kind, Error::Kind::Io);
    QVERIFY(fs::is_directory(m_folder / "f" / "inside"));
    QCOMPARE(entries(), size_t{1});
    QVERIFY(!writeFileAtomically(m_folder / "none" / "f", "text").isOk());
}

void TstFiles::readErrors()
{
    auto const missing = readFile(m_folder / "none");
    QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
    QVERIFY(missing.error().message().find((m_folder / "none").string()) != std::string::npos);
    QCOMPARE(readFile(m_folder).error().kind, Error::Kind::BadInput);
    QVERIFY(!makeFolders("/proc/none/here").isOk());
    QVERIFY(!syncFolder(m_folder / "none").isOk());
}

void TstFiles::sizeLimit()
{
    QVERIFY(writeFileAtomically(m_folder / "f", "12345").isOk());
    QVERIFY(readFile(m_folder / "f", 5).isOk());
    QCOMPARE(readFile(m_folder / "f", 4).error().kind, Error::Kind::BadInput);
    QVERIFY(!readFile("/dev/zero", 1000).isOk()); // says it has no bytes, and has no end
}

void TstFiles::staleTemporariesOnly()
{
    fs::path const stale = temporaryBeside(m_folder / "f");
    QCOMPARE(stale.parent_path(), m_folder);
    std::ofstream(stale) << "half";
    std::ofstream(m_folder / "f.tmp") << "somebody else's";
    std::ofstream(m_folder / "f") << "good";
    fs::create_symlink(m_folder / "f", m_folder / ".fw-tmp-link");
    removeStaleTemporaries(m_folder);
    QVERIFY(!fs::exists(stale));
    QVERIFY(fs::exists(m_folder / "f.tmp") && fs::exists(m_folder / "f"));
    QVERIFY(temporaryBeside(m_folder / "f") != temporaryBeside(m_folder / "f"));
    removeStaleTemporaries(m_folder / "none"); // a folder that is not there is no error
}

/// What a killed export left behind goes with the next one; what a running one writes stays.
void TstFiles::abandonedFoldersOnly()
{
    fs::path const target = m_folder / "film.mp4";
    fs::path const abandoned = temporaryBeside(target);
    fs::create_directory(abandoned);
    std::ofstream(abandoned / "encoded.mp4") << "half";
    fs::path const file = temporaryBeside(m_folder / "f"); // another program may be about to rename it
    std::ofstream(file) << "half";
    fs::path const linked = temporaryBeside(target);
    fs::create_directory_symlink(m_folder, linked);

    auto first = WorkingFolder::beside(target);
    QVERIFY(first.isOk());
    QVERIFY(!fs::exists(abandoned));
    QVERIFY(fs::exists(file) && fs::is_symlink(linked));
    std::ofstream(first->path() / "encoded.mp4") << "half";
    fs::path second;
    {
        auto const other = WorkingFolder::beside(m_folder / "other.mp4");
        QVERIFY(other.isOk());
        second = other->path();
        QVERIFY(fs::exists(first->path() / "encoded.mp4"));
        QVERIFY(second != first->path());
    }
    QVERIFY(!fs::exists(second));
    fs::path const path = first->path();
    WorkingFolder moved = std::move(*first);
    QVERIFY(fs::exists(path));
    moved = WorkingFolder();
    QVERIFY(!fs::exists(path));
    auto const nowhere = WorkingFolder::beside(m_folder / "none" / "film.mp4");
    QVERIFY(!nowhere.isOk());
    QCOMPARE(nowhere.error().file, (m_folder / "none" / "film.mp4").string());
}

void TstFiles::commitRenames()
{
    fs::path const temporary = temporaryBeside(m_folder / "f");
    std::ofstream(temporary) << "text";
    QVERIFY(commitFile(temporary, m_folder / "f").isOk());
    QCOMPARE(*readFile(m_folder / "f"), std::string("text"));
    QVERIFY(!commitFile(temporary, m_folder / "f").isOk());
    QCOMPARE(*readFile(m_folder / "f"), std::string("text"));
}

QTEST_GUILESS_MAIN(TstFiles)
#include "tst_files.moc"
