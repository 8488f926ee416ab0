namespace GraphGen.Compiler.Graphs;

/// <summary>Elementary functions of float64 that <c>Math</c> of .NET Standard lacks, to a few units in the last place: for
/// constants at build time.</summary>
static class ElementaryFunctions
{
    const double Ln2 = 0.6931471805599453;

    /// <summary>From here on x² + 1 is x² to more than double precision.</summary>
    const double Large = 1 << 28;

    /// <summary>ln(1 + x), exact near 0: the quotient makes up for the rounding of 1 + x (Kahan).</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : u <= 0 ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ - 1, exact near 0: the quotient makes up for the rounding of eˣ (Kahan).</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsPositiveInfinity(u) ? u : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>The logarithm to the base 2, exact for powers of two.</summary>
    public static double Log2(double x)
    {
        if (!(x > 0) || double.IsInfinity(x)) return Math.Log(x);
        var exponent = 0;
        for (; x >= 1.5; x /= 2) exponent++;
        for (; x < 0.75; x *= 2) exponent--;
        return exponent + Math.Log(x) / Ln2;
    }

    /// <summary>The cube root: one step of Newton's iteration from a power.</summary>
    public static double Cbrt(double x)
    {
        if (x == 0 || double.IsNaN(x) || double.IsInfinity(x)) return x;
        var root = Math.Pow(Math.Abs(x), 1 / 3d);
        root -= (root - Math.Abs(x) / root / root) / 3;
        return x < 0 ? -root : root;
    }

    public static double Hypot(double x, double y)
    {
        if (double.IsInfinity(x) || double.IsInfinity(y)) return double.PositiveInfinity;
        var (longer, shorter) = (Math.Max(Math.Abs(x), Math.Abs(y)), Math.Min(Math.Abs(x), Math.Abs(y)));
        var ratio = longer == 0 ? 0 : shorter / longer;
        return longer * Math.Sqrt(1 + ratio * ratio);
    }

    public static double Asinh(double x)
    {
        var a = Math.Abs(x);
        return CopySign(a > Large ? Math.Log(a) + Ln2 : Log1p(a + a * a / (1 + Math.Sqrt(1 + a * a))), x);
    }

    public static double Acosh(double x)
    {
        if (x < 1) return double.NaN;
        var t = x - 1;
        return x > Large ? Math.Log(x) + Ln2 : Log1p(t + Math.Sqrt(t * (t + 2)));
    }

    public static double Atanh(double x)
    {
        var a = Math.Abs(x);
        return CopySign(0.5 * Log1p(2 * a / (1 - a)), x);
    }

    /// <summary>A magnitude with the sign of another number, also that of -0 and NaN.</summary>
    public static double CopySign(double magnitude, double sign) =>
        BitConverter.DoubleToInt64Bits(magnitude) < 0 == BitConverter.DoubleToInt64Bits(sign) < 0 ? magnitude : -magnitude;
}
