"""Teaches the few-step LoRA to work together with the style LoRAs.

Needs an exported folder only, no ring of clips and no autoencoder; runs on a CPU and on a GPU.

    few_styles.py paths SECONDS WORKER [held]   adds paths of the teacher, a file a batch; workers run side by side
    few_styles.py train SECONDS                 goes on from the folder's few-step LoRA, or from the last checkpoint
    few_styles.py write FILE.safetensors        the pairs with the lowest held-out loss so far, in fp16

FW_STARTER is the folder (default: the one that ships), FW_STATE where paths and checkpoints are kept, FW_THREADS the
threads of a process. Any of it may be stopped and started again. SECONDS of training are those of all calls together:
the size of the steps falls to nothing over them.

The teacher is the base with a style LoRA merged, 24 steps with guidance, captions that do not name the style, as the
presets use it. The student is the same network with the few-step pairs on top; it learns the mean velocity of each
stretch of four steps of the teacher's own paths. Held-out paths have other noise and other captions than those that it
learns from; they alone choose what is kept.
"""
import contextlib
import glob
import os
import random
import sys
import time
import zlib

import torch
from safetensors.torch import load_file, save_file

import common as C
import dit
from caps import Tok, augment
from gen import Gen

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.environ.get('FW_STARTER', os.path.join(HERE, '../../../resources/models/starter'))
LOOKS = ['none', 'cinematic', 'cartoon', 'documentary']
TURNS = [1, 2, 3, 1, 2, 3, 0]       # looks of the batches of paths: one in seven without a style LoRA
BATCH = 64 if C.DEV == 'cuda' else 4  # paths in a batch
EACH = 16 if C.DEV == 'cuda' else 1   # samples of each stretch and look in one step of the training
RATE, WARM, DECAY = 5e-4, 10, .98
EVERY = 20                          # steps between two measurements of the held-out loss
SIGMAS = C.schedule(C.STEPS)[::dit.SUBSTEPS]  # the noise levels that the student steps between
STRETCHES = len(SIGMAS) - 1


# ------------------------------------------------------------ networks
def weights(path):
    """The tensors of one safetensors file of the folder, as fp32 on the device."""
    return {k: t.float().to(C.DEV) for k, t in load_file(os.path.join(FOLDER, path)).items()}


def base():
    """The folder's transformer and text encoder."""
    net = C.Net().to(C.DEV)
    net.dit.load_state_dict(weights('transformer/diffusion_pytorch_model.safetensors'))
    net.te.load_state_dict(weights('text_encoder/model.safetensors'))
    return net.eval().requires_grad_(False)


def named(key):
    """A LoRA file's name of a layer or pair -> its name in Net."""
    return key.replace('transformer.', 'dit.', 1).replace('.lora_A.weight', '.down').replace('.lora_B.weight', '.up')


class Looks:
    """The linear layers' weights with each style LoRA merged; works with and without few-step pairs on the layers."""

    def __init__(self, net):
        plain = {k: p for k, p in net.named_parameters() if k.startswith('dit.blocks') and k.endswith('.weight')}
        self.layers = {k.replace('.base.weight', '.weight'): p for k, p in plain.items()}
        self.sets = [{}]
        for look in LOOKS[1:]:
            pairs, merged = weights(f'lora/style_{look}.safetensors'), {}
            for key in pairs:
                if not key.endswith('.lora_A.weight'):
                    continue
                layer = key.replace('.lora_A.weight', '')
                name = named(layer) + '.weight'
                merged[name] = self.layers[name].data + pairs[layer + '.lora_B.weight'] @ pairs[key]
            self.sets.append(merged)
        self.sets[0] = {k: self.layers[k].data for s in self.sets for k in s}

    def use(self, look):
        """Puts the weights of one look in place. look: an index into LOOKS."""
        for k, w in self.sets[look].items():
            self.layers[k].data = w


def student(net):
    """net with the folder's few-step pairs, which alone train."""
    pairs = weights('lora/few.safetensors')
    rank = min(next(iter(pairs.values())).shape)
    n = dit.with_lora(net, rank).eval()
    own = dict(dit.trained(n))
    assert set(own) == {named(k) for k in pairs}, 'the few-step LoRA has other layers than the recipe gives it'
    with torch.no_grad():
        for k, t in pairs.items():
            own[named(k)].copy_(t)
    return n


# ------------------------------------------------------------ captions and paths
def is_held(caption):
    """Whether a caption belongs to the held-out paths; no caption is on both sides."""
    return zlib.crc32(caption.lower().encode()) % 8 == 0


def captions(count, look, held, r):
    """Captions of combinations that training may see. Only those without a style LoRA may name a style."""
    g, out = Gen.__new__(Gen), []
    while len(out) < count:
        spec = g.training_spec(r)
        c = augment(g.caption(dict(spec, style='none') if look else spec, r), r)
        if is_held(c) == held:
            out.append(c)
    return out


def make_paths(seconds, worker, held=False):
    """Adds batches of the teacher's paths until the seconds are over."""
    os.makedirs(C.at('paths'), exist_ok=True)
    net, tok, end, split = base(), Tok(C.SPIECE, C.TL), time.time() + seconds, 'held' if held else 'train'
    looks = Looks(net)
    n = len(glob.glob(C.at(f'paths/{split}_{worker}_*.pt')))
    while time.time() < end:
        t, look = time.time(), n % len(LOOKS) if held else TURNS[n % len(TURNS)]
        seed = (500 + worker if held else worker) * 100000 + n
        texts = captions(BATCH, look, held, random.Random(seed))
        looks.use(look)
        ids = tok(texts)[0].to(C.DEV)
        x = C.sample(net, ids, seed=seed, every=dit.SUBSTEPS)
        C.save(dict(x=x.half().cpu(), ids=ids.cpu(), look=look, captions=texts), f'paths/{split}_{worker}_{n:05d}.pt')
        n += 1
        C.log('paths', f'{split} worker {worker} batch {n}: {LOOKS[look]}, {(time.time() - t) / BATCH:.2f}s a path')


class Paths:
    """The stored paths of one split, by look; refresh() takes in what the workers have added since."""

    def __init__(self, split):
        self.split, self.seen = split, set()
        self.x, self.ids = [[] for _ in LOOKS], [[] for _ in LOOKS]
        self.refresh()

    def refresh(self):
        for f in sorted(set(glob.glob(C.at(f'paths/{self.split}_*.pt'))) - self.seen):
            d = torch.load(f, weights_only=True)
            self.x[d['look']] += d['x'].to(C.DEV).unbind(1)
            self.ids[d['look']] += d['ids'].to(C.DEV).unbind(0)
            self.seen.add(f)

    def count(self):
        return [len(x) for x in self.x]

    def stretches(self, look, which, stretch):
        """A stretch of each of the look's paths `which` -> its first state, mean velocity, noise level, caption."""
        a = torch.stack([self.x[look][p][s] for p, s in zip(which, stretch)]).float()
        b = torch.stack([self.x[look][p][s + 1] for p, s in zip(which, stretch)]).float()
        sig = torch.tensor(SIGMAS, device=C.DEV)
        s = torch.tensor(stretch, device=C.DEV)
        v = (b - a) / (sig[s + 1] - sig[s]).view(-1, 1, 1, 1, 1)
        return a, v, sig[s], torch.stack([self.ids[look][p] for p in which])

    def draw(self, look, each):
        """`each` samples of every stretch."""
        stretch = list(range(STRETCHES)) * each
        return self.stretches(look, random.choices(range(len(self.x[look])), k=len(stretch)), stretch)


# ------------------------------------------------------------ training
def loss_of(net, state, velocity, sigma, ids):
    with C.amp():
        v = net(state, sigma * 1000, ids)
    return (v.float() - velocity).square().mean()


@torch.no_grad()
def measure(net, looks, held):
    """Mean loss over every stretch of the held-out paths, by look."""
    out = []
    for look in range(len(LOOKS)):
        looks.use(look)
        total = 0.0
        for p in range(len(held.x[look])):
            total += loss_of(net, *held.stretches(look, [p] * STRETCHES, range(STRETCHES))).item()
        out.append(total / max(1, len(held.x[look])))
    return out


@contextlib.contextmanager
def averaged(net, ema):
    """The averaged pairs in place of the trained ones."""
    own = {k: p.detach().clone() for k, p in dit.trained(net)}
    with torch.no_grad():
        for k, p in dit.trained(net):
            p.copy_(ema.w[k])
    yield
    with torch.no_grad():
        for k, p in dit.trained(net):
            p.copy_(own[k])


class Training:
    """The student, its optimiser and averages, and what a checkpoint keeps of them."""

    def __init__(self):
        net = base()
        self.net = student(net)
        self.looks, self.params = Looks(self.net), dit.trained(self.net)
        self.opt = C.Opt(self.params, lr_a=RATE, muon_filter=lambda n, p: False)
        self.ema = C.EMA(self.net, DECAY)
        self.ema.w = {k: self.ema.w[k] for k, _ in self.params}
        self.steps, self.spent, self.best = 0, 0.0, float('inf')
        if os.path.exists(C.at('few_styles.pt')):
            self.load()

    def load(self):
        d = torch.load(C.at('few_styles.pt'), map_location=C.DEV, weights_only=True)
        with torch.no_grad():
            for k, p in self.params:
                p.copy_(d['pairs'][k])
        self.opt.load(d['opt'])
        self.ema.w, self.ema.n = d['ema'], d['steps']
        self.steps, self.spent, self.best = d['steps'], d['spent'], d['best']

    def keep(self):
        state = dict(pairs={k: p.detach() for k, p in self.params}, opt=self.opt.state(), ema=self.ema.w)
        C.save(dict(state, steps=self.steps, spent=self.spent, best=self.best), 'few_styles.pt')

    def step(self, paths, rate):
        """One step on every stretch of every look; returns the loss by look."""
        self.opt.zero()
        losses = []
        for look in range(len(LOOKS)):
            self.looks.use(look)
            loss = loss_of(self.net, *paths.draw(look, EACH))
            (loss / len(LOOKS)).backward()
            losses.append(loss.item())
        torch.nn.utils.clip_grad_norm_([p for _, p in self.params], 1.0)
        self.opt.step(rate)
        self.ema.update(self.net)
        self.steps += 1
        return losses

    def measured(self, held):
        """Measures the averaged pairs; the best so far are left in few_best.pt."""
        with averaged(self.net, self.ema):
            losses = measure(self.net, self.looks, held)
        mean, text = sum(losses) / len(losses), ' '.join(f'{n} {x:.4f}' for n, x in zip(LOOKS, losses))
        if mean < self.best:
            self.best = mean
            C.save(dict(pairs=dit.lora_state(self.ema), held=losses, steps=self.steps), 'few_best.pt')
        C.log('few_styles', f'step {self.steps}, {self.spent:.0f}s: held-out loss {mean:.4f} ({text})')


def train(seconds):
    """Trains until all calls together have taken the seconds."""
    torch.manual_seed(5)
    paths, held, t = Paths('train'), Paths('held'), Training()
    random.seed(t.steps)
    C.log('few_styles', f'paths by look {paths.count()}, held out {held.count()}')
    if 0 in paths.count() + held.count():
        sys.exit('some look has no paths yet: run few_styles.py paths, with and without held')
    if t.steps == 0:
        t.measured(held)
    recent = []
    while t.spent < seconds:
        t0 = time.time()
        recent.append(t.step(paths, min(1, (t.steps + 1) / WARM) * max(.02, 1 - t.spent / seconds)))
        t.spent += time.time() - t0
        if t.steps % EVERY == 0 or t.spent >= seconds:
            mean = [sum(x) / len(x) for x in zip(*recent)]
            C.log('few_styles', f'step {t.steps}, loss by look {[round(x, 4) for x in mean]}, paths {paths.count()}')
            recent = []
            t.measured(held)
            t.keep()
            paths.refresh()


def write(path):
    """The best pairs under the names and in the order of the folder's file."""
    pairs = torch.load(C.at('few_best.pt'), map_location='cpu', weights_only=True)['pairs']
    shipped = load_file(os.path.join(FOLDER, 'lora/few.safetensors'))
    assert {k: t.shape for k, t in shipped.items()} == {k: t.shape for k, t in pairs.items()}
    save_file({k: pairs[k].half().contiguous() for k in shipped}, path)


def main(what, *args):
    torch.set_num_threads(int(os.environ.get('FW_THREADS', 1 if C.DEV == 'cpu' else 8)))
    os.makedirs(C.STATE, exist_ok=True)
    if what == 'paths':
        make_paths(float(args[0]), int(args[1]), args[2:] == ('held',))
    elif what == 'train':
        train(float(args[0]))
    elif what == 'write':
        write(args[0])
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main(*(sys.argv[1:] or ['help']))
