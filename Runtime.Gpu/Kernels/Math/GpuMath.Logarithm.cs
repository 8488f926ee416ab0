namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>The bits of √½ in float.</summary>
    const int RootOfHalf = 0x3f3504f3;

    /// <summary>The upper 32 bits of √½ in double.</summary>
    const long RootOfHalfDouble = 0x3fe6a09eL << 32;

    const float SmallestNormal = 1.17549435e-38f;

    const double SmallestNormalDouble = 2.2250738585072014e-308;

    const double Ln2 = 0.6931471805599453;

    /// <summary>The natural logarithm, within 1 ulp for float and 2 ulp for double; -∞ at 0, NaN below.</summary>
    public static float Log(float x)
    {
        var subnormal = x < SmallestNormal;
        var scaled = Select(subnormal, Multiply(x, 8388608f), x);
        return LogSpecial(x, LogNormal(scaled, Select(subnormal, -23f, 0f)));
    }

    /// <inheritdoc cref="Log(float)"/>
    public static double Log(double x)
    {
        var subnormal = x < SmallestNormalDouble;
        var scaled = Select(subnormal, Multiply(x, 4503599627370496d), x);
        return LogSpecial(x, LogNormal(scaled, Select(subnormal, -52d, 0d)));
    }

    /// <summary>ln(1 + x), within 2 ulp for float and 3 ulp for double, also near 0; -0 stays, -∞ at -1, NaN below.</summary>
    public static float Log1p(float x)
    {
        // ln(1 + x) = ln u + (1 + x - u) / u, where u is 1 + x rounded and the difference is exact.
        var u = Add(1f, x);
        var taken = Subtract(u, 1f);
        var lost = Add(Subtract(1f, Subtract(u, taken)), Subtract(x, taken));
        var log = Log(u);
        var sum = Select(Abs(log) < float.PositiveInfinity, Add(log, lost / u), log);
        return Select(u == 1f, x, sum);
    }

    /// <inheritdoc cref="Log1p(float)"/>
    public static double Log1p(double x)
    {
        var u = Add(1d, x);
        var taken = Subtract(u, 1d);
        var lost = Add(Subtract(1d, Subtract(u, taken)), Subtract(x, taken));
        var log = Log(u);
        var sum = Select(Abs(log) < double.PositiveInfinity, Add(log, lost / u), log);
        return Select(u == 1d, x, sum);
    }

    /// <summary>The logarithm to the base 2, within 1 ulp for float and 3 ulp for double, exact for powers of two; -∞ at 0, NaN
    /// below.</summary>
    public static float Log2(float x) => (float)Log2((double)x);

    /// <inheritdoc cref="Log2(float)"/>
    public static double Log2(double x)
    {
        // x = 2ᵉ·m with √½ ≤ m < √2; subnormal numbers are scaled first.
        var subnormal = x < SmallestNormalDouble;
        var scaled = Select(subnormal, Multiply(x, 4503599627370496d), x);
        var exponent = Subtract(ExponentOf(scaled), Select(subnormal, 52d, 0d));
        var log = MultiplyAdd(LogNormal(MantissaOf(scaled), 0d), 1.4426950408889634, exponent);
        return LogSpecial(x, log);
    }

    /// <summary>The logarithm to the base 10, within 1 ulp for float and double; -∞ at 0, NaN below. VectorMath has the
    /// system's function for double.</summary>
    public static float Log10(float x) => (float)Multiply(Log((double)x), 0.4342944819032518);

    /// <inheritdoc cref="Log10(float)"/>
    public static double Log10(double x)
    {
        // The logarithm and 1 / ln 10 in two parts each.
        var log = LogUpper(x);
        var rest = LogLower(x, log);
        var product = Multiply(log, 0.4342944819032518);
        var lost = MultiplyAdd(log, 0.4342944819032518, -product);
        return LogSpecial(x, Add(product, Add(lost, MultiplyAdd(log, 1.098319650216765e-17, Multiply(rest, 0.4342944819032518)))));
    }

    /// <summary>ln(x) + <paramref name="exponent"/>·ln 2 for normal positive x.</summary>
    static float LogNormal(float x, float exponent)
    {
        // x = 2ᵉ·(1 + f) with √½ ≤ 1 + f < √2.
        var f = Subtract(MantissaOf(x), 1f);
        var e = Add(exponent, ExponentOf(x));

        // (ln(1 + f) - f) / f², to 2⁻²⁸ of the result.
        var p = MultiplyAdd(f, -7.62282237e-2f, 1.29084811e-1f);
        p = MultiplyAdd(p, f, -1.32446915e-1f);
        p = MultiplyAdd(p, f, 1.41812205e-1f);
        p = MultiplyAdd(p, f, -1.66087627e-1f);
        p = MultiplyAdd(p, f, 2.00020000e-1f);
        p = MultiplyAdd(p, f, -2.50016004e-1f);
        p = MultiplyAdd(p, f, 3.33333254e-1f);
        p = MultiplyAdd(p, f, -4.99999881e-1f);
        var small = MultiplyAdd(e, 1.42860677e-6f, Multiply(Multiply(f, f), p));
        return MultiplyAdd(e, 0.693145751953125f, Add(f, small));
    }

    /// <inheritdoc cref="LogNormal(float, float)"/>
    static double LogNormal(double x, double exponent)
    {
        var f = Subtract(MantissaOf(x), 1d);
        var e = Add(exponent, ExponentOf(x));

        // ln(1 + f) = 2s + s³·R(s²) with s = f / (2 + f), and 2s = f - s·f; R to 2⁻⁵⁹ of the result.
        var s = f / Add(2d, f);
        var z = Multiply(s, s);
        var p = MultiplyAdd(z, 1.4797725733281736e-1, 1.531387984963083e-1);
        p = MultiplyAdd(p, z, 1.8183570733742618e-1);
        p = MultiplyAdd(p, z, 2.2222198454849088e-1);
        p = MultiplyAdd(p, z, 2.8571428743495964e-1);
        p = MultiplyAdd(p, z, 3.999999999940986e-1);
        p = MultiplyAdd(p, z, 6.666666666666735e-1);
        var small = MultiplyAdd(e, 2.8235290563031577e-13, Multiply(s, MultiplyAdd(z, p, -f)));
        return MultiplyAdd(e, 0.693147180559663, Add(f, small));
    }

    /// <summary>A logarithm of x, or what stands in its place at and below 0, at infinity and at NaN.</summary>
    static float LogSpecial(float x, float log)
    {
        var finite = Select(x <= float.MaxValue, log, x);
        return Select(x < 0f, float.NaN, Select(x == 0f, float.NegativeInfinity, finite));
    }

    /// <inheritdoc cref="LogSpecial(float, float)"/>
    static double LogSpecial(double x, double log)
    {
        var finite = Select(x <= double.MaxValue, log, x);
        return Select(x < 0d, double.NaN, Select(x == 0d, double.NegativeInfinity, finite));
    }

    /// <summary>The natural logarithm of a positive number, as the first of two parts.</summary>
    static double LogUpper(double x) => Log(x);

    /// <summary>The second part of the natural logarithm: what the first one leaves, to 2⁻¹¹⁸ of the whole or better for
    /// what is not near 1.</summary>
    static double LogLower(double x, double upper)
    {
        var subnormal = x < SmallestNormalDouble;
        var scaled = Select(subnormal, Multiply(x, 4503599627370496d), x);
        var e = Subtract(ExponentOf(scaled), Select(subnormal, 52d, 0d));
        var f = Subtract(MantissaOf(scaled), 1d);

        // s + sLow = f / (2 + f); the sum is exact but for its rounding, which is sumLow.
        var sum = Add(2d, f);
        var sumLow = Subtract(f, Subtract(sum, 2d));
        var s = f / sum;
        var sLow = Subtract(MultiplyAdd(-s, sum, f), Multiply(s, sumLow)) / sum;

        // ln(1 + f) = 2s·(1 + s²/3 + s⁴/5 + …); the second term is in two parts, too.
        var z = Multiply(s, s);
        var zLow = Add(MultiplyAdd(s, s, -z), Multiply(2d, Multiply(s, sLow)));
        var p = MultiplyAdd(z, 0.037037037037037035, 0.04);
        p = MultiplyAdd(p, z, 0.043478260869565216);
        p = MultiplyAdd(p, z, 0.047619047619047616);
        p = MultiplyAdd(p, z, 0.05263157894736842);
        p = MultiplyAdd(p, z, 0.058823529411764705);
        p = MultiplyAdd(p, z, 0.06666666666666667);
        p = MultiplyAdd(p, z, 0.07692307692307693);
        p = MultiplyAdd(p, z, 0.09090909090909091);
        p = MultiplyAdd(p, z, 0.1111111111111111);
        p = MultiplyAdd(p, z, 0.14285714285714285);
        p = MultiplyAdd(p, z, 0.2);
        var third = Multiply(z, 0.3333333333333333);
        var thirdLow = MultiplyAdd(z, 1.850371707708594e-17, Multiply(zLow, 0.3333333333333333));
        thirdLow = Add(MultiplyAdd(z, 0.3333333333333333, -third), thirdLow);
        var series = Add(third, Multiply(Multiply(z, z), p));
        var seriesLow = Add(Add(Subtract(third, series), Multiply(Multiply(z, z), p)), thirdLow);
        var twice = Add(s, s);
        var term = Multiply(twice, series);
        var termLow = Add(MultiplyAdd(twice, series, -term), MultiplyAdd(twice, seriesLow, Multiply(Multiply(2d, sLow), Add(1d, series))));

        // e·ln 2 in three parts, of which the first is exact; each sum keeps what it loses.
        var main = Multiply(e, 0.693147180559663);
        var middle = Multiply(e, 2.8235290563031577e-13);
        var middleLow = Add(MultiplyAdd(e, 2.8235290563031577e-13, -middle), Multiply(e, 1.94704509238075e-31));
        var difference = Subtract(main, upper);
        var first = Add(difference, twice);
        var firstLow = TwoSumRest(difference, twice, first);
        var second = Add(first, term);
        var secondLow = TwoSumRest(first, term, second);
        var whole = Add(second, middle);
        var lows = Add(Add(Add(firstLow, secondLow), termLow), middleLow);
        lows = Add(Add(TwoSumRest(second, middle, whole), lows), TwoSumRest(main, -upper, difference));
        return Add(whole, lows);
    }

    /// <summary>What the sum of two numbers loses by rounding.</summary>
    static double TwoSumRest(double x, double y, double sum)
    {
        var taken = Subtract(sum, x);
        return Add(Subtract(x, Subtract(sum, taken)), Subtract(y, taken));
    }

    /// <summary>m of x = 2ᵉ·m with √½ ≤ m &lt; √2, for normal positive x.</summary>
    static float MantissaOf(float x)
    {
        var bits = Bits(x);
        return FromBits(bits - (bits - RootOfHalf >> 23 << 23));
    }

    /// <inheritdoc cref="MantissaOf(float)"/>
    static double MantissaOf(double x)
    {
        var bits = Bits(x);
        return FromBits(bits - (bits - RootOfHalfDouble >> 52 << 52));
    }

    /// <summary>e of x = 2ᵉ·m with √½ ≤ m &lt; √2, for normal positive x.</summary>
    static float ExponentOf(float x) => Bits(x) - RootOfHalf >> 23;

    /// <inheritdoc cref="ExponentOf(float)"/>
    static double ExponentOf(double x) => (int)(Bits(x) - RootOfHalfDouble >> 52);
}
