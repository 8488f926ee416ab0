namespace GraphGen.Runtime.Tests.Data;

public class FeatureScalingTests
{
    // Features: 1 2 3 6 (mean 3, variance 3.5), constant 7, and one with NaN: -1 NaN 1 3 (mean 1, variance 8/3).
    static readonly double[] Rows = [1, 7, -1, 2, 7, double.NaN, 3, 7, 1, 6, 7, 3];

    [Fact]
    public void StandardScalingGivesMeanZeroAndDeviationOne()
    {
        var scaling = FeatureScaling.Standard<double>(Rows, 3);
        Assert.Equal([3.0, 7, 1], scaling.Centers);
        Assert.Equal([Math.Sqrt(3.5), 1, Math.Sqrt(8 / 3.0)], scaling.Spreads);
        double[] other = [3 + Math.Sqrt(3.5), 8, 1];
        scaling.Apply<double>(other);
        Expect.Close(Tensor.Of(other), [3], 1e-15, 1, 1, 0);
        scaling.Invert<double>(other);
        Expect.Close(Tensor.Of(other), [3], 1e-15, 3 + Math.Sqrt(3.5), 8, 1);
    }

    [Fact]
    public void MinMaxScalingGivesZeroToOne()
    {
        var rows = Rows.ToArray();
        FeatureScaling.MinMax<double>(rows, 3).Apply<double>(rows);
        Assert.Equal([0, 0, 0, 0.2, 0, double.NaN, 0.4, 0, 0.5, 1, 0, 1], rows);
    }

    [Fact]
    public void LargeOffsetsLoseNothing()
    {
        double[] rows = [1e9 + 1, 1e9 + 2, 1e9 + 3];
        Assert.Equal(Math.Sqrt(2 / 3.0), FeatureScaling.Standard<double>(rows, 1).Spreads[0], 1e-12);
    }

    // Sums of equal numbers round: 1000 times 0.1 is not 100.
    [Theory]
    [InlineData(0.1, 3)]
    [InlineData(0.1, 1000)]
    [InlineData(1e308, 1000)]
    [InlineData(-5e-324, 7)]
    public void AConstantFeatureHasItsValueAndSpreadOne(double value, int count)
    {
        double[] rows = [.. Enumerable.Repeat(value, count)];
        foreach (var scaling in new[] { FeatureScaling.Standard<double>(rows, 1), FeatureScaling.MinMax<double>(rows, 1) })
        {
            Assert.Equal([value], scaling.Centers);
            Assert.Equal([1.0], scaling.Spreads);
        }
        var scaled = rows.ToArray();
        FeatureScaling.Standard<double>(rows, 1).Apply<double>(scaled);
        Assert.All(scaled, zero => Assert.Equal(0, zero));
        float[] floats = [.. rows.Select(x => (float)x)];
        if (float.IsFinite(floats[0]))
            Assert.Equal([1.0], FeatureScaling.Standard<float>(floats, 1).Spreads);
    }

    // The deviation of 1, 2, 3 is the root of 2/3, and of equally many -1 and 1 it is 1, in any unit.
    [Theory]
    [InlineData(new[] { 1e-200, 2e-200, 3e-200 }, 2e-200, 0.816496580927726e-200)]
    [InlineData(new[] { 1e200, 2e200, 3e200 }, 2e200, 0.816496580927726e200)]
    [InlineData(new[] { 1e308, -1e308 }, 0.0, 1e308)]
    [InlineData(new[] { 1e308, 1e308, -1e308, -1e308 }, 0.0, 1e308)]
    [InlineData(new[] { double.MaxValue, -double.MaxValue }, 0.0, double.MaxValue)]
    [InlineData(new[] { 1e308, 1.5e308, 1e308, 1.5e308 }, 1.25e308, 0.25e308)]
    [InlineData(new[] { 0, 1e-323 }, 5e-324, 5e-324)]
    [InlineData(new[] { 0, 5e-324 }, 0.0, 5e-324)]
    public void NumbersOfAnySizeAreMeasured(double[] rows, double mean, double deviation)
    {
        var scaling = FeatureScaling.Standard<double>(rows, 1);
        Assert.InRange(scaling.Centers[0] - mean, -1e-15 * deviation, 1e-15 * deviation);
        Assert.InRange(scaling.Spreads[0] / deviation, 1 - 1e-15, 1 + 1e-15);
    }

    // One of 1000 numbers is 1 unit in the last place larger: the deviation is its root of 999 / 1000.
    [Fact]
    public void ADeviationFarSmallerThanTheMeanIsRight()
    {
        double[] rows = [.. Enumerable.Repeat(0.1, 999), Math.BitIncrement(0.1)];
        var unit = Math.BitIncrement(0.1) - 0.1;
        Assert.Equal(Math.Sqrt(999) / 1000, FeatureScaling.Standard<double>(rows, 1).Spreads[0] / unit, 1e-12);
    }

    [Fact]
    public void DifferencesThatOverflowAreScaled()
    {
        double[] rows = [1e308, 1e308, 1e308, -1.7e308], scaled = [.. rows];
        var scaling = FeatureScaling.Standard<double>(rows, 1);
        scaling.Apply<double>(scaled);
        Assert.Equal(-Math.Sqrt(3), scaled[3], 1e-14);
        scaling.Invert<double>(scaled);
        for (var i = 0; i < 4; i++)
            Assert.Equal(1, scaled[i] / rows[i], 1e-14);
        Expect.Throws<ArgumentException>(() => FeatureScaling.MinMax<double>(rows, 1), "Feature 0", "-1.7E+308 to 1E+308");
    }

    [Fact]
    public void WhatCannotBeMeasuredIsRefused()
    {
        double[] infinite = [1, 2, 3, double.NegativeInfinity], missing = [1, double.NaN, 2, double.NaN];
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<double>(infinite, 2), "Row 1, feature 1", "-Infinity");
        Expect.Throws<ArgumentException>(() => FeatureScaling.MinMax<double>(infinite, 2), "Row 1, feature 1", "-Infinity");
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<float>([float.PositiveInfinity], 1), "Row 0, feature 0", "Infinity");
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<double>(missing, 2), "Feature 1", "2 rows");
        Expect.Throws<ArgumentException>(() => FeatureScaling.MinMax<double>([], 2), "Feature 0", "0 rows");
    }

    [Fact]
    public void ADatasetIsCopied()
    {
        var train = new Dataset<float, int>(new float[] { 1, 10, 3, 20 }, new TensorShape(2), new[] { 0, 1 }, TensorShape.Scalar);
        var scaled = FeatureScaling.MinMax(train.Inputs, 2).Apply(train);
        Assert.Equal([0, 0, 1, 1], scaled.Inputs.ToArray());
        Assert.Equal([1, 10, 3, 20], train.Inputs.ToArray());
        Assert.Equal([0, 1], scaled.Targets.ToArray());
    }

    [Fact]
    public void RowsAreWhole()
    {
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<float>([1, 2, 3], 2), "3 numbers", "2 features");
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<float>([1, 2], 2).Apply<float>([1]), "1 number.");
        var images = new Dataset<float, int>(new float[3], new TensorShape(3), new int[1], TensorShape.Scalar);
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<float>([1, 2], 2).Apply(images), "[3]", "2 features");
        Expect.Throws<ArgumentNullException>(() => FeatureScaling.Standard<float>([1, 2], 2).Apply<float, int>(null!), "data");
    }
}
