namespace GraphGen.Runtime.Tests.Parameters;

public class TruncatedNormalInitializerTests
{
    static readonly TensorShape Many = new(40000);

    // The moments of a standard normal distribution between a and b, by the closed formulas: m = (φ(a) - φ(b)) / Z, v = 1 + (aφ(a) - bφ(b)) / Z - m².
    [Theory]
    [InlineData(-2.0, 2.0, 0.0, 0.7737413035499232)]
    [InlineData(-1.0, 0.5, -0.20663121806153306, 0.17277325908649316)]
    [InlineData(0.0, 10.0, 0.7978845608028654, 0.3633802276324186)]
    [InlineData(3.0, 100.0, 3.283098654930434, 0.0705591867852764)]
    [InlineData(-6.0, -5.0, -5.183147090477162, 0.02945243076854709)]
    public void MomentsAreThoseOfTheTruncatedDistribution(double low, double high, double mean, double variance)
    {
        var values = InitializerTests.Draw(Initializers.TruncatedNormal(10, 2, 10 + 2 * low, 10 + 2 * high), Many);
        Assert.All(values, value => Assert.InRange(value, 10 + 2 * low, 10 + 2 * high));
        var actual = values.Average();
        Assert.InRange((actual - 10) / 2 - mean, -0.02 * Math.Sqrt(variance), 0.02 * Math.Sqrt(variance));
        Assert.InRange(values.Average(value => (value - actual) * (value - actual)) / 4 / variance, 0.97, 1.03);
    }

    [Fact]
    public void BoundsAreChecked()
    {
        Expect.Throws<ArgumentException>(() => Initializers.TruncatedNormal(0, 1, 2, 2), "2 and 2");
        Expect.Throws<ArgumentOutOfRangeException>(() => Initializers.TruncatedNormal(0, 0), "standardDeviation");
    }
}
