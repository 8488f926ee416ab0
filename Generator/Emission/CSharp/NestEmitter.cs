using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes a nest as loops: vectors along the innermost contiguous axis, the rest one element at a time.</summary>
sealed class NestEmitter
{
    /// <summary>Parts of a loop that threads share begin at multiples of this many elements, so that an element is in a full
    /// vector, or not, whatever the number of threads.</summary>
    const int Grain = 64;

    readonly CodeWriter code;
    readonly Nest nest;
    readonly KernelNames names;
    readonly ScalarCode scalars;
    readonly List<object> available = [];
    readonly HashSet<string> declared = [];
    readonly Axis? outerVector;
    readonly DType outerLanes;

    NestEmitter(CodeWriter code, Nest nest, KernelNames names)
    {
        (this.code, this.nest, this.names, scalars) = (code, nest, names, new(code, names));
        if (nest.Outer.Count == 0 || nest.Passes.Any(p => InnerLanes(p) is not null)) return;
        var last = nest.Outer[nest.Outer.Count - 1];
        if (nest.Passes.All(p => p.Reductions.All(r => r.Combine != Combine.ArgMax))
            && Vectorization.Lanes(last, [.. nest.Values], nest.Stores) is { } lanes)
            (outerVector, outerLanes, scalars.RowVectorAxis) = (last, lanes, last);
    }

    public static void Write(CodeWriter code, Nest nest, KernelNames names) => new NestEmitter(code, nest, names).Write();

    /// <summary>Writes the statements of a nest without axes, and gives the expressions of its stores.</summary>
    public static IReadOnlyList<string> Values(CodeWriter code, Nest nest, KernelNames names)
    {
        var scalars = new ScalarCode(code, names);
        scalars.Prepare(nest.Values);
        scalars.Share([.. nest.Values]);
        return [.. nest.Stores.Select(s => CSharp.Bare(scalars.Expression(s.Value)))];
    }

    void Write()
    {
        scalars.Prepare(nest.Values);
        if (nest.Outer.Count == 0)
        {
            code.Line("if (worker.Index != 0) return;");
            scalars.Hoist(nest.Values, available);
            Row();
            return;
        }
        scalars.Hoist(nest.Values, available);
        var grain = nest.Outer[0] == outerVector ? $", {Grain}" : "";
        code.Line($"var (begin, end) = worker.Share({CSharp.Dim(nest.Outer[0].Extent)}{grain});");
        OuterLoop(0);
    }

    void OuterLoop(int depth)
    {
        if (depth == nest.Outer.Count)
        {
            Row();
            return;
        }
        var axis = nest.Outer[depth];
        var (begin, end) = depth == 0 ? ("begin", "end") : ("0", CSharp.Dim(axis.Extent));
        if (axis == outerVector)
        {
            VectorLoop(axis, outerLanes, begin, end, Row);
            return;
        }
        Loop(axis, begin, end, () =>
        {
            scalars.Hoist(nest.Values, available);
            OuterLoop(depth + 1);
        });
    }

    /// <summary>All passes of one row, or of a vector of rows, and the row's stores.</summary>
    void Row() => scalars.Scope(() =>
    {
        if (nest.Inner.Count == 0)
        {
            Body(nest.Passes.Count == 0 ? new(EquatableArray<Reduction>.Empty, EquatableArray<Store>.Empty) : nest.Passes[0], _ => "");
            Stores([.. nest.RowStores]);
            return;
        }
        DeclareMixed();
        foreach (var pass in nest.Passes) Sweep(pass);
        Stores([.. nest.RowStores]);
    });

    /// <summary>Declares the inner loops' variable for all passes, where only some go a vector at a time: one declared in a
    /// loop's head could not stand beside one declared before a loop.</summary>
    void DeclareMixed()
    {
        var vectors = scalars.VectorAxis is null ? nest.Passes.Count(p => InnerLanes(p) is not null) : 0;
        if (vectors == 0 || vectors == nest.Passes.Count) return;
        var name = names.Of(nest.Inner[nest.Inner.Count - 1]);
        if (declared.Add(name)) code.Line($"int {name};");
    }

    void Sweep(Pass pass)
    {
        scalars.Hoist(PassValues(pass), available);
        var lanes = scalars.VectorAxis is null ? InnerLanes(pass) : null;
        var accumulators = pass.Reductions.ToDictionary(r => r, r => new Accumulator(r, names, scalars.VectorAxis is not null, lanes is not null));
        foreach (var accumulator in accumulators.Values) accumulator.Declare(code);
        InnerLoop(pass, 0, lanes, accumulators);
        foreach (var (reduction, accumulator) in accumulators.Select(p => (p.Key, p.Value)))
        {
            accumulator.Finish(code);
            scalars.Name(reduction, accumulator.Name);
            available.Add(reduction);
        }
    }

    void InnerLoop(Pass pass, int depth, DType? lanes, Dictionary<Reduction, Accumulator> accumulators)
    {
        var axis = nest.Inner[depth];
        var end = CSharp.Dim(axis.Extent);
        if (depth == nest.Inner.Count - 1)
        {
            string Add(Reduction reduction) => accumulators[reduction].Add(scalars, axis, names);
            if (lanes is { } type) VectorLoop(axis, type, "0", end, () => Body(pass, Add));
            else Loop(axis, "0", end, () => Body(pass, Add));
            return;
        }
        Loop(axis, "0", end, () =>
        {
            scalars.Hoist(PassValues(pass), available);
            InnerLoop(pass, depth + 1, lanes, accumulators);
        });
    }

    void Body(Pass pass, Func<Reduction, string> add)
    {
        scalars.Share(pass.Stores.Count > 1 ? [.. PassValues(pass), .. pass.Stores.Select(s => s.Value)] : PassValues(pass));
        foreach (var reduction in pass.Reductions) code.Line(add(reduction));
        foreach (var store in pass.Stores) Store(store);
    }

    void Stores(IReadOnlyCollection<Store> stores)
    {
        scalars.Share(Twice([.. stores.Select(s => s.Value)]));
        foreach (var store in stores) Store(store);
    }

    /// <summary>Several stores: each value counts as used twice, so that all are computed before the first is written. An
    /// output may lie where an input does.</summary>
    static IReadOnlyCollection<Scalar> Twice(IReadOnlyCollection<Scalar> values) => values.Count > 1 ? [.. values, .. values] : values;

    void Store(Store store)
    {
        var value = CSharp.Bare(scalars.Expression(store.Value));
        code.Line(scalars.VectorAxis is not null
            ? $"Simd.Store({value}, {names.Of(store.Buffer)}, {scalars.Offset(store)});"
            : $"{names.Of(store.Buffer)}[{scalars.Offset(store)}] = {value};");
    }

    void Loop(Axis axis, string begin, string end, Action body)
    {
        var name = names.Of(axis);
        code.Line($"for ({(declared.Contains(name) ? "" : "var ")}{name} = {begin}; {name} < {end}; {name}++)");
        Braces(axis, body);
    }

    /// <summary>A loop over whole vectors, and one over the elements that do not fill one.</summary>
    void VectorLoop(Axis axis, DType lanes, string begin, string end, Action body)
    {
        var name = names.Of(axis);
        var width = $"Vector<{CSharp.Type(lanes)}>.Count";
        code.Line($"{(declared.Add(name) ? "var " : "")}{name} = {begin};");
        code.Line($"for (; {name} <= {end} - {width}; {name} += {width})");
        scalars.VectorAxis = axis;
        scalars.MaskType = lanes == DType.Float64 ? "long" : "int";
        Braces(axis, body);
        scalars.VectorAxis = null;
        code.Line($"for (; {name} < {end}; {name}++)");
        Braces(axis, body);
    }

    void Braces(Axis axis, Action body)
    {
        var count = available.Count;
        var outside = declared.ToList();
        available.Add(axis);
        code.Braces(() => scalars.Scope(body));
        available.RemoveRange(count, available.Count - count);
        declared.IntersectWith(outside);
    }

    /// <summary>The element type of vectors along the last inner axis; null where a pass goes one element at a time.</summary>
    DType? InnerLanes(Pass pass) =>
        nest.Inner.Count == 0 || pass.Reductions.Any(r => r.Combine == Combine.ArgMax)
            ? null
            : Vectorization.Lanes(nest.Inner[nest.Inner.Count - 1], PassValues(pass), pass.Stores);

    static IReadOnlyCollection<Scalar> PassValues(Pass pass) =>
        [.. pass.Reductions.Select(r => r.Value), .. pass.Stores.Select(s => s.Value)];
}
