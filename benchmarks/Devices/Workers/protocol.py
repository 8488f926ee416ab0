"""What the workers of benchmarks/gpu have in common: how they are asked, how they answer, and how they read their data.

A worker first writes one line, {"version": "..."}. Then it reads one request a line from its input and writes one answer a line, both JSON:

    {"do": "load", "workload": "digits", "file": "digits.safetensors"}                    data and first weights
    {"do": "observe", "workload": "digits"}                           -> {"numbers": [...]}, to be compared
    {"do": "time", "workload": "digits", "mode": "last", "steps": 100} -> {"seconds": ...} for all of them

In mode "last" the batch stays on the device, and the worker waits for the device after the last step; in mode "each" every step sends
the batch from the host and reads the loss. What fails is answered with {"error": "..."}.
"""

import json
import os
import struct
import sys
import time

RATE = 1e-3
OBSERVED_RATE = 0.1
OBSERVED_STEPS = 10


def read(path):
    """The tensors of a safetensors file: by name, the type, the shape and the bytes."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    return {
        name: (entry["dtype"], entry["shape"], bytearray(data[slice(*entry["data_offsets"])]))
        for name, entry in header.items() if name != "__metadata__"
    }


def layers(tensors):
    """The names of a network's layers, in the order of the file."""
    return list(dict.fromkeys(name.split(".")[1] for name in tensors if name.startswith("weights.")))


def precision(key):
    """The precision that the key of a product ends with, "tf32" or "bf16"; None for float32."""
    ending = key.split("-")[-1]
    return ending if ending in ("tf32", "bf16") else None


def serve(version, load):
    """Answers requests until there are no more. `load` makes an object of a workload's key and tensors, with the methods
    `observe()` and `run(mode, steps)`, which returns when the device has done them."""
    # What libraries print must not come between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def write(answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    loaded = {}
    write({"version": version})
    for line in sys.stdin:
        request = json.loads(line)
        key = request["workload"]
        try:
            if request["do"] == "load":
                loaded.clear()
                loaded[key] = load(key, read(request["file"]))
                write({})
            elif request["do"] == "observe":
                write({"numbers": loaded[key].observe()})
            else:
                begin = time.perf_counter()
                loaded[key].run(request["mode"], request["steps"])
                write({"seconds": time.perf_counter() - begin})
        except Exception as failure:
            write({"error": f"{type(failure).__name__}: {failure}".splitlines()[0]})
