namespace GraphGen.Compiler.Fusion;

/// <summary>Turns finished groups into kernels: drops what nobody reads, orders reductions into passes, names the axes and
/// joins axes that lie behind each other in memory.</summary>
static class KernelBuilder
{
    /// <param name="recomputed">What groups compute again of the forward pass.</param>
    public static KernelList Build(
        Grouping grouping, DefinitionBuilder builder, IReadOnlyDictionary<Group, EquatableArray<string>> recomputed)
    {
        var order = grouping.InOrder().ToList();
        var needed = new HashSet<Buffer>(builder.Buffers.Where(b => b.Role is BufferRole.Result or BufferRole.Gradient or BufferRole.NewState));
        var kernels = new List<Kernel>();
        var names = new BufferNames();
        for (var k = order.Count - 1; k >= 0; k--)
        {
            var group = order[k];
            var guards = builder.Conditions(group.Guard).ToEquatable();
            group.Prune(needed.Contains);
            var reductionStores = group.ReductionStores(needed.Contains).ToList();
            if (group.Stores.Count + reductionStores.Count == 0 && !(group.SingleTarget is { } target && needed.Contains(target))) continue;
            var kernel = Finish(group, reductionStores, guards);
            AxisNames.Assign(kernel);
            kernel.Formula = FormulaPrinter.Print(kernel);
            if (kernel is Nest nest) kernel = AxisJoining.Run(nest, builder.Scalars);
            if (recomputed.TryGetValue(group, out var again)) kernel.Recomputed = again;
            kernels.Add(kernel);
            needed.UnionWith(kernel.Inputs);
        }
        kernels.Reverse();
        foreach (var kernel in kernels) kernel.Name = KernelName(kernel, names);
        return new(kernels, builder.Buffers.Where(b => needed.Contains(b)).ToEquatable());
    }

    static Kernel Finish(Group group, List<Store> reductionStores, EquatableArray<(Buffer, bool)> guards)
    {
        if (group.Scatter is { } scatter)
            return new Scatter
            {
                Phase = group.Phase, Guards = guards, Axes = scatter.Axes, Target = scatter.Target, Indices = scatter.At,
                Position = scatter.Position, Value = scatter.Value,
            };
        if (group.Routine is { } routine)
            return new Routine
            {
                Phase = group.Phase, Guards = guards, Call = routine.Call, Operands = routine.Operands, Target = routine.Target,
                Text = routine.Text, Work = routine.Flops,
            };
        return group.Product is { } product ? Products.Finish(product, group, guards) : Nest(group, reductionStores, guards);
    }

    static Nest Nest(Group group, List<Store> reductionStores, EquatableArray<(Buffer, bool)> guards)
    {
        var inner = new HashSet<Axis>(group.Inner);
        var rowStores = new List<Store>(reductionStores);
        var passStores = new List<Store>();
        foreach (var store in group.Stores)
            (group.Inner.Count == 0 || store.Indices.Any(i => i.Terms.Any(t => inner.Contains(t.Axis))) ? passStores : rowStores).Add(store);
        var levels = new Dictionary<Scalar, int>();
        var used = UsedReductions(rowStores.Concat(passStores).Select(s => s.Value));
        var last = passStores.Select(s => Level(s.Value)).Concat(used.Select(r => Level(r.Value))).DefaultIfEmpty(0).Max();
        var passes = Enumerable.Range(0, last + 1).Select(level => new Pass(
            used.Where(r => Level(r.Value) == level).OrderBy(r => r.Id).ToEquatable(),
            passStores.Where(s => Level(s.Value) == level).ToEquatable())).Where(p => p.Reductions.Count + p.Stores.Count > 0);
        return new() { Phase = group.Phase, Guards = guards, Outer = group.Outer, Inner = group.Inner, Passes = passes.ToEquatable(), RowStores = rowStores };

        int Level(Scalar scalar)
        {
            if (levels.TryGetValue(scalar, out var level)) return level;
            level = scalar.Operands.Select(Level).DefaultIfEmpty(0).Max();
            if (scalar.Kind is Reduced reduced) level = Level(reduced.Reduction.Value) + 1;
            return levels[scalar] = level;
        }
    }

    static List<Reduction> UsedReductions(IEnumerable<Scalar> values)
    {
        var used = new List<Reduction>();
        var pending = new Stack<Scalar>(values);
        while (pending.Count > 0)
            foreach (var reduced in Scalars.Closure(pending.Pop()).Select(s => s.Kind).OfType<Reduced>())
                if (!used.Contains(reduced.Reduction))
                {
                    used.Add(reduced.Reduction);
                    pending.Push(reduced.Reduction.Value);
                }
        return used;
    }

    /// <summary>PascalCase of what the kernel makes: of a result or gradient if it makes one.</summary>
    static string KernelName(Kernel kernel, BufferNames names)
    {
        var main = kernel.Outputs.OrderBy(b => b.Role == BufferRole.Temporary ? 1 : 0).First();
        var name = names.Unique(main.Name);
        return char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
