using static GraphGen.Metrics;

namespace GraphGen.Runtime.Tests.Training;

public class TopKTests
{
    // top_k_accuracy_score of scikit-learn's documentation.
    static readonly float[] Scores = [0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f];

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1.0)]
    [InlineData(9, 1.0)]
    public void TheDocumentedExample(int k, double expected) => Assert.Equal(expected, TopKAccuracy(Scores, [0, 1, 2, 2], k));

    [Fact]
    public void OneIsTheAccuracyAlsoAtTiesAndNaN()
    {
        var random = new Random(3);
        float[] scores = [.. Enumerable.Range(0, 400).Select(_ => random.Next(5) is var n && n == 4 ? float.NaN : n)];
        int[] labels = [.. Enumerable.Range(0, 100).Select(_ => random.Next(4))];
        Assert.Equal(Accuracy(scores, labels), TopKAccuracy(scores, labels, 1));
        Assert.Equal(Accuracy(scores, labels), Predict(scores, 4).Zip(labels).Count(pair => pair.First == pair.Second) / 100.0);
    }

    [Fact]
    public void OfEqualScoresTheFirstIsLarger()
    {
        Assert.Equal(1, TopKAccuracy([1, 1, 1], [1], 2));
        Assert.Equal(0, TopKAccuracy([1, 1, 1], [2], 2));
        Assert.Equal(0, TopKAccuracy([float.NaN, 1, 2], [1], 2));
    }

    [Fact]
    public void BadInputIsRefused()
    {
        Expect.Throws<ArgumentException>(() => TopKAccuracy([1, 2, 3], [0, 1], 1), "3 scores", "2 labels");
        Expect.Throws<ArgumentException>(() => TopKAccuracy([1, 2, 3], [3], 1), "Label 0 is 3", "0 to 2");
        Expect.Throws<ArgumentOutOfRangeException>(() => TopKAccuracy([1, 2, 3], [0], 0), "k");
        Expect.Throws<ArgumentException>(() => Predict([1, 2, 3], 2), "3 scores", "2 classes");
        Expect.Throws<ArgumentException>(() => TopKAccuracy([1.5], [1], 1), "Label 0 is 1", "with 1 class,");
        Expect.Throws<ArgumentOutOfRangeException>(() => TopKAccuracy([1.5], [0], 0), "k");
        Expect.Throws<ArgumentException>(() => Predict([0.1], 2), "1 score.", "2 classes");
    }
}
