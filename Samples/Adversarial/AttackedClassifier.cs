using GraphGen.Samples.Digits;
using static GraphGen.Ops;

namespace GraphGen.Samples.Adversarial;

/// <summary>The network of the digits sample, with a loss whose gradient leads to the picture as well.</summary>
sealed partial class AttackedClassifier
{
    [PathName("")]
    readonly DigitClassifier classifier = new();

    /// <summary>The mean cross-entropy of the scores with the right digits. Training changes the weights so that it falls; an
    /// attack changes the picture so that it rises.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 784), Differentiable] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        classifier.Loss(image, digit);

    /// <summary>The digit that the network sees, and how sure it is, from 0 to 1.</summary>
    [Model(Derivatives = Derivatives.None)]
    public partial (Tensor Digit, Tensor Confidence) Answer([Shape("batch", 784)] Tensor image)
    {
        var probabilities = Softmax(classifier.Logits(image));
        return (ArgMax(probabilities, 1), Max(probabilities, 1));
    }
}
