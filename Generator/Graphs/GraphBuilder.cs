namespace GraphGen.Compiler.Graphs;

/// <summary>
/// Makes the nodes of a graph. Equal operations on equal operands give one node, unless the first lies in a branch that
/// the second does not. The methods named after operations also leave out those that change nothing, such as a
/// reshape to the same shape.
/// </summary>
sealed partial class GraphBuilder
{
    readonly List<Node> nodes = [];
    readonly Dictionary<(Operation Operation, EquatableArray<Node> Operands), List<Node>> known = [];

    /// <summary>The nodes so far, in order.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>The branch that the nodes to come belong to; null for none.</summary>
    public Guard? CurrentGuard { get; set; }

    /// <summary>The value of an operation, exactly as given.</summary>
    /// <exception cref="ShapeException">The operands do not fit; the message names them.</exception>
    public Node Add(Operation operation, params Node[] operands)
    {
        if (operands.FirstOrDefault(operand => operand.Owner != this) is { } foreign)
            throw new ArgumentException($"an operand of '{operation}' belongs to another builder: {foreign}", nameof(operands));

        // What needs no computing needs no branch.
        var guard = operands.Length == 0 ? null : CurrentGuard;
        if (Known(operation, operands, guard) is { } equal) return equal;
        if (Commuted(operation, operands) is { } other && Known(operation, other, guard) is { } swapped) return swapped;

        var (shape, type) = operation.Infer(operands);
        if (!operands.Any(operand => operand.Shape == shape)) CheckSizes(operation, shape);
        var added = new Node(this, nodes.Count, operation, operands, shape, type, guard);
        nodes.Add(added);
        var key = (operation, (EquatableArray<Node>)operands);
        if (!known.TryGetValue(key, out var equals)) known.Add(key, equals = []);
        equals.Add(added);
        return added;
    }

    /// <summary>Sizes are 0 or more, and elements are counted by an int.</summary>
    static void CheckSizes(Operation operation, Shape shape)
    {
        var what = operation is Input input ? $"'{input.Path}'" : $"the result of '{operation.Name}'";
        if (shape.FirstOrDefault(dim => dim.Constant < 0) is { } negative)
            throw new ShapeException($"{what} would be {shape}, but there is no size of {negative}");
        if (shape.ElementCount.IsAtLeast(1L + int.MaxValue) == true)
            throw new ShapeException($"{what} would be {shape}, which are more than {int.MaxValue} elements");
    }

    /// <summary>The operands the other way round where that is the same; null where it is not, and beside a constant,
    /// whose place the simplifier chooses.</summary>
    static EquatableArray<Node>? Commuted(Operation operation, Node[] operands) =>
        operation is Pointwise { Row.Commutes: true } && operands.Length == 2
        && operands.All(operand => operand.Operation is not Graphs.Constant)
            ? new(operands[1], operands[0])
            : null;

    Node? Known(Operation operation, EquatableArray<Node> operands, Guard? guard) =>
        known.TryGetValue((operation, operands), out var equals)
            ? equals.Find(node => guard.LiesWithin(node.Guard))
            : null;

    /// <summary>The value of an expression that is needed only where a condition has come out one way.</summary>
    public Node Within(Node condition, bool isTrue, Func<Node> value)
    {
        var outer = CurrentGuard;
        CurrentGuard = outer.With(condition, isTrue);
        try
        {
            return value();
        }
        finally
        {
            CurrentGuard = outer;
        }
    }

    /// <summary>The graph of some outputs: all inputs made so far, and the nodes that the outputs need, numbered anew.</summary>
    public Graph Build(IEnumerable<GraphOutput> outputs)
    {
        var kept = outputs.ToArray();
        var map = new NodeMap(new GraphBuilder());
        foreach (var node in Needed(kept)) map.Copy(node);
        return new Graph(
            map.Target,
            map.Target.Nodes.ToEquatable(),
            kept.Select(output => output with { Value = map[output.Value] }).ToEquatable());
    }

    IEnumerable<Node> Needed(GraphOutput[] outputs)
    {
        var needed = new HashSet<Node>(outputs.Select(output => output.Value));
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            var node = nodes[i];
            if (!needed.Contains(node) && node.Operation is not Graphs.Input) continue;
            needed.Add(node);
            needed.UnionWith(node.Operands);
            needed.UnionWith(node.Guard.Around().Select(guard => guard.Condition));
        }
        return nodes.Where(needed.Contains);
    }
}
