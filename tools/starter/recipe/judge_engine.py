"""What the shipped model makes of prompts, through the program itself: python3 judge_engine.py FRAMEWRIGHT_CLI JUDGE.pt N QUALITY [render only: -]
N prompts of seen and N / 2 of held-out combinations in turn over the three presets, rendered at native size; then the judge's answers by attribute."""
import json, os, random, subprocess, sys, time
import common as C
import numpy as np, torch
from data import STYLES, labels
from gen import Gen, held_out
from safetensors.numpy import load_file


def specs(n):
    g, r, out = Gen.__new__(Gen), random.Random(31), []
    for want, count in ((False, n), (True, n // 2)):
        while count:
            sp = g.sample_spec(r, style='none')
            if held_out(sp) == want: sp['preset'] = STYLES[1 + count % 3]; out.append(sp); count -= 1
    return [(sp, g.caption(sp, r)) for sp in out]


def in_turn(n):
    """Numbers of the prompts, a held-out one after every two seen ones, so that a run that is stopped has some of both."""
    return [i for k in range((n + 1) // 2) for i in (2 * k, 2 * k + 1, n + k) if i < n + n // 2 and not (i == 2 * k + 1 >= n)]


def render(cli, sp, caption, seed, quality, path):
    if os.path.exists(path): return 0.0
    t = time.time(); frames = path + '.safetensors'
    subprocess.run([cli, 'render', '--preset', sp['preset'], '--quality', quality, '--prompt', caption, '--seed', str(seed), '--native', '--save-frames', frames, '--out', path + '.mp4'], check=True, stdout=subprocess.DEVNULL)
    f = load_file(frames)['frames'][0]; np.save(path, ((f.clip(-1, 1) + 1) * 127.5 + .5).astype(np.uint8).transpose(1, 2, 3, 0)); os.remove(frames); os.remove(path + '.mp4'); return time.time() - t


def main(cli, judge, n, quality, only=''):
    all_, out = specs(n), os.path.join(C.STATE, 'ev'); os.makedirs(out, exist_ok=True)
    part, parts = (int(x) for x in os.environ.get('FW_PART', '0/1').split('/'))    # several may render side by side
    for i in in_turn(n)[part::parts]: render(cli, *all_[i], 1000 + i, quality, f'{out}/{quality}_{i}.npy')
    if only: return
    import judge as J
    j = J.Judge(); j.load_state_dict({k: t.float() if t.is_floating_point() else t for k, t in torch.load(judge, weights_only=True).items()}); print('judge on unseen real clips', J.accuracy(j, *J.unseen(300)))
    made = [i for i in range(len(all_)) if os.path.exists(f'{out}/{quality}_{i}.npy')]; load = lambda w: np.stack([np.load(f'{out}/{quality}_{i}.npy') for i in w]); y = np.array([labels(dict(sp, style=sp['preset'])) for sp, _ in all_])
    for name, w in (('seen', [i for i in made if i < n]), ('held-out', [i for i in made if i >= n])): print(quality, len(w), name, 'combinations', {k: round(v, 3) for k, v in J.accuracy(j, load(w), y[w]).items()})
    details(J, j, load(made), y[made])


@torch.no_grad()
def details(J, j, clips, y):
    """How often each subject was right, and which style each preset's clips were taken for."""
    from gen import SUBJECTS
    named = {k: [] for k in ('subject', 'style')}
    for i in range(0, len(clips), 32):
        answer = j.eval()(J.look(clips[i:i + 32]))
        for k, v in named.items(): v += answer[k].argmax(1).tolist()
    hit, taken = {}, {}
    for i, labels_ in enumerate(y.tolist()):
        hit.setdefault(SUBJECTS[labels_[0]], []).append(named['subject'][i] == labels_[0])
        key = f"{STYLES[labels_[J.HEADS['style'][0]]]} as {STYLES[named['style'][i]]}"
        taken[key] = taken.get(key, 0) + 1
    print('by subject:', ', '.join(f'{k} {sum(v)}/{len(v)}' for k, v in sorted(hit.items())))
    print('style:', ', '.join(f'{k} {n}' for k, n in sorted(taken.items())))


if __name__ == '__main__': main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], *sys.argv[5:])
