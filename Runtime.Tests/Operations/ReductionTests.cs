using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class ReductionTests
{
    static readonly Tensor Matrix = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);

    [Fact]
    public void SumOverAnyAxes()
    {
        Expect.Equal(Sum(Matrix), [], 21);
        Expect.Equal(Sum(Matrix, 0), [3], 5, 7, 9);
        Expect.Equal(Sum(Matrix, -1), [2], 6, 15);
        Expect.Equal(Sum(Matrix, 1, keepDims: true), [2, 1], 6, 15);
        Expect.Equal(Sum(Matrix, [0, 1], keepDims: true), [1, 1], 21);
        Expect.Equal(Sum(Reshape(Matrix, 1, 2, 3), 2, 0), [2], 6, 15);
        Expect.Equal(ReduceSum(Matrix), [2, 3], 1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void SumsOfNothingAreZero()
    {
        Expect.Equal(Sum(Tensor.Zeros(0)), [], 0);
        Expect.Equal(Sum(Tensor.Zeros(2, 0), 1), [2], 0, 0);
        Expect.Equal(Sum(Tensor.Zeros(0, 2), 1), [0]);
    }

    [Fact]
    public void SumsKeepTheType()
    {
        Expect.Integers(Sum(Tensor.Of([1, 2, 3])), [], 6);
        Expect.Integers(Sum(Tensor.Of([true, false, true])), [], 2);
        Assert.Equal(DType.Float64, Sum(Tensor.Of([1.0])).Type);
    }

    [Fact]
    public void Float32SumsAreRoundedOnce() =>
        Assert.Equal(16_777_216 + 100f, Sum(Concat([Tensor.Full(16_777_216, 1), Tensor.Ones(100)])).Item<float>());

    [Fact]
    public void Means()
    {
        Expect.Equal(Mean(Matrix), [], 3.5f);
        Expect.Equal(Mean(Matrix, 0), [3], 2.5f, 3.5f, 4.5f);
        Expect.Equal(Mean(Matrix, -1, keepDims: true), [2, 1], 2, 5);
        Expect.Equal(Mean(Tensor.Of([1, 2])), [], 1.5f);
        Expect.Equal(Mean(Tensor.Of([true, false, false, false])), [], 0.25f);
        Expect.Equal(Mean(Tensor.Zeros(0)), [], float.NaN);
    }

    [Fact]
    public void ExtremesOverAnyAxes()
    {
        var x = Tensor.Of([3f, -1, 2, 0, 7, -5], 2, 3);
        Expect.Equal(Max(x), [], 7);
        Expect.Equal(Min(x), [], -5);
        Expect.Equal(Max(x, 0), [3], 3, 7, 2);
        Expect.Equal(Min(x, 1, keepDims: true), [2, 1], -1, -5);
        Expect.Equal(Max(Tensor.Of([float.NaN, 1, 2])), [], float.NaN);
        Expect.Equal(Min(Tensor.Of([1, float.NaN])), [], float.NaN);
        Expect.Integers(Max(Tensor.Of([1, 5, 3])), [], 5);
        Expect.Equal(Max(Tensor.Zeros(0, 2), 1), [0]);
    }

    [Fact]
    public void ExtremesOfNothingAreErrors()
    {
        Expect.Throws<ArgumentException>(() => Max(Tensor.Zeros(2, 0), 1), "axis 1", "[2, 0]");
        Expect.Throws<ArgumentException>(() => Min(Tensor.Zeros(0)), "[0]");
        Expect.Throws<ArgumentException>(() => ArgMax(Tensor.Zeros(0), 0), "[0]");
    }

    [Fact]
    public void ArgMaxIsTheFirstLargest()
    {
        Expect.Integers(ArgMax(Tensor.Of([1f, 3, 3, 2]), 0), [], 1);
        Expect.Integers(ArgMax(Tensor.Of([1f, float.NaN, 5, float.NaN]), 0), [], 1);
        Expect.Integers(ArgMax(Tensor.Of([1f, 2, 4, 3, 0, 0], 2, 3), -1), [2], 2, 0);
        Expect.Integers(ArgMax(Tensor.Of([1f, 2, 4, 3, 0, 0], 2, 3), 0, keepDims: true), [1, 3], 1, 0, 0);
        Expect.Integers(ArgMax(Tensor.Of([float.NegativeInfinity, float.NegativeInfinity]), 0), [], 0);
    }

    [Fact]
    public void WrongAxesAreNamed()
    {
        Expect.Throws<ArgumentException>(() => Sum(Matrix, 2), "axis 2", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Sum(Matrix, -3), "axis -3", "[2, 3]");
        Expect.Throws<ArgumentException>(() => Sum(Matrix, 0, -2), "twice");
    }
}
