#!/usr/bin/env python3
"""Exchanges tensors with GraphGen through safetensors files, in both directions, and compares every element.

    python3 benchmarks/pytorch/safetensors_check.py

Reads and writes the bytes by the published layout: eight bytes with the length of a JSON header, the header, the elements.
Ends with exit code 1 when a tensor differs.
"""

import json
import math
import os
import struct
import subprocess
import sys
import tempfile

import torch

TYPES = {
    "F32": torch.float32, "F64": torch.float64, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64,
    "I32": torch.int32, "I16": torch.int16, "I8": torch.int8, "U8": torch.uint8, "BOOL": torch.bool,
}
NAMES = {type: name for name, type in TYPES.items()}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def expected():
    """The tensors that GraphGen writes and reads as they are."""
    return {
        "f32": (torch.arange(6, dtype=torch.float32) / 8 - 1).reshape(2, 3),
        "f64": 1 / (torch.arange(4, dtype=torch.float64) + 1),
        "i32": (torch.arange(5, dtype=torch.int32) ** 2 - 5).reshape(5, 1),
        "bool": torch.arange(7) % 3 == 0,
        "scalar": torch.tensor(math.pi, dtype=torch.float64),
        "empty": torch.zeros(0, 4),
        "special": torch.tensor([math.nan, math.inf, -math.inf, 2.0 ** -149]),
    }


def widened():
    """Tensors of types that GraphGen widens."""
    quarters = torch.arange(4) / 4
    threes = 3 * torch.arange(4)
    return {
        "f16": quarters.half(), "bf16": quarters.bfloat16(), "i64": threes, "i16": threes.short(), "i8": threes.char(),
        "u8": threes.byte(),
    }


def read_safetensors(path):
    """The tensors of a file by name, and its metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        part = data[begin:end]
        empty = torch.empty(0, dtype=TYPES[entry["dtype"]])
        tensors[name] = (torch.frombuffer(part, dtype=TYPES[entry["dtype"]]) if part else empty).reshape(entry["shape"])
    return tensors, metadata


def write_safetensors(path, tensors, metadata):
    """Writes tensors one after another, with a header that is not padded."""
    header, parts, position = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        raw = tensor.contiguous()
        raw = raw.view(torch.int16).numpy().tobytes() if raw.dtype == torch.bfloat16 else raw.numpy().tobytes()
        header[name] = {
            "dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [position, position + len(raw)],
        }
        parts.append(raw)
        position += len(raw)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(parts))


def same(a, b):
    """Whether two tensors have the same type, shape and bits, with every NaN like every other."""
    if a.dtype != b.dtype or a.shape != b.shape:
        return False
    return bool(torch.all((a == b) | ((a != a) & (b != b))))


def graphgen(*arguments):
    """Runs the other side; its exit code."""
    command = ["dotnet", "run", "-c", "Release", "--project", os.path.join(ROOT, "benchmarks"), "--", *arguments]
    return subprocess.run(command, check=False).returncode


def main():
    with tempfile.TemporaryDirectory() as folder:
        theirs, ours = os.path.join(folder, "graphgen.safetensors"), os.path.join(folder, "pytorch.safetensors")
        if graphgen("--safetensors-write", theirs) != 0:
            return 1
        tensors, metadata = read_safetensors(theirs)
        wrong = [name for name, tensor in expected().items() if name not in tensors or not same(tensors[name], tensor)]
        unknown = [name for name in tensors if name not in expected()]
        print(f"PyTorch {torch.__version__} read {len(tensors)} tensors from {metadata['from']}, "
              f"{len(wrong)} differ {wrong}, {len(unknown)} unknown")
        write_safetensors(ours, {**expected(), **widened()}, {"from": "PyTorch"})
        return max(graphgen("--safetensors-check", ours), 1 if wrong or unknown else 0)


if __name__ == "__main__":
    sys.exit(main())
