namespace GraphGen.Compiler.Graphs;

/// <summary>The operands of a node that is computed once for every element of a new first axis. One that is the same for all
/// of them does not have the axis.</summary>
/// <param name="node">The node as it is without the axis.</param>
/// <param name="count">The size of the new axis.</param>
/// <param name="images">For each operand its image with the axis, or null where it is the same for all.</param>
sealed class BatchOperands(Node node, Dim count, IReadOnlyList<Node?> images)
{
    /// <summary>The size of the new axis.</summary>
    public Dim Count => count;

    /// <summary>Whether an operand has the axis.</summary>
    public bool Has(int operand) => images[operand] is not null;

    /// <summary>An operand with the axis, repeated along it if it has none of its own.</summary>
    public Node this[int operand] => images[operand] ?? node.Owner.BroadcastTo(node.Operands[operand], With(node.Operands[operand].Shape));

    /// <summary>An operand that is the same for all.</summary>
    public Node Common(int operand) => images[operand] is null
        ? node.Operands[operand]
        : throw new InvalidOperationException($"operand {operand} of {node} is not the same along the new axis");

    /// <summary>All operands, each with the axis.</summary>
    public Node[] All => [.. images.Select((_, k) => this[k])];

    /// <summary>A shape with the axis.</summary>
    public Shape With(Shape shape) => new([count, .. shape]);

    /// <summary>Axes where they are when there is one more before them.</summary>
    public static int[] Shifted(IEnumerable<int> axes) => [.. axes.Select(axis => axis + 1)];

    /// <summary>The same with the new axis first.</summary>
    public static int[] WithFirst(IEnumerable<int> axes) => [0, .. Shifted(axes)];
}
