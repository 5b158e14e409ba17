#include "engine/base/GgufHeader.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>

namespace fw {

namespace {

constexpr size_t kFirstRead = 1u << 20;
constexpr size_t kGgufMaxHeaderBytes = 256u << 20; ///< vocabularies of text encoders are tens of megabytes
constexpr uint32_t kGgufMaxRank = 8;
constexpr uint64_t kMaxText = 65'535; ///< of a key or a name
constexpr size_t kLongestFact = 4096;
constexpr int kMaxDepth = 4; ///< arrays of arrays
constexpr uint64_t kDefaultAlignment = 32;
constexpr char kShapePrefix[] = "comfy.gguf.orig_shape.";

struct GgufTypeInfo {
    GgufType type;
    GgufBlock block;
};
constexpr GgufTypeInfo kGgufTypes[] = {
    {GgufType::F32, {1, 4, "F32"}},       {GgufType::F16, {1, 2, "F16"}},
    {GgufType::Q4_0, {32, 18, "Q4_0"}},   {GgufType::Q4_1, {32, 20, "Q4_1"}},
    {GgufType::Q5_0, {32, 22, "Q5_0"}},   {GgufType::Q5_1, {32, 24, "Q5_1"}},
    {GgufType::Q8_0, {32, 34, "Q8_0"}},   {GgufType::Q2_K, {256, 84, "Q2_K"}},
    {GgufType::Q3_K, {256, 110, "Q3_K"}}, {GgufType::Q4_K, {256, 144, "Q4_K"}},
    {GgufType::Q5_K, {256, 176, "Q5_K"}}, {GgufType::Q6_K, {256, 210, "Q6_K"}},
    {GgufType::BF16, {1, 2, "BF16"}}};

/// Kinds of values in the key-value part.
enum Value : uint32_t { U8, I8, U16, I16, U32, I32, Float, Bool, Text, Array, U64, I64, Double };
constexpr uint32_t kValueBytes[] = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

std::string inQuotes(std::string const& name)
{
    return "\"" + (name.size() > 120 ? name.substr(0, 120) + "..." : name) + "\"";
}

/// Reads the header from front to back. Everything is checked against what is left before it is believed, so
/// that a hostile header costs no more memory than its own text.
class Reader {
public:
    Reader(std::string_view bytes, uint64_t fileBytes) : m_bytes(bytes), m_fileBytes(fileBytes) {}

    bool read(GgufHeader& header);
    std::string const& problem() const { return m_problem; }
    std::string const& unknownType() const { return m_unknownType; }
    bool isCutOff() const { return m_isCutOff; }

private:
    bool refuse(std::string what)
    {
        if (m_problem.empty())
            m_problem = std::move(what);
        return false;
    }
    bool has(uint64_t count)
    {
        if (count <= m_bytes.size() - m_at)
            return true;
        m_isCutOff = m_isCutOff || count <= m_fileBytes - m_at;
        return refuse("it is cut off at byte " + std::to_string(m_at));
    }
    template <class T>
    bool number(T& out)
    {
        if (!has(sizeof out))
            return false;
        uint64_t value = 0;
        for (size_t i = sizeof out; i-- > 0;)
            value = value << 8 | static_cast<uint8_t>(m_bytes[m_at + i]);
        out = static_cast<T>(value);
        m_at += sizeof out;
        return true;
    }
    bool text(std::string& out, uint64_t longest)
    {
        uint64_t length = 0;
        if (!number(length) || !has(length))
            return false;
        if (length > longest)
            return refuse("a name of " + std::to_string(length) + " bytes is too long");
        out.assign(m_bytes.substr(m_at, length));
        m_at += length;
        return true;
    }
    bool skip(uint64_t count)
    {
        if (!has(count))
            return false;
        m_at += count;
        return true;
    }
    bool value(GgufHeader& header, std::string const& key);
    bool array(std::string const& key, int depth);
    bool scalar(uint32_t kind, std::string& out);
    bool tensor(GgufHeader& header);
    bool finish(GgufHeader& header);
    bool place(GgufTensor& tensor, uint64_t dataBytes);

    std::string_view m_bytes;
    uint64_t m_fileBytes;
    uint64_t m_at = 0;
    uint64_t m_alignment = kDefaultAlignment;
    std::map<std::string, std::vector<int64_t>> m_shapes; ///< of tensors that were flattened to four axes
    std::string m_problem, m_unknownType;
    bool m_isCutOff = false;
};

bool Reader::scalar(uint32_t kind, std::string& out)
{
    uint64_t bits = 0;
    uint32_t const bytes = kValueBytes[kind];
    if (!has(bytes))
        return false;
    for (uint32_t i = bytes; i-- > 0;)
        bits = bits << 8 | static_cast<uint8_t>(m_bytes[m_at + i]);
    m_at += bytes;
    bool const isSigned = kind == I8 || kind == I16 || kind == I32 || kind == I64;
    uint32_t const unused = 64 - 8 * bytes;
    if (kind == Float || kind == Double)
        out.clear(); // nobody asks for them
    else if (isSigned)
        out = std::to_string(static_cast<int64_t>(bits << unused) >> unused);
    else
        out = std::to_string(bits);
    return true;
}

bool Reader::array(std::string const& key, int depth)
{
    uint32_t kind = 0;
    uint64_t count = 0;
    if (depth > kMaxDepth)
        return refuse("the value " + inQuotes(key) + " is nested too deep");
    if (!number(kind) || !number(count))
        return false;
    if (kind > Double)
        return refuse("the value " + inQuotes(key) + " has a kind that is not known");
    if (kind == Text || kind == Array) {
        for (uint64_t i = 0; i < count; ++i) {
            uint64_t length = 0;
            if (kind == Array ? !array(key, depth + 1) : !number(length) || !skip(length))
                return false;
        }
        return true;
    }
    if (count > m_fileBytes)
        return refuse("the value " + inQuotes(key) + " is longer than the file");
    if (kind == I32 && count <= kGgufMaxRank && key.rfind(kShapePrefix, 0) == 0) {
        std::vector<int64_t> shape(count);
        for (int64_t& dim : shape) {
            int32_t each = 0;
            if (!number(each))
                return false;
            dim = each;
        }
        m_shapes[key.substr(sizeof kShapePrefix - 1)] = shape;
        return true;
    }
    return skip(count * kValueBytes[kind]);
}

bool Reader::value(GgufHeader& header, std::string const& key)
{
    uint32_t kind = 0;
    if (!number(kind))
        return false;
    if (kind > Double)
        return refuse("the value " + inQuotes(key) + " has a kind that is not known");
    if (kind == Array)
        return array(key, 1);
    std::string fact;
    if (kind != Text) {
        if (!scalar(kind, fact))
            return false;
    } else {
        uint64_t length = 0;
        if (!number(length) || !has(length))
            return false;
        fact.assign(m_bytes.substr(m_at, std::min<uint64_t>(length, kLongestFact)));
        m_at += length;
    }
    if (!header.facts.emplace(key, fact).second)
        return refuse("the value " + inQuotes(key) + " is given twice");
    if (key == "general.alignment") {
        m_alignment = kind == U32 ? std::strtoull(fact.c_str(), nullptr, 10) : 0;
        bool const isPower = m_alignment && (m_alignment & (m_alignment - 1)) == 0;
        if (!isPower || m_alignment > 65'536)
            return refuse("general.alignment must be a power of two");
    }
    return true;
}

bool Reader::tensor(GgufHeader& header)
{
    GgufTensor tensor;
    uint32_t rank = 0, type = 0;
    if (!text(tensor.name, kMaxText) || !number(rank))
        return false;
    if (rank > kGgufMaxRank)
        return refuse("the tensor " + inQuotes(tensor.name) + " has more than 8 dimensions");
    tensor.shape.resize(rank);
    for (uint32_t i = 0; i < rank; ++i) {
        uint64_t dim = 0;
        if (!number(dim))
            return false;
        if (dim > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
            return refuse("the tensor " + inQuotes(tensor.name) + " has a dimension that is too large");
        tensor.shape[rank - 1 - i] = static_cast<int64_t>(dim); // the file counts from the innermost
    }
    if (!number(type) || !number(tensor.begin))
        return false;
    auto const known =
        std::find_if(std::begin(kGgufTypes), std::end(kGgufTypes),
                     [&](GgufTypeInfo const& info) { return static_cast<uint32_t>(info.type) == type; });
    if (known == std::end(kGgufTypes)) {
        m_unknownType = std::to_string(type);
        return refuse("the tensor " + inQuotes(tensor.name) + " has the type " + m_unknownType);
    }
    tensor.type = known->type;
    header.tensors.push_back(std::move(tensor));
    return true;
}

/// Size and region of one tensor.
bool Reader::place(GgufTensor& tensor, uint64_t dataBytes)
{
    GgufBlock const block = ggufBlock(tensor.type);
    uint64_t elements = 1, bytes = 0;
    for (int64_t const dim : tensor.shape)
        if (__builtin_mul_overflow(elements, static_cast<uint64_t>(dim), &elements))
            return refuse("the tensor " + inQuotes(tensor.name) + " is too large");
    uint64_t const row = tensor.shape.empty() ? 1 : static_cast<uint64_t>(tensor.shape.back());
    if (row % block.elements != 0)
        return refuse("the rows of the tensor " + inQuotes(tensor.name) + " are no whole blocks of " +
                      std::to_string(block.elements));
    if (__builtin_mul_overflow(elements / block.elements, uint64_t{block.bytes}, &bytes) ||
        tensor.begin > dataBytes || bytes > dataBytes - tensor.begin)
        return refuse("the tensor " + inQuotes(tensor.name) + " ends beyond the end of the file");
    if (tensor.begin % m_alignment != 0)
        return refuse("the tensor " + inQuotes(tensor.name) + " does not start where the alignment says");
    tensor.end = tensor.begin + bytes;
    auto const original = m_shapes.find(tensor.name);
    if (original != m_shapes.end()) {
        uint64_t product = 1;
        for (int64_t const dim : original->second)
            if (dim < 0 || __builtin_mul_overflow(product, static_cast<uint64_t>(dim), &product))
                return refuse("the tensor " + inQuotes(tensor.name) + " has an impossible original shape");
        if (product != elements)
            return refuse("the tensor " + inQuotes(tensor.name) + " does not fill its original shape");
        tensor.shape = original->second;
    }
    return true;
}

bool Reader::finish(GgufHeader& header)
{
    header.dataBegin = (m_at + m_alignment - 1) / m_alignment * m_alignment;
    if (header.dataBegin > m_fileBytes) {
        bool const isEmpty = header.tensors.empty();
        header.dataBegin = m_fileBytes;
        if (!isEmpty)
            return refuse("it ends before its data");
    }
    uint64_t const dataBytes = m_fileBytes - header.dataBegin;
    for (GgufTensor& tensor : header.tensors)
        if (!place(tensor, dataBytes))
            return false;
    std::sort(header.tensors.begin(), header.tensors.end(), [](GgufTensor const& a, GgufTensor const& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    uint64_t free = 0;
    for (size_t i = 0; i < header.tensors.size(); ++i) {
        GgufTensor const& tensor = header.tensors[i];
        if (tensor.begin < free)
            return refuse("the tensor " + inQuotes(tensor.name) + " overlaps the one before it");
        free = tensor.end;
        if (!header.index.emplace(tensor.name, i).second)
            return refuse("the tensor " + inQuotes(tensor.name) + " is there twice");
    }
    return true;
}

bool Reader::read(GgufHeader& header)
{
    uint32_t version = 0;
    uint64_t tensors = 0, values = 0;
    if (m_bytes.substr(0, 4) != std::string_view("GGUF", 4))
        return refuse("it is not a GGUF file");
    m_at = 4;
    if (!number(version))
        return false;
    if (version != 2 && version != 3)
        return refuse("its format version is " + std::to_string(version) + ", known are 2 and 3");
    if (!number(tensors) || !number(values))
        return false;
    // The shortest value and the shortest tensor take this many bytes.
    if (tensors > m_fileBytes / 24 || values > m_fileBytes / 13)
        return refuse("it announces more entries than it has room for");
    for (uint64_t i = 0; i < values; ++i) {
        std::string key;
        if (!text(key, kMaxText) || !value(header, key))
            return false;
    }
    for (uint64_t i = 0; i < tensors; ++i)
        if (!tensor(header))
            return false;
    return finish(header);
}

} // namespace

GgufBlock ggufBlock(GgufType type)
{
    for (GgufTypeInfo const& info : kGgufTypes)
        if (info.type == type)
            return info.block;
    return {}; // not reached: the table is complete
}

uint64_t GgufTensor::elements() const
{
    GgufBlock const block = ggufBlock(type);
    return (end - begin) / block.bytes * block.elements;
}

GgufTensor const* GgufHeader::find(std::string const& name) const
{
    auto const found = index.find(name);
    return found == index.end() ? nullptr : &tensors[found->second];
}

Result<GgufHeader> parseGgufHeader(std::string_view bytes, uint64_t fileBytes, std::string const& name,
                                   bool& isCutOff)
{
    GgufHeader header;
    Reader reader(bytes, std::max<uint64_t>(fileBytes, bytes.size()));
    bool const isGood = reader.read(header);
    isCutOff = reader.isCutOff();
    if (isGood)
        return header;
    if (!reader.unknownType().empty())
        return fail(Error::Kind::Unsupported, "base.ggufType", {name, reader.unknownType()}, name);
    return fail(Error::Kind::BadInput, "base.gguf", {name, reader.problem()}, name);
}

Result<GgufHeader> readGgufHeader(std::filesystem::path const& path)
{
    std::string const name = path.string();
    std::error_code code;
    if (!std::filesystem::exists(path, code))
        return fail(Error::Kind::MissingFile, "base.missingFile", {name}, name);
    uint64_t const fileBytes = std::filesystem::file_size(path, code);
    std::ifstream file(path, std::ios::binary);
    if (code || !file)
        return fail(Error::Kind::Io, "base.cannotRead", {name, code.message()}, name);
    std::string bytes;
    for (size_t want = kFirstRead;; want *= 4) {
        size_t const have = bytes.size();
        bytes.resize(static_cast<size_t>(std::min<uint64_t>(want, fileBytes)));
        file.read(bytes.data() + have, static_cast<std::streamsize>(bytes.size() - have));
        bytes.resize(have + static_cast<size_t>(std::max<std::streamsize>(file.gcount(), 0)));
        bool isCutOff = false;
        auto header = parseGgufHeader(bytes, fileBytes, name, isCutOff);
        if (!isCutOff || bytes.size() <= have || want >= kGgufMaxHeaderBytes)
            return header;
    }
}

} // namespace fw
