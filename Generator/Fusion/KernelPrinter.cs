using System.Text;

namespace GraphGen.Compiler.Fusion;

/// <summary>The textual dump of fusion: a head and a formula for each kernel.</summary>
static class KernelPrinter
{
    public static string Print(KernelList list)
    {
        var text = new StringBuilder();
        foreach (var kernel in list.Kernels)
        {
            text.Append($"{kernel.Phase.ToString().ToLowerInvariant()} {Kind(kernel)} {kernel.Name}");
            if (Space(kernel) is { Length: > 0 } space) text.Append($" over {space}");
            if (kernel.Guards.Count > 0) text.Append($" when {Condition(kernel)}");
            text.Append('\n');
            foreach (var line in kernel.Formula.Split('\n')) text.Append($"    {line}\n");
            text.Append($"    reads {string.Join(", ", kernel.Inputs)}; writes {string.Join(", ", kernel.Outputs)}; {kernel.Flops} flops\n");
            if (kernel.Recomputed.Count > 0) text.Append($"    recomputes {string.Join(", ", kernel.Recomputed)}\n");
        }
        return text.ToString();
    }

    /// <summary>What kind of kernel it is, in a word.</summary>
    public static string Kind(Kernel kernel) => kernel switch
    {
        Contraction => "product",
        Scatter => "scatter",
        Routine => "routine",
        Nest { Inner.Count: 0 } => "loop",
        Nest { Passes.Count: > 1 } => "row",
        Nest nest when nest.Passes.Any(p => p.Stores.Count > 0) => "row",
        _ => "reduction",
    };

    /// <summary>The conditions under which it runs.</summary>
    public static string Condition(Kernel kernel) =>
        string.Join(" and ", kernel.Guards.Select(g => (g.IsTrue ? "" : "not ") + g.Condition.Name));

    static string Space(Kernel kernel) => kernel switch
    {
        Contraction p => $"{p.Batch}; {p.Row}; {p.Column}; depth {p.Depth}",
        Routine routine => string.Join("; ", routine.Call.Sizes),
        Scatter scatter => string.Join("; ", scatter.Axes),
        Nest nest => string.Join("; ", nest.Outer) + (nest.Inner.Count > 0 ? " | " + string.Join("; ", nest.Inner) : ""),
        _ => "",
    };
}
