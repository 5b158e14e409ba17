"""The autoencoder: images first, then clips, by the time that the plan gives."""
import queue, random, threading, time
import common as C
import numpy as np, torch, torch.nn.functional as F
FRAMES = 34 if C.TINY else 272                             # frames in a batch, whatever the length of its clips


def temporal_identity(v):
    """Start as an image codec that repeats in time: only the current frame's tap is open."""
    with torch.no_grad():
        for n, m in v.named_modules():
            if isinstance(m, C.S.CausalConv3d) and m.kernel_size == (3, 3, 3): m.weight[:, :, :2] = 0; m.weight.mul_(3 ** .5)
            elif isinstance(m, C.S.CausalConv3d) and n.endswith('time_conv'):
                m.weight.zero_(); m.bias.zero_(); c = torch.arange(m.in_channels)
                if m.stride[0] == 2:
                    for k, s in ((0, .1), (1, .5), (2, .4)): m.weight[c, c, k, 0, 0] = s
                else:
                    for h in range(2): m.weight[h * m.in_channels + c, c, 2, 0, 0] = 1.0


def batches(ring, progress):
    """(clips u8 [b,n,H,W,3], masks u8 [b,n,H,W]) without end, read ahead by threads."""
    q, clips, masks = queue.Queue(6), torch.from_numpy(ring.clips).view(-1, C.H, C.W, 3), torch.from_numpy(ring.masks).view(-1, C.H, C.W)

    def go(seed):
        r = random.Random(seed); pin = C.DEV == 'cuda'
        while True:
            n = r.choices([1, 9, 17], [.7, .2, .1] if progress[0] < .12 else [.06, .34, .6])[0]; b = FRAMES // n; lo, hi = ring.window()
            i = torch.tensor([(r.randrange(lo, hi) % C.SLOTS) * C.T + r.randint(0, C.T - n) for _ in range(b)])[:, None] + torch.arange(n)
            x, m = clips.index_select(0, i.flatten()), masks.index_select(0, i.flatten())
            if pin: x, m = x.pin_memory(), m.pin_memory()
            q.put((x.view(b, n, C.H, C.W, 3), m.view(b, n, C.H, C.W)))
    for k in range(3): threading.Thread(target=go, args=(k,), daemon=True).start()
    return q


def loss_of(v, clips, masks):
    x = C.video(clips); m = masks.to(C.DEV, non_blocking=True).float().div_(255)[:, None]
    with C.amp():
        mu = v.moments(x)[0]; s = mu.detach().float().std((0, 2, 3, 4), keepdim=True)     # the variance half stays untrained: the mode is what is used
        y = v.decode(mu + (torch.randn_like(mu) * s * torch.rand(len(mu), 1, 1, 1, 1, device=C.DEV) * .12).to(mu.dtype)).float()
    w = 1 + 3 * m; d = y - x; gx = lambda t: t[..., 1:] - t[..., :-1]; gy = lambda t: t[..., 1:, :] - t[..., :-1, :]
    loss = (w * d.abs()).mean() + 4 * (w * d.square()).mean() + .5 * (gx(d).abs().mean() + gy(d).abs().mean())
    if d.shape[2] > 1: loss = loss + .5 * (d[:, :, 1:] - d[:, :, :-1]).abs().mean()
    return loss + 2e-5 * mu.float().square().mean(), d


def choose_convolution(v):
    """Times one step of each form on this machine and keeps the faster one."""
    if C.DEV != 'cuda': return
    x = torch.randint(0, 255, (FRAMES // 17, 17, C.H, C.W, 3), dtype=torch.uint8); m = torch.zeros(x.shape[:4], dtype=torch.uint8); best = {}
    for mode, bench in (('2d', False), ('3d', False), ('2d', True), ('3d', True)):
        if bench and mode != min(best, key=best.get)[0]: continue
        C.CONV['mode'] = mode; torch.backends.cudnn.benchmark = bench; t = []
        while len(t) < 4 and (len(t) < 2 or t[-1] < 1.5):
            torch.cuda.synchronize(); t0 = time.time(); loss_of(v, x, m)[0].backward(); torch.cuda.synchronize(); t.append(time.time() - t0)
        best[mode, bench] = min(t[1:]); C.log('vae', f'convolutions {mode} benchmark {bench}: first {t[0]:.2f}s then {best[mode, bench] * 1e3:.0f} ms for {len(x)} clips')
    k = min(best, key=best.get)
    if k[1] and best[k] > .88 * best[k[0], False]: k = (k[0], False)   # searching again for each length costs seconds
    C.CONV['mode'], torch.backends.cudnn.benchmark = k; v.zero_grad(set_to_none=True)


@torch.no_grad()
def measure(v, ema, clips):
    bak = {k: p.detach().clone() for k, p in v.named_parameters()}; ema.copy_to(v); e = []
    with C.amp():
        for i in range(0, len(clips), 8): x = C.video(clips[i:i + 8]); e += ((v.decode(v.moments(x)[0]).float().clamp(-1, 1) - x) / 2).square().mean((1, 2, 3, 4)).tolist()
    for k, p in v.named_parameters(): p.copy_(bak[k])
    p = -10 * np.log10(e); return f'held-out PSNR {p.mean():.2f} dB, worst {p.min():.2f}'


def held_out(n):
    from gen import Gen
    g, r = Gen(seed=99, nbg=2), random.Random(4242); return torch.from_numpy(np.stack([g.render(g.sample_spec(r)) for _ in range(n)]))


def main():
    torch.manual_seed(1); ring = C.Ring(); v = C.new_vae(); temporal_identity(v); ho = held_out(4 if C.TINY else 32); choose_convolution(v)
    ema, progress, seen = C.EMA(v, .9995), [0.0], [0]; ring.wait(64 if C.TINY else 1500); q = batches(ring, progress)

    def keep(): C.save(dict(model=v.state_dict(), ema=ema.w, conv=C.CONV['mode']), 'vae_part.pt'); C.log('vae', measure(v, ema, ho))

    def step(f):
        progress[0] = f; clips, masks = q.get(); seen[0] += len(clips); loss, d = loss_of(v, clips, masks); return loss, lambda: f'clips {seen[0]} mse {d.square().mean().item():.4f} waiting {q.qsize()}'
    kernels = lambda n, p: p.ndim >= 4 and 'conv_in' not in n and 'decoder.conv_out' not in n and 'quant' not in n and 'gamma' not in n
    C.train('vae', v.named_parameters(), 1.3e-3, step, keep, kernels, lambda: ema.update(v))
    ema.copy_to(v); zs = []
    with torch.no_grad(), C.amp():
        while len(zs) < (2 if C.TINY else 24):
            x = q.get()[0]
            if x.shape[1] == 17: zs.append(v.moments(C.video(x))[0].float())
    z = torch.cat(zs); mean, std = z.mean((0, 2, 3, 4)), z.std((0, 2, 3, 4)); C.log('vae', 'latent std', [round(s, 2) for s in std.tolist()])
    C.save(dict(ema=ema.w, conv=C.CONV['mode'], mean=mean.cpu(), std=std.cpu()), 'vae.pt')
    with torch.no_grad(), C.amp(): y = v.decode(v.moments(C.video(ho[:8]))[0])
    from gen import sheet
    u = C.to_u8(y); sheet([np.concatenate([ho[i].numpy(), u[i]], 2) for i in range(len(u))], C.at('vae.png'), cols=2)


if __name__ == '__main__': main()
