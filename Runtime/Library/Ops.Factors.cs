namespace GraphGen;

public static partial class Ops
{
    /// <summary>The product of all elements; truth values count as 0 and 1.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A scalar of the type of <paramref name="x"/> (int32 for bool); 1 for no elements.</returns>
    [Traceable]
    public static Tensor Product(Tensor x) => Product(x, Dimensions.All(x), false);

    /// <summary>The products along some axes, which the result lacks.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <returns>A tensor of the type of <paramref name="x"/> (int32 for bool).</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Product(Tensor x, params int[] axes) => Product(x, axes, false);

    /// <summary>The products along one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/> (int32 for bool).</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    [Traceable]
    public static Tensor Product(Tensor x, int axis, bool keepDims) => Product(x, [axis], keepDims);

    /// <summary>The products along some axes.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes; negative ones count from the end. None leaves <paramref name="x"/> as it is.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor of the type of <paramref name="x"/> (int32 for bool).</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Traceable]
    public static Tensor Product(Tensor x, int[] axes, bool keepDims)
    {
        var numbers = x.Type == DType.Bool ? Cast(x, DType.Int32) : x;
        var resolved = Dimensions.Axes("product", x, axes);
        var products = ReduceProduct(numbers, resolved);
        return keepDims ? Reshape(products, Dimensions.WithOnes(x, resolved)) : products;
    }
}
