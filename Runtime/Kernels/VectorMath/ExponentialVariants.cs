using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>eˣ - 1, within 2 ulp for float and double, also near 0; -0 stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x)
    {
        // 2ⁿ·eʳ - 1 = (2ʰ·(eʳ - 1) + 2ʰ - 2⁻ᵏ)·2ᵏ with n = h + k. Below -50 the result is -1.
        var n = ExpParts(AtLeast(AtMost(x, 89f), -50f), out var excess);
        var half = MultiplyAdd(n, 0.5f, Vector.Create(RoundToInteger));
        var rest = n - (half - Vector.Create(RoundToInteger));
        var first = PowerOfTwo(half);
        var sum = MultiplyAdd(excess, first, first - PowerOfTwo(Vector.Create(RoundToInteger) - rest));
        return WithSign(Vector.Abs(sum * PowerOfTwo(rest + Vector.Create(RoundToInteger))), x);
    }

    /// <inheritdoc cref="Expm1(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Expm1(Vector<double> x)
    {
        var n = ExpParts(AtLeast(AtMost(x, 710d), -50d), out var excess);
        var half = MultiplyAdd(n, 0.5, Vector.Create(RoundToIntegerDouble));
        var rest = n - (half - Vector.Create(RoundToIntegerDouble));
        var first = PowerOfTwo(half);
        var sum = MultiplyAdd(excess, first, first - PowerOfTwo(Vector.Create(RoundToIntegerDouble) - rest));
        return WithSign(Vector.Abs(sum * PowerOfTwo(rest + Vector.Create(RoundToIntegerDouble))), x);
    }

    /// <inheritdoc cref="Expm1(Vector{float})"/>
    public static float Expm1(float x) => Expm1(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Expm1(Vector{float})"/>
    public static double Expm1(double x) => Expm1(Vector.Create(x)).ToScalar();

    /// <summary>2ˣ, within 1 ulp for float and double, also where the result is subnormal; exact for whole x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp2(Vector<float> x)
    {
        x = AtLeast(AtMost(x, 129f), -151f);
        var n = x + Vector.Create(RoundToInteger) - Vector.Create(RoundToInteger);

        // 2ʳ = eʸ with y = r·ln 2, whose rounding is added to the result.
        var r = x - n;
        var y = r * Vector.Create(0.693147182f);
        var lost = MultiplyAdd(r, -1.9046543e-9f, MultiplyAdd(r, 0.693147182f, -y));
        return Scaled(Vector<float>.One + (ExpExcess(y) + lost), n);
    }

    /// <inheritdoc cref="Exp2(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp2(Vector<double> x)
    {
        x = AtLeast(AtMost(x, 1025d), -1076d);
        var n = x + Vector.Create(RoundToIntegerDouble) - Vector.Create(RoundToIntegerDouble);
        var r = x - n;
        var y = r * Vector.Create(Ln2);
        var lost = MultiplyAdd(r, 2.3190468138462996e-17, MultiplyAdd(r, Ln2, -y));
        return Scaled(Vector<double>.One + (ExpExcess(y) + lost), n);
    }

    /// <inheritdoc cref="Exp2(Vector{float})"/>
    public static float Exp2(float x) => Exp2(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Exp2(Vector{float})"/>
    public static double Exp2(double x) => Exp2(Vector.Create(x)).ToScalar();

    /// <summary>eˣ/2, which is finite a little longer than eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> HalfExp(Vector<float> x)
    {
        var n = ExpParts(AtLeast(AtMost(x, 90f), -104f), out var excess);
        return Scaled(Vector<float>.One + excess, n - Vector<float>.One);
    }

    /// <inheritdoc cref="HalfExp(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> HalfExp(Vector<double> x)
    {
        var n = ExpParts(AtLeast(AtMost(x, 711d), -746d), out var excess);
        return Scaled(Vector<double>.One + excess, n - Vector<double>.One);
    }
}
