namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>From here on the asymptotic series of the gamma functions are summed.</summary>
    const double Asymptotic = 10;

    const double EulerGamma = 0.5772156649015329;

    /// <summary>(ζ(k) - 1) / k for k = 2, 3, …: the coefficients of ln Γ(2 + z) by powers of -z.</summary>
    static ReadOnlySpan<double> ZetaCoefficients =>
    [
        0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
        0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-05, 4.492623673813314e-05,
        2.050721277567069e-05, 9.439488275268397e-06, 4.374866789907488e-06, 2.039215753801366e-06, 9.55141213040742e-07,
        4.492469198764566e-07, 2.1207184805554665e-07, 1.0043224823968099e-07, 4.7698101693639804e-08,
        2.2711094608943164e-08, 1.0838659214896955e-08, 5.183475041970047e-09, 2.4836745438024785e-09,
        1.1921401405860912e-09, 5.731367241678862e-10, 2.7595228851242334e-10, 1.330476437424449e-10,
    ];

    /// <summary>B₂ₖ / (2k(2k - 1)): Stirling's series of ln Γ.</summary>
    static ReadOnlySpan<double> StirlingCoefficients =>
    [
        0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
        -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242, 0.17964437236883057,
    ];

    /// <summary>B₂ₖ / (2k)!: Euler and Maclaurin's summation.</summary>
    static ReadOnlySpan<double> SummationCoefficients =>
    [
        0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05, -8.267195767195768e-07, 2.08767569878681e-08,
        -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13, 8.586062056277845e-15,
        -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19, 3.534707039629467e-21,
    ];

    /// <summary>ln |Γ(x)|, to 1e-14 of the larger of the result and 1, and of the result itself from 0 up: ∞ at 0, at the
    /// negative whole numbers and at ±∞.</summary>
    /// <remarks>By the formulas of the NIST Digital Library of Mathematical Functions: 5.7.3 about 2, recurrence 5.5.1,
    /// reflection 5.5.3, and Stirling's series 5.11.1 from 10 on.</remarks>
    public static double Lgamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x) || x <= 0 && x == Math.Floor(x)) return double.PositiveInfinity;
        if (x < 0)
        {
            // Γ(-a)·Γ(a) = -π / (a·sin πa).
            var a = -x;
            return Math.Log(Math.PI / (a * Math.Abs(SinOfPi(a)))) - Lgamma(a);
        }
        if (x >= Asymptotic) return Stirling(x);
        if (x < 0.5) return LgammaNear2(x) - Log1p(x) - Math.Log(x);
        if (x < 1.5) return LgammaNear2(x - 1) - Log1p(x - 1);
        var product = 1d;
        while (x > 2.5) product *= --x;
        return Math.Log(product) + LgammaNear2(x - 2);
    }

    /// <inheritdoc cref="Lgamma(double)"/>
    public static float Lgamma(float x) => (float)Lgamma((double)x);

    /// <summary>The derivative of ln Γ(x), to 1e-14 of the larger of the result and 1: ∓∞ at ±0, NaN at the negative whole
    /// numbers and at -∞.</summary>
    /// <remarks>By the formulas of the NIST Digital Library of Mathematical Functions: recurrence 5.5.2, reflection 5.5.4,
    /// and the asymptotic series 5.11.2 from 10 on.</remarks>
    public static double Digamma(double x)
    {
        if (x == 0) return Math.CopySign(double.PositiveInfinity, -x);
        if (x < 0) return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - Math.PI * CotOfPi(x);
        var sum = 0d;
        for (; x < Asymptotic; x++) sum -= 1 / x;

        // The k-th term of Stirling's series, differentiated.
        var (series, z) = (0d, 1 / (x * x));
        for (var k = StirlingCoefficients.Length; k > 0; k--) series = z * ((2 * k - 1) * StirlingCoefficients[k - 1] + series);
        return sum + (Math.Log(x) - 0.5 / x - series);
    }

    /// <inheritdoc cref="Digamma(double)"/>
    public static float Digamma(float x) => (float)Digamma((double)x);

    /// <summary>The derivative of the digamma function of an order n, to 1e-14 of the result for orders up to 20: digamma
    /// itself for 0, NaN for orders that are negative or no whole numbers. At 0 and the negative whole numbers it is ∞ for odd
    /// orders and -∞ for even ones.</summary>
    /// <remarks>(-1)ⁿ⁺¹·n!·ζ(n + 1, x), the Hurwitz zeta function by Euler and Maclaurin's summation (NIST Digital Library of
    /// Mathematical Functions 25.11.5), and the n-th derivative of the reflection 5.5.4 below 0.</remarks>
    public static double Polygamma(double order, double x)
    {
        if (!(order >= 0) || order != Math.Floor(order) || double.IsNaN(x)) return double.NaN;
        if (order == 0) return Digamma(x);
        var isOdd = order % 2 == 1;
        if (x <= 0 && x == Math.Floor(x) && !double.IsInfinity(x)) return isOdd ? double.PositiveInfinity : double.NegativeInfinity;
        if (x < 0) return (isOdd ? -1 : 1) * (Polygamma(order, 1 - x) - CotDerivative(order, CotOfPi(x)));
        var factorial = 1d;
        for (var k = 2; k <= order && !double.IsInfinity(factorial); k++) factorial *= k;
        return (isOdd ? 1 : -1) * factorial * HurwitzZeta(order + 1, x);
    }

    /// <inheritdoc cref="Polygamma(double, double)"/>
    public static float Polygamma(float order, float x) => (float)Polygamma((double)order, x);

    /// <summary>ln Γ(2 + z) for |z| up to ½.</summary>
    static double LgammaNear2(double z)
    {
        var sum = 0d;
        for (var k = ZetaCoefficients.Length - 1; k >= 0; k--) sum = ZetaCoefficients[k] - z * sum;
        return z * (1 - EulerGamma + z * sum);
    }

    static double Stirling(double x)
    {
        const double halfLogOf2Pi = 0.9189385332046728;
        var (series, z) = (0d, 1 / (x * x));
        for (var k = StirlingCoefficients.Length - 1; k >= 0; k--) series = StirlingCoefficients[k] + z * series;
        var log = Math.Log(x);
        return x * (log - 1) - 0.5 * log + (halfLogOf2Pi + series / x);
    }

    /// <summary>Σ 1 / (x + k)ˢ over k from 0, for s from 2 and positive x.</summary>
    static double HurwitzZeta(double s, double x)
    {
        var sum = 0d;
        var term = Math.Pow(x, -s);
        while (x < Asymptotic + s && term > 0)
        {
            sum += term;
            term = Math.Pow(++x, -s);
        }
        if (term == 0) return sum;
        var tail = x / (s - 1) + 0.5;
        var (factor, z) = (s / x, 1 / (x * x));
        for (var k = 0; k < SummationCoefficients.Length; k++)
        {
            tail += SummationCoefficients[k] * factor;
            factor *= (s + 2 * k + 1) * (s + 2 * k + 2) * z;
        }
        return sum + term * tail;
    }

    /// <summary>The n-th derivative of π·cot(πx) without its sign (-1)ⁿ, from c = cot(πx): πⁿ⁺¹·Qₙ(c) with Q₀ = c and
    /// Qₙ₊₁ = (1 + c²)·Qₙ′.</summary>
    static double CotDerivative(double order, double c)
    {
        // The coefficients are those of π·Q; all are positive, of even or odd powers alone.
        var n = (int)Math.Min(order, 1000);
        var q = new double[n + 2];
        q[1] = Math.PI;
        for (var k = 0; k < n; k++)
        {
            var next = new double[n + 2];
            for (var power = 1; power <= k + 1; power++)
            {
                next[power - 1] += Math.PI * power * q[power];
                next[power + 1] += Math.PI * power * q[power];
            }
            q = next;
        }
        var value = 0d;
        for (var power = n + 1; power >= 0; power--) value = value * c + q[power];
        return value;
    }

    /// <summary>sin(πx), exactly 0 at whole numbers.</summary>
    static double SinOfPi(double x)
    {
        var sine = Math.Sin(Math.PI * (x - Math.Round(x)));
        return Math.Round(x) % 2 == 0 ? sine : -sine;
    }

    /// <summary>cot(πx), ±∞ at whole numbers and exactly 0 between two.</summary>
    static double CotOfPi(double x)
    {
        var rest = x - Math.Round(x);
        return Math.Abs(rest) == 0.5 ? 0 : 1 / Math.Tan(Math.PI * rest);
    }
}
