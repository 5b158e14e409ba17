#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fw::text {

/// A prompt as a text encoder takes it: `ids` padded to a fixed length, `mask` 1 where a token is real.
struct Framed {
    std::vector<int32_t> ids;
    std::vector<int32_t> mask;
    int length = 0; ///< real tokens, end mark included
};

/// Reads a sentencepiece model file (unigram or BPE), or the tokenizer.json of a unigram one, and encodes
/// text with it, to the id as spm_encode 0.1.97 does. libsentencepiece itself cannot share a process with
/// OpenCV's protobuf (design.md, trap 8). Thread: any (const after opening).
class Tokenizer {
public:
    /// A tokenizer.json beside a spiece.model decides whether characters that no piece holds become bytes or
    /// an unknown piece: transformers, with which Wan's own program and diffusers read prompts, looks at that
    /// one. Errors: MissingFile, BadInput (broken file), Unsupported (word or character model).
    static Result<Tokenizer> open(std::filesystem::path const& modelFile);
    /// The same from bytes (a text encoder file may carry its tokenizer as a tensor). `name` is for
    /// sentences.
    static Result<Tokenizer> parse(std::string_view bytes, std::string const& name);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    std::vector<int32_t> encode(std::string_view text) const;
    /// umt5's frame: ids, cut to maxLength - 1, the end mark, then padding up to maxLength (wan.md 8).
    Framed frame(std::string_view text, int maxLength) const;

    int vocabularySize() const;
    int unkId() const;
    int bosId() const; ///< -1 where the model has none; so for the next two
    int eosId() const;
    int padId() const;

private:
    struct Parts;
    explicit Tokenizer(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace fw::text
