namespace GraphGen;

/// <summary>Layers one after another. The path of each is its number: <c>0.weight</c>.</summary>
/// <param name="layers">The layers, first to last.</param>
[Traceable]
public sealed partial class Sequential(params ILayer[] layers) : ILayer
{
    [PathName("")]
    readonly ILayer[] layers = layers;

    /// <summary>Applies the layers in order.</summary>
    /// <param name="x">The input of the first.</param>
    /// <returns>The output of the last.</returns>
    public Tensor Forward(Tensor x)
    {
        foreach (var layer in layers)
            x = layer.Forward(x);
        return x;
    }
}
