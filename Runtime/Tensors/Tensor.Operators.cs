namespace GraphGen;

/// <remarks>Operators are the operations of the same meaning in <see cref="Ops"/>. <c>==</c> and <c>!=</c> compare
/// references; <see cref="Ops.Equal"/> and <see cref="Ops.NotEqual"/> compare elements.</remarks>
public sealed partial class Tensor
{
    /// <inheritdoc cref="Ops.Add"/>
    [Primitive("add")]
    public static Tensor operator +(Tensor a, Tensor b) => Ops.Add(a, b);

    /// <inheritdoc cref="Ops.Subtract"/>
    [Primitive("sub")]
    public static Tensor operator -(Tensor a, Tensor b) => Ops.Subtract(a, b);

    /// <inheritdoc cref="Ops.Multiply"/>
    [Primitive("mul")]
    public static Tensor operator *(Tensor a, Tensor b) => Ops.Multiply(a, b);

    /// <inheritdoc cref="Ops.Divide"/>
    [Primitive("div")]
    public static Tensor operator /(Tensor a, Tensor b) => Ops.Divide(a, b);

    /// <inheritdoc cref="Ops.Remainder"/>
    [Primitive("rem")]
    public static Tensor operator %(Tensor a, Tensor b) => Ops.Remainder(a, b);

    /// <inheritdoc cref="Ops.Negate"/>
    [Primitive("neg")]
    public static Tensor operator -(Tensor x) => Ops.Negate(x);

    /// <inheritdoc cref="Ops.Less"/>
    [Primitive("lt")]
    public static Tensor operator <(Tensor a, Tensor b) => Ops.Less(a, b);

    /// <inheritdoc cref="Ops.LessEqual"/>
    [Primitive("le")]
    public static Tensor operator <=(Tensor a, Tensor b) => Ops.LessEqual(a, b);

    /// <inheritdoc cref="Ops.Greater"/>
    [Primitive("gt")]
    public static Tensor operator >(Tensor a, Tensor b) => Ops.Greater(a, b);

    /// <inheritdoc cref="Ops.GreaterEqual"/>
    [Primitive("ge")]
    public static Tensor operator >=(Tensor a, Tensor b) => Ops.GreaterEqual(a, b);

    /// <inheritdoc cref="Ops.LogicalAnd"/>
    [Primitive("and")]
    public static Tensor operator &(Tensor a, Tensor b) => Ops.LogicalAnd(a, b);

    /// <inheritdoc cref="Ops.LogicalOr"/>
    [Primitive("or")]
    public static Tensor operator |(Tensor a, Tensor b) => Ops.LogicalOr(a, b);

    /// <inheritdoc cref="Ops.LogicalXor"/>
    [Primitive("xor")]
    public static Tensor operator ^(Tensor a, Tensor b) => Ops.LogicalXor(a, b);

    /// <inheritdoc cref="Ops.LogicalNot"/>
    [Primitive("not")]
    public static Tensor operator !(Tensor x) => Ops.LogicalNot(x);
}
