using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>The bits of √½ in float.</summary>
    const int RootOfHalf = 0x3f3504f3;

    /// <summary>The upper 32 bits of √½ in double.</summary>
    const long RootOfHalfDouble = 0x3fe6a09eL << 32;

    const float SmallestNormal = 1.17549435e-38f;

    const double SmallestNormalDouble = 2.2250738585072014e-308;

    /// <summary>The natural logarithm, within 1 ulp for float and 2 ulp for double; -∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x) =>
        Vector.GreaterThanOrEqualAll(x, Vector.Create(SmallestNormal))
        && Vector.LessThanOrEqualAll(x, Vector.Create(float.MaxValue))
            ? LogNormal(x, Vector<float>.Zero)
            : LogSpecial(x);

    /// <inheritdoc cref="Log(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x) =>
        Vector.GreaterThanOrEqualAll(x, Vector.Create(SmallestNormalDouble))
        && Vector.LessThanOrEqualAll(x, Vector.Create(double.MaxValue))
            ? LogNormal(x, Vector<double>.Zero)
            : LogSpecial(x);

    /// <inheritdoc cref="Log(Vector{float})"/>
    public static float Log(float x) => Log(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Log(Vector{float})"/>
    public static double Log(double x) => Log(Vector.Create(x)).ToScalar();

    /// <summary>ln(x) + <paramref name="exponent"/>·ln 2 for normal positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> LogNormal(Vector<float> x, Vector<float> exponent)
    {
        // x = 2ᵉ·(1 + f) with √½ ≤ 1 + f < √2.
        var bits = Vector.AsVectorInt32(x);
        var e = Vector.ShiftRightArithmetic(bits - Vector.Create(RootOfHalf), 23);
        var f = Vector.AsVectorSingle(bits - Vector.ShiftLeft(e, 23)) - Vector<float>.One;
        exponent += Vector.ConvertToSingle(e);

        // (ln(1 + f) - f) / f², to 2⁻²⁸ of the result.
        var p = MultiplyAdd(f, -7.62282237e-2f, Vector.Create(1.29084811e-1f));
        p = MultiplyAdd(p, f, -1.32446915e-1f);
        p = MultiplyAdd(p, f, 1.41812205e-1f);
        p = MultiplyAdd(p, f, -1.66087627e-1f);
        p = MultiplyAdd(p, f, 2.00020000e-1f);
        p = MultiplyAdd(p, f, -2.50016004e-1f);
        p = MultiplyAdd(p, f, 3.33333254e-1f);
        p = MultiplyAdd(p, f, -4.99999881e-1f);
        var small = MultiplyAdd(exponent, 1.42860677e-6f, f * f * p);
        return MultiplyAdd(exponent, 0.693145751953125f, f + small);
    }

    /// <inheritdoc cref="LogNormal(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> LogNormal(Vector<double> x, Vector<double> exponent)
    {
        // The biased exponent becomes a double by standing in the lowest bits of 2⁵²: not every processor converts
        // long.
        const long bias = 1100;
        const double twoTo52 = 4503599627370496;
        var bits = Vector.AsVectorInt64(x);
        var e = Vector.ShiftRightLogical(bits - Vector.Create(RootOfHalfDouble - (bias << 52)), 52);
        var f = Vector.AsVectorDouble(bits - Vector.ShiftLeft(e - Vector.Create(bias), 52)) - Vector<double>.One;
        exponent += Vector.AsVectorDouble(e | Vector.AsVectorInt64(Vector.Create(twoTo52))) - Vector.Create(twoTo52 + bias);

        // ln(1 + f) = 2s + s³·R(s²) with s = f / (2 + f), and 2s = f - s·f; R to 2⁻⁵⁹ of the result.
        var s = f / (Vector.Create(2d) + f);
        var z = s * s;
        var p = MultiplyAdd(z, 1.4797725733281736e-1, Vector.Create(1.531387984963083e-1));
        p = MultiplyAdd(p, z, 1.8183570733742618e-1);
        p = MultiplyAdd(p, z, 2.2222198454849088e-1);
        p = MultiplyAdd(p, z, 2.8571428743495964e-1);
        p = MultiplyAdd(p, z, 3.999999999940986e-1);
        p = MultiplyAdd(p, z, 6.666666666666735e-1);
        var small = MultiplyAdd(exponent, 2.8235290563031577e-13, s * MultiplyAdd(z, p, -f));
        return MultiplyAdd(exponent, 0.693147180559663, f + small);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Vector<float> LogSpecial(Vector<float> x)
    {
        var subnormal = Vector.LessThan(x, Vector.Create(SmallestNormal));
        var scaled = Vector.ConditionalSelect(subnormal, x * Vector.Create(8388608f), x);
        var log = LogNormal(scaled, Vector.ConditionalSelect(subnormal, Vector.Create(-23f), Vector<float>.Zero));
        log = Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector.Create(float.MaxValue)), log, x);
        log = Vector.ConditionalSelect(Vector.Equals(x, Vector<float>.Zero), Vector.Create(float.NegativeInfinity), log);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector.Create(float.NaN), log);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Vector<double> LogSpecial(Vector<double> x)
    {
        var subnormal = Vector.LessThan(x, Vector.Create(SmallestNormalDouble));
        var scaled = Vector.ConditionalSelect(subnormal, x * Vector.Create(4503599627370496d), x);
        var log = LogNormal(scaled, Vector.ConditionalSelect(subnormal, Vector.Create(-52d), Vector<double>.Zero));
        log = Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector.Create(double.MaxValue)), log, x);
        log = Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero), Vector.Create(double.NegativeInfinity), log);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), Vector.Create(double.NaN), log);
    }
}
