namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>1 / (1 + e⁻ˣ), within 2 ulp for float and double, also where the result is subnormal.</summary>
    public static float Sigmoid(float x)
    {
        // With z = e^-|x| ≤ 1 nothing overflows: 1 / (1 + z) for x ≥ 0, and z / (1 + z) below.
        var z = Exp(-Abs(x));
        var numerator = Select(x < 0f, z, 1f);

        // What the quotient leaves, the rounding of 1 + z included, is divided again, so that little is added to z's
        // error.
        var denominator = Add(1f, z);
        var lost = Subtract(z, Subtract(denominator, 1f));
        var reciprocal = 1f / denominator;
        var quotient = Multiply(numerator, reciprocal);
        var left = MultiplyAdd(-quotient, lost, MultiplyAdd(-quotient, denominator, numerator));
        return MultiplyAdd(left, reciprocal, quotient);
    }

    /// <inheritdoc cref="Sigmoid(float)"/>
    public static double Sigmoid(double x)
    {
        var z = Exp(-Abs(x));
        return Select(x < 0d, z, 1d) / Add(1d, z);
    }

    /// <summary>The hyperbolic tangent, within 2 ulp for float and double; -0 stays.</summary>
    public static float Tanh(float x)
    {
        var a = Abs(x);

        // Below 0.65, x + x³·p(x²), to 2⁻³¹.
        var z = Multiply(a, a);
        var p = MultiplyAdd(z, 2.04057735e-3f, -8.06065462e-3f);
        p = MultiplyAdd(p, z, 2.16510128e-2f);
        p = MultiplyAdd(p, z, -5.39370887e-2f);
        p = MultiplyAdd(p, z, 1.33331224e-1f);
        p = MultiplyAdd(p, z, -3.33333284e-1f);
        var near = MultiplyAdd(Multiply(a, z), p, a);

        // Above, 1 - 2 / (e²ˣ + 1), which is 1 from 9.02 on.
        var far = Subtract(1f, 2f / Add(ExpNormal(AtMost(Add(a, a), 20f)), 1f));
        return WithSign(Select(a < 0.65f, near, far), x);
    }

    /// <inheritdoc cref="Tanh(float)"/>
    public static double Tanh(double x)
    {
        var a = Abs(x);

        // Below 0.65, x + x³·p(x²), to 2⁻⁶⁰.
        var z = Multiply(a, a);
        var p = MultiplyAdd(z, 5.613557101636599e-6, -2.9189720622086883e-5);
        p = MultiplyAdd(p, z, 9.054587464749257e-5);
        p = MultiplyAdd(p, z, -2.3642299389743757e-4);
        p = MultiplyAdd(p, z, 5.892354861915739e-4);
        p = MultiplyAdd(p, z, -1.4556736912962683e-3);
        p = MultiplyAdd(p, z, 3.592105629000566e-3);
        p = MultiplyAdd(p, z, -8.863233437289982e-3);
        p = MultiplyAdd(p, z, 2.186948841143021e-2);
        p = MultiplyAdd(p, z, -5.396825396389433e-2);
        p = MultiplyAdd(p, z, 1.3333333333325703e-1);
        p = MultiplyAdd(p, z, -3.3333333333333287e-1);
        var near = MultiplyAdd(Multiply(a, z), p, a);

        // Above, 1 - 2 / (e²ˣ + 1), which is 1 from 19.1 on.
        var far = Subtract(1d, 2d / Add(ExpNormal(AtMost(Add(a, a), 40d)), 1d));
        return WithSign(Select(a < 0.65, near, far), x);
    }

    /// <summary>ln(1 + eˣ), within 2 ulp for float and 4 ulp for double, for x of any size.</summary>
    public static float Softplus(float x)
    {
        // max(x, 0) + ln(1 + e^-|x|): nothing overflows, nothing is lost.
        return Add(Select(x < 0f, 0f, x), Log1p(Exp(-Abs(x))));
    }

    /// <inheritdoc cref="Softplus(float)"/>
    public static double Softplus(double x)
    {
        return Add(Select(x < 0d, 0d, x), Log1p(Exp(-Abs(x))));
    }
}
