#!/usr/bin/env python3
"""A second, independent reader of content credentials: written from the C2PA specification 2.2, without libc2pa. A tool of
developers and tests, never needed at run time; it needs Python's standard library and the openssl program.

    tools/read_c2pa.py FILE [--anchors ROOT.pem]

Prints one JSON object: state (None, Invalid, Valid), what failed, manifests, actions, digitalSourceType. It checks, for the
active manifest and every one inside it: each assertion's hash, the claim's signature (ES256), that each certificate of the
chain signed the one before it; for the active one the hash over the file (BMFF or byte ranges); for every ingredient the
hash of its manifest. It knows nothing of trust lists, time stamps and revocation. Exit status 1 unless the state is Valid.
"""
import argparse
import hashlib
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


def cbor(data, at=0):
    """One CBOR item and where the next begins. Tags are dropped."""
    major, small = data[at] >> 5, data[at] & 31
    at += 1
    if small < 24:
        value = small
    elif small < 28:
        size = 1 << (small - 24)
        value = int.from_bytes(data[at:at + size], "big")
        at += size
    else:
        raise ValueError("CBOR of unknown length")
    if major == 0:
        return value, at
    if major == 1:
        return -1 - value, at
    if major in (2, 3):
        piece = data[at:at + value]
        return (piece if major == 2 else piece.decode()), at + value
    if major == 4:
        items = []
        for _ in range(value):
            item, at = cbor(data, at)
            items.append(item)
        return items, at
    if major == 5:
        table = {}
        for _ in range(value):
            key, at = cbor(data, at)
            table[key], at = cbor(data, at)
        return table, at
    if major == 6:
        return cbor(data, at)
    return {20: False, 21: True}.get(small), at


def head(kind, size):
    """The head of a CBOR item of this major type."""
    if size < 24:
        return bytes([kind << 5 | size])
    width = 0 if size < 1 << 8 else 1 if size < 1 << 16 else 2
    return bytes([kind << 5 | 24 + width]) + size.to_bytes(1 << width, "big")


def boxes(data, begin=0, end=None):
    """(kind, begin, begin of what it holds, end) of the boxes in a row."""
    end = len(data) if end is None else end
    while begin + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, begin)
        inner = begin + 8
        if size == 1:
            size, inner = struct.unpack_from(">Q", data, inner)[0], inner + 8
        size = size or end - begin
        if size < inner - begin or begin + size > end:
            raise ValueError("a box leads out of what holds it")
        yield kind.decode("latin1"), begin, inner, begin + size
        begin += size


class Super:
    """A JUMBF superbox: its label, its children by label, the bytes of its first content box."""

    def __init__(self, data, begin, end):
        self.hashed = data[begin:end]  # what a hashed URI covers: all but the box's own head
        self.children, self.content, self.label = {}, b"", ""
        for kind, _, inner, after in boxes(data, begin, end):
            if kind == "jumd":
                if data[inner + 16] & 2:
                    self.label = data[inner + 17:data.index(b"\0", inner + 17)].decode()
            elif kind == "jumb":
                child = Super(data, inner, after)
                self.children[child.label] = child
            elif not self.content:
                self.content = data[inner:after]

    def find(self, path):
        found = self
        for name in path.split("/"):
            found = found.children[name]
        return found


def png_store(data):
    at = 8
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"caBX":
            return data[at + 8:at + 8 + size]
        at += 12 + size
    return b""


def webp_store(data):
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if kind == b"C2PA":
            return data[at + 8:at + 8 + size]
        at += 8 + size + size % 2
    return b""


def gif_store(data):
    at = data.find(b"\x21\xff\x0bC2PA_GIF\x01\x00\x00")
    found = b""
    at += 14
    while at >= 14 and data[at]:
        found += data[at + 1:at + 1 + data[at]]
        at += 1 + data[at]
    return found


def bmff_store(data):
    for kind, _, inner, end in boxes(data):
        if kind == "uuid" and data[inner:inner + 16] == C2PA_UUID:
            purpose = data.index(b"\0", inner + 20)
            if data[inner + 20:purpose] == b"manifest":
                return data[purpose + 1 + 8:end]  # behind the offset of a Merkle tree
    return b""


def store_of(file, data):
    beside = file.with_suffix(".c2pa")
    if data[:4] == b"\x1aE\xdf\xa3":
        return beside.read_bytes() if beside.exists() else b""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return png_store(data)
    if data[:4] == b"RIFF":
        return webp_store(data)
    return gif_store(data) if data[:4] == b"GIF8" else bmff_store(data)


def bmff_sum(data, exclusions):
    """Every box that is not left out, each behind its place in the file."""
    total = hashlib.sha256()
    for kind, begin, _, end in boxes(data):
        isOut = False
        for each in exclusions:
            if each["xpath"].count("/") > 1 or each.get("subset"):
                raise ValueError("an exclusion inside of a box: " + each["xpath"])
            fits = all(data[begin + at["offset"]:].startswith(at["value"]) for at in each.get("data") or [])
            isOut = isOut or (each["xpath"] == "/" + kind and fits and each.get("length") in (None, end - begin))
        if not isOut:
            total.update(struct.pack(">Q", begin) + data[begin:end])
    return total.digest()


def range_sum(data, exclusions):
    total, at = hashlib.sha256(), 0
    for each in sorted(exclusions, key=lambda item: item["start"]):
        total.update(data[at:each["start"]])
        at = each["start"] + each["length"]
    total.update(data[at:])
    return total.digest()


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], capture_output=True, check=False)


def der(number):
    body = number.lstrip(b"\0") or b"\0"
    body = (b"\0" if body[0] & 0x80 else b"") + body
    return b"\x02" + bytes([len(body)]) + body


def is_signed(sign1, claim, anchors, failures, name):
    """The signature over the claim, and the chain from its certificate upwards."""
    protected, unprotected, _, signature = sign1
    header = cbor(protected)[0]
    chain = header.get(33) or header.get("x5chain") or unprotected.get(33) or unprotected.get("x5chain")
    chain = chain if isinstance(chain, list) else [chain]
    if header.get(1) != -7 or len(signature) != 64:
        failures.append(name + ": not ES256")
        return
    text = b"Signature1"
    signed = head(4, 4) + head(3, len(text)) + text + head(2, len(protected)) + protected + head(2, 0) + \
        head(2, len(claim)) + claim
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        pair = der(signature[:32]) + der(signature[32:])
        (place / "signature").write_bytes(b"\x30" + bytes([len(pair)]) + pair)
        (place / "signed").write_bytes(signed)
        for i, each in enumerate(chain):
            (place / f"{i}.der").write_bytes(each)
            openssl("x509", "-inform", "DER", "-in", str(place / f"{i}.der"), "-out", str(place / f"{i}.pem"))
        (place / "key").write_bytes(openssl("x509", "-in", str(place / "0.pem"), "-pubkey", "-noout").stdout)
        if openssl("dgst", "-sha256", "-verify", str(place / "key"), "-signature", str(place / "signature"),
                   str(place / "signed")).returncode != 0:
            failures.append(name + ": claimSignature.mismatch")
        above = [str(place / f"{i}.pem") for i in range(1, len(chain))] + ([str(anchors)] if anchors else [])
        for i, parent in enumerate(above):
            if openssl("verify", "-partial_chain", "-trusted", parent, str(place / f"{i}.pem")).returncode != 0:
                failures.append(f"{name}: certificate {i} was not signed by the next one")


def check_uri(uri, manifest, store, failures, what):
    try:
        path = uri["url"].split("self#jumbf=")[1]
        box = store.find(path[len("/c2pa/"):]) if path.startswith("/") else manifest.find(path)
    except (KeyError, IndexError):
        failures.append(what + ": missing")
        return None
    if hashlib.sha256(box.hashed).digest() != uri["hash"]:
        failures.append(what + ": hashedURI.mismatch")
    return box


def check_manifest(manifest, store, data, anchors, failures, report):
    """`data`: the file, for the active manifest; None for one inside of it."""
    name = manifest.label
    claim_box = manifest.children.get("c2pa.claim.v2") or manifest.children["c2pa.claim"]
    claim = cbor(claim_box.content)[0]
    is_signed(cbor(manifest.find("c2pa.signature").content)[0], claim_box.content, anchors, failures, name)
    isBound = False
    for uri in claim.get("created_assertions", []) + claim.get("gathered_assertions", []) + claim.get("assertions", []):
        box = check_uri(uri, manifest, store, failures, f"{name}: {uri['url'].rsplit('/', 1)[-1]}")
        if not box or box.content[:1] == b"{":
            continue
        body = cbor(box.content)[0]
        if box.label.startswith("c2pa.ingredient") and body.get("activeManifest"):
            check_uri(body["activeManifest"], manifest, store, failures, f"{name}: {body.get('dc:title')}")
        if data is None:
            continue
        if box.label.startswith("c2pa.actions"):
            report["actions"] += [each["action"] for each in body["actions"]]
            report["digitalSourceType"] += [each["digitalSourceType"].rsplit("/", 1)[-1] for each in body["actions"]
                                            if "digitalSourceType" in each]
        if box.label.startswith("c2pa.hash."):
            isBmff = box.label.startswith("c2pa.hash.bmff")
            exclusions = body.get("exclusions", [])
            report["excluded"] = [each.get("xpath") or [each["start"], each["length"]] for each in exclusions]
            isBound = True
            if (bmff_sum if isBmff else range_sum)(data, exclusions) != body["hash"]:
                failures.append(f"{name}: {'bmffHash' if isBmff else 'dataHash'}.mismatch")
    if data is not None and not isBound:
        failures.append(name + ": nothing binds it to the file")


def read(file, anchors=None):
    report = {"state": "None", "failures": [], "manifests": 0, "actions": [], "digitalSourceType": [], "excluded": []}
    try:
        data = file.read_bytes()
        bytes_of_store = store_of(file, data)
        if not bytes_of_store:
            return report
        _, _, inner, end = next(boxes(bytes_of_store))
        store = Super(bytes_of_store, inner, end)
        manifests = list(store.children.values())
        report["manifests"] = len(manifests)
        for each in manifests:
            check_manifest(each, store, data if each is manifests[-1] else None, anchors, report["failures"], report)
    except (ValueError, KeyError, IndexError, TypeError, struct.error, StopIteration, RecursionError) as error:
        report["failures"].append(f"cannot be read: {type(error).__name__} {error}")
    report["state"] = "Invalid" if report["failures"] else "Valid"
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--anchors", type=pathlib.Path)
    options = parser.parse_args()
    report = read(options.file, options.anchors)
    print(json.dumps(report))
    return 0 if report["state"] == "Valid" else 1


if __name__ == "__main__":
    sys.exit(main())
