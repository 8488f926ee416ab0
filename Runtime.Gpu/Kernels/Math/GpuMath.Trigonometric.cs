namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>Up to this angles are reduced as VectorMath does it; larger ones by the digits of 2/π, where it has
    /// the system's functions.</summary>
    const double LargestReduced = 1073741824d;

    const double TwoOverPi = 0.6366197723675814;

    /// <summary>π/2 in three parts, each the nearest double to what the ones before leave.</summary>
    const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17, HalfPi3 = -1.4973849048591698e-33;

    const double TwiceHalfPi1 = 2 * HalfPi1, TwiceHalfPi2 = 2 * HalfPi2;

    /// <summary>The sine of an angle in radians, within 1 ulp for float and double, for angles of any size.</summary>
    public static float Sin(float x)
    {
        double angle = x;
        var large = LargeTurns(x);
        var rest = SingleRest(angle, large);
        var quadrant = SingleQuadrant(angle, large);
        return (float)FromQuadrant(quadrant, SinOfSingle(rest), CosOfSingle(rest), x);
    }

    /// <summary>The cosine of an angle in radians, within 1 ulp for float and double, for angles of any size.</summary>
    public static float Cos(float x)
    {
        double angle = x;
        var large = LargeTurns(x);
        var rest = SingleRest(angle, large);
        var quadrant = SingleQuadrant(angle, large) + 1;
        return (float)FromQuadrant(quadrant, SinOfSingle(rest), CosOfSingle(rest), 0d);
    }

    /// <summary>The tangent of an angle in radians, within 1 ulp for float and 3 ulp for double, for angles of any size.</summary>
    public static float Tan(float x)
    {
        double angle = x;
        var large = LargeTurns(x);
        var rest = SingleRest(angle, large);
        var quadrant = SingleQuadrant(angle, large);
        return (float)TanFromQuadrant(quadrant, SinOfSingle(rest), CosOfSingle(rest), x);
    }

    /// <inheritdoc cref="Sin(float)"/>
    public static double Sin(double x)
    {
        ReduceDouble(x, out var quadrant, out var rest, out var low);
        return FromQuadrant(quadrant, SinOfDouble(rest, low), CosOfDouble(rest, low), x);
    }

    /// <inheritdoc cref="Cos(float)"/>
    public static double Cos(double x)
    {
        ReduceDouble(x, out var quadrant, out var rest, out var low);
        return FromQuadrant(quadrant + 1, SinOfDouble(rest, low), CosOfDouble(rest, low), 0d);
    }

    /// <inheritdoc cref="Tan(float)"/>
    public static double Tan(double x)
    {
        ReduceDouble(x, out var quadrant, out var rest, out var low);
        return TanFromQuadrant(quadrant, SinOfDouble(rest, low), CosOfDouble(rest, low), x);
    }

    /// <summary>What the nearest multiple of π/2 leaves of an angle's magnitude, good to float precision.</summary>
    static double SingleRest(double x, long large)
    {
        var a = Abs(x);
        var n = Subtract(MultiplyAdd(a, TwoOverPi, RoundToIntegerDouble), RoundToIntegerDouble);
        var rest = MultiplyAdd(n, -HalfPi2, MultiplyAdd(n, -HalfPi1, a));
        return Select(a <= LargestReduced, rest, Select(IsFinite(x), LargeRest(large), double.NaN));
    }

    /// <summary>The count of π/2 that <see cref="SingleRest"/> takes away, in the lowest bits.</summary>
    static int SingleQuadrant(double x, long large)
    {
        var a = Abs(x);
        var quadrant = (int)Bits(MultiplyAdd(a, TwoOverPi, RoundToIntegerDouble));
        return Select(a <= LargestReduced, quadrant, LargeQuadrant(large));
    }

    static double SinOfSingle(double r)
    {
        // (sin r - r) / r³, to 2⁻³⁷.
        var z = Multiply(r, r);
        var s = MultiplyAdd(z, 2.718303570488609e-6, -1.9839333999909303e-4);
        s = MultiplyAdd(s, z, 8.333329383256326e-3);
        s = MultiplyAdd(s, z, -1.6666666641603153e-1);
        return MultiplyAdd(Multiply(r, z), s, r);
    }

    static double CosOfSingle(double r)
    {
        // (cos r - 1 + r²/2) / r⁴, to 2⁻³³.
        var z = Multiply(r, r);
        var c = MultiplyAdd(z, 2.4438368765153415e-5, -1.388736680332464e-3);
        c = MultiplyAdd(c, z, 4.166664685204048e-2);
        c = MultiplyAdd(c, z, -0.5);
        return MultiplyAdd(c, z, 1d);
    }

    /// <summary>Takes the nearest multiple of π/2 from an angle's magnitude: gives its count in the lowest bits, and what is left in
    /// two parts.</summary>
    static void ReduceDouble(double x, out int quadrant, out double rest, out double low)
    {
        var a = Abs(x);
        var rounded = MultiplyAdd(a, TwoOverPi, RoundToIntegerDouble);
        var n = Subtract(rounded, RoundToIntegerDouble);

        // r + low = a - n·π/2. The first step is exact: both terms are multiples of 2⁻⁵³ and their difference is below
        // 1. Then n times the second part is split exactly into product and remainder, and so is the difference.
        var first = MultiplyAdd(n, -HalfPi1, a);
        var product = Multiply(n, HalfPi2);
        var remainder = MultiplyAdd(n, HalfPi2, -product);
        var high = Subtract(first, product);
        var taken = Subtract(high, first);
        var small = Subtract(Subtract(Subtract(first, Subtract(high, taken)), Add(product, taken)), remainder);
        small = MultiplyAdd(n, -HalfPi3, small);
        var r = Add(high, small);

        LargeTurns(x, out var turns, out var fraction);
        var largeRest = LargeRest(turns, fraction);
        var isSmall = a <= LargestReduced;
        quadrant = Select(isSmall, (int)Bits(rounded), LargeQuadrant(turns));
        rest = Select(isSmall, r, Select(IsFinite(x), largeRest, double.NaN));
        low = Select(isSmall, Subtract(small, Subtract(r, high)), LargeLow(turns, fraction, largeRest));
    }

    static double SinOfDouble(double r, double low)
    {
        // (sin r - r) / r³, to 2⁻⁵⁸.
        var z = Multiply(r, r);
        var s = MultiplyAdd(z, 1.5896899225090545e-10, -2.5050760110662883e-8);
        s = MultiplyAdd(s, z, 2.755731370645299e-6);
        s = MultiplyAdd(s, z, -1.9841269829857063e-4);
        s = MultiplyAdd(s, z, 8.33333333332249e-3);
        s = MultiplyAdd(s, z, -1.6666666666666632e-1);
        var halfSquare = Multiply(z, 0.5);
        return Add(r, MultiplyAdd(Multiply(r, z), s, MultiplyAdd(-halfSquare, low, low)));
    }

    static double CosOfDouble(double r, double low)
    {
        // (cos r - 1 + r²/2) / r⁴, to 2⁻⁶⁴.
        var z = Multiply(r, r);
        var c = MultiplyAdd(z, -1.1359957066004949e-11, 2.0875729727850194e-9);
        c = MultiplyAdd(c, z, -2.7557314404218224e-7);
        c = MultiplyAdd(c, z, 2.4801587289681325e-5);
        c = MultiplyAdd(c, z, -1.3888888888874485e-3);
        c = MultiplyAdd(c, z, 4.16666666666666e-2);
        var halfSquare = Multiply(z, 0.5);
        var rest = Subtract(1d, halfSquare);
        return Add(rest, Add(Subtract(Subtract(1d, rest), halfSquare), MultiplyAdd(Multiply(z, z), c, -Multiply(r, low))));
    }

    /// <summary>The sine from the sine and cosine of an angle less its multiple of π/2, with the sign of another number.</summary>
    static double FromQuadrant(int quadrant, double sine, double cosine, double sign)
    {
        var result = Select((quadrant & 1) == 1, cosine, sine);
        return FromBits(Bits(result) ^ ((long)(quadrant & 2) << 62) ^ (Bits(sign) & long.MinValue));
    }

    /// <summary>The tangent from the same: -cos / sin for an odd multiple.</summary>
    static double TanFromQuadrant(int quadrant, double sine, double cosine, double sign)
    {
        var odd = (quadrant & 1) == 1;
        var result = Select(odd, -cosine, sine) / Select(odd, sine, cosine);
        return FromBits(Bits(result) ^ (Bits(sign) & long.MinValue));
    }
}
