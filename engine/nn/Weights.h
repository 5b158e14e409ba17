#pragma once

#include "engine/nn/Device.h"
#include "engine/nn/Parameters.h"
#include "engine/nn/Safetensors.h"
#include "engine/nn/TensorFile.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw::nn {

/// The weights of one network, under diffusers names whatever the file calls them: one safetensors or GGUF
/// file, several with an index (`*.safetensors.index.json`), or a folder that holds either. fp8 and int8
/// weights with their scales (Comfy `scale_weight`, LightX2V `weight_scale`) are read as w = q * scale, GGUF
/// blocks as fp32. Thread: any, one at a time.
class Weights {
public:
    /// `prefix`: of a file that holds several networks, only the keys that start with it, without it.
    /// Errors: MissingFile (which), BadInput, Unsupported, Io.
    static Result<Weights> open(std::filesystem::path const& folderOrFile, std::string const& prefix = {});
    /// Adds the tensors of another file, under the names that both have been given. Errors: BadInput (a
    /// tensor in both).
    Status graft(Weights other);
    /// Tensors that are in memory already (tests, training). `name` is what errors call them.
    static Weights fromTensors(TensorMap tensors, std::string name);

    bool contains(std::string const& key) const { return m_entries.count(key) != 0; }
    /// Every key, in diffusers naming, sorted.
    std::vector<std::string> keys() const;
    /// One tensor on the CPU in its own type (scaled when quantised). Errors: BadInput.
    Result<at::Tensor> tensor(std::string const& key) const;
    std::string const& name() const { return m_name; }

    /// True when a tensor is stored as numbers smaller than `dtype`.
    Result<bool> isNarrower(std::string const& key, at::ScalarType dtype) const;
    /// From now on the tensors whose keys start so lie on the device as the file has them, scales included,
    /// and the file is not read for them again; GGUF blocks lie in main memory, for they are widened there.
    /// Matrices that are not narrower than the placement's type stay in the file. Errors: those of tensor.
    Status hold(std::string const& start, Placement placement);
    bool isHeld() const { return m_isHeld; } ///< hold has been called
    /// Has a tensor's bytes (and those of its scales) read ahead; returns at once.
    void prefetch(std::string const& key) const;

private:
    struct Entry {
        std::shared_ptr<TensorFile const> file; ///< empty: `tensor` or `packed` is the value
        std::string fileKey;
        at::Tensor tensor;
        std::optional<PackedTensor> packed = {};
    };
    Status addFile(std::filesystem::path const& path, std::string const& prefix);
    Result<at::Tensor> stored(Entry const& entry) const;

    std::string m_name;
    std::map<std::string, Entry> m_entries;
    bool m_isHeld = false;
};

/// Fills every parameter that `walkAll` lists. Missing keys, wrong shapes and keys that nobody wanted give
/// one error that names the first few of each. Errors: BadInput.
Status fill(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkAll,
            Placement placement);

/// The same for a part of a network: keys that this part does not want are no mistake. Errors: BadInput.
Status fillPart(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkPart,
                Placement placement);

/// Whether the keys are those of a network; nothing is read, so shapes are not looked at. Errors: BadInput.
Status checkKeys(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkAll);

/// Every parameter by name, for saving and for optimisers.
TensorMap collect(std::function<void(ParameterWalk const&)> const& walkAll);

} // namespace fw::nn
