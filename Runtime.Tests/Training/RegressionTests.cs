using static GraphGen.Metrics;

namespace GraphGen.Runtime.Tests.Training;

public class RegressionTests
{
    static readonly double[] Predicted = [2.5, 0.0, 2, 8], Actual = [3, -0.5, 2, 7];

    // The examples of scikit-learn's documentation.
    [Fact]
    public void TheDocumentedExamples()
    {
        Assert.Equal(0.5, MeanAbsoluteError<double>(Predicted, Actual));
        Assert.Equal(0.375, MeanSquaredError<double>(Predicted, Actual));
        Assert.Equal(0.9486081370449679, R2<double>(Predicted, Actual), 1e-15);
    }

    [Fact]
    public void R2OfTheMeanIsZero() => Assert.Equal(0, R2<float>([2, 2, 2], [1, 2, 3]));

    [Fact]
    public void ConstantTargets()
    {
        Assert.Equal(1, R2<double>([3, 3], [3, 3]));
        Assert.Equal(0, R2<double>([3, 4], [3, 3]));
    }

    [Fact]
    public void NoNumbersAndNaN()
    {
        Assert.Equal(double.NaN, R2<double>([], []));
        Assert.Equal(double.NaN, MeanAbsoluteError<double>([], []));
        Assert.Equal(double.NaN, R2<double>([double.NaN, 1], [3, 3]));
        Assert.Equal(double.NaN, MeanSquaredError<double>([double.NaN, 1], [3, 3]));
        Expect.Throws<ArgumentException>(() => MeanAbsoluteError<double>([1], [1, 2]), "1 prediction for 2 right values");
    }
}
