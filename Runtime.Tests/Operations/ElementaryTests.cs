using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Operations;

/// <summary>The elementary functions of tensors: values of PyTorch 1.13 in float64, and of mpmath 1.2.1
/// for trigamma.</summary>
public class ElementaryTests
{
    static readonly Tensor X = Tensor.Of([0.25, -0.5]);

    public static TheoryData<string, Func<Tensor, Tensor>, double, double> Values => new()
    {
        { "log1p", Log1p, 0.22314355131420976, -0.6931471805599453 },
        { "expm1", Expm1, 0.2840254166877415, -0.3934693402873666 },
        { "exp2", Exp2, 1.189207115002721, 0.7071067811865476 },
        { "log2", Log2, -2, double.NaN },
        { "log10", Log10, -0.6020599913279624, double.NaN },
        { "rsqrt", Rsqrt, 2, double.NaN },
        { "reciprocal", Reciprocal, 4, -2 },
        { "tan", Tan, 0.25534192122103627, -0.5463024898437905 },
        { "asin", Asin, 0.25268025514207865, -0.5235987755982989 },
        { "acos", Acos, 1.318116071652818, 2.0943951023931957 },
        { "atan", Atan, 0.24497866312686414, -0.4636476090008061 },
        { "sinh", Sinh, 0.2526123168081683, -0.5210953054937474 },
        { "cosh", Cosh, 1.0314130998795732, 1.1276259652063807 },
        { "asinh", Asinh, 0.24746646154726346, -0.48121182505960347 },
        { "acosh", x => Acosh(x + 2), 1.45057451382258, 0.9624236501192069 },
        { "atanh", Atanh, 0.25541281188299536, -0.5493061443340548 },
        { "erfc", Erfc, 0.7236736098317631, 1.5204998778130465 },
        { "lgamma", Lgamma, 1.2880225246980774, 1.2655121234846454 },
        { "digamma", Digamma, -4.227453533376266, 0.03648997397857652 },
        { "trigamma", x => Polygamma(1, x), 17.197329154507113, 8.934802200544679 },
        { "softplus", x => Softplus(x), 0.8259394198788436, 0.4740769841801067 },
        { "softplus with beta 2", x => Softplus(x, 2), 0.48703849209005334, 0.15663084375911143 },
        { "step", Step, 1, 0 },
        { "ceil", x => Ceil(4 * x - 0.5), 1, -2 },
        { "round", x => Round(2 * x), 0, -1 },
        { "trunc", x => Trunc(6 * x), 1, -3 },
        { "atan2", x => Atan2(x, -1), 2.896613990462929, -2.677945044588987 },
        { "hypot", x => Hypot(x, 1), 1.0307764064044151, 1.118033988749895 },
        { "copysign", x => CopySign(3, x), 3, -3 },
        { "xlogy", x => Xlogy(x, 2), 0.17328679513998632, -0.34657359027997264 },
        { "clamp", x => Clamp(x, -0.25, 0.125), 0.125, -0.25 },
        { "clamp from below", x => ClampMin(x, 0), 0.25, 0 },
        { "clamp from above", x => ClampMax(x, 0), 0, -0.5 },
    };

    [Theory, MemberData(nameof(Values))]
    public void ValuesAreThoseOfPyTorch(string name, Func<Tensor, Tensor> function, double first, double second)
    {
        Assert.NotEmpty(name);
        Expect.Close(function(X), [2], 5e-15, first, second);
        Assert.Equal(DType.Float32, function(Cast(X, DType.Float32)).Type);
        Expect.Close(function(Cast(X, DType.Float32)), [2], 5e-7, first, second);
    }

    [Fact]
    public void QuestionsAboutElements()
    {
        var x = Tensor.Of([1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity]);
        Expect.Truths(IsNaN(x), [4], false, true, false, false);
        Expect.Truths(IsInfinity(x), [4], false, false, true, true);
        Expect.Truths(IsFinite(x), [4], true, false, false, false);
        Expect.Truths(IsFinite(Tensor.Of([1, 2])), [2], true, true);
        Expect.Throws<ArgumentException>(() => IsNaN(Tensor.Of([true])), "isnan", "bool[1]");
    }

    [Fact]
    public void ClampKeepsWholeNumbersAndSpreadsItsBounds()
    {
        Expect.Integers(Clamp(Tensor.Of([-3, 0, 9]), -1, 5), [3], -1, 0, 5);
        Expect.Integers(ClampMin(Tensor.Of([-3, 4]), 0), [2], 0, 4);
        Expect.Equal(Clamp(Tensor.Of([-3, 9]), -0.5, 5), [2], -0.5f, 5);
        Expect.Equal(Clamp(Tensor.Of([0f, 5], 2, 1), Tensor.Of([1f, 2]), 3), [2, 2], 1, 2, 3, 3);
        Expect.Equal(Clamp(Tensor.Of([0f, float.NaN]), 2, 1), [2], 1, float.NaN);
        Expect.Throws<ArgumentException>(() => Clamp(Tensor.Zeros(3), Tensor.Zeros(2), 1), "clamp", "[3]", "[2]");
    }

    [Fact]
    public void AnElementOnABoundHasTheDerivative()
    {
        var x = Tensor.Of([-1.0, 0.5, 2, 3, double.NaN]);
        Expect.Close(Gradient(Sum(Clamp(x, -1, 2)), x), [5], 0, 1, 1, 1, 0, 0);
    }

    [Fact]
    public void DerivativesOfTheGammaFunctionNest()
    {
        var x = Tensor.Scalar(1.5);
        var y = Lgamma(x);
        double[] derivatives = [0.03648997397857652, 0.9348022005446793, -0.8287966442343199];
        for (var order = 0; order < 3; order++)
        {
            y = Gradient(y, x);
            Expect.Close(y, [], 1e-13, derivatives[order]);
        }
        Expect.Close(Gradient(y, x), [], 1e-10, 3 * 2 * (Math.Pow(Math.PI, 4) / 90 * 15 - 16));
    }

    [Fact]
    public void SoftplusNeedsABend() =>
        Expect.Throws<ArgumentException>(() => Softplus(X, 0), "beta is 0");
}
