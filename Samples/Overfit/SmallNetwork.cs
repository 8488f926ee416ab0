using static GraphGen.Ops;

namespace GraphGen.Samples.Overfit;

/// <summary>Eight hidden units: few for what there is to learn.</summary>
sealed partial class SmallNetwork
{
    readonly Sequential layers = new(new Linear(784, 8), new Activation(Relu), new Linear(8, 10));

    /// <summary>The mean cross-entropy of the network's scores with the right digits.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        CrossEntropy(layers.Forward(image), digit);
}
