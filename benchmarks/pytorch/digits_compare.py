#!/usr/bin/env python3
"""Repeats the first steps of the digits sample in PyTorch and compares the losses.

    dotnet run -c Release --project Samples -- digits --data DIR --trace artifacts/digits-trace.safetensors
    python3 benchmarks/pytorch/digits_compare.py artifacts/digits-trace.safetensors

The trace holds the first weights, every batch and the losses of GraphGen; PyTorch starts from the same weights and takes
the same batches, in float32 on one thread. Ends with exit code 1 when a loss differs by more than 1e-4 of its value.
"""

import sys

import torch

import safetensors_file

LIMIT = 1e-4


class DigitClassifier(torch.nn.Module):
    """The same network, layer by layer: the names of the parameters agree."""

    def __init__(self):
        super().__init__()
        self.hidden = torch.nn.Linear(784, 128)
        self.output = torch.nn.Linear(128, 10)

    def forward(self, image):
        return self.output(torch.relu(self.hidden(image)))


def main(path):
    torch.set_num_threads(1)
    trace = safetensors_file.read(path)
    model = DigitClassifier()
    prefix = "initial."
    model.load_state_dict({name[len(prefix):]: value for name, value in trace.items() if name.startswith(prefix)})
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    worst = 0.0
    for step, ours in enumerate(trace["losses"].tolist()):
        loss = torch.nn.functional.cross_entropy(model(trace[f"step{step}.images"]), trace[f"step{step}.digits"].long())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        error = abs(ours - loss.item()) / abs(loss.item())
        worst = max(worst, error)
        if step % 10 == 0 or error > LIMIT:
            print(f"step {step:3}: GraphGen {ours:.7f}  PyTorch {loss.item():.7f}  relative difference {error:.1e}")
    print(f"{len(trace['losses'])} steps, largest relative difference {worst:.1e}, allowed {LIMIT:.0e}")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
