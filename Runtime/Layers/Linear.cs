namespace GraphGen;

/// <summary>A fully connected layer, x·Wᵀ + b. As PyTorch's <c>nn.Linear</c>: the weight has the shape [out, in], and weight
/// and bias are first drawn from ±1 / √in.</summary>
/// <param name="fanIn">The number of inputs.</param>
/// <param name="fanOut">The number of outputs.</param>
/// <param name="bias">Whether there is a bias.</param>
/// <param name="type">The type of weight and bias, float32 or float64; all parameters of a model have one type.</param>
[Traceable]
public sealed partial class Linear(int fanIn, int fanOut, bool bias = true, DType type = DType.Float32) : ILayer
{
    readonly Parameter weight = new([fanOut, fanIn], Initializers.UniformFanIn(fanIn), type);
    readonly Parameter? bias = bias ? new([fanOut], Initializers.UniformFanIn(fanIn), type) : null;

    /// <summary>Applies the layer.</summary>
    /// <param name="x">A tensor of shape [..., in].</param>
    /// <returns>A tensor of shape [..., out].</returns>
    /// <exception cref="ArgumentException">The last axis of <paramref name="x"/> has not the size in.</exception>
    public Tensor Forward(Tensor x)
    {
        if (x.Rank == 0 || x.Shape[^1] != fanIn)
            throw new ArgumentException(
                $"linear: the input has the shape {x.Shape}, but its last axis must have size {fanIn}.");
        var products = Ops.Dot(x, weight, [], [], [x.Rank - 1], [1]);
        return bias is null ? products : products + bias;
    }
}
