using static GraphGen.Ops;

namespace GraphGen.Samples.Gates;

/// <summary>Rosenblatt's perceptron (1958): fires when the weighted sum of its inputs is above zero.</summary>
static partial class Perceptron
{
    /// <summary>Whether it fires, as 0 or 1.</summary>
    [Model]
    public static partial Tensor Fires([Shape(2)] Tensor weights, [Shape] Tensor bias, [Shape(2)] Tensor input) =>
        Where(Sum(weights * input) + bias > 0, 1f, 0f);

    /// <summary>The learning rule: after a mistake the weights move towards the input, or away from it.</summary>
    [Model]
    public static partial (Tensor Weights, Tensor Bias) Learn(
        [Shape(2)] Tensor weights, [Shape] Tensor bias, [Shape(2)] Tensor input, [Shape] Tensor target)
    {
        var error = target - Fires(weights, bias, input);
        return (weights + error * input, bias + error);
    }
}
