namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>2⁶⁰: from here on x² + 1 is x² to more than double precision, and far from overflow.</summary>
    const double Large = 1152921504606846976d;

    /// <summary>The hyperbolic sine, within 2 ulp for float and 3 ulp for double; -0 stays.</summary>
    public static float Sinh(float x)
    {
        // Below 1 Taylor's series, to 2⁻²⁷; above, e^|x|/2 - e^-|x|/2.
        var a = Abs(x);
        var z = Multiply(a, a);
        var p = MultiplyAdd(z, 2.75573192e-6f, 1.98412698e-4f);
        p = MultiplyAdd(p, z, 8.33333333e-3f);
        p = MultiplyAdd(p, z, 1.66666667e-1f);
        var near = MultiplyAdd(Multiply(a, z), p, a);
        var half = HalfExp(a);
        var far = Subtract(half, 0.25f / half);
        return WithSign(Select(a < 1f, near, far), x);
    }

    /// <inheritdoc cref="Sinh(float)"/>
    public static double Sinh(double x)
    {
        // Below 1 Taylor's series, to 2⁻⁵⁶.
        var a = Abs(x);
        var z = Multiply(a, a);
        var p = MultiplyAdd(z, 2.8114572543455206e-15, 7.647163731819816e-13);
        p = MultiplyAdd(p, z, 1.6059043836821613e-10);
        p = MultiplyAdd(p, z, 2.505210838544172e-8);
        p = MultiplyAdd(p, z, 2.7557319223985893e-6);
        p = MultiplyAdd(p, z, 1.984126984126984e-4);
        p = MultiplyAdd(p, z, 8.333333333333333e-3);
        p = MultiplyAdd(p, z, 1.6666666666666666e-1);
        var near = MultiplyAdd(Multiply(a, z), p, a);
        var half = HalfExp(a);
        var far = Subtract(half, 0.25 / half);
        return WithSign(Select(a < 1d, near, far), x);
    }

    /// <summary>The hyperbolic cosine, within 2 ulp for float and double.</summary>
    public static float Cosh(float x)
    {
        var half = HalfExp(Abs(x));
        return Add(half, 0.25f / half);
    }

    /// <inheritdoc cref="Cosh(float)"/>
    public static double Cosh(double x)
    {
        var half = HalfExp(Abs(x));
        return Add(half, 0.25 / half);
    }

    /// <summary>The inverse hyperbolic sine, within 1 ulp for float and 4 ulp for double; -0 stays.</summary>
    public static float Asinh(float x) => (float)Asinh((double)x);

    /// <inheritdoc cref="Asinh(float)"/>
    public static double Asinh(double x)
    {
        // ln(a + √(a² + 1)) = ln(1 + a + a² / (1 + √(a² + 1))); from 2⁶⁰ on it is ln 2a.
        var a = Abs(x);
        var square = Multiply(a, a);
        var more = Add(a, square / Add(1d, Sqrt(Add(1d, square))));
        return WithSign(LogOfSum(a > Large, a, more), x);
    }

    /// <summary>The inverse hyperbolic cosine, within 1 ulp for float and 4 ulp for double; NaN below 1.</summary>
    public static float Acosh(float x) => (float)Acosh((double)x);

    /// <inheritdoc cref="Acosh(float)"/>
    public static double Acosh(double x)
    {
        // With t = x - 1, ln(x + √(x² - 1)) = ln(1 + t + √(t·(t + 2))); from 2⁶⁰ on it is ln 2x.
        var t = Subtract(x, 1d);
        var more = Add(t, Sqrt(MultiplyAdd(t, t, Add(t, t))));
        return Select(x < 1d, double.NaN, LogOfSum(x > Large, x, more));
    }

    /// <summary>The inverse hyperbolic tangent, within 1 ulp for float and 4 ulp for double; ±∞ at ±1, NaN beyond; -0 stays.</summary>
    public static float Atanh(float x) => (float)Atanh((double)x);

    /// <inheritdoc cref="Atanh(float)"/>
    public static double Atanh(double x)
    {
        // ½ ln((1 + a) / (1 - a)).
        var a = Abs(x);
        return WithSign(Multiply(0.5, Log1p(Add(a, a) / Subtract(1d, a))), x);
    }

    /// <summary>ln(1 + more), or ln 2x where x is large.</summary>
    static double LogOfSum(bool large, double x, double more) => Add(Log1p(Select(large, x, more)), Select(large, Ln2, 0d));
}
