namespace GraphGen.Compiler.Graphs;

/// <summary>
/// One value of a graph: an operation, its operands, and the shape and element type of the result. A node is immutable
/// but for its <see cref="Label"/>, and belongs to the builder that made it.
/// </summary>
sealed class Node(GraphBuilder owner, int id, Operation operation, EquatableArray<Node> operands, Shape shape, DType type, Guard? guard)
{
    public GraphBuilder Owner { get; } = owner;

    /// <summary>The node's position in its graph; operands come before.</summary>
    public int Id { get; } = id;

    public Operation Operation { get; } = operation;

    public EquatableArray<Node> Operands { get; } = operands;

    public Shape Shape { get; } = shape;

    public DType Type { get; } = type;

    /// <summary>The branch of run-time conditions within which the value is needed; null where it always is.</summary>
    public Guard? Guard { get; } = guard;

    /// <summary>The name the description gives the value (a variable, a field, a method); the first one stays.</summary>
    public string? Label { get; set; }

    public static Node operator +(Node left, Node right) => left.Owner.Pointwise("add", left, right);

    public static Node operator -(Node left, Node right) => left.Owner.Pointwise("sub", left, right);

    public static Node operator *(Node left, Node right) => left.Owner.Pointwise("mul", left, right);

    public static Node operator /(Node left, Node right) => left.Owner.Pointwise("div", left, right);

    public static Node operator -(Node operand) => operand.Owner.Pointwise("neg", operand);

    public static Node operator +(double left, Node right) => right.Like(left) + right;

    public static Node operator -(double left, Node right) => right.Like(left) - right;

    public static Node operator *(double left, Node right) => right.Like(left) * right;

    public static Node operator /(double left, Node right) => right.Like(left) / right;

    public static Node operator +(Node left, double right) => left + left.Like(right);

    public static Node operator -(Node left, double right) => left - left.Like(right);

    public static Node operator *(Node left, double right) => left * left.Like(right);

    public static Node operator /(Node left, double right) => left / left.Like(right);

    /// <summary>A constant of this node's shape and type.</summary>
    public Node Like(double value) => Owner.Constant(value, Shape, Type);

    /// <summary>The line of a dump: <c>%3 = mul %1 %2 : float32[batch, 10]</c>.</summary>
    public override string ToString() =>
        $"%{Id} = {Operation}{string.Concat(Operands.Select(o => " %" + o.Id))} : {Type.Text()}{Shape}"
        + (Guard is null ? "" : $" when {Guard}") + (Label is null ? "" : $"  // {Label}");
}

/// <summary>Values needed only where run-time conditions have come out one way each: this one and those of the outer guard.
/// Conditions stand in the order of the graph, the last one first, so that equal sets are equal guards:
/// <see cref="Guards.With"/> makes them.</summary>
/// <param name="Condition">A bool of rank 0.</param>
/// <param name="IsTrue">The outcome.</param>
sealed record Guard(Node Condition, bool IsTrue, Guard? Outer)
{
    public override string ToString() => (Outer is null ? "" : Outer + " and ") + (IsTrue ? "" : "not ") + "%" + Condition.Id;
}
