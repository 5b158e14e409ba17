#include "engine/base/SafetensorsHeader.h"

#include "engine/base/Files.h"
#include "engine/base/Json.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <limits>
#include <set>

namespace fw {

namespace {

constexpr uint64_t kMaxHeaderBytes = 100'000'000;
constexpr size_t kMaxRank = 8;
constexpr size_t kLengthBytes = 8;

struct TypeInfo {
    TensorType type;
    char const* name;
    uint64_t bytes;
};
constexpr std::array<TypeInfo, 11> kTypes{{{TensorType::F64, "F64", 8},
                                           {TensorType::F32, "F32", 4},
                                           {TensorType::F16, "F16", 2},
                                           {TensorType::BF16, "BF16", 2},
                                           {TensorType::F8E4M3, "F8_E4M3", 1},
                                           {TensorType::F8E5M2, "F8_E5M2", 1},
                                           {TensorType::I64, "I64", 8},
                                           {TensorType::I32, "I32", 4},
                                           {TensorType::I8, "I8", 1},
                                           {TensorType::U8, "U8", 1},
                                           {TensorType::Bool, "BOOL", 1}}};

TypeInfo const& infoOf(TensorType type) { return kTypes[static_cast<size_t>(type)]; }

std::string tensorNamed(std::string const& name)
{
    return "tensor \"" + (name.size() > 120 ? name.substr(0, 120) + "..." : name) + "\" ";
}

/// Reads the header as it is parsed. Depth 1 is the list of tensors, 2 one tensor or the metadata, 3 a shape
/// or the offsets; everything else is refused at once, so a hostile header costs no more memory than its own
/// text.
class HeaderSax : public nlohmann::json_sax<Json> {
public:
    explicit HeaderSax(SafetensorsHeader& header) : m_header(header) {}

    std::string const& problem() const { return m_problem; }

    bool start_object(size_t) override
    {
        if (m_list)
            return refuse("holds an object where a number belongs");
        if (m_depth == 1) {
            m_isMetadata = m_key == "__metadata__";
            m_entry = TensorEntry{};
            m_entry.name = m_key;
            m_offsets.clear();
            m_hasType = m_hasShape = m_hasOffsets = false;
        }
        if (m_depth == 2)
            return refuse(m_isMetadata ? "rule 3: metadata may only hold text" : "is nested too deep");
        ++m_depth;
        m_seen[static_cast<size_t>(m_depth)].clear();
        return true;
    }
    bool end_object() override
    {
        --m_depth;
        return m_depth != 1 || m_isMetadata || finishEntry();
    }
    bool key(std::string& name) override
    {
        if (!m_seen[static_cast<size_t>(m_depth)].insert(name).second)
            return refuse("rule 4: the key \"" + name + "\" appears twice");
        (m_depth == 1 ? m_key : m_field) = name;
        return true;
    }
    bool string(std::string& text) override
    {
        if (m_depth == 2 && m_isMetadata && !m_list) {
            m_header.metadata[m_field] = text;
            return true;
        }
        if (m_depth != 2 || m_list || m_field != "dtype")
            return refuse("has text where it does not belong");
        for (TypeInfo const& info : kTypes) {
            if (text == info.name) {
                m_entry.type = info.type;
                m_hasType = true;
                return true;
            }
        }
        return refuse("rule 9: has the type " + text.substr(0, 32) + ", which is not known");
    }
    bool start_array(size_t) override
    {
        if (m_depth != 2 || m_list || m_isMetadata)
            return refuse("has a list where it does not belong");
        if (m_field == "shape")
            m_hasShape = true;
        else if (m_field == "data_offsets")
            m_hasOffsets = true;
        else
            return refuse("has a list where it does not belong");
        m_list = true;
        return true;
    }
    bool end_array() override
    {
        m_list = false;
        return true;
    }
    bool number_unsigned(uint64_t number) override
    {
        if (!m_list)
            return refuse("has a number where it does not belong");
        if (m_field == "data_offsets") {
            m_offsets.push_back(number);
            return m_offsets.size() <= 2 || refuse("rule 5: data_offsets must be two numbers");
        }
        if (number > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
            return refuse("rule 7: has a dimension that is too large");
        m_entry.shape.push_back(static_cast<int64_t>(number));
        return m_entry.shape.size() <= kMaxRank || refuse("rule 7: has more than 8 dimensions");
    }
    bool number_integer(int64_t) override { return refuse("rule 7: has a negative number"); }
    bool number_float(double, std::string const&) override { return refuse("has a number with a fraction"); }
    bool null() override { return refuse("has null where it does not belong"); }
    bool boolean(bool) override { return refuse("has true or false where it does not belong"); }
    bool binary(Json::binary_t&) override { return refuse("has bytes where they do not belong"); }
    bool parse_error(size_t position, std::string const&, nlohmann::detail::exception const&) override
    {
        m_problem = "rule 2: the header is not JSON at byte " + std::to_string(position);
        return false;
    }

private:
    bool refuse(std::string const& what)
    {
        m_problem = (m_depth >= 1 && !m_key.empty() && !m_isMetadata ? tensorNamed(m_key) : "") + what;
        return false;
    }
    bool finishEntry()
    {
        if (!m_hasType || !m_hasShape || !m_hasOffsets || m_offsets.size() != 2)
            return refuseNamed("rule 5: lacks dtype, shape or data_offsets");
        if (m_seen[2].size() != 3)
            return refuseNamed("has a field that is not known");
        m_entry.begin = m_offsets[0];
        m_entry.end = m_offsets[1];
        m_header.tensors.push_back(std::move(m_entry));
        return true;
    }
    bool refuseNamed(std::string const& what)
    {
        m_problem = tensorNamed(m_key) + what;
        return false;
    }

    SafetensorsHeader& m_header;
    TensorEntry m_entry;
    std::vector<uint64_t> m_offsets;
    std::array<std::set<std::string>, 4> m_seen;
    std::string m_key, m_field, m_problem;
    int m_depth = 0;
    bool m_list = false, m_isMetadata = false;
    bool m_hasType = false, m_hasShape = false, m_hasOffsets = false;
};

/// Bytes that shape x type takes, or nothing when that does not fit in 64 bits.
bool checkedBytes(TensorEntry const& entry, uint64_t& bytes)
{
    bytes = elementBytes(entry.type);
    for (int64_t const dim : entry.shape)
        if (__builtin_mul_overflow(bytes, static_cast<uint64_t>(dim), &bytes))
            return false;
    return true;
}

/// Rules 5 to 8: every region is inside, has the size its shape says, and they tile the data exactly.
std::string checkRegions(std::vector<TensorEntry>& tensors, uint64_t dataBytes)
{
    std::sort(tensors.begin(), tensors.end(), [](TensorEntry const& a, TensorEntry const& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    uint64_t expected = 0;
    for (TensorEntry const& entry : tensors) {
        if (entry.begin > entry.end || entry.end > dataBytes)
            return tensorNamed(entry.name) + "rule 5: its bytes " + std::to_string(entry.begin) + " to " +
                   std::to_string(entry.end) + " lie outside the file's data of " + std::to_string(dataBytes);
        uint64_t bytes = 0;
        if (!checkedBytes(entry, bytes))
            return tensorNamed(entry.name) + "rule 7: its shape is too large";
        if (bytes != entry.bytes())
            return tensorNamed(entry.name) + "rule 8: its shape needs " + std::to_string(bytes) +
                   " bytes, but " + std::to_string(entry.bytes()) + " are given";
        if (entry.begin != expected)
            return tensorNamed(entry.name) + "rule 6: " +
                   (entry.begin > expected ? "there is a hole before it"
                                           : "it overlaps the tensor before it");
        expected = entry.end;
    }
    if (expected != dataBytes)
        return "rule 6: " + std::to_string(dataBytes - expected) + " bytes at the end belong to no tensor";
    return {};
}

Error refused(std::string const& name, std::string const& reason)
{
    return fail(Error::Kind::BadInput, "base.safetensors", {name, reason}, name);
}

uint64_t littleEndian(char const* bytes)
{
    uint64_t value = 0;
    for (size_t i = kLengthBytes; i-- > 0;)
        value = value << 8 | static_cast<uint8_t>(bytes[i]);
    return value;
}

} // namespace

uint64_t elementBytes(TensorType type) { return infoOf(type).bytes; }
char const* tensorTypeName(TensorType type) { return infoOf(type).name; }

TensorEntry const* SafetensorsHeader::find(std::string const& name) const
{
    auto const found = index.find(name);
    return found == index.end() ? nullptr : &tensors[found->second];
}

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view bytes, uint64_t fileBytes,
                                                 std::string const& name)
{
    if (bytes.size() < kLengthBytes || fileBytes < kLengthBytes)
        return refused(name, "rule 1: it is shorter than 8 bytes");
    uint64_t const length = littleEndian(bytes.data());
    if (length > kMaxHeaderBytes || length > fileBytes - kLengthBytes)
        return refused(name, "rule 1: its header would be " + std::to_string(length) + " bytes long");
    if (bytes.size() - kLengthBytes < length)
        return refused(name, "rule 1: its header is cut off");
    std::string_view const text = bytes.substr(kLengthBytes, length);
    if (text.empty() || text.front() != '{')
        return refused(name, "rule 2: its header does not start with {");

    SafetensorsHeader header;
    HeaderSax sax(header);
    bool isParsed = false;
    try {
        isParsed = Json::sax_parse(text.begin(), text.end(), &sax);
    } catch (std::exception const& error) { // nlohmann throws on numbers out of range
        return refused(name, std::string("rule 2: ") + error.what());
    }
    if (!isParsed)
        return refused(name, sax.problem().empty() ? "rule 2: its header ends too early" : sax.problem());
    header.dataBegin = kLengthBytes + length;
    std::string const problem = checkRegions(header.tensors, fileBytes - header.dataBegin);
    if (!problem.empty())
        return refused(name, problem);
    for (size_t i = 0; i < header.tensors.size(); ++i)
        header.index[header.tensors[i].name] = i;
    return header;
}

Result<SafetensorsHeader> readSafetensorsHeader(std::filesystem::path const& path)
{
    std::string const name = path.string();
    std::string const extension = path.extension().string();
    for (char const* pickle : {".pt", ".pth", ".ckpt", ".bin", ".pkl"})
        if (extension == pickle)
            return fail(Error::Kind::BadInput, "base.pickleWeights", {name}, name);
    std::error_code code;
    if (!std::filesystem::exists(path, code))
        return fail(Error::Kind::MissingFile, "base.missingFile", {name}, name);
    uint64_t const fileBytes = std::filesystem::file_size(path, code);
    std::ifstream file(path, std::ios::binary);
    if (code || !file)
        return fail(Error::Kind::Io, "base.cannotRead", {name, code.message()}, name);
    std::string bytes(kLengthBytes, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(kLengthBytes));
    bytes.resize(static_cast<size_t>(file.gcount()));
    if (bytes.size() == kLengthBytes) {
        uint64_t const length = littleEndian(bytes.data());
        if (length <= kMaxHeaderBytes && length <= fileBytes - std::min<uint64_t>(fileBytes, kLengthBytes)) {
            bytes.resize(kLengthBytes + length);
            file.read(bytes.data() + kLengthBytes, static_cast<std::streamsize>(length));
            bytes.resize(kLengthBytes + static_cast<size_t>(file.gcount()));
        }
    }
    return parseSafetensorsHeader(bytes, fileBytes, name);
}

} // namespace fw
