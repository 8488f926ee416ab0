using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>
/// Writes a graph more simply, with the same values for all inputs but for rounding and the sign of zero: computes what
/// is constant, applies algebra, shares equal values and drops what no output needs. Never folds 0 · x, x - x or x / x,
/// which would hide NaN and infinity. Inputs, outputs and labels stay.
/// </summary>
static class Simplifier
{
    /// <summary>How often one node, or the whole graph, may be rewritten before the rules count as endless.</summary>
    const int Limit = 100;

    /// <summary>The rules that hold before and after differentiation.</summary>
    public static IReadOnlyList<SimplificationRule> Rules { get; } =
    [
        .. ConstantRules.All,
        .. SumRules.All,
        .. FactorRules.All,
        .. RoundingRules.All,
        .. ChoiceRules.All,
        .. ViewRules.All,
        .. ReductionRules.All,
        .. ProductRules.All,
    ];

    static readonly SimplificationRule[] FinalRules =
        [.. Rules, new("stop_gradient after all derivatives", "stop_gradient", node => node.Operands[0])];

    /// <summary>Simplifies a graph that may still be differentiated.</summary>
    /// <exception cref="SimplificationException">The rules do not come to an end.</exception>
    public static Graph Run(Graph graph) => Run(graph, Rules);

    /// <summary>Simplifies a graph that has all its derivatives: values that were constants to them are no longer
    /// apart.</summary>
    /// <exception cref="SimplificationException">The rules do not come to an end.</exception>
    public static Graph Finish(Graph graph) => Run(graph, FinalRules);

    /// <summary>Simplifies a graph by given rules.</summary>
    /// <exception cref="SimplificationException">The rules do not come to an end.</exception>
    public static Graph Run(Graph graph, IEnumerable<SimplificationRule> rules)
    {
        var byOperation = rules.GroupBy(rule => rule.Operation).ToDictionary(group => group.Key, group => group.ToArray());
        var applied = new HashSet<string>();
        for (var pass = 0; pass < Limit; pass++)
        {
            applied.Clear();
            graph = Pass(graph, byOperation, applied);
            if (applied.Count == 0) return graph;
        }
        throw new SimplificationException($"rules still apply after {Limit} passes: {string.Join("; ", applied)}");
    }

    /// <summary>Rebuilds a graph once, in order, each node as simple as its operands allow.</summary>
    static Graph Pass(Graph graph, Dictionary<string, SimplificationRule[]> rules, HashSet<string> applied)
    {
        var map = new NodeMap(new GraphBuilder());
        foreach (var node in graph.Nodes)
        {
            var image = map.Copy(node);
            map.Target.CurrentGuard = map.Map(node.Guard);
            map[node] = Simplest(image, rules, applied);
        }
        map.Target.CurrentGuard = null;
        return map.Target.Build(graph.Outputs.Select(output => output with { Value = map[output.Value] }));
    }

    static Node Simplest(Node node, Dictionary<string, SimplificationRule[]> rules, HashSet<string> applied)
    {
        for (var count = 0; rules.TryGetValue(node.Operation.Name, out var candidates); count++)
        {
            var next = Next(node, candidates, out var rule);
            if (next is null) break;
            if (count == Limit) throw new SimplificationException($"the rule '{rule}' applies without end to {node}");
            applied.Add(rule!);
            node = next;
        }
        return node;
    }

    static Node? Next(Node node, SimplificationRule[] candidates, out string? name)
    {
        foreach (var rule in candidates)
            if (rule.Apply(node) is { } next && next != node)
            {
                name = rule.Name;
                return next;
            }
        name = null;
        return null;
    }
}
