#pragma once

#include "engine/base/Result.h"
#include "engine/library/Parts.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::library {

struct ModelInfo;

/// What the shapes of a checkpoint do not tell: which of two experts it is, and whether it was distilled to a
/// few steps. File names often say it; otherwise the user says it once, and it is kept by the file's SHA-256.
struct ModelFacts {
    std::optional<NoiseLevel> noise; ///< Any: it is no expert
    std::optional<bool> isFewStep;
};

/// What was said about a file with this checksum.
ModelFacts factsOf(std::string const& sha256);
/// The same for a file; it is only read to be hashed when anything was ever said about any.
ModelFacts factsOfFile(std::filesystem::path const& file);

/// Keeps what is set here, in paths::data()/model-facts.json. Errors: MissingFile, Io.
Status tell(std::filesystem::path const& file, ModelFacts const& facts);

/// What a model's names and the facts leave open.
struct OpenQuestions {
    bool noise = false; ///< a 14B file may be one of Wan 2.2's experts
    bool fewStep = false;
};
OpenQuestions openQuestions(ModelInfo const& model);

} // namespace fw::library
