#!/usr/bin/env python3
"""lint.messages: every message id that the code uses has a sentence, every sentence is used, placeholders match arguments."""
import re
import sys
from pathlib import Path

import tree

ENTRY = re.compile(r'\{\s*"([^"]+)"\s*,\s*((?:"(?:\\.|[^"\\])*"\s*)+)\}')
CALL = re.compile(r'\bfail\s*\(\s*[\w:.>()-]+\s*,\s*"([^"]+)"\s*(,\s*\{)?')
ID = re.compile(r'"([a-z]+\.[a-zA-Z0-9]+)"')


def sentences(root):
    """id -> (place, number of arguments), and what is wrong with the tables themselves."""
    table, findings = {}, []
    folder = root / "engine/base/messages"
    listed = (root / "engine/base/Error.cpp").read_text()
    for path in sorted(folder.glob("*.inc")):
        name = path.relative_to(root)
        if f'"{name}"' not in listed:
            findings.append(f"{name}:1: engine/base/Error.cpp does not include this file")
        text = path.read_text()
        for match in ENTRY.finditer(text):
            place = f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
            key, numbers = match.group(1), [int(n) for n in re.findall(r"\{(\d)\}", match.group(2))]
            if not key.startswith(path.stem + "."):
                findings.append(f"{place}: {key} does not start with {path.stem}.")
            if key in table:
                findings.append(f"{place}: {key} is there twice")
            if set(numbers) != set(range(len(set(numbers)))):
                findings.append(f"{place}: {key} skips a placeholder")
            if re.search(r"[{}]", re.sub(r"\{\d\}", "", match.group(2))):
                findings.append(f"{place}: {key} has a brace that is no placeholder")
            table[key] = (place, len(set(numbers)))
        leftover = re.sub(r"//[^\n]*", "", ENTRY.sub("", text)).replace(",", "").strip()
        if leftover:
            findings.append(f"{name}:1: cannot read {leftover.splitlines()[0][:60]!r}")
    return table, findings


def arguments(text, at):
    """Number of top-level elements of the braces that open before `at`."""
    depth, count, some = 1, 0, False
    for char in text[at:]:
        depth += char in "({[<"
        depth -= char in ")}]>"
        if depth == 0:
            break
        some = some or not char.isspace()
        count += char == "," and depth == 1
    return count + 1 if some else 0


def check(root):
    table, findings = sentences(root)
    used = set()
    for path in tree.sources(root):
        raw = tree.bare((root / path).read_text(errors="replace"), strings=True)
        used.update(ID.findall(raw))
        skeleton = tree.bare(raw).replace("->", "  ")
        for match in CALL.finditer(raw):
            place, key = f"{path}:{raw.count(chr(10), 0, match.start()) + 1}", match.group(1)
            if key not in table:
                findings.append(f"{place}: {key} has no sentence in engine/base/messages")
            elif match.group(2) or raw[match.end():].lstrip().startswith(")"):
                given = arguments(skeleton, match.end()) if match.group(2) else 0
                if given != table[key][1]:
                    findings.append(f"{place}: {key} takes {table[key][1]} arguments, {given} are given")
    findings += [f"{place}: {key} is used nowhere" for key, (place, _) in table.items() if key not in used]
    return findings


if __name__ == "__main__":
    tree.report("messages", check(Path(sys.argv[1]) if len(sys.argv) > 1 else tree.ROOT))
