using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>Up to this the argument of sine, cosine and tangent is reduced here; larger ones, infinities and NaN go one by
    /// one to the system's functions.</summary>
    const double LargestReduced = 1 << 30;

    const double TwoOverPi = 0.6366197723675814;

    /// <summary>π/2 in three parts, each the nearest double to what the ones before leave.</summary>
    const double HalfPi1 = 1.5707963267948966, HalfPi2 = 6.123233995736766e-17, HalfPi3 = -1.4973849048591698e-33;

    /// <summary>The sine of an angle in radians, within 1 ulp for float and double, for angles of any size.</summary>
    public static Vector<float> Sin(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(SinOfSingles(low, 0), SinOfSingles(high, 0));
    }

    /// <inheritdoc cref="Sin(Vector{float})"/>
    public static Vector<double> Sin(Vector<double> x) => SinOfDoubles(x, 0);

    /// <inheritdoc cref="Sin(Vector{float})"/>
    public static float Sin(float x) => Sin(Vector.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sin(Vector{float})"/>
    public static double Sin(double x) => Sin(Vector.CreateScalar(x)).ToScalar();

    /// <summary>The cosine of an angle in radians, within 1 ulp for float and double, for angles of any size.</summary>
    public static Vector<float> Cos(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(SinOfSingles(low, 1), SinOfSingles(high, 1));
    }

    /// <inheritdoc cref="Cos(Vector{float})"/>
    public static Vector<double> Cos(Vector<double> x) => SinOfDoubles(x, 1);

    /// <inheritdoc cref="Cos(Vector{float})"/>
    public static float Cos(float x) => Cos(Vector.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cos(Vector{float})"/>
    public static double Cos(double x) => Cos(Vector.CreateScalar(x)).ToScalar();

    /// <summary>The tangent of an angle in radians, within 1 ulp for float and 3 ulp for double, for angles of any
    /// size.</summary>
    public static Vector<float> Tan(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(TanOfSingles(low), TanOfSingles(high));
    }

    /// <inheritdoc cref="Tan(Vector{float})"/>
    public static Vector<double> Tan(Vector<double> x)
    {
        var quadrant = ReduceDoubles(Vector.Abs(x), out var sine, out var cosine);
        return TanFromQuadrant(x, quadrant, sine, cosine);
    }

    /// <inheritdoc cref="Tan(Vector{float})"/>
    public static float Tan(float x) => Tan(Vector.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Tan(Vector{float})"/>
    public static double Tan(double x) => Tan(Vector.CreateScalar(x)).ToScalar();

    /// <summary>sin(x + turns·π/2) for x that are float values: good to float precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> SinOfSingles(Vector<double> x, long turns)
    {
        var quadrant = ReduceSingles(Vector.Abs(x), out var sine, out var cosine);
        return FromQuadrant(x, turns, quadrant + Vector.Create(turns), sine, cosine);
    }

    /// <summary>sin(x + turns·π/2).</summary>
    static Vector<double> SinOfDoubles(Vector<double> x, long turns)
    {
        var quadrant = ReduceDoubles(Vector.Abs(x), out var sine, out var cosine);
        return FromQuadrant(x, turns, quadrant + Vector.Create(turns), sine, cosine);
    }

    /// <summary>tan x for x that are float values: good to float precision.</summary>
    static Vector<double> TanOfSingles(Vector<double> x)
    {
        var quadrant = ReduceSingles(Vector.Abs(x), out var sine, out var cosine);
        return TanFromQuadrant(x, quadrant, sine, cosine);
    }

    /// <summary>Takes the nearest multiple n·π/2 from a number that is not negative and a float value; gives n in the lowest
    /// bits, and the sine and cosine of what is left, good to float precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<long> ReduceSingles(Vector<double> a, out Vector<double> sine, out Vector<double> cosine)
    {
        var n = MultiplyAdd(a, TwoOverPi, Vector.Create(RoundToIntegerDouble));
        var quadrant = Vector.AsVectorInt64(n);
        n -= Vector.Create(RoundToIntegerDouble);
        var r = MultiplyAdd(n, -HalfPi1, a);
        r = MultiplyAdd(n, -HalfPi2, r);

        // (sin r - r) / r³, to 2⁻³⁷, and (cos r - 1 + r²/2) / r⁴, to 2⁻³³.
        var z = r * r;
        var s = MultiplyAdd(z, 2.718303570488609e-6, Vector.Create(-1.9839333999909303e-4));
        s = MultiplyAdd(s, z, 8.333329383256326e-3);
        s = MultiplyAdd(s, z, -1.6666666641603153e-1);
        var c = MultiplyAdd(z, 2.4438368765153415e-5, Vector.Create(-1.388736680332464e-3));
        c = MultiplyAdd(c, z, 4.166664685204048e-2);
        c = MultiplyAdd(c, z, -0.5);
        sine = MultiplyAdd(r * z, s, r);
        cosine = MultiplyAdd(c, z, 1d);
        return quadrant;
    }

    /// <summary>Takes the nearest multiple n·π/2 from a number that is not negative; gives n in the lowest bits, and the
    /// sine and cosine of what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<long> ReduceDoubles(Vector<double> a, out Vector<double> sine, out Vector<double> cosine)
    {
        var n = MultiplyAdd(a, TwoOverPi, Vector.Create(RoundToIntegerDouble));
        var quadrant = Vector.AsVectorInt64(n);
        n -= Vector.Create(RoundToIntegerDouble);

        // r + low = a - n·π/2. The first step is exact: both terms are multiples of 2⁻⁵³ and their difference is below
        // 1. Then n times the second part is split exactly into product and remainder, and so is the difference.
        var first = MultiplyAdd(n, -HalfPi1, a);
        var product = n * Vector.Create(HalfPi2);
        var remainder = MultiplyAdd(n, HalfPi2, -product);
        var high = first - product;
        var taken = high - first;
        var low = first - (high - taken) - (product + taken) - remainder;
        low = MultiplyAdd(n, -HalfPi3, low);
        var r = high + low;
        low -= r - high;

        // (sin r - r) / r³, to 2⁻⁵⁸, and (cos r - 1 + r²/2) / r⁴, to 2⁻⁶⁴.
        var z = r * r;
        var s = MultiplyAdd(z, 1.5896899225090545e-10, Vector.Create(-2.5050760110662883e-8));
        s = MultiplyAdd(s, z, 2.755731370645299e-6);
        s = MultiplyAdd(s, z, -1.9841269829857063e-4);
        s = MultiplyAdd(s, z, 8.33333333332249e-3);
        s = MultiplyAdd(s, z, -1.6666666666666632e-1);
        var c = MultiplyAdd(z, -1.1359957066004949e-11, Vector.Create(2.0875729727850194e-9));
        c = MultiplyAdd(c, z, -2.7557314404218224e-7);
        c = MultiplyAdd(c, z, 2.4801587289681325e-5);
        c = MultiplyAdd(c, z, -1.3888888888874485e-3);
        c = MultiplyAdd(c, z, 4.16666666666666e-2);
        var halfSquare = z * Vector.Create(0.5);
        sine = r + MultiplyAdd(r * z, s, MultiplyAdd(-halfSquare, low, low));
        var rest = Vector<double>.One - halfSquare;
        cosine = rest + (Vector<double>.One - rest - halfSquare + MultiplyAdd(z * z, c, -(r * low)));
        return quadrant;
    }

    /// <summary>Picks sin(x + turns·π/2) from the sine and cosine of |x| less its multiple of π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> FromQuadrant(
        Vector<double> x, long turns, Vector<long> quadrant, Vector<double> sine, Vector<double> cosine)
    {
        var odd = Vector.Equals(quadrant & Vector<long>.One, Vector<long>.One);
        var result = Vector.ConditionalSelect(odd, cosine, sine);
        result ^= Vector.AsVectorDouble(Vector.ShiftLeft(quadrant & Vector.Create(2L), 62));
        if (turns == 0) result ^= x & Vector.Create(-0d);
        return Vector.LessThanOrEqualAll(Vector.Abs(x), Vector.Create(LargestReduced))
            ? result
            : OneByOne(x, turns == 0 ? Math.Sin : Math.Cos, result);
    }

    /// <summary>tan x from the sine and cosine of |x| less its multiple of π/2: -cos / sin for an odd multiple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> TanFromQuadrant(
        Vector<double> x, Vector<long> quadrant, Vector<double> sine, Vector<double> cosine)
    {
        var odd = Vector.Equals(quadrant & Vector<long>.One, Vector<long>.One);
        var result = Vector.ConditionalSelect(odd, -cosine, sine) / Vector.ConditionalSelect(odd, sine, cosine);
        result ^= x & Vector.Create(-0d);
        return Vector.LessThanOrEqualAll(Vector.Abs(x), Vector.Create(LargestReduced)) ? result : OneByOne(x, Math.Tan, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Vector<double> OneByOne(Vector<double> x, Func<double, double> function, Vector<double> reduced)
    {
        for (var i = 0; i < Vector<double>.Count; i++)
            if (!(Math.Abs(x[i]) <= LargestReduced))
                reduced = reduced.WithElement(i, function(x[i]));
        return reduced;
    }
}
