using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>A kernel in the making: definitions that share one iteration space.</summary>
sealed class Group
{
    readonly List<Store> stores = [];
    IReadOnlyCollection<Buffer>? reads;
    readonly List<(Buffer Target, EquatableArray<Affine> Indices, Reduction Reduction)> reductions = [];

    public Group(Definition definition, ScalarFactory scalars)
    {
        Factory = scalars;
        (Phase, Guard) = (definition.Phase, definition.Guard);
        switch (definition)
        {
            case LoopDefinition loop:
                Outer = loop.Axes;
                stores.Add(new(loop.Target, loop.Indices, loop.Value));
                break;
            case ReduceDefinition reduce:
                (Outer, Inner) = (reduce.Kept, reduce.Reduced);
                Reduce(reduce.Target, reduce.Indices, reduce.Combine, reduce.Value);
                break;
            case ProductDefinition product:
                (Product, Outer, Inner) = (product, product.Batch.Concat(product.Rows).ToEquatable(), product.Columns);
                stores.Add(new(product.Target, product.Indices, Factory.Make(new ProductSum(), product.Target.Type)));
                break;
            case ScatterDefinition scatter:
                Scatter = scatter;
                break;
            case RoutineDefinition routine:
                Routine = routine;
                break;
        }
    }

    public ScalarFactory Factory { get; }

    public Phase Phase { get; }

    public Guard? Guard { get; }

    public EquatableArray<Axis> Outer { get; private set; }

    public EquatableArray<Axis> Inner { get; private set; }

    /// <summary>The product whose tile the stores are computed from, if the group is a contraction.</summary>
    public ProductDefinition? Product { get; }

    public ScatterDefinition? Scatter { get; }

    public RoutineDefinition? Routine { get; }

    /// <summary>Nothing can join the group: it is a single definition.</summary>
    public bool IsClosed => Single is not null;

    /// <summary>The definition of a group that nothing can join.</summary>
    Definition? Single => (Definition?)Scatter ?? Routine;

    /// <summary>The target of a group that nothing can join.</summary>
    public Buffer? SingleTarget => Single?.Target.Storage;

    public IReadOnlyList<Store> Stores => stores;

    public IEnumerable<Reduction> Reductions => reductions.Select(r => r.Reduction);

    /// <summary>The buffers (never views) that the group writes.</summary>
    public IEnumerable<Buffer> Targets =>
        stores.Select(s => s.Buffer).Concat(reductions.Select(r => r.Target)).Concat(Single is null ? [] : [Single.Target]).Select(b => b.Storage);

    /// <summary>What the group computes, from which follows what it reads.</summary>
    public IEnumerable<Scalar> Values =>
        stores.Select(s => s.Value).Concat(reductions.Select(r => r.Reduction.Value))
            .Concat(Product is null ? [] : Product.Values).Concat(Single is null ? [] : Single.Values);

    /// <summary>The buffers that the group reads.</summary>
    public IReadOnlyCollection<Buffer> Reads => reads ??= [.. Routine?.Reads ?? Values.Reads()];

    /// <summary>Takes a definition in, if it fits this group's iteration space and reads what the group makes only at
    /// the very point where it is made.</summary>
    public bool TryAdd(Definition definition)
    {
        if (IsClosed || definition.Phase != Phase || !Equals(definition.Guard, Guard)) return false;
        reads = null;
        return definition switch
        {
            LoopDefinition loop => TryAddLoop(loop),
            ReduceDefinition reduce => Product is null && TryAddReduction(reduce),
            _ => false,
        };
    }

    /// <summary>Drops every store and reduction target that <paramref name="isNeeded"/> does not want.</summary>
    public void Prune(Func<Buffer, bool> isNeeded) => stores.RemoveAll(s => !isNeeded(s.Buffer.Storage));

    /// <summary>Stores of the reductions that others read.</summary>
    public IEnumerable<Store> ReductionStores(Func<Buffer, bool> isNeeded) =>
        reductions.Where(r => isNeeded(r.Target.Storage)).Select(r => new Store(r.Target, r.Indices, Value(r.Reduction)));

    bool TryAddLoop(LoopDefinition loop)
    {
        var matching = new AxisMatching();
        if (!MatchLoads(loop.Value, matching)) return false;
        var isRow = Product is null && Inner.Count > 0 && loop.Axes.Count == Outer.Count && loop.Axes.All(a => Outer.Contains(matching[a] ?? a));
        if (!matching.Complete(loop.Axes, isRow ? Outer : Outer.Concat(Inner).ToEquatable())) return false;
        if (Rewrite(loop.Value, matching) is not { } value) return false;
        if (Product is not null && !Epilogues.CanApply(Product, value, loop.Indices.Select(matching.Apply).ToEquatable(), loop.Target)) return false;
        stores.Add(new(loop.Target, loop.Indices.Select(matching.Apply).ToEquatable(), value));
        return true;
    }

    bool TryAddReduction(ReduceDefinition reduce)
    {
        var matching = new AxisMatching();
        if (!MatchLoads(reduce.Value, matching)) return false;
        var (outer, inner) = (Outer, Inner);
        if (Inner.Count == 0 && reductions.Count == 0 && reduce.Reduced.Count > 0)
        {
            // A plain loop becomes rows: its axes are kept or reduced as the reduction says.
            // Only the last axes: rows are to lie together in memory.
            var all = reduce.Kept.Concat(reduce.Reduced).ToEquatable();
            if (!matching.Complete(all, Outer) || !all.Select(a => matching[a]!).SequenceEqual(Outer)) return false;
            (outer, inner) = (reduce.Kept.Select(a => matching[a]!).ToEquatable(), reduce.Reduced.Select(a => matching[a]!).ToEquatable());
        }
        else if (!matching.Complete(reduce.Kept, Outer) || !matching.Complete(reduce.Reduced, Inner)) return false;
        if (Rewrite(reduce.Value, matching) is not { } value) return false;
        (Outer, Inner) = (outer, inner);
        Reduce(reduce.Target, reduce.Indices.Select(matching.Apply).ToEquatable(), reduce.Combine, value);
        return true;
    }

    void Reduce(Buffer target, EquatableArray<Affine> indices, Combine combine, Scalar value) =>
        reductions.Add((target, indices, new(reductions.Count, combine, value, target.Type) { Name = target.Name }));

    /// <summary>Learns from every load of a value made here which axis of the definition is which of the group.</summary>
    bool MatchLoads(Scalar value, AxisMatching matching)
    {
        foreach (var load in Scalars.Closure(value).Select(s => s.Kind).OfType<Load>())
        {
            if (Made(load.Buffer) is not { } made) continue;
            for (var k = 0; k < load.Indices.Count; k++)
                if (!matching.Match(load.Indices[k], made.Indices[k]))
                    return false;
        }
        return true;
    }

    /// <summary>The value over the group's axes, with loads of what is made here replaced; null where one is made at another point.</summary>
    Scalar? Rewrite(Scalar value, AxisMatching matching)
    {
        var isLocal = true;
        var result = Factory.Rewrite(value, Replace, matching.Apply);
        return isLocal ? result : null;

        Scalar? Replace(Scalar scalar)
        {
            if (scalar.Kind is not Load load || !Targets.Contains(load.Buffer.Storage)) return null;
            if (Made(load.Buffer) is { } made
                && load.Indices.Select((index, k) => matching.Apply(index) == made.Indices[k]).All(same => same))
                return made.Value;
            isLocal = false;
            return scalar;
        }
    }

    (EquatableArray<Affine> Indices, Scalar Value)? Made(Buffer buffer)
    {
        foreach (var store in stores)
            if (store.Buffer == buffer) return (store.Indices, store.Value);
        foreach (var (target, indices, reduction) in reductions)
            if (target == buffer) return (indices, Value(reduction));
        return null;
    }

    Scalar Value(Reduction reduction) => Factory.Make(new Reduced(reduction), reduction.Type);
}
