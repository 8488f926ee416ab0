using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>The angle from -π/2 to π/2 that has a sine, within 1 ulp for float and 2 ulp for double; NaN beyond ±1; -0 stays.</summary>
    public static Vector<float> Asin(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Asin(low), Asin(high));
    }

    /// <inheritdoc cref="Asin(Vector{float})"/>
    public static Vector<double> Asin(Vector<double> x)
    {
        // Above ½, π/2 - 2·asin √((1 - a) / 2).
        var a = Vector.Abs(x);
        var small = Vector.LessThanOrEqual(a, Vector.Create(0.5));
        var angle = AsinOfHalf(a, small);
        var far = Vector.Create(HalfPi1) - (angle + angle - Vector.Create(HalfPi2));
        return WithSign(Vector.ConditionalSelect(small, angle, far), x);
    }

    /// <inheritdoc cref="Asin(Vector{float})"/>
    public static float Asin(float x) => (float)Asin((double)x);

    /// <inheritdoc cref="Asin(Vector{float})"/>
    public static double Asin(double x) => Asin(Vector.Create(x)).ToScalar();

    /// <summary>The angle from 0 to π that has a cosine, within 1 ulp for float and 2 ulp for double; NaN beyond ±1.</summary>
    public static Vector<float> Acos(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Acos(low), Acos(high));
    }

    /// <inheritdoc cref="Acos(Vector{float})"/>
    public static Vector<double> Acos(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var small = Vector.LessThanOrEqual(a, Vector.Create(0.5));
        var angle = AsinOfHalf(a, small);
        var near = Vector.Create(HalfPi1) - (WithSign(angle, x) - Vector.Create(HalfPi2));
        var twice = angle + angle;
        var far = Vector.ConditionalSelect(
            Vector.LessThan(x, Vector<double>.Zero), Vector.Create(2 * HalfPi1) - (twice - Vector.Create(2 * HalfPi2)), twice);
        return Vector.ConditionalSelect(small, near, far);
    }

    /// <inheritdoc cref="Acos(Vector{float})"/>
    public static float Acos(float x) => (float)Acos((double)x);

    /// <inheritdoc cref="Acos(Vector{float})"/>
    public static double Acos(double x) => Acos(Vector.Create(x)).ToScalar();

    /// <summary>The angle from -π/2 to π/2 that has a tangent, within 1 ulp for float and 2 ulp for double; -0 stays.</summary>
    public static Vector<float> Atan(Vector<float> x)
    {
        Vector.Widen(x, out var low, out var high);
        return Vector.Narrow(Atan(low), Atan(high));
    }

    /// <inheritdoc cref="Atan(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Atan(Vector<double> x) => WithSign(AtanOfPositive(Vector.Abs(x)), x);

    /// <inheritdoc cref="Atan(Vector{float})"/>
    public static float Atan(float x) => (float)Atan((double)x);

    /// <inheritdoc cref="Atan(Vector{float})"/>
    public static double Atan(double x) => Atan(Vector.Create(x)).ToScalar();

    /// <summary>The angle from -π to π of the point (x, y), with the signs of zero and the infinities of IEEE 754: within
    /// 1 ulp for float and 3 ulp for double.</summary>
    public static Vector<float> Atan2(Vector<float> y, Vector<float> x)
    {
        Vector.Widen(y, out var yLow, out var yHigh);
        Vector.Widen(x, out var xLow, out var xHigh);
        return Vector.Narrow(Atan2(yLow, xLow), Atan2(yHigh, xHigh));
    }

    /// <inheritdoc cref="Atan2(Vector{float}, Vector{float})"/>
    public static Vector<double> Atan2(Vector<double> y, Vector<double> x)
    {
        // The angle to the nearer axis, whose tangent is at most 1; that of (0, 0) is 0, that of (∞, ∞) π/4.
        var (a, b) = (Vector.Abs(y), Vector.Abs(x));
        var (shorter, longer) = (Vector.Min(a, b), Vector.Max(a, b));
        var ratio = shorter / longer;
        ratio = Vector.ConditionalSelect(Vector.Equals(longer, Vector<double>.Zero), Vector<double>.Zero, ratio);
        ratio = Vector.ConditionalSelect(
            Vector.Equals(shorter, Vector.Create(double.PositiveInfinity)), Vector<double>.One, ratio);
        var angle = AtanOfPositive(ratio);
        angle = Vector.ConditionalSelect(
            Vector.GreaterThan(a, b), Vector.Create(HalfPi1) - (angle - Vector.Create(HalfPi2)), angle);
        var left = Vector.LessThan(Vector.AsVectorInt64(x), Vector<long>.Zero);
        angle = Vector.ConditionalSelect(
            left, Vector.Create(2 * HalfPi1) - (angle - Vector.Create(2 * HalfPi2)), angle);
        return WithSign(angle, y);
    }

    /// <inheritdoc cref="Atan2(Vector{float}, Vector{float})"/>
    public static float Atan2(float y, float x) => (float)Atan2((double)y, x);

    /// <inheritdoc cref="Atan2(Vector{float}, Vector{float})"/>
    public static double Atan2(double y, double x) => Atan2(Vector.Create(y), Vector.Create(x)).ToScalar();

    /// <summary>asin a where a is small, that is at most ½, and asin √((1 - a) / 2) elsewhere.</summary>
    static Vector<double> AsinOfHalf(Vector<double> a, Vector<long> small)
    {
        var half = Vector.Create(0.5);
        var z = Vector.ConditionalSelect(small, a * a, MultiplyAdd(a, -0.5, half));
        var s = Vector.ConditionalSelect(small, a, Vector.SquareRoot(z));

        // (asin s - s) / s³ in s², to 2⁻⁵⁹ of the result.
        var p = MultiplyAdd(z, 3.265706552262443e-2, Vector.Create(-2.104366593016999e-2));
        p = MultiplyAdd(p, z, 2.173831878398693e-2);
        p = MultiplyAdd(p, z, 3.6940038744644453e-3);
        p = MultiplyAdd(p, z, 1.0783454273662443e-2);
        p = MultiplyAdd(p, z, 1.1398358074941172e-2);
        p = MultiplyAdd(p, z, 1.3980885695073738e-2);
        p = MultiplyAdd(p, z, 1.735160687059831e-2);
        p = MultiplyAdd(p, z, 2.2372215249769734e-2);
        p = MultiplyAdd(p, z, 3.0381942699872575e-2);
        p = MultiplyAdd(p, z, 4.464285717472729e-2);
        p = MultiplyAdd(p, z, 7.499999999970766e-2);
        p = MultiplyAdd(p, z, 1.666666666666676e-1);
        return MultiplyAdd(s * z, p, s);
    }

    /// <summary>The arc tangent of a number that is not negative.</summary>
    static Vector<double> AtanOfPositive(Vector<double> a)
    {
        // atan a = π/4 + atan((a - 1) / (a + 1)) = π/2 + atan(-1 / a): with one of them the argument is at most tan(π/8).
        var one = Vector<double>.One;
        var middle = Vector.GreaterThan(a, Vector.Create(0.41421356237309503));
        var large = Vector.GreaterThan(a, Vector.Create(2.414213562373095));
        var numerator = Vector.ConditionalSelect(large, -one, Vector.ConditionalSelect(middle, a - one, a));
        var denominator = Vector.ConditionalSelect(large, a, Vector.ConditionalSelect(middle, a + one, one));
        var t = numerator / denominator;

        // (atan t - t) / t³ in t², to 2⁻⁵⁹ of the result.
        var z = t * t;
        var p = MultiplyAdd(z, -1.7881898962196982e-2, Vector.Create(3.804078080290313e-2));
        p = MultiplyAdd(p, z, -5.038338395168542e-2);
        p = MultiplyAdd(p, z, 5.8476669868817055e-2);
        p = MultiplyAdd(p, z, -6.66307221964758e-2);
        p = MultiplyAdd(p, z, 7.692057281059567e-2);
        p = MultiplyAdd(p, z, -9.090897583839097e-2);
        p = MultiplyAdd(p, z, 1.1111110777048834e-1);
        p = MultiplyAdd(p, z, -1.4285714280060463e-1);
        p = MultiplyAdd(p, z, 1.9999999999952175e-1);
        p = MultiplyAdd(p, z, -3.333333333333319e-1);
        var angle = MultiplyAdd(t * z, p, t);
        var quarters = Vector.ConditionalSelect(large, one, Vector.ConditionalSelect(middle, Vector.Create(0.5), Vector<double>.Zero));
        return quarters * Vector.Create(HalfPi1) + MultiplyAdd(quarters, HalfPi2, angle);
    }
}
