using System.Numerics;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>Arithmetic to some 440 bits of the result, and the functions that are made of it.</summary>
readonly partial record struct Exact
{
    /// <summary>Below this size a number is, to a third of its exponent, what the odd functions make of it.</summary>
    const int Tiny = -100;

    static readonly Exact LogOf2 = new(Ln2, -Bits);

    static readonly Exact HalfPi = new(Pi, -Bits - 1);

    public static Exact operator +(Exact a, Exact b)
    {
        if (a.Mantissa.IsZero) return b;
        if (b.Mantissa.IsZero) return a;
        var exponent = Math.Max(Math.Min(a.Exponent, b.Exponent), Math.Max(a.Size, b.Size) - 2 * Bits);
        return new Exact(Shift(a.Mantissa, a.Exponent - exponent) + Shift(b.Mantissa, b.Exponent - exponent), exponent).Cut();
    }

    public static Exact operator -(Exact x) => new(-x.Mantissa, x.Exponent);

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator *(Exact a, Exact b) => new Exact(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent).Cut();

    public static Exact operator /(Exact a, Exact b)
    {
        var shift = Bits + Math.Max(0, (int)b.Mantissa.GetBitLength() - (int)a.Mantissa.GetBitLength());
        return new((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift);
    }

    public static implicit operator Exact(double value) => Of(value);

    public static Exact Expm1(Exact x) => x.Size < Tiny ? x : Exp(x) - 1;

    public static Exact Exp2(Exact x) => Exp(x * LogOf2);

    public static Exact Log1p(Exact x) => x.Size < Tiny ? x : Log(1 + x);

    public static Exact Log2(Exact x) => Log(x) / LogOf2;

    public static Exact Log10(Exact x) => Log(x) / Log(10);

    public static Exact Softplus(Exact x) => x.Size > 12 && x.Mantissa.Sign > 0 ? x : Log1p(Exp(x));

    public static Exact Tan(Exact x) => Sin(x) / Cos(x);

    public static Exact Sinh(Exact x) => x.Size < Tiny ? x : (Exp(x) - Exp(-x)) / 2;

    public static Exact Cosh(Exact x) => (Exp(x) + Exp(-x)) / 2;

    public static Exact Asinh(Exact x)
    {
        if (x.Size < Tiny) return x;
        var a = x.Mantissa.Sign < 0 ? -x : x;
        var result = Log(a + Root(a * a + 1));
        return x.Mantissa.Sign < 0 ? -result : result;
    }

    public static Exact Acosh(Exact x) => Log(x + Root(x * x - 1));

    public static Exact Atanh(Exact x) => x.Size < Tiny ? x : Log((1 + x) / (1 - x)) / 2;

    public static Exact Atan(Exact x)
    {
        if (x.Size < Tiny) return x;
        if (x.Mantissa.Sign < 0) return -Atan(-x);
        if (x.Size > 1) return HalfPi - Atan(1 / x);

        // atan x = 2 atan(x / (1 + √(1 + x²))), four times.
        for (var k = 0; k < 4; k++) x /= 1 + Root(1 + x * x);
        var s = x.ToFixed();
        return new(16 * OddSeries(s, -Multiply(s, s)), -Bits);
    }

    public static Exact Asin(Exact x) =>
        x.Size < Tiny ? x
        : (1 - x * x).Mantissa.IsZero ? (x.Mantissa.Sign < 0 ? -HalfPi : HalfPi)
        : Atan(x / Root(1 - x * x));

    public static Exact Acos(Exact x) => HalfPi - Asin(x);

    /// <summary>The angle of (x, y) for x that is not 0.</summary>
    public static Exact Atan2(Exact y, Exact x)
    {
        var angle = Atan(y / x);
        return x.Mantissa.Sign > 0 ? angle : y.Mantissa.Sign < 0 ? angle - 2 * HalfPi : angle + 2 * HalfPi;
    }

    public static Exact Hypot(Exact x, Exact y) => Root(x * x + y * y);

    public static Exact Cbrt(Exact x) => x.Mantissa.IsZero ? x : x.Mantissa.Sign < 0 ? -Cbrt(-x) : Exp(Log(x) / 3);

    public static Exact Erfc(Exact x)
    {
        if (x.Size < 4 || x.Mantissa.Sign < 0) return 1 - Erf(x);

        // e^(-x²) / √π · 1 / (x + ½ / (x + 1 / (x + 3/2 / (x + …)))).
        Exact fraction = 0;
        for (var k = 120; k > 0; k--) fraction = k / 2d / (x + fraction);
        return Exp(-(x * x)) / (Root(2 * HalfPi) * (x + fraction));
    }

    /// <summary>√x.</summary>
    static Exact Root(Exact x)
    {
        if (x.Mantissa.IsZero) return x;
        var shift = Bits - (int)x.Mantissa.GetBitLength();
        if ((x.Exponent - shift - Bits) % 2 != 0) shift++;
        return new(Sqrt(Shift(x.Mantissa, shift)), (x.Exponent - shift - Bits) / 2);
    }

    /// <summary>The number without the bits that no result needs.</summary>
    Exact Cut() => (int)Mantissa.GetBitLength() - Bits is > 0 and var extra ? new(Mantissa >> extra, Exponent + extra) : this;
}
