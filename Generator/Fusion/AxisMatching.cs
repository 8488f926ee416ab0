namespace GraphGen.Compiler.Fusion;

/// <summary>Which axis of a definition is which axis of a group: one to one, between axes of equal extent.</summary>
sealed class AxisMatching
{
    readonly Dictionary<Axis, Axis> axes = [];

    public Axis? this[Axis own] => axes.TryGetValue(own, out var axis) ? axis : null;

    /// <summary>Makes an index of the definition equal one of the group, if both are single axes or the same constant.</summary>
    public bool Match(Affine own, Affine group) =>
        own.SingleAxis is { } left && group.SingleAxis is { } right ? Match(left, right) : own.Terms.Count == 0 && own == group;

    /// <summary>Matches the axes left over in order with those of <paramref name="group"/> not yet taken; both must come out even.</summary>
    public bool Complete(EquatableArray<Axis> own, EquatableArray<Axis> group)
    {
        if (own.Count != group.Count) return false;
        var free = new Queue<Axis>(group.Where(a => !axes.ContainsValue(a)));
        foreach (var axis in own)
            if (axes.TryGetValue(axis, out var matched) ? !group.Contains(matched) : free.Count == 0 || !Match(axis, free.Dequeue()))
                return false;
        return true;
    }

    /// <summary>The index over the group's axes.</summary>
    public Affine Apply(Affine index) => index.Substitute(axes.ToDictionary(pair => pair.Key, pair => Affine.Of(pair.Value)));

    bool Match(Axis own, Axis group)
    {
        if (axes.TryGetValue(own, out var matched)) return matched == group;
        if (own.Extent != group.Extent || axes.ContainsValue(group)) return false;
        axes[own] = group;
        return true;
    }
}
