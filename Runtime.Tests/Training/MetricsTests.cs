namespace GraphGen.Runtime.Tests.Training;

public class MetricsTests
{
    [Fact]
    public void AccuracyIsThePartOfRightClasses()
    {
        float[] scores = [0.1f, 0.9f, 0, 5, 1, 2, -1, -2, -0.5f, 0, 0, 0];
        Assert.Equal(0.75, Metrics.Accuracy(scores, [1, 0, 1, 0]));
        Assert.Equal(1, Metrics.Accuracy([float.NaN, 9], [0]));
        Assert.Equal(double.NaN, Metrics.Accuracy(Array.Empty<float>(), []));
        Expect.Throws<ArgumentException>(() => Metrics.Accuracy([1, 2, 3], [0, 1]), "3 scores", "2 labels");
    }

    [Fact]
    public void LabelsAreClasses()
    {
        Expect.Throws<ArgumentException>(
            () => Metrics.Accuracy([1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 2, 3]), "Label 2 is 3", "3 classes", "0 to 2");
        Expect.Throws<ArgumentException>(() => Metrics.Accuracy([1.5, 0.1], [-1]), "Label 0 is -1", "0 to 1");
        var data = new Dataset<float, int>(new float[5], TensorShape.Scalar, new[] { 1, 0, 1, 2, 0 }, TensorShape.Scalar);
        Predictor<float> same = inputs => new float[2 * inputs.Length];
        Expect.Throws<ArgumentException>(() => Metrics.Accuracy(same, data, batchSize: 2), "Label 3 is 2", "0 to 1");
        Expect.Throws<ArgumentNullException>(() => Metrics.Accuracy((Predictor<float>)null!, data, batchSize: 2), "predict");
        Expect.Throws<ArgumentNullException>(() => Metrics.Accuracy((Predictor<float, double>)null!, data, batchSize: 2), "predict");
        Expect.Throws<ArgumentNullException>(() => Metrics.Accuracy(same, null!, batchSize: 2), "data");
    }

    // Scores that only a double tells apart: as floats all are 1, and the first would count.
    [Fact]
    public void DoublesAreComparedAsDoubles()
    {
        double[] scores = [1, 1 + 1e-15, 1 - 1e-15, 1, 1 + 2e-15, 1 + 1e-15];
        Assert.Equal([1, 1], Metrics.Predict(scores, 3));
        Assert.Equal(1, Metrics.Accuracy(scores, [1, 1]));
        Assert.Equal(0, Metrics.TopKAccuracy(scores, [2, 0], 2));
        Assert.Equal(0.5, Metrics.TopKAccuracy(scores, [0, 0], 2));
        Assert.Equal(1, RocCurve.Of([1, 1 - 1e-15, 1 + 1e-15], [0, 0, 1]).Area);
        var curve = RocCurve.OneVersusRest([1.0, 1 + 1e-15], [4, 7], 7);
        Assert.Equal([double.PositiveInfinity, 1 + 1e-15, 1], curve.Points.Select(point => point.Threshold));
    }

    // By definition: the rank of a class is the number of classes whose score is larger, or equal and earlier.
    [Fact]
    public void DoublesGiveWhatFloatsGive()
    {
        var random = new Random(7);
        float[] scores = [.. Enumerable.Range(0, 1500).Select(_ => random.Next(20) is var n && n == 19 ? float.NaN : n / 8f)];
        double[] doubles = [.. scores.Select(score => (double)score)];
        int[] labels = [.. Enumerable.Range(0, 300).Select(_ => random.Next(5))];
        var ranks = labels.Select((label, i) => Enumerable.Range(0, 5)
            .OrderByDescending(c => Ordered(doubles[5 * i + c])).ToList().IndexOf(label));
        Assert.Equal(Metrics.Predict(scores, 5), Metrics.Predict(doubles, 5));
        Assert.Equal(Metrics.Accuracy(scores, labels), Metrics.Accuracy(doubles, labels));
        Assert.Equal(ranks.Count(rank => rank == 0) / 300.0, Metrics.Accuracy(doubles, labels));
        for (var k = 1; k <= 5; k++)
        {
            Assert.Equal(Metrics.TopKAccuracy(scores, labels, k), Metrics.TopKAccuracy(doubles, labels, k));
            Assert.Equal(ranks.Count(rank => rank < k) / 300.0, Metrics.TopKAccuracy(doubles, labels, k));
        }

        static double Ordered(double score) => double.IsNaN(score) ? double.PositiveInfinity : score;
    }

    [Fact]
    public void AccuracyOfADatasetTakesDoubles()
    {
        var data = new Dataset<double, int>(
            new[] { 0.2, -3, 1, -1, 0.1 }, TensorShape.Scalar, new[] { 1, 0, 1, 1, 0 }, TensorShape.Scalar);
        ReadOnlySpan<double> Signs(ReadOnlySpan<double> inputs) => inputs.ToArray().SelectMany(x => new[] { -x, x }).ToArray();
        Assert.Equal(0.6, Metrics.Accuracy<double>(Signs, data, batchSize: 2));
        Assert.Equal(0.6, Metrics.Accuracy(inputs => Signs(inputs), data, batchSize: 3));
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
