using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>From here on x² + 1 is x² to more than double precision, and far from overflow.</summary>
    const double Large = 1L << 60;

    /// <summary>The hyperbolic sine, within 2 ulp for float and 3 ulp for double; -0 stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sinh(Vector<float> x)
    {
        // Below 1 Taylor's series, to 2⁻²⁷; above, e^|x|/2 - e^-|x|/2.
        var a = Vector.Abs(x);
        var z = a * a;
        var p = MultiplyAdd(z, 2.75573192e-6f, Vector.Create(1.98412698e-4f));
        p = MultiplyAdd(p, z, 8.33333333e-3f);
        p = MultiplyAdd(p, z, 1.66666667e-1f);
        var near = MultiplyAdd(a * z, p, a);
        var half = HalfExp(a);
        var far = half - Vector.Create(0.25f) / half;
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(a, Vector<float>.One), near, far), x);
    }

    /// <inheritdoc cref="Sinh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sinh(Vector<double> x)
    {
        // Below 1 Taylor's series, to 2⁻⁵⁶.
        var a = Vector.Abs(x);
        var z = a * a;
        var p = MultiplyAdd(z, 2.8114572543455206e-15, Vector.Create(7.647163731819816e-13));
        p = MultiplyAdd(p, z, 1.6059043836821613e-10);
        p = MultiplyAdd(p, z, 2.505210838544172e-8);
        p = MultiplyAdd(p, z, 2.7557319223985893e-6);
        p = MultiplyAdd(p, z, 1.984126984126984e-4);
        p = MultiplyAdd(p, z, 8.333333333333333e-3);
        p = MultiplyAdd(p, z, 1.6666666666666666e-1);
        var near = MultiplyAdd(a * z, p, a);
        var half = HalfExp(a);
        var far = half - Vector.Create(0.25) / half;
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(a, Vector<double>.One), near, far), x);
    }

    /// <inheritdoc cref="Sinh(Vector{float})"/>
    public static float Sinh(float x) => Sinh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Sinh(Vector{float})"/>
    public static double Sinh(double x) => Sinh(Vector.Create(x)).ToScalar();

    /// <summary>The hyperbolic cosine, within 2 ulp for float and double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Cosh(Vector<float> x)
    {
        var half = HalfExp(Vector.Abs(x));
        return half + Vector.Create(0.25f) / half;
    }

    /// <inheritdoc cref="Cosh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Cosh(Vector<double> x)
    {
        var half = HalfExp(Vector.Abs(x));
        return half + Vector.Create(0.25) / half;
    }

    /// <inheritdoc cref="Cosh(Vector{float})"/>
    public static float Cosh(float x) => Cosh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Cosh(Vector{float})"/>
    public static double Cosh(double x) => Cosh(Vector.Create(x)).ToScalar();

    /// <summary>The inverse hyperbolic sine, within 1 ulp for float and 4 ulp for double; -0 stays.</summary>
    public static Vector<float> Asinh(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Asinh(low), Asinh(high));
    }

    /// <inheritdoc cref="Asinh(Vector{float})"/>
    public static Vector<double> Asinh(Vector<double> x)
    {
        // ln(a + √(a² + 1)) = ln(1 + a + a² / (1 + √(a² + 1))); from 2⁶⁰ on it is ln 2a.
        var a = Vector.Abs(x);
        var large = Vector.GreaterThan(a, Vector.Create(Large));
        var square = a * a;
        var more = a + square / (Vector<double>.One + Vector.SquareRoot(Vector<double>.One + square));
        return WithSign(LogOfSum(large, a, more), x);
    }

    /// <inheritdoc cref="Asinh(Vector{float})"/>
    public static float Asinh(float x) => (float)Asinh((double)x);

    /// <inheritdoc cref="Asinh(Vector{float})"/>
    public static double Asinh(double x) => Asinh(Vector.Create(x)).ToScalar();

    /// <summary>The inverse hyperbolic cosine, within 1 ulp for float and 4 ulp for double; NaN below 1.</summary>
    public static Vector<float> Acosh(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Acosh(low), Acosh(high));
    }

    /// <inheritdoc cref="Acosh(Vector{float})"/>
    public static Vector<double> Acosh(Vector<double> x)
    {
        // With t = x - 1, ln(x + √(x² - 1)) = ln(1 + t + √(t·(t + 2))); from 2⁶⁰ on it is ln 2x.
        var t = x - Vector<double>.One;
        var large = Vector.GreaterThan(x, Vector.Create(Large));
        var more = t + Vector.SquareRoot(MultiplyAdd(t, t, t + t));
        var undefined = Vector.LessThan(x, Vector<double>.One);
        return Vector.ConditionalSelect(undefined, Vector.Create(double.NaN), LogOfSum(large, x, more));
    }

    /// <inheritdoc cref="Acosh(Vector{float})"/>
    public static float Acosh(float x) => (float)Acosh((double)x);

    /// <inheritdoc cref="Acosh(Vector{float})"/>
    public static double Acosh(double x) => Acosh(Vector.Create(x)).ToScalar();

    /// <summary>The inverse hyperbolic tangent, within 1 ulp for float and 4 ulp for double; ±∞ at ±1, NaN beyond; -0 stays.</summary>
    public static Vector<float> Atanh(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Atanh(low), Atanh(high));
    }

    /// <inheritdoc cref="Atanh(Vector{float})"/>
    public static Vector<double> Atanh(Vector<double> x)
    {
        // ½ ln((1 + a) / (1 - a)).
        var a = Vector.Abs(x);
        return WithSign(Vector.Create(0.5) * Log1p((a + a) / (Vector<double>.One - a)), x);
    }

    /// <inheritdoc cref="Atanh(Vector{float})"/>
    public static float Atanh(float x) => (float)Atanh((double)x);

    /// <inheritdoc cref="Atanh(Vector{float})"/>
    public static double Atanh(double x) => Atanh(Vector.Create(x)).ToScalar();

    /// <summary>ln(1 + more), or ln 2x where x is large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> LogOfSum(Vector<long> large, Vector<double> x, Vector<double> more) =>
        Log1p(Vector.ConditionalSelect(large, x, more)) + Vector.ConditionalSelect(large, Vector.Create(Ln2), Vector<double>.Zero);
}
