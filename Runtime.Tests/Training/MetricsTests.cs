namespace GraphGen.Runtime.Tests.Training;

public class MetricsTests
{
    [Fact]
    public void AccuracyIsThePartOfRightClasses()
    {
        float[] scores = [0.1f, 0.9f, 0, 5, 1, 2, -1, -2, -0.5f, 0, 0, 0];
        Assert.Equal(0.75, Metrics.Accuracy(scores, [1, 0, 1, 0]));
        Assert.Equal(1, Metrics.Accuracy([float.NaN, 9], [0]));
        Assert.Equal(double.NaN, Metrics.Accuracy([], []));
        Expect.Throws<ArgumentException>(() => Metrics.Accuracy([1, 2, 3], [0, 1]), "3 scores", "2 labels");
    }

    [Fact]
    public void AccuracyOfADatasetGoesThroughItsBatches()
    {
        var data = new Dataset<float, int>(new float[] { 0.2f, -3, 1, -1, 0.1f }, TensorShape.Scalar, new[] { 1, 0, 1, 1, 0 }, TensorShape.Scalar);
        var scores = new float[4];
        ReadOnlySpan<float> Signs(ReadOnlySpan<float> inputs)
        {
            for (var i = 0; i < inputs.Length; i++)
                (scores[2 * i], scores[2 * i + 1]) = (-inputs[i], inputs[i]);
            return scores.AsSpan(0, 2 * inputs.Length);
        }
        Assert.Equal(0.6, Metrics.Accuracy<float>(Signs, data, batchSize: 2));
    }
}
