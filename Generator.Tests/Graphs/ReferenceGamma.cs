namespace GraphGen.Generator.Tests.Graphs;

/// <summary>The gamma functions by other ways than the library's: Lanczos's sum with g = 7 and nine terms, and sums of many
/// terms with the first of the asymptotic series.</summary>
static class ReferenceGamma
{
    const int Terms = 200;

    static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    public static double Lgamma(double x)
    {
        if (x < 0.5) return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - Lgamma(1 - x);
        var sum = Lanczos[0];
        for (var k = 1; k < Lanczos.Length; k++) sum += Lanczos[k] / (x - 1 + k);
        var t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    public static double Digamma(double x)
    {
        if (x < 0 && x == Math.Floor(x)) return double.NaN;
        var sum = 0.0;
        for (var k = 0; k < Terms; k++) sum -= 1 / x++;
        return sum + Math.Log(x) - 1 / (2 * x) - 1 / (12 * x * x) + 1 / (120 * x * x * x * x);
    }

    public static double Polygamma(double order, double x)
    {
        if (order == 0) return Digamma(x);
        if (double.IsNegativeInfinity(x)) return double.NaN;
        var s = order + 1;
        var sum = 0.0;
        for (var k = 0; k < Terms; k++) sum += Math.Pow(x++, -s);
        sum += Math.Pow(x, -order) / order + Math.Pow(x, -s) / 2 + s * Math.Pow(x, -s - 1) / 12
            - s * (s + 1) * (s + 2) * Math.Pow(x, -s - 3) / 720;
        var factorial = 1.0;
        for (var k = 2; k <= order; k++) factorial *= k;
        return order % 2 == 0 ? -factorial * sum : factorial * sum;
    }
}
