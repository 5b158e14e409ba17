"""Teaches the style LoRAs what the base does when the caption names the style, for full quality and for drafts at once.

Needs an exported folder only, no ring of clips and no autoencoder; runs on a CPU and on a GPU.

    style_words.py paths SECONDS WORKER [held]   adds paths of the teacher, a file a batch; workers run side by side
    style_words.py train STYLE SECONDS           goes on from the folder's LoRA of the style, or from the last checkpoint
    style_words.py write STYLE FILE.safetensors  the pairs with the lowest held-out error so far, in fp16
    style_words.py try SOURCE full|draft COUNT [WEIGHT]  how many of COUNT clips of each style look like it (look.py);
                                                 SOURCE: a folder of LoRAs, words_STYLE_best.pt, 'words' (the teacher) or
                                                 'none'; FW_STYLES: of some styles only

FW_STARTER is the folder (default: the one that ships), FW_STATE where paths and checkpoints are kept, FW_THREADS the
threads of a process. Any of it may be stopped and started again. SECONDS of training are those of all calls together.

The teacher is the base with the style's name before the caption: 24 guided steps, or 6 with the few-step LoRA. The
student gets the caption without the name, the style LoRA, and the very states of the teacher's path; it learns the
teacher's answers there, those without a caption too, so that guidance drives it the same way. Unlike training on clips of
the style the target has no noise in it. Held-out paths have other noise and other captions than those it learns from;
they alone choose what is kept. Not yet run on the shipped weights for want of a free processor, only on random tiny
ones; what was measured with `try` is in docs/starter.md.
"""
import glob
import os
import random
import sys
import time

import torch
from safetensors.torch import load_file, save_file

import common as C
import dit
import few_styles as S
from caps import Tok

STYLES = S.LOOKS[1:]
BATCH = 64 if C.DEV == 'cuda' else 8     # paths in a batch
EACH = 128 if C.DEV == 'cuda' else 24    # samples in one step of the training
DRAFTS = 1 / 3                           # of them from paths of drafts
RATE, WARM, DECAY = 2e-3, 20, .98
EVERY = 40                               # steps between two measurements
DRIVE = float(os.environ.get('FW_DRIVE', 1))  # how much of the style's name a draft of the teacher gets
FEW = C.schedule(C.STEPS // dit.SUBSTEPS)
FULL = C.schedule(C.STEPS)


# ------------------------------------------------------------ networks
class Bases:
    """The linear layers' weights without (full) and with (draft) the few-step pairs merged; works under LoRA pairs too."""

    def __init__(self, net):
        plain = {k: p for k, p in net.named_parameters() if k.startswith('dit.blocks') and k.endswith('.weight')}
        self.layers = {k.replace('.base.weight', '.weight'): p for k, p in plain.items()}
        pairs = S.weights('lora/few.safetensors')
        self.sets = dict(full={}, draft={})
        for key in pairs:
            if key.endswith('.lora_A.weight'):
                layer = key.replace('.lora_A.weight', '')
                name = S.named(layer) + '.weight'
                self.sets['full'][name] = self.layers[name].data
                self.sets['draft'][name] = self.layers[name].data + pairs[layer + '.lora_B.weight'] @ pairs[key]

    def use(self, mode):
        for k, w in self.sets[mode].items():
            self.layers[k].data = w


def student(pairs, scale=1.0):
    """The folder's networks with style pairs on the layers that have them, which alone train."""
    n = S.base()
    for key in pairs:
        if key.endswith('.lora_A.weight'):
            layer = key.replace('.lora_A.weight', '')
            holder, _, name = S.named(layer).rpartition('.')
            holder = n.get_submodule(holder)
            lora = dit.LoraLinear(getattr(holder, name) if not name.isdigit() else holder[int(name)], len(pairs[key]))
            holder.add_module(name, lora)
            with torch.no_grad():
                lora.down.copy_(pairs[key])
                lora.up.copy_(pairs[layer + '.lora_B.weight'] * scale)
    return n


def empty(b):
    """The tokens of no caption."""
    ids = torch.zeros(b, C.TL, dtype=torch.long, device=C.DEV)
    ids[:, 0] = 1
    return ids


# ------------------------------------------------------------ the teacher's paths
@torch.no_grad()
def walk(net, mode, ids, seed, plain=None):
    """A batch of whole paths -> last state; states and answers, [steps,B,...] each; answers without a caption (full only).

    plain: the captions without the style's name, where drafts are to be driven by the name as guidance would drive them."""
    levels = FULL if mode == 'full' else FEW
    x = torch.randn(len(ids), C.Z, 5, 12, 20, generator=torch.Generator().manual_seed(seed)).to(C.DEV)
    states, answers, blind = [], [], []
    with C.amp():
        for s0, s1 in zip(levels[:-1], levels[1:]):
            t = torch.full((len(ids),), s0 * 1000, device=C.DEV)
            v = net(x, t, ids).float()
            if mode == 'draft' and plain is not None:
                p = net(x, t, plain).float()
                v = p + DRIVE * (v - p)
            states.append(x.half())
            answers.append(v.half())
            if mode == 'full':
                u = net(x, t, empty(len(ids))).float()
                blind.append(u.half())
                v = u + C.GUIDANCE * (v - u)
            x = x + (s1 - s0) * v
    return x, torch.stack(states), torch.stack(answers), torch.stack(blind) if blind else None


def texts(count, held, seed):
    """Captions that name no style."""
    return S.captions(count, 1, held, random.Random(seed))


def make_paths(seconds, worker, held=False):
    """Adds batches of the teacher's paths, styles and qualities in turn, until the seconds are over."""
    os.makedirs(C.at('words'), exist_ok=True)
    net, tok, end, split = S.base(), Tok(C.SPIECE, C.TL), time.time() + seconds, 'held' if held else 'train'
    bases = Bases(net)
    n = len(glob.glob(C.at(f'words/{split}_{worker}_*.pt')))
    while time.time() < end:
        t, style, mode = time.time(), STYLES[n % 3], ('full', 'draft')[n // 3 % 2]
        seed = (700 + worker if held else 300 + worker) * 100000 + n
        plain = texts(BATCH, held, seed)
        bases.use(mode)
        ids, own = tok([f'{style}, {c}' for c in plain])[0].to(C.DEV), tok(plain)[0]
        x, states, answers, blind = walk(net, mode, ids, seed, own.to(C.DEV))
        C.save(dict(style=style, mode=mode, ids=own, captions=plain, end=x.half().cpu(), states=states.cpu(),
                    answers=answers.cpu(), blind=blind if blind is None else blind.cpu()), f'words/{split}_{worker}_{n:05d}.pt')
        n += 1
        C.log('words', f'{split} worker {worker} batch {n}: {style} {mode}, {(time.time() - t) / BATCH:.2f}s a path')


class Paths:
    """The stored paths of one style; refresh() takes in what the workers have added since."""

    def __init__(self, split, style):
        self.split, self.style, self.seen = split, style, set()
        self.files = dict(full=[], draft=[])
        self.refresh()

    def refresh(self):
        for f in sorted(set(glob.glob(C.at(f'words/{self.split}_*.pt'))) - self.seen):
            self.seen.add(f)
            d = torch.load(f, weights_only=True)
            if d['style'] == self.style:
                self.files[d['mode']].append(d)

    def count(self):
        return {m: len(f) * BATCH for m, f in self.files.items()}

    def draw(self, mode, count):
        """Samples of random paths and steps: states, noise levels, captions, answers; 1 in 4 of full ones without caption."""
        levels, out = FULL if mode == 'full' else FEW, []
        for _ in range(count):
            d = random.choice(self.files[mode])
            k, p = random.randrange(d['states'].shape[0]), random.randrange(BATCH)
            blind = mode == 'full' and random.random() < .25
            out.append((d['states'][k, p], levels[k], empty(1)[0] if blind else d['ids'][p], (d['blind'] if blind else d['answers'])[k, p]))
        x, s, ids, v = zip(*out)
        return torch.stack(x).float().to(C.DEV), torch.tensor(s, device=C.DEV), torch.stack(ids).to(C.DEV), torch.stack(v).float().to(C.DEV)


# ------------------------------------------------------------ training
def error(net, samples):
    x, s, ids, v = samples
    with C.amp():
        y = net(x, s * 1000, ids)
    return (y.float() - v).square().mean()


class Training:
    """The student, its optimiser and averages, and what a checkpoint keeps of them."""

    def __init__(self, style):
        self.name = f'words_{style}'
        self.train, self.held = Paths('train', style), Paths('held', style)
        self.net = student(S.weights(f'lora/style_{style}.safetensors'))
        self.bases, self.params = Bases(self.net), dit.trained(self.net)
        self.opt = C.Opt(self.params, lr_a=RATE, muon_filter=lambda n, p: False)
        self.ema = C.EMA(self.net, DECAY)
        self.ema.w = {k: self.ema.w[k] for k, _ in self.params}
        self.steps, self.spent, self.best = 0, 0.0, float('inf')
        random.seed(99)
        self.fixed = dict(full=[self.held.draw('full', 32) for _ in range(3)], draft=[self.held.draw('draft', 32) for _ in range(2)])
        if os.path.exists(C.at(self.name + '.pt')):
            self.load()
        random.seed(self.steps)

    def load(self):
        d = torch.load(C.at(self.name + '.pt'), map_location=C.DEV, weights_only=True)
        with torch.no_grad():
            for k, p in self.params:
                p.copy_(d['pairs'][k])
        self.opt.load(d['opt'])
        self.ema.w, self.ema.n = d['ema'], d['steps']
        self.steps, self.spent, self.best = d['steps'], d['spent'], d['best']

    def keep(self):
        state = dict(pairs={k: p.detach() for k, p in self.params}, opt=self.opt.state(), ema=self.ema.w)
        C.save(dict(state, steps=self.steps, spent=self.spent, best=self.best), self.name + '.pt')

    def step(self, rate):
        """One step on samples of both qualities; returns the error of each."""
        self.opt.zero()
        errors = []
        for mode, share in (('full', 1 - DRAFTS), ('draft', DRAFTS)):
            self.bases.use(mode)
            e = error(self.net, self.train.draw(mode, round(EACH * share)))
            (e * share).backward()
            errors.append(e.item())
        torch.nn.utils.clip_grad_norm_([p for _, p in self.params], 1.0)
        self.opt.step(rate)
        self.ema.update(self.net)
        self.steps += 1
        return errors

    @torch.no_grad()
    def errors(self):
        """Held-out errors as they are now: full, draft."""
        out = []
        for mode, batches in self.fixed.items():
            self.bases.use(mode)
            out.append(sum(error(self.net, b).item() for b in batches) / len(batches))
        return out

    @torch.no_grad()
    def measured(self):
        """Measures the averaged pairs; the best so far are left in NAME_best.pt."""
        if self.steps == 0:                  # what there is to learn: the error without any pairs
            own = {k: p.detach().clone() for k, p in self.params if k.endswith('.up')}
            for k, p in self.params:
                if k in own:
                    p.zero_()
            C.log(self.name, 'without pairs: full {:.5f}, draft {:.5f}'.format(*self.errors()))
            for k, p in self.params:
                if k in own:
                    p.copy_(own[k])
        with S.averaged(self.net, self.ema):
            full, draft = self.errors()
        if full + draft < self.best:
            self.best = full + draft
            C.save(dict(pairs=dit.lora_state(self.ema), held=[full, draft], steps=self.steps), self.name + '_best.pt')
        C.log(self.name, f'step {self.steps}, {self.spent:.0f}s: held-out full {full:.5f}, draft {draft:.5f}')


def train(style, seconds):
    """Trains until all calls together have taken the seconds."""
    torch.manual_seed(6)
    t = Training(style)
    C.log(t.name, f'paths {t.train.count()}, held out {t.held.count()}')
    if t.steps == 0:
        t.measured()
    recent = []
    while t.spent < seconds:
        t0 = time.time()
        recent.append(t.step(min(1, (t.steps + 1) / WARM) * max(.02, 1 - t.spent / seconds)))
        t.spent += time.time() - t0
        if t.steps % EVERY == 0 or t.spent >= seconds:
            mean = [sum(x) / len(x) for x in zip(*recent)]
            C.log(t.name, f'step {t.steps}, error full {mean[0]:.5f} draft {mean[1]:.5f}')
            recent = []
            t.measured()
            t.keep()
            t.train.refresh()


def write(style, path):
    """The best pairs under the names and in the order of the folder's file."""
    pairs = torch.load(C.at(f'words_{style}_best.pt'), map_location='cpu', weights_only=True)['pairs']
    shipped = load_file(os.path.join(S.FOLDER, f'lora/style_{style}.safetensors'))
    assert {k: t.shape for k, t in shipped.items()} == {k: t.shape for k, t in pairs.items()}
    save_file({k: pairs[k].half().contiguous() for k in shipped}, path)


# ------------------------------------------------------------ trying
def pairs_of(source, style):
    """The style pairs that a source stands for: a folder of LoRAs, or the file of a training."""
    if os.path.isdir(source):
        return {k: t.float() for k, t in load_file(f'{source}/style_{style}.safetensors').items()}
    return torch.load(C.at(source.replace('STYLE', style)), map_location=C.DEV, weights_only=True)['pairs']


def attempt(source, mode, count, scale=1.0):
    """Clips of held-out captions in every style -> how many are named as they should be, by colour; latents stay in tried_*.pt."""
    import look
    judge, tok, kept = look.load(), Tok(C.SPIECE, C.TL), {}
    plain = texts(count, True, 4711)
    for style in os.environ.get('FW_STYLES', ' '.join(STYLES)).split():
        net = S.base() if source in ('words', 'none') else student(pairs_of(source, style), scale)
        Bases(net).use(mode)
        ids = own = tok(plain)[0].to(C.DEV)
        if source == 'words':
            ids = tok([f'{style}, {c}' for c in plain])[0].to(C.DEV)
        x = torch.cat([walk(net, mode, ids[i:i + BATCH], 90 + i, own[i:i + BATCH] if source == 'words' else None)[0] for i in range(0, count, BATCH)])
        names = look.named(judge, x)
        kept[style] = x.half().cpu()
        taken = {n: names.count(i) for i, n in enumerate(S.LOOKS) if i in names}
        C.log('try', f'{source} x{scale} {mode} {style}: {names.count(S.LOOKS.index(style))}/{count} {taken}')
    C.save(dict(latents=kept, captions=plain), f'tried_{os.path.basename(source.rstrip("/"))}_{mode}_{scale}.pt')


def main(what, *args):
    torch.set_num_threads(int(os.environ.get('FW_THREADS', 1 if C.DEV == 'cpu' else 8)))
    torch.set_flush_denormal(True)
    os.makedirs(C.STATE, exist_ok=True)
    if what == 'paths':
        make_paths(float(args[0]), int(args[1]), args[2:] == ('held',))
    elif what == 'train':
        train(args[0], float(args[1]))
    elif what == 'write':
        write(*args)
    elif what == 'try':
        attempt(args[0], args[1], int(args[2]), float((args[3:] or ('1',))[0]))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main(*(sys.argv[1:] or ['help']))
