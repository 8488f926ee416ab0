namespace GraphGen;

/// <summary>Sets elements to 0 at random while the network is trained, and does nothing otherwise; see
/// <see cref="Ops.Dropout"/>.</summary>
/// <param name="probability">The probability of 0, from 0 to 1.</param>
/// <exception cref="ArgumentException">The probability is not from 0 to 1.</exception>
[Traceable]
public sealed class Dropout(double probability) : ILayer
{
    readonly double probability = probability is >= 0 and <= 1
        ? probability
        : throw new ArgumentException($"dropout: the probability must be from 0 to 1, but it is {probability}.");

    /// <summary>Applies the layer.</summary>
    /// <param name="x">A floating-point tensor.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    public Tensor Forward(Tensor x) => Ops.Dropout(x, probability);
}
