using static GraphGen.Ops;

namespace GraphGen.Benchmarks.Models;

/// <summary>Functions without parameters.</summary>
static partial class Functions
{
    /// <summary>The example of the textbooks on automatic differentiation.</summary>
    [Model]
    public static partial double F(double x1, double x2) => Math.Log(x1) + x1 * x2 - Math.Sin(x2);

    /// <summary>Rosenbrock's valley in n dimensions.</summary>
    [Model]
    public static partial Tensor Rosenbrock([Shape("n"), Float64] Tensor x) =>
        Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1]));

    /// <summary>A chain of pointwise operations.</summary>
    [Model]
    public static partial Tensor Chain([Shape("n")] Tensor x, float a, float b) =>
        Mean(Tanh(a * x + b) * Sigmoid(x) + Exp(-x * x));

    /// <summary>The cross-entropy of given scores.</summary>
    [Model]
    public static partial Tensor Scores([Shape("batch", 1000)] Tensor logits, [Shape("batch"), Int32] Tensor target) =>
        CrossEntropy(logits, target);

    /// <summary>The product of two square matrices.</summary>
    [Model]
    public static partial Tensor Product([Shape("n", "n")] Tensor a, [Shape("n", "n")] Tensor b) => MatMul(a, b);
}
