using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>The kernels of a graph that was taken apart into elements: few, of which each does much.</summary>
static class Together
{
    /// <summary>The kernels; null where they are not loops alone, or no fewer than they were.</summary>
    /// <param name="elements">The graph, taken apart.</param>
    /// <param name="kernels">The kernels of the graph as it was: where one does a whole pass now, their formulas say what it computes.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static KernelList? Run(Graph elements, KernelList kernels, CancellationToken cancellation = default)
    {
        var together = Fuser.Run(elements, Stored(elements), cancellation);
        if (together.Kernels.Any(kernel => kernel is not Nest) || together.Kernels.Count > kernels.Kernels.Count) return null;
        foreach (var pass in together.Kernels.GroupBy(kernel => kernel.Phase).Where(pass => pass.Count() == 1))
            pass.Single().Formula = string.Join("\n", kernels.Kernels.Where(kernel => kernel.Phase == pass.Key).Select(kernel => kernel.Formula));
        return together;
    }

    /// <summary>What several values of a pass are made of is a definition of its own, which they find in the same kernel; nobody
    /// else reads it, so it gets no memory in the end.</summary>
    static Materialization Stored(Graph elements)
    {
        var stored = new Materialization(elements);
        foreach (var node in stored.Nodes)
            if (node.Operation is Pointwise && stored.Users(node).Count > 1 && stored.Users(node).All(user => stored.PhaseOf(user) == stored.PhaseOf(node)))
                stored.Add(node);
        return stored;
    }
}
