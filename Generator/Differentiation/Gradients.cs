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
    /// <param name="y">A floating value of rank 0.</param>
    /// <param name="wrt">Floating values: inputs, or anything that was computed on the way to y.</param>
    /// <exception cref="ShapeException">A value is not floating, or y is no scalar; the message names it.</exception>
    public static Node[] Reverse(GraphBuilder b, Node y, IReadOnlyList<Node> wrt)
    {
        CheckFloating("gradient", wrt.Prepend(y));
        if (y.Shape.Rank != 0)
            throw ShapeErrors.Unsuitable("gradient", y, "only a value of rank 0 has one; take the sum or the mean first");
        return Vjp(b, [y], [y.Like(1)], wrt);
    }

    /// <summary>
    /// The products of cotangents with the Jacobian of some values (vector-Jacobian products): for each of
    /// <paramref name="wrt"/> the sum over the values; zeros for one that no value depends on.
    /// </summary>
    /// <param name="b">The builder that the nodes belong to.</param>
    /// <param name="ys">Floating values of any shape.</param>
    /// <param name="cotangents">One for each, of its shape and type.</param>
    /// <param name="wrt">Floating values: inputs, or anything that was computed on the way.</param>
    /// <exception cref="ShapeException">A value is not floating, or a cotangent does not fit; the message names it.</exception>
    public static Node[] Vjp(GraphBuilder b, IReadOnlyList<Node> ys, IReadOnlyList<Node> cotangents, IReadOnlyList<Node> wrt)
    {
        CheckFloating("vjp", wrt.Concat(ys));
        CheckPairs("vjp", ys, cotangents);
        var outer = b.CurrentGuard;
        try
        {
            var last = ys.Max(y => y.Id);
            var varying = VaryingNodes(b, last, wrt);
            var sums = new Cotangents(b, varying);
            foreach (var (y, cotangent) in ys.Zip(cotangents, (y, cotangent) => (y, cotangent))) sums.Add(y, cotangent);
            for (var id = last; id >= 0; id--)
                if (varying.Contains(b.Nodes[id]))
                    sums.Propagate(b.Nodes[id]);
            return [.. wrt.Select(x => sums.Of(x) ?? x.Like(0))];
        }
        finally
        {
            b.CurrentGuard = outer;
        }
    }

    /// <summary>
    /// The products of the Jacobian of some values with tangents (Jacobian-vector products): forward mode. A vjp is linear in
    /// its cotangents, and transposing that linear map once more, by the same rules, is the product with the tangents; what
    /// the cotangents stood for is no longer needed then.
    /// </summary>
    /// <param name="b">The builder that the nodes belong to.</param>
    /// <param name="ys">Floating values of any shape.</param>
    /// <param name="wrt">Floating values that they are computed from.</param>
    /// <param name="tangents">One for each of <paramref name="wrt"/>, of its shape and type.</param>
    /// <returns>One for each of <paramref name="ys"/>, of its shape and type.</returns>
    /// <exception cref="ShapeException">A value is not floating, or a tangent does not fit; the message names it.</exception>
    public static Node[] Jvp(GraphBuilder b, IReadOnlyList<Node> ys, IReadOnlyList<Node> wrt, IReadOnlyList<Node> tangents)
    {
        CheckFloating("jvp", wrt.Concat(ys));
        CheckPairs("jvp", wrt, tangents);
        Node[] cotangents = [.. ys.Select(y => b.Unknown(y.Shape, y.Type))];
        return Vjp(b, Vjp(b, ys, cotangents, wrt), tangents, cotangents);
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

    /// <summary>The nodes up to an id whose values vary smoothly with <paramref name="wrt"/>.</summary>
    static HashSet<Node> VaryingNodes(GraphBuilder b, int last, IReadOnlyList<Node> wrt)
    {
        var varying = new HashSet<Node>(wrt);
        foreach (var node in b.Nodes.Take(last + 1))
            if (node.Type.IsFloating() && node.Operation is not StopGradient && node.Operands.Any(varying.Contains))
                varying.Add(node);
        return varying;
    }

    static void CheckFloating(string operation, IEnumerable<Node> values)
    {
        if (values.FirstOrDefault(value => !value.Type.IsFloating()) is { } discrete)
            throw ShapeErrors.WrongType(operation, discrete, "floating values");
    }

    /// <summary>Each value needs a direction of its shape and type.</summary>
    static void CheckPairs(string operation, IReadOnlyList<Node> values, IReadOnlyList<Node> directions)
    {
        if (values.Count != directions.Count)
            throw new ShapeException($"'{operation}' is given {directions.Count} directions for {values.Count} values");
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Shape != directions[i].Shape) throw ShapeErrors.DifferentShapes(values[i], directions[i]);
            if (values[i].Type != directions[i].Type) throw ShapeErrors.DifferentTypes(operation, values[i], directions[i]);
        }
    }
}
