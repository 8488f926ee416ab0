namespace GraphGen;

public sealed partial class Tensor
{
    /// <summary>A number in an expression of tensors. It takes the element type of the tensor it meets; meeting none,
    /// it is float32.</summary>
    /// <param name="value">The number.</param>
    [Primitive("scalar")]
    public static implicit operator Tensor(double value) =>
        new(new[] { (float)value }, TensorShape.Scalar) { WeakValue = value };

    /// <inheritdoc cref="op_Implicit(double)"/>
    [Primitive("scalar")]
    public static implicit operator Tensor(float value) =>
        new(new[] { value }, TensorShape.Scalar) { WeakValue = value };

    /// <summary>An integer in an expression of tensors. It takes the element type of the tensor it meets; meeting none,
    /// it is int32.</summary>
    /// <param name="value">The number.</param>
    [Primitive("scalar")]
    public static implicit operator Tensor(int value) =>
        new(new[] { value }, TensorShape.Scalar) { WeakValue = value };

    /// <summary>A truth value in an expression of tensors, of type bool.</summary>
    /// <param name="value">The truth value.</param>
    [Primitive("scalar")]
    public static implicit operator Tensor(bool value) => Scalar(value);
}
