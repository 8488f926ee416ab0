using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Layers;

/// <summary>A small classifier of the library's layers, compiled by the generator.</summary>
sealed partial class Network
{
    readonly Sequential layers = new(new Linear(3, 4), new Activation(Tanh), new Linear(4, 2, bias: false));

    [Model]
    public partial Tensor Output([Shape("batch", 3)] Tensor x) => layers.Forward(x);

    [Model]
    public partial Tensor Loss([Shape("batch", 3)] Tensor x, [Shape("batch"), Int32] Tensor classes) =>
        CrossEntropy(Output(x), classes);
}
