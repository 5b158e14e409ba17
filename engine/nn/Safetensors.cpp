#include "engine/nn/Safetensors.h"

#include "engine/base/Files.h"

#include <ATen/ATen.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace fw::nn {

namespace fs = std::filesystem;

namespace {

/// Up to here a file is read into private memory: nothing can shrink under our feet.
constexpr uint64_t kCopyBelowBytes = 16u << 20;

struct TypePair {
    TensorType file;
    at::ScalarType torch;
};
constexpr TypePair kTypes[] = {{TensorType::F64, at::kDouble},
                               {TensorType::F32, at::kFloat},
                               {TensorType::F16, at::kHalf},
                               {TensorType::BF16, at::kBFloat16},
                               {TensorType::F8E4M3, at::kFloat8_e4m3fn},
                               {TensorType::F8E5M2, at::kFloat8_e5m2},
                               {TensorType::I64, at::kLong},
                               {TensorType::I32, at::kInt},
                               {TensorType::I8, at::kChar},
                               {TensorType::U8, at::kByte},
                               {TensorType::Bool, at::kBool}};

at::ScalarType torchType(TensorType type)
{
    for (TypePair const& pair : kTypes)
        if (pair.file == type)
            return pair.torch;
    return at::kFloat; // not reached: the table is complete
}

Error ioError(std::string const& name, int number)
{
    return fail(Error::Kind::Io, "base.cannotRead", {name, systemReason(number)}, name);
}

} // namespace

struct SafetensorsFile::Bytes {
    std::vector<char> copy;
    void* map = nullptr;
    size_t size = 0;

    Bytes() = default;
    Bytes(Bytes const&) = delete;
    Bytes& operator=(Bytes const&) = delete;
    ~Bytes()
    {
        if (map)
            ::munmap(map, size);
    }
    char* data() const { return map ? static_cast<char*>(map) : const_cast<char*>(copy.data()); }
};

Result<std::shared_ptr<SafetensorsFile const>> SafetensorsFile::open(fs::path const& path)
{
    auto file = std::make_shared<SafetensorsFile>();
    file->m_name = path.string();
    FW_TRY(file->m_header, readSafetensorsHeader(path));
    auto bytes = std::make_shared<Bytes>();
    int const fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return ioError(file->m_name, errno);
    struct stat info {};
    ::fstat(fd, &info);
    bytes->size = static_cast<size_t>(info.st_size);
    if (bytes->size < kCopyBelowBytes) {
        ::close(fd);
        FW_TRY(std::string const whole, readFile(path, kCopyBelowBytes));
        bytes->copy.assign(whole.begin(), whole.end());
        bytes->size = whole.size();
    } else {
        // Writable and private: torch wants a mutable pointer, and a write would only touch our own copy of
        // the page.
        void* const map = ::mmap(nullptr, bytes->size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
        int const number = errno;
        ::fstat(fd, &info);
        ::close(fd);
        if (map == MAP_FAILED)
            return ioError(file->m_name, number);
        bytes->map = map;
        if (static_cast<size_t>(info.st_size) != bytes->size)
            return ioError(file->m_name, ESTALE);
    }
    // The header was read before: check it against the bytes that will be used.
    std::string_view const text(bytes->data(), bytes->size);
    FW_TRY(file->m_header, parseSafetensorsHeader(text, bytes->size, file->m_name));
    file->m_bytes = std::move(bytes);
    return std::shared_ptr<SafetensorsFile const>(std::move(file));
}

Result<at::Tensor> SafetensorsFile::tensor(std::string const& name) const
{
    TensorEntry const* const entry = m_header.find(name);
    if (!entry)
        return fail(Error::Kind::BadInput, "nn.noTensor", {m_name, name}, m_name);
    auto const options = at::TensorOptions().dtype(torchType(entry->type));
    if (entry->bytes() == 0)
        return at::empty(entry->shape, options);
    char* const begin = m_bytes->data() + m_header.dataBegin + entry->begin;
    if (reinterpret_cast<uintptr_t>(begin) % elementBytes(entry->type) != 0) {
        at::Tensor copy = at::empty(entry->shape, options);
        std::memcpy(copy.mutable_data_ptr(), begin, entry->bytes());
        return copy;
    }
    return at::from_blob(
        begin, entry->shape, [keep = m_bytes](void*) {}, options);
}

Result<TensorMap> loadSafetensors(fs::path const& path)
{
    FW_TRY(auto const file, SafetensorsFile::open(path));
    TensorMap all;
    for (TensorEntry const& entry : file->header().tensors) {
        FW_TRY(all[entry.name], file->tensor(entry.name));
    }
    return all;
}

Status saveSafetensors(fs::path const& path, TensorMap const& tensors,
                       std::map<std::string, std::string> const& metadata)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::vector<at::Tensor> values;
    uint64_t offset = 0;
    for (auto const& [name, tensor] : tensors) {
        TypePair const* found = nullptr;
        for (TypePair const& pair : kTypes)
            if (pair.torch == tensor.scalar_type())
                found = &pair;
        if (!found)
            return fail(Error::Kind::Unsupported, "nn.cannotSaveType",
                        {path.string(), name, at::toString(tensor.scalar_type())}, path.string());
        values.push_back(tensor.detach().cpu().contiguous());
        uint64_t const end = offset + values.back().nbytes();
        header[name] = {{"dtype", tensorTypeName(found->file)},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // keeps the data aligned

    fs::path const temporary = temporaryBeside(path);
    std::ofstream file(temporary, std::ios::binary);
    uint64_t const length = text.size();
    char lengthBytes[8];
    for (size_t i = 0; i < sizeof lengthBytes; ++i)
        lengthBytes[i] = static_cast<char>(length >> (8 * i));
    file.write(lengthBytes, sizeof lengthBytes);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (at::Tensor const& value : values)
        file.write(static_cast<char const*>(value.const_data_ptr()),
                   static_cast<std::streamsize>(value.nbytes()));
    file.close();
    Status const status = file ? commitFile(temporary, path)
                               : Status(fail(Error::Kind::Io, "base.cannotWrite",
                                             {path.string(), systemReason(errno)}, path.string()));
    std::error_code ignored;
    if (!status)
        fs::remove(temporary, ignored);
    return status;
}

} // namespace fw::nn
