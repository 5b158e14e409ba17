"""How well extensions go on, through the program itself: seams.py FRAMEWRIGHT_CLI COUNT

Renders COUNT pairs of drafts, presets in turn: a clip, and one that extends it by the motion that can start where the
first one ended. Prints the similarity (the engine's: SSIM of the luma) of the last frame with the first new one, and
that of two neighbours inside the first clip: of the frames that the model made, an eighth of a second apart, and of
those that the finished clips show, 24 a second. Pairs lie in FW_STATE/seams; those that are there are not made again.
"""
import os
import random
import subprocess
import sys

import cv2
import numpy as np
from safetensors.numpy import load_file

import common as C
from data import STYLES
from gen import Gen

OVERLAP = 9                           # frames that both clips show: the program's own number
NEXT = dict(right='left', left='right', up='down', down='up', closer='away', away='closer', still='bounce',
            bounce='still', spin='still')


def similarity(first, second):
    """media::structuralSimilarity of two frames u8 [H,W,3]."""
    a, b = (cv2.cvtColor(f, cv2.COLOR_RGB2GRAY).astype(np.float64) for f in (first, second))
    blurred = lambda v: cv2.GaussianBlur(v, (11, 11), 1.5)
    ma, mb, c1, c2 = blurred(a), blurred(b), 2.55 ** 2, 7.65 ** 2
    va, vb, both = blurred(a * a) - ma * ma, blurred(b * b) - mb * mb, blurred(a * b) - ma * mb
    s = (2 * ma * mb + c1) * (2 * both + c2) / ((ma * ma + mb * mb + c1) * (va + vb + c2))
    return s[5:-5, 5:-5].mean()


def shown(path):
    """The frames of a finished clip, u8 RGB."""
    clip, frames = cv2.VideoCapture(path), []
    while True:
        more, frame = clip.read()
        if not more:
            return frames
        frames.append(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB))


def rendered(cli, preset, caption, seed, path, *more):
    """The frames of a draft, u8 [17,96,160,3]; of an extension with those that it shares."""
    files = dict(frames=path + '.frames.safetensors', latents=path + '.latents.safetensors')
    if not os.path.exists(files['frames']):
        subprocess.run([cli, 'render', '--preset', preset, '--quality', 'draft', '--prompt', caption, '--seed', str(seed),
                        '--save-frames', files['frames'], '--save-latents', files['latents'], '--out',
                        path + '.mp4', *more], check=True, stdout=subprocess.DEVNULL)
    f = load_file(files['frames'])['frames'][0]
    return ((f.clip(-1, 1) + 1) * 127.5 + .5).astype(np.uint8).transpose(1, 2, 3, 0), files['latents']


def main(cli, count):
    os.makedirs(C.at('seams'), exist_ok=True)
    g, r, seams, inside, film, within = Gen.__new__(Gen), random.Random(77), [], [], [], []
    specs = [g.sample_spec(r, style='none', camera='static') for _ in range(60)]
    for k, spec in enumerate(specs[:count]):
        preset, path = STYLES[1 + k % 3], C.at(f'seams/{k}')
        texts = g.caption(spec, r), g.caption(dict(spec, motion=NEXT[spec['motion']]), r)
        a, latents = rendered(cli, preset, texts[0], 500 + k, path + 'a')
        b, _ = rendered(cli, preset, texts[1], 900 + k, path + 'b', '--extend-from', latents)
        seams.append(similarity(a[-1], b[OVERLAP]))
        inside.append(similarity(a[-2], a[-1]))
        first, second = shown(path + 'a.mp4'), shown(path + 'b.mp4')
        film.append(similarity(first[-1], second[0]))
        within.append(similarity(first[-5], first[-4]))  # before the last frame, which is held
        print(f'{seams[-1]:.3f} (inside {inside[-1]:.3f}), shown {film[-1]:.3f} ({within[-1]:.3f}) {preset}: {texts[0]} | {texts[1]}', flush=True)
    clear = [s for s, spec in zip(seams, specs) if spec['weather'] == 'clear']
    print(f'mean {np.mean(seams):.3f}, at least .9: {sum(s >= .9 for s in seams)} of {len(seams)}, inside {np.mean(inside):.3f}; '
          f'without rain and snow: mean {np.mean(clear):.3f} of {len(clear)}')
    print(f'as shown: mean {np.mean(film):.3f}, at least .9: {sum(s >= .9 for s in film)}, inside {np.mean(within):.3f}')


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]))
