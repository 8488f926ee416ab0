namespace GraphGen;

public sealed partial class Tensor
{
    /// <summary>The sum of each pair of elements.</summary>
    /// <param name="left">A tensor of numbers.</param>
    /// <param name="right">A tensor of numbers that fits.</param>
    /// <returns>A tensor of the type in which both meet.</returns>
    [Primitive("add")]
    public static Tensor operator +(Tensor left, Tensor right) =>
        Eager.Binary("add", left, right, static (a, b) => a + b, static (a, b) => a + b, static (a, b) => a + b);

    /// <summary>The difference of each pair of elements.</summary>
    /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
    [Primitive("sub")]
    public static Tensor operator -(Tensor left, Tensor right) =>
        Eager.Binary("sub", left, right, static (a, b) => a - b, static (a, b) => a - b, static (a, b) => a - b);

    /// <summary>The product of each pair of elements.</summary>
    /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
    [Primitive("mul")]
    public static Tensor operator *(Tensor left, Tensor right) =>
        Eager.Binary("mul", left, right, static (a, b) => a * b, static (a, b) => a * b, static (a, b) => a * b);

    /// <summary>The quotient of each pair of elements; that of integers is float32.</summary>
    /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
    [Primitive("div")]
    public static Tensor operator /(Tensor left, Tensor right) =>
        Eager.Binary("div", left, right, static (a, b) => a / b, static (a, b) => a / b);

    /// <summary>The remainder of each pair of integers, with the sign of the left one.</summary>
    /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
    [Primitive("rem")]
    public static Tensor operator %(Tensor left, Tensor right) =>
        Eager.Binary("rem", left, right, null, null, static (a, b) => a % b);

    /// <summary>The negative of each element.</summary>
    /// <param name="operand">A tensor of numbers.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    [Primitive("neg")]
    public static Tensor operator -(Tensor operand) =>
        Eager.Unary("neg", operand, static x => -x, static x => -x, static x => -x);

    /// <summary>Where the left element is the smaller one; false at NaN.</summary>
    /// <param name="left">A tensor.</param>
    /// <param name="right">A tensor that fits.</param>
    /// <returns>A bool tensor.</returns>
    [Primitive("lt")]
    public static Tensor operator <(Tensor left, Tensor right) =>
        Eager.Compare("lt", left, right, static (a, b) => a < b, static (a, b) => a < b, static (a, b) => a < b);

    /// <summary>Where the left element is not the larger one; false at NaN.</summary>
    /// <inheritdoc cref="op_LessThan(Tensor, Tensor)"/>
    [Primitive("le")]
    public static Tensor operator <=(Tensor left, Tensor right) =>
        Eager.Compare("le", left, right, static (a, b) => a <= b, static (a, b) => a <= b, static (a, b) => a <= b);

    /// <summary>Where the left element is the larger one; false at NaN.</summary>
    /// <inheritdoc cref="op_LessThan(Tensor, Tensor)"/>
    [Primitive("gt")]
    public static Tensor operator >(Tensor left, Tensor right) =>
        Eager.Compare("gt", left, right, static (a, b) => a > b, static (a, b) => a > b, static (a, b) => a > b);

    /// <summary>Where the left element is not the smaller one; false at NaN.</summary>
    /// <inheritdoc cref="op_LessThan(Tensor, Tensor)"/>
    [Primitive("ge")]
    public static Tensor operator >=(Tensor left, Tensor right) =>
        Eager.Compare("ge", left, right, static (a, b) => a >= b, static (a, b) => a >= b, static (a, b) => a >= b);

    /// <summary>Where both are true.</summary>
    /// <param name="left">A bool tensor.</param>
    /// <param name="right">A bool tensor that fits.</param>
    /// <returns>A bool tensor.</returns>
    [Primitive("and")]
    public static Tensor operator &(Tensor left, Tensor right) => Eager.Logical("and", left, right, static (a, b) => a & b);

    /// <summary>Where one or both are true.</summary>
    /// <inheritdoc cref="op_BitwiseAnd(Tensor, Tensor)"/>
    [Primitive("or")]
    public static Tensor operator |(Tensor left, Tensor right) => Eager.Logical("or", left, right, static (a, b) => a | b);

    /// <summary>Where exactly one is true.</summary>
    /// <inheritdoc cref="op_BitwiseAnd(Tensor, Tensor)"/>
    [Primitive("xor")]
    public static Tensor operator ^(Tensor left, Tensor right) => Eager.Logical("xor", left, right, static (a, b) => a ^ b);

    /// <summary>Where the operand is false.</summary>
    /// <param name="operand">A bool tensor.</param>
    /// <returns>A bool tensor.</returns>
    [Primitive("not")]
    public static Tensor operator !(Tensor operand) => Eager.LogicalNot(operand);
}
