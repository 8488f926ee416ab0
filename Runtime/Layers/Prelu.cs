namespace GraphGen;

/// <summary>
/// A leaky rectifier whose slope below 0 is learnt (He et al., "Delving Deep into Rectifiers", 2015). As PyTorch's
/// <c>nn.PReLU</c>: the parameter <c>weight</c> is one slope for all elements, or one for each channel, the channels being
/// axis 1.
/// </summary>
/// <param name="channels">The number of slopes: 1 or that of the channels.</param>
/// <param name="initial">The slope to start from.</param>
/// <param name="type">The type of the slopes, float32 or float64; all parameters of a model have one type.</param>
[Traceable]
public sealed partial class Prelu(int channels = 1, double initial = 0.25, DType type = DType.Float32) : ILayer
{
    readonly Parameter weight = new([channels], Initializers.Constant(initial), type);

    /// <summary>Applies the layer.</summary>
    /// <param name="x">A tensor of shape [batch, channels, ...], or of any shape for a single slope.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">There are several slopes, but not one for each channel.</exception>
    public Tensor Forward(Tensor x)
    {
        if (channels == 1)
            return Ops.LeakyRelu(x, Ops.Reshape(weight));
        if (x.Rank < 2 || x.Shape[1] != channels)
            throw new ArgumentException($"prelu: the input has the shape {x.Shape}, but its axis 1 must have size {channels}.");
        var slopes = new int[x.Rank];
        for (var axis = 0; axis < x.Rank; axis++)
            slopes[axis] = axis == 1 ? channels : 1;
        return Ops.LeakyRelu(x, Ops.Reshape(weight, slopes));
    }
}
