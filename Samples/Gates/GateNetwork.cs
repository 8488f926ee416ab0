using static GraphGen.Ops;

namespace GraphGen.Samples.Gates;

/// <summary>Two inputs, four hidden sigmoid units, one output: enough to bend the line that XOR needs.</summary>
sealed partial class GateNetwork
{
    readonly Linear hidden = new(2, 4);
    readonly Linear output = new(4, 1);

    /// <summary>How sure the network is that the answer is 1.</summary>
    [Model]
    public partial Tensor Answer([Shape("batch", 2)] Tensor inputs) =>
        Sigmoid(output.Forward(Sigmoid(hidden.Forward(inputs))));

    /// <summary>How far its answers are from the right ones.</summary>
    [Model]
    public partial Tensor Loss([Shape("batch", 2)] Tensor inputs, [Shape("batch", 1)] Tensor answers) =>
        MeanSquaredError(Answer(inputs), answers);
}
