using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Differentiation;

/// <summary>
/// Reverse-mode differentiation: graph to graph. The rules of the operations build ordinary nodes, so a gradient can be
/// differentiated again.
/// </summary>
static class Gradients
{
    /// <summary>
    /// The gradients of <paramref name="y"/> with respect to some values; zeros for one that it does not depend on.
    /// </summary>
    /// <param name="b">The builder that the nodes belong to.</param>
    /// <param name="y">A floating value, of rank 0 unless there is a seed.</param>
    /// <param name="wrt">Floating values: inputs, or anything that was computed on the way to y.</param>
    /// <param name="seed">The cotangent of y; 1 when null.</param>
    /// <exception cref="ShapeException">A value is not floating, or y is no scalar; the message names it.</exception>
    public static Node[] Reverse(GraphBuilder b, Node y, IReadOnlyList<Node> wrt, Node? seed = null)
    {
        Check(y, wrt, seed);
        var outer = b.CurrentGuard;
        try
        {
            var varying = VaryingNodes(b, y, wrt);
            var cotangents = new Cotangents(b, varying);
            cotangents.Add(y, seed ?? y.Like(1));
            for (var id = y.Id; id >= 0; id--)
                if (varying.Contains(b.Nodes[id]))
                    cotangents.Propagate(b.Nodes[id]);
            return [.. wrt.Select(x => cotangents.Of(x) ?? x.Like(0))];
        }
        finally
        {
            b.CurrentGuard = outer;
        }
    }

    /// <summary>The graph with gradients of one of its results as further outputs, named after their targets.</summary>
    /// <param name="graph">The graph to differentiate.</param>
    /// <param name="result">The output to differentiate: a floating value of rank 0.</param>
    /// <param name="wrt">Inputs of the graph.</param>
    public static Graph Append(Graph graph, GraphOutput result, IReadOnlyList<Node> wrt)
    {
        var gradients = Reverse(graph.Builder, result.Value, wrt);
        return graph.Builder.Build(graph.Outputs.Concat(wrt.Zip(gradients, (x, gradient) =>
        {
            var path = ((Input)x.Operation).Path;
            return new GraphOutput(path, gradient, OutputRole.Gradient, path);
        })));
    }

    /// <summary>The nodes up to y whose values vary smoothly with <paramref name="wrt"/>.</summary>
    static HashSet<Node> VaryingNodes(GraphBuilder b, Node y, IReadOnlyList<Node> wrt)
    {
        var varying = new HashSet<Node>(wrt);
        foreach (var node in b.Nodes.Take(y.Id + 1))
            if (node.Type.IsFloating() && node.Operation is not StopGradient && node.Operands.Any(varying.Contains))
                varying.Add(node);
        return varying;
    }

    static void Check(Node y, IReadOnlyList<Node> wrt, Node? seed)
    {
        if (wrt.Prepend(y).FirstOrDefault(value => !value.Type.IsFloating()) is { } discrete)
            throw ShapeErrors.WrongType("gradient", discrete, "floating values");
        if (seed is null && y.Shape.Rank != 0)
            throw ShapeErrors.Unsuitable("gradient", y, "only a value of rank 0 has one; take the sum or the mean first");
        if (seed is not null && seed.Shape != y.Shape)
            throw ShapeErrors.DifferentShapes(y, seed);
        if (seed is not null && seed.Type != y.Type)
            throw ShapeErrors.DifferentTypes("gradient", y, seed);
    }
}
