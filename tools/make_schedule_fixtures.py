"""Writes tests/diffusion/fixtures/schedules.json: what diffusers' schedulers do with fixed small vectors, in double.

Run: python tools/make_schedule_fixtures.py   (needs torch and diffusers; a developer's tool, never needed at run time)

Each case: sampler ("unipc" | "euler"), shift, steps, timesteps [steps], sigmas [steps + 1], start [4], v [steps][4] (what the
model answers at each step) and trajectory [steps][4] (the sample after each step). diffusers keeps sigmas in fp32; for UniPC they are
recomputed in double by its own formula, so the trajectory is exact to about 1e-12. FlowMatchEuler casts the sample to fp32: 1e-6.
"""
import json
import pathlib

import numpy as np
import torch
from diffusers import FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler

OUT = pathlib.Path(__file__).resolve().parent.parent / "tests/diffusion/fixtures/schedules.json"


def unipc(shift):
    return UniPCMultistepScheduler(num_train_timesteps=1000, prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=shift)


def sigmas_in_double(shift, steps):
    s = np.linspace(1, 1 / 1000, steps + 1)[:-1]
    s = shift * s / (1 + (shift - 1) * s)
    if abs(s[0] - 1) < 1e-6:
        s[0] -= 1e-6
    return torch.from_numpy(np.concatenate([s, [0.0]]))


def case(sampler, shift, steps, seed):
    g = torch.Generator().manual_seed(seed)
    scheduler = unipc(shift) if sampler == "unipc" else FlowMatchEulerDiscreteScheduler(num_train_timesteps=1000, shift=shift)
    scheduler.set_timesteps(steps)
    if sampler == "unipc":
        exact = sigmas_in_double(shift, steps)
        assert (exact - scheduler.sigmas.double()).abs().max() < 1e-6
        scheduler.sigmas = exact
    x = start = torch.randn(1, 4, generator=g, dtype=torch.float64)
    vs, path = [], []
    for i, t in enumerate(scheduler.timesteps):
        v = torch.randn(1, 4, generator=g, dtype=torch.float64) * 0.5 + x * 0.3
        vs.append(v[0].tolist())
        x = scheduler.step(v, t, x, return_dict=False)[0].double()
        path.append(x[0].tolist())
    return dict(sampler=sampler, shift=shift, steps=steps, timesteps=[float(t) for t in scheduler.timesteps],
                sigmas=[float(s) for s in scheduler.sigmas.double()], start=start[0].tolist(), v=vs, trajectory=path)


if __name__ == "__main__":
    cases = [case(sampler, shift, steps, 7 + i) for i, (sampler, shift, steps) in enumerate(
        (sampler, shift, steps) for sampler in ("unipc", "euler") for shift in (3.0, 5.0) for steps in (1, 2, 3, 8, 20))]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps({"cases": cases}, indent=None, separators=(",", ":")) + "\n")
    print(OUT, OUT.stat().st_size, "bytes", len(cases), "cases")
