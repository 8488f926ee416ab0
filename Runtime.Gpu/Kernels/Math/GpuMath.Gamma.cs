namespace GraphGen.Gpu;

/// <summary>The gamma functions; those of floats are computed in double.</summary>
public static partial class GpuMath
{
    /// <summary>The highest order of <see cref="Polygamma(double, double)"/>.</summary>
    public const int HighestOrder = 20;

    /// <summary>From here on the asymptotic series of the gamma functions are summed.</summary>
    const double Asymptotic = 10d;

    const double Pi = 2 * HalfPi1;

    const double EulerGamma = 0.5772156649015329;

    /// <summary>ln |Γ(x)|, to 1e-14 of the larger of the result and 1, for float to 1 ulp of that: ∞ at 0, at the negative whole
    /// numbers and at ±∞.</summary>
    public static float Lgamma(float x) => (float)Lgamma((double)x);

    /// <inheritdoc cref="Lgamma(float)"/>
    public static double Lgamma(double x)
    {
        // Below 0, Γ(-a)·Γ(a) = -π / (a·sin πa). From 10 on Stirling's series, otherwise the one about 2, to which x is moved by
        // Γ(x + 1) = x·Γ(x).
        var a = Abs(x);
        var low = a < 0.5;
        var middle = a < 1.5;
        var high = a >= Asymptotic;
        var product = 1d;
        var moved = a;
        for (var k = 0; k < 8; k++)
        {
            var isAbove = moved > 2.5;
            moved = Select(isAbove, Subtract(moved, 1d), moved);
            product = Select(isAbove, Multiply(product, moved), product);
        }
        var z = Select(low, a, Select(middle, Subtract(a, 1d), Subtract(moved, 2d)));
        var log = Log(Select(low, a, Select(high, a, product)));
        var near = Subtract(Add(LgammaNear2(z), Select(middle, -Log1p(Select(middle, z, 0d)), log)), Select(low, log, 0d));
        var positive = Select(high, Stirling(a, log), near);
        var reflected = Subtract(Log(Pi / Multiply(a, Abs(SinOfPi(a)))), positive);
        var pole = IsInfinity(x) | (x <= 0d) & (Floor(x) == x);
        return Select(pole, double.PositiveInfinity, Select(x < 0d, reflected, positive));
    }

    /// <summary>The derivative of ln Γ(x), to 1e-14 of the larger of the result and 1 but below 0, where it is the less exact the
    /// nearer to a pole or a zero x is: ∓∞ at ±0, NaN at the negative whole numbers and at -∞.</summary>
    public static float Digamma(float x) => (float)Digamma((double)x);

    /// <inheritdoc cref="Digamma(float)"/>
    public static double Digamma(double x)
    {
        // Below 0, ψ(x) = ψ(1 - x) - π·cot πx. ψ(x) = ψ(x + 1) - 1 / x moves x to 10 at least, where the k-th term is that of
        // Stirling's series, differentiated.
        var negative = x < 0d;
        var a = Select(negative, Subtract(1d, x), x);
        var sum = 0d;
        for (var k = 0; k < 10; k++)
        {
            var isBelow = a < Asymptotic;
            sum = Select(isBelow, Subtract(sum, 1d / a), sum);
            a = Select(isBelow, Add(a, 1d), a);
        }
        var z = 1d / Multiply(a, a);
        var p = MultiplyAdd(z, 3.0539543302701198, -0.4432598039215686);
        p = MultiplyAdd(p, z, 0.08333333333333333);
        p = MultiplyAdd(p, z, -0.021092796092796094);
        p = MultiplyAdd(p, z, 0.007575757575757575);
        p = MultiplyAdd(p, z, -0.0041666666666666675);
        p = MultiplyAdd(p, z, 0.003968253968253968);
        p = MultiplyAdd(p, z, -0.008333333333333333);
        p = MultiplyAdd(p, z, 0.08333333333333333);
        var positive = Add(sum, Subtract(Subtract(Log(a), 0.5 / a), Multiply(z, p)));
        var result = Select(negative, Subtract(positive, Multiply(Pi, CotOfPi(x))), positive);
        var poles = Select(negative & (Floor(x) == x), double.NaN, result);
        return Select(x == 0d, WithSign(double.PositiveInfinity, -x), poles);
    }

    /// <summary>The derivative of the digamma function of an order up to <see cref="HighestOrder"/>, to 1e-14 of the result from 0
    /// up: digamma itself for 0, NaN for orders that are negative, no whole numbers, or higher. At 0 and the negative whole numbers
    /// it is ∞ for odd orders and -∞ for even ones. Below 0 it is the less exact the nearer x is to a zero.</summary>
    /// <remarks>Other than VectorMath's it has a highest order, and reflects at 0 by Hurwitz's zeta function.</remarks>
    public static float Polygamma(float order, float x) => (float)Polygamma((double)order, (double)x);

    /// <inheritdoc cref="Polygamma(float, float)"/>
    public static double Polygamma(double order, double x)
    {
        var defined = (order >= 0d) & (order <= HighestOrder) & (Floor(order) == order);
        var n = Select(defined, order, 1d);
        var s = Add(n, 1d);
        var half = Multiply(n, 0.5);
        var odd = Floor(half) != half;
        var factorial = 1d;
        for (var k = 2; k <= HighestOrder; k++)
        {
            double factor = k;
            factorial = Select(n >= factor, Multiply(factorial, factor), factorial);
        }

        // (-1)ⁿ⁺¹·n!·ζ(s, x), with the terms below 0 as the difference of two sums: with x = f - m,
        // ζ(s, x) = ζ(s, f) + (-1)ˢ·(ζ(s, 1 - f) - ζ(s, 1 - x)).
        var negative = x < 0d;
        var first = HurwitzZeta(s, Select(negative, Subtract(x, Floor(x)), x));
        var second = HurwitzZeta(s, Select(negative, Subtract(-x, Floor(-x)), 1d));
        var third = HurwitzZeta(s, Select(negative, Subtract(1d, x), 1d));
        var both = Select(odd, Add(first, second), Subtract(first, second));
        var zeta = Select(negative, Select(odd, Subtract(both, third), Add(both, third)), first);
        var scaled = Multiply(factorial, zeta);
        var result = Select(odd, scaled, -scaled);
        var pole = (x <= 0d) & (Floor(x) == x) & IsFinite(x);
        var whole = Select(pole, Select(odd, double.PositiveInfinity, double.NegativeInfinity), result);
        var higher = Select(x == double.NegativeInfinity, double.NaN, whole);
        var atOrder = Select(n == 0d, Digamma(x), higher);
        return Select(defined & !IsNaN(x), atOrder, double.NaN);
    }

    /// <summary>ln Γ(2 + z) for |z| up to ½. The coefficients are (ζ(k) - 1) / k for k = 2, 3, ….</summary>
    static double LgammaNear2(double z)
    {
        var p = MultiplyAdd(-z, 1.330476437424449e-10, 2.7595228851242334e-10);
        p = MultiplyAdd(-z, p, 5.731367241678862e-10);
        p = MultiplyAdd(-z, p, 1.1921401405860912e-09);
        p = MultiplyAdd(-z, p, 2.4836745438024785e-09);
        p = MultiplyAdd(-z, p, 5.183475041970047e-09);
        p = MultiplyAdd(-z, p, 1.0838659214896955e-08);
        p = MultiplyAdd(-z, p, 2.2711094608943164e-08);
        p = MultiplyAdd(-z, p, 4.7698101693639804e-08);
        p = MultiplyAdd(-z, p, 1.0043224823968099e-07);
        p = MultiplyAdd(-z, p, 2.1207184805554665e-07);
        p = MultiplyAdd(-z, p, 4.492469198764566e-07);
        p = MultiplyAdd(-z, p, 9.55141213040742e-07);
        p = MultiplyAdd(-z, p, 2.039215753801366e-06);
        p = MultiplyAdd(-z, p, 4.374866789907488e-06);
        p = MultiplyAdd(-z, p, 9.439488275268397e-06);
        p = MultiplyAdd(-z, p, 2.050721277567069e-05);
        p = MultiplyAdd(-z, p, 4.492623673813314e-05);
        p = MultiplyAdd(-z, p, 9.945751278180853e-05);
        p = MultiplyAdd(-z, p, 0.00022315475845357939);
        p = MultiplyAdd(-z, p, 0.0005096695247430425);
        p = MultiplyAdd(-z, p, 0.001192753911703261);
        p = MultiplyAdd(-z, p, 0.0028905103307415234);
        p = MultiplyAdd(-z, p, 0.007385551028673986);
        p = MultiplyAdd(-z, p, 0.020580808427784546);
        p = MultiplyAdd(-z, p, 0.0673523010531981);
        p = MultiplyAdd(-z, p, 0.3224670334241132);
        return Multiply(z, MultiplyAdd(z, p, Subtract(1d, EulerGamma)));
    }

    /// <summary>Stirling's series of ln Γ. The coefficients are B₂ₖ / (2k(2k - 1)).</summary>
    static double Stirling(double x, double log)
    {
        var z = 1d / Multiply(x, x);
        var p = MultiplyAdd(z, 0.17964437236883057, -0.029550653594771242);
        p = MultiplyAdd(p, z, 0.00641025641025641);
        p = MultiplyAdd(p, z, -0.0019175269175269176);
        p = MultiplyAdd(p, z, 0.0008417508417508417);
        p = MultiplyAdd(p, z, -0.0005952380952380953);
        p = MultiplyAdd(p, z, 0.0007936507936507937);
        p = MultiplyAdd(p, z, -0.002777777777777778);
        p = MultiplyAdd(p, z, 0.08333333333333333);
        return Add(Subtract(Multiply(x, Subtract(log, 1d)), Multiply(0.5, log)), Add(0.9189385332046728, p / x));
    }

    /// <summary>Σ 1 / (x + k)ˢ over k from 0, for whole s from 2 to 21 and positive x, by Euler and Maclaurin's summation. The
    /// coefficients are B₂ₖ / (2k)!.</summary>
    static double HurwitzZeta(double s, double x)
    {
        var sum = 0d;
        var a = x;
        var end = Add(Asymptotic, s);
        for (var k = 0; k <= 11 + HighestOrder; k++)
        {
            var isBelow = a < end;
            sum = Select(isBelow, Add(sum, InversePower(a, s)), sum);
            a = Select(isBelow, Add(a, 1d), a);
        }
        var tail = Add(a / Subtract(s, 1d), 0.5);
        var z = 1d / Multiply(a, a);
        var factor = s / a;
        tail = MultiplyAdd(factor, 0.08333333333333333, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 1d), Add(s, 2d)), z));
        tail = MultiplyAdd(factor, -0.001388888888888889, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 3d), Add(s, 4d)), z));
        tail = MultiplyAdd(factor, 3.306878306878307e-05, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 5d), Add(s, 6d)), z));
        tail = MultiplyAdd(factor, -8.267195767195768e-07, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 7d), Add(s, 8d)), z));
        tail = MultiplyAdd(factor, 2.08767569878681e-08, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 9d), Add(s, 10d)), z));
        tail = MultiplyAdd(factor, -5.284190138687493e-10, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 11d), Add(s, 12d)), z));
        tail = MultiplyAdd(factor, 1.3382536530684679e-11, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 13d), Add(s, 14d)), z));
        tail = MultiplyAdd(factor, -3.3896802963225827e-13, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 15d), Add(s, 16d)), z));
        tail = MultiplyAdd(factor, 8.586062056277845e-15, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 17d), Add(s, 18d)), z));
        tail = MultiplyAdd(factor, -2.174868698558062e-16, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 19d), Add(s, 20d)), z));
        tail = MultiplyAdd(factor, 5.5090028283602295e-18, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 21d), Add(s, 22d)), z));
        tail = MultiplyAdd(factor, -1.3954464685812522e-19, tail);
        factor = Multiply(factor, Multiply(Multiply(Add(s, 23d), Add(s, 24d)), z));
        tail = MultiplyAdd(factor, 3.534707039629467e-21, tail);

        // a¹⁻ˢ is a normal number where a⁻ˢ may be none.
        var power = InversePower(a, Subtract(s, 1d));
        return Select(power == 0d, sum, Add(sum, Multiply(power, tail / a)));
    }

    /// <summary>1 / xˢ for whole s up to 31.</summary>
    static double InversePower(double x, double s)
    {
        var digits = (int)s;
        var r = 1d / x;
        var r2 = Multiply(r, r);
        var r4 = Multiply(r2, r2);
        var r8 = Multiply(r4, r4);
        var r16 = Multiply(r8, r8);
        var power = Select((digits & 1) != 0, r, 1d);
        power = Multiply(power, Select((digits & 2) != 0, r2, 1d));
        power = Multiply(power, Select((digits & 4) != 0, r4, 1d));
        power = Multiply(power, Select((digits & 8) != 0, r8, 1d));
        return Multiply(power, Select((digits & 16) != 0, r16, 1d));
    }

    /// <summary>sin(πx) but for its sign, exactly 0 at whole numbers.</summary>
    static double SinOfPi(double x) => Sin(Multiply(Pi, Subtract(x, Round(x))));

    /// <summary>cot(πx), ±∞ at whole numbers and exactly 0 between two.</summary>
    static double CotOfPi(double x)
    {
        var rest = Subtract(x, Round(x));
        return Select(Abs(rest) == 0.5, 0d, 1d / Tan(Multiply(Pi, rest)));
    }
}
