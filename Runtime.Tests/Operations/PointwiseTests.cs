using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

public class PointwiseTests
{
    [Fact]
    public void ShapesAreRepeatedToFit()
    {
        var column = Tensor.Of([10f, 20], 2, 1);
        var row = Tensor.Of([1f, 2, 3]);
        Expect.Equal(column + row, [2, 3], 11, 12, 13, 21, 22, 23);
        Expect.Equal(Tensor.Ones(2, 1, 3) * Tensor.Full(2, 4, 1), [2, 4, 3], [.. Enumerable.Repeat(2f, 24)]);
        Expect.Equal(row - 1, [3], 0, 1, 2);
    }

    [Fact]
    public void IntegersDivideToFloats() => Expect.Equal(Tensor.Of([7, -7]) / 2, [2], 3.5f, -3.5f);

    [Fact]
    public void EmptyTensorsStayEmpty()
    {
        Expect.Equal(Tensor.Zeros(0, 3) + Tensor.Ones(3), [0, 3]);
        Expect.Equal(Exp(Tensor.Zeros(2, 0)), [2, 0]);
        Expect.Equal(Tensor.Zeros(0) + Tensor.Ones(1), [0]);
    }

    [Fact]
    public void ShapesThatDoNotFitAreNamed() =>
        Expect.Throws<ArgumentException>(() => _ = Tensor.Zeros(2, 3) + Tensor.Zeros(2), "add", "[2, 3]", "[2]", "3 ≠ 2");

    [Fact]
    public void ElementaryFunctions()
    {
        var x = Tensor.Of([0.0, 0.5, -1.5]);
        Expect.Close(Exp(x), [3], 1e-15, 1, 1.6487212707001282, 0.22313016014842982);
        Expect.Close(Tanh(x), [3], 1e-15, 0, 0.46211715726000975, -0.9051482536448664);
        Expect.Close(Sigmoid(x), [3], 1e-15, 0.5, 0.6224593312018546, 0.18242552380635635);
        Expect.Close(Square(x), [3], 0, 0, 0.25, 2.25);
        Expect.Close(Pow(Tensor.Of([4.0, 9.0]), 0.5), [2], 1e-15, 2, 3);
        Expect.Close(Sqrt(Tensor.Of([4.0, -1.0])), [2], 0, 2, double.NaN);
        Expect.Close(Log(Tensor.Of([1.0, 0.0])), [2], 0, 0, double.NegativeInfinity);
    }

    [Fact]
    public void NaNFollowsPyTorch()
    {
        var x = Tensor.Of([float.NaN, -1, 2]);
        Expect.Equal(Relu(x), [3], float.NaN, 0, 2);
        Expect.Equal(Maximum(x, 1), [3], float.NaN, 1, 2);
        Expect.Equal(Minimum(1, x), [3], float.NaN, -1, 1);
        Expect.Truths(x < 0, [3], false, true, false);
        Expect.Truths(NotEqual(x, x), [3], true, false, false);
        Expect.Equal(Abs(x), [3], float.NaN, 1, 2);
    }

    [Fact]
    public void AMaskChoosesElements()
    {
        var mask = Tensor.Of([true, false, true]);
        Expect.Equal(Where(mask, Tensor.Of([1f, 2, 3]), -1), [3], 1, -1, 3);
        Expect.Equal(Where(mask, 1, float.NaN), [3], 1, float.NaN, 1);
        Expect.Equal(Where(Tensor.Of([true, false], 2, 1), Tensor.Of([1f, 2]), 0), [2, 2], 1, 2, 0, 0);
        Expect.Throws<ArgumentException>(() => Where(Tensor.Ones(1), 1, 2), "select", "float32[1]");
    }

    [Fact]
    public void TruthValuesCombine()
    {
        Tensor a = Tensor.Of([true, true, false, false]), b = Tensor.Of([true, false, true, false]);
        Expect.Truths(a & b, [4], true, false, false, false);
        Expect.Truths(a | b, [4], true, true, true, false);
        Expect.Truths(a ^ b, [4], false, true, true, false);
        Expect.Truths(!a, [4], false, false, true, true);
        Expect.Truths(Equal(a, b), [4], true, false, false, true);
    }

    [Fact]
    public void ComparisonsAreElementwise()
    {
        Tensor a = Tensor.Of([1, 2, 3]), b = Tensor.Of([3, 2, 1]);
        Expect.Truths(a < b, [3], true, false, false);
        Expect.Truths(a <= b, [3], true, true, false);
        Expect.Truths(a > b, [3], false, false, true);
        Expect.Truths(a >= b, [3], false, true, true);
        Expect.Truths(Equal(a, 2), [3], false, true, false);
    }
}
