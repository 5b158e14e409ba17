#include "engine/provenance/C2pa.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace fw::provenance {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kMostManifestBytes = 64u << 20;
constexpr uint64_t kBoxHeader = 8, kLongBoxHeader = 16;
/// Extended type of the box that C2PA puts its manifests into (C2PA specification 2.2, A.5.1).
constexpr unsigned char kC2paBox[16] = {0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c,
                                        0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81};
constexpr std::string_view kPurpose("manifest\0", 9);
constexpr size_t kMerkleOffset = 8, kVersionAndFlags = 4;

uint64_t bigEndian(char const* bytes, size_t count)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// The manifests in what follows the extended type: version, "manifest", an offset, then the JUMBF box.
std::string manifestIn(std::string_view box)
{
    if (box.size() < kVersionAndFlags + kPurpose.size() + kMerkleOffset + kBoxHeader ||
        box.substr(kVersionAndFlags, kPurpose.size()) != kPurpose)
        return {};
    std::string_view const jumbf = box.substr(kVersionAndFlags + kPurpose.size() + kMerkleOffset);
    uint64_t const size = bigEndian(jumbf.data(), 4);
    return size < kBoxHeader || size > jumbf.size() ? std::string() : std::string(jumbf.substr(0, size));
}

/// Walks the top-level boxes of an ISO base media file.
std::string manifestOfMovie(std::ifstream& in, uint64_t fileSize)
{
    for (uint64_t at = 0; at + kBoxHeader <= fileSize;) {
        char header[kLongBoxHeader + sizeof kC2paBox] = {};
        in.clear();
        in.seekg(static_cast<std::streamoff>(at));
        in.read(header, sizeof header);
        uint64_t size = bigEndian(header, 4), used = kBoxHeader;
        if (size == 1) {
            size = bigEndian(header + kBoxHeader, 8);
            used = kLongBoxHeader;
        } else if (size == 0) {
            size = fileSize - at; // to the end of the file
        }
        if (size < used || size > fileSize - at)
            return {};
        bool const isC2pa = std::memcmp(header + 4, "uuid", 4) == 0 && size > used + sizeof kC2paBox &&
                            std::memcmp(header + used, kC2paBox, sizeof kC2paBox) == 0;
        if (isC2pa && size <= kMostManifestBytes) {
            std::string box(size - used - sizeof kC2paBox, '\0');
            in.clear();
            in.seekg(static_cast<std::streamoff>(at + used + sizeof kC2paBox));
            in.read(box.data(), static_cast<std::streamsize>(box.size()));
            return in ? manifestIn(box) : std::string();
        }
        at += size;
    }
    return {};
}

} // namespace

Result<std::string> manifestSha256(fs::path const& file)
{
    if (file.extension() == ".c2pa")
        return sha256File(file);
    std::string const format = c2paFormatOf(file);
    if (format != "video/mp4" && format != "video/quicktime")
        return std::string();
    std::error_code code;
    uint64_t const size = fs::file_size(file, code);
    std::ifstream in(file, std::ios::binary);
    if (code || !in)
        return fail(Error::Kind::Io, "base.cannotRead",
                    {file.string(), systemReason(code ? code.value() : errno)}, file.string());
    std::string const manifest = manifestOfMovie(in, size);
    return manifest.empty() ? std::string() : sha256Hex(manifest);
}

} // namespace fw::provenance
