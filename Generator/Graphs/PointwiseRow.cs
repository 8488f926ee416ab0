namespace GraphGen.Compiler.Graphs;

/// <summary>Which element types a pointwise operation takes.</summary>
enum ElementKind
{
    /// <summary>float32 and float64.</summary>
    Floating,

    /// <summary>int32, float32 and float64.</summary>
    Number,

    /// <summary>int32 alone.</summary>
    Integer,

    /// <summary>bool alone.</summary>
    Bool,

    /// <summary>Every element type.</summary>
    Any,
}

/// <summary>The partial derivative of a pointwise operation with respect to one operand, as a graph expression.</summary>
/// <param name="x">The operation's operands.</param>
/// <param name="y">Its own result; use it where it makes the expression cheaper.</param>
delegate Partial PartialRule(EquatableArray<Node> x, Node y);

/// <summary>
/// An operation that computes each element of its result from the elements of its operands at the same place. The
/// templates are C# expressions with <c>{0}</c>, <c>{1}</c>, … for the operands, which may occur more than once (so they
/// should stand for names), and <c>{T}</c> for the element type: <c>float</c>, <c>double</c>, <c>int</c>.
/// </summary>
/// <param name="Name">The primitive's name in dumps and in <c>[Primitive]</c>.</param>
/// <param name="Method">The name of the method of <c>GraphGen.Ops</c>.</param>
/// <param name="Operands">The operands' names as the method's parameters have them.</param>
/// <param name="Takes">The element types of the operands (but of a condition).</param>
/// <param name="Cost">About how many floating-point additions one element costs.</param>
/// <param name="Summary">What it computes, with its conventions at ties, NaN and infinity: the method's documentation.</param>
/// <param name="Formula">The operation in a formula: <c>tanh({0})</c>, <c>{0} + {1}</c>.</param>
/// <param name="Scalar">The reference form for one element, with the platform's own functions.</param>
/// <param name="Vector">The form for a vector of elements; a bool is a mask of lanes. Null when there is none.</param>
/// <param name="Selecting">The form for one element that chooses without a branch, for devices, with functions of <c>GpuMath</c>; null where
/// <see cref="Lane"/> has no branch.</param>
/// <param name="Value">The value for constants, before it is rounded to the element type; null when it is not computed at
/// build time.</param>
/// <param name="Partials">The derivative for each operand; empty when it is 0 for all.</param>
/// <param name="GivesBool">Whether the result is bool; otherwise it has the operands' type.</param>
/// <param name="Commutes">Whether the two operands may change places.</param>
/// <param name="HasCondition">Whether the first operand is a condition.</param>
sealed record PointwiseRow(
    string Name,
    string Method,
    EquatableArray<string> Operands,
    ElementKind Takes,
    int Cost,
    string Summary,
    string Formula,
    string Scalar,
    string? Vector = null,
    string? Selecting = null,
    Func<double[], double>? Value = null,
    EquatableArray<PartialRule> Partials = default,
    bool GivesBool = false,
    bool Commutes = false,
    bool HasCondition = false)
{
    public int Arity => Operands.Count;

    /// <summary>
    /// The form for one element that gives the same bits as a lane of <see cref="Vector"/>: what loops use for the
    /// elements that do not fill a vector.
    /// </summary>
    public string Lane => Vector is not null && Vector.StartsWith("VectorMath.") ? Vector : Scalar;

    /// <summary>Whether operand <paramref name="index"/> is a condition: a bool, whatever the others are.</summary>
    public bool IsCondition(int index) => HasCondition && index == 0;

    /// <summary>Whether the operation takes elements of a type (other than as a condition).</summary>
    public bool Accepts(DType type) => Takes switch
    {
        ElementKind.Floating => type.IsFloating(),
        ElementKind.Number => type != DType.Bool,
        ElementKind.Integer => type == DType.Int32,
        ElementKind.Bool => type == DType.Bool,
        _ => true,
    };

    public bool Equals(PointwiseRow? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode();

    public override string ToString() => Name;
}
