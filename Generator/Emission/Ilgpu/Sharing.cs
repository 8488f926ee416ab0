using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>How the threads of a device share a nest.</summary>
enum Sharing
{
    /// <summary>A thread computes one element of a loop.</summary>
    Points,

    /// <summary>A thread goes along one row: where neighbouring threads then read neighbouring elements, or rows are short.</summary>
    Rows,

    /// <summary>A group of threads goes along one row, and joins what its threads have reduced.</summary>
    Groups,
}

/// <summary>Decides how a nest is shared, for its kernels and for what launches them.</summary>
static class NestSharing
{
    /// <summary>Rows of at most so many elements are left to one thread each.</summary>
    const int ShortRow = 32;

    /// <summary>Rows of less are not cut into parts: what <c>GpuGrid.Parts</c> says, too.</summary>
    const int LongRow = 2048;

    /// <summary>Reductions down columns with less are not cut into parts: what <c>GpuGrid.ColumnParts</c> says, too.</summary>
    const int ManyElements = 1 << 15;

    /// <summary>How many reductions <c>GpuScratch</c> has memory for.</summary>
    const int MostReductions = 4;

    /// <summary>How the kernel that does everything is shared.</summary>
    public static Sharing Of(Nest nest)
    {
        if (nest.Inner.Count == 0) return Sharing.Points;
        if (nest.Outer.Count == 0) return Sharing.Groups;
        return IsShort(nest) || IsByColumns(nest) ? Sharing.Rows : Sharing.Groups;
    }

    /// <summary>Whether there are, beside the kernel that does everything, two that share a reduction where there is much of it: one reduces
    /// parts of rows, and one joins them.</summary>
    public static bool IsSplit(Nest nest)
    {
        if (nest.Inner.Count == 0 || IsShort(nest) || !CanBeSplit(nest)) return false;
        Dim count = Dim.Product(nest.Inner.Select(a => a.Extent)), rows = Dim.Product(nest.Outer.Select(a => a.Extent));
        return IsByColumns(nest) ? !((rows * count).Constant < ManyElements) : !(count.Constant < LongRow);
    }

    /// <summary>Whether the neighbours in memory of what a row reads belong to other rows, as in a sum down the columns of a matrix.</summary>
    public static bool IsByColumns(Nest nest)
    {
        if (nest.Outer.Count == 0) return false;
        var (inner, outer) = (nest.Inner[nest.Inner.Count - 1], nest.Outer[nest.Outer.Count - 1]);
        var loads = Scalars.Closure(nest.Values).Select(s => s.Kind).OfType<Load>().Select(l => l.Offset).ToList();
        return loads.Count(offset => offset.Coefficient(outer) == 1) > loads.Count(offset => offset.Coefficient(inner) == 1);
    }

    static bool IsShort(Nest nest) => Dim.Product(nest.Inner.Select(a => a.Extent)).Constant <= ShortRow;

    /// <summary>The place of the largest element takes two memories, and a second pass would have to know what the first has found.</summary>
    static bool CanBeSplit(Nest nest) =>
        nest.Passes.Count == 1 && nest.Passes[0].Reductions.Count is > 0 and <= MostReductions
        && nest.Passes[0].Reductions.All(r => r.Combine != Combine.ArgMax);
}
