using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

public partial class ActivationTests
{
    public static TheoryData<string> PointCalls => Published.Calls(AtPoints);

    public static TheoryData<string> HalfCalls => Published.Calls(OfHalves);

    [Theory, MemberData(nameof(PointCalls))]
    public void ElementsAsPublished(string call) => Published.Check(AtPoints, call, Points);

    [Theory, MemberData(nameof(HalfCalls))]
    public void HalvesAsPublished(string call) => Published.Check(OfHalves, call, Halves);

    /// <summary>No value or slope overflows, however large the element; nor does NaN vanish.</summary>
    [Theory]
    [InlineData(DType.Float32, 3e38)]
    [InlineData(DType.Float32, 1e20)]
    [InlineData(DType.Float32, 100)]
    [InlineData(DType.Float64, 1e308)]
    [InlineData(DType.Float64, 1e160)]
    [InlineData(DType.Float64, 800)]
    public void LargeElementsAreFine(DType type, double size)
    {
        var x = Cast(Tensor.Of([-size, size]), type);
        foreach (var row in AtPoints)
        {
            // β·x itself is out of range.
            if (row.Call.Contains("beta", StringComparison.Ordinal) && size > 1e37)
                continue;
            var y = row.Function(x);
            foreach (var value in Numbers(y).Concat(Numbers(Gradient(Sum(y), x))))
                Assert.True(double.IsFinite(value), $"{row.Call} gives {value}");
            Assert.All(Numbers(row.Function(Tensor.Of([double.NaN]))), value => Assert.True(double.IsNaN(value), row.Call));
        }
    }

    [Fact]
    public void LimitsAreReached()
    {
        var x = Tensor.Of([-1000.0, 1000]);
        Expect.Close(Elu(x, 3), [2], 0, -3, 1000);
        Expect.Close(Celu(x, 3), [2], 0, -3, 1000);
        Expect.Close(Softplus(x), [2], 0, 0, 1000);
        Expect.Close(LogSigmoid(x), [2], 0, -1000, 0);
        Expect.Close(GeluTanh(x), [2], 0, 0, 1000);
        Expect.Close(Mish(x), [2], 0, 0, 1000);
        Expect.Close(Swish(x), [2], 0, 0, 1000);
    }

    [Fact]
    public void SmallValuesKeepTheirDigits()
    {
        Expect.Close(Softplus(Tensor.Scalar(-40.0)) / Math.Exp(-40), [], 1e-14, 1);
        Expect.Close(Elu(Tensor.Scalar(-1e-12)) / -1e-12, [], 1e-11, 1);
        Expect.Close(Celu(Tensor.Scalar(-1e-12), 2) / -1e-12, [], 1e-11, 1);
    }

    [Fact]
    public void FunctionsAreLayers()
    {
        Func<Tensor, Tensor>[] functions =
        [
            Identity, Relu6, LeakyRelu, Elu, Selu, Celu, Softplus, Gelu, GeluTanh, Silu, Swish, Mish, HardTanh, HardSigmoid,
            PiecewiseLinear, Softsign, Tanhshrink, LogSigmoid, x => LeakyRelu(x, 0.3), x => HardTanh(x, -2, 2),
        ];
        foreach (var function in functions)
            Assert.Equal(function(Points).ToArray<double>(), new Activation(function).Forward(Points).ToArray<double>());
        Assert.Same(Points, Identity(Points));
    }

    [Fact]
    public void IntegersCountAsFloats() => Expect.Equal(HardSigmoid(Tensor.Of([-4, 0, 3])), [3], 0, 0.5f, 1);

    [Fact]
    public void BadOptionsAreErrors()
    {
        Expect.Throws<ArgumentException>(() => HardTanh(Points, 2, 2), "2", "lower");
        Expect.Throws<ArgumentException>(() => HardTanh(Points, double.NaN, 2), "NaN");
        Expect.Throws<ArgumentException>(() => Celu(Points, 0), "alpha is 0");
        Expect.Throws<ArgumentException>(() => Softplus(Points, -1), "beta is -1");
        Expect.Throws<ArgumentException>(() => Glu(Tensor.Zeros(2, 3)), "[2, 3]", "-1");
        Expect.Throws<ArgumentException>(() => Glu(Tensor.Zeros(2, 4), 2), "axis 2");
        Expect.Throws<ArgumentException>(() => LeakyRelu(Tensor.Zeros(2, 3), Tensor.Zeros(2)), "[2, 3]", "[2]");
    }

    static double[] Numbers(Tensor x) => Cast(x, DType.Float64).ToArray<double>();
}
