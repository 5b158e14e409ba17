"""Renders random configurations of random weights with diffusers' pipelines and with framewright-cli, and says where they differ.

Run: python tools/compare_random.py [--cli build/dev/bin/framewright-cli] [--count N] [--first SEED] [--kind KIND...] [--keep FOLDER] [SEED...]
(needs torch, diffusers, transformers, sentencepiece, protobuf, ftfy, pillow in a throw-away environment; a developer's tool)

A seed is a case: sizes of all networks, kind of model, sampler, prompts, steps, guidance, how the weights are stored. The folder is written by the
pipeline's own save_pretrained. A line per case; the configuration of those that differ. Measured as in compare_pipeline.py. A case is good when frames
agree to 60 dB, or latents to 90 dB and our decode of our own latents with diffusers' to 60 (a random VAE may turn rounding into another picture).
"""
import argparse
import json
import math
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import sentencepiece
import torch
from diffusers import (AutoencoderKLWan, DPMSolverMultistepScheduler, FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler, WanTransformer3DModel,
                       WanVACETransformer3DModel)
from safetensors.torch import save_file
from transformers import CLIPVisionConfig, CLIPVisionModel, T5TokenizerFast, UMT5Config, UMT5EncoderModel

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from compare_pipeline import LONG, SPIECE, Case, picture, psnr  # noqa: E402
from make_fixtures import original_dit, randomise  # noqa: E402

KINDS = ["t2v", "t2v", "vace", "vace", "ti2v", "ti2v-image", "experts", "i2v", "i2v-clip", "flf2v", "i2v-experts", "vace-experts", "v2v"]
PROMPTS = ["a cat walks in the snow", "", "x", "  two   dogs\n&amp; a \u732b, \u201cquoted\u201d \U0001f431", LONG, "blurry, low quality", "\u8272\u8c03\u8273\u4e3d\uff0c\u8fc7\u66dd\uff0c\u9759\u6001",
           "\ufb01sh &lt;b&gt; caf\u00e9 \uff26\uff35\uff2c\uff2c\u3000width!!!!!! \u201ano\u2019 1,000 a\u0301 \u00bd \u2026 x\tx"]  # "</s>" is a token to transformers, text here
SOURCE = (ROOT / "engine/models/WanVaeConfig.cpp").read_text()
KNOWN = {z: [[float(x) for x in re.search(name + version + r"\[\] = \{(.*?)\}", SOURCE, re.S).group(1).split(",")] for name in ("kMean", "kStd")]
         for z, version in ((16, "21"), (48, "22"))}
TYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}


def pick_vae(r, kind):
    if kind.startswith("ti2v") or r.random() < 0.1:
        mult = r.choice([[1, 2, 4, 4], [1, 2, 4, 4], [1, 2, 2]])
        base, decoder = r.choice([(4, 8), (4, 4), (8, 8)])
        vae = dict(is_residual=True, patch_size=2, in_channels=12, out_channels=12, decoder_base_dim=decoder)
        z = r.choice([48, 48, 6])
    else:
        mult = r.choice([[1, 2, 4, 4], [1, 1, 1, 1], [1, 2, 4], [1, 2, 2, 1], [2, 3, 4, 4]])
        base = r.choice([4, 6, 8])
        vae = {}
        z = r.choice([16, 16, 16, 4, 12])
    down = [True] * min(2, len(mult) - 1) + [False] * max(0, len(mult) - 3)
    r.shuffle(down)
    patch = vae.get("patch_size", 1)
    vae.update(base_dim=base, dim_mult=mult, z_dim=z, num_res_blocks=r.choice([1, 2, 2, 3]), temperal_downsample=down, scale_factor_temporal=2 ** sum(down),
               scale_factor_spatial=patch * 2 ** (len(mult) - 1))
    if z != 16 or r.random() < 0.5:
        vae.update(latents_mean=[round(r.uniform(-1, 1), 4) for _ in range(z)], latents_std=[round(r.uniform(0.5, 3), 4) for _ in range(z)])
    return vae


def pick_scheduler(r, kind):
    shift = r.choice([1.0, 3.0, 5.0, 7.0, 12.0, 16.0, 0.5])
    name = r.choice(["unipc", "unipc", "unipc", "euler", "euler", "dpmpp"])
    return name, shift, {}


def pick(seed, kinds, layouts=False):
    """The configuration of a seed; every number in it is drawn from the seed alone."""
    r = random.Random(seed)
    kind = r.choice(kinds)
    vae = pick_vae(r, kind)
    z, space, time = vae["z_dim"], vae["scale_factor_spatial"], vae["scale_factor_temporal"]
    layers = r.choice([1, 2, 3, 4])
    heads, dim = r.choice([1, 2, 3, 4]), r.choice([12, 16, 24, 40, 48, 64, 128, 14, 6, 18])
    text = dict(d_model=r.choice([16, 32, 40]), d_kv=r.choice([4, 8, 10]), d_ff=r.choice([24, 48, 50]), num_layers=r.choice([1, 2, 3]), num_heads=r.choice([1, 2, 4]),
                relative_attention_num_buckets=r.choice([32, 32, 16]), relative_attention_max_distance=r.choice([128, 128, 40]), layer_norm_epsilon=r.choice([1e-6, 1e-5]))
    dit = dict(patch_size=(1, 2, 2), num_attention_heads=heads, attention_head_dim=dim, in_channels=z, out_channels=z, text_dim=text["d_model"],
               freq_dim=r.choice([256, 256, 64, 32, 33]), ffn_dim=r.choice([32, 33, 70, 100, 7]), num_layers=layers, cross_attn_norm=r.random() < 0.8,
               qk_norm="rms_norm_across_heads", eps=r.choice([1e-6, 1e-6, 1e-5, 1e-4]), rope_max_seq_len=r.choice([1024, 64]))
    clip = None
    if kind.startswith("vace"):
        rest = sorted(r.sample(range(1, layers), r.randrange(layers)))
        dit.update(vace_layers=[0] + rest, vace_in_channels=2 * z + space * space)
    if kind.startswith("i2v") or kind == "flf2v":
        dit.update(in_channels=2 * z + time)
    if kind in ("i2v-clip", "flf2v"):
        patch = r.choice([7, 14])
        clip = dict(hidden_size=r.choice([32, 48]), intermediate_size=r.choice([48, 50]), num_hidden_layers=r.choice([2, 3]), num_attention_heads=2,
                    image_size=28, patch_size=patch, hidden_act=r.choice(["gelu", "quick_gelu"]))
        dit.update(image_dim=clip["hidden_size"], added_kv_proj_dim=r.choice([heads * dim, heads * dim, None]))
        if kind == "flf2v":
            dit.update(pos_embed_seq_len=2 * ((28 // patch) ** 2 + 1))
    step = math.lcm(2 * space, 16)  # diffusers takes no others
    frames = 1 + time * r.choice([0, 1, 2, 2, 3, 4])
    while frames % 4 != 1:
        frames += time
    guidance = r.choice([1.0, 1.5, 3.0, 5.0, 7.5, 0.0])
    c = dict(kind=kind, vae=vae, dit=dit, text=text, clip=clip, scheduler=pick_scheduler(r, kind), size=(step * r.randint(1, 4), step * r.randint(1, 4)), frames=frames,
             steps=r.choice([1, 2, 3, 4, 5, 8, 30]), guidance=guidance, prompt=r.choice(PROMPTS), negative=r.choice(PROMPTS), weights=r.choice(list(TYPES)),
             shard=r.choice([None, None, "30KB"]), spiece=r.random() < 0.5, image=kind.startswith("i2v") or kind in ("flf2v", "ti2v-image"), last=kind == "flf2v", references=[], known={}, picture=None,
             video=kind == "v2v", experts="experts" in kind, boundary=r.choice([0.875, 0.9, 0.5, 0.999, 0.1]))
    if kind in ("i2v", "i2v-experts") and frames > 1 and r.random() < 0.4:
        c["last"] = True
    if c["last"] and frames == 1:
        c["frames"] = 5
    if c["experts"] and r.random() < 0.7:
        c["guidance2"] = r.choice([1.0, 2.0, 4.0, 0.5])
        c["guidance"] = max(guidance, 1.5)  # at 1 diffusers guides neither expert, Wan's own program and ours the second
    if c["image"] and r.random() < 0.5:
        times = r.choice([2, 3, 1.5, 5])  # the same shape: ours crops others, diffusers stretches them
        c["picture"] = tuple(int(side * times) for side in c["size"])
    if kind.startswith("vace"):
        c["references"] = [(r.randint(16, 80), r.randint(16, 80)) for _ in range(r.choice([0, 0, 1, 2, 3]))]
        if r.random() < 0.5:
            c["known"] = {f: i + 3 for i, f in enumerate(sorted(r.sample(range(c["frames"]), r.randint(1, min(3, c["frames"])))))}
    if c["video"]:
        c["strength"] = r.choice([0.3, 0.5, 0.8, 1.0])
    c["memory"] = r.choice(["auto", "auto", "resident", "encoder-freed", "tiled", "packed", "swapped"])
    if layouts:
        with_layout(r, c)
    return c


VAE_PARTS = [("post_quant_conv", "conv2"), ("quant_conv", "conv1"), ("mid_block.resnets.0", "middle.0"), ("mid_block.attentions.0", "middle.1"), ("mid_block.resnets.1", "middle.2"),
             ("conv_in", "conv1"), ("norm_out", "head.0"), ("conv_out", "head.2"), ("conv_shortcut", "shortcut")]


def original_vae(key, is_residual):
    """A key of AutoencoderKLWan as the original repositories have it; two residual blocks a stage."""
    inner = dict(norm1="residual.0", conv1="residual.2", norm2="residual.3", conv2="residual.6")
    bits = key.split(".")
    if "resnets" in bits or "down_blocks" in bits:
        bits = [inner.get(b, b) for b in bits]
    if "down_blocks" in bits or "up_blocks" in bits:
        down = "down_blocks" in bits
        word, stage, rest = ("downsamples" if down else "upsamples"), int(bits[2]), bits[3:]
        if is_residual:
            index, rest = (int(rest[1]), rest[2:]) if rest[0] == "resnets" else (2 if down else 3, rest[1:])
            bits = [bits[0], word, str(stage), word, str(index)] + rest
        elif down:
            bits = [bits[0], word, str(stage)] + rest
        else:
            index = 4 * stage + (3 if rest[0] == "upsamplers" else int(rest[1]))
            bits = [bits[0], word, str(index)] + rest[2:]
    key = ".".join(bits)
    for new, old in VAE_PARTS:
        if new in key and not (old == "conv1" and key.startswith("conv1")):
            key = key.replace(new, old)
    return key


def write_original(case, root):
    """The same weights as people have them otherwise: original names, single files, no configs. Returns what --model is."""
    c = case.c
    prefix = "model.diffusion_model." if c["layout"] == "prefix" else ""

    def put(path, tensors):
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file({k: v.contiguous() for k, v in tensors.items()}, path)

    def dit(module):
        return {prefix + original_dit(k): v for k, v in module.state_dict().items()}

    file = root / "diffusion_models" / ("wan_high_noise.safetensors" if case.dit2 else "wan.safetensors")
    if c["layout"] == "folder":  # the original repository: shards and a config
        file = root
        tensors = dit(case.dit)
        names = sorted(tensors)
        parts = [names[::2], names[1::2]]
        for i, part in enumerate(parts):
            put(root / f"diffusion_pytorch_model-{i + 1:05}-of-00002.safetensors", {k: tensors[k] for k in part})
        weight_map = {k: f"diffusion_pytorch_model-{i + 1:05}-of-00002.safetensors" for i, part in enumerate(parts) for k in part}
        (root / "diffusion_pytorch_model.safetensors.index.json").write_text(json.dumps(dict(metadata={}, weight_map=weight_map)))
        config = dict(num_heads=c["dit"]["num_attention_heads"])
        if "vace_layers" in c["dit"]:
            config.update(vace_layers=c["dit"]["vace_layers"])
        (root / "config.json").write_text(json.dumps(config))
    else:
        put(file, dit(case.dit))
        if case.dit2:
            put(file.parent / "wan_low_noise.safetensors", dit(case.dit2))
    put(root / "vae/wan_vae.safetensors", {original_vae(k, c["vae"].get("is_residual", False)): v for k, v in case.vae.state_dict().items()})
    text = dict(case.encoder.state_dict())
    text.pop("encoder.embed_tokens.weight", None)
    text["spiece_model"] = torch.frombuffer(bytearray(SPIECE.read_bytes()), dtype=torch.uint8)
    put(root / "text_encoders/umt5.safetensors", text)
    if case.clip is not None:
        put(root / "clip_vision/clip_vision_h.safetensors", dict(case.clip.state_dict()))
    return file


def with_layout(r, c):
    """A case as shapes alone can tell it: real depths of the VAE, its known means, heads of 128 unless a config says more."""
    c["layout"] = r.choice(["split", "prefix"] + ([] if c["experts"] else ["folder"]))
    vae, dit = c["vae"], c["dit"]
    z = 48 if vae.get("is_residual") else 16
    vae.update(z_dim=z, num_res_blocks=2, dim_mult=[1, 2, 4, 4], temperal_downsample=[True, True, False] if z == 48 else [False, True, True], scale_factor_temporal=4,
               scale_factor_spatial=16 if z == 48 else 8, latents_mean=[0.0] * z, latents_std=[1.0] * z)
    known = KNOWN[z]
    vae.update(latents_mean=known[0], latents_std=known[1])
    if z == 48:
        vae.update(base_dim=4, decoder_base_dim=8)
    cells = vae["scale_factor_spatial"]
    dit.update(eps=1e-6, out_channels=z, in_channels=2 * z + 4 if dit["in_channels"] != dit["out_channels"] else z)
    if "vace_layers" in dit:
        dit["vace_in_channels"] = 2 * z + cells * cells
        if c["layout"] != "folder":
            dit.update(num_layers=4, vace_layers=[0, 2])
    if c["layout"] != "folder":
        dit.update(attention_head_dim=128, num_attention_heads=1 + dit["num_attention_heads"] % 2)
    if dit.get("added_kv_proj_dim"):
        dit["added_kv_proj_dim"] = dit["num_attention_heads"] * dit["attention_head_dim"]
    if c["clip"]:
        c["clip"].update(hidden_act="gelu", hidden_size=dit["image_dim"], num_attention_heads=1)
    c["text"].update(relative_attention_max_distance=128, layer_norm_epsilon=1e-6)
    c.update(boundary=0.9 if c["kind"].startswith("i2v") else 0.875, size=tuple(math.ceil(s / 32) * 32 for s in c["size"]), shard=None, spiece=True)
    c["picture"] = c["picture"] and tuple(2 * s for s in c["size"])
    prompt = [p for p in PROMPTS if p.isascii()]
    c.update(prompt=r.choice(prompt), negative=r.choice(prompt))  # an embedded tokenizer spells bytes, diffusers' does not


class RandomCase(Case):
    def __init__(self, seed, config):
        self.name, self.c, self.seed, self.clip = f"random-{seed}", config, seed, None
        self.ends = config["picture"] or config["size"]

    def stored(self, module):
        """The module with weights that its file can hold, and what is written for it."""
        dtype = TYPES[self.c["weights"]]
        module.to(dtype)
        return module

    def build(self):
        c, s = self.c, self.seed
        sp = sentencepiece.SentencePieceProcessor(model_file=str(SPIECE))
        self.tokenizer = T5TokenizerFast.from_pretrained(str(SPIECE.parent), extra_ids=0)
        cls = WanVACETransformer3DModel if c["kind"].startswith("vace") else WanTransformer3DModel
        parts = dict(encoder=UMT5EncoderModel(UMT5Config(vocab_size=sp.vocab_size(), feed_forward_proj="gated-gelu", dropout_rate=0.0, **c["text"])), dit=cls(**c["dit"]),
                     dit2=cls(**c["dit"]) if c["experts"] else None, vae=AutoencoderKLWan(**c["vae"]), clip=CLIPVisionModel(CLIPVisionConfig(**c["clip"])) if c["clip"] else None)
        for i, (name, part) in enumerate(parts.items()):
            setattr(self, name, part and self.stored(randomise(part, s * 7 + i)))
        kind, shift, more = c["scheduler"]
        if kind == "euler":
            self.scheduler = FlowMatchEulerDiscreteScheduler(shift=shift, **more)
        else:
            made = UniPCMultistepScheduler if kind == "unipc" else DPMSolverMultistepScheduler
            self.scheduler = made(num_train_timesteps=1000, prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=shift, **more)

    def boundary(self):
        return self.c["boundary"]

    def is_per_token(self):
        return self.c["kind"].startswith("ti2v")

    def model_path(self, folder):
        return write_original(self, folder / "original") if "layout" in self.c else folder / "model"

    def options(self):
        kind, shift, _ = self.c["scheduler"]
        return ["--memory", self.c["memory"]] + (["--sampler", kind, "--shift", shift] if "layout" in self.c else [])

    def prompts(self):
        return dict(prompt=self.c["prompt"], negative_prompt=self.c["negative"])

    def write(self, folder):
        pipe = self.pipeline()
        pipe.save_pretrained(folder, **({"max_shard_size": self.c["shard"]} if self.c["shard"] else {}))
        if self.c["spiece"]:  # as the published folders have it; transformers 5 writes tokenizer.json alone
            shutil.copy(SPIECE, folder / "tokenizer")
        for part in (self.encoder, self.dit, self.dit2, self.vae, self.clip):
            if part is not None:
                part.float()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("seeds", nargs="*", type=int)
    parser.add_argument("--cli", default=str(ROOT / "build/dev/bin/framewright-cli"))
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--kind", nargs="*", default=KINDS)
    parser.add_argument("--layouts", action="store_true", help="hand our side the same weights under original names, in single files or shards, without configs")
    parser.add_argument("--keep")
    options = parser.parse_args()
    torch.set_num_threads(1)
    bad = 0
    for seed in options.seeds or range(options.first, options.first + options.count):
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(options.keep or temporary) / str(seed)
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "model").mkdir(parents=True)
            config = pick(seed, options.kind, options.layouts)
            case = RandomCase(seed, config)
            line = f"{seed:6} {config['kind']:13}"
            try:
                case.build()
                case.write(folder / "model")
                reference = case.reference()
            except Exception as error:  # diffusers cannot do it: no case
                print(f"{line} diffusers: {type(error).__name__}: {str(error)[:200]}", flush=True)
                continue
            try:
                got = case.ours(options.cli, folder)
            except RuntimeError as error:
                print(f"{line} OURS: {error}\n       {json.dumps(config)}", flush=True)
                bad += 1
                continue
            latents, frames = reference
            values = [psnr(got[0], latents, (latents.max() - latents.min()).item()), psnr(got[1], frames, 2)]
            if all(isinstance(v, float) for v in values):
                values.append(psnr(got[1], case.decode(got[0]), 2))
            good = len(values) == 3 and (values[1] >= 60 or (values[0] >= 90 and values[2] >= 60))
            print(f"{line} " + " ".join(f"{v:8.1f}" if isinstance(v, float) else v for v in values) + ("" if good else f" DIFFERS\n       {json.dumps(config)}"), flush=True)
            bad += not good
    print(f"{bad} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
