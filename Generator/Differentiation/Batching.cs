using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Differentiation;

/// <summary>
/// The vectorising map: what a function gives for every element of a first axis of its argument, computed at once rather than
/// one by one, by the batching rule of each operation.
/// </summary>
static class Batching
{
    /// <summary>The results of a function for many arguments.</summary>
    /// <param name="b">The builder that the nodes belong to.</param>
    /// <param name="results">Its results, computed from <paramref name="argument"/>.</param>
    /// <param name="argument">What stands for the argument.</param>
    /// <param name="arguments">The arguments: the argument's shape with one more, first axis.</param>
    /// <returns>For each result its values: the result's shape with that axis first.</returns>
    public static Node[] Run(GraphBuilder b, IReadOnlyList<Node> results, Node argument, Node arguments)
    {
        var count = arguments.Shape[0];
        var images = new Dictionary<Node, Node> { [argument] = arguments };
        var (outer, last) = (b.CurrentGuard, results.Max(result => result.Id));
        try
        {
            for (var id = argument.Id + 1; id <= last; id++)
                if (b.Nodes[id] is var node && node.Operands.Any(images.ContainsKey))
                {
                    b.CurrentGuard = node.Guard;
                    images[node] = node.Operation.Batched(node, new(node, count, [.. node.Operands.Select(Image)]));
                }
        }
        finally
        {
            b.CurrentGuard = outer;
        }
        return [.. results.Select(result => Image(result) ?? b.BroadcastTo(result, new([count, .. result.Shape])))];

        Node? Image(Node node) => images.TryGetValue(node, out var image) ? image : null;
    }
}
