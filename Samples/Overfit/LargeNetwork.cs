using static GraphGen.Ops;

namespace GraphGen.Samples.Overfit;

/// <summary>256 hidden units: enough to learn some hundred examples by heart, wrong labels and all.</summary>
sealed partial class LargeNetwork
{
    readonly Sequential layers = new(new Linear(784, 256), new Activation(Relu), new Linear(256, 10));

    /// <summary>The mean cross-entropy of the network's scores with the right digits.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
        CrossEntropy(layers.Forward(image), digit);
}
