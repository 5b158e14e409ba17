"""Times diffusers' own classes on the starter model: the peer of `./dev bench bench_starter`, on the same machine and weights.

Run: python tools/bench_diffusers.py [FOLDER]   (needs torch, diffusers, transformers: a developer's throw-away environment)

Text encoding, 20 flow Euler steps with guidance (two passes a step, as WanPipeline does them) and the decode of one clip, 160x96 and 17
frames. Prints the rows of ./dev bench; median of 5 after one warm-up (of 1 where a clip takes over 10 s).
"""
import pathlib
import statistics
import sys
import time

import torch
from diffusers import AutoencoderKLWan, FlowMatchEulerDiscreteScheduler, WanTransformer3DModel
from safetensors.torch import load_file
from transformers import UMT5EncoderModel

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEPS, GUIDANCE, RUNS = 20, 4.0, 5


def row(name, value, unit, note):
    print(f"bench | diffusers {name} | {value:.4g} | {unit} | {note}", flush=True)


def network(kind, folder, dtype):
    module = kind.from_config(kind.load_config(folder))
    module.load_state_dict(load_file(folder / "diffusion_pytorch_model.safetensors"))
    return module.to(dtype).eval()


class Pipeline:
    def __init__(self, folder, dtype):
        self.dtype = dtype
        self.text = UMT5EncoderModel.from_pretrained(folder / "text_encoder", dtype=torch.float32).eval()
        self.transformer = network(WanTransformer3DModel, folder / "transformer", dtype)
        self.vae = network(AutoencoderKLWan, folder / "vae", dtype)
        self.scheduler = FlowMatchEulerDiscreteScheduler(shift=3.0)

    def context(self, ids):
        padded = torch.tensor([ids + [0] * (40 - len(ids))])
        mask = torch.tensor([[1] * len(ids) + [0] * (40 - len(ids))])
        return (self.text(padded, mask).last_hidden_state * mask[..., None]).to(self.dtype)

    def clip(self, seed):
        begin = time.perf_counter()
        positive, negative = self.context([20 + seed, 30, 40, 1]), self.context([1])
        latents = torch.randn(1, 48, 5, 6, 10, generator=torch.Generator().manual_seed(seed))
        self.scheduler.set_timesteps(STEPS)
        denoise = time.perf_counter()
        for t in self.scheduler.timesteps:
            x = latents.to(self.dtype)
            cond = self.transformer(x, t[None], positive, return_dict=False)[0]
            plain = self.transformer(x, t[None], negative, return_dict=False)[0]
            velocity = plain + GUIDANCE * (cond - plain)
            latents = self.scheduler.step(velocity.float(), t, latents, return_dict=False)[0]
        decode = time.perf_counter()
        mean = torch.tensor(self.vae.config.latents_mean).view(1, -1, 1, 1, 1)
        std = torch.tensor(self.vae.config.latents_std).view(1, -1, 1, 1, 1)
        frames = self.vae.decode((latents * std + mean).to(self.dtype), return_dict=False)[0]
        assert frames.shape == (1, 3, 17, 96, 160)
        end = time.perf_counter()
        return end - begin, (decode - denoise) / STEPS * 1e3, end - decode


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources/models/starter"
    for name, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
        pipeline = Pipeline(folder, dtype)
        with torch.inference_mode():
            count = RUNS if pipeline.clip(0)[0] < 10 else 1  # bf16 without hardware for it takes a minute
            runs = [pipeline.clip(seed) for seed in range(1, count + 1)]
        total, step, decode = (statistics.median(column) for column in zip(*runs))
        row(f"{name}: one clip, text to pictures", total, "s", f"median of {count}, {torch.get_num_threads()} threads, no previews")
        row(f"{name}: one step with guidance", step, "ms", "median")
        row(f"{name}: decode", decode, "s", "median")


main()
