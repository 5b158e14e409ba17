"""Times diffusers' own classes beside the engine's benchmarks: same machine, configs, weights and inputs.

Run: python tools/bench_diffusers.py [starter]        the peer of `./dev bench bench_starter`: one clip of the starter model
     python tools/bench_diffusers.py engine FOLDER    the peer of `./dev bench engine`: the networks that it left in FOLDER

Needs torch, diffusers, transformers: a developer's throw-away environment. `./dev bench` runs it with FW_BENCH_PYTHON. Prints its rows.
"""
import json
import pathlib
import statistics
import sys
import time

import torch
from diffusers import AutoencoderKLWan, FlowMatchEulerDiscreteScheduler, WanTransformer3DModel
from safetensors.torch import load_file
from transformers import UMT5EncoderModel

STARTER = pathlib.Path(__file__).resolve().parent.parent / "resources/models/starter"
STEPS, GUIDANCE, CLIPS, RUNS = 20, 4.0, 5, 3
TYPES = (("fp32", torch.float32), ("bf16", torch.bfloat16))
# Wan 2.1 T2V-1.3B; what is not said here are the classes' defaults
WAN = dict(num_attention_heads=12, attention_head_dim=128, in_channels=16, out_channels=16, ffn_dim=8960, num_layers=30)


def row(name, value, unit, note):
    print(f"bench | diffusers {name} | {value:.4g} | {unit} | {note}", flush=True)


def filled(module, weights, dtype):
    """As from_pretrained does it: what the class keeps in fp32 stays fp32."""
    keep = getattr(module, "_keep_in_fp32_modules", None) or []
    state = {key: weights[key] for key in module.state_dict()}
    module.load_state_dict({key: value.to(torch.float32 if any(part in key.split(".") for part in keep) else dtype)
                            for key, value in state.items()}, assign=True)
    return module.eval()


def network(kind, folder, dtype):
    return filled(kind.from_config(kind.load_config(folder)), load_file(folder / "diffusion_pytorch_model.safetensors"), dtype)


def timed_row(name, work, runs):
    work()
    times, cpu = [], time.process_time()
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    cpu = (time.process_time() - cpu) / runs
    row(name, statistics.median(times) * 1e3, "ms", f"median of {runs}; CPU time {cpu * 1e3:.4g} ms, all threads")


class Starter:
    def __init__(self, dtype):
        self.dtype = dtype
        self.length = json.loads((STARTER / "model_index.json").read_text())["starter"]["max_sequence_length"]
        self.text = UMT5EncoderModel.from_pretrained(STARTER / "text_encoder", dtype=torch.float32).eval()
        self.transformer = network(WanTransformer3DModel, STARTER / "transformer", dtype)  # the VACE blocks rest
        self.vae = network(AutoencoderKLWan, STARTER / "vae", dtype)
        self.scheduler = FlowMatchEulerDiscreteScheduler(shift=3.0)
        self.shape = (1, self.vae.config.z_dim, 5, 96 // 8, 160 // 8)

    def context(self, ids):
        padded = torch.tensor([ids + [0] * (self.length - len(ids))])
        mask = torch.tensor([[1] * len(ids) + [0] * (self.length - len(ids))])
        return (self.text(padded, mask).last_hidden_state * mask[..., None]).to(self.dtype)

    def velocity(self, latents, t, positive, negative):
        x = latents.to(self.dtype)
        cond = self.transformer(x, t[None], positive, return_dict=False)[0]
        plain = self.transformer(x, t[None], negative, return_dict=False)[0]
        return plain + GUIDANCE * (cond - plain)

    def decode(self, latents):
        mean = torch.tensor(self.vae.config.latents_mean).view(1, -1, 1, 1, 1)
        std = torch.tensor(self.vae.config.latents_std).view(1, -1, 1, 1, 1)
        frames = self.vae.decode((latents * std + mean).to(self.dtype), return_dict=False)[0]
        assert frames.shape == (1, 3, 17, 96, 160)

    def clip(self, seed):
        """Text encoding, 20 flow Euler steps with two passes each as WanPipeline does them, decode; 160x96, 17 frames."""
        begin = time.perf_counter()
        positive, negative = self.context([20 + seed, 30, 40, 1]), self.context([1])
        latents = torch.randn(self.shape, generator=torch.Generator().manual_seed(seed))
        self.scheduler.set_timesteps(STEPS)
        denoise = time.perf_counter()
        for t in self.scheduler.timesteps:
            velocity = self.velocity(latents, t, positive, negative)
            latents = self.scheduler.step(velocity.float(), t, latents, return_dict=False)[0]
        decode = time.perf_counter()
        self.decode(latents)
        end = time.perf_counter()
        return end - begin, (decode - denoise) / STEPS * 1e3, end - decode

    def parts(self, name):
        """One step and the decode alone, as `./dev bench engine` has them."""
        latents, text = torch.randn(self.shape), torch.randn(1, self.length, self.transformer.config.text_dim).to(self.dtype)
        step = torch.tensor(600.0)
        timed_row(f"starter: one step with guidance, {name}", lambda: self.velocity(latents, step, text, text), 15)
        timed_row(f"starter: decode, {name}", lambda: self.decode(latents), 5)


def time_starter():
    for name, dtype in TYPES:
        pipeline = Starter(dtype)
        count = CLIPS if pipeline.clip(0)[0] < 10 else 1  # bf16 without hardware for it takes a minute
        runs = [pipeline.clip(seed) for seed in range(1, count + 1)]
        total, step, decode = (statistics.median(column) for column in zip(*runs))
        row(f"starter {name}: one clip, text to pictures", total, "s", f"median of {count}, {torch.get_num_threads()} threads, no previews")
        row(f"starter {name}: one step with guidance", step, "ms", "median")
        row(f"starter {name}: decode", decode, "s", "median")
        pipeline.parts(name)


def compare(name, ours, theirs):
    scale = theirs.float().square().mean().sqrt()
    difference = (ours.float() - theirs.float()).square().mean().sqrt() / scale
    row(f"{name}: difference from ours", difference, "", "RMS over RMS")


def time_wan(folder, name, dtype):
    module = filled(WanTransformer3DModel(**WAN), load_file(folder / "transformer.safetensors"), dtype)
    inputs = load_file(folder / f"transformer.{name}.safetensors")
    text = inputs["text"].to(dtype)
    for size in sorted(key.removeprefix("latents.") for key in inputs if key.startswith("latents.")):
        latents, time_step = inputs[f"latents.{size}"].to(dtype), torch.full((1,), 600.0)
        answer = module(latents, time_step, text, return_dict=False)[0]
        timed_row(f"Wan 1.3B shape: one pass, {size}, {name}", lambda: module(latents, time_step, text, return_dict=False), RUNS)
        compare(f"Wan 1.3B shape, {size}, {name}", inputs[f"answer.{size}"], answer)


def time_vae(folder, name, dtype):
    module = filled(AutoencoderKLWan(), load_file(folder / "vae.safetensors"), dtype)
    inputs = load_file(folder / f"vae.{name}.safetensors")
    latents = inputs["latents"].to(dtype)
    answer = module.decode(latents, return_dict=False)[0]
    timed_row(f"Wan 2.1 VAE shape: decode, 128x128x9, {name}", lambda: module.decode(latents, return_dict=False), RUNS)
    compare(f"Wan 2.1 VAE shape, {name}", inputs["answer"], answer)


def main():
    for kind in (torch.nn.Linear, torch.nn.Conv2d, torch.nn.Conv3d):
        kind.reset_parameters = lambda self: None  # every weight is read, and drawing a billion takes long
    if sys.argv[1:] in ([], ["starter"]):
        work = time_starter
    elif len(sys.argv) == 3 and sys.argv[1] == "engine":
        folder = pathlib.Path(sys.argv[2])
        work = lambda: [each(folder, name, dtype) for each in (time_wan, time_vae) for name, dtype in TYPES]
    else:
        sys.exit(__doc__)
    with torch.inference_mode():
        work()


main()
