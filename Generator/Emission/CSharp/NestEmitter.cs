using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes a nest as loops: vectors along the innermost contiguous axis, the rest one element at a time.</summary>
sealed class NestEmitter
{
    /// <summary>Parts of a loop that threads share begin at multiples of this many elements, so that an element is in a full
    /// vector, or not, whatever the number of threads.</summary>
    const int Grain = 64;

    /// <summary>From this many floating-point operations an element on, the elements that do not fill a vector are computed as one.</summary>
    const int PartCost = 16;

    readonly CodeWriter code;
    readonly Nest nest;
    readonly KernelNames names;
    readonly ScalarCode scalars;
    readonly List<object> available = [];
    readonly Axis? outerVector;
    readonly DType outerLanes;

    /// <summary>The variables that hold where the whole vectors of a loop end, by the loop's end and the element type.</summary>
    readonly Dictionary<(string End, DType Lanes), string> wholes = [];

    NestEmitter(CodeWriter code, Nest nest, KernelNames names)
    {
        (this.code, this.nest, this.names, scalars) = (code, nest, names, new(code, names));
        if (nest.Outer.Count == 0 || nest.Passes.Any(p => InnerLanes(p) is not null)) return;
        var last = nest.Outer[nest.Outer.Count - 1];
        if (nest.Passes.All(p => p.Reductions.All(r => r.Combine != Combine.ArgMax))
            && Vectorization.Lanes(last, [.. nest.Values], nest.Stores, overRows: true, inSteps: nest.Outer.Count + nest.Inner.Count == 1) is { } lanes)
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
        if (nest.Outer.Count == 0) code.Line($"if ({names.Worker}.Index != 0) return;");
        scalars.Hoist(nest.Values, available);
        if (nest.Outer.Count == 0)
        {
            DeclareWholes();
            Row();
            return;
        }
        var grain = nest.Outer[0] == outerVector ? $", {Grain}" : "";
        code.Line($"var ({names.Begin}, {names.End}) = {names.Worker}.Share({CSharp.Dim(nest.Outer[0].Extent)}{grain});");
        DeclareWholes();
        OuterLoop(0);
    }

    void DeclareWholes()
    {
        if (outerVector is not null) DeclareWhole(nest.Outer.Count == 1 ? names.End : CSharp.Dim(outerVector.Extent), outerLanes);
        foreach (var pass in nest.Passes)
            if (InnerLanes(pass) is { } lanes)
                DeclareWhole(CSharp.Dim(nest.Inner[nest.Inner.Count - 1].Extent), lanes);
    }

    void DeclareWhole(string end, DType lanes)
    {
        if (wholes.ContainsKey((end, lanes))) return;
        var name = wholes[(end, lanes)] = names.Fresh("whole");
        var dividend = end.Contains(' ') ? $"({end})" : end;
        code.Line($"var {name} = {end} - {dividend} % {Width(lanes)};");
    }

    static string Width(DType lanes) => $"Vector<{CSharp.Type(lanes)}>.Count";

    void OuterLoop(int depth)
    {
        if (depth == nest.Outer.Count)
        {
            Row();
            return;
        }
        var axis = nest.Outer[depth];
        var (begin, end) = depth == 0 ? (names.Begin, names.End) : ("0", CSharp.Dim(axis.Extent));
        if (axis == outerVector)
        {
            VectorLoop(axis, outerLanes, begin, end, [.. nest.Values], Row);
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
        foreach (var pass in nest.Passes)
            if (nest.Inner.Count == 0) Body(pass, []);
            else Sweep(pass);
        Stores([.. nest.RowStores]);
    });

    void Sweep(Pass pass)
    {
        scalars.Hoist(PassValues(pass), available);
        var lanes = scalars.VectorAxis is null ? InnerLanes(pass) : null;
        var accumulators = pass.Reductions.ToDictionary(r => r, r => new Accumulator(r, names, scalars.VectorAxis is not null, lanes is not null, !HasPart(PassValues(pass))));
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
        if (depth < nest.Inner.Count - 1)
            Loop(axis, "0", end, () =>
            {
                scalars.Hoist(PassValues(pass), available);
                InnerLoop(pass, depth + 1, lanes, accumulators);
            });
        else if (lanes is { } type)
            VectorLoop(axis, type, "0", end, PassValues(pass), () => Body(pass, accumulators));
        else
            Loop(axis, "0", end, () => Body(pass, accumulators));
    }

    void Body(Pass pass, Dictionary<Reduction, Accumulator> accumulators)
    {
        scalars.Share(pass.Stores.Count > 1 ? [.. PassValues(pass), .. pass.Stores.Select(s => s.Value)] : PassValues(pass));
        foreach (var reduction in pass.Reductions) accumulators[reduction].Add(code, scalars, nest.Inner[nest.Inner.Count - 1], names);
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
        var (target, offset, value) = (names.Of(store.Buffer), scalars.Offset(store), CSharp.Bare(scalars.Expression(store.Value)));
        if (scalars.VectorAxis is null)
        {
            code.Line($"{target}[{offset}] = {value};");
            return;
        }
        var step = Affine.RowMajor(store.Buffer.Shape, store.Indices).Coefficient(scalars.VectorAxis);
        if (!code.Fits(Statement()))
        {
            var name = names.Temporary();
            code.Line($"var {name} = {value};");
            value = name;
        }
        code.Line(Statement());

        string Statement() => (step.Constant > 1
            ? scalars.Access("Scatter", $"{value}, {target}, {offset}, {step}")
            : scalars.Access("Store", $"{value}, {target}, {offset}")) + ";";
    }

    void Loop(Axis axis, string begin, string end, Action body)
    {
        var name = names.Of(axis);
        code.Line($"for (var {name} = {begin}; {name} < {end}; {name}++)");
        Braces(axis, body);
    }

    /// <summary>A loop over whole vectors, and what is done about the elements that do not fill one: a vector that is not full
    /// where much is to be computed, else one after another.</summary>
    void VectorLoop(Axis axis, DType lanes, string begin, string end, IReadOnlyCollection<Scalar> values, Action body)
    {
        var name = names.Of(axis);
        var whole = wholes[(end, lanes)];
        scalars.VectorAxis = axis;
        scalars.MaskType = lanes == DType.Float64 ? "long" : "int";
        code.Line($"for (var {name} = {begin}; {name} < {whole}; {name} += {Width(lanes)})");
        names.Beside(() => Braces(axis, body), () =>
        {
            if (HasPart(values)) Part(axis, whole, end, body);
            else Rest(axis, whole, end, body);
        });
        scalars.VectorAxis = null;
    }

    static bool HasPart(IReadOnlyCollection<Scalar> values) => Scalars.Cost(values) >= PartCost;

    void Rest(Axis axis, string whole, string end, Action body)
    {
        scalars.VectorAxis = null;
        Loop(axis, whole, end, body);
    }

    void Part(Axis axis, string whole, string end, Action body)
    {
        code.Line($"if ({whole} < {end})");
        Braces(axis, () =>
        {
            scalars.Part = names.Fresh("rest");
            code.Line($"var ({names.Of(axis)}, {scalars.Part}) = ({whole}, {end} - {whole});");
            body();
            scalars.Part = null;
        });
    }

    void Braces(Axis axis, Action body)
    {
        var count = available.Count;
        available.Add(axis);
        code.Braces(() => scalars.Scope(body));
        available.RemoveRange(count, available.Count - count);
    }

    /// <summary>The element type of vectors along the last inner axis; null where a pass goes one element at a time.</summary>
    DType? InnerLanes(Pass pass) =>
        nest.Inner.Count == 0 || pass.Reductions.Any(r => r.Combine == Combine.ArgMax)
            ? null
            : Vectorization.Lanes(nest.Inner[nest.Inner.Count - 1], PassValues(pass), pass.Stores, inSteps: nest.Outer.Count + nest.Inner.Count == 1);

    static IReadOnlyCollection<Scalar> PassValues(Pass pass) =>
        [.. pass.Reductions.Select(r => r.Value), .. pass.Stores.Select(s => s.Value)];
}
