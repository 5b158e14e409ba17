#include "engine/models/LatentRgb.h"

#include "engine/base/Json.h"

#include <ATen/ATen.h>

namespace fw::models {

namespace {

constexpr int64_t kMaxChannels = 4096;
constexpr float kWan21[17][3] = {
    {.015123f, -.148418f, .479828f},  {.003652f, -.01068f, -.037142f},   {.212264f, .063033f, .016779f},
    {.232999f, .406476f, .220125f},   {-.051864f, -.082384f, -.069396f}, {.085005f, -.161492f, .010689f},
    {-.245369f, -.506846f, -.11701f}, {-.151145f, .017721f, .007207f},   {-.293239f, -.207936f, -.421135f},
    {-.187721f, .050783f, .177649f},  {-.013067f, .265964f, .166578f},   {.028327f, .109329f, .108642f},
    {-.205343f, .043991f, .148914f},  {.014307f, -.048647f, -.007219f},  {.21715f, .053074f, .319923f},
    {.155357f, .083156f, .06478f},    {-.27027f, -.234976f, -.456853f}}; // the last row is the bias

constexpr float kWan22[49][3] = {
    {.017126f, -.02723f, -.019257f},   {-.113739f, -.028715f, -.022885f}, {-.000106f, .021494f, .004629f},
    {-.013273f, -.107137f, -.033638f}, {-.000381f, .000279f, .025877f},   {-.014216f, -.003975f, .040528f},
    {.001638f, -.000748f, .011022f},   {.029238f, -.006697f, .035933f},   {.021641f, -.015874f, .040531f},
    {-.101984f, -.07016f, -.028855f},  {.033207f, -.021068f, .002663f},   {-.104711f, .121673f, .102981f},
    {.082647f, -.004991f, .057237f},   {-.027375f, .031581f, .006868f},   {-.045434f, .029444f, .019287f},
    {-.046572f, -.012537f, .006675f},  {.074709f, .03369f, .025289f},     {-.008251f, -.002745f, -.006999f},
    {.012685f, -.061856f, -.048658f},  {.042304f, -.007039f, .000295f},   {-.007644f, -.060843f, -.033142f},
    {.159909f, .045628f, .367541f},    {.095171f, .086438f, .010271f},    {.006812f, .019643f, .029637f},
    {.003467f, -.010705f, .014252f},   {-.099681f, -.066272f, -.006243f}, {.047357f, .03704f, .000185f},
    {-.041797f, -.089225f, -.032257f}, {.008928f, .017028f, .018684f},    {-.042255f, .016045f, .006849f},
    {.011268f, .036462f, .037387f},    {.011553f, -.016375f, -.048589f},  {.046266f, -.027189f, .056979f},
    {.00964f, -.017576f, .030324f},    {-.045794f, -.036083f, -.010616f}, {.022418f, .039783f, -.032939f},
    {-.052714f, -.015525f, .007438f},  {.193004f, .223541f, .264175f},    {-.059406f, -.008188f, .022867f},
    {-.156742f, -.263791f, -.007385f}, {-.015717f, .01657f, .033969f},    {.037969f, .109835f, .200449f},
    {-.000782f, -.009566f, -.008058f}, {.010709f, .05296f, -.044195f},    {.017271f, .045839f, .034569f},
    {.009424f, .013088f, -.001714f},   {-.024805f, -.059378f, -.033756f}, {-.078293f, .02907f, .026129f},
    {.01316f, -.096492f, -.071323f}}; // the last row is the bias

/// A table whose last row is the bias.
LatentRgb fromTable(float const* table, int64_t channels)
{
    at::Tensor const all = at::from_blob(const_cast<float*>(table), {channels + 1, 3}, at::kFloat).clone();
    return {all.narrow(0, 0, channels), all.select(0, channels)};
}

bool readRow(Json const& row, float* out)
{
    if (!row.is_array() || row.size() != 3)
        return false;
    for (size_t i = 0; i < 3; ++i) {
        if (!row[i].is_number())
            return false;
        out[i] = row[i].get<float>();
    }
    return true;
}

} // namespace

at::Tensor LatentRgb::operator()(at::Tensor const& latents) const
{
    at::Tensor const x = latents.detach().cpu().to(at::kFloat);
    at::Tensor const colours = at::matmul(x.permute({0, 2, 3, 4, 1}), matrix) + bias; // [B, F, h, w, 3]
    return colours.clamp(-1, 1).permute({0, 4, 1, 2, 3}).contiguous();
}

LatentRgb LatentRgb::wan21() { return fromTable(&kWan21[0][0], 16); }
LatentRgb LatentRgb::wan22() { return fromTable(&kWan22[0][0], 48); }

Result<LatentRgb> LatentRgb::read(std::filesystem::path const& file)
{
    FW_TRY(Json const json, readJsonFile(file));
    Json const* const rows = json.is_object() && json.contains("matrix") ? &json["matrix"] : nullptr;
    Error const bad = fail(Error::Kind::BadInput, "models.preview", {file.string()}, file.string());
    if (!rows || !rows->is_array() || rows->empty() || rows->size() > kMaxChannels || !json.contains("bias"))
        return bad;
    LatentRgb rgb{at::empty({static_cast<int64_t>(rows->size()), 3}, at::kFloat), at::empty({3}, at::kFloat)};
    bool isGood = readRow(json["bias"], rgb.bias.mutable_data_ptr<float>());
    for (size_t i = 0; i < rows->size(); ++i)
        isGood = isGood && readRow((*rows)[i], rgb.matrix.mutable_data_ptr<float>() + 3 * i);
    if (!isGood)
        return bad;
    return rgb;
}

} // namespace fw::models
