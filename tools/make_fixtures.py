"""Makes tiny random checkpoints with diffusers' and transformers' own classes and records what they answer.

Run: python tools/make_fixtures.py   (needs torch, diffusers, transformers, sentencepiece, ftfy; a developer's tool, never needed at run time)

tests/text/fixtures/prompts.json: prompts, as they are cleaned, and their ids. tests/models/fixtures/seeded/: networks whose weights and inputs a seed gives (torch's generator, in C++ as here), so that only answers are kept.
tests/models/fixtures/<case>/  config.json, weights.safetensors (diffusers names) and data.safetensors (inputs, outputs and, for transformers,
the tokens after every block). tests/nn/fixtures/names.json: original -> diffusers keys. tests/models/fixtures/tiny_wan/: a complete pipeline in
diffusers layout with a reference rendering. Everything is seeded: running it twice gives the same files for the same versions.
"""
import argparse
import copy
import importlib.util
import json
import math
import pathlib
import re
import sys

import torch
from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanPipeline, WanTransformer3DModel, WanVACETransformer3DModel
from diffusers.loaders.single_file_utils import convert_wan_transformer_to_diffusers, convert_wan_vae_to_diffusers
from safetensors.torch import save_file
from transformers import CLIPVisionConfig, CLIPVisionModel, UMT5Config, UMT5EncoderModel

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "tests/models/fixtures"
NAMES = ROOT / "tests/nn/fixtures/names.json"
DIT = dict(patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=4, out_channels=4, text_dim=16, freq_dim=32, ffn_dim=32,
           num_layers=2, cross_attn_norm=True, qk_norm="rms_norm_across_heads", eps=1e-6, rope_max_seq_len=32)
VAE21 = dict(base_dim=4, z_dim=3, dim_mult=[1, 1, 2, 2], num_res_blocks=1, temperal_downsample=[False, True, True],
             latents_mean=[0.1, -0.2, 0.3], latents_std=[1.5, 0.7, 1.1])
VAE22 = dict(base_dim=4, decoder_base_dim=6, z_dim=4, dim_mult=[1, 2, 2], num_res_blocks=1, temperal_downsample=[False, True], is_residual=True,
             in_channels=12, out_channels=12, patch_size=2, scale_factor_spatial=8, latents_mean=[0.0] * 4, latents_std=[1.0] * 4)
VAE_STARTER = dict(base_dim=4, decoder_base_dim=4, z_dim=6, dim_mult=[1, 2, 2], num_res_blocks=1, temperal_downsample=[True, True], is_residual=True,
                   in_channels=48, out_channels=48, patch_size=4, scale_factor_spatial=16, latents_mean=[0.1] * 6, latents_std=[2.0] * 6)


def randomise(module, seed):
    """Every parameter away from its neutral start: gains around 1, biases and tables not zero."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in module.named_parameters():
            r = torch.randn(p.shape, generator=g)
            if name.endswith(("gamma", "norm.weight", "norm_q.weight", "norm_k.weight", "norm_added_k.weight", "norm1.weight", "norm2.weight")):
                p.copy_(1 + 0.2 * r)
            elif p.ndim >= 2 and "scale_shift_table" not in name:
                p.copy_(r / math.sqrt(p[0].numel()) * 1.2)
            else:
                p.copy_(0.3 * r)
            p.copy_(p.half())  # so that fp16 files hold these very values
    return module.eval()


def rand(seed, *shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def save(case, config, module, data, keep=lambda name: True, data_name="data"):
    folder = OUT / case
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config) + "\n")
    if module is not None:
        save_file({k: v.half().contiguous() for k, v in module.state_dict().items() if keep(k)}, folder / "weights.safetensors")
    save_file({k: v.detach().contiguous().clone() for k, v in data.items()}, folder / f"{data_name}.safetensors")


def plain(config):
    return {k: v for k, v in dict(config).items() if not k.startswith("_")}


@torch.no_grad()
def transformer(case, seed, cls=WanTransformer3DModel, text_length=6, data_name="data", per_token=False, **changes):
    model = randomise(cls(**{**DIT, **changes}), seed)
    c = model.config
    data = dict(latents=rand(seed + 1, 2, c.in_channels, 3, 4, 6), text=rand(seed + 2, 2, text_length, c.text_dim),
                timestep=torch.tensor([[937.5] * 6 + [400.0] * 12, [0.0] * 6 + [250.25] * 12] if per_token else [937.5, 250.25]))
    extra = {}
    if c.image_dim is not None:
        data["image"] = rand(seed + 3, 2, 5, c.image_dim)
        extra["encoder_hidden_states_image"] = data["image"]
    if cls is WanVACETransformer3DModel:
        data["context"] = rand(seed + 4, 2, c.vace_in_channels, 3, 4, 6)
        data["scales"] = torch.tensor([0.7, 1.3])
        extra.update(control_hidden_states=data["context"], control_hidden_states_scale=data["scales"])
    for i, block in enumerate(model.blocks):
        block.register_forward_hook(lambda m, a, out, i=i: data.__setitem__(f"block{i}", out.clone()))
    data["out"] = model(data["latents"], data["timestep"], data["text"], return_dict=False, **extra)[0]
    save(case, plain(c), model, data, data_name=data_name)
    return model


SEEDED = dict(  # name: changes, frames and size of the latents, text length, text tokens that are not zero
    head_48=(dict(num_attention_heads=1, attention_head_dim=48), (3, 4, 6), 6, 6),
    head_64_one_frame=(dict(num_attention_heads=1, attention_head_dim=64, freq_dim=33, eps=1e-5), (1, 6, 10), 6, 6),
    head_128_512_tokens=(dict(num_attention_heads=1, attention_head_dim=128, num_layers=1, ffn_dim=7), (2, 2, 14), 512, 512),
    three_heads_of_40_empty_prompt=(dict(num_attention_heads=3, attention_head_dim=40, cross_attn_norm=False), (5, 2, 2), 512, 1),
    vace_128=(dict(num_attention_heads=1, attention_head_dim=128, num_layers=3, vace_layers=[0, 2], vace_in_channels=12), (2, 4, 4), 6, 6),
    image_channels=(dict(in_channels=12), (2, 4, 4), 6, 6),
    image_tokens_as_text=(dict(in_channels=9, image_dim=8), (2, 4, 4), 6, 6),
    two_pictures=(dict(in_channels=9, image_dim=8, added_kv_proj_dim=24, pos_embed_seq_len=10), (2, 4, 4), 512, 9),
    per_token=(dict(in_channels=48, out_channels=48, num_attention_heads=1, attention_head_dim=128, num_layers=1), (2, 2, 6), 6, 6))


@torch.no_grad()
def seeded():
    """Two prompts at once, each case."""
    cases, outputs = [], {}
    for i, (name, (changes, grid, length, used)) in enumerate(SEEDED.items()):
        seed = 200 + 10 * i
        cls = WanVACETransformer3DModel if "vace_layers" in changes else WanTransformer3DModel
        model = randomise(cls(**{**DIT, **changes}), seed)
        c = model.config
        text = rand(seed + 2, 2, length, c.text_dim)
        text[:, used:] = 0
        tokens = grid[0] * grid[1] * grid[2] // 4
        timestep = torch.tensor([937.5, 250.25])
        if name == "per_token":
            timestep = (timestep[:, None] * (torch.arange(tokens) >= tokens // grid[0])).contiguous()
        pictures = 0 if c.image_dim is None else 4 if c.pos_embed_seq_len else 2
        extra = {} if not pictures else dict(encoder_hidden_states_image=rand(seed + 3, pictures, 5, c.image_dim))
        if cls is WanVACETransformer3DModel:
            extra.update(control_hidden_states=rand(seed + 4, 2, c.vace_in_channels, *grid), control_hidden_states_scale=torch.tensor([0.7, 1.3]))
        outputs[name] = model(rand(seed + 1, 2, c.in_channels, *grid), timestep, text, return_dict=False, **extra)[0].contiguous()
        cases.append(dict(name=name, seed=seed, grid=grid, text=length, used=used, pictures=pictures, timestep=timestep.tolist(), config=plain(c),
                          parameters=[n for n, _ in model.named_parameters()]))
    (OUT / "seeded").mkdir(exist_ok=True)
    (OUT / "seeded/cases.json").write_text(json.dumps(dict(cases=cases), separators=(",", ":")) + "\n")
    save_file(outputs, OUT / "seeded/outputs.safetensors")


@torch.no_grad()
def vae(case, seed, frames, size, zero_taps=False, **config):
    model = randomise(AutoencoderKLWan(**config), seed)
    if zero_taps:  # the starter's first training leaves the taps for earlier frames at zero, except in time_conv
        for name, p in model.named_parameters():
            if p.ndim == 5 and p.shape[2] == 3 and "time_conv" not in name and "mid_block.resnets.1" not in name:
                p[:, :, :2] = 0
    video = rand(seed + 1, 1, 3, frames, *size).clamp(-2, 2) / 2
    weights, model = model, copy.deepcopy(model).double()  # the reference in double: fp32's own rounding stays out of it
    video = video.double()
    moments = model.encode(video).latent_dist.parameters
    z = rand(seed + 2, 1, config["z_dim"], moments.shape[2], *moments.shape[3:]).double()
    data = dict(video=video, moments=moments, latents=z, decoded=model.decode(z).sample)
    save(case, plain(weights.config), weights, {k: v.float() for k, v in data.items()})


@torch.no_grad()
def umt5(case, seed):
    model = randomise(UMT5EncoderModel(UMT5Config(vocab_size=48, d_model=16, d_kv=8, d_ff=24, num_layers=2, num_heads=2, feed_forward_proj="gated-gelu",
                                                  relative_attention_num_buckets=32, relative_attention_max_distance=128, dropout_rate=0.0)), seed)
    length = 200  # longer than the largest bucket's distance
    g = torch.Generator().manual_seed(seed + 1)
    ids, mask = torch.randint(2, 48, (2, length), generator=g), torch.ones(2, length, dtype=torch.long)
    mask[1, 7:], ids[1, 7:] = 0, 0
    out = model(ids, mask).last_hidden_state * mask[..., None]
    save(case, plain(model.config.to_dict()), model, dict(ids=ids, mask=mask, out=out), lambda k: k != "encoder.embed_tokens.weight")
    return model


DIT_NAMES = [("condition_embedder.time_embedder.linear_1", "time_embedding.0"), ("condition_embedder.time_embedder.linear_2", "time_embedding.2"),
             ("condition_embedder.text_embedder.linear_1", "text_embedding.0"), ("condition_embedder.text_embedder.linear_2", "text_embedding.2"),
             ("condition_embedder.time_proj", "time_projection.1"), ("condition_embedder.image_embedder.norm1", "img_emb.proj.0"),
             ("condition_embedder.image_embedder.ff.net.0.proj", "img_emb.proj.1"), ("condition_embedder.image_embedder.ff.net.2", "img_emb.proj.3"),
             ("condition_embedder.image_embedder.norm2", "img_emb.proj.4"), ("ffn.net.0.proj", "ffn.0"), ("ffn.net.2", "ffn.2"), ("norm2", "norm3"),
             ("attn1.to_out.0", "self_attn.o"), ("attn2.to_out.0", "cross_attn.o"), ("attn2.add_k_proj", "cross_attn.k_img"), ("attn2.add_v_proj", "cross_attn.v_img"),
             ("attn2.norm_added_k", "cross_attn.norm_k_img"), ("attn1.to_", "self_attn."), ("attn2.to_", "cross_attn."), ("attn1.", "self_attn."), ("attn2.", "cross_attn.")]


def original_dit(key):
    if key == "scale_shift_table":
        return "head.modulation"
    if key.startswith("proj_out."):
        return "head.head." + key[9:]
    if key.startswith("vace_blocks."):
        key = key.replace("proj_in.", "before_proj.").replace("proj_out.", "after_proj.")
    key = key.replace("scale_shift_table", "modulation")
    for new, old in DIT_NAMES:
        if new in key and not (new == "norm2" and "img_emb" in key):
            key = key.replace(new, old)
    return key


def names(t2v, i2v, vace, vae21):
    """Every pair is checked with diffusers' converter where it has one: original names in, these names out."""
    all_pairs = {}
    for label, model in (("t2v", t2v), ("i2v", i2v), ("vace", vace)):
        pairs = {original_dit(k): k for k in model.state_dict()}
        back = convert_wan_transformer_to_diffusers({old: torch.tensor(float(i)) for i, old in enumerate(pairs)})
        got = {new: list(pairs)[int(v)] for new, v in back.items()}
        assert got == {new: old for old, new in pairs.items()}, (label, set(got.items()) ^ {(n, o) for o, n in pairs.items()})
        all_pairs[label] = sorted(pairs.items())
    parts = [("mid_block.resnets.0", "middle.0"), ("mid_block.attentions.0", "middle.1"), ("mid_block.resnets.1", "middle.2"), ("conv_in", "conv1"), ("norm_out", "head.0"),
             ("conv_out", "head.2"), ("conv_shortcut", "shortcut")]

    def original_vae(k):
        for new, old in (("post_quant_conv", "conv2"), ("quant_conv", "conv1")):
            if k.startswith(new):
                return k.replace(new, old)
        inner = dict(norm1="residual.0", conv1="residual.2", norm2="residual.3", conv2="residual.6")
        bits = k.split(".")
        if "resnets" in bits or bits[1] == "down_blocks":
            bits = [inner.get(b, b) for b in bits]
        k = ".".join(bits)
        for new, old in parts:
            k = k.replace(new, old)
        if k.startswith("decoder.up_blocks."):
            b = k.split(".")
            index = 4 * int(b[2]) + (3 if b[3] == "upsamplers" else int(b[4]))
            k = ".".join(["decoder", "upsamples", str(index)] + b[5:])
        return k.replace("encoder.down_blocks.", "encoder.downsamples.")

    pairs = {original_vae(k): k for k in vae21.state_dict()}
    back = convert_wan_vae_to_diffusers({old: torch.tensor(float(i)) for i, old in enumerate(pairs)})
    got = {new: list(pairs)[int(v)] for new, v in back.items()}
    assert got == {new: old for old, new in pairs.items()}, [x for x in got.items() if pairs.get(x[1]) != x[0]][:6]
    all_pairs["vae21"] = sorted(pairs.items())
    NAMES.parent.mkdir(parents=True, exist_ok=True)
    NAMES.write_text(json.dumps(all_pairs, separators=(",", ":")) + "\n")


@torch.no_grad()
def tiny_pipeline(seed):
    """A whole model folder, and one rendering of it: 9 frames of 32x32, 4 UniPC steps, guidance 3, shift 3."""
    import sentencepiece
    folder = OUT / "tiny_wan"
    spiece = ROOT / "resources/models/starter/tokenizer/spiece.model"
    sp = sentencepiece.SentencePieceProcessor(model_file=str(spiece))
    te = randomise(UMT5EncoderModel(UMT5Config(vocab_size=sp.vocab_size(), d_model=16, d_kv=8, d_ff=24, num_layers=2, num_heads=2, feed_forward_proj="gated-gelu",
                                               dropout_rate=0.0)), seed)
    dit = randomise(WanTransformer3DModel(**DIT), seed + 1)
    v = randomise(AutoencoderKLWan(base_dim=4, z_dim=4, dim_mult=[1, 1, 2], num_res_blocks=1, temperal_downsample=[True, True], scale_factor_spatial=4,
                                   latents_mean=[0.1, -0.1, 0.2, 0.0], latents_std=[1.2, 0.9, 1.1, 1.0]), seed + 2)
    scheduler = UniPCMultistepScheduler(num_train_timesteps=1000, prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    for name, part in (("text_encoder", te), ("transformer", dit), ("vae", v), ("scheduler", scheduler)):
        (part.half() if hasattr(part, "half") else part).save_pretrained(folder / name)
        if hasattr(part, "float"):
            part.float()
    (folder / "tokenizer").mkdir(exist_ok=True)
    link = folder / "tokenizer/spiece.model"
    if not link.is_symlink():
        link.symlink_to("../../../../../resources/models/starter/tokenizer/spiece.model")
    (folder / "tokenizer/tokenizer_config.json").write_text((spiece.parent / "tokenizer_config.json").read_text())
    (folder / "model_index.json").write_text(json.dumps(dict(
        _class_name="WanPipeline", boundary_ratio=None, expand_timesteps=False, scheduler=["diffusers", "UniPCMultistepScheduler"],
        text_encoder=["transformers", "UMT5EncoderModel"], tokenizer=["transformers", "T5Tokenizer"], transformer=["diffusers", "WanTransformer3DModel"],
        transformer_2=[None, None], vae=["diffusers", "AutoencoderKLWan"]), indent=1) + "\n")

    prompt, negative, length = "a cat walks in the snow", "blurry", 512
    ids = [sp.encode(text) + [1] for text in (prompt, negative)]

    def embed(tokens):
        x = te(torch.tensor([tokens]), torch.ones(1, len(tokens), dtype=torch.long)).last_hidden_state
        return torch.cat([x, x.new_zeros(1, length - len(tokens), x.shape[2])], 1)

    pipe = WanPipeline(tokenizer=None, text_encoder=None, vae=v, scheduler=scheduler, transformer=dit)
    pipe.set_progress_bar_config(disable=True)
    start = rand(seed + 3, 1, 4, 3, 8, 8)
    out = pipe(prompt_embeds=embed(ids[0]), negative_prompt_embeds=embed(ids[1]), height=32, width=32, num_frames=9, num_inference_steps=4, guidance_scale=3.0,
               latents=start.clone(), output_type="latent", max_sequence_length=length).frames
    mean, std = (torch.tensor(x).view(1, -1, 1, 1, 1) for x in (v.config.latents_mean, v.config.latents_std))
    save_file(dict(start=start, latents=out.contiguous(), frames=v.decode(out * std + mean).sample.contiguous(), text=embed(ids[0]).contiguous()), folder / "reference.safetensors")
    (folder / "reference.json").write_text(json.dumps(dict(prompt=prompt, negative=negative, ids=ids[0], negative_ids=ids[1], width=32, height=32, frames=9, steps=4,
                                                           guidance=3.0, shift=3.0, sampler="unipc", text_length=length)) + "\n")


def prompts():
    """Prompts as diffusers cleans them (ftfy, entities, spaces) and sentencepiece cuts them with the starter's model."""
    import sentencepiece
    from diffusers.pipelines.wan.pipeline_wan import prompt_clean
    sp = sentencepiece.SentencePieceProcessor(model_file=str(ROOT / "resources/models/starter/tokenizer/spiece.model"))
    negative = re.search(r'kWanNegative =([^;]*);', (ROOT / "engine/library/InspectParts.cpp").read_text()).group(1)
    texts = ["", " ", "A little cat walks to the left in a green forest, cinematic", "".join(re.findall(r'"([^"]*)"', negative)),
             "a cat \U0001f408 and \U0001f469\u200d\U0001f680 \u2764\ufe0f in the snow", "cats &amp; dogs &lt;b&gt; &eacute;t&eacute; &#128512; &amp;amp;", "fish & chips <b>bold</b> &amp; more",
             "\uff26\uff35\uff2c\uff2c\u3000\uff37\uff29\uff24\uff34\uff28\uff0c\u3002\uff01\uff1f", "\u201ccurly\u201d \u2018quotes\u2019 \u201alow\u201c \u00abangled\u00bb", "\ufb01sh \ufb02y e\ufb03cient \ufb05op",
             "cafe\u0301 \u00e9 \u00bd \u2026 \u2014 1\u2044 2 \u2122 \u2160", "tab\tand\nnew\r\nline \u00a0 \u2003 end  ", "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u3053\u3093\u306b\u3061\u306f \ud55c\uad6d\uc5b4", "!!!!!! ??? ...",
             "naïve Stra\u00dfe \u0130stanbul", " ".join(f"a {w} cat number {i} walks to the left in a green forest" for i, w in enumerate(["red", "old", "small"] * 20))]
    cases = [dict(prompt=t, cleaned=prompt_clean(t), ids=sp.encode(prompt_clean(t))) for t in texts]
    assert len(cases[-1]["ids"]) > 600
    folder = ROOT / "tests/text/fixtures"
    folder.mkdir(exist_ok=True)
    (folder / "prompts.json").write_text(json.dumps(dict(cases=cases), separators=(",", ":")) + "\n")


@torch.no_grad()
def upscaler(case, seed, scale, wrap):
    """SRVGGNetCompact as basicsr writes it: an nn.ModuleList called body, bare or under params_ema."""
    features, convs = 5, 2
    conv = lambda a, b: torch.nn.Conv2d(a, b, 3, 1, 1)
    layers = [conv(3, features), torch.nn.PReLU(features)]
    for _ in range(convs):
        layers += [conv(features, features), torch.nn.PReLU(features)]
    body = randomise(torch.nn.ModuleList(layers + [conv(features, 3 * scale * scale)]), seed)
    x = torch.rand(2, 3, 6, 7, generator=torch.Generator().manual_seed(seed + 1))
    y = x
    for layer in body:
        y = layer(y)
    y = torch.nn.functional.pixel_shuffle(y, scale) + torch.nn.functional.interpolate(x, scale_factor=scale, mode="nearest")
    save(case, dict(scale=scale), torch.nn.ModuleDict({wrap: torch.nn.ModuleDict({"body": body})}) if wrap else torch.nn.ModuleDict({"body": body}), dict(x=x, y=y))


@torch.no_grad()
def clip_vision(case, seed):
    """The hidden states that I2V reads; the class token, projection and last layer are in the file and not used."""
    config = dict(hidden_size=24, intermediate_size=40, num_hidden_layers=3, num_attention_heads=2, image_size=28, patch_size=14, hidden_act="gelu")
    model = randomise(CLIPVisionModel(CLIPVisionConfig(**config)), seed)
    x = rand(seed + 1, 2, 3, 28, 28)
    file = torch.nn.ModuleDict({"vision_model": model})  # the keys of the files that people have; transformers 5 left the prefix out
    save(case, config, file, dict(pixels=x, hidden=model(x, output_hidden_states=True).hidden_states[-2]))


@torch.no_grad()
def tiny_decoder(case, seed, latents, patch, file):
    """A decoder of TAEHV's form in narrow, run by the classes of its own taehv.py (madebyollin/taehv, MIT), which is given by --taehv."""
    spec = importlib.util.spec_from_file_location("taehv", file)
    taehv = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(taehv)
    n, layers = [6, 5, 4, 4], [taehv.Clamp()]
    layers += [taehv.conv(latents, n[0]), torch.nn.ReLU()]
    for i, times in enumerate((1, 2, 2)):
        layers += [taehv.MemBlock(n[i], n[i]) for _ in range(3)]
        layers += [torch.nn.Upsample(scale_factor=2), taehv.TGrow(n[i], times), taehv.conv(n[i], n[i + 1], bias=False)]
    decoder = randomise(torch.nn.Sequential(*layers, torch.nn.ReLU(), taehv.conv(n[3], 3 * patch * patch)), seed)
    for p in decoder.parameters():
        p.copy_((0.7 * p).half())
    decoder.double()  # many layers in a row: fp32 itself is off by 1e-5
    x = rand(seed + 1, 1, 3, latents, 2, 3)  # NTCHW
    y = taehv.apply_model_with_memblocks(decoder, x.double(), True, False)
    y = torch.nn.functional.pixel_shuffle(y, patch) if patch > 1 else y
    video = y.clamp(0, 1)[:, 3:] * 2 - 1
    save(case, dict(patch=patch), torch.nn.ModuleDict({"decoder": decoder}), dict(latents=x.transpose(1, 2), video=video.float().transpose(1, 2)))


def main():
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser()
    parser.add_argument("--taehv", help="taehv.py; without it the tiny decoders' fixtures stay as they are")
    options = parser.parse_args()
    clip_vision("clip_vision", 120)
    if options.taehv:
        tiny_decoder("taew2_1", 130, 16, 1, options.taehv)
        tiny_decoder("taew2_2", 140, 48, 2, options.taehv)
    t2v = transformer("t2v", 10)
    vace = transformer("vace", 20, WanVACETransformer3DModel, num_layers=4, num_attention_heads=1, attention_head_dim=20, vace_layers=[0, 2], vace_in_channels=12)
    i2v = transformer("i2v", 30, text_length=512, in_channels=9, text_dim=8, image_dim=4, added_kv_proj_dim=24)
    transformer("t2v", 10, data_name="per_token", per_token=True)  # the same weights, one timestep per token
    seeded()
    prompts()
    vae("vae21", 50, 9, (16, 24), **VAE21)
    vae("vae22", 60, 9, (16, 32), **VAE22)
    vae("vae_starter", 70, 9, (16, 32), zero_taps=True, **VAE_STARTER)
    umt5("umt5", 80)
    names(t2v, i2v, vace, AutoencoderKLWan(base_dim=2))  # the real layout of blocks
    upscaler("upscaler_x2", 100, 2, "params_ema")
    upscaler("upscaler_x4", 110, 4, "")
    tiny_pipeline(90)
    for f in OUT.rglob("*.safetensors"):
        f.chmod(0o644)
    print(sum(f.stat().st_size for f in OUT.rglob("*") if f.is_file() and not f.is_symlink()) // 1024, "KiB in", OUT)


if __name__ == "__main__":
    sys.exit(main())
