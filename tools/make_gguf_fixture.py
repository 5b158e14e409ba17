"""Makes tests/nn/fixtures/types.gguf (one small tensor of every GGUF type that is read) and types.safetensors (the values that the
package `gguf` finds in them): the independent dequantiser that engine/nn/GgufBlocks.cpp is compared with.

Run: python tools/make_gguf_fixture.py   (needs the PyPI packages gguf and numpy in a throw-away environment; a developer's tool)
"""
import json
import pathlib
import struct

import gguf
import numpy as np

OUT = pathlib.Path(__file__).resolve().parent.parent / "tests/nn/fixtures"
T = gguf.GGMLQuantizationType
# Where the half-precision scales of a block stand: random bytes would make them NaN.
SCALES = {T.Q2_K: (80, 82), T.Q3_K: (108,), T.Q4_K: (0, 2), T.Q5_K: (0, 2), T.Q6_K: (208,)}


def blocks(kind, rng):
    """Two rows of quantised bytes with every bit in use."""
    size, width = gguf.GGML_QUANT_SIZES[kind]
    data = rng.integers(0, 256, (2, 1 if size == 256 else 3, width), dtype=np.uint8)
    starts = SCALES.get(kind, (0, 2) if kind in (T.Q4_1, T.Q5_1) else (0,))
    for start in starts:
        values = rng.normal(0, 0.05, data.shape[:2]).astype(np.float16)
        values[0, 0] = np.float16(6e-6)  # a subnormal half
        data[:, :, start:start + 2] = values[..., None].view(np.uint8)
    return data.reshape(2, -1)


def main():
    rng = np.random.default_rng(7)
    writer, expected = gguf.GGUFWriter(OUT / "types.gguf", "wan"), {}
    writer.add_string("test.words", "made by tools/make_gguf_fixture.py")
    writer.add_array("test.list", ["a", "b"])
    for kind in (T.Q4_0, T.Q4_1, T.Q5_0, T.Q5_1, T.Q8_0, T.Q2_K, T.Q3_K, T.Q4_K, T.Q5_K, T.Q6_K):
        data = blocks(kind, rng)
        writer.add_tensor(kind.name, data, raw_dtype=kind)
        expected[kind.name] = gguf.quants.dequantize(data, kind).astype(np.float32)
    plain = rng.normal(0, 1, (3, 5)).astype(np.float32)
    writer.add_tensor("F32", plain)
    expected["F32"] = plain
    writer.add_tensor("F16", plain.astype(np.float16))
    expected["F16"] = plain.astype(np.float16).astype(np.float32)
    brain = gguf.quants.quantize(plain, T.BF16)
    writer.add_tensor("BF16", brain, raw_dtype=T.BF16)
    expected["BF16"] = gguf.quants.dequantize(brain, T.BF16)
    # A tensor of five axes, as city96's converter writes it: four at most, the true shape beside it
    deep = rng.normal(0, 1, (6, 1, 2, 2)).astype(np.float32)
    writer.add_array("comfy.gguf.orig_shape.deep", [3, 2, 1, 2, 2])
    writer.add_tensor("deep", deep)
    expected["deep"] = deep.reshape(3, 2, 1, 2, 2)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()

    header, offset = {}, 0
    for name, values in expected.items():
        header[name] = dict(dtype="F32", shape=list(values.shape), data_offsets=[offset, offset + values.nbytes])
        offset += values.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (OUT / "types.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + b"".join(v.tobytes() for v in expected.values()))


if __name__ == "__main__":
    main()
