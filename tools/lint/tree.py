"""What every lint shares: the files of the tree, C++ text without comments and strings, and how findings are reported."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("engine", "ui", "app")


def tracked(root=ROOT):
    """Files that git tracks or would track, as paths relative to root; every file where there is no git."""
    git = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True)
    if git.returncode == 0:
        names = (Path(name) for name in git.stdout.split("\0") if name)
    else:
        names = (path.relative_to(root) for path in root.rglob("*"))
        names = (name for name in names if name.parts[0] not in (".git", "build", "run") and "__pycache__" not in name.parts)
    return sorted(name for name in names if (root / name).is_file())


def sources(root=ROOT, folders=CODE, endings=(".cpp", ".h", ".cu", ".cuh")):
    return [path for path in tracked(root) if path.parts[0] in folders and path.suffix in endings]


LITERAL = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def bare(text, strings=False):
    """C++ text with comments blanked (and the insides of strings, unless asked to keep them); line numbers stay right."""

    def blank(match):
        whole = match.group(0)
        if whole[0] == "/":
            return re.sub(r"[^\n]", " ", whole)
        if whole[0] == "'" and match.start() and text[match.start() - 1].isalnum():
            return whole  # 1'000'000
        return whole if strings else whole[0] + re.sub(r"[^\n]", " ", whole[1:-1]) + whole[-1]

    return LITERAL.sub(blank, text)


def report(name, findings):
    """Prints findings ("file:line: what") and ends the program: 0 when there are none, 1 otherwise."""
    for finding in findings:
        print(finding)
    print(f"lint.{name}: {len(findings)} finding{'s' if len(findings) != 1 else ''}")
    sys.exit(1 if findings else 0)
