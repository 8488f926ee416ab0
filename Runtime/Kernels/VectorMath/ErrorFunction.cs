using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

public static partial class VectorMath
{
    /// <summary>The error function 2/√π ∫₀ˣ e^(-t²) dt, within 1 ulp for float and double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x)
    {
        // Below 1, x + x·p(x²), to 2⁻²⁹.
        var a = Vector.Abs(x);
        var z = a * a;
        var p = MultiplyAdd(z, 7.92413048e-5f, Vector.Create(-8.0318359e-4f));
        p = MultiplyAdd(p, z, 5.19084465e-3f);
        p = MultiplyAdd(p, z, -2.68551745e-2f);
        p = MultiplyAdd(p, z, 1.1283619e-1f);
        p = MultiplyAdd(p, z, -3.76126289e-1f);
        p = MultiplyAdd(p, z, 1.28379166e-1f);
        var near = MultiplyAdd(a, p, a);

        // Above, 1 - e^q(x) with q fitting ln(1 - erf x) up to 4, where the result is 1; to 2⁻³⁰ of the result.
        var b = AtMost(a, 4f);
        var q = MultiplyAdd(b, 1.85579149e-4f, Vector.Create(-2.93965568e-3f));
        q = MultiplyAdd(q, b, 2.18055155e-2f);
        q = MultiplyAdd(q, b, -1.03037804e-1f);
        q = MultiplyAdd(q, b, -6.38225138e-1f);
        q = MultiplyAdd(q, b, -1.12704039f);
        q = MultiplyAdd(q, b, -3.53626616e-4f);
        var far = Vector<float>.One - ExpNormal(q);
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(a, Vector<float>.One), near, far), x);
    }

    /// <inheritdoc cref="Erf(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Erf(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var near = ErfBelow1(a);

        // Above, 1 - e^q(x) with q fitting ln(1 - erf x) up to 6, where the result is 1; to 2⁻⁵⁹ of the result.
        var b = AtMost(a, 6d);
        var q = MultiplyAdd(b, 1.0392822203253308e-12, Vector.Create(-4.752649170964609e-11));
        q = MultiplyAdd(q, b, 1.0172232497405568e-9);
        q = MultiplyAdd(q, b, -1.352423992586385e-8);
        q = MultiplyAdd(q, b, 1.2484658137096152e-7);
        q = MultiplyAdd(q, b, -8.45282038670802e-7);
        q = MultiplyAdd(q, b, 4.302157773464737e-6);
        q = MultiplyAdd(q, b, -1.642269900955899e-5);
        q = MultiplyAdd(q, b, 4.477291380079238e-5);
        q = MultiplyAdd(q, b, -6.975605751567876e-5);
        q = MultiplyAdd(q, b, -4.5948080169144314e-5);
        q = MultiplyAdd(q, b, 6.428258399924394e-4);
        q = MultiplyAdd(q, b, -1.770920579343773e-3);
        q = MultiplyAdd(q, b, 2.822280927551278e-4);
        q = MultiplyAdd(q, b, 1.9076953140452428e-2);
        q = MultiplyAdd(q, b, -1.0274664019134253e-1);
        q = MultiplyAdd(q, b, -6.366287050347531e-1);
        q = MultiplyAdd(q, b, -1.1283772820122806);
        q = MultiplyAdd(q, b, -1.8443464693418042e-7);
        var far = Vector<double>.One - ExpNormal(q);
        return WithSign(Vector.ConditionalSelect(Vector.LessThan(a, Vector<double>.One), near, far), x);
    }

    /// <inheritdoc cref="Erf(Vector{float})"/>
    public static float Erf(float x) => Erf(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Erf(Vector{float})"/>
    public static double Erf(double x) => Erf(Vector.Create(x)).ToScalar();

    /// <summary>erf a for a from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> ErfBelow1(Vector<double> a)
    {
        // x + x·p(x²), to 2⁻⁵⁶.
        var z = a * a;
        var p = MultiplyAdd(z, 6.851583654531087e-11, Vector.Create(-1.193118810299515e-9));
        p = MultiplyAdd(p, z, 1.4813113843921992e-8);
        p = MultiplyAdd(p, z, -1.637467071107696e-7);
        p = MultiplyAdd(p, z, 1.646347551197311e-6);
        p = MultiplyAdd(p, z, -1.4925763232954863e-5);
        p = MultiplyAdd(p, z, 1.2055338828730308e-4);
        p = MultiplyAdd(p, z, -8.548327219018036e-4);
        p = MultiplyAdd(p, z, 5.223977629617202e-3);
        p = MultiplyAdd(p, z, -2.686617064567392e-2);
        p = MultiplyAdd(p, z, 1.1283791670959031e-1);
        p = MultiplyAdd(p, z, -3.761263890318388e-1);
        p = MultiplyAdd(p, z, 1.283791670955126e-1);
        return MultiplyAdd(a, p, a);
    }
}
