using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>The gamma functions against mpmath 1.2.1 at 40 digits, their functional equations, and PyTorch 1.13 at the
/// poles.</summary>
public class GammaTests
{
    const double Accuracy = 1e-14;

    public static TheoryData<double, double> LgammaValues => new()
    {
        { 1e-300, 690.7755278982137 }, { 1e-8, 18.42068073818021 }, { 0.1, 2.252712651734206 },
        { 0.3, 1.0957979948180756 }, { 0.5, 0.5723649429247001 }, { 0.9, 0.06637623973474295 },
        { 0.999, 0.0005780385328913802 }, { 1.001, -0.0005763935982833062 }, { 1.2, -0.08537409000331583 },
        { 1.5, -0.12078223763524522 }, { 1.9, -0.03898427592308336 }, { 2.000001, 4.2278465762452923e-07 },
        { 2.3, 0.15418945495963046 }, { 3.3, 0.9870985778947344 }, { 7.7, 7.926541356269005 },
        { 9.99, 12.779315214350193 }, { 10, 12.801827480081469 }, { 25.5, 56.389167643719944 },
        { 171.5, 709.1431630309282 }, { 1e5, 1051287.7089736569 }, { 1e10, 220258509288.81058 },
        { 1e200, 4.595170185988091e+202 }, { -0.5, 1.2655121234846454 }, { -0.001, 6.908333317515028 },
        { -1.5, 0.860047015376481 }, { -3.3, -0.8243558050174264 }, { -10.3, -14.457515440024208 },
        { -170.6, -708.4624470872853 }, { -1e-20, 46.051701859880914 },
    };

    public static TheoryData<double, double> DigammaValues => new()
    {
        { 1e-300, -9.999999999999999e+299 }, { 1e-8, -100000000.57721564 }, { 0.1, -10.423754940411076 },
        { 0.5, -1.9635100260214235 }, { 1, -0.5772156649015329 }, { 1.4616321449683622, -9.241265521729427e-17 },
        { 1.5, 0.03648997397857652 }, { 2, 0.42278433509846713 }, { 3.7, 1.1671535393615113 },
        { 9.5, 2.1977378764029494 }, { 10, 2.251752589066721 }, { 100, 4.600161852738087 },
        { 1e10, 23.025850929890456 }, { -0.5, 0.03648997397857652 }, { -1.5, 0.7031566406452432 },
        { -0.25, 2.9141391202135276 }, { -3.3, 3.620353460592126 }, { -10.3, 4.662403493582087 },
        { -1000.7, 4.626453932621574 }, { -1e-9, 999999999.4227843 },
    };

    public static TheoryData<int, double, double> PolygammaValues => new()
    {
        { 1, 1e-3, 1000001.6425331958 }, { 1, 0.5, 4.934802200544679 }, { 1, 1, 1.6449340668482264 },
        { 1, 2.5, 0.49035775610023485 }, { 1, 10, 0.10516633568168575 }, { 1, 123.4, 0.008136651610865263 },
        { 1, -0.5, 8.934802200544679 }, { 1, -1.3, 14.53687624413708 }, { 1, -7.9, 103.23693140003948 },
        { 2, 1e-3, -2000000002.3976321 }, { 2, 0.5, -16.82879664423432 }, { 2, 1, -2.4041138063191885 },
        { 2, 2.5, -0.2362040516417274 }, { 2, 10, -0.011049834970802067 }, { 2, 123.4, -6.620473419231093e-05 },
        { 2, -0.5, -0.82879664423432 }, { 2, -1.3, 68.54941347116214 }, { 2, -7.9, -1998.6737828651746 },
        { 3, 1e-3, 6000000000006.469 }, { 3, 0.5, 97.40909103400244 }, { 3, 1, 6.493939402266829 },
        { 3, 2.5, 0.22390584881725206 }, { 3, 10, 0.0023199013042898686 }, { 3, 123.4, 1.077357827078302e-06 },
        { 3, -0.5, 193.40909103400244 }, { 3, -1.3, 768.7206571990426 }, { 3, -7.9, 60014.24854014009 },
        { 4, 1e-3, -2.4000000000000024e+16 }, { 4, 0.5, -771.4742498266672 }, { 4, 1, -24.88626612344088 },
        { 4, 2.5, -0.3137559995067314 }, { 4, 10, -0.0007299311682352867 }, { 4, 123.4, -2.6297820665319678e-08 },
        { 4, -0.5, -3.4742498266672253 }, { 4, -1.3, 9738.298854017741 }, { 4, -7.9, -2399973.835948204 },
        { 7, 1e-3, 5.04e+27 }, { 7, 0.5, 1290440.218185598 }, { 7, 1, 5060.54987523764 },
        { 7, 2.5, 3.565236352523131 }, { 7, 10, 0.00010051111598689363 }, { 7, 123.4, 1.699817252197922e-12 },
        { 7, -0.5, 2580680.218185598 }, { 7, -1.3, 76905677.48471008 }, { 7, -7.9, 504000014104.2119 },
        { 20, 1e-3, -2.432902008176639e+81 }, { 20, 0.5, -5.10216531273943e+24 }, { 20, 1, -2.4329031685078615e+18 },
        { 20, 2.5, -10709198259.124132 }, { 20, 10, -0.0028271335649279823 }, { 20, 123.4, -1.9658663506460023e-25 },
        { 20, -0.5, -487772949462609.9 }, { 20, -1.3, 2.3258315617067357e+29 }, { 20, -7.9, -2.4329020081768214e+39 },
    };

    [Theory, MemberData(nameof(LgammaValues))]
    public void LogarithmOfGamma(double x, double expected)
    {
        Close(expected, VectorMath.Lgamma(x), x > 0 ? Accuracy * Math.Abs(expected) : Accuracy * Math.Max(1, Math.Abs(expected)));
        if (float.IsNormal((float)x)) Close(expected, VectorMath.Lgamma((float)x), 4e-7 * Math.Max(Math.Abs(expected), Math.Abs(x)));
    }

    [Theory, MemberData(nameof(DigammaValues))]
    public void LogarithmicDerivative(double x, double expected)
    {
        var poleFactor = x < 0 ? 1 + Math.Abs(expected) : 1;
        Close(expected, VectorMath.Digamma(x), Accuracy * poleFactor * Math.Max(1, Math.Abs(expected)));
    }

    [Theory, MemberData(nameof(PolygammaValues))]
    public void HigherDerivatives(int order, double x, double expected) =>
        Close(expected, VectorMath.Polygamma(order, x), Accuracy * (x < 0 ? 10 : 1) * Math.Abs(expected));

    [Fact]
    public void RecurrencesHoldEverywhere()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var x = 40 * random.NextDouble() - 10;
            if (Math.Abs(x - Math.Round(x)) < 0.01) continue;
            Close(VectorMath.Lgamma(x) + Math.Log(Math.Abs(x)), VectorMath.Lgamma(x + 1), 1e-13);
            Close(VectorMath.Digamma(x) + 1 / x, VectorMath.Digamma(x + 1), 1e-11);
            Close(VectorMath.Polygamma(1, x) - 1 / (x * x), VectorMath.Polygamma(1, x + 1), 1e-10);
            Close(VectorMath.Polygamma(2, x) + 2 / (x * x * x), VectorMath.Polygamma(2, x + 1), 1e-7);
        }
    }

    [Fact]
    public void FactorialsAreTheirLogarithms()
    {
        var sum = 0d;
        for (var n = 2; n < 170; n++) Close(sum += Math.Log(n), VectorMath.Lgamma(n + 1d), Accuracy * sum);
        Assert.Equal(0, VectorMath.Lgamma(1));
        Assert.Equal(0, VectorMath.Lgamma(2));
    }

    [Theory]
    [InlineData(0.0, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(-0.0, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(-1.0, double.PositiveInfinity, double.NaN, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0.0, -0.0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)]
    public void Poles(double x, double lgamma, double digamma, double trigamma, double tetragamma)
    {
        Assert.Equal(lgamma, VectorMath.Lgamma(x));
        Assert.Equal(digamma, VectorMath.Digamma(x));
        Assert.Equal(digamma, VectorMath.Polygamma(0, x));
        Assert.Equal(trigamma, VectorMath.Polygamma(1, x));
        Assert.Equal(tetragamma, VectorMath.Polygamma(2, x));
        Assert.Equal((float)digamma, VectorMath.Digamma((float)x));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void OrdersThatAreNoCountsHaveNoDerivative(double order) => Assert.Equal(double.NaN, VectorMath.Polygamma(order, 1));

    static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{actual:R} should be {expected:R} within {tolerance}");
}
