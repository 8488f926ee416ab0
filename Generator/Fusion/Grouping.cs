namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Forms kernels: a definition joins a group whose values it reads, or that walks over the same data, as long as no other
/// group has to run in between. Greedy, in the order of the graph, so equal graphs give equal kernels.
/// </summary>
sealed class Grouping(ScalarFactory scalars)
{
    readonly List<Group> groups = [];
    readonly Dictionary<Buffer, Group> makers = [];

    public IReadOnlyList<Group> Groups => groups;

    /// <summary>The group that the definition went to.</summary>
    public Group Add(Definition definition)
    {
        var reads = definition.Reads.ToList();
        var before = reads.Where(makers.ContainsKey).Select(b => makers[b]).Distinct().ToList();
        var group = Candidates(definition, reads, before).FirstOrDefault(g => !RunsBetween(g, before) && g.TryAdd(definition));
        if (group is null) groups.Add(group = new(definition, scalars));
        makers[definition.Target.Storage] = group;
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
        group.Reads.Concat(GuardBuffers(group)).Where(makers.ContainsKey).Select(b => makers[b]).Distinct().Where(g => g != group);

    public Func<Group, IEnumerable<Buffer>> GuardBuffers { get; set; } = _ => [];

    /// <summary>Makers of what is read, the latest first; then groups of the same extents that read some of the same data.</summary>
    IEnumerable<Group> Candidates(Definition definition, List<Buffer> reads, List<Group> before)
    {
        var makersFirst = before.OrderByDescending(groups.IndexOf).ToList();
        if (definition is not LoopDefinition loop) return makersFirst;
        var siblings = groups.Where(g =>
            g.Product is null && !g.IsClosed && g.Inner.Count == 0 && !before.Contains(g)
            && g.Outer.Select(a => a.Extent).SequenceEqual(loop.Axes.Select(a => a.Extent))
            && (loop.Axes.Count == 0 || g.Reads.Intersect(reads).Any()));
        return makersFirst.Concat(siblings);
    }

    /// <summary>Whether one of <paramref name="before"/>, other than the group, has to run after the group.</summary>
    bool RunsBetween(Group group, List<Group> before)
    {
        var seen = new HashSet<Group>();
        return before.Any(g => g != group && Reaches(g));

        bool Reaches(Group from) => from == group || seen.Add(from) && Dependencies(from).Any(Reaches);
    }
}
