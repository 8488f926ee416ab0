using static GraphGen.Ops;

namespace GraphGen.Samples.DigitsSigmoid;

/// <summary>784 pixels, 15 hidden and 10 output units, all sigmoids, with the two costs of Nielsen, "Neural Networks and Deep
/// Learning", 2015: squared error (chapter 1) and cross-entropy (chapter 3).</summary>
sealed partial class SigmoidNetwork
{
    readonly NormalLayer hidden = new(784, 15);
    readonly NormalLayer output = new(15, 10);

    /// <summary>What goes into the ten output units; their sigmoids are what the network answers.</summary>
    [Model]
    public partial Tensor Logits([Shape("batch", 784)] Tensor image) => output.Forward(Sigmoid(hidden.Forward(image)));

    /// <summary>Half the mean of the squared distance between the answer and a 1 at the right digit.</summary>
    [Model]
    public partial Tensor SquaredError([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        MeanSquaredError(Sigmoid(Logits(image)), OneHot(digit, 10), Reduction.BatchMean) / 2;

    /// <summary>The mean of the cross-entropies of each output unit with its target, added up.</summary>
    [Model]
    public partial Tensor UnitCrossEntropy([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        BinaryCrossEntropyWithLogits(Logits(image), OneHot(digit, 10), Reduction.BatchMean);
}
