namespace GraphGen;

public sealed partial class Tensor
{
    /// <summary>A tensor of rank 1 with a copy of the values.</summary>
    /// <param name="values">The elements.</param>
    /// <returns>A float32 tensor of shape [values.Length].</returns>
    public static Tensor Of(float[] values) => Of(values, [values.Length]);

    /// <inheritdoc cref="Of(float[])"/>
    /// <returns>A float64 tensor of shape [values.Length].</returns>
    public static Tensor Of(double[] values) => Of(values, [values.Length]);

    /// <inheritdoc cref="Of(float[])"/>
    /// <returns>An int32 tensor of shape [values.Length].</returns>
    public static Tensor Of(int[] values) => Of(values, [values.Length]);

    /// <inheritdoc cref="Of(float[])"/>
    /// <returns>A bool tensor of shape [values.Length].</returns>
    public static Tensor Of(bool[] values) => Of(values, [values.Length]);

    /// <summary>A tensor of the given shape with a copy of the values.</summary>
    /// <param name="values">The elements, row by row.</param>
    /// <param name="shape">The size of each axis, outermost first; an empty array for a scalar.</param>
    /// <returns>A float32 tensor.</returns>
    /// <exception cref="ArgumentException">There are not as many values as the shape has elements.</exception>
    public static Tensor Of(float[] values, params int[] shape) => Copy(values, shape);

    /// <inheritdoc cref="Of(float[], int[])"/>
    /// <returns>A float64 tensor.</returns>
    public static Tensor Of(double[] values, params int[] shape) => Copy(values, shape);

    /// <inheritdoc cref="Of(float[], int[])"/>
    /// <returns>An int32 tensor.</returns>
    public static Tensor Of(int[] values, params int[] shape) => Copy(values, shape);

    /// <inheritdoc cref="Of(float[], int[])"/>
    /// <returns>A bool tensor.</returns>
    public static Tensor Of(bool[] values, params int[] shape) => Copy(values, shape);

    /// <summary>A tensor of one value, of rank 0, whose type does not give way to that of others.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A float32 tensor of shape [].</returns>
    public static Tensor Scalar(float value) => new(new[] { value }, TensorShape.Scalar);

    /// <inheritdoc cref="Scalar(float)"/>
    /// <returns>A float64 tensor of shape [].</returns>
    public static Tensor Scalar(double value) => new(new[] { value }, TensorShape.Scalar);

    /// <inheritdoc cref="Scalar(float)"/>
    /// <returns>An int32 tensor of shape [].</returns>
    public static Tensor Scalar(int value) => new(new[] { value }, TensorShape.Scalar);

    /// <inheritdoc cref="Scalar(float)"/>
    /// <returns>A bool tensor of shape [].</returns>
    public static Tensor Scalar(bool value) => new(new[] { value }, TensorShape.Scalar);

    /// <summary>A float32 tensor of zeros.</summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <returns>The tensor.</returns>
    [Traceable]
    public static Tensor Zeros(params int[] shape) => Ops.Full(0, shape);

    /// <summary>A float32 tensor of ones.</summary>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <returns>The tensor.</returns>
    [Traceable]
    public static Tensor Ones(params int[] shape) => Ops.Full(1, shape);

    /// <summary>A float32 tensor with the same value everywhere.</summary>
    /// <param name="value">The value of every element.</param>
    /// <param name="shape">The size of each axis, outermost first.</param>
    /// <returns>The tensor.</returns>
    [Traceable]
    public static Tensor Full(double value, params int[] shape) => Ops.Full(value, shape);

    static Tensor Copy<T>(T[] values, int[] shape) where T : unmanaged
    {
        var sizes = new TensorShape(shape);
        if (values.Length != sizes.ElementCount)
            throw new ArgumentException(
                $"A tensor of shape {sizes} has {sizes.ElementCount} elements, but {values.Length} values are given.", nameof(values));
        return new Tensor((T[])values.Clone(), sizes);
    }
}
