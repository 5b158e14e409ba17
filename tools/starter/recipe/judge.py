"""A classifier that sees only the generator's clips and tells subject, place, motion and style: python3 judge.py SECONDS (trains it from the ring, measures it on clips of other
backgrounds and seeds, leaves judge.pt). It is a yardstick for what the model makes; the model never sees it."""
import os, random, sys, time
import common as C
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
HEADS = dict(subject=(0, 29), place=(1, 11), motion=(2, 9), style=(5, 4))
SEEN = [0, 3, 6, 10, 13, 16]                                # the frames that it looks at, at half size


class Judge(nn.Module):
    def __init__(self):
        super().__init__(); c = [5, 16, 32, 48, 64]; self.frame = nn.Sequential(*[m for i, o in zip(c, c[1:]) for m in (nn.Conv2d(i, o, 5 if i == 5 else 3, 1 if i == 48 else 2, 2 if i == 5 else 1), nn.BatchNorm2d(o), nn.ReLU(), nn.Conv2d(o, o, 3, 1, 1), nn.BatchNorm2d(o), nn.ReLU())])
        self.space = nn.Sequential(nn.Conv3d(64, 64, 3, 1, 1), nn.BatchNorm3d(64), nn.ReLU(), nn.Conv3d(64, 48, 3, (1, 2, 2), 1), nn.BatchNorm3d(48), nn.ReLU()); self.last = nn.Sequential(nn.Flatten(), nn.Dropout(.2), nn.Linear(48 * 6 * 15, 256), nn.ReLU())
        self.heads = nn.ModuleDict({k: nn.Linear(256, n) for k, (_, n) in HEADS.items()})

    def forward(self, x):
        """x as look() gives it -> logits by attribute."""
        b, _, t, h, w = x.shape; g = torch.stack(torch.meshgrid(torch.linspace(-1, 1, h, device=x.device), torch.linspace(-1, 1, w, device=x.device), indexing='ij'))
        y = self.frame(torch.cat([x, g[None, :, None].expand(b, 2, t, h, w)], 1).transpose(1, 2).flatten(0, 1)); y = self.last(self.space(y.unflatten(0, (b, t)).transpose(1, 2))); return {k: l(y) for k, l in self.heads.items()}


def look(clips):
    """clips u8 [B,17,96,160,3] -> [B,3,6,48,80] in -1..1."""
    return F.avg_pool3d(C.video(torch.from_numpy(np.ascontiguousarray(clips[:, SEEN]))), (1, 2, 2))


def worse(x):
    """A little softer and noisier, as decoded clips are, so that the judge does not live on single pixels."""
    if random.random() < .5: x = (x + F.avg_pool3d(x, (1, 3, 3), 1, (0, 1, 1))) / 2
    return (x * random.uniform(.9, 1.1) + random.uniform(-.06, .06) + torch.randn_like(x) * random.uniform(0, .05)).clamp(-1, 1)


@torch.no_grad()
def accuracy(j, clips, labels):
    """clips u8 [n,17,96,160,3], labels int [n,8] -> share right by attribute, and of subject, place and motion together."""
    j.eval(); ok = {k: [] for k in HEADS}
    for i in range(0, len(clips), 32):
        y = j(look(clips[i:i + 32]))
        for k, (c, _) in HEADS.items(): ok[k] += (y[k].argmax(1).cpu() == torch.as_tensor(labels[i:i + 32, c]).long()).tolist()
    r = {k: float(np.mean(v)) for k, v in ok.items()}; r['all three'] = float(np.mean(np.all([ok['subject'], ok['place'], ok['motion']], 0))); return r


def unseen(n):
    from data import labels
    from gen import Gen
    g, r = Gen(seed=1234, nbg=6, jit=.6), random.Random(777); sp = [g.sample_spec(r) for _ in range(n)]; return np.stack([g.render(s) for s in sp]), np.array([labels(s) for s in sp])


def pictures(count=5000):
    """What the judge sees of the first clips in the ring's window, fp16, and their labels."""
    ring = C.Ring(); lo, hi = ring.window(); s = np.arange(lo, min(hi, lo + count)) % C.SLOTS
    return torch.cat([look(ring.clips[s[i:i + 64]]).half().cpu() for i in range(0, len(s), 64)]), torch.from_numpy(ring.labels[s]).long()


def main(seconds):
    """seconds: of the processor, all calls together; goes on from its last checkpoint (judge_going.pt)."""
    torch.set_num_threads(int(os.environ.get('FW_THREADS', 1 if C.DEV == 'cpu' else 8))); torch.manual_seed(4); random.seed(4); j = Judge().to(C.DEV); opt = torch.optim.AdamW(j.parameters(), 2e-3, weight_decay=.02); n, spent, last, b = 0, 0.0, time.time(), 16 if C.TINY else 64
    if os.path.exists(C.at('judge_going.pt')):
        d = torch.load(C.at('judge_going.pt'), map_location=C.DEV, weights_only=True); j.load_state_dict(d['model']); opt.load_state_dict(d['opt']); n, spent = d['n'], d['spent']; torch.manual_seed(4 + n); random.seed(4 + n)
    clips, labels = pictures(); C.log('judge', f'{len(clips)} clips, from step {n}')
    while spent < seconds:
        t = time.process_time(); s = torch.randint(0, len(clips), (b,)); x = worse(clips[s].to(C.DEV).float()); y = labels[s].to(C.DEV)
        for g in opt.param_groups: g['lr'] = 2e-3 * min(1, n / 50 + .02) * max(.001, 1 - spent / seconds)
        with C.amp(): loss = sum(F.cross_entropy(v.float(), y[:, HEADS[k][0]]) for k, v in j(x).items())
        opt.zero_grad(); loss.backward(); opt.step(); n += 1; spent += time.process_time() - t
        if n % 10 == 0: C.log('judge', n, f'{spent:.0f}s loss {loss.item():.3f}')
        if time.time() - last > 60: C.save(dict(model=j.state_dict(), opt=opt.state_dict(), n=n, spent=spent), 'judge_going.pt'); last = time.time()
    C.save({k: t.half() if t.is_floating_point() else t for k, t in j.state_dict().items()}, 'judge.pt'); C.log('judge', 'on unseen real clips', accuracy(j, *unseen(16 if C.TINY else 400)))


if __name__ == '__main__': main(float(sys.argv[1]))
