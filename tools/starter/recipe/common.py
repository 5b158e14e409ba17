"""What the stages of the GPU recipe share: the ring of drawn clips, the plan of the time, the networks, the optimiser's loop."""
import json, math, os, random, sys, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import wan_small as S
from muon import Opt

DEV = 'cuda' if torch.cuda.is_available() else 'cpu'
TINY = bool(os.environ.get('FW_TINY'))                     # every stage in a minute on a CPU, as a check of the code
T, H, W = 17, 96, 160
TL, CAPS = 48, 8                                           # text length; captions kept a clip: 4 plain, 2 without words of style, 2 that name no subject
PLAIN, STYLELESS, ANYONE = (0, 4), (4, 6), (6, 8)
Z, SHIFT, GUIDANCE, STEPS = 24, 3.0, 4.0, 24
VAE_CFG = dict(base_dim=24, decoder_base_dim=32, z_dim=Z, dim_mult=[1, 2, 4], num_res_blocks=1, temperal_downsample=[True, True], patch_size=2)
DIT_CFG = dict(heads=5, head_dim=64, layers=6, ffn=1152, z=Z, text=128, vace_layers=(0, 3))
if TINY: VAE_CFG.update(base_dim=8, decoder_base_dim=8); DIT_CFG.update(heads=2, head_dim=24, layers=4, ffn=96)
STATE = os.environ.get('FW_STATE', '/tmp/state'); RING = os.environ.get('FW_RING', '/ring')
SPIECE = os.environ.get('FW_SPIECE', os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'spiece.model'))
SLOTS, LATENTS = (256, 512) if TINY else (int(os.environ.get('FW_SLOTS', 40960)), 131072)   # clips kept as pixels in memory, as latents on the GPU
torch.backends.cuda.matmul.allow_tf32 = True; torch.backends.cudnn.allow_tf32 = True


def amp(): return torch.autocast(DEV, dtype=torch.bfloat16, enabled=DEV == 'cuda' or bool(os.environ.get('FW_AMP')))
def at(name): return os.path.join(STATE, name)


def log(stage, *x):
    s = f"{time.strftime('%H:%M:%S')} {stage} " + ' '.join(str(v) for v in x); print(s, flush=True)
    with open(at('log.txt'), 'a') as f: f.write(s + '\n')


def save(obj, name): torch.save(obj, at(name + '.tmp')); os.replace(at(name + '.tmp'), at(name))


def set_plan(stage, end):
    d = json.load(open(at('plan.json'))); d[stage] = end
    with open(at('plan.new'), 'w') as f: json.dump(d, f)
    os.replace(at('plan.new'), at('plan.json'))


class Plan:
    """When each stage ends, in seconds of the clock; plan.json may be rewritten while a stage runs."""
    def __init__(self, stage): self.stage, self.t0, self.seen, self.end = stage, time.time(), 0, 0; self.read()

    def read(self):
        try: m = os.stat(at('plan.json')).st_mtime_ns
        except OSError: return
        if m != self.seen: self.seen, self.end = m, float(json.load(open(at('plan.json')))[self.stage])

    def done(self):
        """How much of this stage's time is over, 0..1."""
        self.read(); return min(1.0, (time.time() - self.t0) / max(1e-3, self.end - self.t0))


# ------------------------------------------------------------ the ring: clips drawn by other processes, shared as memory-mapped files
class Ring:
    """Clip number a lies in slot a % SLOTS; `produced` clips are ready, the last SLOTS of them are still there."""
    SHAPES = dict(clips=(np.uint8, (SLOTS, T, H, W, 3)), masks=(np.uint8, (SLOTS, T, H, W)), ids=(np.int16, (SLOTS, CAPS, TL)), refs=(np.uint8, (SLOTS, H, W, 3)), labels=(np.int16, (SLOTS, 8)), count=(np.int64, (64,)))

    def __init__(self, create=False):
        os.makedirs(RING, exist_ok=True)
        for k, (d, s) in self.SHAPES.items():
            p = os.path.join(RING, k)
            while not create and not os.path.exists(p): time.sleep(.2)
            setattr(self, k, np.memmap(p, d, 'w+' if create else 'r+', shape=s))

    def produced(self):
        c = self.count[1:1 + max(1, int(self.count[0]))]; return int(c.min()) * len(c)

    def wait(self, n):
        while self.produced() < n: time.sleep(.05)

    def window(self):
        """The numbers of clips that may be read now."""
        p = self.produced(); return max(0, p - SLOTS + SLOTS // 32), p


def video(u8): return u8.to(DEV, non_blocking=True).permute(0, 4, 1, 2, 3).float().div_(127.5).sub_(1)
def to_u8(x): return ((x.float().clamp(-1, 1) + 1) * 127.5 + .5).to(torch.uint8).permute(0, 2, 3, 4, 1).cpu().numpy()


# ------------------------------------------------------------ autoencoder, its 3-D convolutions as 2-D ones where that is faster
CONV = {'mode': '3d'}


def _conv(self, x):
    k, s = self.kernel_size, self.stride
    if CONV['mode'] == '3d' or k != (3, 3, 3): return nn.Conv3d._conv_forward(self, F.pad(x, self._pad) if any(self._pad) else x, self.weight, self.bias)
    x = F.pad(x.permute(0, 2, 3, 4, 1), (0, 0, 0, 0, 0, 0, 2, 0)); b, t, h, w, c = x.shape; t -= 2   # the three taps of time become channels
    x = torch.cat([x[:, i:i + t] for i in range(3)], -1).reshape(b * t, h, w, 3 * c).permute(0, 3, 1, 2)
    y = F.conv2d(x, self.weight.permute(0, 2, 1, 3, 4).reshape(self.out_channels, 3 * c, 3, 3).contiguous(memory_format=torch.channels_last), self.bias, padding=1)
    return y.permute(0, 2, 3, 1).reshape(b, t, h, w, -1).permute(0, 4, 1, 2, 3)


S.CausalConv3d.forward = _conv


def new_vae():
    v = S.VAE(**VAE_CFG).to(DEV)
    for p in v.parameters():
        if p.ndim == 5: p.data = p.data.contiguous(memory_format=torch.channels_last_3d)
    return v


def load_vae(name='vae.pt'):
    ck = torch.load(at(name), map_location='cpu', weights_only=True); v = new_vae(); v.load_state_dict(ck['ema']); CONV['mode'] = ck['conv']
    return v.eval().requires_grad_(False), ck['mean'].to(DEV).view(1, -1, 1, 1, 1), ck['std'].to(DEV).view(1, -1, 1, 1, 1)


# ------------------------------------------------------------ text encoder (UMT5 form; keys as in transformers' UMT5EncoderModel)
class Umt5Layer(nn.Module):
    def __init__(self, d, kv, heads, ff):
        super().__init__(); self.heads = heads; mod = lambda **k: nn.ModuleDict(k)
        norm = lambda: nn.ParameterDict({'weight': nn.Parameter(torch.ones(d))})
        lin = lambda i, o: nn.Linear(i, o, bias=False)
        self.layer = nn.ModuleList([mod(SelfAttention=mod(q=lin(d, heads * kv), k=lin(d, heads * kv), v=lin(d, heads * kv), o=lin(heads * kv, d), relative_attention_bias=nn.Embedding(32, heads)), layer_norm=norm()),
                                    mod(DenseReluDense=mod(wi_0=lin(d, ff), wi_1=lin(d, ff), wo=lin(ff, d)), layer_norm=norm())])

    def forward(self, x, mask, buckets):
        a, n = self.layer[0]['SelfAttention'], lambda t, w: t * torch.rsqrt(t.float().square().mean(-1, keepdim=True) + 1e-6) * w
        h = n(x, self.layer[0]['layer_norm']['weight']); sp = lambda t: t.unflatten(-1, (self.heads, -1)).transpose(1, 2)
        bias = a['relative_attention_bias'](buckets).permute(2, 0, 1)[None] + mask; q = sp(a['q'](h))
        y = F.scaled_dot_product_attention(q, sp(a['k'](h)), sp(a['v'](h)), attn_mask=bias.to(q.dtype), scale=1.0)
        x = x + a['o'](y.transpose(1, 2).flatten(2)); f = self.layer[1]['DenseReluDense']; h = n(x, self.layer[1]['layer_norm']['weight'])
        return x + f['wo'](F.gelu(f['wi_0'](h), approximate='tanh') * f['wi_1'](h))


class Umt5(nn.Module):
    CFG = dict(d_model=128, d_kv=32, d_ff=256, num_layers=3, num_heads=4)

    def __init__(self, vocab):
        super().__init__(); c = self.CFG; self.shared = nn.Embedding(vocab, c['d_model'])
        self.encoder = nn.ModuleDict(dict(block=nn.ModuleList([Umt5Layer(c['d_model'], c['d_kv'], c['num_heads'], c['d_ff']) for _ in range(c['num_layers'])]), final_layer_norm=nn.ParameterDict({'weight': nn.Parameter(torch.ones(c['d_model']))})))
        p = torch.arange(TL); r = p[None] - p[:, None]; n = r.abs().clamp_min(1)   # 32 buckets, 16 a side, 8 exact, to distance 128
        far = (8 + (torch.log(n.float() / 8) / math.log(128 / 8) * 8).long()).clamp(max=15)
        self.register_buffer('buckets', torch.where(r.abs() < 8, r.abs(), far) + 16 * (r > 0), persistent=False); self.reset()

    def reset(self):
        for n, p in self.named_parameters():
            if p.ndim == 2: nn.init.normal_(p, std=.05 if 'bias' in n else 1.0 if 'shared' in n else p.shape[1] ** -.5 * (.35 if n.endswith('.q.weight') else 1))

    def forward(self, ids):
        m = (ids != 0); mask = torch.zeros(m.shape, device=ids.device).masked_fill(~m, -1e4)[:, None, None]; x = self.shared(ids)
        for b in self.encoder['block']: x = b(x, mask, self.buckets)
        x = x * torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-6) * self.encoder['final_layer_norm']['weight']
        return x * m[..., None]


def vocabulary():
    import sentencepiece as spm
    return spm.SentencePieceProcessor(model_file=SPIECE).get_piece_size()


class Net(nn.Module):
    def __init__(self): super().__init__(); self.te, self.dit = Umt5(vocabulary()), S.WanDiT(**DIT_CFG)

    def forward(self, x, t, ids, ctx=None): return self.dit(x, t, self.te(ids), ctx)

    def compile_blocks(self):
        if DEV != 'cuda' or os.environ.get('FW_COMPILE') == '0': return
        torch._dynamo.config.recompile_limit = 64; torch._dynamo.config.accumulated_recompile_limit = 512
        for b in [*self.dit.blocks, *self.dit.vace_blocks]: b.compile(dynamic=False)


# ------------------------------------------------------------ training
class EMA:
    def __init__(self, m, decay): self.d, self.n, self.w = decay, 0, {k: p.detach().clone().float() for k, p in m.named_parameters()}

    def update(self, m):
        self.n += 1; d = min(self.d, (1 + self.n) / (10 + self.n)); ps = dict(m.named_parameters()); ks = list(self.w)
        torch._foreach_lerp_([self.w[k] for k in ks], [ps[k].detach().float() for k in ks], 1 - d)

    def copy_to(self, m):
        with torch.no_grad():
            for k, p in m.named_parameters(): p.copy_(self.w[k])


def train(stage, named, lr, step, keep, matrices, after=None, every=45, warm=40, muon=10.0):
    """step(done) -> (loss, text) until the plan says that the stage is over. Muon for what `matrices` picks, AdamW for the rest; linear decay. A step whose gradient is not finite is left out."""
    named = list(named); params = [p for _, p in named]; opt = Opt(named, lr_m=lr * muon, lr_a=lr, muon_filter=matrices); plan = Plan(stage); n, last, acc = 0, time.time(), []
    while (f := plan.done()) < 1:
        loss, text = step(f); opt.zero(); loss.backward(); gn = torch.nn.utils.clip_grad_norm_(params, 1.0)
        ok = torch.isfinite(gn).to(gn.dtype)
        for p in params:
            if p.grad is not None: p.grad.nan_to_num_(0, 0, 0)
        opt.step(min(1, (n + 1) / warm) * max(.02, 1 - f)); n += 1; acc.append(torch.stack([loss.detach(), gn, ok]))
        if after: after()
        if n in (1, 5, 20) or n % 100 == 0:
            l, g, o = torch.stack(acc).mean(0).tolist(); log(stage, n, f'{time.time() - plan.t0:.0f}s of {plan.end - plan.t0:.0f} loss {l:.4f} grad {g:.2f} finite {o:.2f} {text()}'); acc = []
        if time.time() - last > every: keep(); last = time.time()
    keep(); log(stage, 'done', n, 'steps'); return n


MATRICES = lambda n, p: p.ndim == 2 and n.startswith('dit.') and any(k in n for k in ('attn1.to', 'attn2.to', 'ffn.net', 'text_embedder', 'proj_in'))


def sigmas(n):
    """Logit-normal, stratified, 15 % uniform, then shifted."""
    q = (torch.randperm(n) + torch.rand(n)) / n
    u = torch.where(torch.rand(n) < .85, torch.sigmoid(math.sqrt(2) * torch.erfinv((2 * q - 1).clamp(-.9999, .9999))), q)
    return (SHIFT * u / (1 + (SHIFT - 1) * u)).to(DEV)


def flow_loss(net, x0, ids, ctx=None, cells=None, sprite_weight=2.0):
    """cells [B,F,h,w] in 0..1: share of each latent cell that the subject covers; those weigh more, or the small subject drowns in the easy background."""
    s = sigmas(len(x0)); sv = s.view(-1, 1, 1, 1, 1); e = torch.randn_like(x0)
    with amp(): v = net((1 - sv) * x0 + sv * e, s * 1000, ids, ctx)
    d = (v.float() - (e - x0)).square()
    if cells is None: return d.mean()
    w = 1 + sprite_weight * (cells > .1).float()[:, None]; return (d * w).mean() / w.mean()


def pick(ids, rows=PLAIN, drop=.1):
    """One caption of each clip out of the given rows; some dropped (only the end mark is left) for guidance. ids [B,CAPS,TL] on the device."""
    b = len(ids); i = ids[torch.arange(b, device=ids.device), torch.randint(*rows, (b,), device=ids.device)].long(); d = torch.rand(b, device=ids.device) < drop
    i[d] = 0; i[d, 0] = 1; return i


def schedule(steps): s = torch.linspace(1, 0, steps + 1); return (SHIFT * s / (1 + (SHIFT - 1) * s)).tolist()


@torch.no_grad()
def sample(net, ids, steps=STEPS, guidance=GUIDANCE, seed=0, ctx=None, frames=5, every=0):
    """Latents [B,Z,frames,12,20] by Euler steps; with `every` the states after each so many steps, [points,B,...]."""
    g = torch.Generator().manual_seed(seed); b = len(ids); x = torch.randn(b, Z, frames, 12, 20, generator=g).to(DEV); un = torch.zeros_like(ids); un[:, 0] = 1; s = schedule(steps); kept = [x]
    with amp():
        for k, (s0, s1) in enumerate(zip(s[:-1], s[1:])):
            t = torch.full((b,), s0 * 1000, device=DEV); v = net(x, t, ids, ctx).float()
            if guidance > 1: u = net(x, t, un, ctx).float(); v = u + guidance * (v - u)
            x = x + (s1 - s0) * v
            if every and (k + 1) % every == 0: kept.append(x)
    return torch.stack(kept) if every else x
