#!/usr/bin/env python3
"""PyTorch's side of benchmarks/gpu: torch_worker.py DEVICE [MODE], with torch.compile where its mode is given."""

import sys

import torch
import torch.nn.functional as functional
from torch import nn

import protocol

DEVICE = torch.device(sys.argv[1])
MODE = sys.argv[2] if len(sys.argv) > 2 else None
TYPES = {"F32": torch.float32, "I32": torch.int32}


def compiled(function):
    return function if MODE is None else torch.compile(function, mode=MODE)


def on_host(tensor):
    """A tensor of a file in memory that a card can read by itself."""
    kind, shape, data = tensor
    values = torch.frombuffer(data, dtype=TYPES[kind]).reshape(shape)
    values = values.long() if values.dtype == torch.int32 else values.clone()
    return values.pin_memory() if DEVICE.type == "cuda" else values


def digest(gradient):
    """The same two numbers as Numbers.Digest in C#."""
    values = gradient.detach().cpu().flatten().double()
    weights = torch.arange(values.numel()) % 1009
    return [(values * values).sum().item() * values.numel(), (values.abs() * weights).sum().item()]


class Work:
    def run(self, mode, steps):
        step = self.step if mode == "last" else self.fed
        for _ in range(steps):
            step()
        if DEVICE.type == "cuda":
            torch.cuda.synchronize(DEVICE)


class Training(Work):
    """A network that is trained on one batch by gradient descent."""

    def __init__(self, tensors, loss, activation, last_activation=None):
        self.host = on_host(tensors["x"]), on_host(tensors["target"])
        self.batch = tuple(values.to(DEVICE) for values in self.host)
        names = protocol.layers(tensors)
        modules = []
        for name in names:
            weight, bias = (on_host(tensors[f"weights.{name}.{part}"]) for part in ("weight", "bias"))
            linear = nn.Linear(weight.shape[1], weight.shape[0])
            with torch.no_grad():
                linear.weight.copy_(weight)
                linear.bias.copy_(bias)
            modules.append(linear)
            following = last_activation if name == names[-1] else activation
            if following is not None:
                modules.append(following())
        network = nn.Sequential(*modules).to(DEVICE)
        self.parameters = list(network.parameters())
        self.loss = compiled(lambda x, target: loss(network(x), target))
        self.optimizer = self.descent()

    def descent(self):
        """The fastest form of the update that this PyTorch has."""
        try:
            return torch.optim.SGD(self.parameters, lr=protocol.RATE, fused=DEVICE.type == "cuda")
        except (TypeError, RuntimeError):
            return torch.optim.SGD(self.parameters, lr=protocol.RATE)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(*self.batch)
        loss.backward()
        self.optimizer.step()
        return loss

    def fed(self):
        for on_device, host in zip(self.batch, self.host):
            on_device.copy_(host, non_blocking=True)
        return self.step().item()

    def observe(self):
        first = [parameter.detach().clone() for parameter in self.parameters]
        self.optimizer.param_groups[0]["lr"] = protocol.OBSERVED_RATE
        losses = [self.step().item() for _ in range(protocol.OBSERVED_STEPS)]
        self.optimizer.param_groups[0]["lr"] = protocol.RATE
        with torch.no_grad():
            for parameter, value in zip(self.parameters, first):
                parameter.copy_(value)
        return losses


class Function(Work):
    """A function and its gradients with respect to some leaves."""

    def __init__(self, value, leaves, numbers):
        self.value, self.leaves, self.numbers = compiled(value), leaves, numbers
        for leaf in leaves:
            leaf.requires_grad_(True)

    def step(self):
        for leaf in self.leaves:
            leaf.grad = None
        result = self.value(*self.leaves)
        result.backward()
        return result

    def observe(self):
        return self.numbers(self.step().item())


def chain(tensors):
    x = on_host(tensors["x"]).to(DEVICE)
    a, b = (value.clone() for value in on_host(tensors["numbers"]).to(DEVICE))
    return Function(
        lambda x, a, b: torch.mean(torch.tanh(a * x + b) * torch.sigmoid(x) + torch.exp(-x * x)),
        [x, a, b], lambda value: [value, a.grad.item(), b.grad.item()] + digest(x.grad))


def scores(tensors):
    x, target = (on_host(tensors[name]).to(DEVICE) for name in ("x", "target"))
    return Function(lambda x: functional.cross_entropy(x, target), [x], lambda value: [value] + digest(x.grad))


class Product(Work):
    """A matrix product: of float32, in TF32 where it is asked for, or of bfloat16."""

    def __init__(self, tensors, precision):
        torch.set_float32_matmul_precision("high" if precision == "tf32" else "highest")
        kind = torch.bfloat16 if precision == "bf16" else torch.float32
        self.operands = [on_host(tensors[name]).to(DEVICE, kind) for name in ("left", "right")]
        self.result = torch.empty_like(self.operands[0])
        self.product = compiled(lambda left, right: left @ right)

    def step(self):
        if MODE is None:
            torch.matmul(*self.operands, out=self.result)
        else:
            self.result = self.product(*self.operands)

    def observe(self):
        self.step()
        return digest(self.result)


def load(key, tensors):
    if key in ("gates", "digits-sigmoid"):
        return Training(tensors, functional.mse_loss, nn.Sigmoid, nn.Sigmoid)
    if key in ("digits", "digits-wide"):
        return Training(tensors, functional.cross_entropy, nn.ReLU)
    if key == "scores":
        return scores(tensors)
    return Product(tensors, protocol.precision(key)) if key.startswith("product-") else chain(tensors)


def version():
    if DEVICE.type != "cuda":
        return f"{torch.__version__} on the processor"
    mode = "" if MODE is None else f", mode {MODE}"
    return f"{torch.__version__}, CUDA {torch.version.cuda}, {torch.cuda.get_device_name(DEVICE)}{mode}"


if __name__ == "__main__":
    if MODE is not None and not hasattr(torch, "compile"):
        sys.exit(f"PyTorch {torch.__version__} has no torch.compile")
    # Products in float32 are products in float32, not in TF32.
    torch.set_float32_matmul_precision("highest")
    protocol.serve(version(), load)
