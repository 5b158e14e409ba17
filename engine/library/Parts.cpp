#include "engine/library/Parts.h"

#include "engine/library/ModelFacts.h"

#include "engine/base/Json.h"
#include "engine/library/WeightFiles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace fw::library {

namespace fs = std::filesystem;

namespace {

constexpr double kBoundaryText = 0.875, kBoundaryImage = 0.9;
/// Where ComfyUI and the repackaged repositories keep each kind of network.
constexpr char const* kTransformerFolders[] = {"diffusion_models", "unet", "checkpoints",
                                               "split_files/diffusion_models"};
constexpr char const* kVaeFolders[] = {"vae", "VAE", "split_files/vae"};
constexpr char const* kClipFolders[] = {"clip_vision", "image_encoder", "split_files/clip_vision"};
constexpr char const* kTextFolders[] = {"text_encoders", "text_encoder", "clip", "split_files/text_encoders"};
/// The best first.
constexpr char const* kTokenizerFiles[] = {"spiece.model", "sentencepiece.bpe.model", "tokenizer.json"};
/// Keys of files that hold a whole model.
constexpr char kBundledTransformer[] = "model.diffusion_model.";
constexpr char const* kBundledVae[] = {"vae.", "first_stage_model."};
constexpr char kBundledText[] = "text_encoders.umt5xxl.transformer.";
constexpr char const* kBundledTokenizer[] = {"text_encoders.spiece_model", "spiece_model"};

Error refuse(Error::Kind kind, char const* id, fs::path const& file, std::vector<std::string> more = {})
{
    more.insert(more.begin(), file.string());
    return fail(kind, id, std::move(more), file.string());
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// Where "high" or "low" names an expert in a file name ("high_noise", "HighNoise", "_high."); npos when it
/// does not.
size_t noiseWord(std::string const& name, std::string const& word)
{
    std::string const text = lower(name);
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        std::string const rest = text.substr(at + word.size());
        bool const isMarked = rest.rfind("noise", 0) == 0 || rest.rfind("_noise", 0) == 0 ||
                              rest.rfind("-noise", 0) == 0 || rest.rfind(" noise", 0) == 0;
        auto const isEdge = [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); };
        bool const isAlone = (at == 0 || isEdge(text[at - 1])) && (rest.empty() || isEdge(rest[0]));
        if (isMarked || isAlone)
            return at;
    }
    return std::string::npos;
}

/// `name` with one noise word for the other, in the same case.
std::string otherExpert(std::string name, std::string const& from, std::string const& to)
{
    size_t const at = noiseWord(name, from);
    if (at == std::string::npos)
        return name;
    bool const isUpper = std::isupper(static_cast<unsigned char>(name[at]));
    bool const isAllUpper = isUpper && std::isupper(static_cast<unsigned char>(name[at + 1]));
    std::string word = to;
    for (size_t i = 0; i < word.size(); ++i)
        if (isAllUpper || (isUpper && i == 0))
            word[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[i])));
    return name.replace(at, from.size(), word);
}

/// The file of the other expert, in the same folder or in the sister folder ("HighNoise/", "LowNoise/").
fs::path siblingOf(fs::path const& file, std::string const& from, std::string const& to)
{
    std::string const name = otherExpert(file.filename().string(), from, to);
    fs::path const beside = file.parent_path() / name;
    std::error_code code;
    fs::path const folder = file.parent_path();
    fs::path const sister = folder.parent_path() / otherExpert(folder.filename().string(), from, to) / name;
    return !fs::exists(beside, code) && fs::exists(sister, code) ? sister : beside;
}

/// A network that was found, with what its header says.
struct Unit {
    fs::path path;
    NetworkKind kind = NetworkKind::Unknown;
    ComponentWeights weights;
};

char const* kindWords(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::Vae: return "a VAE";
    case NetworkKind::TextEncoder: return "a text encoder";
    case NetworkKind::ClipVision: return "a picture encoder";
    case NetworkKind::Lora: return "a LoRA";
    case NetworkKind::VaceModule: return "VACE blocks without their base model";
    case NetworkKind::Transformer:
    case NetworkKind::Unknown: break;
    }
    return "weights of another kind";
}

Result<Unit> readUnit(fs::path const& path, std::string const& component)
{
    Unit unit{path, NetworkKind::Unknown, {}};
    FW_TRY(unit.weights, findWeights(PartSource{path, {}}, component));
    unit.kind = kindOf(unit.weights.shapes);
    return unit;
}

/// Of two experts the second, by its name or as the user has said.
bool isLowNoise(fs::path const& file)
{
    NoiseLevel const named = noiseLevel(file);
    return (named == NoiseLevel::Any ? factsOfFile(file).noise.value_or(named) : named) == NoiseLevel::Low;
}

/// The file beside `path` that was said to be the other expert; where there is none, what it might be called.
fs::path toldSibling(fs::path const& path, NoiseLevel wanted)
{
    for (fs::path const& each : weightUnits(path.parent_path()))
        if (each != path && factsOfFile(each).noise == wanted)
            return each;
    return path.parent_path() /
           (wanted == NoiseLevel::High ? "high_noise.safetensors" : "low_noise.safetensors");
}

class Finder {
public:
    explicit Finder(ModelName const& name) : m_name(name) { m_parts.root = name.base; }
    Result<ModelParts> run()
    {
        FW_CHECK(findTransformer());
        FW_CHECK(findSecondExpert());
        FW_CHECK(graft());
        FW_CHECK(readTransformerShape());
        FW_CHECK(findVae());
        FW_CHECK(findText());
        FW_CHECK(findTokenizer());
        FW_CHECK(findImageEncoder());
        m_parts.root = m_name.path();
        return std::move(m_parts);
    }

private:
    Status findTransformer();
    Status fromFile(fs::path const& file);
    Status fromFolder(fs::path const& folder);
    Status use(Unit unit);
    Status findSecondExpert();
    Status graft();
    Status readTransformerShape();
    Status findVae();
    Status findText();
    Status findTokenizer();
    Status findImageEncoder();

    /// Units of one kind in these folders under the bases; pickles that are met are remembered.
    template <size_t N>
    std::vector<Unit> look(char const* const (&folders)[N], NetworkKind kind);
    /// A broken file or a pickle that was met on the way, else `otherwise`.
    Error nothingFound(Error otherwise) const
    {
        if (m_broken)
            return *m_broken;
        return m_pickle.empty() ? otherwise : refuse(Error::Kind::BadInput, "base.pickleWeights", m_pickle);
    }
    fs::path placeFor(char const* folder) const { return m_bases.front() / folder; }

    ModelName const m_name;
    ModelParts m_parts;
    std::vector<fs::path> m_bases; ///< folders whose sub-folders hold the other networks
    Unit m_transformer;
    /// What was met on the way and says more than "nothing found".
    fs::path m_pickle;
    std::optional<Error> m_broken;
};

Status Finder::findTransformer()
{
    std::error_code code;
    fs::path const& root = m_parts.root;
    if (fs::is_directory(root, code))
        return fromFolder(root);
    if (!fs::exists(root, code))
        return refuse(Error::Kind::MissingFile, "library.noFolder", root);
    if (isPickleFile(root))
        return refuse(Error::Kind::BadInput, "base.pickleWeights", root);
    bool const isIndex = root.extension() == ".json";
    if (!isIndex && !isWeightFile(root))
        return refuse(Error::Kind::BadInput, "library.notWeights", root);
    fs::path const folder = root.parent_path();
    m_bases = {folder};
    for (char const* name : {"diffusion_models", "unet", "checkpoints", "high_noise_model", "low_noise_model",
                             "transformer", "HighNoise", "LowNoise"})
        if (folder.filename() == name)
            m_bases.insert(m_bases.begin(), folder.parent_path());
    if (m_bases.front().filename() == "diffusion_models" || m_bases.front().filename() == "unet")
        m_bases.insert(m_bases.begin(), m_bases.front().parent_path());
    return fromFile(root);
}

Status Finder::fromFile(fs::path const& file)
{
    fs::path unitFile = file;
    for (fs::path const& unit : weightUnits(file.parent_path())) {   // a shard stands for its index
        std::string const stem = unit.stem().stem().stem().string(); // NAME of NAME.safetensors.index.json
        std::string const name = file.filename().string();
        if (unit.extension() == ".json" && name.rfind(stem + "-0", 0) == 0 &&
            name.find("-of-") != std::string::npos)
            unitFile = unit;
    }
    FW_TRY(Unit unit, readUnit(unitFile, "transformer"));
    return use(std::move(unit));
}

Status Finder::fromFolder(fs::path const& folder)
{
    m_bases = {folder};
    std::error_code code;
    if (fs::is_directory(folder / "high_noise_model", code)) {
        FW_TRY(Unit unit, readUnit(folder / "high_noise_model", "transformer"));
        m_parts.transformer2.path = folder / "low_noise_model";
        return use(std::move(unit));
    }
    std::vector<Unit> const units = look(kTransformerFolders, NetworkKind::Transformer);
    std::vector<Unit> found;
    for (Unit const& unit : units) // the low-noise half comes with its high-noise half
        if (!isLowNoise(unit.path) || units.size() == 1)
            found.push_back(unit);
    if (found.empty())
        return nothingFound(refuse(Error::Kind::MissingFile, "library.notDiffusers", folder));
    if (found.size() > 1) {
        std::string names;
        for (Unit const& unit : found)
            names += (names.empty() ? "" : ", ") + unit.path.lexically_relative(folder).string();
        return refuse(Error::Kind::BadInput, "library.severalModels", folder, {names});
    }
    return use(std::move(found.front()));
}

/// The transformer is this one; files that hold a whole model are taken apart.
Status Finder::use(Unit unit)
{
    m_parts.transformer.path = unit.path;
    ShapeMap const& shapes = unit.weights.shapes;
    for (char const* prefix : kBundledVae)
        if (shapes.containsAny(prefix)) {
            m_parts.vae = {unit.path, prefix};
            m_parts.transformer.prefix = kBundledTransformer;
        }
    if (shapes.containsAny(kBundledText)) {
        m_parts.textEncoder = {unit.path, kBundledText};
        m_parts.transformer.prefix = kBundledTransformer;
        for (char const* tensor : kBundledTokenizer)
            if (shapes.contains(tensor))
                m_parts.tokenizer = {unit.path, tensor};
    }
    if (unit.kind == NetworkKind::Unknown) {
        std::string const held = shapes.isEmpty() ? "no tensors" : "other tensors";
        return refuse(Error::Kind::Unsupported, "library.unknownWeights", unit.path, {held});
    }
    if (unit.kind != NetworkKind::Transformer)
        return refuse(Error::Kind::BadInput, "library.otherPart", unit.path, {kindWords(unit.kind)});
    m_transformer = std::move(unit);
    return {};
}

Status Finder::findSecondExpert()
{
    std::error_code code;
    fs::path& path = m_parts.transformer.path;
    std::string const name = path.filename().string();
    if (m_parts.transformer2.exists())
        return {}; // a folder that says so
    if (noiseWord(name, "high") != std::string::npos) {
        m_parts.transformer2 = {siblingOf(path, "high", "low"), m_parts.transformer.prefix};
    } else if (noiseWord(name, "low") != std::string::npos) {
        m_parts.transformer2 = m_parts.transformer;
        path = siblingOf(path, "low", "high");
    } else if (NoiseLevel const told = factsOfFile(path).noise.value_or(NoiseLevel::Any);
               told != NoiseLevel::Any) {
        fs::path const other =
            toldSibling(path, told == NoiseLevel::High ? NoiseLevel::Low : NoiseLevel::High);
        m_parts.transformer2 = {told == NoiseLevel::High ? other : path, m_parts.transformer.prefix};
        path = told == NoiseLevel::High ? path : other;
    } else {
        return {};
    }
    for (fs::path const& each : {path, m_parts.transformer2.path})
        if (!fs::exists(each, code))
            return refuse(Error::Kind::MissingFile, "library.noLowNoise", m_parts.root, {each.string()});
    return {};
}

/// The VACE blocks of the module, for both experts when there are two.
Status Finder::graft()
{
    if (m_name.module.empty())
        return {};
    m_parts.transformer.module = m_parts.transformer2.module = m_name.module;
    FW_TRY(m_transformer.weights, findWeights(m_parts.transformer, "transformer"));
    ShapeMap const& shapes = m_transformer.weights.shapes;
    int64_t const wanted = shapes.size("patch_embedding.weight", 0);
    int64_t const width = shapes.size("vace_patch_embedding.weight", 0);
    if (width == wanted)
        return {};
    return refuse(Error::Kind::BadInput, "library.foreignModule", m_name.module,
                  {std::to_string(width), m_parts.transformer.path.string(), std::to_string(wanted)});
}

/// Heads and VACE layers that a config.json of the original repositories gives; shapes do not.
struct OriginalConfig {
    int64_t heads = 0;
    std::vector<int64_t> vaceLayers;
};
Result<OriginalConfig> readOriginalConfig(fs::path const& folder)
{
    OriginalConfig out;
    std::error_code code;
    fs::path const file = folder / "config.json";
    if (!fs::exists(file, code))
        return out;
    FW_TRY(Json const json, readJsonFile(file));
    for (char const* key : {"num_heads", "num_attention_heads"})
        if (json.is_object() && json.contains(key))
            JsonReader::assign(json[key], out.heads);
    if (json.is_object() && json.contains("vace_layers") && json["vace_layers"].is_array())
        for (Json const& item : json["vace_layers"])
            if (item.is_number_integer())
                out.vaceLayers.push_back(item.get<int64_t>());
    if (out.heads < 0 || out.heads > 1024)
        return fail(Error::Kind::BadInput, "base.jsonField", {file.string(), "num_heads", "is out of range"},
                    file.string());
    return out;
}

Status Finder::readTransformerShape()
{
    fs::path const& path = m_parts.transformer.path;
    std::error_code code;
    fs::path const folder = fs::is_directory(path, code) ? path : path.parent_path();
    FW_TRY(OriginalConfig const config, readOriginalConfig(folder));
    FW_TRY(m_parts.transformerShape,
           transformerShape(m_transformer.weights.shapes, m_transformer.path.string(), config.heads));
    TransformerShape& shape = m_parts.transformerShape;
    bool const isUsable = config.vaceLayers.size() == shape.vaceLayers.size() &&
                          std::all_of(config.vaceLayers.begin(), config.vaceLayers.end(),
                                      [&](int64_t layer) { return layer >= 0 && layer < shape.layers; });
    if (isUsable)
        shape.vaceLayers = config.vaceLayers;
    if (m_parts.transformer2.exists())
        m_parts.boundary = shape.takesImageChannels() ? kBoundaryImage : kBoundaryText;
    return {};
}

template <size_t N>
std::vector<Unit> Finder::look(char const* const (&folders)[N], NetworkKind kind)
{
    std::vector<Unit> found;
    std::vector<fs::path> places;
    for (fs::path const& base : m_bases)
        for (char const* folder : folders)
            places.push_back(base / folder);
    places.insert(places.end(), m_bases.begin(), m_bases.end());
    std::error_code code;
    for (fs::path const& place : places) {
        for (fs::path const& path : weightUnits(place))
            if (auto unit = readUnit(path, ""); !unit)
                m_broken = m_broken ? m_broken : std::optional(unit.error());
            else if (unit->kind == kind)
                found.push_back(std::move(*unit));
        for (fs::directory_iterator it(place, code), end; !code && it != end; it.increment(code))
            if (isPickleFile(it->path()) && m_pickle.empty())
                m_pickle = it->path();
    }
    return found;
}

Status Finder::findVae()
{
    int64_t const channels = m_parts.transformerShape.outChannels;
    std::string const fitting = channels == 48 ? "wan2.2_vae.safetensors" : "wan_2.1_vae.safetensors";
    if (m_parts.vae.exists()) {
        FW_TRY(ComponentWeights const weights, findWeights(m_parts.vae, "vae"));
        FW_TRY(m_parts.vaeShape, vaeShape(weights.shapes, m_parts.vae.path.string()));
        return {};
    }
    m_pickle.clear(), m_broken.reset();
    std::vector<Unit> const units = look(kVaeFolders, NetworkKind::Vae);
    for (Unit const& unit : units) {
        FW_TRY(VaeShape const shape, vaeShape(unit.weights.shapes, unit.path.string()));
        if (shape.zDim != channels)
            continue;
        m_parts.vae.path = unit.path;
        m_parts.vaeShape = shape;
        return {};
    }
    fs::path const& transformer = m_parts.transformer.path;
    if (!units.empty()) {
        FW_TRY(VaeShape const shape, vaeShape(units.front().weights.shapes, units.front().path.string()));
        return refuse(Error::Kind::BadInput, "library.foreignVae", units.front().path,
                      {std::to_string(shape.zDim), transformer.string(), std::to_string(channels), fitting,
                       placeFor("vae").string()});
    }
    return nothingFound(refuse(Error::Kind::MissingFile, "library.noVae", transformer,
                               {std::to_string(channels), fitting, placeFor("vae").string()}));
}

Status Finder::findText()
{
    int64_t const width = m_parts.transformerShape.textDim;
    if (m_parts.textEncoder.exists()) {
        FW_TRY(ComponentWeights const weights, findWeights(m_parts.textEncoder, "text_encoder"));
        FW_TRY(m_parts.textShape, textShape(weights.shapes, m_parts.textEncoder.path.string()));
        return {};
    }
    m_pickle.clear(), m_broken.reset();
    std::vector<Unit> const units = look(kTextFolders, NetworkKind::TextEncoder);
    for (Unit const& unit : units) {
        FW_TRY(TextShape const shape, textShape(unit.weights.shapes, unit.path.string()));
        if (shape.dim != width)
            continue;
        m_parts.textEncoder.path = unit.path;
        m_parts.textShape = shape;
        if (unit.weights.hasTokenizer)
            m_parts.tokenizer = {unit.path, kTokenizerTensor};
        return {};
    }
    fs::path const& transformer = m_parts.transformer.path;
    if (!units.empty()) {
        FW_TRY(TextShape const shape, textShape(units.front().weights.shapes, units.front().path.string()));
        return refuse(Error::Kind::BadInput, "library.foreignText", units.front().path,
                      {std::to_string(shape.dim), transformer.string(), std::to_string(width),
                       placeFor("text_encoders").string()});
    }
    return nothingFound(refuse(Error::Kind::MissingFile, "library.noText", transformer,
                               {std::to_string(width), placeFor("text_encoders").string()}));
}

Status Finder::findTokenizer()
{
    if (m_parts.tokenizer.exists())
        return {};
    std::error_code code;
    std::vector<fs::path> places{m_parts.textEncoder.path.parent_path()};
    places.insert(places.end(), m_bases.begin(), m_bases.end());
    for (char const* name : kTokenizerFiles)
        for (fs::path const& place : places)
            for (char const* folder : {"", "tokenizer", "google/umt5-xxl"})
                if (fs::path const file = place / folder / name; fs::exists(file, code)) {
                    m_parts.tokenizer.path = file;
                    return {};
                }
    return refuse(Error::Kind::MissingFile, "library.noTokenizer", m_parts.textEncoder.path);
}

/// Only I2V 2.1 and FLF2V have one.
Status Finder::findImageEncoder()
{
    int64_t const width = m_parts.transformerShape.imageDim;
    if (width == 0)
        return {};
    m_pickle.clear(), m_broken.reset();
    for (Unit const& unit : look(kClipFolders, NetworkKind::ClipVision)) {
        auto const shape = clipVisionShape(unit.weights.shapes, unit.path.string());
        if (!shape || shape->dim != width)
            continue;
        m_parts.imageEncoder.path = unit.path;
        m_parts.clipVisionShape = *shape;
        return {};
    }
    return nothingFound(refuse(Error::Kind::MissingFile, "library.noClip", m_parts.transformer.path,
                               {placeFor("clip_vision").string()}));
}

} // namespace

NoiseLevel noiseLevel(fs::path const& file)
{
    std::string const name = file.filename().string();
    return noiseWord(name, "high") != std::string::npos  ? NoiseLevel::High
           : noiseWord(name, "low") != std::string::npos ? NoiseLevel::Low
                                                         : NoiseLevel::Any;
}

bool isNamedFewStep(std::string const& name)
{
    static constexpr std::array words{"distill", "lightx2v", "lightning", "fewstep", "selfforcing", "causvid",
                                      "fastwan", "dmd",      "turbo",     "anyflow", "accvid",      "lcm",
                                      "rcm",     "2step",    "3step",     "4step",   "6step",       "8step"};
    std::string plain;
    for (char const c : name)
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::any_of(words.begin(), words.end(),
                       [&](char const* word) { return plain.find(word) != std::string::npos; });
}

std::vector<fs::path> transformerFiles(fs::path const& folder)
{
    std::vector<fs::path> files;
    for (fs::path const& path : weightUnits(folder)) {
        auto const unit = readUnit(path, "");
        fs::path const high = siblingOf(path, "low", "high");
        std::error_code code;
        bool const isSecond = high != path && fs::exists(high, code);
        if (unit && unit->kind == NetworkKind::Transformer && !isSecond)
            files.push_back(path);
    }
    return files;
}

fs::path tokenizerIn(fs::path const& folder)
{
    std::error_code code;
    for (char const* name : kTokenizerFiles)
        if (fs::exists(folder / name, code))
            return folder / name;
    return {};
}

bool isDiffusersFolder(fs::path const& folder)
{
    std::error_code code;
    return fs::exists(folder / "model_index.json", code);
}

Result<ModelParts> findParts(fs::path const& fileOrFolder)
{
    std::error_code code;
    fs::path const root = fs::absolute(fileOrFolder, code).lexically_normal();
    return Finder(ModelName::of(root.has_filename() ? root : root.parent_path())).run();
}

ModelName ModelName::of(fs::path const& name)
{
    std::error_code code;
    std::string const text = name.string();
    size_t const plus = text.rfind('+');
    if (plus == std::string::npos || fs::exists(name, code))
        return {name, {}};
    fs::path const base = text.substr(0, plus), module = text.substr(plus + 1);
    if (!fs::exists(base, code) || module.empty())
        return {name, {}};
    return {base, (fs::is_directory(base, code) ? base : base.parent_path()) / module};
}

fs::path ModelName::path() const
{
    return module.empty() ? base : fs::path(base.string() + "+" + module.string());
}

} // namespace fw::library
