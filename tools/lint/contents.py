#!/usr/bin/env python3
"""lint.contents: no huge files, no unfinished code, no names of package registries, no conflict markers, no secrets by accident."""
import re
import sys
from pathlib import Path

import tree

MOST_BYTES = 64 * 1024 * 1024
# Written in pieces, so that this file does not find itself.
REGISTRIES = re.compile("|".join((r"pypi\." + "org", r"python" + r"hosted\.", r"registry\.npmjs", r"crates\." + "io", r"download\.pytorch",
                                  r"deb\." + r"debian\.", r"conda\." + "anaconda", r"ghcr\." + "io", r"docker\." + "io", "index-" + "url")), re.I)
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + "ME|X" + r"XX|HACK)\b|\bnot (?:yet )?implemented\b|\bstub(?:bed)?\b", re.I)
CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)", re.M)
PRIVATE_KEY = re.compile("BEGIN [A-Z ]*PRIVATE " + "KEY")


def check(root):
    findings = []
    for path in tree.tracked(root):
        file = root / path
        size = file.stat().st_size
        if size >= MOST_BYTES:
            findings.append(f"{path}:1: {size >> 20} MiB; files of 64 MiB and more do not belong into git")
            continue
        raw = file.read_bytes()
        if b"\0" in raw[:8000]:
            continue
        text = raw.decode("utf-8", errors="replace")
        wanted = [(REGISTRIES, "names a package registry"), (CONFLICT, "a merge conflict's marker"), (PRIVATE_KEY, "a private key")]
        if path.parts[0] in tree.CODE and path.suffix in (".cpp", ".h", ".cu", ".txt"):
            wanted.append((UNFINISHED, "unfinished code"))
        for pattern, what in wanted:
            for match in pattern.finditer(text):
                findings.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {what} ({match.group(0).strip()})")
    return findings


if __name__ == "__main__":
    tree.report("contents", check(Path(sys.argv[1]) if len(sys.argv) > 1 else tree.ROOT))
