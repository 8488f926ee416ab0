"""Reads safetensors files by their published layout: a length, a header in JSON, the bytes."""

import json
import struct

import torch

TYPES = {"F32": torch.float32, "F64": torch.float64, "I32": torch.int32}


def read(path):
    """The tensors of a file by name."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    return {
        name: torch.frombuffer(data, dtype=TYPES[entry["dtype"]], offset=entry["data_offsets"][0],
                               count=int(torch.tensor(entry["shape"]).prod())).reshape(entry["shape"]).clone()
        for name, entry in header.items() if name != "__metadata__"
    }
