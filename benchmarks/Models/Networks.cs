using static GraphGen.Ops;

namespace GraphGen.Benchmarks.Models;

/// <summary>XOR: 2-4-1, sigmoids.</summary>
sealed partial class Gates
{
    readonly Linear hidden = new(2, 4);
    readonly Linear output = new(4, 1);

    [Model]
    public partial Tensor Answer([Shape("batch", 2)] Tensor x) => Sigmoid(output.Forward(Sigmoid(hidden.Forward(x))));

    [Model]
    public partial Tensor Loss([Shape("batch", 2)] Tensor x, [Shape("batch", 1)] Tensor target) => MeanSquaredError(Answer(x), target);
}

/// <summary>Logistic regression of four features.</summary>
sealed partial class Logistic
{
    readonly Linear output = new(4, 1);

    [Model]
    public partial Tensor Logits([Shape("batch", 4)] Tensor x) => output.Forward(x);

    [Model]
    public partial Tensor Loss([Shape("batch", 4)] Tensor x, [Shape("batch", 1)] Tensor target) =>
        BinaryCrossEntropyWithLogits(Logits(x), target);
}

/// <summary>Digits as in the textbooks: 784-15-10, sigmoids, squared error.</summary>
sealed partial class SigmoidDigits
{
    readonly Linear hidden = new(784, 15);
    readonly Linear output = new(15, 10);

    [Model]
    public partial Tensor Answer([Shape("batch", 784)] Tensor x) => Sigmoid(output.Forward(Sigmoid(hidden.Forward(x))));

    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor x, [Shape("batch", 10)] Tensor target) => MeanSquaredError(Answer(x), target);
}

/// <summary>Digits: 784-128-10, ReLU, cross-entropy.</summary>
sealed partial class Digits
{
    readonly Linear hidden = new(784, 128);
    readonly Linear output = new(128, 10);

    [Model]
    public partial Tensor Logits([Shape("batch", 784)] Tensor x) => output.Forward(Relu(hidden.Forward(x)));

    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor x, [Shape("batch"), Int32] Tensor target) => CrossEntropy(Logits(x), target);
}

/// <summary>A wider network for digits: 784-512-512-10.</summary>
sealed partial class WideDigits
{
    readonly Linear first = new(784, 512);
    readonly Linear second = new(512, 512);
    readonly Linear output = new(512, 10);

    [Model]
    public partial Tensor Logits([Shape("batch", 784)] Tensor x) => output.Forward(Relu(second.Forward(Relu(first.Forward(x)))));

    [Model]
    public partial Tensor Loss([Shape("batch", 784)] Tensor x, [Shape("batch"), Int32] Tensor target) => CrossEntropy(Logits(x), target);
}
