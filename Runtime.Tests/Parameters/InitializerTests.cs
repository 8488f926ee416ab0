using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Parameters;

public class InitializerTests
{
    static readonly TensorShape Weight = new(40, 60, 5);

    [Fact]
    public void ConstantsAndGivenValues()
    {
        Assert.Equal([0, 0], Draw(Initializers.Zeros, new(2)));
        Assert.Equal([1], Draw(Initializers.Ones, new()));
        Assert.Equal([-2, -2], Draw(Initializers.Constant(-2), new(2)));
        Assert.Equal([1, 2, 3], Draw(Initializers.Values(1, 2, 3), new(3)));
        Expect.Throws<ArgumentException>(() => Draw(Initializers.Values(1, 2, 3), new(2, 2)), "[2, 2]", "4", "3 values");
    }

    [Fact]
    public void ArgumentsThatMeanNothingAreRefused()
    {
        Func<Initializer>[] initializers =
        [
            () => Initializers.Uniform(1, -1), () => Initializers.Uniform(double.NaN, 1), () => Initializers.Uniform(0, double.PositiveInfinity),
            () => Initializers.Normal(0, -1), () => Initializers.Normal(double.NaN, 1), () => Initializers.HeNormal(double.NaN),
            () => Initializers.HeUniform(mode: (FanMode)77), () => Initializers.GlorotNormal(double.PositiveInfinity),
            () => Initializers.GlorotUniform(double.NaN), () => Initializers.Orthogonal(double.NaN), () => Initializers.UniformFanIn(-1),
        ];
        Assert.All(initializers, initializer => Assert.Throws<ArgumentOutOfRangeException>(initializer));
    }

    [Fact]
    public void AnInitializerThatDoesNotSuitChangesNothing()
    {
        var parameters = new ParameterSet(new TestModel());
        var before = parameters.Values.ToArray();
        Assert.Throws<ArgumentException>(() => parameters.Initialize(5, tensor => tensor.Shape.Rank == 2 && tensor.Shape[0] == 1 ? Initializers.Values(1) : null));
        Assert.Equal(before, parameters.Values.ToArray());
    }

    [Theory]
    [InlineData("uniform", 1.0 / 3, 3.0, 2)]
    [InlineData("glorot uniform", 2.0 / (300 + 200), 0, 0)]
    [InlineData("he uniform", 2.0 / 300, 0, 0)]
    [InlineData("he uniform, tanh", 25.0 / 9 / 300, 0, 0)]
    [InlineData("he uniform, fan-out", 2.0 / 200, 0, 0)]
    [InlineData("lecun uniform", 1.0 / 300, 0, 0)]
    [InlineData("linear", 1.0 / (3 * 300), 0, 0)]
    public void UniformOnesKeepTheirBoundsAndVariance(string name, double variance, double high, double mean)
    {
        var initializer = name switch
        {
            "uniform" => Initializers.Uniform(1, high),
            "glorot uniform" => Initializers.GlorotUniform(),
            "he uniform" => Initializers.HeUniform(),
            "he uniform, tanh" => Initializers.HeUniform(Gain.Tanh),
            "he uniform, fan-out" => Initializers.HeUniform(mode: FanMode.Out),
            "lecun uniform" => Initializers.LeCunUniform(),
            _ => Initializers.UniformFanIn(300),
        };
        var values = Draw(initializer, Weight);
        var bound = Math.Sqrt(3 * variance);
        Assert.All(values, value => Assert.InRange(value, mean - bound, mean + bound));
        RequireMoments(values, mean, variance);
    }

    [Theory]
    [InlineData("normal", 4.0, -1.0)]
    [InlineData("glorot normal", 9 * 2.0 / (300 + 200), 0)]
    [InlineData("he normal", 2.0 / 300, 0)]
    [InlineData("he normal, leaky", 2.0 / 1.04 / 300, 0)]
    [InlineData("he normal, fan-out", 2.0 / 200, 0)]
    [InlineData("lecun normal", 1.0 / 300, 0)]
    public void NormalOnesHaveTheirVariance(string name, double variance, double mean)
    {
        var initializer = name switch
        {
            "normal" => Initializers.Normal(-1, 2),
            "glorot normal" => Initializers.GlorotNormal(gain: 3),
            "he normal" => Initializers.HeNormal(),
            "he normal, leaky" => Initializers.HeNormal(Gain.LeakyRelu(0.2)),
            "he normal, fan-out" => Initializers.HeNormal(mode: FanMode.Out),
            _ => Initializers.LeCunNormal(),
        };
        RequireMoments(Draw(initializer, Weight), mean, variance);
    }

    [Fact]
    public void AFanNeedsTwoAxes() =>
        Expect.Throws<ArgumentException>(() => Draw(Initializers.HeUniform(), new(10)), "[10]", "fan-in");

    internal static double[] Draw(Initializer initializer, TensorShape shape)
    {
        var values = new double[shape.ElementCount];
        var random = new Philox(7, 3);
        initializer.Fill(shape, values, ref random);
        return values;
    }

    /// <summary>Mean and variance of the 12,000 values within 4 % of the standard deviation and of the variance.</summary>
    static void RequireMoments(double[] values, double mean, double variance)
    {
        var actual = values.Average();
        Assert.InRange(actual - mean, -0.04 * Math.Sqrt(variance), 0.04 * Math.Sqrt(variance));
        Assert.InRange(values.Average(value => (value - actual) * (value - actual)) / variance, 0.96, 1.04);
    }
}
