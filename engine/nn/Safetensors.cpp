#include "engine/nn/Safetensors.h"

#include "engine/base/Files.h"

#include <ATen/ATen.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include <nlohmann/json.hpp>

namespace fw::nn {

namespace fs = std::filesystem;

namespace {

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

} // namespace

Result<std::shared_ptr<SafetensorsFile const>> SafetensorsFile::open(fs::path const& path)
{
    auto file = std::make_shared<SafetensorsFile>();
    file->m_name = path.string();
    FW_TRY(file->m_header, readSafetensorsHeader(path));
    FW_TRY(file->m_bytes, FileBytes::open(path));
    // The header was read before: check it against the bytes that will be used.
    std::string_view const text(file->m_bytes->data(), file->m_bytes->size());
    FW_TRY(file->m_header, parseSafetensorsHeader(text, text.size(), file->m_name));
    return std::shared_ptr<SafetensorsFile const>(std::move(file));
}

std::vector<std::string> SafetensorsFile::names() const
{
    std::vector<std::string> all;
    for (TensorEntry const& each : m_header.tensors)
        all.push_back(each.name);
    return all;
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

void SafetensorsFile::prefetch(std::string const& name) const
{
    if (TensorEntry const* const entry = m_header.find(name))
        m_bytes->prefetch(m_header.dataBegin + entry->begin, m_header.dataBegin + entry->end);
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
