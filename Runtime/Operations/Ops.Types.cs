namespace GraphGen;

public static partial class Ops
{
    /// <summary>Converts the elements to another type. Fractions are cut off towards zero on the way to int32; what is
    /// not 0 is true.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="type">The type of the result.</param>
    /// <returns>A tensor of the same shape; <paramref name="x"/> itself if it has the type.</returns>
    [Primitive("cast")]
    public static Tensor Cast(Tensor x, DType type)
    {
        if (x.WeakValue is not null)
            return x.To(type);
        return x.Type == type
            ? x
            : new Tensor(Numbers.To(Numbers.From(x), type), x.Shape, Origin.Of(
                type, [x], (graph, nodes) => graph.Cast(nodes[0], type.ToGraph())));
    }

    /// <summary>The same value, taken as a constant by every derivative.</summary>
    /// <param name="x">The tensor.</param>
    /// <returns>A tensor with the elements of <paramref name="x"/>.</returns>
    [Primitive("stop_gradient")]
    public static Tensor StopGradient(Tensor x) => new(x.Settled().Elements, x.Shape);

    /// <summary>The same tensor, its shape asserted: where the sizes are known only at run time, this is how a
    /// description says that they agree with others.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <returns><paramref name="x"/> itself.</returns>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    [Primitive("assume_shape")]
    public static Tensor AssumeShape(Tensor x, params int[] shape)
    {
        var expected = new TensorShape(shape);
        return x.Shape.Equals(expected)
            ? x.Settled()
            : throw new ArgumentException($"assume_shape: the shape is {x.Shape}, not {expected}.");
    }
}
