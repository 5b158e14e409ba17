"""Fits the starter's latent -> colour table: the cheapest preview (wan.md section 4).

Run: python tools/fit_preview.py [clips]   (needs torch, diffusers, opencv, Pillow; a developer's tool, never needed at run time)

Clips of the generator are encoded; each normalised latent pixel is regressed on the mean colour (-1..1) of its cell in the decoded frames
that it stands for (frame 0 for the first latent, four frames for each other). Least squares with a small ridge. Writes
resources/models/starter/preview.json: {"matrix": [[r, g, b] per channel], "bias": [r, g, b], "r2": how much it explains on held-out clips}.
"""
import json
import pathlib
import random
import sys

import numpy as np
import torch
from diffusers import AutoencoderKLWan

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "resources/models/starter"
sys.path.insert(0, str(ROOT / "tools/starter"))
import gen  # noqa: E402


@torch.no_grad()
def samples(vae, clip):
    """clip [17, 96, 160, 3] in 0..1 -> latents [n, C], colours [n, 3]"""
    video = torch.from_numpy(np.asarray(clip, np.float32)).permute(3, 0, 1, 2)[None] * 2 - 1
    z = vae.encode(video).latent_dist.mode()
    frames = vae.decode(z).sample[0]
    mean, std = (torch.tensor(v).view(1, -1, 1, 1, 1) for v in (vae.config.latents_mean, vae.config.latents_std))
    cells = torch.nn.functional.avg_pool2d(frames, frames.shape[-1] // z.shape[-1])  # [3, 17, h, w]
    colours = torch.cat([cells[:, :1], cells[:, 1:].unflatten(1, (-1, 4)).mean(2)], 1)
    return ((z - mean) / std)[0].flatten(1).T, colours.flatten(1).T


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    vae = AutoencoderKLWan.from_pretrained(MODEL / "vae", torch_dtype=torch.float32).eval()
    generator, rng = gen.Gen(nbg=4), random.Random(5)
    parts = []
    for _ in range(count):
        clip = np.asarray(generator.render(generator.sample_spec(rng)))
        parts.append(samples(vae, clip / 255.0 if clip.dtype == np.uint8 else clip))
    split = max(1, count // 5)
    x, y = (torch.cat([p[i] for p in parts[split:]]).double() for i in (0, 1))
    a = torch.cat([x, torch.ones(len(x), 1, dtype=torch.float64)], 1)
    table = torch.linalg.solve(a.T @ a + 1e-3 * len(x) * torch.eye(a.shape[1]).double(), a.T @ y)
    hx, hy = (torch.cat([p[i] for p in parts[:split]]).double() for i in (0, 1))
    error = (hx @ table[:-1] + table[-1] - hy).square().sum() / (hy - hy.mean(0)).square().sum()
    text = json.dumps(dict(matrix=[[round(v, 6) for v in row] for row in table[:-1].tolist()], bias=[round(v, 6) for v in table[-1].tolist()],
                           r2=round(1 - error.item(), 4)), indent=1)
    (MODEL / "preview.json").write_text(text + "\n")
    print("held-out r2", 1 - error.item(), "from", count, "clips")


if __name__ == "__main__":
    main()
