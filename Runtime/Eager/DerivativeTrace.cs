using System.Globalization;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using Rules = GraphGen.Compiler.Differentiation.Gradients;

namespace GraphGen;

/// <summary>
/// The graph of what eager tensors were computed from. Derivatives come from the compiler's derivative rules on that graph;
/// the nodes they add are then computed eagerly, so that the results remember in turn how they were made.
/// </summary>
sealed class DerivativeTrace
{
    readonly GraphBuilder graph = new();
    readonly Dictionary<object, Node> nodes = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, Tensor> values = [];

    /// <summary>The gradients of a floating-point scalar with respect to floating-point tensors.</summary>
    public static Tensor[] Gradients(Tensor y, Tensor[] xs) =>
        Derive([y, .. xs], (graph, nodes) => Rules.Reverse(graph, nodes[0], nodes[1..]));

    /// <summary>The products of a cotangent with the Jacobians of a tensor.</summary>
    public static Tensor[] Vjp(Tensor y, Tensor[] xs, Tensor cotangent) =>
        Derive([y, cotangent, .. xs], (graph, nodes) => Rules.Vjp(graph, [nodes[0]], [nodes[1]], nodes[2..]));

    /// <summary>The product of the Jacobian of a tensor with tangents.</summary>
    public static Tensor Jvp(Tensor y, Tensor[] xs, Tensor[] tangents) =>
        Derive([y, .. xs, .. tangents], (graph, nodes) =>
            Rules.Jvp(graph, [nodes[0]], nodes[1..(1 + xs.Length)], nodes[(1 + xs.Length)..]))[0];

    /// <summary>All derivatives of a tensor with respect to another.</summary>
    public static Tensor Jacobian(Tensor y, Tensor x) =>
        Derive([y, x], (graph, nodes) => [Jacobians.Of(graph, nodes[0], nodes[1])])[0];

    /// <summary>What a rule makes of some tensors and all they were computed from.</summary>
    static Tensor[] Derive(Tensor[] tensors, Func<GraphBuilder, Node[], Node[]> rule)
    {
        var trace = new DerivativeTrace();
        foreach (var tensor in tensors)
            trace.Add(tensor);
        var derivatives = rule(trace.graph, Array.ConvertAll(tensors, tensor => trace.nodes[tensor.Source]));
        trace.Compute(derivatives);
        return Array.ConvertAll(derivatives, derivative => trace.values[derivative]);
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
