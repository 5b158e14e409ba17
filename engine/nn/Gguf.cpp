#include "engine/nn/Gguf.h"

#include <ATen/ATen.h>

namespace fw::nn {

Result<std::shared_ptr<GgufFile const>> GgufFile::open(std::filesystem::path const& path)
{
    auto file = std::make_shared<GgufFile>();
    file->m_name = path.string();
    FW_TRY(file->m_header, readGgufHeader(path));
    FW_TRY(file->m_bytes, FileBytes::open(path));
    // The header was read before: check it against the bytes that will be used.
    bool isCutOff = false;
    std::string_view const text(file->m_bytes->data(), file->m_bytes->size());
    FW_TRY(file->m_header, parseGgufHeader(text, text.size(), file->m_name, isCutOff));
    return std::shared_ptr<GgufFile const>(std::move(file));
}

std::vector<std::string> GgufFile::names() const
{
    std::vector<std::string> all;
    for (GgufTensor const& each : m_header.tensors)
        all.push_back(each.name);
    return all;
}

Result<at::Tensor> GgufFile::tensor(std::string const& name) const
{
    GgufTensor const* const entry = m_header.find(name);
    if (!entry)
        return fail(Error::Kind::BadInput, "nn.noTensor", {m_name, name}, m_name);
    char* const begin = m_bytes->data() + m_header.dataBegin + entry->begin;
    GgufBlock const block = ggufBlock(entry->type);
    if (block.elements == 1) { // the alignment of the format is enough for these
        at::ScalarType const type = entry->type == GgufType::F32   ? at::kFloat
                                    : entry->type == GgufType::F16 ? at::kHalf
                                                                   : at::kBFloat16;
        if (entry->begin == entry->end || reinterpret_cast<uintptr_t>(begin) % block.bytes != 0) {
            at::Tensor copy = at::empty(entry->shape, type);
            std::copy_n(begin, entry->end - entry->begin, static_cast<char*>(copy.mutable_data_ptr()));
            return copy;
        }
        return at::from_blob(
            begin, entry->shape, [keep = m_bytes](void*) {}, at::TensorOptions().dtype(type));
    }
    return packed(name)->widened();
}

std::optional<PackedTensor> GgufFile::packed(std::string const& name) const
{
    GgufTensor const* const entry = m_header.find(name);
    if (!entry || ggufBlock(entry->type).elements == 1)
        return std::nullopt;
    at::Tensor const bytes = at::from_blob(
        m_bytes->data() + m_header.dataBegin + entry->begin,
        {static_cast<int64_t>(entry->end - entry->begin)}, [keep = m_bytes](void*) {},
        at::TensorOptions().dtype(at::kByte));
    return PackedTensor{bytes, entry->type, entry->shape};
}

void GgufFile::prefetch(std::string const& name) const
{
    if (GgufTensor const* const entry = m_header.find(name))
        m_bytes->prefetch(m_header.dataBegin + entry->begin, m_header.dataBegin + entry->end);
}

} // namespace fw::nn
