namespace GraphGen;

/// <summary>A part of a network with one input and one output.</summary>
[Traceable]
public interface ILayer
{
    /// <summary>Applies the layer.</summary>
    /// <param name="x">The input.</param>
    /// <returns>The output.</returns>
    Tensor Forward(Tensor x);
}
