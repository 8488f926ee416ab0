using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Graph to kernels. Values that every kernel could compute for itself are computed in place; then those that several
/// kernels would compute at some cost are stored instead, and the kernels are formed again.
/// </summary>
static class Fuser
{
    /// <summary>From this many operations an element on, a value that several kernels need is stored rather than recomputed:
    /// one exponential costs less than to write its result and read it again, a logistic function, which also divides, more.</summary>
    const int RecomputeLimit = 22;

    const int Rounds = 8;

    public static KernelList Run(Graph graph, CancellationToken cancellation = default) =>
        Run(graph, new Materialization(graph), cancellation);

    /// <summary>The kernels when at least some values are stored.</summary>
    public static KernelList Run(Graph graph, Materialization stored, CancellationToken cancellation = default)
    {
        var shared = new List<Node>();
        for (var round = 0; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var scalars = new ScalarFactory();
            var builder = new DefinitionBuilder(graph, stored, scalars);
            var grouping = new Grouping(scalars) { GuardBuffers = group => builder.Conditions(group.Guard).Select(c => c.Condition.Storage) };
            var users = new Dictionary<Node, HashSet<Group>>();
            foreach (var definition in builder.Definitions())
            {
                var group = grouping.Add(definition);
                foreach (var node in builder.Inlined)
                {
                    if (!users.TryGetValue(node, out var groups)) users[node] = groups = [];
                    groups.Add(group);
                }
            }
            if (round < Rounds && StoreShared(stored, users, shared)) continue;
            if (!DropCheap(stored, shared))
                return KernelBuilder.Build(grouping, builder, Recomputation.Find(stored, users, builder.NameOf));
        }
    }

    /// <summary>Stores each value that several kernels compute in place at some cost, the last of a chain first.</summary>
    static bool StoreShared(Materialization stored, Dictionary<Node, HashSet<Group>> users, List<Node> shared)
    {
        var changed = false;
        foreach (var node in stored.Nodes.Reverse().Where(n => users.TryGetValue(n, out var groups) && groups.Count > 1))
        {
            if (stored.IsStored(node) || node.Operation is not (Pointwise or Cond) || Cost(node, stored) < RecomputeLimit) continue;
            // Scalar code has no kernels that run in a branch only; its branches stay within expressions.
            if (stored.IsScalarCode && node.Guard is not null) continue;
            if (stored.Users(node).Any(n => users.TryGetValue(n, out var groups) && groups.IsSupersetOf(users[node]))) continue;
            stored.Add(node);
            shared.Add(node);
            changed = true;
        }
        return changed;
    }

    /// <summary>Computes in place again, after the last round, what has become cheap because a value that it is made of is stored
    /// now, too.</summary>
    static bool DropCheap(Materialization stored, List<Node> shared)
    {
        var cheap = shared.Where(node => Cost(node, stored) < RecomputeLimit).ToList();
        foreach (var node in cheap) stored.Remove(node);
        shared.Clear();
        return cheap.Count > 0;
    }

    /// <summary>Operations an element to compute the node from stored values.</summary>
    static int Cost(Node node, Materialization stored)
    {
        var seen = new HashSet<Node>();
        return Visit(node);

        int Visit(Node n)
        {
            if (!seen.Add(n) || n != node && stored.IsStored(n)) return 0;
            return (n.Operation is Pointwise pointwise ? pointwise.Row.Cost : 0) + n.Operands.Sum(Visit);
        }
    }
}
