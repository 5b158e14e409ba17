#!/usr/bin/env python3
"""lint.needed BUILD: what the programs really load, by ldd. Qt only in the window, torch only in libframewright_torch.so."""
import re
import subprocess
import sys
from pathlib import Path

import tree

NEVER = [
    (r"libQt5", "Qt 5"),
    (r"libopencv_(highgui|imgcodecs|videoio)", "OpenCV's windows, image or video files (they bring Qt 5 and GDAL)"),
    (r"libgdal", "GDAL"),
    (r"libsentencepiece", "sentencepiece (it clashes with OpenCV's protobuf in one process)"),
]
QT = (r"libQt6", "Qt")
TORCH = (r"libtorch|libc10|libcudart|libcupti|libcublas|libcudnn", "torch or CUDA")
WITHOUT = {"framewright": [TORCH], "framewright-cli": [QT, TORCH], "framewright-reader": [QT, TORCH], "libframewright_torch.so": [QT]}


def needed(binary):
    """Lines of ldd: every library the loader would map, with those it cannot find."""
    lines = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, check=False).stdout.splitlines()
    return [line.strip() for line in lines]


def is_elf(path):
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def binaries(build):
    files = [p for folder in ("bin", "tests") for p in sorted((build / folder).glob("*")) if p.is_file() and not p.is_symlink()]
    return [p for p in files if is_elf(p)]


def check(build):
    findings, found = [], binaries(build)
    if not found:
        return [f"{build}/bin:1: there is no program to look at; build first"]
    for binary in found:
        for line in needed(binary):
            for pattern, what in NEVER + WITHOUT.get(binary.name, []):
                if re.match(pattern, line):
                    findings.append(f"{binary}:1: loads {what}: {line.split()[0]}")
            if "not found" in line:
                findings.append(f"{binary}:1: {line}")
    return findings


if __name__ == "__main__":
    tree.report("needed", check(Path(sys.argv[1])))
