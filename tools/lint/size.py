#!/usr/bin/env python3
"""lint.size: files of at most 600 lines, functions of at most 60 lines and 5 parameters (design.md section 2)."""
import re
import sys
from pathlib import Path

import tree

FILE_LINES = 600
SPECIAL = {"MainWindow.cpp": 300, "main.cpp": 80}
FUNCTION_LINES = 60
PARAMETERS = 5

SCOPE = re.compile(r"^\s*(?:(?:inline|export|template\s*<.*>)\s*)*(?:namespace|class|struct|union|enum|extern\b)", re.S)
CONTROL = re.compile(r"^\s*(?:else\s+)?(?:if|for|while|switch|do|catch|try|else)\b")
INITIALISER = re.compile(r"\)[\w\s]*:[^:].*[\w>]\s*$", re.S)


def functions(text):
    """(name, parameters, first line, last line) of every function definition; text is bare C++."""
    stack, head, start, line = [], "", 1, 1
    for char in text:
        if char == "\n":
            line += 1
        if char == "{":
            stack.append(opened(stack, head, line))
            if stack[-1][0] != "init":
                head = ""
        elif char == "}" and stack:
            kind, name, count, first = stack.pop()
            if kind == "function":
                yield name, count, first, line
            head = head + "()" if kind == "init" else ""
        elif char == ";" and not inside(stack):
            head = ""
        elif not inside(stack):
            head += char


def inside(stack):
    """Within a function or an initialiser, where no function can start."""
    return bool(stack) and stack[-1][0] in ("function", "block", "init")


def opened(stack, head, line):
    text = re.sub(r"^\s*#.*?(?<!\\)$", "", head, flags=re.M).strip()
    text = re.sub(r"^(?:(?:public|private|protected|Q_SIGNALS|Q_SLOTS|signals|slots|\s)+:)+", "", text).strip()
    if inside(stack):
        return ("init" if stack[-1][0] == "init" else "block", "", 0, line)
    if INITIALISER.search(text):
        return ("init", "", 0, line)
    if SCOPE.match(text) and not text.endswith(")"):
        return ("scope", "", 0, line)
    name = re.search(r"([\w:~]+|operator\s*\S+)\s*\(", text)
    assigned = re.search(r"(?<![=!<>+\-*/|&])=(?!=)", re.sub(r"\(.*\)|operator\s*[^\s(]+", "", text, flags=re.S))
    if not name or assigned or CONTROL.match(text):
        return ("block", "", 0, line)
    return ("function", name.group(1), parameters(text[name.end() - 1:]), line)


def parameters(text):
    """Top-level commas of the first parenthesis, plus one."""
    depth, count, empty = 0, 1, True
    for char in text:
        depth += char in "(<[{"
        depth -= char in ")>]}"
        if depth == 0:
            break
        empty = empty and (char.isspace() or char == "(")
        count += char == "," and depth == 1
    return 0 if empty else count


def check(root):
    findings = []
    for path in tree.sources(root, folders=tree.CODE + ("tests",)):
        text = (root / path).read_text(errors="replace")
        lines, most = text.count("\n"), SPECIAL.get(path.name, FILE_LINES)
        if lines > most:
            findings.append(f"{path}:{most}: the file has {lines} lines, {most} are allowed")
        if path.parts[0] == "tests":
            continue
        for name, count, first, last in functions(tree.bare(text)):
            if last - first + 1 > FUNCTION_LINES:
                findings.append(f"{path}:{first}: {name} has {last - first + 1} lines, {FUNCTION_LINES} are allowed")
            if count > PARAMETERS:
                findings.append(f"{path}:{first}: {name} has {count} parameters; {PARAMETERS} are allowed, then a struct")
    return findings


if __name__ == "__main__":
    tree.report("size", check(Path(sys.argv[1]) if len(sys.argv) > 1 else tree.ROOT))
