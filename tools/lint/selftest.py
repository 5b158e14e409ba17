#!/usr/bin/env python3
"""lint.selftest: each lint finds what it is there to find, in a small tree made for the purpose, and nothing else."""
import contextlib
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))
import translations  # tools/translations.py

import contents
import layers
import messages
import size
import tree

LONG = "int f()\n{\n" + "    step();\n" * 70 + "}\n"
GOOD = {
    "docs/layers.txt": "base:\nmedia: base\nui: media\napp/cli: media\nonly Q\\w+ ui\nprivate opencv2/.*\n",
    "engine/base/Error.cpp": '#include "engine/base/messages/base.inc"\n#include "engine/base/messages/media.inc"\n',
    "engine/base/messages/base.inc": '{"base.full", "{0} is full. Free {1} bytes."},\n',
    "engine/base/messages/media.inc": "",
    "engine/base/Error.h": '#pragma once\n// fail(K, "base.nothing") in a comment is no call\nauto e = fail(Kind::Io, "base.full", {name(a, b), "x"}, file);\n',
    "engine/media/CMakeLists.txt": "fw_library(media DEPS base)\n",
    "engine/media/Clip.h": '#pragma once\n#include "engine/base/Error.h"\n',
    "engine/media/Mat.h": "#pragma once\n#include <opencv2/core.hpp>\n",
    "engine/media/Mat.cpp": '#include "engine/media/Mat.h"\n',
    "ui/Window.cpp": '#include <QWidget>\n#include "engine/media/Clip.h"\n',
}
# what is changed -> (which lint, the finding expected)
BAD = [
    ("engine/base/Up.h", '#include "engine/media/Clip.h"\n', layers, "engine/base may not include engine/media"),
    ("engine/media/Qt.cpp", "#include <QString>\n", layers, "<QString> may not be included in engine/media"),
    ("app/cli/main.cpp", "#include <QString>\n", layers, "<QString> may not be included in app/cli"),
    ("ui/Mat.cpp", '#include "engine/media/Mat.h"\n', layers, "is for engine/media alone"),
    ("engine/base/CMakeLists.txt", "fw_library(base DEPS media)\n", layers, "engine/base may not depend on engine/media"),
    ("engine/new/New.h", "#pragma once\n", layers, "has no line in docs/layers.txt"),
    ("engine/media/Long.cpp", LONG, size, "f has 72 lines"),
    ("engine/media/Many.cpp", "\n" * 601, size, "the file has 601 lines"),
    ("engine/media/Wide.cpp", "int f(A<int, int> a, int b, int c, int d, int e, int g) { return 0; }\n", size, "f has 6 parameters"),
    ("engine/media/Ask.cpp", 'auto a = fail(Kind::Io, "media.gone", {x});\n', messages, "media.gone has no sentence"),
    ("engine/media/Few.cpp", 'auto a = fail(Kind::Io, "base.full", {f(x, y)});\n', messages, "takes 2 arguments, 1 are given"),
    ("engine/base/messages/media.inc", '{"media.odd", "Odd."},\n', messages, "media.odd is used nowhere"),
    ("engine/base/messages/media.inc", '{"base.odd", "{1}"},\n', messages, "base.odd skips a placeholder"),
    ("engine/media/Later.cpp", "// TO" + "DO: more\n", contents, "unfinished code"),
    ("README.md", "from py" + "pi.org\n", contents, "names a package registry"),
]
# source, translation (plural forms apart by " | "), the fault expected; none where it is right
TRANSLATED = [
    ("Shot %1", "Einstellung %1", None),
    ("Shot %1", "Einstellung", "placeholders"),
    ("{0} of {1}", "{0} von {0}", "placeholders"),
    ("a <b>word</b>", "ein Wort", "placeholders"),
    ("Open...", "Öffnen", "end or begin differently"),
    (" s", "s", "end or begin differently"),
    ("Open", "", "no finished translation"),
    ("%n shot(s)", "eine Einstellung | %n Einstellungen", None),
    ("%n shot(s)", "%n Einstellung | ", "no finished translation"),
    ("%n of %1", "%n von %1 | %n", "placeholders"),
]


def message(source, translated):
    """One message of a .ts file."""
    forms = translated.split(" | ")
    made = xml.Element("message", {"numerus": "yes"} if len(forms) > 1 else {})
    xml.SubElement(made, "source").text = source
    translation = xml.SubElement(made, "translation")
    if len(forms) == 1:
        translation.text = translated
    for form in forms if len(forms) > 1 else []:
        xml.SubElement(translation, "numerusform").text = form
    return made


@contextlib.contextmanager
def small_tree(extra):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for path, text in (GOOD | extra).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        yield root


def main():
    wrong = []
    with small_tree({}) as root:
        for lint in (layers, size, messages, contents):
            wrong += [f"{lint.__name__} complains about the good tree: {finding}" for finding in lint.check(root)]
    for path, text, lint, expected in BAD:
        with small_tree({path: text}) as root:
            findings = lint.check(root)
            if not any(expected in finding for finding in findings):
                wrong.append(f"{lint.__name__} does not find {expected!r} in {path}: {findings}")
    for source, translated, expected in TRANSLATED:
        found = translations.faults(("Window", source, ""), message(source, translated), "de")
        if (expected or "") not in "".join(found) or bool(found) != bool(expected):
            wrong.append(f"translations says {found} of {source!r} as {translated!r}")
    tree.report("selftest", wrong)


if __name__ == "__main__":
    sys.exit(main())
