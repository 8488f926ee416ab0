namespace GraphGen.Runtime.Tests.Parameters;

public class ClippingTests
{
    // Two gradients, so that there is a gap between them: (3, -4) and (12).
    static GradientSet Gradients(DType type)
    {
        var gradients = new GradientSet(new ParameterSet(new TwoParameters(type)));
        if (type == DType.Float64)
        {
            gradients.AsSpan<double>().Fill(1000);
            new double[] { 3, -4 }.CopyTo(gradients["a"].AsSpan<double>());
            gradients["b"].AsSpan<double>()[0] = 12;
        }
        else
        {
            gradients.Values.Fill(1000);
            new float[] { 3, -4 }.CopyTo(gradients["a"].Values);
            gradients["b"].Values[0] = 12;
        }
        return gradients;
    }

    [Theory]
    [InlineData(1.0, 19.0)]
    [InlineData(2.0, 13.0)]
    [InlineData(3.0, 12.207054953820636)] // (27 + 64 + 1728)^(1/3)
    [InlineData(0.5, 51.78460969082653)] // (√3 + 2 + √12)²
    [InlineData(double.PositiveInfinity, 12.0)]
    public void NormsLeaveGapsOut(double order, double expected)
    {
        Assert.Equal(expected, Gradients(DType.Float32).Norm(order), 1e-9);
        Assert.Equal(expected, Gradients(DType.Float64).Norm(order), 1e-12);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void NormsOfEveryLength(DType type)
    {
        for (var length = 0; length < 40; length++)
        {
            var gradients = new GradientSet(new ParameterSet(new TwoParameters(type, length)));
            double[] values = [.. Enumerable.Range(1, length).Select(i => i % 2 == 0 ? i / 4.0 : -i)];
            for (var i = 0; i < length; i++)
                if (type == DType.Float64) gradients["a"].AsSpan<double>()[i] = values[i];
                else gradients["a"].Values[i] = (float)values[i];
            Assert.Equal(Math.Sqrt(values.Sum(value => value * value)), gradients.Norm(), 1e-12);
            Assert.Equal(values.Sum(Math.Abs), gradients.Norm(1), 1e-12);
            Assert.Equal(values.Select(Math.Abs).Append(0).Max(), gradients.Norm(double.PositiveInfinity));
            for (var i = 0; i < length; i++)
            {
                if (type == DType.Float64) gradients["a"].AsSpan<double>()[i] = double.NaN;
                else gradients["a"].Values[i] = float.NaN;
                Assert.Equal("a", gradients.FindNonFinite());
                Assert.Equal(double.NaN, gradients.Norm());
                if (type == DType.Float64) gradients["a"].AsSpan<double>()[i] = 0;
                else gradients["a"].Values[i] = 0;
            }
        }
    }

    [Fact]
    public void ClippingShrinksByOneFactor()
    {
        var gradients = Gradients(DType.Float64);
        Assert.Equal(13, gradients.ClipByNorm(6.5));
        Expect.Close(gradients["a"].ToTensor(), [2], 1e-15, 3 * 6.5 / 13.000001, -4 * 6.5 / 13.000001);
        Expect.Close(gradients["b"].ToTensor(), [1], 1e-15, 12 * 6.5 / 13.000001);
    }

    [Fact]
    public void SmallGradientsStayAsTheyAre()
    {
        var gradients = Gradients(DType.Float32);
        gradients.ClipByNorm(13.1);
        Assert.Equal([3, -4], gradients["a"].Values.ToArray());
        gradients.ClipByNorm(double.PositiveInfinity);
        Assert.Equal([3, -4], gradients["a"].Values.ToArray());
    }

    [Fact]
    public void ValuesAreCut()
    {
        var gradients = Gradients(DType.Float32);
        gradients["b"].Values[0] = float.NaN;
        gradients.ClipByValue(3.5);
        Assert.Equal([3, -3.5f], gradients["a"].Values.ToArray());
        Assert.Equal(float.NaN, gradients["b"].Values[0]);
        gradients["b"].Values[0] = float.NegativeInfinity;
        gradients.ClipByValue(2);
        Assert.Equal(-2, gradients["b"].Values[0]);
    }

    // torch.nn.utils.clip_grad_norm_ of (1, inf) with max_norm 1 leaves (0, nan); of (1, nan), (nan, nan).
    [Theory]
    [InlineData(float.PositiveInfinity, double.PositiveInfinity, 0f)]
    [InlineData(float.NaN, double.NaN, float.NaN)]
    public void WhatIsNotFiniteSpreadsAsInPyTorch(float element, double norm, float others)
    {
        foreach (var order in new[] { 1, 2, 3, double.PositiveInfinity })
        {
            var gradients = Gradients(DType.Float32);
            gradients["b"].Values[0] = element;
            Assert.Equal(norm, gradients.ClipByNorm(1, order));
            Assert.Equal(others, Math.Abs(gradients["a"].Values[0]));
            Assert.Equal(float.NaN, gradients["b"].Values[0]);
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void TheFirstNonFiniteGradientIsNamed(DType type)
    {
        var gradients = Gradients(type);
        Assert.Null(gradients.FindNonFinite());
        if (type == DType.Float64) gradients["b"].AsSpan<double>()[0] = double.NegativeInfinity;
        else gradients["b"].Values[0] = float.NegativeInfinity;
        Assert.Equal("b", gradients.FindNonFinite());
        if (type == DType.Float64) gradients["a"].AsSpan<double>()[1] = double.NaN;
        else gradients["a"].Values[1] = float.NaN;
        Assert.Equal("a", gradients.FindNonFinite());
    }

    [Fact]
    public void LimitsAreChecked()
    {
        var gradients = Gradients(DType.Float32);
        Expect.Throws<ArgumentOutOfRangeException>(() => gradients.ClipByNorm(-1), "maximum", "-1");
        Expect.Throws<ArgumentOutOfRangeException>(() => gradients.ClipByValue(double.NaN), "limit");
        Expect.Throws<ArgumentOutOfRangeException>(() => gradients.Norm(0), "order");
    }

    sealed class TwoParameters(DType type, int length = 2) : IParameterized
    {
        public void Collect(string prefix, ParameterCollector collector)
        {
            collector.Add(prefix, "a", new Parameter([length], Initializers.Zeros, type));
            collector.Add(prefix, "b", new Parameter([1], Initializers.Zeros, type));
        }
    }
}
