"""Names the style of latents by their colours alone: a quick yardstick for the work on styles, which is not the judge.

    look.py CLIPS       draws CLIPS clips of the generator, trains on them, measures on others, leaves look.pt in FW_STATE

It sees what preview.json makes of latents: 12x20 coloured cells in five moments. For training those cells are averaged
from drawn clips, with as much error added as the table makes.
"""
import json
import os
import random
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import common as C
from data import STYLES
from gen import Gen

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, '../../../resources/models/starter/preview.json')
ERROR = .13                           # of the table, in colours of -1..1: its r2 is 0.93


def colours(x):
    """Latents [B,24,5,12,20] -> colours [B,3,5,12,20] in -1..1."""
    d = json.load(open(TABLE))
    return torch.einsum('bctyx,cr->brtyx', x.float(), torch.tensor(d['matrix'])) + torch.tensor(d['bias']).view(1, 3, 1, 1, 1)


def cells(clip):
    """A clip u8 [17,96,160,3] -> colours [3,5,12,20]."""
    v = F.avg_pool2d(torch.from_numpy(clip).permute(3, 0, 1, 2).float() / 127.5 - 1, 8)
    return torch.cat([v[:, :1], v[:, 1:].unflatten(1, (4, 4)).mean(2)], 1)


class Look(nn.Module):
    """Colours [B,3,5,12,20] -> logits of data.STYLES."""

    def __init__(self):
        super().__init__()
        conv = lambda i, o, s: [nn.Conv2d(i, o, 3, s, 1), nn.BatchNorm2d(o), nn.ReLU()]
        self.net = nn.Sequential(*conv(15 + 5, 48, 1), *conv(48, 64, 2), *conv(64, 64, 2), nn.Flatten(), nn.Dropout(.3),
                                 nn.Linear(64 * 3 * 5, 96), nn.ReLU(), nn.Linear(96, len(STYLES)))

    def forward(self, x):
        spread = x.amax(1) - x.amin(1)        # how colourful a cell is tells most
        return self.net(torch.cat([x.flatten(1, 2), spread], 1))


def drawn(count, seed, **gen):
    """count clips of all styles -> colours, styles."""
    g, r = Gen(seed=seed, jit=.6, **gen), random.Random(seed)
    specs = [g.sample_spec(r, style=STYLES[i % len(STYLES)]) for i in range(count)]
    return torch.stack([cells(g.render(s)) for s in specs]), torch.tensor([STYLES.index(s['style']) for s in specs])


def load():
    net = Look()
    net.load_state_dict(torch.load(C.at('look.pt'), weights_only=True))
    return net.eval()


@torch.no_grad()
def named(net, x):
    """Latents -> index into data.STYLES of each."""
    return net(colours(x)).argmax(1).tolist()


def main(count):
    torch.manual_seed(9)
    torch.set_num_threads(1)
    (x, y), (hx, hy) = drawn(count, 7), drawn(500, 1234, nbg=6)
    net = Look()
    opt = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=.02)
    steps = 1500
    for k in range(steps):
        for g in opt.param_groups:
            g['lr'] = 2e-3 * min(1, k / 50 + .02) * (1 - k / steps)
        b = torch.randint(0, len(x), (64,))
        noise = torch.randn(64, 3, 5, 12, 20) * ERROR * torch.rand(64, 1, 1, 1, 1)
        loss = F.cross_entropy(net(x[b] + noise), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    C.save(net.state_dict(), 'look.pt')
    with torch.no_grad():
        right = [(net(hx + torch.randn_like(hx) * e).argmax(1) == hy).float().mean().item() for e in (0, ERROR)]
    C.log('look', f'{count} clips; right on 500 others: {right[0]:.3f}, with the error of the table {right[1]:.3f}')


if __name__ == '__main__':
    os.makedirs(C.STATE, exist_ok=True)
    main(int(sys.argv[1]))
