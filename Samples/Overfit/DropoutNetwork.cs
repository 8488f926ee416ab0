using static GraphGen.Ops;

namespace GraphGen.Samples.Overfit;

/// <summary>The large network with a fifth of the pixels and half of the hidden units left out at random in each step, as Srivastava
/// and others advise ("Dropout: a simple way to prevent neural networks from overfitting", 2014).</summary>
sealed partial class DropoutNetwork
{
    readonly Sequential layers = new(
        new Dropout(0.2), new Linear(784, 256), new Activation(Relu), new Dropout(0.5), new Linear(256, 10));

    /// <summary>The mean cross-entropy of the scores with the right digits, with dropout.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        CrossEntropy(layers.Forward(image), digit);

    /// <summary>The same of all hidden units: a program without a backward pass leaves nothing out.</summary>
    [Model(Derivatives = Derivatives.None)]
    public partial Tensor InferenceLoss([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        Loss(image, digit);
}
