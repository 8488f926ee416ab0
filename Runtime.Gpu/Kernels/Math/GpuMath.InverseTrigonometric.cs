namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>The angle from -π/2 to π/2 that has a sine, within 1 ulp for float and 2 ulp for double; NaN beyond ±1; -0 stays.</summary>
    public static float Asin(float x) => (float)Asin((double)x);

    /// <inheritdoc cref="Asin(float)"/>
    public static double Asin(double x)
    {
        // Above ½, π/2 - 2·asin √((1 - a) / 2).
        var a = Abs(x);
        var small = a <= 0.5;
        var angle = AsinOfHalf(a, small);
        var far = Subtract(HalfPi1, Subtract(Add(angle, angle), HalfPi2));
        return WithSign(Select(small, angle, far), x);
    }

    /// <summary>The angle from 0 to π that has a cosine, within 1 ulp for float and 2 ulp for double; NaN beyond ±1.</summary>
    public static float Acos(float x) => (float)Acos((double)x);

    /// <inheritdoc cref="Acos(float)"/>
    public static double Acos(double x)
    {
        var a = Abs(x);
        var small = a <= 0.5;
        var angle = AsinOfHalf(a, small);
        var near = Subtract(HalfPi1, Subtract(WithSign(angle, x), HalfPi2));
        var twice = Add(angle, angle);
        var far = Select(x < 0d, Subtract(TwiceHalfPi1, Subtract(twice, TwiceHalfPi2)), twice);
        return Select(small, near, far);
    }

    /// <summary>The angle from -π/2 to π/2 that has a tangent, within 1 ulp for float and 2 ulp for double; -0 stays.</summary>
    public static float Atan(float x) => (float)Atan((double)x);

    /// <inheritdoc cref="Atan(float)"/>
    public static double Atan(double x) => WithSign(AtanOfPositive(Abs(x)), x);

    /// <summary>The angle from -π to π of the point (x, y), with the signs of zero and the infinities of IEEE 754: within
    /// 1 ulp for float and 3 ulp for double.</summary>
    public static float Atan2(float y, float x) => (float)Atan2((double)y, (double)x);

    /// <inheritdoc cref="Atan2(float, float)"/>
    public static double Atan2(double y, double x)
    {
        // The angle to the nearer axis, whose tangent is at most 1; that of (0, 0) is 0, that of (∞, ∞) π/4.
        var a = Abs(y);
        var b = Abs(x);
        var shorter = Min(a, b);
        var longer = Max(a, b);
        var quotient = Select(longer == 0d, 0d, shorter / longer);
        var angle = AtanOfPositive(Select(shorter == double.PositiveInfinity, 1d, quotient));
        angle = Select(a > b, Subtract(HalfPi1, Subtract(angle, HalfPi2)), angle);
        angle = Select(IsNegative(x), Subtract(TwiceHalfPi1, Subtract(angle, TwiceHalfPi2)), angle);
        return WithSign(angle, y);
    }

    /// <summary>asin a where a is small, that is at most ½, and asin √((1 - a) / 2) elsewhere.</summary>
    static double AsinOfHalf(double a, bool small)
    {
        var z = Select(small, Multiply(a, a), MultiplyAdd(a, -0.5, 0.5));
        var s = Select(small, a, Sqrt(z));

        // (asin s - s) / s³ in s², to 2⁻⁵⁹ of the result.
        var p = MultiplyAdd(z, 3.265706552262443e-2, -2.104366593016999e-2);
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
        return MultiplyAdd(Multiply(s, z), p, s);
    }

    /// <summary>The arc tangent of a number that is not negative.</summary>
    static double AtanOfPositive(double a)
    {
        // atan a = π/4 + atan((a - 1) / (a + 1)) = π/2 + atan(-1 / a): with one of them the argument is at most tan(π/8).
        var middle = a > 0.41421356237309503;
        var large = a > 2.414213562373095;
        var numerator = Select(large, -1d, Select(middle, Subtract(a, 1d), a));
        var denominator = Select(large, a, Select(middle, Add(a, 1d), 1d));
        var t = numerator / denominator;

        // (atan t - t) / t³ in t², to 2⁻⁵⁹ of the result.
        var z = Multiply(t, t);
        var p = MultiplyAdd(z, -1.7881898962196982e-2, 3.804078080290313e-2);
        p = MultiplyAdd(p, z, -5.038338395168542e-2);
        p = MultiplyAdd(p, z, 5.8476669868817055e-2);
        p = MultiplyAdd(p, z, -6.66307221964758e-2);
        p = MultiplyAdd(p, z, 7.692057281059567e-2);
        p = MultiplyAdd(p, z, -9.090897583839097e-2);
        p = MultiplyAdd(p, z, 1.1111110777048834e-1);
        p = MultiplyAdd(p, z, -1.4285714280060463e-1);
        p = MultiplyAdd(p, z, 1.9999999999952175e-1);
        p = MultiplyAdd(p, z, -3.333333333333319e-1);
        var angle = MultiplyAdd(Multiply(t, z), p, t);
        var quarters = Select(large, 1d, Select(middle, 0.5, 0d));
        return Add(Multiply(quarters, HalfPi1), MultiplyAdd(quarters, HalfPi2, angle));
    }
}
