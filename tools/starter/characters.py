"""Drawn people, so that a reference picture means something: every look is another combination of skin, hair, face and clothes.
`Look.draw()` gives the sprite that gen.py composites; nobody's likeness is in it."""
import random
from dataclasses import dataclass
import cv2, numpy as np

SKIN = ['#f7d7c4', '#eab998', '#d19a70', '#a86b43', '#7a4a2b', '#4d2e1d']
HAIR = {'black': '#1d1a1c', 'brown': '#6b4226', 'blond': '#e8c45a', 'red': '#b8431f', 'grey': '#b9bcc0', 'blue': '#3b6fd6', 'pink': '#e86fae'}
CUTS = ['short', 'long', 'bun', 'curls', 'mohawk', 'bald', 'cap']
CLOTH = {'red': '#d93a34', 'blue': '#2f62d0', 'green': '#2f9a4a', 'yellow': '#f2c52e', 'purple': '#8a44b8', 'orange': '#ee7d26', 'white': '#f2f2ee', 'black': '#2a2a30'}
LEGS = ['#34406b', '#59462f', '#3a3a3e', '#7b8794', '#8a3b3b']
S = 4                                                      # drawn at 4x, then reduced


def rgb(h): return tuple(int(h[i:i + 2], 16) / 255 for i in (1, 3, 5))


@dataclass(frozen=True)
class Look:
    skin: str; hair: str; cut: str; shirt: str; legs: str; glasses: bool; beard: bool; skirt: bool; stripes: bool

    @staticmethod
    def of(seed):
        r = random.Random(seed)
        return Look(r.choice(SKIN), r.choice(list(HAIR)), r.choice(CUTS), r.choice(list(CLOTH)), r.choice(LEGS), r.random() < .3, r.random() < .2, r.random() < .3, r.random() < .25)

    def words(self, r):
        """What a caption may say about the look, each now and then, so that without them it is left open."""
        w = []
        if self.cut not in ('bald', 'cap') and r.random() < .3: w.append(f'with {self.hair} hair')
        if self.glasses and r.random() < .4: w.append('with glasses')
        if r.random() < .45: w.append(f'in a {self.shirt} {"dress" if self.skirt else "shirt"}')
        r.shuffle(w)
        return ' '.join(w[:2])

    def draw(self, canvas=72, fine=1):
        """Premultiplied RGBA float32 [canvas * fine, canvas * fine, 4] in 0..1, the figure 64 * fine high and upright, facing us."""
        n = canvas * S; im = np.zeros((n, n, 4), np.float32); X = lambda v: int(round(v * S))
        mid = canvas / 2; top = (canvas - 64) / 2
        def full(c): return (*rgb(c), 1.0) if isinstance(c, str) else (*c, 1.0)
        def disc(x, y, rx, ry, c, a0=0, a1=360): cv2.ellipse(im, (X(x), X(y)), (X(rx), X(ry)), 0, a0, a1, full(c), -1, cv2.LINE_AA)
        def bar(x0, y0, x1, y1, w, c): cv2.line(im, (X(x0), X(y0)), (X(x1), X(y1)), full(c), X(w), cv2.LINE_AA)
        def poly(p, c): cv2.fillPoly(im, [np.array([(X(x), X(y)) for x, y in p], np.int32)], full(c), cv2.LINE_AA)
        hair, shirt = HAIR[self.hair], CLOTH[self.shirt]; hy = top + 15.5
        if self.cut == 'long': disc(mid, hy + 5, 14, 17, hair)
        if self.cut == 'bun': disc(mid, top + 2.5, 6, 5, hair)
        for s in (-1, 1):                                   # legs, shoes, arms, hands
            bar(mid + 4.5 * s, top + 46, mid + 4.5 * s, top + 60, 5.5, self.skin if self.skirt else self.legs)
            disc(mid + 5.5 * s, top + 61.5, 4.5, 2.6, '#26242a')
            bar(mid + 9 * s, top + 33, mid + 13.5 * s, top + 44, 4.6, shirt); disc(mid + 14 * s, top + 46, 2.9, 2.9, self.skin)
        if self.skirt: poly([(mid - 8, top + 30), (mid + 8, top + 30), (mid + 13, top + 53), (mid - 13, top + 53)], shirt)
        else: poly([(mid - 9.5, top + 30), (mid + 9.5, top + 30), (mid + 8.5, top + 49), (mid - 8.5, top + 49)], shirt)
        if self.stripes:
            for k in range(3): bar(mid - 7, top + 35 + 5 * k, mid + 7, top + 35 + 5 * k, 1.8, '#f6f4ee' if self.shirt != 'white' else '#3c5fb0')
        disc(mid, hy, 12, 12.5, self.skin)
        for s in (-1, 1): disc(mid + 12 * s, hy + 1, 2, 3, self.skin)
        if self.beard: disc(mid, hy + 3, 11.3, 10.3, hair, 10, 170); disc(mid, hy + 5.6, 4, 2.2, self.skin)
        if self.cut in ('short', 'long', 'bun'): disc(mid, hy - 1.5, 13, 12.2, hair, 180, 360); disc(mid, hy - .5, 9.5, 4.5, self.skin, 180, 360)
        elif self.cut == 'curls':
            for k in range(9): a = np.pi * (1 + k / 8); disc(mid + 12 * np.cos(a), hy - 2 + 11 * np.sin(a), 5, 5, hair)
        elif self.cut == 'mohawk': poly([(mid - 3.5, hy - 8), (mid - 3, top - 3), (mid + 3, top - 3), (mid + 3.5, hy - 8)], hair)
        elif self.cut == 'cap': disc(mid, hy - 3, 12.6, 10, shirt, 180, 360); bar(mid - 3, hy - 3.6, mid + 15, hy - 3.6, 2.6, shirt)
        for s in (-1, 1):
            disc(mid + 4.6 * s, hy + 1, 1.8, 2.3, '#1c1a20')
            if self.glasses: cv2.circle(im, (X(mid + 4.8 * s), X(hy + 1)), X(4), full('#20242c'), X(1.1), cv2.LINE_AA)
        if self.glasses: bar(mid - 1, hy + 1, mid + 1, hy + 1, 1, '#20242c')
        cv2.ellipse(im, (X(mid), X(hy + 5)), (X(4), X(2.4)), 0, 15, 165, full('#8c3434'), X(1.2), cv2.LINE_AA)
        return cv2.resize(im, (canvas * fine, canvas * fine), interpolation=cv2.INTER_AREA).clip(0, 1)


if __name__ == '__main__':
    import sys
    looks = [Look.of(k).draw() for k in range(48)]
    sheet = np.concatenate([np.concatenate([l[..., :3] + (1 - l[..., 3:]) for l in looks[i:i + 12]], 1) for i in range(0, 48, 12)], 0)
    cv2.imwrite(sys.argv[1], cv2.resize((sheet[..., ::-1] * 255).astype(np.uint8), None, fx=2, fy=2))
