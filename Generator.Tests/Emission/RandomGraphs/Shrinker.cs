namespace GraphGen.Generator.Tests.Emission.RandomGraphs;

using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>
/// Makes a failing case smaller: a value is replaced by an input that has the same elements, or an output is dropped, as long
/// as the case still fails.
/// </summary>
static class Shrinker
{
    const int Rounds = 12;

    /// <summary>The smallest failing case found.</summary>
    /// <param name="failing">A case that fails.</param>
    /// <param name="failures">Those of some cases, at least one, that fail.</param>
    public static GraphCase Run(GraphCase failing, Func<IReadOnlyList<GraphCase>, IEnumerable<GraphCase>> failures)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var smaller = Candidates(failing).Where(c => Size(c) < Size(failing)).ToList();
            if (smaller.Count == 0 || failures(smaller).MinBy(Size) is not { } best) break;
            failing = best;
        }
        return failing;
    }

    static int Size(GraphCase graphCase) =>
        10 * graphCase.Graph.Nodes.Count(node => node.Operation is not Input) + graphCase.Graph.Outputs.Count;

    static IEnumerable<GraphCase> Candidates(GraphCase failing)
    {
        var graph = failing.Graph;
        for (var k = 0; k < graph.Outputs.Count && graph.Outputs.Count > 1; k++)
        {
            var others = graph.Outputs.Where((_, n) => n != k).ToList();
            if (others.Any(output => output.Role == OutputRole.Result)) yield return Rebuilt(failing, others, null, "without output " + k);
        }
        var cuts = graph.Nodes.Where(node => node.Operation is not (Input or Constant) && node.Guard is null).ToList();
        var values = ReferenceInterpreter.Run(
            graph.Builder.Build(cuts.Select((node, k) => new GraphOutput("y" + k, node, OutputRole.Result))), failing.Sizes, failing.Inputs);
        for (var k = 0; k < cuts.Count; k++)
            yield return Rebuilt(failing, graph.Outputs, (cuts[k], values[k].Elements), "without " + cuts[k].Id);
    }

    /// <summary>The case with some of its outputs, and one value given instead of computed.</summary>
    static GraphCase Rebuilt(GraphCase old, IEnumerable<GraphOutput> outputs, (Node Node, double[] Elements)? cut, string name)
    {
        var map = new NodeMap(new GraphBuilder());
        var inputs = new Dictionary<string, double[]>(old.Inputs);
        foreach (var node in old.Graph.Nodes)
            if (node == cut?.Node)
            {
                var path = $"cut{inputs.Count}";
                inputs[path] = [.. cut.Value.Elements.Select(value => node.Type == DType.Float32 ? (float)value : value)];
                map[node] = map.Target.Input(path, InputKind.Input, node.Shape, node.Type);
            }
            else
            {
                map.Copy(node);
            }
        var graph = map.Target.Build(outputs.Select(output => output with { Value = map[output.Value] }));
        return old with { Name = $"{old.Name}, {name}", Graph = graph, Inputs = inputs };
    }
}
