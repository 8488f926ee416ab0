namespace GraphGen.Runtime.Tests.Training;

/// <summary>The examples of scikit-learn's documentation.</summary>
public class ConfusionMatrixTests
{
    static ConfusionMatrix Of(int classes, int[] predicted, int[] actual)
    {
        var matrix = new ConfusionMatrix(classes);
        matrix.Add(predicted, actual);
        return matrix;
    }

    // confusion_matrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2])
    [Fact]
    public void RowsAreWhatExamplesAre()
    {
        var matrix = Of(3, [0, 0, 2, 2, 0, 2], [2, 0, 2, 2, 0, 1]);
        int[,] expected = { { 2, 0, 0 }, { 0, 0, 1 }, { 1, 0, 2 } };
        for (var actual = 0; actual < 3; actual++)
            for (var predicted = 0; predicted < 3; predicted++)
                Assert.Equal(expected[actual, predicted], matrix[actual, predicted]);
        Assert.Equal(6, matrix.Count);
        Assert.Equal(4 / 6.0, matrix.Accuracy);
    }

    // precision_score, recall_score and f1_score of y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1]:
    // class 0 has precision 2/3, recall 1 and F1 0.8, the others have 0.
    [Theory]
    [InlineData(Averaging.Macro, 2 / 9.0, 1 / 3.0, 0.8 / 3)]
    [InlineData(Averaging.Micro, 1 / 3.0, 1 / 3.0, 1 / 3.0)]
    [InlineData(Averaging.Weighted, 2 / 9.0, 1 / 3.0, 0.8 / 3)]
    public void Averages(Averaging averaging, double precision, double recall, double f1)
    {
        var matrix = Of(3, [0, 2, 1, 0, 0, 1], [0, 1, 2, 0, 1, 2]);
        Assert.Equal(2 / 3.0, matrix.Precision(0), 1e-15);
        Assert.Equal(1, matrix.Recall(0));
        Assert.Equal(0.8, matrix.F1(0), 1e-15);
        Assert.Equal(0, matrix.Precision(1));
        Assert.Equal(precision, matrix.Precision(averaging), 1e-15);
        Assert.Equal(recall, matrix.Recall(averaging), 1e-15);
        Assert.Equal(f1, matrix.F1(averaging), 1e-15);
    }

    // Three of class 0 (two found, one taken for 1), one of class 1 (found): precisions 1 and 1/2, recalls 2/3 and 1.
    [Fact]
    public void WeightsAreTheExamplesOfAClass()
    {
        var matrix = Of(2, [0, 0, 1, 1], [0, 0, 0, 1]);
        Assert.Equal((3 * 1 + 1 * 0.5) / 4, matrix.Precision(Averaging.Weighted), 1e-15);
        Assert.Equal(0.75, matrix.Precision(Averaging.Macro), 1e-15);
        Assert.Equal((3 * 0.8 + 2 / 3.0) / 4, matrix.F1(Averaging.Weighted), 1e-15);
        Assert.Equal(2 / 3.0, matrix.F1(1), 1e-15);
    }

    [Fact]
    public void ClassesThatNeverOccurDoNotCount()
    {
        var matrix = Of(4, [0, 0, 1, 1], [0, 0, 0, 1]);
        Assert.Equal(0.75, matrix.Precision(Averaging.Macro), 1e-15);
        Assert.Equal(0, matrix.Precision(3));
        Assert.Equal(double.NaN, new ConfusionMatrix(2).Accuracy);
    }

    [Fact]
    public void ItPrints()
    {
        var matrix = Of(2, [0, 0, 1, 1], [0, 0, 0, 1]);
        Assert.Equal(
            """
            actual \ predicted  cat  dog
            cat                   2    1
            dog                   0    1
            """, matrix.ToString(["cat", "dog"]), ignoreLineEndingDifferences: true);
        Assert.StartsWith("actual \\ predicted  0  1", matrix.ToString());
        Expect.Throws<ArgumentException>(() => matrix.ToString(["cat"]), "1 name for 2 classes");
    }

    [Fact]
    public void WhatIsNoClassIsRefusedAndNotCounted()
    {
        var matrix = new ConfusionMatrix(2);
        Expect.Throws<ArgumentException>(() => matrix.Add([0, 2], [0, 1]), "2 is no class");
        Expect.Throws<ArgumentException>(() => matrix.Add([0], [0, 1]), "1 prediction for 2 examples");
        Expect.Throws<ArgumentException>(() => matrix.Add([0], [-1]), "-1");
        Assert.Equal(0, matrix.Count);
    }

    [Fact]
    public void OnlyClassesAreMeasured()
    {
        var matrix = Of(2, [0, 0, 1, 1], [0, 0, 0, 1]);
        foreach (var label in new[] { -1, 2 })
        {
            string[] message = [$"{label} is no class", "2 classes", "0 to 1"];
            Expect.Throws<ArgumentOutOfRangeException>(() => _ = matrix[0, label], [.. message, "predicted"]);
            Expect.Throws<ArgumentOutOfRangeException>(() => _ = matrix[label, 0], [.. message, "actual"]);
            Expect.Throws<ArgumentOutOfRangeException>(() => matrix.Precision(label), message);
            Expect.Throws<ArgumentOutOfRangeException>(() => matrix.Recall(label), message);
            Expect.Throws<ArgumentOutOfRangeException>(() => matrix.F1(label), message);
        }
    }
}
