using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>The functions of two numbers: accuracy, single numbers against lanes, and the values of PyTorch 1.13 in float64 at
/// zeros, infinities and NaN.</summary>
public partial class VectorMathTests
{
    public static TheoryData<string, double, double, double> SpecialPairs => new()
    {
        { "atan2", 0.0, 0.0, 0.0 },
        { "atan2", 0.0, -0.0, 3.141592653589793 },
        { "atan2", -0.0, -0.0, -3.141592653589793 },
        { "atan2", -0.0, 1, -0.0 },
        { "atan2", 0.0, -1, 3.141592653589793 },
        { "atan2", 1, 0.0, 1.5707963267948966 },
        { "atan2", -1, 0.0, -1.5707963267948966 },
        { "atan2", double.PositiveInfinity, double.PositiveInfinity, 0.7853981633974483 },
        { "atan2", double.PositiveInfinity, double.NegativeInfinity, 2.356194490192345 },
        { "atan2", double.NegativeInfinity, double.PositiveInfinity, -0.7853981633974483 },
        { "atan2", double.NaN, 1, double.NaN },
        { "atan2", 1, double.NaN, double.NaN },
        { "atan2", 0.0, double.NaN, double.NaN },
        { "atan2", double.PositiveInfinity, double.NaN, double.NaN },
        { "atan2", 2, 3, 0.5880026035475675 },
        { "atan2", -2, -3, -2.5535900500422257 },
        { "atan2", 0.0, double.PositiveInfinity, 0.0 },
        { "atan2", 0.0, -2, 3.141592653589793 },
        { "atan2", 2, -2, 2.356194490192345 },
        { "atan2", 1, double.PositiveInfinity, 0.0 },
        { "atan2", -1, double.NegativeInfinity, -3.141592653589793 },
        { "copysign", 0.0, 0.0, 0.0 },
        { "copysign", 0.0, -0.0, -0.0 },
        { "copysign", -0.0, -0.0, -0.0 },
        { "copysign", -0.0, 1, 0.0 },
        { "copysign", 0.0, -1, -0.0 },
        { "copysign", 1, 0.0, 1 },
        { "copysign", -1, 0.0, 1 },
        { "copysign", double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity },
        { "copysign", double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity },
        { "copysign", double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity },
        { "copysign", double.NaN, 1, double.NaN },
        { "copysign", 2, 3, 2 },
        { "copysign", -2, -3, -2 },
        { "copysign", 0.0, double.PositiveInfinity, 0.0 },
        { "copysign", 0.0, -2, -0.0 },
        { "copysign", 2, -2, -2 },
        { "copysign", 1, double.PositiveInfinity, 1 },
        { "copysign", -1, double.NegativeInfinity, -1 },
        { "hypot", 0.0, 0.0, 0.0 },
        { "hypot", 0.0, -0.0, 0.0 },
        { "hypot", -0.0, -0.0, 0.0 },
        { "hypot", -0.0, 1, 1 },
        { "hypot", 0.0, -1, 1 },
        { "hypot", 1, 0.0, 1 },
        { "hypot", -1, 0.0, 1 },
        { "hypot", double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity },
        { "hypot", double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity },
        { "hypot", double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity },
        { "hypot", double.NaN, 1, double.NaN },
        { "hypot", 1, double.NaN, double.NaN },
        { "hypot", 0.0, double.NaN, double.NaN },
        { "hypot", double.PositiveInfinity, double.NaN, double.PositiveInfinity },
        { "hypot", 2, 3, 3.605551275463989 },
        { "hypot", -2, -3, 3.605551275463989 },
        { "hypot", 0.0, double.PositiveInfinity, double.PositiveInfinity },
        { "hypot", 0.0, -2, 2 },
        { "hypot", 2, -2, 2.8284271247461903 },
        { "hypot", 1, double.PositiveInfinity, double.PositiveInfinity },
        { "hypot", -1, double.NegativeInfinity, double.PositiveInfinity },
        { "xlogy", 0.0, 0.0, 0.0 },
        { "xlogy", 0.0, -0.0, 0.0 },
        { "xlogy", -0.0, -0.0, 0.0 },
        { "xlogy", -0.0, 1, 0.0 },
        { "xlogy", 0.0, -1, 0.0 },
        { "xlogy", 1, 0.0, double.NegativeInfinity },
        { "xlogy", -1, 0.0, double.PositiveInfinity },
        { "xlogy", double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity },
        { "xlogy", double.PositiveInfinity, double.NegativeInfinity, double.NaN },
        { "xlogy", double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity },
        { "xlogy", double.NaN, 1, double.NaN },
        { "xlogy", 1, double.NaN, double.NaN },
        { "xlogy", 0.0, double.NaN, double.NaN },
        { "xlogy", double.PositiveInfinity, double.NaN, double.NaN },
        { "xlogy", 2, 3, 2.1972245773362196 },
        { "xlogy", -2, -3, double.NaN },
        { "xlogy", 0.0, double.PositiveInfinity, 0.0 },
        { "xlogy", 0.0, -2, 0.0 },
        { "xlogy", 2, -2, double.NaN },
        { "xlogy", 1, double.PositiveInfinity, double.PositiveInfinity },
        { "xlogy", -1, double.NegativeInfinity, double.NaN },
    };

    public static TheoryData<string, double, double> PairBounds => new()
    {
        { "atan2", 0.51, 3 }, { "hypot", 0.51, 2 }, { "xlogy", 1.6, 3 }, { "copysign", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(PairBounds))]
    public void PairsAreWithinTheirBounds(string name, double singleBound, double doubleBound)
    {
        var (single, ofDouble, exact) = (Functions.SinglePair(name), Functions.DoublePair(name), Functions.ExactPair(name));
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var range = i % 4 == 0 ? 900 : 6;
            var (x, y) = (Number(range), Number(range));
            if (name == "xlogy") y = Math.Abs(y);
            var error = exact(x, y).UlpsFrom(ofDouble.Scalar(x, y));
            Assert.True(error <= doubleBound, $"{name}({x:R}, {y:R}) is off by {error} ulp");
            Assert.Equal(ofDouble.Scalar(x, y), ofDouble.Vector(new(x), new(y))[0]);
            var (a, b) = i % 4 == 0 ? ((float)Number(60), (float)Number(60)) : ((float)x, (float)y);
            if (name == "xlogy") b = Math.Abs(b);
            error = exact(a, b).UlpsFrom(single.Scalar(a, b));
            Assert.True(error <= singleBound, $"{name}({a:R}, {b:R}) is off by {error} ulp");
            Assert.Equal(single.Scalar(a, b), single.Vector(new(a), new(b))[Vector<float>.Count - 1]);
        }

        double Number(int range) => Math.ScaleB(1 + random.NextDouble(), random.Next(-range, range)) * (random.Next(2) * 2 - 1);
    }

    [Theory, MemberData(nameof(SpecialPairs))]
    public void SpecialPairsFollowTheirContract(string name, double x, double y, double expected)
    {
        var (single, ofDouble) = (Functions.SinglePair(name), Functions.DoublePair(name));
        var tolerance = double.IsFinite(expected) && Math.Abs(expected) > 0.1 ? 1e-7 : 0;
        AssertNear(ofDouble.Scalar(x, y), 1e-15 * Math.Sign(tolerance));
        AssertNear(ofDouble.Vector(new(x), new(y))[0], 1e-15 * Math.Sign(tolerance));
        AssertNear(single.Scalar((float)x, (float)y), tolerance);
        AssertNear(single.Vector(new((float)x), new((float)y))[1], tolerance);

        void AssertNear(double actual, double error) => Assert.True(
            Same(expected, actual) || Math.Abs(expected - actual) <= error * Math.Abs(expected),
            $"{name}({x}, {y}) is {actual:R} and should be {expected:R}");
    }
}
