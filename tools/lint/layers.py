#!/usr/bin/env python3
"""lint.layers: every include and every CMake dependency against the table in docs/layers.txt."""
import re
import sys
from pathlib import Path

import tree

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.M)


class Layers:
    def __init__(self, text):
        self.allowed, self.only, self.private = {}, [], []
        for line in text.splitlines():
            line = line.split("#", 1)[0].strip()
            words = line.split()
            if not words:
                continue
            if words[0] == "only":
                self.only.append((re.compile(words[1]), {self.folder(w) for w in words[2:]}))
            elif words[0] == "private":
                self.private.append(re.compile(words[1]))
            else:
                name, _, rest = line.partition(":")
                self.allowed[self.folder(name.strip())] = {self.folder(word) for word in rest.split()}
        self.close()

    @staticmethod
    def folder(word):
        return word if word.split("/")[0] in ("ui", "app") else f"engine/{word}"

    def close(self):
        """Adds what the named folders may include, until nothing is added."""
        for name, reach in self.allowed.items():
            unknown = reach - self.allowed.keys()
            if unknown:
                sys.exit(f"docs/layers.txt: {name} names {', '.join(sorted(unknown))}, which has no line of its own")
        grown = True
        while grown:
            grown = False
            for reach in self.allowed.values():
                more = set().union(*(self.allowed[name] for name in reach)) - reach if reach else set()
                grown |= bool(more)
                reach |= more

    def owner(self, path):
        """The line of the table that a file belongs to: the longest folder in front of it."""
        parts = Path(path).parts[:-1]
        for n in range(len(parts), 0, -1):
            if "/".join(parts[:n]) in self.allowed:
                return "/".join(parts[:n])
        return None


def private_headers(includes, layers):
    """Headers that include other people's private headers, directly or through a header of ours."""
    found = {path for path, lines in includes.items() if path.endswith(".h")
             and any(mark == "<" and any(p.fullmatch(name) for p in layers.private) for _, mark, name in lines)}
    while True:
        more = {path for path, lines in includes.items() if path.endswith(".h") and path not in found
                and any(mark == '"' and name in found for _, mark, name in lines)}
        if not more:
            return found
        found |= more


def check(root):
    layers = Layers((root / "docs/layers.txt").read_text())
    includes = {}
    for path in tree.sources(root):
        text = tree.bare((root / path).read_text(errors="replace"), strings=True)
        includes[str(path)] = [(text.count("\n", 0, m.start()) + 1, m.group(1), m.group(2)) for m in INCLUDE.finditer(text)]
    private = private_headers(includes, layers)
    findings = []
    for path, lines in includes.items():
        mine = layers.owner(path)
        if mine is None:
            findings.append(f"{path}:1: its folder has no line in docs/layers.txt")
            continue
        for line, mark, name in lines:
            why = quoted(layers, private, root, path, mine, name) if mark == '"' else angled(layers, mine, name)
            if why:
                findings.append(f"{path}:{line}: {why}")
    return findings + check_cmake(root, layers)


def quoted(layers, private, root, path, mine, name):
    if name.endswith(".moc"):
        return None
    other = layers.owner(name)
    if other is None:
        return f'"{name}" is not written from the root of the tree' if (root / path).parent.joinpath(name).exists() else None
    if other != mine and other not in layers.allowed[mine]:
        return f'{mine} may not include {other} ("{name}")'
    if other != mine and name in private:
        return f'"{name}" shows third-party headers and is for {other} alone'
    return None


def angled(layers, mine, name):
    for pattern, folders in layers.only:
        if pattern.fullmatch(name) and not (mine in folders or any(mine.startswith(f"{f}/") and mine != "app/cli" for f in folders)):
            return f"<{name}> may not be included in {mine}"
    return None


def check_cmake(root, layers):
    """fw_library(NAME DEPS a b): CMake must not allow what the table forbids."""
    findings = []
    for path in tree.tracked(root):
        if path.name != "CMakeLists.txt" or path.parts[0] not in tree.CODE:
            continue
        mine = layers.owner(path)
        text = re.sub(r"#.*", "", (root / path).read_text())
        for call in re.finditer(r"fw_(?:ui_)?library\(([^)]*)\)", text):
            words = call.group(1).split()
            if "DEPS" not in words or mine is None:
                continue
            for word in words[words.index("DEPS") + 1:]:
                if word.isupper():
                    break
                other = next((f for f in (f"engine/{word}", f"ui/{word.removeprefix('ui_')}") if f in layers.allowed), word)
                if other not in layers.allowed[mine]:
                    findings.append(f"{path}:1: DEPS {word}: {mine} may not depend on {other}")
    return findings


if __name__ == "__main__":
    tree.report("layers", check(Path(sys.argv[1]) if len(sys.argv) > 1 else tree.ROOT))
