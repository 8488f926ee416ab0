namespace GraphGen.Gpu;

public static partial class GpuMath
{
    /// <summary>The error function 2/√π ∫₀ˣ e^(-t²) dt, within 1 ulp for float and double.</summary>
    public static float Erf(float x)
    {
        // Below 1, x + x·p(x²), to 2⁻²⁹.
        var a = Abs(x);
        var z = Multiply(a, a);
        var p = MultiplyAdd(z, 7.92413048e-5f, -8.0318359e-4f);
        p = MultiplyAdd(p, z, 5.19084465e-3f);
        p = MultiplyAdd(p, z, -2.68551745e-2f);
        p = MultiplyAdd(p, z, 1.1283619e-1f);
        p = MultiplyAdd(p, z, -3.76126289e-1f);
        p = MultiplyAdd(p, z, 1.28379166e-1f);
        var near = MultiplyAdd(a, p, a);

        // Above, 1 - e^q(x) with q fitting ln(1 - erf x) up to 4, where the result is 1; to 2⁻³⁰ of the result.
        var b = AtMost(a, 4f);
        var q = MultiplyAdd(b, 1.85579149e-4f, -2.93965568e-3f);
        q = MultiplyAdd(q, b, 2.18055155e-2f);
        q = MultiplyAdd(q, b, -1.03037804e-1f);
        q = MultiplyAdd(q, b, -6.38225138e-1f);
        q = MultiplyAdd(q, b, -1.12704039f);
        q = MultiplyAdd(q, b, -3.53626616e-4f);
        var far = Subtract(1f, ExpNormal(q));
        return WithSign(Select(a < 1f, near, far), x);
    }

    /// <inheritdoc cref="Erf(float)"/>
    public static double Erf(double x)
    {
        var a = Abs(x);
        var near = ErfBelow1(a);

        // Above, 1 - e^q(x) with q fitting ln(1 - erf x) up to 6, where the result is 1; to 2⁻⁵⁹ of the result.
        var b = AtMost(a, 6d);
        var q = MultiplyAdd(b, 1.0392822203253308e-12, -4.752649170964609e-11);
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
        var far = Subtract(1d, ExpNormal(q));
        return WithSign(Select(a < 1d, near, far), x);
    }

    /// <summary>The complement 1 - erf x of the error function, within 1 ulp for float and 5 ulp for double, also
    /// where it is tiny.</summary>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <inheritdoc cref="Erfc(float)"/>
    public static double Erfc(double x)
    {
        var a = Abs(x);
        var near = Subtract(1d, WithSign(ErfBelow1(a), x));

        // From ½ on, e^(-a²)·p(t) / (1 + 2a) with t = (a - 3) / (a + 3); the quotient is to 2⁻⁵⁴. From 28 on it is 0.
        var b = AtMost(a, 28d);
        var t = Subtract(b, 3d) / Add(b, 3d);
        var p = MultiplyAdd(t, -4.10409608183314e-9, -8.267766945397575e-9);
        p = MultiplyAdd(p, t, 3.2697512890376996e-8);
        p = MultiplyAdd(p, t, 9.1107956827363e-8);
        p = MultiplyAdd(p, t, -1.310384629533581e-7);
        p = MultiplyAdd(p, t, -6.039590577240012e-7);
        p = MultiplyAdd(p, t, 3.491568849153817e-7);
        p = MultiplyAdd(p, t, 3.4631890993199727e-6);
        p = MultiplyAdd(p, t, -7.278015181974946e-7);
        p = MultiplyAdd(p, t, -2.0096248718323184e-5);
        p = MultiplyAdd(p, t, 4.948261312570652e-6);
        p = MultiplyAdd(p, t, 1.250980377645802e-4);
        p = MultiplyAdd(p, t, -1.0515952164469768e-4);
        p = MultiplyAdd(p, t, -7.798320165992802e-4);
        p = MultiplyAdd(p, t, 1.8886903162725842e-3);
        p = MultiplyAdd(p, t, 2.5293917858455867e-3);
        p = MultiplyAdd(p, t, -2.3770514914394636e-2);
        p = MultiplyAdd(p, t, 6.83080273459582e-2);
        p = MultiplyAdd(p, t, -1.1927366341554894e-1);
        p = MultiplyAdd(p, t, 1.2964515870270094e-1);
        p = MultiplyAdd(p, t, -4.756229435344455e-2);
        p = MultiplyAdd(p, t, -1.3562110612458064e-1);
        p = MultiplyAdd(p, t, 1.2530080582697296);
        var square = Multiply(b, b);
        var power = Exp(-square);
        power = MultiplyAdd(power, MultiplyAdd(-b, b, square), power);
        var tail = Multiply(power, p) / MultiplyAdd(b, 2d, 1d);
        var far = Select(x < 0d, Subtract(2d, tail), tail);
        return Select(a < 0.5, near, far);
    }

    /// <summary>erf a for a from 0 to 1.</summary>
    static double ErfBelow1(double a)
    {
        // x + x·p(x²), to 2⁻⁵⁶.
        var z = Multiply(a, a);
        var p = MultiplyAdd(z, 6.851583654531087e-11, -1.193118810299515e-9);
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
