"""The starter's x4 upscaler: trained on what the starter's own autoencoder gives back, against the same scenes drawn large.

    python upscaler.py train  --out run --end EPOCH_SECONDS       resumable: the same command goes on; run/end moves the end
    python upscaler.py eval   --out run                           held-out clips against bicubic and Lanczos; run/sheet.png
    python upscaler.py export --out run FILE.safetensors          fp16, keys body.N.*

PYTHONPATH: tools/starter and this folder; EMOJI_FONT: NotoColorEmoji.ttf. One thread, fp32."""
import argparse, json, math, os, random, time
import numpy as np, torch, torch.nn.functional as F, cv2

WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../resources/models/starter")
FEATURES, CONVS, CROP, BATCH, POOL, FIRST = 48, 9, 40, 8, 256, 40


def load_vae():
    """(decode(encode(clip) + noise * std)): uint8 [T,96,160,3] -> float [T,3,96,160] in 0..1."""
    from safetensors.torch import load_file
    from wan_small import VAE
    c = json.load(open(WEIGHTS + "/vae/config.json"))
    vae = VAE(**{k: c[k] for k in ("base_dim", "decoder_base_dim", "z_dim", "dim_mult", "num_res_blocks", "temperal_downsample", "patch_size")}).eval()
    vae.load_state_dict({n: t.float() for n, t in load_file(WEIGHTS + "/vae/diffusion_pytorch_model.safetensors").items()})
    std = torch.tensor(c["latents_std"]).view(1, -1, 1, 1, 1)
    @torch.no_grad()
    def through(clip, noise=0.0):
        x = torch.as_tensor(clip).permute(3, 0, 1, 2)[None].float() / 127.5 - 1
        z = vae.moments(x)[0]
        y = vae.decode(z + noise * std * torch.randn_like(z))
        return (y[0].transpose(0, 1).clamp(-1, 1) + 1) / 2
    return through


def held_out(through):
    """Twelve clips with backgrounds that training never draws, one of each look and weather and more, three frames of each."""
    import gen
    from hires import Pairs
    pairs, r, small, big = Pairs(2, seed=4242), random.Random(999), [], []
    for i in range(12):
        spec, shown = pairs.spec(r, subject=gen.SUBJECTS[(i * 5) % 28], style=gen.SLIST[i % 4]), [3, 8, 13]
        small.append(through(pairs.small.render(spec))[shown])
        big.append(torch.as_tensor(pairs.render(spec, shown)[1]).permute(0, 3, 1, 2))
    return torch.cat(small), torch.cat(big)


class Pool:
    """The last POOL pieces of five frames: what the autoencoder gives (half of them with noisy latents), and the large picture."""
    def __init__(self, through, seed):
        from hires import Pairs
        self.r, self.pairs, self.through, self.all = random.Random(seed), Pairs(10), through, []
    def draw(self):
        from gen import T
        t = self.r.randint(0, T - 5)
        s, b = self.pairs.render(self.pairs.spec(self.r), list(range(t, t + 5)))
        noise = self.r.uniform(0, .15) if self.r.random() < .5 else 0.0
        piece = (self.through(s, noise), torch.as_tensor(b).permute(0, 3, 1, 2).contiguous())
        if len(self.all) < POOL: self.all.append(piece)
        else: self.all[self.r.randrange(POOL)] = piece
    def batch(self):
        xs, ys = [], []
        for _ in range(BATCH):
            best = None
            for _ in range(2):                                        # of two places the busier one: skies are learned soon
                s, b = self.all[self.r.randrange(len(self.all))]
                f, y, x = self.r.randrange(5), self.r.randint(0, 96 - CROP), self.r.randint(0, 160 - CROP)
                q = b[f, :, 4 * y:4 * (y + CROP), 4 * x:4 * (x + CROP)].float() / 255
                busy = (q[:, 1:] - q[:, :-1]).abs().mean().item()
                if best is None or busy > best[0]: best = busy, s[f, :, y:y + CROP, x:x + CROP], q
            flip = self.r.random() < .5
            xs.append(best[1].flip(-1) if flip else best[1]); ys.append(best[2].flip(-1) if flip else best[2])
        return torch.stack(xs).contiguous(memory_format=torch.channels_last), torch.stack(ys)


def loss_of(y, target):
    d = y - target
    edges = (d[..., 1:] - d[..., :-1]).abs().mean() + (d[..., 1:, :] - d[..., :-1, :]).abs().mean()
    return d.abs().mean() + .5 * edges


def psnr(y, big): return float(np.mean([10 * math.log10(1 / max(1e-9, e)) for e in (y.clamp(0, 1) - big.float() / 255).square().mean((1, 2, 3)).tolist()]))
def plain(small, how): return torch.stack([torch.as_tensor(cv2.resize(s.permute(1, 2, 0).numpy(), (640, 384), interpolation=how)).permute(2, 0, 1) for s in small])
def edges(y): return ((y[..., 1:] - y[..., :-1]).abs().mean() + (y[..., 1:, :] - y[..., :-1, :]).abs().mean()).item()
def make():
    """Channels 0-26 carry the nine neighbours of a pixel unchanged to the last layer, whose 5x5 window then is as wide as a bicubic
    filter's; the others are random features of them. So a least-squares fit of the last layer alone (below) starts above bicubic."""
    from wan_small import SRVGG
    torch.manual_seed(1)
    net, keep = SRVGG(FEATURES, CONVS), 27
    with torch.no_grad():
        for i in range(CONVS + 1):
            w, b, slope = net.body[2 * i].weight, net.body[2 * i].bias, net.body[2 * i + 1].weight
            w.normal_(0, (w[0].numel()) ** -.5); b.uniform_(-.3, .3); slope.uniform_(-.5, .3)
            w[:keep] = 0; b[:keep] = 0; slope[:keep] = 1
            for c in range(keep):
                if i == 0: w[c, c % 3, c // 9, c // 3 % 3] = 1
                else: w[c, c, 1, 1] = 1
        net.body[-1].weight.zero_(); net.body[-1].bias.zero_()
    return net.to(memory_format=torch.channels_last)
def activations(net, x):
    for layer in net.body[:-1]: x = layer(x)
    return x
@torch.no_grad()
def even_out(net, x):
    """The random features to mean 0 and deviation 0.5 before each PReLU, layer by layer."""
    for i in range(CONVS + 1):
        conv = net.body[2 * i]; y = conv(x)
        mean, dev = y.mean((0, 2, 3)), y.std((0, 2, 3)).clamp_min(1e-4)
        scale = torch.where(torch.arange(FEATURES) < 27, torch.ones(()), .5 / dev)
        conv.bias.copy_(torch.where(scale == 1, conv.bias, (conv.bias - mean) * scale)); conv.weight.mul_(scale.view(-1, 1, 1, 1))
        x = net.body[2 * i + 1](conv(x))
@torch.no_grad()
def fit_last(net, batches, ridge=1e-4):
    """Least squares of the last convolution for the network as it stands: pixels minus the enlarged picture."""
    n = FEATURES * 9 + 1; A, B = torch.zeros(n, n, dtype=torch.float64), torch.zeros(n, 48, dtype=torch.float64)
    for x, target in batches:
        phi = F.unfold(activations(net, x), 3, padding=1).transpose(1, 2).flatten(0, 1)
        phi = torch.cat([phi, torch.ones(len(phi), 1)], 1)
        rest = F.pixel_unshuffle(target - F.interpolate(x, scale_factor=4, mode="nearest"), 4).flatten(2).transpose(1, 2).flatten(0, 1)
        A += (phi.T @ phi).double(); B += (phi.T @ rest).double()
    W = torch.linalg.solve(A + ridge * A.diagonal().mean() * torch.eye(n, dtype=torch.float64), B).float()
    net.body[-1].weight.copy_(W[:-1].T.reshape(48, FEATURES, 3, 3)); net.body[-1].bias.copy_(W[-1])
@torch.no_grad()
def run(net, small): return torch.cat([net(s[None].contiguous(memory_format=torch.channels_last)) for s in small])


def train(a):
    from muon import Opt
    os.makedirs(a.out, exist_ok=True)
    net, through, begin = make(), load_vae(), time.time()
    small, big = held_out(through)
    base = {n: psnr(plain(small, k), big) for n, k in (("bicubic", cv2.INTER_CUBIC), ("lanczos", cv2.INTER_LANCZOS4))}
    named = list(net.named_parameters())
    opt = Opt(named, a.lr_m, a.lr_a, muon_filter=lambda n, p: p.ndim == 4 and n not in ("body.0.weight", f"body.{2 * CONVS + 2}.weight"))
    ema = {n: p.detach().clone() for n, p in named}
    step, best, path = 0, 0.0, a.out + "/state.pt"
    if os.path.exists(path):
        d = torch.load(path, weights_only=False)
        net.load_state_dict(d["net"]); ema, step, best, begin = d["ema"], d["step"], d["best"], d["begin"]; opt.load(d["opt"])
    log = open(a.out + "/log.txt", "a")
    say = lambda s: (print(s, flush=True), log.write(s + "\n"), log.flush())
    say(f"parameters {sum(p.numel() for _, p in named)}, held-out " + ", ".join(f"{n} {v:.2f} dB" for n, v in base.items()))
    pool = Pool(through, 1 + step)
    for _ in range(FIRST): pool.draw()
    last, losses = time.time(), []
    if step == 0:
        first = [pool.batch() for _ in range(FIRST)]
        even_out(net, first[0][0]); fit_last(net, first)
        ema = {n: p.detach().clone() for n, p in named}
    def check():
        nonlocal best
        keep = {n: p.detach().clone() for n, p in named}
        with torch.no_grad():
            for n, p in named: p.copy_(ema[n])
            now = psnr(run(net, small[::2]), big[::2])
            for n, p in named: p.copy_(keep[n])
        if now > best: best = now; torch.save(ema, a.out + "/best.pt")
        torch.save(dict(net=net.state_dict(), ema=ema, step=step, best=best, begin=begin, opt=opt.state()), path + ".tmp"); os.replace(path + ".tmp", path)
        say(f"step {step} {time.time() - begin:.0f} s loss {np.mean(losses[-100:] or [0]):.4f} held-out {now:.2f} dB best {best:.2f}")
    check()
    while True:
        end = float(open(a.out + "/end").read()) if os.path.exists(a.out + "/end") else a.end
        if time.time() >= end: break
        if step % 3 == 0: pool.draw()
        x, target = pool.batch()
        opt.zero(); loss = loss_of(net(x), target); loss.backward(); losses.append(loss.item())
        torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
        rest = max(.02, (end - time.time()) / (end - begin))
        opt.step(min(1, (step + 1) / 50) * rest); step += 1
        with torch.no_grad():
            for n, p in named: ema[n].lerp_(p, 1 - min(.995, (step + 1) / (step + 20)))
        if time.time() - last > a.every: check(); last = time.time()
    check()


def best_of(out):
    net = make(); net.load_state_dict(torch.load(out + "/best.pt")); return net.eval()


def evaluate(a):
    net = best_of(a.out); small, big = held_out(load_vae())
    begin = time.time(); ours = run(net, small).clamp(0, 1); seconds = (time.time() - begin) / len(small)
    cubic, lanczos = plain(small, cv2.INTER_CUBIC).clamp(0, 1), plain(small, cv2.INTER_LANCZOS4).clamp(0, 1)
    clean = big.float() / 255
    for n, y in (("bicubic", cubic), ("lanczos", lanczos), ("upscaler", ours)):
        print(f"{n}: {psnr(y, big):.2f} dB, mean error {(y - clean).abs().mean():.4f}, edge energy {edges(y) / edges(clean):.2f} of the clean picture's")
    print(f"frames better than Lanczos: {sum(psnr(ours[i:i+1], big[i:i+1]) > psnr(lanczos[i:i+1], big[i:i+1]) for i in range(len(big)))} of {len(big)}; {seconds:.3f} s a frame on one thread")
    u8 = lambda y: (y.permute(1, 2, 0).numpy() * 255 + .5).astype(np.uint8)
    rows = [np.concatenate([u8(lanczos[i]), u8(ours[i]), u8(clean[i])], 1) for i in range(1, len(big), 3)]
    cv2.imwrite(a.out + "/sheet.png", np.concatenate(rows)[..., ::-1])


def export(a):
    from safetensors.torch import save_file
    state = {n: t.detach().contiguous().half() for n, t in best_of(a.out).state_dict().items()}
    save_file(state, a.file, {"format": "pt", "form": "SRVGGNetCompact", "scale": "4"})
    print(a.file, os.path.getsize(a.file), "bytes,", sum(t.numel() for t in state.values()), "parameters")


if __name__ == "__main__":
    ap = argparse.ArgumentParser(); A = ap.add_argument
    A("stage"); A("file", nargs="?"); A("--out", default="run"); A("--end", type=float, default=0); A("--every", type=float, default=150)
    A("--lr_m", type=float, default=.004); A("--lr_a", type=float, default=5e-4)
    a = ap.parse_args(); torch.set_num_threads(1); cv2.setNumThreads(1)
    {"train": train, "eval": evaluate, "export": export}[a.stage](a)
