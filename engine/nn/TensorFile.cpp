#include "engine/nn/TensorFile.h"

#include "engine/base/Files.h"
#include "engine/nn/Gguf.h"
#include "engine/nn/GgufBlocks.h"
#include "engine/nn/Safetensors.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fw::nn {

namespace {

/// Up to here a file is read into private memory: nothing can shrink under our feet.
constexpr uint64_t kCopyBelowBytes = 16u << 20;
constexpr int64_t kBlocksPerTask = 512;

Error ioError(std::filesystem::path const& path, int number)
{
    return fail(Error::Kind::Io, "base.cannotRead", {path.string(), systemReason(number)}, path.string());
}

} // namespace

FileBytes::~FileBytes()
{
    if (m_map)
        ::munmap(m_map, m_size);
}

void FileBytes::prefetch(size_t begin, size_t end) const
{
    if (!m_map || begin >= end)
        return;
    static size_t const page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
    size_t const first = begin / page * page;
    (void)::madvise(static_cast<char*>(m_map) + first, end - first, MADV_WILLNEED); // advice: may be refused
}

Result<std::shared_ptr<FileBytes const>> FileBytes::open(std::filesystem::path const& path)
{
    std::shared_ptr<FileBytes> bytes(new FileBytes);
    int const fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return ioError(path, errno);
    struct stat info {};
    ::fstat(fd, &info);
    bytes->m_size = static_cast<size_t>(info.st_size);
    if (bytes->m_size < kCopyBelowBytes) {
        ::close(fd);
        FW_TRY(std::string const whole, readFile(path, kCopyBelowBytes));
        bytes->m_copy.assign(whole.begin(), whole.end());
        bytes->m_size = whole.size();
        return std::shared_ptr<FileBytes const>(std::move(bytes));
    }
    // Writable and private: torch wants a mutable pointer, and a write would only touch our own copy of
    // the page.
    void* const map = ::mmap(nullptr, bytes->m_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    int const number = errno;
    ::fstat(fd, &info);
    ::close(fd);
    if (map == MAP_FAILED)
        return ioError(path, number);
    bytes->m_map = map;
    if (static_cast<size_t>(info.st_size) != bytes->m_size)
        return ioError(path, ESTALE);
    return std::shared_ptr<FileBytes const>(std::move(bytes));
}

at::Tensor PackedTensor::widened() const
{
    GgufBlock const block = ggufBlock(type);
    at::Tensor values = at::empty(shape, at::kFloat);
    uint8_t const* const from = bytes.const_data_ptr<uint8_t>();
    float* const out = values.mutable_data_ptr<float>();
    at::parallel_for(0, bytes.numel() / block.bytes, kBlocksPerTask, [&](int64_t first, int64_t last) {
        dequantiseBlocks(type, from + first * block.bytes, last - first, out + first * block.elements);
    });
    return values;
}

int64_t PackedTensor::elements() const
{
    GgufBlock const block = ggufBlock(type);
    return bytes.numel() / block.bytes * block.elements;
}

std::optional<PackedTensor> TensorFile::packed(std::string const&) const { return std::nullopt; }

Result<std::shared_ptr<TensorFile const>> openTensorFile(std::filesystem::path const& path)
{
    if (path.extension() == ".gguf") {
        FW_TRY(std::shared_ptr<GgufFile const> file, GgufFile::open(path));
        return std::shared_ptr<TensorFile const>(std::move(file));
    }
    FW_TRY(std::shared_ptr<SafetensorsFile const> file, SafetensorsFile::open(path));
    return std::shared_ptr<TensorFile const>(std::move(file));
}

} // namespace fw::nn
