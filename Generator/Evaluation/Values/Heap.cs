namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>
/// Everything a description changes while it runs. Within a branch on a run-time condition changes are written down, so
/// that they can be taken back before the other branch runs, and merged afterwards.
/// </summary>
sealed class Heap
{
    Journal? journal;

    /// <summary>How many branches have begun so far.</summary>
    public int Clock { get; private set; }

    /// <summary>Writes to a store and remembers, within a branch, what was there before.</summary>
    public void Write(Store store, int index, object? value)
    {
        if (store is Alias alias)
        {
            Write(alias.Target, alias.Position, value);
            return;
        }
        journal?.Record(store, index);
        store.Set(index, value);
    }

    /// <summary>Remembers, within a branch, a store's whole content before its size changes.</summary>
    public void WillResize(Store store) => journal?.Record(store, Collections.WholeContent);

    /// <summary>Begins a branch.</summary>
    public void Begin() => journal = new Journal(++Clock, journal);

    /// <summary>Ends the innermost branch, takes its changes back, and returns what they were.</summary>
    public Changes End()
    {
        var changes = journal!.TakeBack();
        journal = journal.Outer;
        return changes;
    }

    /// <summary>The first writes of one branch, in order.</summary>
    sealed class Journal(int began, Journal? outer)
    {
        readonly List<(Store Store, int Index, object? Before)> writes = [];
        readonly HashSet<(Store, int)> seen = [];

        public Journal? Outer { get; } = outer;

        public void Record(Store store, int index)
        {
            if (store.Birth >= began || !seen.Add((store, index))) return;
            writes.Add((store, index, store.Get(index)));
        }

        public Changes TakeBack()
        {
            var changes = new Changes();
            foreach (var (store, index, _) in writes) changes.Add(store, index, store.Get(index));
            for (var i = writes.Count - 1; i >= 0; i--) writes[i].Store.Set(writes[i].Index, writes[i].Before);
            return changes;
        }
    }
}

/// <summary>The values that one branch left behind, by place.</summary>
sealed class Changes
{
    readonly Dictionary<(Store, int), object?> values = [];

    public IEnumerable<(Store Store, int Index)> Places => values.Keys;

    public void Add(Store store, int index, object? value) => values[(store, index)] = value;

    /// <summary>The value a place has after the branch.</summary>
    public object? After(Store store, int index) =>
        values.TryGetValue((store, index), out var value) ? value : store.Get(index);
}
