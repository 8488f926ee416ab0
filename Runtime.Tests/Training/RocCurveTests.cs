namespace GraphGen.Runtime.Tests.Training;

public class RocCurveTests
{
    // roc_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) of scikit-learn's documentation.
    [Fact]
    public void TheDocumentedExample()
    {
        var curve = RocCurve.Of([0.1f, 0.4f, 0.35f, 0.8f], [0, 0, 1, 1]);
        Assert.Equal([0, 0, 0.5, 0.5, 1], curve.Points.Select(point => point.FalsePositiveRate));
        Assert.Equal([0, 0.5, 0.5, 1, 1], curve.Points.Select(point => point.TruePositiveRate));
        Assert.Equal([double.PositiveInfinity, 0.8f, 0.4f, 0.35f, 0.1f], curve.Points.Select(point => point.Threshold));
        Assert.Equal(0.75, curve.Area);
    }

    [Fact]
    public void TheAreaIsHowOftenAPositiveExampleIsAhead()
    {
        var random = new Random(5);
        float[] scores = [.. Enumerable.Range(0, 200).Select(_ => random.Next(12) / 4f)];
        int[] labels = [.. Enumerable.Range(0, 200).Select(_ => random.Next(2))];
        var (ahead, pairs) = (0.0, 0);
        for (var i = 0; i < 200; i++)
            for (var j = 0; j < 200; j++)
                if (labels[i] == 1 && labels[j] == 0)
                    (ahead, pairs) = (ahead + (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0), pairs + 1);
        Assert.Equal(ahead / pairs, RocCurve.Of(scores, labels).Area, 1e-12);
        double[] doubles = [.. scores.Select(score => (double)score)];
        Assert.Equal(RocCurve.Of(scores, labels).Area, RocCurve.Of(doubles, labels).Area);
        Assert.Equal(RocCurve.Of(scores, labels).Points, RocCurve.Of(doubles, labels).Points);
        double[] tenths = [.. scores.Select(score => 0.1 * score)];
        Assert.Equal(ahead / pairs, RocCurve.OneVersusRest(tenths, labels, 1).Area, 1e-12);
    }

    [Theory]
    [InlineData(new float[] { 1, 1, 1, 1 }, 0.5)]
    [InlineData(new float[] { 0, 0, 1, 1 }, 1.0)]
    [InlineData(new float[] { 1, 1, 0, 0 }, 0.0)]
    [InlineData(new float[] { 0, 1, 1, 1 }, 0.75)]
    public void TiesCountHalf(float[] scores, double area) => Assert.Equal(area, RocCurve.Of(scores, [0, 0, 1, 1]).Area);

    [Fact]
    public void OneClassAgainstTheRest() =>
        Assert.Equal(0.75, RocCurve.OneVersusRest([0.1f, 0.4f, 0.35f, 0.8f], [0, 1, 2, 2], 2).Area);

    [Fact]
    public void BadExamplesAreRefused()
    {
        Expect.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [1, 1]), "2 positive", "0 negative");
        Expect.Throws<ArgumentException>(() => RocCurve.Of([1, float.NaN], [1, 0]), "Score 1 is NaN");
        Expect.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [1, 2]), "Label 1 is 2", "neither 0 nor 1");
        Expect.Throws<ArgumentException>(() => RocCurve.Of([1, 2, 3], [1, 0]), "3 scores", "2 examples");
        Expect.Throws<ArgumentException>(() => RocCurve.Of([0.1, double.NaN], [1, 0]), "Score 1 is NaN");
        Expect.Throws<ArgumentException>(() => RocCurve.OneVersusRest([0.1], [1, 0], 0), "1 score for 2 examples");
    }
}
