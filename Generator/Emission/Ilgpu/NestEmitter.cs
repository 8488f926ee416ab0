using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

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

/// <summary>Writes a nest as a kernel.</summary>
sealed class NestEmitter
{
    /// <summary>Rows of at most so many elements are left to one thread each.</summary>
    const int ShortRow = 32;

    readonly KernelText text;
    readonly Nest nest;
    readonly ScalarCode scalars;
    readonly Sharing sharing;
    readonly List<object> available = [];

    NestEmitter(KernelText text, Nest nest) => (this.text, this.nest, scalars, sharing) = (text, nest, text.Scalars(), SharingOf(nest));

    CodeWriter Code => text.Code;

    KernelNames Names => text.Names;

    public static void Write(KernelText text, Nest nest) => new NestEmitter(text, nest).Write();

    /// <summary>How the nest is shared, which both the kernel and its launch must know.</summary>
    public static Sharing SharingOf(Nest nest)
    {
        if (nest.Inner.Count == 0) return Sharing.Points;
        if (nest.Outer.Count == 0) return Sharing.Groups;
        if (Dim.Product(nest.Inner.Select(a => a.Extent)).Constant <= ShortRow) return Sharing.Rows;
        var (inner, outer) = (nest.Inner[nest.Inner.Count - 1], nest.Outer[nest.Outer.Count - 1]);
        var loads = Scalars.Closure(nest.Values).Select(s => s.Kind).OfType<Load>().Select(l => l.Offset).ToList();
        return loads.Count(offset => offset.Coefficient(outer) == 1) > loads.Count(offset => offset.Coefficient(inner) == 1)
            ? Sharing.Rows : Sharing.Groups;
    }

    void Write()
    {
        scalars.Prepare(nest.Values);
        switch (sharing)
        {
            case Sharing.Groups:
                if (nest.Outer.Count == 1) Code.Line($"var {nest.Outer[0].Name} = Grid.IdxX;");
                else if (nest.Outer.Count > 1)
                {
                    var row = Names.Fresh("row");
                    Code.Line($"var {row} = Grid.IdxX;");
                    text.Split([.. nest.Outer], row);
                }
                Row();
                break;
            case var _ when nest.Outer.Count == 0:
                Code.Block("if (Grid.GlobalIndex.X == 0)", Row);
                break;
            default:
                text.Points([.. nest.Outer], Row);
                break;
        }
    }

    void Row()
    {
        available.AddRange(nest.Outer);
        if (nest.Inner.Count > 0) scalars.Hoist(nest.Values, available);
        var lane = "";
        if (sharing == Sharing.Groups)
        {
            lane = Names.Fresh("lane");
            Code.Line($"var {lane} = Group.IdxX;");
        }
        foreach (var pass in nest.Passes)
            if (nest.Inner.Count == 0) Body(pass, []);
            else Sweep(pass, lane);
        if (nest.RowStores.Count == 0) return;
        if (lane.Length == 0) Stores([.. nest.RowStores]);
        else Code.Block($"if ({lane} == 0)", () => scalars.Scope(() => Stores([.. nest.RowStores])));
    }

    void Sweep(Pass pass, string lane)
    {
        scalars.Hoist(PassValues(pass), available);
        var accumulators = pass.Reductions.ToDictionary(r => r, r => new Accumulator(r, Names));
        foreach (var accumulator in accumulators.Values) accumulator.Declare(Code);
        if (lane.Length > 0) GroupLoop(pass, lane, accumulators);
        else Loop(pass, 0, accumulators);
        foreach (var accumulator in accumulators.Values)
            if (lane.Length > 0) accumulator.Join(Code);
        foreach (var (reduction, accumulator) in accumulators.Select(p => (p.Key, p.Value)))
        {
            scalars.Name(reduction, accumulator.Name);
            available.Add(reduction);
        }
    }

    void Loop(Pass pass, int depth, Dictionary<Reduction, Accumulator> accumulators)
    {
        var axis = nest.Inner[depth];
        Code.Line($"for (var {axis.Name} = 0; {axis.Name} < {Syntax.Dim(axis.Extent)}; {axis.Name}++)");
        Inside([axis], () =>
        {
            if (depth == nest.Inner.Count - 1)
            {
                Body(pass, accumulators);
                return;
            }
            scalars.Hoist(PassValues(pass), available);
            Loop(pass, depth + 1, accumulators);
        });
    }

    /// <summary>The threads of a group take the elements of a row in turn. All make the same number of turns: a loop whose end differs
    /// from thread to thread is not compiled as one.</summary>
    void GroupLoop(Pass pass, string lane, Dictionary<Reduction, Accumulator> accumulators)
    {
        var count = Syntax.Dim(Dim.Product(nest.Inner.Select(a => a.Extent)));
        var first = Names.Fresh("first");
        Code.Block($"for (var {first} = 0; {first} < {count}; {first} += GpuGroup.Size)", () =>
        {
            var element = nest.Inner.Count == 1 ? nest.Inner[0].Name : Names.Fresh("element");
            Code.Line($"var {element} = {first} + {lane};");
            Code.Line($"if ({element} < {count})");
            Inside([.. nest.Inner], () =>
            {
                if (nest.Inner.Count > 1) text.Split([.. nest.Inner], element);
                Body(pass, accumulators);
            });
        });
    }

    void Inside(IReadOnlyCollection<Axis> axes, Action body)
    {
        var count = available.Count;
        available.AddRange(axes);
        Code.Braces(() => scalars.Scope(body));
        available.RemoveRange(count, available.Count - count);
    }

    void Body(Pass pass, Dictionary<Reduction, Accumulator> accumulators)
    {
        var values = PassValues(pass);
        scalars.Share(pass.Stores.Count > 1 ? [.. values, .. pass.Stores.Select(s => s.Value)] : values);
        foreach (var reduction in pass.Reductions)
            accumulators[reduction].Add(Code, Syntax.Bare(scalars.Expression(reduction.Value)), nest.Inner[nest.Inner.Count - 1]);
        foreach (var store in pass.Stores) Store(store);
    }

    /// <summary>Several stores: all values are computed before the first is written. An output may lie where an input does.</summary>
    void Stores(IReadOnlyList<Store> stores)
    {
        var values = stores.Select(s => s.Value).ToList();
        scalars.Share(values.Count > 1 ? [.. values, .. values] : values);
        foreach (var store in stores) Store(store);
    }

    void Store(Store store) => Code.Line(KernelDialect.Store(
        store.Buffer, $"{Names.Of(store.Buffer)}[{scalars.Offset(store)}]", Syntax.Bare(scalars.Expression(store.Value))));

    static IReadOnlyCollection<Scalar> PassValues(Pass pass) =>
        [.. pass.Reductions.Select(r => r.Value), .. pass.Stores.Select(s => s.Value)];
}
