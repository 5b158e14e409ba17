#include "engine/render/torch/PromptText.h"

#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/text/CleanPrompt.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <vector>

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxCached = 200; // files; a UMT5-XXL prompt takes up to 8 MB
constexpr char kVersion[] = "1";   // changes when the encoder's arithmetic does

void addIdentity(fs::path const& file, std::vector<std::string>& lines)
{
    std::error_code code;
    auto const time = fs::last_write_time(file, code).time_since_epoch().count();
    lines.push_back(file.string() + "|" + std::to_string(fs::file_size(file, code)) + "|" +
                    std::to_string(time));
}

/// Which files the answer depends on, by path, size and time.
std::string identity(ModelFolder const& folder)
{
    std::vector<std::string> lines;
    std::error_code code;
    for (fs::path path : {folder.textPart.path, folder.tokenizer.path}) {
        if (path.extension() == ".json")
            path = path.parent_path(); // the shards of an index
        if (fs::is_directory(path, code))
            for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code))
                addIdentity(it->path(), lines);
        else
            addIdentity(path, lines);
    }
    std::sort(lines.begin(), lines.end());
    std::string text = kVersion;
    for (std::string const& line : lines)
        text += "\n" + line;
    return text;
}

/// Removes the oldest files beyond the cap.
void prune(fs::path const& folder)
{
    std::error_code code;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        files.emplace_back(it->last_write_time(code), it->path());
    if (files.size() <= kMaxCached)
        return;
    std::sort(files.begin(), files.end());
    for (size_t i = 0; i + kMaxCached < files.size(); ++i)
        fs::remove(files[i].second, code);
}

/// The cached rows [1, n, dim], undefined when there is no file that fits.
at::Tensor readCached(fs::path const& file, ModelFolder const& folder)
{
    auto const tensors = nn::loadSafetensors(file);
    if (!tensors || !tensors->count("context"))
        return {};
    at::Tensor const rows = tensors->at("context");
    bool const isGood = rows.dim() == 3 && rows.size(0) == 1 && rows.size(1) <= folder.textLength &&
                        rows.size(2) == folder.text.dim && rows.scalar_type() == at::kFloat &&
                        at::isfinite(rows).all().item<bool>();
    return isGood ? rows : at::Tensor();
}

} // namespace

Result<at::Tensor> encodePrompt(LoadedModel& model, std::string const& prompt)
{
    ModelFolder const& folder = model.folder();
    std::string const cleaned = text::cleanPrompt(prompt);
    FW_TRY(text::Tokenizer const* const tokenizer, model.tokenizer());
    text::Framed const framed = tokenizer->frame(cleaned, folder.textLength);
    std::vector<int32_t> const ids(framed.ids.begin(), framed.ids.begin() + framed.length);

    fs::path const cache = paths::cache() / "text";
    std::string key = identity(folder);
    for (int32_t const id : ids)
        key += " " + std::to_string(id);
    fs::path const file = cache / (sha256Hex(key) + ".safetensors");
    at::Tensor rows = readCached(file, folder);
    if (!rows.defined()) {
        FW_TRY(models::Umt5Encoder const* const encoder, model.textEncoder());
        rows = encoder->encode(ids, framed.length).to(at::kCPU, at::kFloat);
        // A cache that cannot be written is only slower.
        if (makeFolders(cache) && nn::saveSafetensors(file, {{"context", rows}}))
            prune(cache);
    }
    at::Tensor const context = at::zeros({1, folder.textLength, folder.text.dim}, at::kFloat);
    context.narrow(1, 0, rows.size(1)).copy_(rows);
    return context.to(model.placement().device);
}

} // namespace fw::render
