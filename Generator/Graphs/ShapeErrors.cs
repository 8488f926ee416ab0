namespace GraphGen.Compiler.Graphs;

/// <summary>The messages of <see cref="ShapeException"/>: they name the operands, their shapes and what differs.</summary>
static class ShapeErrors
{
    /// <summary>Two operands that should agree and do not:
    /// <c>'image' is [batch, 784] but 'hidden.weight' is [128, 512]: 784 ≠ 512</c>.</summary>
    public static ShapeException Mismatch(Node left, Node right, string difference)
    {
        var (a, b) = (Origin(left), Origin(right));
        return new($"{Describe(a)} is {a.Shape} but {Describe(b)} is {b.Shape}: {difference}");
    }

    public static ShapeException Mismatch(Node left, Node right, Dim leftSize, Dim rightSize) =>
        Mismatch(left, right, $"{leftSize} ≠ {rightSize}");

    /// <summary>Two operands that should have one shape.</summary>
    public static ShapeException DifferentShapes(Node left, Node right)
    {
        if (left.Shape.Rank != right.Shape.Rank)
            return Mismatch(left, right, $"rank {left.Shape.Rank} ≠ rank {right.Shape.Rank}");
        var axis = Enumerable.Range(0, left.Shape.Rank).First(i => left.Shape[i] != right.Shape[i]);
        return Mismatch(left, right, left.Shape[axis], right.Shape[axis]);
    }

    /// <summary>Two operands that should have one element type.</summary>
    public static ElementTypeException DifferentTypes(string operation, Node left, Node right) =>
        new($"'{operation}' takes one element type, but {Describe(left)} is {left.Type.Text()} and "
            + $"{Describe(right)} is {right.Type.Text()}");

    /// <summary>An operand of an element type that the operation does not take.</summary>
    public static ElementTypeException WrongType(string operation, Node operand, string expected) =>
        new($"'{operation}' takes {expected}, but {Describe(operand)} is {operand.Type.Text()}");

    /// <summary>An operand that does not suit the operation's attributes.</summary>
    public static ShapeException Unsuitable(string operation, Node operand, string reason) =>
        new($"'{operation}' of {Describe(operand)}, which is {operand.Shape}: {reason}");

    /// <summary>Axes must lie within the operand and not repeat.</summary>
    public static void CheckAxes(string operation, Node operand, IEnumerable<int> axes)
    {
        var seen = new HashSet<int>();
        foreach (var axis in axes)
        {
            if (axis < 0 || axis >= operand.Shape.Rank)
                throw Unsuitable(operation, operand, $"it has no axis {axis}");
            if (!seen.Add(axis))
                throw Unsuitable(operation, operand, $"axis {axis} is given twice");
        }
    }

    /// <summary>What a message calls a value: its path or label, or the operation it comes from.</summary>
    public static string Describe(Node node) =>
        node.Operation is Input input ? $"'{input.Path}'"
        : node.Label is { } label ? $"'{label}'"
        : $"the result of '{node.Operation.Name}'";

    /// <summary>The named value that an unnamed reordering or conversion shows.</summary>
    static Node Origin(Node node)
    {
        var origin = node;
        while (origin.Label is null && origin.Operation is Permute or Cast or StopGradient) origin = origin.Operands[0];
        return origin.Label is not null || origin.Operation is Input ? origin : node;
    }
}
