#!/usr/bin/env python3
"""JAX's side of benchmarks/gpu: jax_worker.py DEVICE."""

import os
import sys

# The card is shared with the other contestants.
os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
if sys.argv[1] == "cpu":
    os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy

import protocol

KIND, _, INDEX = sys.argv[1].partition(":")
DEVICE = jax.devices("cpu" if KIND == "cpu" else "gpu")[int(INDEX or 0)]
TYPES = {"F32": numpy.float32, "I32": numpy.int32}


def on_host(tensor):
    kind, shape, data = tensor
    return numpy.frombuffer(data, dtype=TYPES[kind]).reshape(shape)


def on_device(tensor):
    return jax.device_put(on_host(tensor), DEVICE)


def digest(gradient):
    """The same two numbers as Numbers.Digest in C#."""
    values = numpy.asarray(gradient).astype(numpy.float64).ravel()
    weights = numpy.arange(values.size) % 1009
    return [float((values * values).sum() * values.size), float((numpy.abs(values) * weights).sum())]


def squared_error(answer, target):
    return jnp.mean(jnp.square(answer - target))


def cross_entropy(scores, target):
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(scores), target[:, None], axis=1))


class Training:
    """A network that is trained on one batch by gradient descent."""

    def __init__(self, tensors, loss, activation, last_activation=None):
        self.host = on_host(tensors["x"]), on_host(tensors["target"])
        self.batch = tuple(jax.device_put(values, DEVICE) for values in self.host)
        names = protocol.layers(tensors)
        self.first = [tuple(on_host(tensors[f"weights.{name}.{part}"]) for part in ("weight", "bias")) for name in names]

        def value(parameters, x, target):
            for weight, bias in parameters[:-1]:
                x = activation(x @ weight.T + bias)
            weight, bias = parameters[-1]
            x = x @ weight.T + bias
            return loss(x if last_activation is None else last_activation(x), target)

        def step(parameters, x, target, rate):
            result, gradients = jax.value_and_grad(value)(parameters, x, target)
            return jax.tree_util.tree_map(lambda p, g: p - rate * g, parameters, gradients), result

        # The new parameters take the place of the old ones.
        self.update = jax.jit(step, donate_argnums=0)
        self.rates = {rate: jax.device_put(jnp.float32(rate), DEVICE) for rate in (protocol.RATE, protocol.OBSERVED_RATE)}
        self.reset()

    def reset(self):
        self.parameters = jax.device_put(self.first, DEVICE)

    def step(self, batch, rate):
        self.parameters, loss = self.update(self.parameters, *batch, self.rates[rate])
        return loss

    def run(self, mode, steps):
        for _ in range(steps):
            if mode == "last":
                self.step(self.batch, protocol.RATE)
            else:
                float(self.step(jax.device_put(self.host, DEVICE), protocol.RATE))
        jax.block_until_ready(self.parameters)

    def observe(self):
        losses = [float(self.step(self.batch, protocol.OBSERVED_RATE)) for _ in range(protocol.OBSERVED_STEPS)]
        self.reset()
        return losses


class Function:
    """A compiled function of arrays on the device."""

    def __init__(self, function, arguments, numbers):
        self.function, self.arguments, self.numbers = jax.jit(function), arguments, numbers

    def run(self, mode, steps):
        for _ in range(steps):
            result = self.function(*self.arguments)
        jax.block_until_ready(result)

    def observe(self):
        return self.numbers(self.function(*self.arguments))


def chain(tensors):
    def value(x, a, b):
        return jnp.mean(jnp.tanh(a * x + b) * jax.nn.sigmoid(x) + jnp.exp(-x * x))

    def numbers(result):
        value, (x, a, b) = result
        return [float(value), float(a), float(b)] + digest(x)

    return Function(jax.value_and_grad(value, argnums=(0, 1, 2)), [on_device(tensors["x"]), *on_device(tensors["numbers"])], numbers)


def scores(tensors):
    return Function(
        jax.value_and_grad(cross_entropy), [on_device(tensors["x"]), on_device(tensors["target"])],
        lambda result: [float(result[0])] + digest(result[1]))


def product(tensors, precision):
    """A product of float32, in TF32 where it is asked for, or of bfloat16."""
    kind = jnp.bfloat16 if precision == "bf16" else jnp.float32
    operands = [on_device(tensors[name]).astype(kind) for name in ("left", "right")]
    how = "tensorfloat32" if precision == "tf32" else None
    return Function(lambda left, right: jnp.matmul(left, right, precision=how), operands, digest)


def load(key, tensors):
    if key in ("gates", "digits-sigmoid"):
        return Training(tensors, squared_error, jax.nn.sigmoid, jax.nn.sigmoid)
    if key in ("digits", "digits-wide"):
        return Training(tensors, cross_entropy, jax.nn.relu)
    if key == "scores":
        return scores(tensors)
    return product(tensors, protocol.precision(key)) if key.startswith("product-") else chain(tensors)


if __name__ == "__main__":
    # Products in float32 are products in float32, not in TF32.
    jax.config.update("jax_default_matmul_precision", "highest")
    protocol.serve(f"{jax.__version__}, {DEVICE.device_kind}", load)
