#!/usr/bin/env python3
"""Turns the three weight files of the face finder (facenet-pytorch, MIT) into one safetensors file.

    convert.py FOLDER OUT.safetensors      FOLDER holds pnet.pt, rnet.pt and onet.pt

A .pt file is a Python pickle, and unpickling may run anything. This reader knows the four things that a dictionary of
tensors is made of and refuses every other name, so no code of the file is ever run. Plain Python, no torch.
"""
import collections
import hashlib
import io
import json
import pickle
import struct
import sys

SUMS = {
    "pnet": "a2a71925e0b9996a42f63e47efc1ca19043e69558b5c523b978d611dfae49c8f",
    "rnet": "bbb937de72efc9ef83b186c49f5f558467a1d7e3453a8ece0d71a886633f6a86",
    "onet": "165bfbe42940416ccfb977545cf0e976d5bf321f67083ae2aaaa5c764280118d",
}


class FloatStorage:
    """Stands for torch.FloatStorage; only its name is used."""


def tensor(storage, offset, size, stride, *_):
    """Stands for torch._utils._rebuild_tensor_v2: (storage's key, first element, shape, strides)."""
    return storage, offset, tuple(size), tuple(stride)


class Reader(pickle.Unpickler):
    KNOWN = {
        ("collections", "OrderedDict"): collections.OrderedDict,
        ("torch._utils", "_rebuild_tensor_v2"): tensor,
        ("torch", "FloatStorage"): FloatStorage,
    }

    def find_class(self, module, name):
        if (module, name) not in self.KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of a dictionary of tensors")
        return self.KNOWN[module, name]

    def persistent_load(self, pid):
        kind, storage, key, _place, count = pid[:5]
        if kind != "storage" or storage is not FloatStorage:
            raise pickle.UnpicklingError("only fp32 tensors are known")
        return key, count


def read(path, sha256):
    """{name: (shape, little-endian fp32 bytes)} of a .pt file in torch's first format."""
    with open(path, "rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != sha256:
        sys.exit(f"{path} is not the file that was looked at (its SHA-256 differs)")
    stream = io.BytesIO(data)
    magic, protocol, _system, tensors, keys = (Reader(stream).load() for _ in range(5))
    if magic != 0x1950A86A20F9469CFC6C or protocol != 1001:
        sys.exit(f"{path} is not in torch's first format")
    storages = {}
    for key in keys:
        (count,) = struct.unpack("<q", stream.read(8))
        storages[key] = stream.read(4 * count)
    out = {}
    for name, ((key, _count), offset, shape, stride) in tensors.items():
        places = [offset]  # of the elements, row by row
        for side, step in zip(shape, stride):
            places = [place + i * step for place in places for i in range(side)]
        stored = storages[key]
        if not places or min(places) < 0 or 4 * max(places) + 4 > len(stored):
            sys.exit(f"{path}: {name} is cut off")
        out[name] = (shape, b"".join(stored[4 * place:4 * place + 4] for place in places))
    return out


def main(folder, target):
    header, body = {"__metadata__": {"source": "facenet-pytorch 2.6.0 (MIT)"}}, b""
    for net, sha256 in SUMS.items():
        for name, (shape, values) in sorted(read(f"{folder}/{net}.pt", sha256).items()):
            header[f"{net}.{name}"] = {"dtype": "F32", "shape": list(shape),
                                       "data_offsets": [len(body), len(body) + len(values)]}
            body += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(target, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + body)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
