using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>1.5·2²³: the sum of it and a number of at most 2²² is the number rounded to an integer, and that
    /// integer stands in the sum's lowest bits.</summary>
    const float RoundToInteger = 12582912f;

    /// <summary>1.5·2⁵², which does for double what <see cref="RoundToInteger"/> does for float.</summary>
    const double RoundToIntegerDouble = 6755399441055744d;

    /// <summary>eˣ, within 1 ulp for float and double, also where the result is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // Beyond these bounds the result is 0 or infinity, and at them it is so too.
        var n = ExpParts(AtLeast(AtMost(x, 89f), -104f), out var excess);
        return Scaled(Vector<float>.One + excess, n);
    }

    /// <inheritdoc cref="Exp(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x)
    {
        var n = ExpParts(AtLeast(AtMost(x, 710d), -746d), out var excess);
        return Scaled(Vector<double>.One + excess, n);
    }

    /// <inheritdoc cref="Exp(Vector{float})"/>
    public static float Exp(float x) => Exp(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Exp(Vector{float})"/>
    public static double Exp(double x) => Exp(Vector.Create(x)).ToScalar();

    /// <summary>eˣ where neither x nor the result is far from 1: for |x| up to 80.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> ExpNormal(Vector<float> x)
    {
        var n = ExpParts(x, out var excess);
        return (Vector<float>.One + excess) * PowerOfTwo(n + Vector.Create(RoundToInteger));
    }

    /// <summary>eˣ where neither x nor the result is far from 1: for |x| up to 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> ExpNormal(Vector<double> x)
    {
        var n = ExpParts(x, out var excess);
        return (Vector<double>.One + excess) * PowerOfTwo(n + Vector.Create(RoundToIntegerDouble));
    }

    /// <summary>Splits eˣ = 2ⁿ·eʳ with an integer n and |r| ≤ ½ ln 2, where <paramref name="excess"/> is eʳ - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> ExpParts(Vector<float> x, out Vector<float> excess)
    {
        var n = MultiplyAdd(x, 1.44269502f, Vector.Create(RoundToInteger)) - Vector.Create(RoundToInteger);

        // ln 2 in two parts; the first has so few bits that n times it is exact.
        var r = MultiplyAdd(n, -0.693145751953125f, x);
        excess = ExpExcess(MultiplyAdd(n, -1.42860677e-6f, r));
        return n;
    }

    /// <inheritdoc cref="ExpParts(Vector{float}, out Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> ExpParts(Vector<double> x, out Vector<double> excess)
    {
        var n = MultiplyAdd(x, 1.4426950408889634, Vector.Create(RoundToIntegerDouble)) - Vector.Create(RoundToIntegerDouble);
        var r = MultiplyAdd(n, -0.693147180559663, x);
        excess = ExpExcess(MultiplyAdd(n, -2.8235290563031577e-13, r));
        return n;
    }

    /// <summary>eʳ - 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> ExpExcess(Vector<float> r)
    {
        // (eʳ - 1 - r) / r², to 2⁻²⁸.
        var p = MultiplyAdd(r, 1.39378465e-3f, Vector.Create(8.36896803e-3f));
        p = MultiplyAdd(p, r, 4.16664332e-2f);
        p = MultiplyAdd(p, r, 1.66665182e-1f);
        p = MultiplyAdd(p, r, 0.5f);
        return MultiplyAdd(r * r, p, r);
    }

    /// <inheritdoc cref="ExpExcess(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> ExpExcess(Vector<double> r)
    {
        // (eʳ - 1 - r) / r², to 2⁻⁵⁸.
        var p = MultiplyAdd(r, 2.5113541725353308e-8, Vector.Create(2.763152301096841e-7));
        p = MultiplyAdd(p, r, 2.7557230477509205e-6);
        p = MultiplyAdd(p, r, 2.4801489181268235e-5);
        p = MultiplyAdd(p, r, 1.984126990073715e-4);
        p = MultiplyAdd(p, r, 1.3888888947858362e-3);
        p = MultiplyAdd(p, r, 8.333333333315382e-3);
        p = MultiplyAdd(p, r, 4.1666666666511594e-2);
        p = MultiplyAdd(p, r, 1.6666666666666685e-1);
        p = MultiplyAdd(p, r, 0.5000000000000013);
        return MultiplyAdd(r * r, p, r);
    }

    /// <summary>power · 2ⁿ. 2ⁿ itself may overflow or be subnormal, so it is multiplied in two halves; only the last
    /// product rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> Scaled(Vector<float> power, Vector<float> n)
    {
        var half = MultiplyAdd(n, 0.5f, Vector.Create(RoundToInteger));
        var rest = n - (half - Vector.Create(RoundToInteger)) + Vector.Create(RoundToInteger);
        return power * PowerOfTwo(half) * PowerOfTwo(rest);
    }

    /// <inheritdoc cref="Scaled(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> Scaled(Vector<double> power, Vector<double> n)
    {
        var half = MultiplyAdd(n, 0.5, Vector.Create(RoundToIntegerDouble));
        var rest = n - (half - Vector.Create(RoundToIntegerDouble)) + Vector.Create(RoundToIntegerDouble);
        return power * PowerOfTwo(half) * PowerOfTwo(rest);
    }

    /// <summary>2ⁿ for the integer n in the lowest bits of n + <see cref="RoundToInteger"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> PowerOfTwo(Vector<float> n) =>
        Vector.AsVectorSingle(Vector.ShiftLeft(Vector.AsVectorInt32(n), 23) + Vector.Create(127 << 23));

    /// <summary>2ⁿ for the integer n in the lowest bits of n + <see cref="RoundToIntegerDouble"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> PowerOfTwo(Vector<double> n) =>
        Vector.AsVectorDouble(Vector.ShiftLeft(Vector.AsVectorInt64(n), 52) + Vector.Create(1023L << 52));
}
