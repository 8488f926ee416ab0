using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Chooses the values that get a buffer. Leaves, results, sums of products, reductions and scattered sums always do, and
/// what an operation has to read at arbitrary places; a pointwise value or a view does so only when
/// <see cref="Add"/> says that several kernels would otherwise compute it again.
/// </summary>
sealed class Materialization
{
    readonly HashSet<Node> stored = [];
    readonly HashSet<Node> forward = [];
    readonly Dictionary<Node, List<Node>> users = [];

    public Materialization(Graph graph)
    {
        Nodes = Reachable(graph.Outputs.Select(o => o.Value));
        foreach (var node in Reachable(graph.Outputs.Where(o => o.Role != OutputRole.Gradient).Select(o => o.Value))) forward.Add(node);
        foreach (var node in Nodes)
            foreach (var operand in node.Operands.Distinct())
                (users.TryGetValue(operand, out var list) ? list : users[operand] = []).Add(node);
        foreach (var output in graph.Outputs)
        {
            Add(output.Value);
            if (BehindViews(output.Value, onlyReshapes: true) is { Operation: Concat concat } stack && concat.IsStack(stack)) Add(stack);
        }
        foreach (var node in Nodes) AddNeeds(node);
    }

    /// <summary>The nodes that the outputs need, in order.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The nodes with a buffer of their own, in order; reshapes of such a node share its buffer.</summary>
    public IEnumerable<Node> Stored => Nodes.Where(stored.Contains);

    public bool IsStored(Node node) => stored.Contains(node);

    /// <summary>Forward if a result needs it, backward if only gradients do.</summary>
    public Phase PhaseOf(Node node) => forward.Contains(node) ? Phase.Forward : Phase.Backward;

    public void Add(Node node) => stored.Add(node);

    public void Remove(Node node) => stored.Remove(node);

    void AddNeeds(Node node)
    {
        switch (node.Operation)
        {
            case Input:
                Add(node);
                break;
            case Reduce or ArgMax or ScatterAdd:
                Add(node);
                break;
            case var _ when RoutineCall.Of(node) is { } call:
                Add(node);
                foreach (var operand in call.Operands) Add(operand.Operation is Reshape ? BehindViews(operand, onlyReshapes: true) : operand);
                break;
            case Dot:
                Add(EndOfEpilogue(node));
                foreach (var operand in node.Operands) Add(BehindViews(operand));
                break;
            case Gather when node.Operands[1].Shape.Rank > ((Gather)node.Operation).Batch:
                // Elements may be picked many times each; a single pick a row computes less than the whole table.
                Add(BehindViews(node.Operands[0]));
                break;
            case Reshape when !IsUnitReshape(node):
                Add(BehindViews(node.Operands[0], onlyReshapes: true));
                break;
            case Cond when node.Shape.Rank > 0:
                Add(node.Operands[0]);
                break;
        }
        for (var guard = node.Guard; guard is not null; guard = guard.Outer)
            if (!IsScalarCode) Add(guard.Condition);
    }

    /// <summary>The last of the pointwise values that a sum of products goes through alone, such as bias and activation: it is
    /// stored instead of the sum, and what leads to it rides on the product. A function that costs much does not ride on a
    /// product of few columns.</summary>
    Node EndOfEpilogue(Node node)
    {
        var end = node;
        var isNarrow = Epilogues.IsNarrow(Dim.Product(node.Operands[1].Shape.Select(((Dot)node.Operation).FreeB(node.Operands[1]))));
        while (Users(end) is { Count: 1 } only && only[0] is { Operation: Pointwise { Row: var row } } user && Equals(user.Guard, node.Guard)
            && user.Shape == node.Shape && user.Type == node.Type && PhaseOf(user) == PhaseOf(node)
            && !(isNarrow && Epilogues.IsFunction(row)))
            end = user;
        Add(node);
        return end;
    }

    /// <summary>The nodes that a node is an operand of.</summary>
    public IReadOnlyList<Node> Users(Node node) => users.TryGetValue(node, out var list) ? list : [];

    /// <summary>Every value is of rank 0: branches then lie inside one kernel, and none needs a stored condition.</summary>
    public bool IsScalarCode => Nodes.All(n => n.Shape.Rank == 0);

    /// <summary>The value that a chain of views reads.</summary>
    static Node BehindViews(Node node, bool onlyReshapes = false)
    {
        while (node.Operation is Reshape || !onlyReshapes && node.Operation is Permute or Broadcast or Slice or AssumeShape or StopGradient)
            node = node.Operands[0];
        return node;
    }

    /// <summary>A reshape that only adds or drops axes of size 1, which index arithmetic can follow.</summary>
    public static bool IsUnitReshape(Node node) =>
        node.Operation is Reshape
        && node.Shape.Where(d => d != 1).SequenceEqual(node.Operands[0].Shape.Where(d => d != 1));

    static IReadOnlyList<Node> Reachable(IEnumerable<Node> outputs)
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>(outputs);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!seen.Add(node)) continue;
            foreach (var operand in node.Operands) pending.Push(operand);
            for (var guard = node.Guard; guard is not null; guard = guard.Outer) pending.Push(guard.Condition);
        }
        return [.. seen.OrderBy(n => n.Id)];
    }
}
