namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>1.5·2²³: the sum of it and a number of at most 2²² is the number rounded to an integer, and that
    /// integer stands in the sum's lowest bits.</summary>
    const float RoundToInteger = 12582912f;

    /// <summary>1.5·2⁵², which does for double what <see cref="RoundToInteger"/> does for float.</summary>
    const double RoundToIntegerDouble = 6755399441055744d;

    /// <summary>eˣ, within 1 ulp for float and double, also where the result is subnormal.</summary>
    public static float Exp(float x)
    {
        // Beyond these bounds the result is 0 or infinity, and at them it is so too.
        var bounded = AtLeast(AtMost(x, 89f), -104f);
        var n = ExpInteger(bounded);
        return Scaled(Add(1f, ExpExcess(bounded, n)), n);
    }

    /// <inheritdoc cref="Exp(float)"/>
    public static double Exp(double x)
    {
        var bounded = AtLeast(AtMost(x, 710d), -746d);
        var n = ExpInteger(bounded);
        return Scaled(Add(1d, ExpExcess(bounded, n)), n);
    }

    /// <summary>eˣ - 1, within 2 ulp for float and double, also near 0; -0 stays.</summary>
    public static float Expm1(float x)
    {
        // 2ⁿ·eʳ - 1 = (2ʰ·(eʳ - 1) + 2ʰ - 2⁻ᵏ)·2ᵏ with n = h + k. Below -50 the result is -1.
        var bounded = AtLeast(AtMost(x, 89f), -50f);
        var n = ExpInteger(bounded);
        var half = MultiplyAdd(n, 0.5f, RoundToInteger);
        var rest = Subtract(n, Subtract(half, RoundToInteger));
        var first = PowerOfTwo(half);
        var sum = MultiplyAdd(ExpExcess(bounded, n), first, Subtract(first, PowerOfTwo(Subtract(RoundToInteger, rest))));
        return WithSign(Abs(Multiply(sum, PowerOfTwo(Add(rest, RoundToInteger)))), x);
    }

    /// <inheritdoc cref="Expm1(float)"/>
    public static double Expm1(double x)
    {
        var bounded = AtLeast(AtMost(x, 710d), -50d);
        var n = ExpInteger(bounded);
        var half = MultiplyAdd(n, 0.5, RoundToIntegerDouble);
        var rest = Subtract(n, Subtract(half, RoundToIntegerDouble));
        var first = PowerOfTwo(half);
        var sum = MultiplyAdd(ExpExcess(bounded, n), first, Subtract(first, PowerOfTwo(Subtract(RoundToIntegerDouble, rest))));
        return WithSign(Abs(Multiply(sum, PowerOfTwo(Add(rest, RoundToIntegerDouble)))), x);
    }

    /// <summary>2ˣ, within 1 ulp for float and double, also where the result is subnormal; exact for whole x.</summary>
    public static float Exp2(float x)
    {
        var bounded = AtLeast(AtMost(x, 129f), -151f);
        var n = Subtract(Add(bounded, RoundToInteger), RoundToInteger);

        // 2ʳ = eʸ with y = r·ln 2, whose rounding is added to the result.
        var r = Subtract(bounded, n);
        var y = Multiply(r, 0.693147182f);
        var lost = MultiplyAdd(r, -1.9046543e-9f, MultiplyAdd(r, 0.693147182f, -y));
        return Scaled(Add(1f, Add(ExpSeries(y), lost)), n);
    }

    /// <inheritdoc cref="Exp2(float)"/>
    public static double Exp2(double x)
    {
        var bounded = AtLeast(AtMost(x, 1025d), -1076d);
        var n = Subtract(Add(bounded, RoundToIntegerDouble), RoundToIntegerDouble);
        var r = Subtract(bounded, n);
        var y = Multiply(r, Ln2);
        var lost = MultiplyAdd(r, 2.3190468138462996e-17, MultiplyAdd(r, Ln2, -y));
        return Scaled(Add(1d, Add(ExpSeries(y), lost)), n);
    }

    /// <summary>eˣ/2, which is finite a little longer than eˣ.</summary>
    static float HalfExp(float x)
    {
        var bounded = AtLeast(AtMost(x, 90f), -104f);
        var n = ExpInteger(bounded);
        return Scaled(Add(1f, ExpExcess(bounded, n)), Subtract(n, 1f));
    }

    /// <inheritdoc cref="HalfExp(float)"/>
    static double HalfExp(double x)
    {
        var bounded = AtLeast(AtMost(x, 711d), -746d);
        var n = ExpInteger(bounded);
        return Scaled(Add(1d, ExpExcess(bounded, n)), Subtract(n, 1d));
    }

    /// <summary>eˣ where neither x nor the result is far from 1: for |x| up to 80.</summary>
    static float ExpNormal(float x)
    {
        var n = ExpInteger(x);
        return Multiply(Add(1f, ExpExcess(x, n)), PowerOfTwo(Add(n, RoundToInteger)));
    }

    /// <summary>eˣ where neither x nor the result is far from 1: for |x| up to 700.</summary>
    static double ExpNormal(double x)
    {
        var n = ExpInteger(x);
        return Multiply(Add(1d, ExpExcess(x, n)), PowerOfTwo(Add(n, RoundToIntegerDouble)));
    }

    /// <summary>The integer n of eˣ = 2ⁿ·eʳ with |r| ≤ ½ ln 2.</summary>
    static float ExpInteger(float x) => Subtract(MultiplyAdd(x, 1.44269502f, RoundToInteger), RoundToInteger);

    /// <inheritdoc cref="ExpInteger(float)"/>
    static double ExpInteger(double x) => Subtract(MultiplyAdd(x, 1.4426950408889634, RoundToIntegerDouble), RoundToIntegerDouble);

    /// <summary>eʳ - 1 for r = x - n·ln 2. ln 2 is in two parts; the first has so few bits that n times it is exact.</summary>
    static float ExpExcess(float x, float n) => ExpSeries(MultiplyAdd(n, -1.42860677e-6f, MultiplyAdd(n, -0.693145751953125f, x)));

    /// <inheritdoc cref="ExpExcess(float, float)"/>
    static double ExpExcess(double x, double n) =>
        ExpSeries(MultiplyAdd(n, -2.8235290563031577e-13, MultiplyAdd(n, -0.693147180559663, x)));

    /// <summary>eʳ - 1 for |r| ≤ ½ ln 2.</summary>
    static float ExpSeries(float r)
    {
        // (eʳ - 1 - r) / r², to 2⁻²⁸.
        var p = MultiplyAdd(r, 1.39378465e-3f, 8.36896803e-3f);
        p = MultiplyAdd(p, r, 4.16664332e-2f);
        p = MultiplyAdd(p, r, 1.66665182e-1f);
        p = MultiplyAdd(p, r, 0.5f);
        return MultiplyAdd(Multiply(r, r), p, r);
    }

    /// <inheritdoc cref="ExpSeries(float)"/>
    static double ExpSeries(double r)
    {
        // (eʳ - 1 - r) / r², to 2⁻⁵⁸.
        var p = MultiplyAdd(r, 2.5113541725353308e-8, 2.763152301096841e-7);
        p = MultiplyAdd(p, r, 2.7557230477509205e-6);
        p = MultiplyAdd(p, r, 2.4801489181268235e-5);
        p = MultiplyAdd(p, r, 1.984126990073715e-4);
        p = MultiplyAdd(p, r, 1.3888888947858362e-3);
        p = MultiplyAdd(p, r, 8.333333333315382e-3);
        p = MultiplyAdd(p, r, 4.1666666666511594e-2);
        p = MultiplyAdd(p, r, 1.6666666666666685e-1);
        p = MultiplyAdd(p, r, 0.5000000000000013);
        return MultiplyAdd(Multiply(r, r), p, r);
    }

    /// <summary>power · 2ⁿ. 2ⁿ itself may overflow or be subnormal, so it is multiplied in two halves; only the last
    /// product rounds.</summary>
    static float Scaled(float power, float n)
    {
        var half = MultiplyAdd(n, 0.5f, RoundToInteger);
        var rest = Add(Subtract(n, Subtract(half, RoundToInteger)), RoundToInteger);
        return Multiply(Multiply(power, PowerOfTwo(half)), PowerOfTwo(rest));
    }

    /// <inheritdoc cref="Scaled(float, float)"/>
    static double Scaled(double power, double n)
    {
        var half = MultiplyAdd(n, 0.5, RoundToIntegerDouble);
        var rest = Add(Subtract(n, Subtract(half, RoundToIntegerDouble)), RoundToIntegerDouble);
        return Multiply(Multiply(power, PowerOfTwo(half)), PowerOfTwo(rest));
    }

    /// <summary>2ⁿ for the integer n in the lowest bits of n + <see cref="RoundToInteger"/>.</summary>
    static float PowerOfTwo(float n) => FromBits((Bits(n) << 23) + (127 << 23));

    /// <summary>2ⁿ for the integer n in the lowest bits of n + <see cref="RoundToIntegerDouble"/>.</summary>
    static double PowerOfTwo(double n) => FromBits((Bits(n) << 52) + (1023L << 52));
}
