"""Renders the same random-weight checkpoints with diffusers' pipelines and with framewright-cli, and prints the difference.

Run: python tools/compare_pipeline.py [--cli build/dev/bin/framewright-cli] [--keep FOLDER] [NAME...]
(needs torch, diffusers, transformers, sentencepiece, pillow in a throw-away environment; a developer's tool)

Each configuration below is written as a diffusers folder, rendered by both from the same seed (one fp32 randn from torch's CPU generator),
and compared: latents and frames in dB of peak signal to noise, and our frames with diffusers' decode of our own latents (a random VAE of three
channels may turn a rounding difference of the latents into another picture: its norm divides by what is nearly zero). Exit status 1 when any frame PSNR is below 60 dB.
"""
import argparse
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import PIL.Image
import sentencepiece
import torch
from diffusers import (AutoencoderKLWan, FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler, WanImageToVideoPipeline, WanPipeline,
                       WanTransformer3DModel, WanVACEPipeline, WanVACETransformer3DModel, WanVideoToVideoPipeline)
from safetensors.torch import load_file
from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModel, UMT5Config, UMT5EncoderModel

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from make_fixtures import randomise  # noqa: E402

SPIECE = ROOT / "resources/models/starter/tokenizer/spiece.model"
DIT = dict(patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=16, out_channels=16, text_dim=32, freq_dim=256, ffn_dim=32,
           num_layers=2, cross_attn_norm=True, qk_norm="rms_norm_across_heads", eps=1e-6, rope_max_seq_len=1024)
VAE21 = dict(base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True])
VAE21_REAL = dict(base_dim=8, z_dim=16, dim_mult=[1, 2, 4, 4], num_res_blocks=2, temperal_downsample=[False, True, True])
VAE22 = dict(base_dim=4, decoder_base_dim=8, z_dim=48, dim_mult=[1, 2, 4, 4], num_res_blocks=2, temperal_downsample=[False, True, True], is_residual=True,
             in_channels=12, out_channels=12, patch_size=2, scale_factor_spatial=16, latents_mean=[0.05 * (i % 7) for i in range(48)],
             latents_std=[0.8 + 0.05 * (i % 9) for i in range(48)])
CLIP = dict(hidden_size=32, intermediate_size=48, num_hidden_layers=3, num_attention_heads=2, image_size=28, patch_size=14, hidden_act="gelu")
CLIP_TOKENS = (CLIP["image_size"] // CLIP["patch_size"]) ** 2 + 1
LONG = " ".join(f"a {w} cat and a {v} dog" for w in ("red", "blue", "small", "old", "wet") for v in ("grey", "fat", "young", "tired", "happy")) * 6


def head(heads, dim, **more):
    return dict(dit=dict(num_attention_heads=heads, attention_head_dim=dim, **more))


CONFIGS = {
    "t2v-head12": head(2, 12),
    "t2v-head48": head(2, 48),
    "t2v-head64": head(3, 64),
    "t2v-head128": head(1, 128, num_layers=3),
    "t2v-no-cross-norm": head(2, 12, cross_attn_norm=False),
    "t2v-odd-size": dict(size=(48, 80), frames=13, vae=VAE21_REAL),
    "t2v-one-frame": dict(frames=1),
    "t2v-17-frames": dict(frames=17, size=(64, 32), steps=5),
    "t2v-euler": dict(scheduler=("euler", 7.0)),
    "t2v-euler-shift1": dict(scheduler=("euler", 1.0), steps=6),
    "t2v-unipc-shift5": dict(scheduler=("unipc", 5.0), steps=9),
    "t2v-one-step": dict(steps=1),
    "t2v-two-steps": dict(steps=2, guidance=6.0),
    "t2v-guidance1": dict(guidance=1.0),
    "t2v-empty-prompt": dict(prompt="", negative="blurry"),
    "t2v-empty-negative": dict(negative=""),
    "t2v-512-tokens": dict(prompt=LONG, negative=LONG[40:]),
    "vace": dict(kind="vace"),
    "vace-1-reference": dict(kind="vace", references=[(48, 64)]),
    "vace-2-references": dict(kind="vace", references=[(40, 40), (64, 24)], size=(32, 48), frames=17),
    "vace-odd-reference": dict(kind="vace", references=[(50, 37)]),
    "ti2v-t2v": dict(kind="ti2v", vae=VAE22, frames=9, size=(64, 96)),
    "ti2v-first-frame": dict(kind="ti2v", vae=VAE22, frames=9, size=(64, 96), image=True, steps=5),
    "two-experts": dict(kind="experts", guidance=4.0, guidance2=3.0, steps=6, scheduler=("unipc", 3.0)),
    "two-experts-one-guidance": dict(kind="experts", guidance=3.5, steps=6, scheduler=("unipc", 12.0)),
    "two-experts-guidance2-1": dict(kind="experts", guidance=3.0, guidance2=1.0, steps=6),
    "i2v": dict(kind="i2v", image=True),
    "i2v-first-last": dict(kind="i2v", image=True, last=True, frames=9),
    "i2v-clip": dict(kind="i2v", image=True, clip=True),
    "i2v-clip-large-picture": dict(kind="i2v", image=True, clip=True, picture=(300, 300)),
    "flf2v": dict(kind="i2v", image=True, last=True, clip=True, frames=9, picture=(260, 260)),
    "vace-first-last": dict(kind="vace", known={0: 1, 8: 2}),
    "vace-timed": dict(kind="vace", known={0: 1, 5: 3, 12: 2}, frames=17, references=[(48, 64)]),
    "v2v-strength-0.5": dict(video=True, strength=0.5, steps=6),
    "v2v-strength-0.8-euler": dict(video=True, strength=0.8, steps=7, scheduler=("euler", 5.0)),
    "v2v-guidance1": dict(video=True, strength=0.7, steps=10, guidance=1.0),
    "i2v-two-experts": dict(kind="i2v", image=True, experts=True, guidance=3.5, guidance2=2.0, steps=6, scheduler=("unipc", 5.0)),
}


def picture(seed, size):
    low = np.random.default_rng(seed).integers(0, 256, (4, 4, 3), dtype=np.uint8)
    return PIL.Image.fromarray(low).resize((size[1], size[0]), PIL.Image.BICUBIC)


def embed(encoder, sp, text, length=512):
    ids = (sp.encode(text) + [1])[:length]
    if len(ids) == length:
        ids[-1] = 1
    x = encoder(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long)).last_hidden_state
    return torch.cat([x, x.new_zeros(1, length - len(ids), x.shape[2])], 1)


class Case:
    tokenizer = None  # then prompts are embedded here

    def __init__(self, name, config):
        self.name, self.c = name, dict(kind="t2v", size=(32, 32), frames=9, steps=4, guidance=3.0, scheduler=("unipc", 3.0), prompt="a cat walks in the snow",
                                       negative="blurry, low quality", vae=VAE21, dit={}, references=[], image=False, last=False, experts=False, clip=False, video=False, known={}, picture=None)
        self.c.update(config)
        self.seed = 100 + sum(map(ord, name))
        self.clip = None
        self.ends = self.c["picture"] or self.c["size"]  # of first and last picture, before they are fitted

    def build(self):
        c, s = self.c, self.seed
        sp = self.sp = sentencepiece.SentencePieceProcessor(model_file=str(SPIECE))
        self.encoder = randomise(UMT5EncoderModel(UMT5Config(vocab_size=sp.vocab_size(), d_model=32, d_kv=8, d_ff=48, num_layers=2, num_heads=4,
                                                             feed_forward_proj="gated-gelu", dropout_rate=0.0)), s)
        dit = {**DIT, **c["dit"]}
        cls = WanTransformer3DModel
        if c["kind"] == "vace":
            cls = WanVACETransformer3DModel
            dit.update(num_layers=4, vace_layers=[0, 2], vace_in_channels=96)
        if c["kind"] == "ti2v":
            dit.update(in_channels=48, out_channels=48)
        if c["kind"] == "i2v":
            dit.update(in_channels=36)
        if c["clip"]:
            dit.update(image_dim=32, added_kv_proj_dim=dit["num_attention_heads"] * dit["attention_head_dim"])
            if c["last"]:
                dit.update(pos_embed_seq_len=2 * CLIP_TOKENS)
            self.clip = randomise(CLIPVisionModel(CLIPVisionConfig(**CLIP)), s + 4)
        self.dit = randomise(cls(**dit), s + 1)
        self.dit2 = randomise(cls(**dit), s + 2) if c["kind"] == "experts" or c["experts"] else None
        self.vae = randomise(AutoencoderKLWan(**c["vae"]), s + 3)
        name, shift = c["scheduler"]
        self.scheduler = (FlowMatchEulerDiscreteScheduler(shift=shift) if name == "euler" else
                          UniPCMultistepScheduler(num_train_timesteps=1000, prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=shift))

    def boundary(self):
        return 0.9 if self.c["kind"] == "i2v" else 0.875

    def is_per_token(self):
        return self.c["kind"] == "ti2v"

    def pipeline(self):
        c, k = self.c, dict(tokenizer=self.tokenizer, text_encoder=self.encoder if self.tokenizer else None, vae=self.vae, scheduler=self.scheduler, transformer=self.dit)
        if self.dit2 is not None:
            k.update(transformer_2=self.dit2, boundary_ratio=self.boundary())
        if self.is_per_token():
            k.update(expand_timesteps=True)
        if c["kind"].startswith("vace"):
            return WanVACEPipeline(**k)
        if c["video"]:
            return WanVideoToVideoPipeline(**k)
        if c["clip"]:
            k.update(image_processor=CLIPImageProcessor(size={"shortest_edge": CLIP["image_size"]}, crop_size={"height": CLIP["image_size"], "width": CLIP["image_size"]}),
                     image_encoder=self.clip)
        elif c["image"]:
            k.update(image_processor=None, image_encoder=None)
        return WanImageToVideoPipeline(**k) if c["image"] else WanPipeline(**k)

    def write(self, folder):
        for name, part in (("text_encoder", self.encoder), ("transformer", self.dit), ("transformer_2", self.dit2), ("image_encoder", self.clip), ("vae", self.vae), ("scheduler", self.scheduler)):
            if part is not None:
                part.save_pretrained(folder / name)
        (folder / "tokenizer").mkdir()
        shutil.copy(SPIECE, folder / "tokenizer")
        second = ["diffusers", type(self.dit).__name__] if self.dit2 is not None else [None, None]
        boundary = None if self.dit2 is None else self.boundary()
        (folder / "model_index.json").write_text(json.dumps(dict(
            _class_name="WanPipeline", boundary_ratio=boundary, expand_timesteps=self.c["kind"] == "ti2v", scheduler=["diffusers", type(self.scheduler).__name__],
            text_encoder=["transformers", "UMT5EncoderModel"], tokenizer=["transformers", "T5Tokenizer"], transformer=["diffusers", type(self.dit).__name__],
            transformer_2=second, vae=["diffusers", "AutoencoderKLWan"])))

    def prompts(self):
        return dict(prompt_embeds=embed(self.encoder, self.sp, self.c["prompt"]), negative_prompt_embeds=embed(self.encoder, self.sp, self.c["negative"]))

    @torch.no_grad()
    def reference(self):
        c, k = self.c, {}
        if c["image"]:
            k["image"] = picture(1, self.ends)
        if c["last"]:
            k["last_image"] = picture(2, self.ends)
        if c["known"]:
            k["video"] = torch.full((1, c["frames"], 3, *c["size"]), 0.5)
            k["mask"] = torch.ones(1, c["frames"], 1, *c["size"])
            for frame, seed in c["known"].items():
                k["video"][0, frame] = torch.from_numpy(np.array(picture(seed, c["size"]))).permute(2, 0, 1) / 255
                k["mask"][0, frame] = 0
        if c["video"]:
            k.update(video=[picture(20 + i, c["size"]) for i in range(c["frames"])], strength=c["strength"])
        if c["references"]:
            k["reference_images"] = [picture(10 + i, size) for i, size in enumerate(c["references"])]
        if "guidance2" in c:
            k["guidance_scale_2"] = c["guidance2"]
        pipe = self.pipeline()
        pipe.set_progress_bar_config(disable=True)
        if not c["video"]:
            k["num_frames"] = c["frames"]
        latents = pipe(**self.prompts(), height=c["size"][0], width=c["size"][1], num_inference_steps=c["steps"], guidance_scale=c["guidance"],
                       generator=torch.Generator().manual_seed(self.seed), output_type="latent", **k).frames
        if c["references"] and latents.shape[2] > (c["frames"] - 1) // 4 + 1:
            latents = latents[:, :, len(c["references"]):]
        return latents, self.decode(latents)

    @torch.no_grad()
    def decode(self, latents):
        mean, std = (torch.tensor(x).view(1, -1, 1, 1, 1) for x in (self.vae.config.latents_mean, self.vae.config.latents_std))
        return self.vae.decode(latents * std + mean).sample

    def model_path(self, folder):
        return folder / "model"

    def options(self):
        return []

    def ours(self, cli, folder):
        c, out = self.c, folder / "out"
        out.mkdir()
        command = [cli, "render", "--model", self.model_path(folder), *self.options(), "--raw-prompt", "--prompt", c["prompt"], "--negative", c["negative"], "--seed", self.seed, "--size",
                   f"{c['size'][1]}x{c['size'][0]}", "--frames", c["frames"], "--steps", c["steps"], "--guidance", c["guidance"], "--device", "cpu", "--dtype", "fp32",
                   "--native", "--save-latents", out / "latents.safetensors", "--save-frames", out / "frames.safetensors"]
        if "guidance2" in c:
            command += ["--guidance-2", c["guidance2"]]
        for option, seed, wanted in (("--first-frame", 1, c["image"]), ("--last-frame", 2, c["last"])):
            if wanted:
                picture(seed, self.ends).save(out / f"{seed}.png")
                command += [option, out / f"{seed}.png"]
        for i, size in enumerate(c["references"]):
            picture(10 + i, size).save(out / f"r{i}.png")
            command += ["--reference", out / f"r{i}.png"]
        for frame, seed in c["known"].items():
            picture(seed, c["size"]).save(out / f"at{frame}.png")
            command += ["--frame-at", f"{frame}:{out / f'at{frame}.png'}"]
        if c["video"]:
            for i in range(c["frames"]):
                picture(20 + i, c["size"]).save(out / f"v{i:03}.png")
            subprocess.run(["ffmpeg", "-loglevel", "error", "-framerate", "16", "-i", str(out / "v%03d.png"), "-c:v", "ffv1", "-pix_fmt", "bgr0", str(out / "v.mkv")], check=True)
            command += ["--video", out / "v.mkv", "--strength", c["strength"]]
        done = subprocess.run([str(x) for x in command], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError((done.stderr or done.stdout).strip().splitlines()[-1])
        return load_file(out / "latents.safetensors")["latents"], load_file(out / "frames.safetensors")["frames"]


def psnr(a, b, peak):
    if a.shape != b.shape:
        return f"shape {list(a.shape)} against {list(b.shape)}"
    error = (a.double() - b.double()).square().mean().item()
    return 200.0 if error == 0 else 10 * math.log10(peak * peak / error)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--cli", default=str(ROOT / "build/dev/bin/framewright-cli"))
    parser.add_argument("--keep")
    options = parser.parse_args()
    torch.set_num_threads(1)
    isGood = True
    print(f"{'configuration':28} {'latents dB':>12} {'frames dB':>12} {'decoded dB':>12}")
    for name in options.names or CONFIGS:
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(options.keep or temporary) / name
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "model").mkdir(parents=True)
            case = Case(name, CONFIGS[name])
            case.build()
            case.write(folder / "model")
            latents, frames = case.reference()
            try:
                got = case.ours(options.cli, folder)
            except RuntimeError as error:
                print(f"{name:28} {error}")
                isGood = False
                continue
            # Peaks: what the reference spans
            results = [psnr(got[0], latents, (latents.max() - latents.min()).item()), psnr(got[1], frames, 2)]
            isGood = isGood and all(isinstance(r, float) and r >= 60 for r in results)
            results.append(psnr(got[1], case.decode(got[0]), 2))
            print(f"{name:28} " + " ".join(f"{r:12.1f}" if isinstance(r, float) else r for r in results), flush=True)
    return 0 if isGood else 1


if __name__ == "__main__":
    sys.exit(main())
