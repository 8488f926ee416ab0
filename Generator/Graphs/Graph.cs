namespace GraphGen.Compiler.Graphs;

/// <summary>What an output is for.</summary>
enum OutputRole
{
    /// <summary>A value that the description returns.</summary>
    Result,

    /// <summary>The gradient of the result with respect to the input or parameter named by the target.</summary>
    Gradient,

    /// <summary>The new value of the buffer named by the target.</summary>
    State,
}

/// <summary>A value that a graph gives.</summary>
/// <param name="Target">The path of the input that a gradient or a state belongs to; null for a result.</param>
sealed record GraphOutput(string Name, Node Value, OutputRole Role, string? Target = null)
{
    /// <summary>The line of a dump: <c>result loss = %12</c>.</summary>
    public override string ToString() => $"{Role.ToString().ToLowerInvariant()} {Name} = %{Value.Id}";
}

/// <summary>
/// A computation on tensors: nodes in an order in which each comes after its operands, and the outputs. It does not
/// change; to go on from it, add nodes to its <see cref="Builder"/> and build a new one.
/// </summary>
sealed class Graph(GraphBuilder builder, EquatableArray<Node> nodes, EquatableArray<GraphOutput> outputs)
{
    /// <summary>The builder that the nodes belong to.</summary>
    public GraphBuilder Builder { get; } = builder;

    public EquatableArray<Node> Nodes { get; } = nodes;

    public EquatableArray<GraphOutput> Outputs { get; } = outputs;

    /// <summary>The arguments, parameters and buffers, in order, whether needed or not.</summary>
    public IEnumerable<Node> Inputs => Nodes.Where(node => node.Operation is Input);

    /// <summary>Floating-point operations of the whole computation.</summary>
    public Dim Flops => Nodes.Aggregate((Dim)0, (sum, node) => sum + node.Operation.Flops(node));

    /// <summary>Checks everything that a graph promises.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold; the message lists all faults.</exception>
    public void Verify()
    {
        var faults = GraphFaults.Find(this).ToArray();
        if (faults.Length > 0)
            throw new InvalidOperationException("The graph has faults:\n" + string.Join("\n", faults) + "\n" + this);
    }

    /// <summary>One node a line, then one output a line.</summary>
    public override string ToString() =>
        string.Concat(Nodes.Select(node => node + "\n")) + string.Concat(Outputs.Select(output => output + "\n"));
}
