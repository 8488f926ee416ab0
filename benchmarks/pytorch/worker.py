#!/usr/bin/env python3
"""The PyTorch side of benchmarks/compare: a process that computes the same workloads when asked.

Reads one request a line from its input and writes one answer a line, both JSON:

    {"do": "load", "workload": "gates", "file": "gates.safetensors"}   data and first weights
    {"do": "observe"}                                                  -> {"numbers": [...]}, to be compared
    {"do": "time", "mode": "train" or "infer", "steps": 100}           -> {"seconds": ...} for all of them

Everything runs on one thread. Importing and loading are not timed.
"""

import json
import os
import sys
import time

import torch
import torch.nn.functional as functional
from torch import nn

import safetensors_file

RATE = 1e-3
OBSERVED_RATE = 0.1
OBSERVED_STEPS = 10


class Training:
    """A network that is trained on one batch by gradient descent."""

    def __init__(self, tensors, layers, loss, activation, last_activation=None):
        self.x, self.target = tensors["x"], tensors["target"]
        if self.target.dtype == torch.int32:
            self.target = self.target.long()
        weights = {name[len("weights."):]: value for name, value in tensors.items() if name.startswith("weights.")}
        modules = []
        for name in layers:
            weight = weights[name + ".weight"]
            linear = nn.Linear(weight.shape[1], weight.shape[0])
            with torch.no_grad():
                linear.weight.copy_(weight)
                linear.bias.copy_(weights[name + ".bias"])
            modules.append(linear)
            following = last_activation if name == layers[-1] else activation
            if following is not None:
                modules.append(following())
        self.network = nn.Sequential(*modules)
        self.loss = loss
        self.optimizer = torch.optim.SGD(self.network.parameters(), lr=RATE)

    def train(self):
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.network(self.x), self.target)
        loss.backward()
        self.optimizer.step()
        return loss

    def infer(self):
        with torch.no_grad():
            return self.network(self.x)

    def observe(self):
        first = [parameter.detach().clone() for parameter in self.network.parameters()]
        self.optimizer.param_groups[0]["lr"] = OBSERVED_RATE
        losses = [self.train().item() for _ in range(OBSERVED_STEPS)]
        self.optimizer.param_groups[0]["lr"] = RATE
        with torch.no_grad():
            for parameter, value in zip(self.network.parameters(), first):
                parameter.copy_(value)
        return losses


class Function:
    """A function and its gradients with respect to some leaves."""

    def __init__(self, value, leaves, numbers):
        self.value, self.leaves, self.numbers = value, leaves, numbers
        for leaf in leaves:
            leaf.requires_grad_(True)

    def train(self):
        for leaf in self.leaves:
            leaf.grad = None
        result = self.value()
        result.backward()
        return result

    def infer(self):
        with torch.no_grad():
            return self.value()

    def observe(self):
        return self.numbers(self.train().item())


def digest(gradient):
    """The same two numbers as Numbers.Digest in C#."""
    values = gradient.flatten().double()
    weights = torch.arange(values.numel()) % 1009
    return [(values * values).sum().item() * values.numel(), (values.abs() * weights).sum().item()]


def scalar(tensors):
    x1, x2 = (value.clone() for value in tensors["x"])
    return Function(lambda: torch.log(x1) + x1 * x2 - torch.sin(x2), [x1, x2], lambda _: [x1.grad.item(), x2.grad.item()])


def rosenbrock(tensors):
    x = tensors["x"]
    return Function(
        lambda: torch.sum(100 * torch.square(x[1:] - torch.square(x[:-1])) + torch.square(1 - x[:-1])),
        [x], lambda value: [value] + x.grad.tolist())


def chain(tensors):
    x = tensors["x"]
    a, b = (value.clone() for value in tensors["numbers"])
    return Function(
        lambda: torch.mean(torch.tanh(a * x + b) * torch.sigmoid(x) + torch.exp(-x * x)),
        [x, a, b], lambda value: [value, a.grad.item(), b.grad.item()] + digest(x.grad))


def scores(tensors):
    x, target = tensors["x"], tensors["target"].long()
    return Function(lambda: functional.cross_entropy(x, target), [x], lambda value: [value] + digest(x.grad))


WORKLOADS = {
    "gates": lambda t: Training(t, ["hidden", "output"], functional.mse_loss, nn.Sigmoid, nn.Sigmoid),
    "logistic": lambda t: Training(t, ["output"], functional.binary_cross_entropy_with_logits, None),
    "digits-sigmoid": lambda t: Training(t, ["hidden", "output"], functional.mse_loss, nn.Sigmoid, nn.Sigmoid),
    "digits": lambda t: Training(t, ["hidden", "output"], functional.cross_entropy, nn.ReLU),
    "digits-wide": lambda t: Training(t, ["first", "second", "output"], functional.cross_entropy, nn.ReLU),
    "scalar": scalar,
    "rosenbrock": rosenbrock,
    "chain": chain,
    "scores": scores,
}


def blas():
    """The library behind the matrix products: the reference one of some distributions is many times slower."""
    torch.rand(64, 64) @ torch.rand(64, 64)
    try:
        with open("/proc/self/maps") as maps:
            files = {os.path.basename(line.split()[-1]) for line in maps if "/" in line}
    except OSError:
        return "unknown"
    found = sorted(name for name in files if any(part in name for part in ("openblas", "mkl", "blis", "blas")))
    return found[-1] if found else "built in"


def timed(step, steps):
    begin = time.perf_counter()
    for _ in range(steps):
        step()
    return time.perf_counter() - begin


def main():
    torch.set_num_threads(1)
    loaded = {}
    print(json.dumps({"version": f"{torch.__version__} with {blas()}"}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        key = request["workload"]
        if request["do"] == "load":
            loaded[key] = WORKLOADS[key](safetensors_file.read(request["file"]))
            answer = {}
        elif request["do"] == "observe":
            answer = {"numbers": loaded[key].observe()}
        else:
            answer = {"seconds": timed(getattr(loaded[key], request["mode"]), request["steps"])}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
