using System.Numerics;
using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>The accuracy of the elementary functions against <see cref="Exact"/>, over every exponent.</summary>
public partial class VectorMathTests
{
    static readonly float[] SpecialSingles =
    [
        0f, -0f, 1f, -1f, 0.5f, 2f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon,
        -float.Epsilon, 1.17549435e-38f, 88.72283f, 88.72284f, -87.33654f, -103.97f, -103.98f, 0.65f, 4f, 3.9192059f, MathF.PI, 1073741824f, 1073741952f,
    ];

    public static TheoryData<string, double> SingleBounds => new()
    {
        { "exp", 1.1 }, { "log", 1 }, { "sigmoid", 1.6 }, { "tanh", 1.4 }, { "erf", 1.1 }, { "sin", 0.51 }, { "cos", 0.51 },
        { "log1p", 2 }, { "expm1", 2 }, { "exp2", 1.1 }, { "log2", 0.51 }, { "log10", 0.51 }, { "softplus", 2 }, { "tan", 0.51 },
        { "asin", 0.51 }, { "acos", 0.51 }, { "atan", 0.51 }, { "sinh", 2 }, { "cosh", 2 }, { "asinh", 0.51 }, { "acosh", 0.51 },
        { "atanh", 0.51 }, { "cbrt", 0.51 }, { "erfc", 0.51 },
    };

    public static TheoryData<string, double> DoubleBounds => new()
    {
        { "exp", 1.1 }, { "log", 2 }, { "sigmoid", 2.5 }, { "tanh", 2 }, { "erf", 1.5 }, { "sin", 1 }, { "cos", 1 },
        { "log1p", 3 }, { "expm1", 2 }, { "exp2", 1.1 }, { "log2", 3 }, { "log10", 2 }, { "softplus", 4 }, { "tan", 3 }, { "asin", 2 },
        { "acos", 2 }, { "atan", 2 }, { "sinh", 3 }, { "cosh", 2 }, { "asinh", 4 }, { "acosh", 4 }, { "atanh", 4 }, { "cbrt", 1 },
        { "erfc", 5 },
    };

    [Theory]
    [MemberData(nameof(SingleBounds))]
    public void SingleResultsAreWithinTheirBounds(string name, double bound)
    {
        var (function, exact) = (Functions.Single(name).Vector, Functions.Exact(name));
        var random = new Random(1);
        var arguments = Arguments(random, perExponent: 8).Where(x => Functions.IsDefined(name, x)).ToArray();
        for (var i = 0; i < arguments.Length; i++)
        {
            var error = exact(Exact.Of(arguments[i])).UlpsFrom(function(new Vector<float>(arguments[i]))[0]);
            Assert.True(error <= bound, $"{name}({arguments[i]:R}) is off by {error} ulp");
        }
    }

    [Theory]
    [MemberData(nameof(DoubleBounds))]
    public void DoubleResultsAreWithinTheirBounds(string name, double bound)
    {
        var (function, exact) = (Functions.Double(name).Vector, Functions.Exact(name));
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            // Most of the functions' life is between 2⁻⁴ and 2¹⁰, where exponents are drawn more often.
            var exponent = i % 3 == 0 ? random.Next(-1074, 100) : random.Next(-4, 11);
            var x = Math.ScaleB(1 + random.NextDouble(), exponent) * (random.Next(2) * 2 - 1);
            if (!Functions.IsDefined(name, x)) x = Math.Abs(x);
            if (!Functions.IsDefined(name, x)) continue;
            var error = exact(Exact.Of(x)).UlpsFrom(function(new Vector<double>(x))[0]);
            Assert.True(error <= bound, $"{name}({x:R}) is off by {error} ulp");
        }
    }

    [Theory]
    [MemberData(nameof(SingleBounds))]
    public void ASingleNumberHasTheBitsOfItsLane(string name, double _)
    {
        var (vector, scalar) = Functions.Single(name);
        var arguments = Arguments(new Random(2), perExponent: 8).Concat(SpecialSingles).ToArray();
        new Random(3).Shuffle(arguments);
        for (var i = 0; i + Vector<float>.Count <= arguments.Length; i++)
        {
            var results = vector(new Vector<float>(arguments, i));
            for (var lane = 0; lane < Vector<float>.Count; lane++)
                Assert.Equal(BitConverter.SingleToInt32Bits(scalar(arguments[i + lane])), BitConverter.SingleToInt32Bits(results[lane]));
        }
    }

    [Theory]
    [MemberData(nameof(DoubleBounds))]
    public void ADoubleNumberHasTheBitsOfItsLane(string name, double _)
    {
        var (vector, scalar) = Functions.Double(name);
        var arguments = Arguments(new Random(2), perExponent: 4).Concat(SpecialSingles).Select(x => (double)x)
            .Concat([1e300, -1e-310, 709.7, 710, -745.2, 5.9, 1e10, double.MaxValue]).ToArray();
        new Random(3).Shuffle(arguments);
        for (var i = 0; i + Vector<double>.Count <= arguments.Length; i++)
        {
            var results = vector(new Vector<double>(arguments, i));
            for (var lane = 0; lane < Vector<double>.Count; lane++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(scalar(arguments[i + lane])), BitConverter.DoubleToInt64Bits(results[lane]));
        }
    }

    [Fact]
    public void MaxAndMinPropagateNaN()
    {
        double[] values = [double.NaN, double.NegativeInfinity, -1, -0.0, 0, 2, double.PositiveInfinity];
        foreach (var x in values)
            foreach (var y in values)
            {
                AssertSame(Math.Max(x, y), VectorMath.Max(new Vector<double>(x), new Vector<double>(y))[0]);
                AssertSame(Math.Min(x, y), VectorMath.Min(new Vector<double>(x), new Vector<double>(y))[0]);
                AssertSame(Math.Max(x, y), VectorMath.Max(new Vector<float>((float)x), new Vector<float>((float)y))[0]);
                AssertSame(Math.Min(x, y), VectorMath.Min(new Vector<float>((float)x), new Vector<float>((float)y))[0]);
                AssertSame(Math.Max(x, y), VectorMath.Max((float)x, (float)y));
                AssertSame(Math.Min(x, y), VectorMath.Min(x, y));
            }
    }

    [Fact]
    public void LargeAnglesAreReducedExactly()
    {
        foreach (var x in new[] { 1e5, 1e9, 1.0737418e9, 3e9, 1e22, 6381956970095103d, 823549.6645, 5.4e8 })
        {
            Assert.InRange(Exact.Sin(Exact.Of(x)).UlpsFrom(VectorMath.Sin(x)), 0, 1);
            Assert.InRange(Exact.Cos(Exact.Of(x)).UlpsFrom(VectorMath.Cos(x)), 0, 1);
            var single = (float)x;
            Assert.InRange(Exact.Sin(Exact.Of(single)).UlpsFrom(VectorMath.Sin(single)), 0, 0.51);
            Assert.InRange(Exact.Cos(Exact.Of(single)).UlpsFrom(VectorMath.Cos(single)), 0, 0.51);
        }

        // The doubles nearest to multiples of π/2 lose all their digits to the reduction.
        for (var n = 1; n < 1 << 28; n = n * 3 + 1)
        {
            var x = n * (Math.PI / 2);
            Assert.InRange(Exact.Sin(Exact.Of(x)).UlpsFrom(VectorMath.Sin(x)), 0, 1);
            Assert.InRange(Exact.Cos(Exact.Of(x)).UlpsFrom(VectorMath.Cos(x)), 0, 1);
        }
    }

    [Fact]
    public void PowersOfPositiveNumbersAreCorrectlyRounded()
    {
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var x = MathF.ScaleB(1 + random.NextSingle(), i % 2 == 0 ? random.Next(-149, 128) : random.Next(-3, 4));
            var y = (random.NextSingle() - 0.5f) * (i % 3 == 0 ? 200 : 8);
            var exact = Exact.Pow(Exact.Of(x), Exact.Of(y));
            if (exact.Size is > 128 or < -160) continue;
            Assert.InRange(exact.UlpsFrom(VectorMath.Pow(x, y)), 0, 0.5001);
        }
    }

    [Fact]
    public void SpecialPowersFollowTheStandard()
    {
        float[] values =
        [
            0, -0f, 1, -1, 0.5f, -0.5f, 2, -2, 3, -3, 1e-40f, 16777217, 1e30f, -1e30f, float.Epsilon,
            float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue,
        ];
        foreach (var x in values)
            foreach (var y in values)
            {
                var expected = (float)Math.Pow(x, y);
                Assert.True(Same(expected, VectorMath.Pow(x, y)), $"pow({x}, {y}) is {VectorMath.Pow(x, y)} and should be {expected}");
                Assert.True(Same(expected, VectorMath.Pow(new Vector<float>(x), new Vector<float>(y))[Vector<float>.Count - 1]));
                AssertSame(Math.Pow(x, y), VectorMath.Pow(new Vector<double>(x), new Vector<double>(y))[Vector<double>.Count - 1]);
            }
    }

    /// <summary>Random floats of both signs of every exponent, the subnormal one included.</summary>
    static IEnumerable<float> Arguments(Random random, int perExponent)
    {
        for (var exponent = 0; exponent < 255; exponent++)
            for (var i = 0; i < perExponent; i++)
                yield return BitConverter.Int32BitsToSingle((i % 2 << 31) | (exponent << 23) | random.Next(1 << 23));
    }

    static bool Same(double expected, double actual) =>
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);

    static void AssertSame(double expected, double actual) => Assert.True(Same(expected, actual), $"{actual} should be {expected}");
}
