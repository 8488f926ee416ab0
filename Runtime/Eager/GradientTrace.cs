using System.Globalization;
using GraphGen.Compiler.Graphs;
using Reverse = GraphGen.Compiler.Differentiation.Gradients;

namespace GraphGen;

/// <summary>
/// The graph of what eager tensors were computed from. Gradients come from the compiler's derivative rules on that graph;
/// the nodes they add are then computed eagerly, so that the results remember in turn how they were made.
/// </summary>
sealed class GradientTrace
{
    readonly GraphBuilder graph = new();
    readonly Dictionary<object, Node> nodes = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, Tensor> values = [];

    /// <summary>The gradients of a floating-point scalar with respect to floating-point tensors.</summary>
    public static Tensor[] Gradients(Tensor y, Tensor[] xs)
    {
        var trace = new GradientTrace();
        trace.Add(y);
        foreach (var x in xs)
            trace.Add(x);
        var gradients = Reverse.Reverse(trace.graph, trace.nodes[y.Source], [.. xs.Select(x => trace.nodes[x.Source])]);
        trace.Compute(gradients);
        return [.. gradients.Select(gradient => trace.values[gradient])];
    }

    /// <summary>Adds a tensor and all it was computed from. Histories may be long, so this does not recur.</summary>
    void Add(Tensor tensor)
    {
        var open = new Stack<Tensor>([tensor]);
        while (open.TryPeek(out var next))
        {
            var known = open.Count;
            if (!nodes.ContainsKey(next.Source))
                foreach (var operand in next.Origin?.Operands ?? [])
                    if (!nodes.ContainsKey(operand.Source))
                        open.Push(operand);
            if (open.Count > known)
                continue;
            open.Pop();
            if (!nodes.ContainsKey(next.Source))
                Enter(next);
        }
    }

    /// <summary>Adds a tensor whose operands are there.</summary>
    void Enter(Tensor tensor)
    {
        var name = nodes.Count.ToString(CultureInfo.InvariantCulture);
        var node = tensor.Origin is { } origin
            ? origin.Build(graph, Array.ConvertAll(origin.Operands, operand => nodes[operand.Source]))
            : graph.Input(name, InputKind.Input, tensor.Shape.ToGraph(), tensor.Type.ToGraph());
        nodes.Add(tensor.Source, node);
        values.TryAdd(node, tensor);
    }

    /// <summary>Computes nodes, and what they need, where that has no value yet.</summary>
    void Compute(Node[] wanted)
    {
        var needed = new HashSet<Node>();
        var open = new Stack<Node>(wanted);
        while (open.TryPop(out var node))
            if (!values.ContainsKey(node) && needed.Add(node))
                foreach (var operand in node.Operands)
                    open.Push(operand);
        foreach (var node in needed.OrderBy(node => node.Id))
            values.Add(node, NodeEvaluation.Compute(node, [.. node.Operands.Select(operand => values[operand])]));
    }
}
