namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Forms kernels: a definition joins a group whose values it reads, or that walks over the same data, as long as no other
/// group has to run in between. Greedy, in the order of the graph, so equal graphs give equal kernels.
/// </summary>
sealed class Grouping(ScalarFactory scalars)
{
    readonly List<Group> groups = [];
    readonly Dictionary<Buffer, List<Group>> makers = [];

    public IReadOnlyList<Group> Groups => groups;

    /// <summary>The group that the definition went to.</summary>
    public Group Add(Definition definition)
    {
        var reads = definition.Reads.ToList();
        var before = Makers(reads).ToList();
        var group = Candidates(definition, reads, before).FirstOrDefault(g => !RunsBetween(g, before) && g.TryAdd(definition));
        if (group is null) groups.Add(group = new(definition, scalars));
        var target = definition.Target.Storage;
        (makers.TryGetValue(target, out var known) ? known : makers[target] = []).Add(group);
        return group;
    }

    /// <summary>The groups in an order in which each comes after those it reads from, forward ones first.</summary>
    public IEnumerable<Group> InOrder()
    {
        var done = new HashSet<Group>();
        var order = new List<Group>();
        foreach (var group in groups) Visit(group);
        return order.OrderBy(g => g.Phase);

        void Visit(Group group)
        {
            if (!done.Add(group)) return;
            foreach (var dependency in Dependencies(group)) Visit(dependency);
            order.Add(group);
        }
    }

    /// <summary>The groups whose values a group reads.</summary>
    public IEnumerable<Group> Dependencies(Group group) =>
        Makers(group.Reads.Concat(GuardBuffers(group))).Where(g => g != group);

    /// <summary>The groups that write some buffers; the parts of a stack may come from several.</summary>
    IEnumerable<Group> Makers(IEnumerable<Buffer> buffers) =>
        buffers.Where(makers.ContainsKey).SelectMany(buffer => makers[buffer]).Distinct();

    public Func<Group, IEnumerable<Buffer>> GuardBuffers { get; set; } = _ => [];

    /// <summary>Makers of what is read, the latest first; then groups of the same extents that read some of the same data.</summary>
    IEnumerable<Group> Candidates(Definition definition, List<Buffer> reads, List<Group> before)
    {
        var siblings = groups.Where(g => g.Product is null && !g.IsClosed && !before.Contains(g) && IsSibling(g));
        return before.OrderByDescending(groups.IndexOf).Concat(siblings);

        bool IsSibling(Group group) => definition switch
        {
            LoopDefinition loop => HasExtents(group, loop.Axes, []) && (loop.Axes.Count == 0 || SharesReads(group)),
            // Sums over all of one axis: in one sweep. A position is looked for element by element, which would slow sums down.
            ReduceDefinition { Kept.Count: 0, Reduced.Count: 1, Combine: not Combine.ArgMax } sum =>
                HasExtents(group, [], sum.Reduced) && group.Reductions.All(r => r.Combine != Combine.ArgMax) && SharesReads(group),
            _ => false,
        };

        bool SharesReads(Group group) => group.Reads.Intersect(reads).Any();
    }

    static bool HasExtents(Group group, IEnumerable<Axis> outer, IEnumerable<Axis> inner) =>
        group.Outer.Select(a => a.Extent).SequenceEqual(outer.Select(a => a.Extent))
        && group.Inner.Select(a => a.Extent).SequenceEqual(inner.Select(a => a.Extent));

    /// <summary>Whether one of <paramref name="before"/>, other than the group, has to run after the group.</summary>
    bool RunsBetween(Group group, List<Group> before)
    {
        var seen = new HashSet<Group>();
        return before.Any(g => g != group && Reaches(g));

        bool Reaches(Group from) => from == group || seen.Add(from) && Dependencies(from).Any(Reaches);
    }
}
