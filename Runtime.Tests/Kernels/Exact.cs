using System.Numerics;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>A real number to some 300 bits, <c>Mantissa · 2^Exponent</c>, and the elementary functions of such numbers
/// by their series: what the floating-point functions are measured against.</summary>
readonly partial record struct Exact(BigInteger Mantissa, int Exponent)
{
    /// <summary>The fractional bits of the fixed-point numbers in which series are summed.</summary>
    const int Bits = 448;

    static readonly BigInteger One = BigInteger.One << Bits;

    static readonly BigInteger Ln2 = AtanhOfInverse(3) * 2;

    static readonly BigInteger Pi = 16 * AtanOfInverse(5) - 4 * AtanOfInverse(239);

    /// <summary>The exponent of the next power of two above the absolute value.</summary>
    public int Size => Exponent + (int)BigInteger.Abs(Mantissa).GetBitLength();

    public static Exact Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7ff;
        BigInteger mantissa = (bits & 0xfffffffffffffL) | (exponent > 0 ? 1L << 52 : 0);
        return new(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    /// <summary>The distance from a float in units of the last place that a float of this size has.</summary>
    public double UlpsFrom(float value) => UlpsFrom(value, 24, -149, 128);

    /// <summary>The distance from a double in units of the last place that a double of this size has.</summary>
    public double UlpsFrom(double value) => UlpsFrom(value, 53, -1074, 1024);

    public static Exact Exp(Exact x)
    {
        if (x.Size > 20) return new(1, x.Mantissa.Sign << 20);
        var fixedPoint = x.ToFixed();
        var n = Divide(fixedPoint, Ln2) >> Bits;
        return new(ExpSeries(fixedPoint - n * Ln2), (int)n - Bits);
    }

    public static Exact Log(Exact x)
    {
        // x = 2ⁿ·m with 1 ≤ m < 2, ln m = 2 atanh((m - 1) / (m + 1)).
        var length = (int)x.Mantissa.GetBitLength();
        var m = Shift(x.Mantissa, Bits - length + 1);
        var n = x.Exponent + length - 1;
        var s = Divide(m - One, m + One);
        return new(2 * OddSeries(s, Multiply(s, s)) + n * Ln2, -Bits);
    }

    public static Exact Sigmoid(Exact x)
    {
        var z = Exp(new(-BigInteger.Abs(x.Mantissa), x.Exponent));
        var denominator = One + z.ToFixed();
        return x.Mantissa.Sign < 0
            ? new(Divide(z.Mantissa, denominator), z.Exponent)
            : new(Divide(One, denominator), -Bits);
    }

    public static Exact Tanh(Exact x)
    {
        // Tiny arguments are their own results, to a third of their exponent in relative precision.
        if (x.Size < -100) return x;
        var z = Exp(new(-2 * BigInteger.Abs(x.Mantissa), x.Exponent)).ToFixed();
        var tanh = Divide(One - z, One + z);
        return new(x.Mantissa.Sign < 0 ? -tanh : tanh, -Bits);
    }

    public static Exact Sin(Exact x) => SinOfTurned(x, 0);

    public static Exact Cos(Exact x) => SinOfTurned(x, 1);

    public static Exact Erf(Exact x)
    {
        if (x.Size < -100) return new(Divide(x.Mantissa * 2, Sqrt(Pi)), x.Exponent);
        if (x.Size > 4) return Of(x.Mantissa.Sign);
        var a = x.ToFixed();
        var square = Multiply(a, a);
        BigInteger sum = 0, term = a;
        for (var n = 0; !term.IsZero; n++)
        {
            sum += term / (2 * n + 1);
            term = -Multiply(term, square) / (n + 1);
        }
        return new(Divide(2 * sum, Sqrt(Pi)), -Bits);
    }

    /// <summary>x to the power of y for positive x.</summary>
    public static Exact Pow(Exact x, Exact y) => Exp(new(Multiply(Log(x).ToFixed(), y.ToFixed()), -Bits));

    static Exact SinOfTurned(Exact x, int turns)
    {
        if (x.Size < -100) return turns == 0 ? x : Of(1);
        var fixedPoint = x.ToFixed();
        var n = (Divide(2 * fixedPoint, Pi) + (One >> 1)) >> Bits;
        var r = fixedPoint - n * Pi / 2;
        var quadrant = (int)((n + turns) & 3);
        BigInteger sum = 0, term = quadrant % 2 == 0 ? r : One;
        var square = Multiply(r, r);
        for (var k = quadrant % 2 == 0 ? 2 : 1; !term.IsZero; k += 2)
        {
            sum += term;
            term = -Multiply(term, square) / (k * (k + 1));
        }
        return new(quadrant < 2 ? sum : -sum, -Bits);
    }

    double UlpsFrom(double value, int precision, int smallest, int overflow)
    {
        if (double.IsInfinity(value)) return Size > overflow && value > 0 == Mantissa.Sign > 0 ? 0 : double.PositiveInfinity;
        if (double.IsNaN(value)) return double.NaN;
        const int extra = 64;
        var unit = Math.Max(Size - precision, smallest) - extra;
        var actual = Of(value);
        var distance = Shift(actual.Mantissa, actual.Exponent - unit) - Shift(Mantissa, Exponent - unit);
        return Math.ScaleB((double)BigInteger.Abs(distance), -extra);
    }

    BigInteger ToFixed() => Shift(Mantissa, Exponent + Bits);

    static BigInteger Shift(BigInteger value, int bits) => bits >= 0 ? value << bits : value >> -bits;

    static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> Bits;

    static BigInteger Divide(BigInteger a, BigInteger b) => (a << Bits) / b;

    /// <summary>√a of a fixed-point number, by Newton's iteration.</summary>
    static BigInteger Sqrt(BigInteger a)
    {
        var target = a << Bits;
        var root = BigInteger.One << (int)(target.GetBitLength() / 2 + 1);
        while (true)
        {
            var next = (root + target / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    static BigInteger ExpSeries(BigInteger r)
    {
        BigInteger sum = 0, term = One;
        for (var k = 1; !term.IsZero; k++)
        {
            sum += term;
            term = Multiply(term, r) / k;
        }
        return sum;
    }

    /// <summary>s + s³/3 + s⁵/5 + …, with the ratio s² (or -s² for the alternating series).</summary>
    static BigInteger OddSeries(BigInteger s, BigInteger ratio)
    {
        BigInteger sum = 0;
        for (var k = 1; !s.IsZero && s != -1; k += 2)
        {
            sum += s / k;
            s = Multiply(s, ratio);
        }
        return sum;
    }

    static BigInteger AtanhOfInverse(int n) => OddSeries(One / n, One / (n * n));

    static BigInteger AtanOfInverse(int n) => OddSeries(One / n, -One / (n * n));
}
