using GraphGen.Runtime.Tests.Parameters;
using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class GradientTests
{
    static readonly Tensor X = Tensor.Of([0.5, -1.25, 2], 3);
    static readonly Tensor Matrix = Tensor.Of([0.3, -0.7, 1.1, 0.9, -0.2, 0.4], 2, 3);

    public static TheoryData<string, Func<Tensor, Tensor>, Tensor> Functions => new()
    {
        { "logarithms", x => Sum(Log1p(Square(x)) * Log2(Abs(x)) + Softplus(x) * Expm1(x) + Rsqrt(Abs(x))), X },
        { "angles", x => Sum(Atan2(x, Square(x)) * Asin(x / 3) + Tan(x / 2) * Acos(x / 3)), X },
        { "hyperbolic", x => Sum(Sinh(x) * Atanh(x / 3) + Cosh(x) * Asinh(x) + Acosh(1.5 + Square(x))), X },
        { "gamma", x => Sum(Lgamma(Square(x) + 0.5) * Digamma(Square(x) + 1) + Erfc(x) * Cbrt(x)), X },
        { "bounds", x => Sum(Square(Clamp(x, -1, 3 * x)) + Hypot(x, 2) * CopySign(x, -1) + Xlogy(x, Square(x))), X },
        { "polynomial", x => Sum(x * x * x - 2 * x), X },
        { "elementary", x => Sum(Exp(Sin(x)) * Tanh(x) / (1 + Square(x))), X },
        { "powers", x => Sum(Pow(Abs(x), 1.5) + Sqrt(Square(x) + 1)), X },
        { "slices", x => Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1])), X },
        { "steps", x => Sum(Square(StridedSlice(x, [0], [3], [2]))), X },
        { "arrangement", x => Sum(Square(Concat([Flip(x, 0), Pad(x, [1], [0], 3)])) * Cast(Iota(7), DType.Float64)), X },
        { "products", x => Sum(Square(MatMul(Matrix, x))), X },
        { "matrices", x => Sum(MatMul(Transpose(x), Square(x))), Matrix },
        { "broadcasting", x => Sum(Square(Tensor.Of([1.0, 2, 3], 3, 1) * x[0] + x[1, 2])), Matrix },
        { "softmax", x => Sum(Softmax(x) * Cast(Iota(3), DType.Float64)), Matrix },
        { "log-sum-exp", x => Mean(LogSumExp(x, 0)), Matrix },
        { "cross-entropy", x => CrossEntropy(x, Tensor.Of([2, 0]), labelSmoothing: 0.1), Matrix },
        { "logistic", x => BinaryCrossEntropyWithLogits(x, Tensor.Of([1, 0.25, 0]), Tensor.Scalar(2.0)), X },
        { "extremes", x => Sum(Max(x, 0) * Min(x, 1, keepDims: true)), Matrix },
        { "masks", x => Sum(Where(x > 0, Square(x), -x)), X },
        { "look-ups", x => Sum(Square(Embedding(Tensor.Of([1, 0, 1]), x))), Matrix },
        { "gathers", x => Sum(Exp(Gather(x, 1, Tensor.Of([2, 0, 1, 1], 2, 2)))), Matrix },
        { "scatters", x => Sum(Square(ScatterAdd(Tensor.Of([1, 1, 0]), x, 0, 4))), X },
        { "types", x => Sum(Square(Cast(x, DType.Float64))), X },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void GradientsAreThoseOfCentralDifferences(string name, Func<Tensor, Tensor> function, Tensor x)
    {
        Assert.NotEmpty(name);
        var expected = new double[x.Shape.ElementCount];
        for (var i = 0; i < expected.Length; i++)
            expected[i] = (function(Moved(x, i, 1e-5)).Item<double>() - function(Moved(x, i, -1e-5)).Item<double>()) / 2e-5;
        Expect.Close(Gradient(function(x), x), x.Shape.ToArray(), 1e-8, expected);
    }

    [Fact]
    public void GradientsNest()
    {
        var x = Tensor.Scalar(0.7);
        var y = Exp(2 * x) * x;
        var first = Gradient(y, x);
        var second = Gradient(first, x);
        var third = Gradient(second, x);
        Expect.Close(first, [], 1e-14, Math.Exp(1.4) * (2 * 0.7 + 1));
        Expect.Close(second, [], 1e-14, Math.Exp(1.4) * (4 * 0.7 + 4));
        Expect.Close(third, [], 1e-14, Math.Exp(1.4) * (8 * 0.7 + 12));
    }

    [Fact]
    public void AViewOfAViewHasItsGradient()
    {
        var x = Reshape(Tensor.Of([1.0, 2, 3, 4]), 2, 2);
        Expect.Close(Gradient(Sum(Square(Reshape(x, 4))), x), [2, 2], 0, 2, 4, 6, 8);
        Expect.Close(Gradient(Sum(Square(Reshape(x, 1, 4))), x), [2, 2], 0, 2, 4, 6, 8);
    }

    [Fact]
    public void SeveralGradientsAtOnce()
    {
        Tensor a = Tensor.Of([1f, 2]), b = Tensor.Of([3f, 4]), c = Tensor.Ones(3);
        var gradients = Gradient(Sum(a * b), a, b, c);
        Expect.Equal(gradients[0], [2], 3, 4);
        Expect.Equal(gradients[1], [2], 1, 2);
        Expect.Equal(gradients[2], [3], 0, 0, 0);
    }

    [Fact]
    public void AnIntermediateValueHasAGradient()
    {
        var x = Tensor.Scalar(3.0);
        var square = Square(x);
        Expect.Close(Gradient(square * square, square), [], 0, 18);
    }

    [Fact]
    public void EveryReadingOfAParameterIsTheSame()
    {
        var model = new TestModel(DType.Float64);
        _ = new ParameterSet(model);
        Tensor loss = Sum(Square(3 * (Tensor)model.Scale));
        Expect.Close(Gradient(loss, model.Scale), [], 0, 18);
    }

    [Fact]
    public void StopGradientIsAConstant()
    {
        var x = Tensor.Scalar(3.0);
        Expect.Close(Gradient(x * StopGradient(x), x), [], 0, 3);
    }

    [Fact]
    public void ConventionsAtTiesFollowPyTorch()
    {
        var zero = Tensor.Of([0.0, 0, 0]);
        Expect.Close(Gradient(Sum(Relu(zero)), zero), [3], 0, 0, 0, 0);
        Expect.Close(Gradient(Sum(Abs(zero)), zero), [3], 0, 0, 0, 0);
        Expect.Close(Gradient(Sum(Maximum(zero, 0)), zero), [3], 0, 0.5, 0.5, 0.5);
        Expect.Close(Gradient(Max(zero), zero), [3], 1e-15, 1.0 / 3, 1.0 / 3, 1.0 / 3);
        Expect.Close(Gradient(Sum(Sqrt(zero)), zero), [3], 0, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        Expect.Close(Gradient(BinaryCrossEntropyWithLogits(zero, zero, Reduction.Sum), zero), [3], 0, 0.5, 0.5, 0.5);
    }

    [Fact]
    public void ANumberHasAGradient()
    {
        Tensor x = 3;
        Tensor y = 2.5;
        Expect.Equal(Gradient(Sum(y * Tensor.Of([1f, 2])), y), [], 3);
        Expect.Throws<ArgumentException>(() => Gradient(Sum(x * Tensor.Of([1f, 2])), x), "int32");
    }

    [Fact]
    public void ALongHistoryIsNoProblem()
    {
        var x = Tensor.Scalar(1.0);
        var sum = x;
        for (var i = 0; i < 5_000; i++)
            sum += x;
        Expect.Close(Gradient(sum, x), [], 0, 5_001);
    }

    [Fact]
    public void WhatHasNoGradientIsNamed()
    {
        Expect.Throws<ArgumentException>(() => Gradient(X, X), "[3]", "sum or the mean");
        Expect.Throws<ArgumentException>(() => Gradient(Sum(X), Iota(3)), "int32[3]");
        Expect.Throws<ArgumentException>(() => Gradient(Sum(Iota(3)), X), "int32[]");
    }

    static Tensor Moved(Tensor x, int index, double by)
    {
        var values = x.ToArray<double>();
        values[index] += by;
        return Tensor.Of(values, x.Shape.ToArray());
    }
}
