using static GraphGen.Ops;

namespace GraphGen.Samples.Logistic;

/// <summary>Logistic regression: the logarithm of the odds for a class is a weighted sum.</summary>
sealed partial class LogisticClassifier
{
    readonly Linear line = new(2, 1);

    /// <summary>The logarithms of the odds for class 1; above 0 where it is the likelier one.</summary>
    [Model]
    public partial Tensor Logits([Shape("batch", 2)] Tensor point) => Squeeze(line.Forward(point), 1);

    /// <summary>The mean cross-entropy of the odds with the right classes, 0 or 1.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 2)] Tensor point, [Shape("batch")] Tensor label) =>
        BinaryCrossEntropyWithLogits(Logits(point), label);
}
