namespace GraphGen;

public static partial class Ops
{
    /// <summary>A tensor with the same value everywhere.</summary>
    /// <param name="value">The value of every element.</param>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <param name="type">The type of the elements.</param>
    /// <returns>A tensor of the shape and type.</returns>
    [Traceable]
    public static Tensor Full(double value, int[] shape, DType type) => BroadcastTo(Cast(value, type), shape);

    /// <summary>Rows of a unit matrix: 1 at the place that the index names, 0 elsewhere.</summary>
    /// <param name="indices">An int32 tensor of any shape K.</param>
    /// <param name="count">The number of classes.</param>
    /// <param name="type">The type of the elements.</param>
    /// <returns>A tensor of shape K + [count]; a row of zeros for an index outside 0 to count - 1.</returns>
    [Traceable]
    public static Tensor OneHot(Tensor indices, int count, DType type = DType.Float32) =>
        Cast(Equal(Unsqueeze(indices, -1), Iota(count)), type);
}
