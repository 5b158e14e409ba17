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

LatentRgb LatentRgb::wan21()
{
    at::Tensor const table = at::from_blob(const_cast<float*>(&kWan21[0][0]), {17, 3}, at::kFloat).clone();
    return {table.narrow(0, 0, 16), table.select(0, 16)};
}

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
