namespace GraphGen;

/// <summary>A function as a layer: <c>new Activation(Ops.Relu)</c>.</summary>
/// <param name="function">The function.</param>
[Traceable]
public sealed class Activation(Func<Tensor, Tensor> function) : ILayer
{
    /// <summary>Applies the function.</summary>
    /// <param name="x">The input.</param>
    /// <returns>What the function gives.</returns>
    public Tensor Forward(Tensor x) => function(x);
}
