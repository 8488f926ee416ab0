namespace GraphGen;

/// <remarks>Operators take the present values, as the conversion to a tensor does. C# looks for an operator only in the types of
/// its operands, so without these <c>gain * bias</c> and <c>2 * gain</c> would not compile.</remarks>
public abstract partial class StoredTensor
{
    /// <summary>The parameter or buffer in an expression of tensors. Eagerly, that is a copy of its present values.</summary>
    /// <param name="stored">The parameter or buffer.</param>
    /// <exception cref="InvalidOperationException">Eagerly: it belongs to no <see cref="ParameterSet"/> yet.</exception>
    [Primitive("parameter")]
    public static implicit operator Tensor(StoredTensor stored) => stored.Read();

    /// <inheritdoc cref="Ops.Negate"/>
    [Primitive("neg")]
    public static Tensor operator -(StoredTensor x) => Ops.Negate(x.Read());

    /// <inheritdoc cref="Ops.Add"/>
    [Primitive("add")]
    public static Tensor operator +(StoredTensor a, StoredTensor b) => Ops.Add(a.Read(), b.Read());

    /// <inheritdoc cref="Ops.Add"/>
    [Primitive("add")]
    public static Tensor operator +(StoredTensor a, Tensor b) => Ops.Add(a.Read(), b);

    /// <inheritdoc cref="Ops.Add"/>
    [Primitive("add")]
    public static Tensor operator +(Tensor a, StoredTensor b) => Ops.Add(a, b.Read());

    /// <inheritdoc cref="Ops.Subtract"/>
    [Primitive("sub")]
    public static Tensor operator -(StoredTensor a, StoredTensor b) => Ops.Subtract(a.Read(), b.Read());

    /// <inheritdoc cref="Ops.Subtract"/>
    [Primitive("sub")]
    public static Tensor operator -(StoredTensor a, Tensor b) => Ops.Subtract(a.Read(), b);

    /// <inheritdoc cref="Ops.Subtract"/>
    [Primitive("sub")]
    public static Tensor operator -(Tensor a, StoredTensor b) => Ops.Subtract(a, b.Read());

    /// <inheritdoc cref="Ops.Multiply"/>
    [Primitive("mul")]
    public static Tensor operator *(StoredTensor a, StoredTensor b) => Ops.Multiply(a.Read(), b.Read());

    /// <inheritdoc cref="Ops.Multiply"/>
    [Primitive("mul")]
    public static Tensor operator *(StoredTensor a, Tensor b) => Ops.Multiply(a.Read(), b);

    /// <inheritdoc cref="Ops.Multiply"/>
    [Primitive("mul")]
    public static Tensor operator *(Tensor a, StoredTensor b) => Ops.Multiply(a, b.Read());

    /// <inheritdoc cref="Ops.Divide"/>
    [Primitive("div")]
    public static Tensor operator /(StoredTensor a, StoredTensor b) => Ops.Divide(a.Read(), b.Read());

    /// <inheritdoc cref="Ops.Divide"/>
    [Primitive("div")]
    public static Tensor operator /(StoredTensor a, Tensor b) => Ops.Divide(a.Read(), b);

    /// <inheritdoc cref="Ops.Divide"/>
    [Primitive("div")]
    public static Tensor operator /(Tensor a, StoredTensor b) => Ops.Divide(a, b.Read());
}
