using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

/// <summary>Variances, norms and counts.</summary>
public class MomentTests
{
    // L is torch.linalg.vector_norm.
    static readonly Tensor X = Tensor.Of([0.5, -1, 2, 0, 0, 0, 1.5, 0, -0.75, -2, 2, 0.25], 2, 2, 3);

    static readonly Published[] OfBlocks =
    [
        new("x.var()", x => Variance(x),
            [1.41856060606061],
            [0.053030303030303, -0.21969696969697, 0.325757575757576, -0.0378787878787879,
            -0.0378787878787879, -0.0378787878787879, 0.234848484848485, -0.0378787878787879,
            -0.174242424242424, -0.401515151515152, 0.325757575757576, 0.00757575757575757]),
        new("x.var(1)", x => Variance(x, 1),
            [0.125, 0.5, 2, 6.125, 2, 0.5],
            [0.5, -1, 2, -0.5, 1, -2, 3.5, -2, -1, -3.5, 2, 1]),
        new("x.var((0, 2), unbiased=False, keepdim=True)", x => Variance(x, [0, -1], true, 0),
            [1.203125, 1.34201388888889],
            [0.0416666666666667, -0.458333333333333, 0.541666666666667, -0.0138888888888889,
            -0.0138888888888889, -0.0138888888888889, 0.375, -0.125, -0.375, -0.680555555555555,
            0.652777777777778, 0.0694444444444444]),
        new("torch.var(x, dim=2, correction=2)", x => Variance(x, 2, correction: 2),
            [4.5, 0, 2.625, 8.04166666666667],
            [0, -3, 3, 0, 0, 0, 2.5, -0.5, -2, -4.16666666666667, 3.83333333333333, 0.333333333333333]),
        new("x.std()", x => StandardDeviation(x),
            [1.19103341937185],
            [0.0222623069041468, -0.0922295571743223, 0.136754170982616, -0.0159016477886763,
            -0.0159016477886763, -0.0159016477886763, 0.0985902162897928, -0.0159016477886763,
            -0.0731475798279108, -0.168557466559968, 0.136754170982616, 0.00318032955773525]),
        new("x.std(-1, unbiased=False)", x => StandardDeviation(x, -1, correction: 0),
            [1.22474487139159, 0, 0.935414346693485, 1.63724022536571],
            [0, -0.408248290463863, 0.408248290463863, 0, 0, 0, 0.445435403187374, -0.0890870806374748,
            -0.356348322549899, -0.424155498799406, 0.390223058895454, 0.0339324399039525]),
        new("L(x)", x => Norm(x),
            [4.01559460105225],
            [0.124514561272938, -0.249029122545876, 0.498058245091752, 0, 0, 0, 0.373543683818814, 0,
            -0.186771841909407, -0.498058245091752, 0.498058245091752, 0.062257280636469]),
        new("L(x, 2, -1)", x => Norm(x, 2, -1),
            [2.29128784747792, 0, 1.67705098312484, 2.83945417290014],
            [0.218217890235992, -0.436435780471985, 0.87287156094397, 0, 0, 0, 0.894427190999916, 0,
            -0.447213595499958, -0.704360725060499, 0.704360725060499, 0.0880450906325624]),
        new("L(x, 1, (0, 2), keepdim=True)", x => Norm(x, 1, [0, 2], true),
            [5.75, 4.25],
            [1, -1, 1, 0, 0, 0, 1, 0, -1, -1, 1, 1]),
        new("L(x, 0, 1)", x => Norm(x, 0, 1),
            [1, 1, 1, 2, 1, 2],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        new("L(x, inf, -1)", x => Norm(x, double.PositiveInfinity, -1),
            [2, 0, 1.5, 2],
            [0, -0, 1, 0, 0, 0, 1, 0, -0, -0.5, 0.5, 0]),
        new("L(x, -inf, -1)", x => Norm(x, double.NegativeInfinity, -1),
            [0.5, 0, 0, 0.25],
            [1, -0, 0, 0, 0, 0, 0, 0, -0, -0, 0, 1]),
        new("L(x, 3, -1)", x => Norm(x, 3, -1),
            [2.08966959819062, 0, 1.56006286728893, 2.52066209402263],
            [0.0572512218682361, -0.229004887472944, 0.916019549891777, 0, 0, 0, 0.92448169913418, 0,
            -0.231120424783545, -0.629550727872969, 0.629550727872969, 0.00983673012301515]),
        new("L(x, 2.5)", x => Norm(x, 2.5),
            [3.40674147955123],
            [0.0562271717552472, -0.159034457740304, 0.449817374041977, 0, 0, 0, 0.292164954737969, 0,
            -0.103295910360139, -0.449817374041977, 0.449817374041977, 0.019879307217538]),
        new("L(x, 0.5, (1, 2))", x => Norm(x, 0.5, [1, 2]),
            [9.74264068711929, 29.3677004593237],
            [4.41421356237309, -3.12132034355964, 2.20710678118655, 0, 0, 0, 4.42475614840891, 0,
            -6.25755015527363, -3.83195123007351, 3.83195123007351, 10.8383947998444]),
    ];

    public static TheoryData<string> BlockCalls => Published.Calls(OfBlocks);

    [Theory, MemberData(nameof(BlockCalls))]
    public void BlockAsPublished(string call) => Published.Check(OfBlocks, call, X);

    [Fact]
    public void TheMeanComesWithTheVariance()
    {
        var (mean, variance) = MeanAndVariance(X, [0, 2], correction: 0);
        Assert.Equal(Mean(X, 0, 2).ToArray<double>(), mean.ToArray<double>());
        Assert.Equal(Variance(X, [0, 2], correction: 0).ToArray<double>(), variance.ToArray<double>());
        Assert.Equal(new TensorShape(1, 1, 1), MeanAndVariance(X, keepDims: true).Mean.Shape);
    }

    [Fact]
    public void TooFewElementsHaveNoVariance()
    {
        Expect.Close(Variance(Tensor.Of([3.0])), [], 0, double.NaN);
        Expect.Close(Variance(Tensor.Of([3.0]), correction: 2), [], 0, double.NaN);
        Expect.Close(Variance(Tensor.Zeros(0)), [], 0, double.NaN);
        Expect.Equal(Variance(Tensor.Of([3f]), correction: 0), [], 0);
        Expect.Equal(Variance(Tensor.Zeros(0, 3), 1), [0]);
    }

    [Fact]
    public void ConstantsHaveNoSlope()
    {
        var x = Tensor.Of([2.0, 2, 2]);
        Expect.Close(Gradient(StandardDeviation(x), x), [3], 0, 0, 0, 0);
        var zeros = Cast(Tensor.Zeros(3), DType.Float64);
        foreach (var p in new[] { 0, 0.5, 1, 1.5, 2, 3, double.PositiveInfinity, double.NegativeInfinity, -1 })
        {
            Expect.Close(Norm(zeros, p), [], 0, 0);
            Expect.Close(Gradient(Norm(zeros, p), zeros), [3], 0, 0, 0, 0);
        }
    }

    [Fact]
    public void NegativeExponents()
    {
        var x = Tensor.Of([1.0, -2, 4]);
        Expect.Close(Norm(x, -1), [], 1e-15, 1 / 1.75);
        Expect.Close(Gradient(Norm(x, -1), x), [3], 1e-15, 1 / (1.75 * 1.75), -0.25 / (1.75 * 1.75), 1 / (49.0));
        Expect.Close(Norm(Tensor.Of([1.0, 0]), -1), [], 0, 0);
        Expect.Close(Norm(Tensor.Of([1.0, double.NaN]), 3), [], 0, double.NaN);
        Expect.Throws<ArgumentException>(() => Norm(x, double.NaN), "NaN");
    }

    [Fact]
    public void IntegersAndTruthsAreMeasuredAsFloats()
    {
        Expect.Equal(Norm(Tensor.Of([3, 4])), [], 5);
        Expect.Equal(Norm(Tensor.Of([true, false, true]), 1), [], 2);
        Expect.Equal(Variance(Tensor.Of([1, 3])), [], 2);
    }

    [Fact]
    public void TruthsAreCounted()
    {
        var x = Tensor.Of([0f, float.NaN, -1, 0, 0, 0], 2, 3);
        Expect.Integers(CountNonzero(x), [], 2);
        Expect.Integers(CountNonzero(x, -1, true), [2, 1], 2, 0);
        Expect.Truths(Any(x, 1), [2], true, false);
        Expect.Truths(Any(x, 0), [3], false, true, true);
        Expect.Truths(All(x), [], false);
        Expect.Truths(All(NotEqual(x, 0), 0, keepDims: true), [1, 3], false, false, false);
        Expect.Truths(All(x[0, 1..]), [], true);
        Expect.Truths(Any(Tensor.Zeros(0, 2), 0), [2], false, false);
        Expect.Truths(All(Tensor.Zeros(0, 2), 0), [2], true, true);
        Expect.Throws<ArgumentException>(() => Any(x, 2), "axis 2", "[2, 3]");
    }

    [Fact]
    public void TheSmallestElementLies()
    {
        Expect.Integers(ArgMin(Tensor.Of([3f, 1, 1, 2, float.NaN, 0], 2, 3), 1), [2], 1, 1);
        Expect.Integers(ArgMin(Tensor.Of([0, int.MinValue, int.MaxValue]), -1, keepDims: true), [1], 1);
        Expect.Integers(ArgMin(Tensor.Of([int.MaxValue, int.MaxValue - 1]), 0), [], 1);
        Expect.Throws<ArgumentException>(() => ArgMin(Tensor.Zeros(2, 0), 1), "[2, 0]");
    }
}
