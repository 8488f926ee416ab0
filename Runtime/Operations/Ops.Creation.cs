namespace GraphGen;

/// <summary>
/// The operations over tensors. In a description each call becomes part of the compiled program; called on tensors that
/// hold elements, each is computed at once. Broadcasting is NumPy's, conventions at ties, NaN and infinity are PyTorch's.
/// Operands that do not fit throw an <see cref="ArgumentException"/> that shows both shapes.
/// </summary>
public static partial class Ops
{
    /// <summary>A float32 tensor with the same value everywhere.</summary>
    /// <param name="value">The value of every element.</param>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <returns>A float32 tensor of the shape.</returns>
    [Primitive("full")]
    public static Tensor Full(double value, params int[] shape)
    {
        var sizes = new TensorShape(shape);
        var elements = new float[sizes.ElementCount];
        Array.Fill(elements, (float)value);
        return new Tensor(elements, sizes);
    }

    /// <summary>The numbers 0, 1, 2 and so on.</summary>
    /// <param name="count">How many.</param>
    /// <returns>An int32 tensor of shape [count].</returns>
    /// <exception cref="ArgumentException">The count is negative.</exception>
    [Primitive("iota")]
    public static Tensor Iota(int count)
    {
        var shape = new TensorShape(count);
        var elements = new int[count];
        for (var i = 0; i < count; i++)
            elements[i] = i;
        return new Tensor(elements, shape);
    }
}
