using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>An index from 0 to below <paramref name="Extent"/>: a loop of a kernel, or a position that is looked up at run
/// time.</summary>
/// <param name="Id">Unique within one fusion.</param>
/// <param name="IsLookup">The index is not a loop's: the scalar that uses it has an operand which is its value.</param>
sealed record Axis(int Id, Dim Extent, bool IsLookup = false)
{
    /// <summary>A short name for formulas and code, given when the kernel is complete.</summary>
    public string Name { get; set; } = "";

    public bool Equals(Axis? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id;

    public override string ToString() => $"{Name} < {Extent}";
}

/// <summary>One term of an affine index.</summary>
sealed record AffineTerm(Axis Axis, Dim Coefficient);

/// <summary>An index that is affine in the axes of a kernel: <c>offset + Σ coefficient · axis</c>.</summary>
/// <param name="Terms">Ordered by axis id, without zero coefficients.</param>
sealed record Affine(Dim Offset, EquatableArray<AffineTerm> Terms)
{
    public static Affine Zero { get; } = new(0, EquatableArray<AffineTerm>.Empty);

    public static Affine Of(Axis axis) => new(0, new AffineTerm[] { new(axis, 1) });

    /// <summary>The count, in row-major order, of the element at some indices.</summary>
    public static Affine RowMajor(Shape shape, IEnumerable<Affine> indices) =>
        indices.Select((index, k) => (index, k)).Aggregate(Zero, (sum, pair) => sum * shape[pair.k] + pair.index);

    /// <summary>How far the index moves when <paramref name="axis"/> moves by one.</summary>
    public Dim Coefficient(Axis axis)
    {
        foreach (var term in Terms)
            if (term.Axis == axis)
                return term.Coefficient;
        return 0;
    }

    /// <summary>The axis, if the index is just that axis.</summary>
    public Axis? SingleAxis => Terms.Count == 1 && Terms[0].Coefficient == 1 && Offset == 0 && !Terms[0].Axis.IsLookup ? Terms[0].Axis : null;

    /// <summary>The looked-up positions in the index.</summary>
    public IEnumerable<Axis> Lookups => Terms.Select(t => t.Axis).Where(a => a.IsLookup);

    /// <summary>The least value over all points of the axes; null when it can't be told.</summary>
    public Dim? Least => Extreme(least: true);

    /// <summary>The greatest value over all points of the axes; null when it can't be told.</summary>
    public Dim? Greatest => Extreme(least: false);

    public static Affine operator +(Affine left, Affine right)
    {
        var sums = new SortedDictionary<int, AffineTerm>();
        foreach (var term in left.Terms.Concat(right.Terms))
            sums[term.Axis.Id] = sums.TryGetValue(term.Axis.Id, out var seen)
                ? new(term.Axis, seen.Coefficient + term.Coefficient)
                : term;
        return new(left.Offset + right.Offset, sums.Values.Where(t => t.Coefficient != 0).ToEquatable());
    }

    public static Affine operator +(Affine left, Dim right) => left with { Offset = left.Offset + right };

    public static Affine operator *(Affine left, Dim factor) =>
        factor == 0 ? Zero : new(left.Offset * factor, left.Terms.Select(t => new AffineTerm(t.Axis, t.Coefficient * factor)).ToEquatable());

    /// <summary>The same index with axes replaced by other indices.</summary>
    public Affine Substitute(IReadOnlyDictionary<Axis, Affine> replacement)
    {
        var result = new Affine(Offset, EquatableArray<AffineTerm>.Empty);
        foreach (var term in Terms)
            result += (replacement.TryGetValue(term.Axis, out var index) ? index : Of(term.Axis)) * term.Coefficient;
        return result;
    }

    Dim? Extreme(bool least)
    {
        var extreme = Offset;
        foreach (var term in Terms)
        {
            if (term.Coefficient.IsAtLeast(0) is not { } rises) return null;
            if (rises != least) extreme += term.Coefficient * (term.Axis.Extent - 1);
        }
        return extreme;
    }

    public override string ToString() => ToString(axis => axis.Name);

    /// <summary>The index with its axes written as <paramref name="name"/> says.</summary>
    public string ToString(Func<Axis, string> name)
    {
        var parts = Terms.Select(t => t.Coefficient == 1 ? name(t.Axis) : $"{Factor(t.Coefficient)}·{name(t.Axis)}").ToList();
        if (parts.Count == 0 || Offset != 0) parts.Add(Offset.ToString());
        return string.Join(" + ", parts).Replace("+ -", "− ");

        static string Factor(Dim dim) => dim.ToString().Contains('+') ? $"({dim})" : dim.ToString();
    }
}
