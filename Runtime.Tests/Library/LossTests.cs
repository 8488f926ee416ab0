using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

public class LossTests
{
    // The values of this class were computed with PyTorch 1.13 in float64.
    static readonly Tensor Logits = Tensor.Of(
        [-2.21875, 2.296875, 1.765625, -1.53125, -0.15625, 1.578125, 0.296875, 0.40625, -0.953125, 1.0625, 1.625, -2.734375], 4, 3);
    static readonly Tensor Target = Tensor.Of([0, 1, 0, 2]);

    [Fact]
    public void CrossEntropyOfClassIndices()
    {
        Expect.Close(CrossEntropy(Logits, Target), [], 1e-12, 3.153450889130837);
        Expect.Close(CrossEntropy(Logits, Target, Reduction.Sum), [], 1e-12, 4 * 3.153450889130837);
        Assert.Equal(new TensorShape(4), CrossEntropy(Logits, Target, Reduction.None).Shape);
    }

    [Fact]
    public void CrossEntropyOfExtremeScores() =>
        Expect.Close(CrossEntropy(Tensor.Of([200.0, -200, 0, -300, 300, 299], 2, 3), Tensor.Of([1, 2])), [], 1e-15, 200.6566308437591);

    [Fact]
    public void IgnoredElementsDoNotCount()
    {
        var logits = Tensor.Of(
            [-0.703125, 0.859375, 0.578125, 0.296875, -0.671875, 0.109375, 2.125, -0.625, 2.90625, -2.96875, 2.390625, 0.046875, 2.234375, -2.21875, -2], 5, 3);
        var target = Tensor.Of([2, -100, 1, 1, -100]);
        Expect.Close(CrossEntropy(logits, target, ignoreIndex: -100), [], 1e-12, 1.6601539266647807);
        Expect.Close(CrossEntropy(logits, Tensor.Full(-100, 5).ToInts(), ignoreIndex: -100), [], 0, double.NaN);
    }

    [Fact]
    public void TheClassAxisIsTheSecond()
    {
        // Two positions of each of two examples, as the four examples above.
        var images = Permute(Reshape(Logits, 2, 2, 3), 0, 2, 1);
        Expect.Close(CrossEntropy(images, Reshape(Target, 2, 2)), [], 1e-12, 3.153450889130837);
        Expect.Close(CrossEntropy(Logits[0], Target[0]), [], 1e-12, CrossEntropy(Logits, Target, Reduction.None)[0].Item<double>());
    }

    [Fact]
    public void SmoothingSpreadsTheTarget()
    {
        var plain = CrossEntropy(Logits, Target).Item<double>();
        var even = -Mean(LogSoftmax(Logits)).Item<double>();
        Expect.Close(CrossEntropy(Logits, Target, labelSmoothing: 0.1), [], 1e-12, 0.9 * plain + 0.1 * even);
    }

    [Fact]
    public void WrongTargetsAreErrors()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => CrossEntropy(Logits, Tensor.Of([0, 1, 3, 0])), "position 2", "0 to 2");
    }

    [Fact]
    public void MeanSquaredErrors()
    {
        Tensor x = Tensor.Of([1f, 2, 3]), y = Tensor.Of([1f, 0, 0]);
        Expect.Close(MeanSquaredError(x, y), [], 1e-7, 13.0 / 3);
        Expect.Equal(MeanSquaredError(x, y, Reduction.Sum), [], 13);
        Expect.Equal(MeanSquaredError(x, y, Reduction.None), [3], 0, 4, 9);
        Expect.Throws<ArgumentException>(() => MeanSquaredError(x, Tensor.Zeros(3, 1)), "[3]", "[3, 1]");
    }

    [Fact]
    public void BinaryCrossEntropyIsStable()
    {
        var logits = Tensor.Of([0.0, 100, -100, 100, 2]);
        var target = Tensor.Of([1.0, 1, 0, 0, 0.25]);
        Expect.Close(BinaryCrossEntropyWithLogits(logits, target, Reduction.None), [5], 1e-12,
            Math.Log(2), 0, 0, 100, Math.Log(1 + Math.Exp(2)) - 0.5);
        Expect.Close(BinaryCrossEntropyWithLogits(logits, target, Tensor.Scalar(3.0), Reduction.None), [5], 1e-12,
            3 * Math.Log(2), 0, 0, 100, 0.75 * Math.Log(1 + Math.Exp(-2)) + 0.75 * Math.Log(1 + Math.Exp(2)));
    }
}

static class TensorExtensions
{
    public static Tensor ToInts(this Tensor x) => Cast(x, DType.Int32);
}
