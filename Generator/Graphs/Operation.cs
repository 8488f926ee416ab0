namespace GraphGen.Compiler.Graphs;

/// <summary>
/// What a node computes. A structural primitive is one subclass in one file of <c>Graphs/Operations</c>: its attributes,
/// shape rule, derivative rule and cost; a pointwise one is a row of <see cref="PointwiseTable"/>.
/// </summary>
abstract record Operation
{
    /// <summary>The primitive's name, as in <c>[Primitive("name")]</c> and in dumps.</summary>
    public abstract string Name { get; }

    /// <summary>The shape and element type of the result, or a <see cref="ShapeException"/> that names both operands.</summary>
    public abstract (Shape Shape, DType Type) Infer(EquatableArray<Node> operands);

    /// <summary>
    /// The derivative rule (vector-Jacobian product): given the cotangent of <paramref name="node"/>, the cotangents of
    /// its operands, null for an operand that gets none. Operands that are not floating are not asked for.
    /// </summary>
    public abstract Node?[] Vjp(Node node, Node cotangent);

    /// <summary>
    /// The batching rule (vectorising map): the operation for every element of a new first axis, which the result has, and
    /// those operands that <paramref name="operands"/> tells of.
    /// </summary>
    public abstract Node Batched(Node node, BatchOperands operands);

    /// <summary>The operation where float32 has become float64: another one only if it names the type itself.</summary>
    public virtual Operation Widened() => this;

    /// <summary>Floating-point operations to compute the whole result once.</summary>
    public virtual Dim Flops(Node node) => 0;

    /// <summary>The attributes as a dump shows them, after the name; empty for none.</summary>
    protected virtual string Attributes => "";

    public sealed override string ToString() => Name + Attributes;
}

/// <summary>Operands whose shapes or types do not fit an operation; the message names both.</summary>
class ShapeException(string message) : Exception(message);

/// <summary>The element types of an operation's operands do not fit.</summary>
sealed class ElementTypeException(string message) : ShapeException(message);
