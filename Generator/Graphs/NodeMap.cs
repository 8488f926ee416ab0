namespace GraphGen.Compiler.Graphs;

/// <summary>Where the nodes of one graph went in another builder.</summary>
sealed class NodeMap(GraphBuilder target)
{
    readonly Dictionary<Node, Node> images = [];

    /// <summary>The builder that the images belong to.</summary>
    public GraphBuilder Target { get; } = target;

    /// <summary>The image of a node.</summary>
    public Node this[Node node]
    {
        get => images[node];
        set
        {
            images[node] = value;
            if (value.Label is null && value.Operation is not (Constant or Input)) value.Label = node.Label;
        }
    }

    /// <summary>The image of a branch; one that is known to be taken is none.</summary>
    public Guard? Map(Guard? guard)
    {
        if (guard is null) return null;
        var (condition, outer) = (this[guard.Condition], Map(guard.Outer));
        return condition.Operation is Constant { Value: var truth } && truth != 0 == guard.IsTrue
            ? outer
            : outer.With(condition, guard.IsTrue);
    }

    /// <summary>Makes the image of a node the same operation on its operands' images, in the same branch.</summary>
    public Node Copy(Node node) => Copy(node, node.Operation);

    /// <summary>Makes the image of a node another operation on its operands' images, in the same branch.</summary>
    public Node Copy(Node node, Operation operation)
    {
        Target.CurrentGuard = Map(node.Guard);
        var image = Target.Add(operation, [.. node.Operands.Select(operand => this[operand])]);
        Target.CurrentGuard = null;
        return this[node] = image;
    }
}
