"""The generator's very scenes drawn K times larger: same specs, same random numbers, finer pixels.

gen.py draws through cv2 and numpy; while a large clip is drawn, both names inside it stand for the classes below, which
scale what is drawn instead of what was drawn. So there is one generator, and a large clip cannot drift from its small one.
Pixel centres: a point x of the small picture is K*x + (K-1)/2 of the large one."""
import contextlib, os, random
import numpy as np, cv2
from PIL import Image, ImageDraw, ImageFont
import gen

K = 4                  # the upscaler's factor
KS = 4                 # sprites are kept this much finer (the font's bitmaps are 136 pixels wide, 2.1 times what gen.py keeps)
gen.FONT = os.environ.get("EMOJI_FONT", gen.FONT)


class Rows(np.ndarray):
    """A large picture that is filled by the row numbers of the small one."""
    def __setitem__(self, at, value):
        scale = lambda v: None if v is None else v * K
        super().__setitem__(slice(scale(at.start), scale(at.stop)) if isinstance(at, slice) else at, value)


class Pen:
    """cv2 with every coordinate, radius and thickness K times as large."""
    def __getattr__(self, name): return getattr(cv2, name)
    @staticmethod
    def at(p, shift=0):                                               # `shift`: binary places of a coordinate, as cv2 has them
        return tuple(int(v * K + (K - 1) / 2 * 2 ** shift) for v in p)
    def circle(self, im, c, r, colour, thick, kind, shift=0): cv2.circle(im, self.at(c, shift), r * K, colour, thick, kind, shift)
    def line(self, im, a, b, colour, thick=1, kind=8, shift=0): cv2.line(im, self.at(a, shift), self.at(b, shift), colour, thick * K, kind, shift)
    def rectangle(self, im, a, b, colour, fill): cv2.rectangle(im, (a[0] * K, a[1] * K), (b[0] * K + K - 1, b[1] * K + K - 1), colour, fill)
    def ellipse(self, im, c, axes, a, s, e, colour, thick, *rest):
        cv2.ellipse(im, self.at(c), (axes[0] * K, axes[1] * K), a, s, e, colour, thick if thick < 0 else thick * K, *rest)
    def fillPoly(self, im, pts, colour, lineType): cv2.fillPoly(im, [p * 2 * K + K - 1 for p in pts], colour, lineType, 1)
    def polylines(self, im, pts, closed, colour, thick, kind): cv2.polylines(im, [p * 2 * K + K - 1 for p in pts], closed, colour, thick * K, kind, 1)
    def resize(self, im, size, **kw): return cv2.resize(im, (size[0] * K, size[1] * K), **kw)
    def warpAffine(self, source, m, size, **kw):
        """`m` takes small source points to small points; the source here is K (background) or KS (sprite) times as fine."""
        def grow(k): return np.array([[k, 0, (k - 1) / 2], [0, k, (k - 1) / 2], [0, 0, 1]])
        fine = grow(KS if source.shape[2] == 4 else K)
        full = grow(K) @ np.vstack([m, [0, 0, 1]]) @ np.linalg.inv(fine)
        return cv2.warpAffine(source, full[:2].astype(np.float32), (size[0] * K, size[1] * K), **kw)


class Empty:
    """numpy whose `empty` pictures have K times the rows and columns."""
    def __getattr__(self, name): return getattr(np, name)
    def empty(self, shape, dtype):
        *n, h, w, c = shape
        return np.empty((*n, h * K, w * K, c), dtype).view(np.ndarray if n else Rows)


@contextlib.contextmanager
def large():
    keep = gen.cv2, gen.np, gen._grad, gen._VIG
    grad = gen._grad
    gen.cv2, gen.np, gen._VIG = Pen(), Empty(), VIGNETTE
    gen._grad = lambda top, bottom, h, w: grad(top, bottom, h * K, w * K).view(Rows)
    try: yield
    finally: gen.cv2, gen.np, gen._grad, gen._VIG = keep


def vignette():
    y, x = np.mgrid[0:gen.H * K, 0:gen.W * K].astype(np.float32)
    x, y = (x - (K - 1) / 2) / K, (y - (K - 1) / 2) / K
    return (1 - 1.25 * ((x / (gen.W - 1) - .5) ** 2 * 1.1 + (y / (gen.H - 1) - .5) ** 2 * 1.3))[None, :, :, None].clip(.3, 1).astype(np.float32)
VIGNETTE = vignette()


def sprites():
    """As gen.draw_sprites, KS times as fine, with edges as sharp as the finer grid allows."""
    small, size = {}, 64 * KS
    font = ImageFont.truetype(gen.FONT, 109)
    for name, (emoji, *_) in gen.SUBJ.items():
        if emoji is None: continue                                    # drawn people are fine enough by themselves
        im = Image.new("RGBA", (160, 150)); ImageDraw.Draw(im).text((8, 6), emoji, font=font, embedded_color=True)
        a = np.asarray(im.crop(im.getbbox())).astype(np.float32) / 255
        a[..., :3] *= a[..., 3:]
        s = size / max(a.shape[:2]); h, w = (max(1, round(v * s)) for v in a.shape[:2])
        a = cv2.resize(a, (w, h), interpolation=cv2.INTER_CUBIC).clip(0, 1)
        colour = a[..., :3] / a[..., 3:].clip(1e-3)
        a[..., 3] = ((a[..., 3] - .5) * 1.6 + .5).clip(0, 1)
        a[..., :3] = colour.clip(0, 1) * a[..., 3:]
        o = np.zeros((gen.SP * KS,) * 2 + (4,), np.float32); y, x = (gen.SP * KS - h) // 2, (gen.SP * KS - w) // 2
        o[y:y + h, x:x + w] = a
        for c, shift in (gen.COLOURS[name].items() if name in gen.COLOURS else [(None, 0)]):
            one = gen._hue(o, shift) if shift else o
            small[name, c, 0], small[name, c, 1] = one, outline(one)
    return small


def outline(o):
    """gen._outline with a brush KS times as wide."""
    a = o[..., 3]
    d = cv2.GaussianBlur(cv2.dilate(a, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5 * KS - 3,) * 2)), (KS + 1,) * 2, 0)
    out = np.zeros_like(o)
    out[..., :3] = o[..., :3] * 1.05 + (1 - a[..., None]) * d[..., None] * np.array([.05, .04, .10], np.float32)
    out[..., 3] = a + (1 - a) * d
    return out.clip(0, 1)


class Pairs:
    """Small and large clips of the same scene, [n,96,160,3] and [n,384,640,3] uint8."""
    def __init__(self, backgrounds=6, seed=7):
        self.small = gen.Gen(nbg=backgrounds, seed=seed)
        with large():
            self.big = object.__new__(gen.Gen); self.big.jit = self.small.jit; self.big.S = sprites(); self.big.fine = KS; self.big.outline = outline
            self.big.B = {b: [gen.draw_bg(b, np.random.RandomState(seed * 1000 + i * 100 + k)) for k in range(backgrounds)]
                          for i, b in enumerate(gen.BACKGROUNDS)}
    def spec(self, r, **kw): return self.small.sample_spec(r, **kw)
    def render(self, spec, frames=None):
        small = self.small.render(spec, frames)
        with large(): big = self.big.render(spec, frames)
        return small, big


if __name__ == "__main__":                                            # python hires.py SHEET.png: small, large, difference
    import sys
    p, r, rows = Pairs(2), random.Random(5), []
    for i, name in enumerate(["cat", "car", "rocket", "house", "robot", "flower", "train", "sailboat", "ghost", "woman", "star"]):
        s, b = p.render(p.spec(r, subject=name, bg=gen.BACKGROUNDS[i], style=gen.SLIST[i % 4]), [8])
        down = cv2.resize(b[0], (160, 96), interpolation=cv2.INTER_AREA)
        print(name, gen.BACKGROUNDS[i], "PSNR small against reduced large %.1f" % cv2.PSNR(s[0], down))
        up = cv2.resize(s[0], (640, 384), interpolation=cv2.INTER_CUBIC)
        rows.append(np.concatenate([up, b[0], np.abs(cv2.resize(down, (640, 384)).astype(int) - cv2.resize(s[0], (640, 384))).clip(0, 255).astype(np.uint8)], 1))
    cv2.imwrite(sys.argv[1], np.concatenate(rows)[..., ::-1])
