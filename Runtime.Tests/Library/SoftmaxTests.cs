using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

public class SoftmaxTests
{
    [Fact]
    public void SoftmaxAddsUpToOneAlongAnyAxis()
    {
        var x = Tensor.Of([1.0, 2, 3, -1, 0, 5], 2, 3);
        Expect.Close(Softmax(x), [2, 3], 1e-12,
            0.09003057317038046, 0.24472847105479767, 0.6652409557748219,
            0.0024561149044509535, 0.006676412513376451, 0.9908674725821726);
        Expect.Close(Sum(Softmax(x, 0), 0), [3], 1e-15, 1, 1, 1);
    }

    [Fact]
    public void LargeScoresDoNotOverflow()
    {
        Expect.Equal(Softmax(Tensor.Of([1000f, 0, -1000])), [3], 1, 0, 0);
        Expect.Close(LogSoftmax(Tensor.Of([1000.0, 0, -1000])), [3], 0, 0, -1000, -2000);
        Expect.Close(LogSumExp(Tensor.Of([1000.0, 1000.0])), [], 1e-15, 1000.6931471805599);
    }

    [Fact]
    public void LogSumExpAtInfinity()
    {
        const double infinity = double.PositiveInfinity;
        Expect.Close(LogSumExp(Tensor.Of([-infinity, -infinity])), [], 0, -infinity);
        Expect.Close(LogSumExp(Tensor.Of([-infinity, 2.0])), [], 0, 2);
        Expect.Close(LogSumExp(Tensor.Of([infinity, 2.0])), [], 0, infinity);
        Expect.Close(LogSumExp(Tensor.Of([double.NaN, 2.0])), [], 0, double.NaN);
    }

    [Fact]
    public void LogSumExpOverAxes()
    {
        var x = Tensor.Of([0.0, 0, 0, 0], 2, 2);
        Expect.Close(LogSumExp(x, -1), [2], 1e-15, Math.Log(2), Math.Log(2));
        Expect.Close(LogSumExp(x, [0, 1], keepDims: true), [1, 1], 1e-15, Math.Log(4));
    }

    [Fact]
    public void AnEmptyBatchIsFine() => Expect.Equal(Softmax(Tensor.Zeros(0, 3)), [0, 3]);
}
