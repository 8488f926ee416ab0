using static GraphGen.Ops;

namespace GraphGen.Samples.DigitsSigmoid;

/// <summary>A fully connected layer, x·Wᵀ + b, whose weights and biases are first drawn from the standard normal distribution,
/// however many inputs there are. Many sigmoids of it begin far from the middle of their range.</summary>
/// <param name="fanIn">The number of inputs.</param>
/// <param name="fanOut">The number of outputs.</param>
sealed partial class NormalLayer(int fanIn, int fanOut) : ILayer
{
    readonly Parameter weight = new([fanOut, fanIn], Initializers.Normal(0, 1));
    readonly Parameter bias = new([fanOut], Initializers.Normal(0, 1));

    /// <summary>Applies the layer.</summary>
    public Tensor Forward(Tensor x) => MatMul(x, Transpose(weight)) + bias;
}
