using static GraphGen.Ops;

namespace GraphGen.Samples.Digits;

/// <summary>784 pixels, 128 hidden units, 10 classes.</summary>
public sealed partial class DigitClassifier
{
    readonly Linear hidden = new(784, 128);
    readonly Linear output = new(128, 10);

    /// <summary>A score for each of the ten digits.</summary>
    [Model]
    public partial Tensor Logits([Shape("batch", 784)] Tensor image) =>
        output.Forward(Relu(hidden.Forward(image)));

    /// <summary>The mean cross-entropy of the scores with the right digits.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        CrossEntropy(Logits(image), digit);
}
