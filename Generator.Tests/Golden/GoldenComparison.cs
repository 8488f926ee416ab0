namespace GraphGen.Generator.Tests.Golden;

/// <summary>Compares numbers the way the golden files ask for.</summary>
static class GoldenComparison
{
    /// <summary>Fails at the element with the largest error beyond <paramref name="tolerance"/>.</summary>
    /// <param name="what">What is compared, for the message.</param>
    /// <param name="relative">Errors count as |a - b| / |b|, otherwise as |a - b| / (1 + |b|).</param>
    public static void AssertClose(string what, double[] expected, double[] actual, double tolerance, bool relative)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {expected.Length} elements expected, {actual.Length} computed.");
        var (worst, largest) = (-1, tolerance);
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Error(expected[i], actual[i], relative);
            if (!(error <= largest)) (worst, largest) = (i, double.IsNaN(error) ? double.PositiveInfinity : error);
        }

        Assert.True(worst < 0, worst < 0 ? "" :
            $"{what}, element {worst}: expected {expected[worst]:R}, computed {actual[worst]:R}; error {largest:E2}, allowed {tolerance:E2}.");
    }

    static double Error(double expected, double actual, bool relative) =>
        expected.Equals(actual) ? 0 : Math.Abs(actual - expected) / ((relative ? 0 : 1) + Math.Abs(expected));
}
