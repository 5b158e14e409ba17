#include "engine/presets/PresetFields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fw::presets {

template <class V, MaybeConst<QualityStep> S>
void fields(V& v, S& step)
{
    v.required("steps", step.steps);
    v.optional("guidance", step.guidance);
    v.optional("size", step.size);
    v.optional("loras", step.loras);
    v.optional("sigmas", step.sigmas);
}
template <class V, MaybeConst<Grade> S>
void fields(V& v, S& grade)
{
    v.optional("saturation", grade.saturation);
    v.optional("contrast", grade.contrast);
    v.optional("warmth", grade.warmth);
}
template <class V, MaybeConst<Preset> S>
void fields(V& v, S& preset)
{
    v.ignore("$schema");
    v.ignore("schema");
    v.required("id", preset.id);
    v.required("name", preset.name);
    v.optional("description", preset.description);
    v.optional("order", preset.order);
    v.required("model", preset.model);
    v.optional("loras", preset.loras);
    v.required("promptTemplate", preset.promptTemplate);
    v.optional("negative", preset.negative);
    v.optional("sampler", preset.sampler);
    v.optional("shift", preset.shift);
    v.optional("guidanceInterval", preset.guidanceInterval);
    v.optional("fps", preset.fps);
    v.optional("maxFrames", preset.maxFrames);
    v.required("draft", preset.draft);
    v.required("preview", preset.preview);
    v.required("final", preset.final);
    v.optional("grade", preset.grade);
    v.optional("colourDark", preset.colourDark);
    v.optional("colourLight", preset.colourLight);
    v.optional("bodyDark", preset.bodyDark);
    v.optional("bodyLight", preset.bodyLight);
}

namespace {

constexpr int kSchema = 1;
constexpr char kPlaceholder[] = "{prompt}";

bool isBetween(double value, double low, double high)
{
    return std::isfinite(value) && value >= low && value <= high;
}

bool isColour(std::string const& text)
{
    return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
               return std::isxdigit(static_cast<unsigned char>(c));
           });
}

bool isId(std::string const& id)
{
    return !id.empty() && id.size() <= 64 && id[0] != '.' && std::all_of(id.begin(), id.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
    });
}

bool isSide(int px) { return px >= 16 && px <= 8192 && px % 2 == 0; }

bool areGoodLoras(std::vector<LoraRef> const& loras)
{
    return std::all_of(loras.begin(), loras.end(), [](LoraRef const& lora) {
        return !lora.file.empty() && isBetween(lora.weight, -10, 10);
    });
}

bool isGoodStep(QualityStep const& step)
{
    bool const hasSize = step.size != SizePx{};
    return step.steps >= 1 && step.steps <= 1000 && isBetween(step.guidance, 0, 100) &&
           (!hasSize || (isSide(step.size.widthPx) && isSide(step.size.heightPx)));
}

bool hasGoodLevels(QualityStep const& step)
{
    return step.sigmas.empty() ||
           (isLevelList(step.sigmas) && step.sigmas.size() == static_cast<size_t>(step.steps));
}

int placeholdersIn(std::string const& text)
{
    int count = 0;
    for (size_t at = text.find(kPlaceholder); at != std::string::npos; at = text.find(kPlaceholder, at + 1))
        ++count;
    return count;
}

/// The first field that is out of range, with the fact; empty when all is well.
std::array<char const*, 2> firstMistake(Preset const& preset)
{
    FrameRate const fps = preset.fps;
    if (!isId(preset.id))
        return {"id", "may hold only letters, digits, dots, dashes and underscores"};
    if (preset.name.empty() || preset.model.empty())
        return {preset.name.empty() ? "name" : "model", "is empty"};
    if (placeholdersIn(preset.promptTemplate) != 1)
        return {"promptTemplate", "must hold the word prompt in curly brackets exactly once"};
    if (!isSampler(preset.sampler))
        return {"sampler", "must be unipc, euler, dpmpp or few-step"};
    if (!isBetween(preset.shift, 0.01, 100))
        return {"shift", "must lie between 0.01 and 100"};
    if (fps.num < 1 || fps.den < 1 || !isBetween(fps.perSecond(), 1, 240))
        return {"fps", "must lie between 1 and 240"};
    if (preset.maxFrames < 1 || preset.maxFrames > 1025 || preset.maxFrames % 4 != 1)
        return {"maxFrames", "must be 4n+1, from 1 to 1025"};
    for (auto const& [name, step] : {std::pair{"draft", &preset.draft}, std::pair{"preview", &preset.preview},
                                     std::pair{"final", &preset.final}})
        if (!isGoodStep(*step))
            return {name, "has steps, guidance or a size out of range (even sizes from 16 to 8192)"};
    for (auto const& [name, step] :
         {std::pair{"draft.sigmas", &preset.draft}, std::pair{"preview.sigmas", &preset.preview},
          std::pair{"final.sigmas", &preset.final}})
        if (!hasGoodLevels(*step))
            return {name, "must fall from at most 1 to above 0, one for each step"};
    if (preset.guidanceInterval && !isGuidanceInterval(*preset.guidanceInterval))
        return {"guidanceInterval", "must lie between 0 and 1, low below high"};
    for (std::vector<LoraRef> const* loras :
         {&preset.loras, &preset.draft.loras, &preset.preview.loras, &preset.final.loras})
        if (!areGoodLoras(*loras))
            return {"loras", "has an empty file or a weight outside -10 to 10"};
    Grade const& grade = preset.grade;
    if (!isBetween(grade.saturation, 0, 4) || !isBetween(grade.contrast, 0, 4) ||
        !isBetween(grade.warmth, -1, 1))
        return {"grade", "is out of range (saturation and contrast 0 to 4, warmth -1 to 1)"};
    for (std::string const* colour :
         {&preset.colourDark, &preset.colourLight, &preset.bodyDark, &preset.bodyLight})
        if (!isColour(*colour))
            return {"colours", "must look like #a1b2c3"};
    return {"", ""};
}

/// Presets of people who do not care get the first added colour of looks/README.md.
void fillColours(Preset& preset)
{
    auto const fill = [](std::string& colour, char const* value) {
        if (colour.empty())
            colour = value;
    };
    fill(preset.colourDark, "#6fb7a8");
    fill(preset.bodyDark, "#223633");
    fill(preset.colourLight, "#2b7a6b");
    fill(preset.bodyLight, "#daefeb");
}

} // namespace

bool isSampler(std::string const& name)
{
    static constexpr std::array samplers{"unipc", "euler", "dpmpp", "few-step"};
    return std::find(samplers.begin(), samplers.end(), name) != samplers.end();
}

bool isLevelList(std::vector<double> const& sigmas)
{
    double last = std::nextafter(1.0, 2.0);
    for (double const sigma : sigmas) {
        if (!(sigma > 0) || !(sigma < last)) // NaN is neither
            return false;
        last = sigma;
    }
    return true;
}

bool isGuidanceInterval(GuidanceInterval const& interval)
{
    return interval.low >= 0 && interval.low < interval.high && interval.high <= 1;
}

Result<Preset> readPreset(std::filesystem::path const& file)
{
    std::string const name = file.string();
    FW_TRY(Json const json, readJsonFile(file, {16, 1u << 20}));
    int schema = kSchema;
    JsonReader in(json, name);
    in.required("schema", schema);
    FW_CHECK(in.status());
    if (schema > kSchema)
        return fail(Error::Kind::NewerSchema, "presets.newerSchema", {name, std::to_string(schema)}, name);
    FW_TRY(Preset preset, fieldsFromJson<Preset>(json, name));
    fillColours(preset);
    auto const mistake = firstMistake(preset);
    if (mistake[0][0] != '\0')
        return fail(Error::Kind::BadInput, "base.jsonField", {name, mistake[0], mistake[1]}, name);
    return preset;
}

} // namespace fw::presets
