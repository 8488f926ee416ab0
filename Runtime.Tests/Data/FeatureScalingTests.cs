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
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<float>([1, 2], 2).Apply<float>([1]), "1 numbers");
        var images = new Dataset<float, int>(new float[3], new TensorShape(3), new int[1], TensorShape.Scalar);
        Expect.Throws<ArgumentException>(() => FeatureScaling.Standard<float>([1, 2], 2).Apply(images), "[3]", "2 features");
    }
}
