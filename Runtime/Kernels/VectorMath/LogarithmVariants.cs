using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    const double Ln2 = 0.6931471805599453;

    /// <summary>ln(1 + x), within 2 ulp for float and 3 ulp for double, also near 0; -0 stays, -∞ at -1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1p(Vector<float> x)
    {
        // ln(1 + x) = ln u + (1 + x - u) / u, where u is 1 + x rounded and the difference is exact.
        var u = Vector<float>.One + x;
        var taken = u - Vector<float>.One;
        var lost = Vector<float>.One - (u - taken) + (x - taken);
        var log = Log(u);
        var finite = Vector.LessThan(Vector.Abs(log), Vector.Create(float.PositiveInfinity));
        var sum = Vector.ConditionalSelect(finite, log + lost / u, log);
        return Vector.ConditionalSelect(Vector.Equals(u, Vector<float>.One), x, sum);
    }

    /// <inheritdoc cref="Log1p(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log1p(Vector<double> x)
    {
        var u = Vector<double>.One + x;
        var taken = u - Vector<double>.One;
        var lost = Vector<double>.One - (u - taken) + (x - taken);
        var log = Log(u);
        var finite = Vector.LessThan(Vector.Abs(log), Vector.Create(double.PositiveInfinity));
        var sum = Vector.ConditionalSelect(finite, log + lost / u, log);
        return Vector.ConditionalSelect(Vector.Equals(u, Vector<double>.One), x, sum);
    }

    /// <inheritdoc cref="Log1p(Vector{float})"/>
    public static float Log1p(float x) => Log1p(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Log1p(Vector{float})"/>
    public static double Log1p(double x) => Log1p(Vector.Create(x)).ToScalar();

    /// <summary>The logarithm to the base 2, within 1 ulp for float and 3 ulp for double, exact for powers of two; -∞ at 0, NaN
    /// below.</summary>
    public static Vector<float> Log2(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Log2(low), Log2(high));
    }

    /// <inheritdoc cref="Log2(Vector{float})"/>
    public static Vector<double> Log2(Vector<double> x)
    {
        // x = 2ᵉ·m with √½ ≤ m < √2; subnormal numbers are scaled first.
        var subnormal = Vector.LessThan(x, Vector.Create(SmallestNormalDouble));
        var bits = Vector.AsVectorInt64(Vector.ConditionalSelect(subnormal, x * Vector.Create(4503599627370496d), x));
        var e = Vector.ShiftRightArithmetic(bits - Vector.Create(RootOfHalfDouble), 52);
        var m = Vector.AsVectorDouble(bits - Vector.ShiftLeft(e, 52));

        // e becomes a double by standing in the lowest bits of 1.5·2⁵².
        var exponent = Vector.AsVectorDouble(e + Vector.AsVectorInt64(Vector.Create(RoundToIntegerDouble))) - Vector.Create(RoundToIntegerDouble);
        exponent -= Vector.ConditionalSelect(subnormal, Vector.Create(52d), Vector<double>.Zero);
        var log = MultiplyAdd(LogNormal(m, Vector<double>.Zero), 1.4426950408889634, exponent);
        var finite = Vector.GreaterThan(x, Vector<double>.Zero) & Vector.LessThanOrEqual(x, Vector.Create(double.MaxValue));
        return Vector.EqualsAll(finite, Vector<long>.AllBitsSet) ? log : Vector.ConditionalSelect(finite, log, Log(x));
    }

    /// <inheritdoc cref="Log2(Vector{float})"/>
    public static float Log2(float x) => (float)Log2((double)x);

    /// <inheritdoc cref="Log2(Vector{float})"/>
    public static double Log2(double x) => Log2(Vector.Create(x)).ToScalar();

    /// <summary>The logarithm to the base 10; -∞ at 0, NaN below. Within 1 ulp for float; the system's function, element by
    /// element, for double.</summary>
    public static Vector<float> Log10(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Log10OfSingles(low), Log10OfSingles(high));
    }

    /// <inheritdoc cref="Log10(Vector{float})"/>
    public static Vector<double> Log10(Vector<double> x)
    {
        var result = Vector<double>.Zero;
        for (var i = 0; i < Vector<double>.Count; i++) result = result.WithElement(i, Math.Log10(x[i]));
        return result;
    }

    /// <inheritdoc cref="Log10(Vector{float})"/>
    public static float Log10(float x) => (float)Log10OfSingles(Vector.Create((double)x)).ToScalar();

    /// <inheritdoc cref="Log10(Vector{float})"/>
    public static double Log10(double x) => Math.Log10(x);

    /// <summary>The logarithm to the base 10 of float values, good to float precision.</summary>
    static Vector<double> Log10OfSingles(Vector<double> x) => Log(x) * Vector.Create(0.4342944819032518);
}
