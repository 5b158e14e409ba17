"""Twenty stills of one drawn character that the starter does not know, with captions: python3 zibbo.py FOLDER [COUNT]
The zibbo (purple, one eye, orange horns, yellow belly, green feet) stands in the places of gen.py's world, except on the beach, at sea and
at night in the city: those are for prompts it was never seen under (docs/training.md). Needs numpy, OpenCV and Pillow."""
import os, random, sys
import numpy as np, cv2
import gen

UNSEEN = {"beach", "ocean", "city"}
NAME = "zibbo"


def zibbo():
    """Premultiplied RGBA [SP, SP, 4] in 0..1, as gen.py's sprites are; drawn four times as large."""
    k = 4; n = gen.SP * k; picture = np.zeros((n, n, 3), np.float32); mask = np.zeros((n, n), np.float32)

    def shape(draw, colour):
        layer = np.zeros((n, n), np.float32); draw(layer); picture[layer > .5] = colour; np.maximum(mask, layer, out=mask)
    at = lambda x, y: (round(x * k), round(y * k))
    ellipse = lambda x, y, w, h, turn=0: lambda m: cv2.ellipse(m, at(x, y), (round(w * k), round(h * k)), turn, 0, 360, 1, -1)
    polygon = lambda *points: lambda m: cv2.fillPoly(m, [np.array([at(*p) for p in points], np.int32)], 1)
    for x in (25, 47): shape(ellipse(x, 65, 8, 4.5), (.20, .72, .25))                            # feet
    for side in (-1, 1): shape(polygon((36 + side * 8, 20), (36 + side * 19, 16), (36 + side * 21, 3)), (1, .55, .05))   # horns
    for side in (-1, 1): shape(ellipse(36 + side * 25, 42, 5, 11, side * -28), (.45, .12, .70))  # arms
    shape(ellipse(36, 39, 23, 26), (.58, .20, .85))                                              # body
    shape(ellipse(36, 50, 13, 11), (1, .88, .25))                                                # belly
    shape(ellipse(36, 28, 11, 11), (1, 1, 1)); shape(ellipse(37, 29, 5.5, 5.5), (.05, .05, .10)) # eye
    a = cv2.resize(mask, (gen.SP, gen.SP), interpolation=cv2.INTER_AREA)[..., None]
    return np.concatenate([cv2.resize(picture * mask[..., None], (gen.SP, gen.SP), interpolation=cv2.INTER_AREA), a], -1)


def main(folder, count=20):
    os.makedirs(folder, exist_ok=True); world = gen.Gen(nbg=8); r = random.Random(11)
    for style in (0, 1): world.S[NAME, None, style] = gen._outline(zibbo()) if style else zibbo()
    gen.SUBJ[NAME] = ("", [NAME], "g", None)
    places = [p for p in gen.BACKGROUNDS if p not in UNSEEN]
    for i in range(count):
        spec = world.sample_spec(r, subject=NAME, bg=places[i % len(places)], motion="still", camera="static", weather="clear", style="none", colour=None)
        path = os.path.join(folder, f"{NAME}-{i + 1:02d}")
        cv2.imwrite(path + ".png", np.ascontiguousarray(world.render(spec, frames=[0])[0][..., ::-1]))
        with open(path + ".txt", "w") as f: f.write(f"a {NAME} {r.choice(gen.MOTIONS['still'][:2])} {r.choice(gen.BGS[spec['bg']])}\n")


if __name__ == "__main__": main(sys.argv[1], *map(int, sys.argv[2:]))
