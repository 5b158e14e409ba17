"""Transformer, control blocks, style LoRAs, few-step LoRA: python3 dit.py [FIRST_STAGE].   Started beside the autoencoder's training it compiles and tries every
stage on noise, then waits for vae.pt and goes on for real; each stage leaves a file, so that a later one can be started again alone."""
import os, random, sys, time, traceback
import common as C
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
B = 16 if C.TINY else 512
STAGES = ['dit', 'vace', 'styles', 'few']
SUBSTEPS = 4                                               # of the teacher in one step of the few-step student


class Latents:
    """Clips as normalised latents on the GPU: x0 [n,Z,5,12,20] fp16, captions, subject cells, labels. The newest LATENTS of them are kept; `clip` is the number that each has in the ring."""
    def __init__(self):
        n = C.LATENTS; d = dict(device=C.DEV); self.x0 = torch.zeros(n, C.Z, 5, 12, 20, dtype=torch.float16, **d); self.cells = torch.zeros(n, 5, 12, 20, dtype=torch.uint8, **d)
        self.ids = torch.zeros(n, C.CAPS, C.TL, dtype=torch.int16, **d); self.labels = torch.zeros(n, 8, dtype=torch.int16, **d); self.clip = np.full(n, -1, np.int64); self.n = 0

    def start(self, ring, vae): self.ring, (self.vae, self.mean, self.std) = ring, vae; self.next = ring.window()[0]

    @torch.no_grad()
    def encode(self, x):
        with C.amp(): return (self.vae.moments(x)[0].float() - self.mean) / self.std

    def feed(self, n=64):
        """Encodes the next n clips if they are there; says whether they were."""
        lo, hi = self.ring.window()
        self.next = max(self.next, lo)                     # some may have been drawn over before they were read
        if self.next + n > hi: return False
        a = np.arange(self.next, self.next + n); s, slot = a % C.SLOTS, np.arange(self.n, self.n + n) % C.LATENTS; self.clip[slot] = a; k = torch.from_numpy(slot).to(C.DEV)
        self.x0[k] = self.encode(C.video(torch.from_numpy(self.ring.clips[s]))).half(); self.ids[k] = torch.from_numpy(self.ring.ids[s]).to(C.DEV); self.labels[k] = torch.from_numpy(self.ring.labels[s]).to(C.DEV)
        m = F.avg_pool2d(torch.from_numpy(self.ring.masks[s]).to(C.DEV).float() / 255, 8); self.cells[k] = (torch.cat([m[:, :1], m[:, 1:].unflatten(1, (-1, 4)).amax(2)], 1) * 255).byte()
        self.next += n; self.n += n; return True

    def size(self): return min(self.n, C.LATENTS)

    def draw(self, n):
        """n random slots."""
        return torch.randint(0, self.size(), (n,), device=C.DEV)


# ------------------------------------------------------------ control: extension, first/last/middle frames, references
def task_mask():
    """0 = given, 1 = generate, per frame; the kinds that the editor uses."""
    m = torch.ones(C.T); k = random.choice([1, 5, 9]); kind = random.choices(['none', 'first', 'last', 'both', 'middle'], [.25, .48, .08, .12, .07])[0]
    if kind == 'first': m[:k] = 0
    elif kind == 'last': m[-k:] = 0
    elif kind == 'both': m[0] = 0; m[-1] = 0
    elif kind == 'middle': m[random.randint(2, C.T - 3)] = 0
    return m


def context(encode, x, mask, ref):
    """x [B,3,T,H,W] pixels, mask [B,1,T,1,1] (1 = generate), ref [B,3,1,H,W] or None -> ctx [B,2Z+64,F(+1),h,w]."""
    b, _, t, h, w = x.shape; kept = encode(x * (1 - mask)); f = kept.shape[2]; none = encode(torch.zeros_like(x[:1])).expand(b, -1, -1, -1, -1); c = torch.cat([kept, none], 1)
    i = (torch.arange(f, device=x.device) * t / f + .5 * t / f).long().clamp(max=t - 1); m = mask[:, :, i].expand(b, 64, f, h // 8, w // 8)
    if ref is not None: r = encode(ref); c = torch.cat([torch.cat([r, torch.zeros_like(r)], 1), c], 2); m = torch.cat([torch.zeros_like(m[:, :, :1]), m], 2)
    return torch.cat([c, m], 1)


# ------------------------------------------------------------ LoRA
class LoraLinear(nn.Module):
    def __init__(self, base, rank):
        super().__init__(); self.base = base.requires_grad_(False); d = base.weight.device
        self.down = nn.Parameter(torch.randn(rank, base.in_features, device=d) * base.in_features ** -.5); self.up = nn.Parameter(torch.zeros(base.out_features, rank, device=d))

    def forward(self, x): return self.base(x) + F.linear(F.linear(x, self.down), self.up)


def with_lora(net, rank):
    """An uncompiled copy of the network whose blocks' linear layers carry LoRA pairs; only those train."""
    n = C.Net().to(C.DEV); n.load_state_dict(net.state_dict()); n.requires_grad_(False)
    for b in n.dit.blocks:
        for a in (b.attn1, b.attn2):
            for k in ('to_q', 'to_k', 'to_v'): setattr(a, k, LoraLinear(getattr(a, k), rank))
            a.to_out[0] = LoraLinear(a.to_out[0], rank)
        b.ffn.net[0].proj = LoraLinear(b.ffn.net[0].proj, rank); b.ffn.net[2] = LoraLinear(b.ffn.net[2], rank)
    return n


def lora_state(ema):
    """Averaged pairs under diffusers' names."""
    return {('transformer.' + k[len('dit.'):]).replace('.down', '.lora_A.weight').replace('.up', '.lora_B.weight'): t for k, t in ema.w.items() if k.endswith(('.down', '.up'))}


def trained(n): return [(k, p) for k, p in n.named_parameters() if p.requires_grad]


# ------------------------------------------------------------ stages
def stage_dit(net, lat):
    ema = C.EMA(net, .9995); seen = [0]; t = time.time()
    while lat.size() < (64 if C.TINY else 24000):
        if not lat.feed(16 if C.TINY else 128): time.sleep(.02)
    C.log('dit', f'{lat.size()} latents in {time.time() - t:.0f}s, parameters {sum(p.numel() for p in net.parameters()) / 1e6:.2f} M')

    def step(f):
        more = 2 if lat.size() < 100000 else 0 if seen[0] % (4 * B) else 1
        for _ in range(more): lat.feed(16 if C.TINY else 32)
        k = lat.draw(B); seen[0] += B; return C.flow_loss(net, lat.x0[k].float(), C.pick(lat.ids[k]), cells=lat.cells[k].float() / 255), lambda: f'seen {seen[0]} latents {lat.size()}'
    keep = lambda: C.save(dict(model=net.state_dict(), ema=ema.w), 'dit.pt')
    C.train('dit', [(k, p) for k, p in net.named_parameters() if 'vace' not in k], 1.6e-3, step, keep, C.MATRICES, lambda: ema.update(net)); ema.copy_to(net); keep()


def control_batch(lat, n, repeat):
    """x0, captions, context for n clips, each with `repeat` noises; references in half of the batches."""
    lo, _ = lat.ring.window(); slot = np.random.choice(np.flatnonzero(lat.clip >= lo), n); s, k = lat.clip[slot] % C.SLOTS, torch.from_numpy(slot).to(C.DEV)
    x = C.video(torch.from_numpy(lat.ring.clips[s])); m = torch.stack([task_mask() for _ in range(n)]).to(C.DEV)[:, None, :, None, None]; x0, ids = lat.x0[k].float(), lat.ids[k]; ref = None
    if random.random() < .5: ref = C.video(torch.from_numpy(lat.ring.refs[s])[:, None])
    ctx = context(lat.encode, x, m, ref)
    if ref is not None: x0 = torch.cat([lat.encode(ref), x0], 2)
    rep = lambda t: t.repeat_interleave(repeat, 0); ids = rep(ids); rows = C.ANYONE if ref is not None and random.random() < .5 else C.PLAIN
    return rep(x0), C.pick(ids, rows, .12), rep(ctx)


def stage_vace(net, lat):
    open(C.at('stop'), 'w').close(); t = time.time()          # the pixels of what is encoded from here on stay in the ring
    while np.count_nonzero(lat.clip >= lat.ring.window()[0]) < (32 if C.TINY else 12000) and lat.feed(16 if C.TINY else 128): pass
    C.log('vace', f'{np.count_nonzero(lat.clip >= lat.ring.window()[0])} clips with pixels, {time.time() - t:.0f}s'); net.dit.init_vace(); vace = lambda k: 'vace' in k; ema = C.EMA(net, .999); seen = [0]
    for k, p in net.named_parameters(): p.requires_grad_(vace(k))

    def step(f): x0, ids, ctx = control_batch(lat, B // 4, 3); seen[0] += len(x0); return C.flow_loss(net, x0, ids, ctx), lambda: f'seen {seen[0]}'
    keep = lambda: C.save(dict(model=net.state_dict(), ema=ema.w), 'vace.pt')
    C.train('vace', trained(net), 1.2e-3, step, keep, C.MATRICES, lambda: ema.update(net)); ema.copy_to(net); keep(); net.requires_grad_(False)


def fit_lora(stage, net, rank, lr, batch, matrices=lambda n, p: False):
    """Trains LoRA pairs on batch(student, done) -> loss; returns them averaged."""
    n = with_lora(net, rank); ema = C.EMA(n, .99); ema.w = {k: t for k, t in ema.w.items() if k.endswith(('.down', '.up'))}; seen = [0]

    def after():
        ema.n += 1; ps = dict(n.named_parameters()); ks = list(ema.w); torch._foreach_lerp_([ema.w[k] for k in ks], [ps[k].detach() for k in ks], 1 - min(.99, (1 + ema.n) / (10 + ema.n)))
    C.train(stage, trained(n), lr, lambda f: (batch(n), lambda: ''), lambda: None, matrices, after, warm=20); return lora_state(ema)


def stage_styles(net, lat):
    """One LoRA a style, rank 4, from clips of that style whose captions do not name it."""
    plan = C.Plan('styles'); total = plan.end - time.time(); styles = lat.labels[:lat.size(), 5]
    for i, name in ((1, 'cinematic'), (2, 'cartoon'), (3, 'documentary')):
        own = torch.nonzero(styles == i).flatten(); C.set_plan(f'style_{name}', plan.end - total * (3 - i) / 3)

        def batch(n): k = own[torch.randint(0, len(own), (B // 2,), device=C.DEV)]; return C.flow_loss(n, lat.x0[k].float(), C.pick(lat.ids[k], C.STYLELESS), cells=lat.cells[k].float() / 255)
        C.save(fit_lora(f'style_{name}', net, 4, 2e-3, batch), f'style_{name}.pt')


def stage_few(net, lat):
    """A student that takes the guided teacher's 24 steps in 6: it learns the mean velocity of each stretch of the teacher's own paths. Rank 16."""
    plan = C.Plan('few'); t0 = time.time(); paths, caps, b = [], [], 16 if C.TINY else 256; s = C.schedule(C.STEPS)[::SUBSTEPS]
    while time.time() < t0 + (plan.end - t0) * .6 or not paths:
        ids = C.pick(lat.ids[lat.draw(b)], drop=0); paths.append(C.sample(net, ids, seed=len(paths) + 77, every=SUBSTEPS).half()); caps.append(ids)
    x, ids = torch.cat(paths, 1), torch.cat(caps); sig = torch.tensor(s, device=C.DEV); C.log('few', f'{x.shape[1]} paths in {time.time() - t0:.0f}s')

    def batch(n):
        k = torch.randint(0, x.shape[1], (B // 4,), device=C.DEV); i = torch.randint(0, len(s) - 1, (B // 4,), device=C.DEV); a, e = x[i, k].float(), x[i + 1, k].float()
        with C.amp(): v = n(a, sig[i] * 1000, ids[k])
        return (v.float() - (e - a) / (sig[i + 1] - sig[i]).view(-1, 1, 1, 1, 1)).square().mean()
    C.save(fit_lora('few', net, 16, 2e-3, batch), 'few.pt')


# ------------------------------------------------------------ rehearsal on noise: compiles, and finds what would break later
def rehearse(net):
    t0 = time.time(); ids = torch.zeros(B, C.CAPS, C.TL, dtype=torch.int16, device=C.DEV); ids[..., :6] = 7; ids[..., 6] = 1; x = torch.randn(B, C.Z, 5, 12, 20, device=C.DEV); keep = {k: t.clone() for k, t in net.state_dict().items()}; mark = lambda w: C.log('rehearsal', w, f'{time.time() - t0:.0f}s')
    def timed(what, f, n):
        f(); C.DEV == 'cuda' and torch.cuda.synchronize(); t = time.time()
        for _ in range(3): f()
        C.DEV == 'cuda' and torch.cuda.synchronize(); mark(f'{what}: {3 * n / (time.time() - t):.0f} samples/s,')
    named = [(k, p) for k, p in net.named_parameters() if 'vace' not in k]; opt = C.Opt(named, muon_filter=C.MATRICES)

    def one(): loss = C.flow_loss(net, x, C.pick(ids), cells=x[:, 0].abs()); opt.zero(); loss.backward(); opt.step(.01)
    timed('transformer step', one, B); few = ids[:16 if C.TINY else 256, 0].long(); timed('sampling step, guided', lambda: C.sample(net, few, steps=1), len(few))
    for k, p in net.named_parameters(): p.requires_grad_('vace' in k)
    n = B // 4 * 3
    for f in (5, 6): timed(f'control step, {f} frames', lambda: C.flow_loss(net, torch.randn(n, C.Z, f, 12, 20, device=C.DEV), C.pick(ids[:n]), torch.randn(n, 2 * C.Z + 64, f, 12, 20, device=C.DEV)).backward(), n)
    net.requires_grad_(True); lo = with_lora(net, 4); timed('LoRA step', lambda: C.flow_loss(lo, x[:B // 2], C.pick(ids[:B // 2])).backward(), B // 2)
    net.zero_grad(set_to_none=True); net.load_state_dict(keep); C.log('rehearsal', 'over')
    if C.DEV == 'cuda': torch.cuda.empty_cache(); C.log('rehearsal', f'peak {torch.cuda.max_memory_allocated() / 2 ** 30:.1f} GiB')


def main():
    torch.manual_seed(2); random.seed(2); np.random.seed(2); first = sys.argv[1] if len(sys.argv) > 1 else 'dit'; net = C.Net().to(C.DEV); net.compile_blocks(); lat = Latents()
    if first == 'dit' and not os.environ.get('FW_NO_REHEARSAL'):
        try: rehearse(net)
        except Exception:                                  # once more without the compiler; what fails then is ours
            C.log('rehearsal', traceback.format_exc())
            if os.environ.get('FW_COMPILE') == '0': raise
            os.environ['FW_COMPILE'] = '0'; os.execv(sys.executable, [sys.executable, *sys.argv])
    if first != 'dit':
        ck = torch.load(C.at({'vace': 'dit.pt'}.get(first, 'vace.pt')), map_location=C.DEV, weights_only=True); net.load_state_dict(ck['model']); net.load_state_dict({**net.state_dict(), **ck['ema']})
    while not os.path.exists(C.at('vae.pt')): time.sleep(.2)
    lat.start(C.Ring(), C.load_vae())
    while first != 'dit' and lat.feed(64): pass
    for s in STAGES[STAGES.index(first):]: globals()['stage_' + s](net, lat); C.log(s, 'stage over')
    import export; export.main()


if __name__ == '__main__': main()
