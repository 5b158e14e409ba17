"""Writes tests/diffusion/fixtures/schedules.json: what diffusers' schedulers do with fixed small vectors, in double.

Run: python tools/make_schedule_fixtures.py   (needs torch and diffusers; a developer's tool, never needed at run time)

Each case: sampler ("unipc" | "dpmpp" | "euler" | "few-step"), shift, steps, given (true: sigmas is a list handed to the scheduler, not its own), timesteps [steps], sigmas [steps + 1], start [4], v [steps][4] (what the
model answers at each step) and trajectory [steps][4] (the sample after each step). diffusers keeps sigmas in fp32; for UniPC and DPM++ they are
recomputed in double by its own formula, so the trajectory is exact to about 1e-12. FlowMatchEuler casts the sample to fp32: 1e-6.
"few-step" is FlowMatchEuler with stochastic_sampling; its noise is drawn from the seed that our sampler uses for the step.
"""
import json
import pathlib

import numpy as np
import torch
import diffusers.schedulers.scheduling_dpmsolver_multistep as dpm_module
from diffusers import DPMSolverMultistepScheduler, FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler

OUT = pathlib.Path(__file__).resolve().parent.parent / "tests/diffusion/fixtures/schedules.json"


MULTISTEP = dict(unipc=UniPCMultistepScheduler, dpmpp=DPMSolverMultistepScheduler)


class InDouble:
    """torch, where casting to float32 keeps doubles: DPM++ casts its samples."""

    def __getattr__(self, name):
        return torch.float64 if name == "float32" else getattr(torch, name)


dpm_module.torch = InDouble()


def multistep(sampler, shift):
    return MULTISTEP[sampler](num_train_timesteps=1000, prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=shift)


GOLDEN = 0x9E3779B97F4A7C15  # engine/diffusion/Sampler.cpp
NOISE_SEED = 11


def euler(shift, is_few_step):
    return FlowMatchEulerDiscreteScheduler(num_train_timesteps=1000, shift=shift, stochastic_sampling=is_few_step)


def sigmas_in_double(sampler, shift, steps, given):
    if sampler == "dpmpp":  # from 1 - 1 / 1000 down to 0
        s = 1.0 - np.linspace(1, 1 / 1000, steps + 1)
        return torch.from_numpy(np.append(np.flip(shift * s / (1 + (shift - 1) * s))[:-1], 0.0))
    s = np.linspace(1, 1 / 1000, steps + 1)[:-1] if given is None else np.array(given)
    s = shift * s / (1 + (shift - 1) * s)
    if abs(s[0] - 1) < 1e-6:
        s[0] -= 1e-6
    return torch.from_numpy(np.concatenate([s, [0.0]]))


def case(sampler, shift, steps, seed, given=None):
    g = torch.Generator().manual_seed(seed)
    scheduler = multistep(sampler, shift) if sampler in MULTISTEP else euler(shift, sampler == "few-step")
    scheduler.set_timesteps(steps, **({} if given is None else dict(sigmas=np.array(given))))
    if sampler in MULTISTEP:
        exact = sigmas_in_double(sampler, shift, steps, given)
        assert (exact - scheduler.sigmas.double()).abs().max() < 1e-6
        scheduler.sigmas = exact
    x = start = torch.randn(1, 4, generator=g, dtype=torch.float64)
    vs, path = [], []
    for i, t in enumerate(scheduler.timesteps):
        v = torch.randn(1, 4, generator=g, dtype=torch.float64) * 0.5 + x * 0.3
        vs.append(v[0].tolist())
        torch.manual_seed((NOISE_SEED + GOLDEN * (i + 1)) % 2**64)
        x = scheduler.step(v, t, x, return_dict=False)[0].double()
        path.append(x[0].tolist())
    return dict(sampler=sampler, shift=shift, steps=steps, given=given is not None, timesteps=[float(t) for t in scheduler.timesteps],
                sigmas=[float(s) for s in scheduler.sigmas.double()], start=start[0].tolist(), v=vs, trajectory=path)


if __name__ == "__main__":
    cases = [case(sampler, shift, steps, 7 + i) for i, (sampler, shift, steps) in enumerate(
        (sampler, shift, steps) for sampler in ("unipc", "euler") for shift in (3.0, 5.0) for steps in (1, 2, 3, 8, 20))]
    lists = ([1.0, 0.757, 0.522], [1.0, 0.9375, 0.8333, 0.625], [0.94, 0.6, 0.3])
    cases += [case(sampler, 1.0, len(given), 70 + i, given) for sampler in ("unipc", "euler", "few-step") for i, given in enumerate(lists)]
    cases += [case("dpmpp", shift, steps, 90 + i) for i, (shift, steps) in enumerate((s, n) for s in (1.0, 3.0) for n in (1, 2, 3, 16))]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps({"cases": cases}, indent=None, separators=(",", ":")) + "\n")
    print(OUT, OUT.stat().st_size, "bytes", len(cases), "cases")
