#!/usr/bin/env python3
"""Brings resources/translations up to date with what the program says, and tells what is left to translate.

  translations.py update     every text of the window and the engine into the .ts files; prints what has no translation
  translations.py check      changes nothing; fails where a text has no finished German one or its placeholders differ

Both take the folder of Qt's tools as --qt (where lupdate is, found by itself where Debian puts it)."""
import argparse
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "resources/translations"
LANGUAGES = {"de": [], "en": ["-pluralonly"]}  # code -> options of lupdate
ENGINE = "Engine"  # the context that ui/theme/Sentence asks
MESSAGE = re.compile(r'\{\s*"[^"]+"\s*,\s*((?:"(?:\\.|[^"\\])*"\s*)+)\}')
EDIT_NAME = re.compile(r'\{"\w+", ("(?:\\.|[^"\\])*")\}')
BATCH_NAME = re.compile(r'\bbatch\(\s*("(?:\\.|[^"\\])*")')
TRIM_NAME = re.compile(r'("(?:Roll cut|Slip shot|Trim shot)")')
PLACEHOLDER = re.compile(r"%L?\d+|%L?n|\{\d\}|<[^<>]*>")


def engine_texts(root):
    """C++ literals of what the engine and its data say in English."""
    literals = []
    for file in sorted((root / "engine/base/messages").glob("*.inc")):
        literals += MESSAGE.findall(file.read_text())
    literals += EDIT_NAME.findall((root / "engine/story/EditInfo.cpp").read_text())
    for file in sorted([*(root / "ui").rglob("*.cpp"), *(root / "engine/story").glob("*.cpp")]):
        text = file.read_text()
        literals += BATCH_NAME.findall(text)
        if file.name == "TimelineGestures.cpp":
            literals += TRIM_NAME.findall(text)
    data = [rule["reason"] for rule in json.loads((root / "resources/moderation/rules.json").read_text())["rules"]]
    for file in sorted((root / "resources/presets").glob("*.json")):
        preset = json.loads(file.read_text())
        if "id" in preset:
            data += [preset["name"], preset["description"]]
    literals += [json.dumps(text, ensure_ascii=False) for text in data]
    return list(dict.fromkeys(literals))


def lupdate(tools, root, target, options):
    """Runs Qt's lupdate over ui, app and what the engine says, into `target`."""
    with tempfile.TemporaryDirectory() as folder:
        phrases = Path(folder) / "engine_texts.cpp"
        phrases.write_text("".join(f'QT_TRANSLATE_NOOP("{ENGINE}", {text});\n' for text in engine_texts(root)))
        command = [tools / "lupdate", "-silent", "-extensions", "cpp,h", "-locations", "none", "-source-language", "en",
                   *options, "-I", root, root / "ui", root / "app", phrases, "-ts", target]
        done = subprocess.run([str(each) for each in command], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"lupdate failed:\n{done.stdout}{done.stderr}")


def messages(file):
    """(context, source, disambiguation) -> the message, of those that the program still has."""
    found = {}
    for context in xml.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") not in ("vanished", "obsolete"):
                key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
                found[key] = message
    return found


def said(message):
    """The forms of a translation: one, or one for each plural."""
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms if message.get("numerus") == "yes" else [translation.text or ""]


def placeholders(text):
    return Counter(PLACEHOLDER.findall(text))


def faults(key, message, language):
    """What is wrong with one translation, in words."""
    context, source, _ = key
    forms = said(message)
    if message.find("translation").get("type") == "unfinished" or not all(forms):
        return [f"{language}: {context}: no finished translation of {source!r}"]
    found = []
    for form in forms:
        wanted, given = placeholders(source), placeholders(form)
        if message.get("numerus") == "yes":  # "one take" needs no number
            wanted.pop("%n", None), given.pop("%n", None)
        if wanted != given:
            found.append(f"{language}: {context}: placeholders of {source!r} and {form!r} differ")
        if source.endswith("...") != form.endswith(("...", "…")) or source[:1].isspace() != form[:1].isspace():
            found.append(f"{language}: {context}: {source!r} and {form!r} end or begin differently")
    return found


def check(tools, root):
    findings = []
    with tempfile.TemporaryDirectory() as folder:
        for language, options in LANGUAGES.items():
            kept = messages(root / FOLDER / f"framewright_{language}.ts")
            fresh = Path(folder) / f"framewright_{language}.ts"
            lupdate(tools, root, fresh, ["-target-language", language, *options])
            for key in messages(fresh):
                if key in kept:
                    findings += faults(key, kept[key], language)
                else:
                    findings.append(f"{language}: {key[0]}: {key[1]!r} is not in framewright_{language}.ts")
    return findings


def update(tools, root):
    for language, options in LANGUAGES.items():
        lupdate(tools, root, root / FOLDER / f"framewright_{language}.ts",
                ["-target-language", language, "-no-obsolete", *options])
    return check(tools, root)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["update", "check"])
    parser.add_argument("--qt", type=Path, default=Path("/usr/lib/qt6/bin"))
    parser.add_argument("--root", type=Path, default=ROOT)
    given = parser.parse_args()
    findings = (update if given.command == "update" else check)(given.qt, given.root)
    print("\n".join(findings) or "Everything that the program says is translated.")
    sys.exit(1 if findings and given.command == "check" else 0)


if __name__ == "__main__":
    main()
