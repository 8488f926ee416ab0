using GraphGen.Kernels;

namespace GraphGen.Samples.Logistic;

/// <summary>Points of the plane from two overlapping classes: class 1 around (1, 0.5), class 0 around (-1, -0.5), both normal
/// with a standard deviation of 1.</summary>
static class LogisticData
{
    /// <summary>The number of points to train with, and of those to test with.</summary>
    public const int Train = 1000, Test = 1000;

    /// <summary>By Bayes' rule the logarithm of the odds for class 1 at (a, b) is 2·(center · point) / σ², so no rule is right
    /// more often than this one.</summary>
    public const float BestA = 2, BestB = 1;

    /// <summary>Draws points. The same seed gives the same ones.</summary>
    public static (Dataset<float, float> Train, Dataset<float, float> Test) Draw(ulong seed)
    {
        var random = new Philox(seed);
        var (points, labels) = (new float[2 * (Train + Test)], new float[Train + Test]);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = i % 2;
            var side = 2 * labels[i] - 1;
            points[2 * i] = side + (float)random.NextNormal();
            points[2 * i + 1] = side / 2 + (float)random.NextNormal();
        }

        return new Dataset<float, float>(points, new(2), labels, TensorShape.Scalar).Split(Train, Test);
    }
}
