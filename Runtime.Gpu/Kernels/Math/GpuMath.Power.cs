namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>x to the power of y with the special cases of IEEE 754: 1 where y is 0 or x is 1, NaN where x is negative and y not
    /// an integer. Within 1 ulp for float and double; VectorMath has the system's function for double.</summary>
    public static float Pow(float x, float y)
    {
        var (number, exponent) = ((double)x, (double)y);
        var power = Exp(Multiply(exponent, Log(Abs(number))));
        return (float)PowSpecial(number, exponent, power);
    }

    /// <inheritdoc cref="Pow(float, float)"/>
    public static double Pow(double x, double y)
    {
        // e^(y·ln|x|) with the logarithm and the product in two parts; the second part is added where the power is not yet 0 or ∞.
        var size = Abs(x);
        var log = LogUpper(size);
        var product = Multiply(y, log);
        var inside = Abs(product) < 750d;
        var rest = Add(MultiplyAdd(y, log, -product), Multiply(y, LogLower(size, log)));
        var bounded = AtLeast(AtMost(product, 710d), -746d);
        var n = ExpInteger(bounded);
        var r = MultiplyAdd(n, -0.693147180559663, bounded);
        var low = Subtract(Select(inside, rest, 0d), Multiply(n, 2.8235290563031577e-13));
        var power = Scaled(Add(1d, ExpSeries(Add(r, low))), n);
        return PowSpecial(x, y, power);
    }

    /// <summary>x·ln y, which is 0 where x is 0, unless y is NaN.</summary>
    public static float Xlogy(float x, float y) => Select((x == 0f) & !IsNaN(y), 0f, Multiply(x, Log(y)));

    /// <inheritdoc cref="Xlogy(float, float)"/>
    public static double Xlogy(double x, double y) => Select((x == 0d) & !IsNaN(y), 0d, Multiply(x, Log(y)));

    /// <summary>1 / √x: ∞ at 0, -∞ at -0, NaN below.</summary>
    public static float Rsqrt(float x) => 1f / Sqrt(x);

    /// <inheritdoc cref="Rsqrt(float)"/>
    public static double Rsqrt(double x) => 1d / Sqrt(x);

    /// <summary>The cube root, within 1 ulp for float and double; -0 stays.</summary>
    public static float Cbrt(float x) => (float)CbrtEstimate(x);

    /// <inheritdoc cref="Cbrt(float)"/>
    public static double Cbrt(double x)
    {
        // Numbers near the ends of the range are scaled by powers of two, so that nothing below overflows or is subnormal.
        var size = Abs(x);
        var small = size < 1e-200;
        var large = size > 1e200;
        var a = Multiply(size, Select(small, TwoTo600, Select(large, 1d / TwoTo600, 1d)));
        var back = Select(small, 1d / TwoTo200, Select(large, TwoTo200, 1d));

        // One step of Newton's iteration with the residue y³ - a to twice the precision.
        var y = CbrtEstimate(a);
        var square = Multiply(y, y);
        var cube = Multiply(square, y);
        var residue = Add(Subtract(cube, a), MultiplyAdd(MultiplyAdd(y, y, -square), y, MultiplyAdd(square, y, -cube)));
        var root = Multiply(Subtract(y, residue / Multiply(3d, square)), back);
        var proper = (a > 0d) & (a <= double.MaxValue);
        return Select(proper, WithSign(root, x), x);
    }

    /// <summary>√(x² + y²) without overflow on the way, within 1 ulp for float and 2 ulp for double; ∞ where
    /// one is infinite, whatever the other.</summary>
    public static float Hypot(float x, float y) => (float)Hypot((double)x, (double)y);

    /// <inheritdoc cref="Hypot(float, float)"/>
    public static double Hypot(double x, double y)
    {
        var a = Abs(x);
        var b = Abs(y);
        var infinite = IsInfinity(x) | IsInfinity(y);
        var longer = Max(a, b);
        var small = longer < 1e-140;
        var large = longer > 1e140;
        var scale = Select(small, TwoTo600, Select(large, 1d / TwoTo600, 1d));
        var back = Select(small, 1d / TwoTo600, Select(large, TwoTo600, 1d));
        var c = Multiply(a, scale);
        var d = Multiply(b, scale);
        var length = Multiply(Sqrt(MultiplyAdd(c, c, Multiply(d, d))), back);
        return Select(infinite, double.PositiveInfinity, length);
    }

    const double TwoTo200 = 1.6069380442589903e60;

    const double TwoTo600 = 4.149515568880993e180;

    /// <summary>The cube root to about 2⁻⁴⁵; -0 stays.</summary>
    static double CbrtEstimate(double x) => WithSign(Exp(Multiply(Log(Abs(x)), 0.3333333333333333)), x);

    /// <summary>A power with the sign that it should have, and what stands in its place in special cases.</summary>
    static double PowSpecial(double x, double y, double power)
    {
        var unit = (y == 0d) | (Abs(x) == 1d);
        var positive = Select(unit, 1d, power);

        // A negative x needs an integer y, and an odd y keeps its sign; infinities count as even.
        var half = Multiply(y, 0.5);
        var integer = Floor(y) == y;
        var odd = integer & (Floor(half) != half);
        var signed = Select(odd & IsNegative(x), -positive, positive);
        var undefined = (x < 0d) & (x >= double.MinValue) & (Floor(y) != y);
        var defined = Select(undefined, double.NaN, signed);

        // Only 1 to the power of NaN is a number.
        return Select(IsNaN(y) & (x != 1d), y, defined);
    }
}
