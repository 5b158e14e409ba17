#!/usr/bin/env python3
"""Second opinion on content credentials, from c2pa-python's own Reader. A developer's tool: never needed at run time.

    tools/verify_c2pa.py FILE... [--anchors ROOT.pem] [--flip]

Prints one line a file: state, failures, digitalSourceType, actions, ingredients. With --flip a copy with one changed
bit in its picture data is read too, and must come out Invalid. Exit status 1 when a file is not what it should be.
"""
import argparse
import io
import json
import pathlib
import sys

import c2pa

FORMATS = {".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".png": "image/png",
           ".jpg": "image/jpeg"}


def settings(anchors):
    """The rules of the product: nothing from the network, no thumbnails."""
    rules = {"verify": {"verify_trust": True, "remote_manifest_fetch": False, "ocsp_fetch": False},
             "builder": {"thumbnail": {"enabled": False}}}
    if anchors:
        rules["trust"] = {"user_anchors": anchors}
    return rules


def read(data, mime, anchors):
    context = c2pa.Context(c2pa.Settings.from_dict(settings(anchors)))
    with c2pa.Reader(mime, io.BytesIO(data), context=context) as reader:
        return json.loads(reader.json())


def summary(report):
    manifest = report["manifests"][report["active_manifest"]]
    results = report.get("validation_results", {})
    failures = [f["code"] for f in results.get("activeManifest", {}).get("failure", [])]
    actions = [a for assertion in manifest.get("assertions", []) if assertion["label"].startswith("c2pa.actions")
               for a in assertion["data"]["actions"]]
    source = next((a["digitalSourceType"] for a in actions if "digitalSourceType" in a), "")
    return {"state": report.get("validation_state"), "failures": failures, "digitalSourceType": source.split("/")[-1],
            "actions": [a["action"] for a in actions],
            "ingredients": [f"{i['title']} ({i['relationship']})" for i in manifest.get("ingredients", [])],
            "thumbnails": "thumbnail" in json.dumps(report)}


def flipped(data):
    at = data.index(b"mdat") if b"mdat" in data else data.index(b"IDAT")
    at += (len(data) - at) // 8 + 64
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--anchors", type=pathlib.Path)
    parser.add_argument("--flip", action="store_true")
    options = parser.parse_args()
    anchors = options.anchors.read_text() if options.anchors else None
    is_good = True
    for file in options.files:
        data, mime = file.read_bytes(), FORMATS[file.suffix.lower()]
        found = summary(read(data, mime, anchors))
        print(file, json.dumps(found))
        is_good &= found["state"] in ("Valid", "Trusted") and not found["thumbnails"]
        if options.flip:
            damaged = summary(read(flipped(data), mime, anchors))
            print(f"{file} with one bit flipped", damaged["state"], damaged["failures"])
            is_good &= damaged["state"] == "Invalid"
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
