using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>1 / (1 + e⁻ˣ), within 2 ulp for float and double, also where the result is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        // With z = e^-|x| ≤ 1 nothing overflows: 1 / (1 + z) for x ≥ 0, and z / (1 + z) below.
        var z = Exp(-Vector.Abs(x));
        var numerator = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), z, Vector<float>.One);

        // What the quotient leaves, the rounding of 1 + z included, is divided again, so that little is added to z's
        // error.
        var denominator = Vector<float>.One + z;
        var lost = z - (denominator - Vector<float>.One);
        var reciprocal = Vector<float>.One / denominator;
        var quotient = numerator * reciprocal;
        var left = MultiplyAdd(-quotient, lost, MultiplyAdd(-quotient, denominator, numerator));
        return MultiplyAdd(left, reciprocal, quotient);
    }

    /// <inheritdoc cref="Sigmoid(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sigmoid(Vector<double> x)
    {
        var z = Exp(-Vector.Abs(x));
        var numerator = Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), z, Vector<double>.One);
        return numerator / (Vector<double>.One + z);
    }

    /// <inheritdoc cref="Sigmoid(Vector{float})"/>
    public static float Sigmoid(float x) => Sigmoid(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(Vector{float})"/>
    public static double Sigmoid(double x) => Sigmoid(Vector.Create(x)).ToScalar();

    /// <summary>The hyperbolic tangent, within 2 ulp for float and double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        var a = Vector.Abs(x);

        // Below 0.65, x + x³·p(x²), to 2⁻³¹.
        var z = a * a;
        var p = MultiplyAdd(z, 2.04057735e-3f, Vector.Create(-8.06065462e-3f));
        p = MultiplyAdd(p, z, 2.16510128e-2f);
        p = MultiplyAdd(p, z, -5.39370887e-2f);
        p = MultiplyAdd(p, z, 1.33331224e-1f);
        p = MultiplyAdd(p, z, -3.33333284e-1f);
        var near = MultiplyAdd(a * z, p, a);

        // Above, 1 - 2 / (e²ˣ + 1), which is 1 from 9.02 on.
        var far = Vector<float>.One - Vector.Create(2f) / (ExpNormal(AtMost(a + a, 20f)) + Vector<float>.One);
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(a, Vector.Create(0.65f)), near, far), x);
    }

    /// <inheritdoc cref="Tanh(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Tanh(Vector<double> x)
    {
        var a = Vector.Abs(x);

        // Below 0.65, x + x³·p(x²), to 2⁻⁶⁰.
        var z = a * a;
        var p = MultiplyAdd(z, 5.613557101636599e-6, Vector.Create(-2.9189720622086883e-5));
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
        var near = MultiplyAdd(a * z, p, a);

        // Above, 1 - 2 / (e²ˣ + 1), which is 1 from 19.1 on.
        var far = Vector<double>.One - Vector.Create(2d) / (ExpNormal(AtMost(a + a, 40d)) + Vector<double>.One);
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(a, Vector.Create(0.65)), near, far), x);
    }

    /// <inheritdoc cref="Tanh(Vector{float})"/>
    public static float Tanh(float x) => Tanh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Tanh(Vector{float})"/>
    public static double Tanh(double x) => Tanh(Vector.Create(x)).ToScalar();

    /// <summary>ln(1 + eˣ), within 2 ulp for float and 4 ulp for double, for x of any size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x)
    {
        // max(x, 0) + ln(1 + e^-|x|): nothing overflows, nothing is lost.
        var positive = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x);
        return positive + Log1p(Exp(-Vector.Abs(x)));
    }

    /// <inheritdoc cref="Softplus(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Softplus(Vector<double> x)
    {
        var positive = Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), Vector<double>.Zero, x);
        return positive + Log1p(Exp(-Vector.Abs(x)));
    }

    /// <inheritdoc cref="Softplus(Vector{float})"/>
    public static float Softplus(float x) => Softplus(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Softplus(Vector{float})"/>
    public static double Softplus(double x) => Softplus(Vector.Create(x)).ToScalar();
}
