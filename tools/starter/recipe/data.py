"""Draws clips without end into the ring: python3 data.py WORKERS.   Ends when STATE/stop exists."""
import os, random, sys, time
os.environ['CUDA_VISIBLE_DEVICES'] = ''                    # drawing needs no GPU
import numpy as np, multiprocessing as mp
import common as C
STYLES = ['none', 'cinematic', 'cartoon', 'documentary']


def reference(g, sp, r):
    """The clip's subject alone on white, as a cameo reference: [H,W,3] uint8."""
    import cv2
    s = g.sprite(sp); k = r.uniform(1.0, 1.25); q = (s.shape[0] - 1) / 2
    m = np.array([[k, 0, C.W / 2 + r.uniform(-12, 12) - k * q], [0, k, C.H / 2 + r.uniform(-4, 4) - k * q]], np.float32)
    if r.random() < .5: s = s[:, ::-1]
    o = cv2.warpAffine(np.ascontiguousarray(s), m, (C.W, C.H)); return ((o[..., :3] + (1 - o[..., 3:])).clip(0, 1) * 255 + .5).astype(np.uint8)


def labels(sp):
    import gen
    return [gen.SUBJECTS.index(sp['subject']), gen.BACKGROUNDS.index(sp['bg']), gen.MLIST.index(sp['motion']), gen.CLIST.index(sp['camera']), gen.WLIST.index(sp['weather']), STYLES.index(sp['style']), 0, 0]


def captions(g, sp, r, tok):
    from caps import augment
    plain = dict(sp, style='none'); rows = [augment(g.caption(sp, r), r) for _ in range(4)] + [augment(g.caption(plain, r), r) for _ in range(2)] + [augment(g.caption(sp, r, anyone=True), r) for _ in range(2)]
    out = np.zeros((C.CAPS, C.TL), np.int16)
    for i, c in enumerate(rows): x = tok.ids(c); out[i, :len(x)] = x
    return out


def work(k, n):
    os.nice(10); import cv2; cv2.setNumThreads(1)
    from gen import Gen
    from caps import Tok
    ring, g, tok, r, j = C.Ring(), Gen(jit=.6), Tok(C.SPIECE, C.TL), random.Random(9000 + k), 0
    while not os.path.exists(C.at('stop')):
        sp = g.training_spec(r); clip, mask = g.render(sp, mask=True); s = (k + n * j) % C.SLOTS
        ring.clips[s], ring.masks[s], ring.ids[s], ring.refs[s], ring.labels[s] = clip, mask, captions(g, sp, r, tok), reference(g, sp, r), labels(sp)
        j += 1; ring.count[1 + k] = j


if __name__ == '__main__':
    n = int(sys.argv[1]); ring = C.Ring(create=True); ring.count[0] = n; ps = [mp.get_context('fork').Process(target=work, args=(k, n)) for k in range(n)]
    for p in ps: p.start()
    t = time.time()
    while any(p.is_alive() for p in ps): time.sleep(20); C.log('data', ring.produced(), f'clips, {ring.produced() / (time.time() - t):.0f}/s')
