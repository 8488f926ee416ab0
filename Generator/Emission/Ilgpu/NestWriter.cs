using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>What the kernels of a nest have in common.</summary>
abstract class NestWriter(KernelText text, Nest nest)
{
    protected KernelText Text { get; } = text;

    protected Nest Nest { get; } = nest;

    protected ScalarCode Scalars { get; } = text.Scalars();

    /// <summary>The axes and reductions that an expression can use where the code stands.</summary>
    protected List<object> Available { get; } = [];

    protected CodeWriter Code => Text.Code;

    protected KernelNames Names => Text.Names;

    /// <summary>Variables for the reductions of a pass.</summary>
    protected Dictionary<Reduction, Accumulator> Declare(Pass pass)
    {
        var accumulators = pass.Reductions.ToDictionary(r => r, r => new Accumulator(r, Names));
        foreach (var accumulator in accumulators.Values) accumulator.Declare(Code);
        return accumulators;
    }

    /// <summary>From here on, expressions can use what was reduced.</summary>
    protected void Finish(Dictionary<Reduction, Accumulator> accumulators)
    {
        foreach (var (reduction, accumulator) in accumulators.Select(p => (p.Key, p.Value)))
        {
            Scalars.Name(reduction, accumulator.Name);
            Available.Add(reduction);
        }
    }

    /// <summary>The threads of a group take turns. All make the same number of them: a loop whose end differs from thread to thread is not
    /// compiled as one.</summary>
    /// <param name="lane">The number of the thread.</param>
    /// <param name="begin">The first of what they take.</param>
    /// <param name="end">What lies behind the last.</param>
    /// <param name="element">The name of what a thread takes.</param>
    /// <param name="body">Writes what it does with it, without braces.</param>
    protected void Turns(string lane, string begin, string end, string element, Action body)
    {
        var first = Names.Fresh("first");
        Code.Block($"for (var {first} = {begin}; {first} < {end}; {first} += GpuGroup.Size)", () =>
        {
            Code.Line($"var {element} = {first} + {lane};");
            Code.Line($"if ({element} < {end})");
            body();
        });
    }

    /// <summary>The threads of a group take the elements of a row in turn.</summary>
    protected void GroupLoop(Pass pass, string lane, string begin, string end, Dictionary<Reduction, Accumulator> accumulators)
    {
        var element = Nest.Inner.Count == 1 ? Nest.Inner[0].Name : Names.Fresh("element");
        Turns(lane, begin, end, element, () => Inside([.. Nest.Inner], () =>
        {
            if (Nest.Inner.Count > 1) Text.Split([.. Nest.Inner], element);
            Body(pass, accumulators);
        }));
    }

    /// <summary>A thread goes through inner axes, one loop in the other.</summary>
    /// <param name="depth">The first of them.</param>
    protected void Loop(Pass pass, int depth, Dictionary<Reduction, Accumulator> accumulators)
    {
        var axis = Nest.Inner[depth];
        Code.Line($"for (var {axis.Name} = 0; {axis.Name} < {Syntax.Dim(axis.Extent)}; {axis.Name}++)");
        Inside([axis], () => Within(pass, depth, accumulators));
    }

    /// <summary>What a thread does at a point of an inner axis.</summary>
    protected void Within(Pass pass, int depth, Dictionary<Reduction, Accumulator> accumulators)
    {
        if (depth == Nest.Inner.Count - 1)
        {
            Body(pass, accumulators);
            return;
        }
        Scalars.Hoist(PassValues(pass), Available);
        Loop(pass, depth + 1, accumulators);
    }

    /// <summary>What one thread of a group does with the values of the row.</summary>
    protected void RowStores(string lane)
    {
        if (Nest.RowStores.Count == 0) return;
        if (lane.Length == 0) Stores([.. Nest.RowStores]);
        else Code.Block($"if ({lane} == 0)", () => Scalars.Scope(() => Stores([.. Nest.RowStores])));
    }

    protected void Inside(IReadOnlyCollection<Axis> axes, Action body)
    {
        var count = Available.Count;
        Available.AddRange(axes);
        Code.Braces(() => Scalars.Scope(body));
        Available.RemoveRange(count, Available.Count - count);
    }

    protected void Body(Pass pass, Dictionary<Reduction, Accumulator> accumulators)
    {
        var values = PassValues(pass);
        Scalars.Share(pass.Stores.Count > 1 ? [.. values, .. pass.Stores.Select(s => s.Value)] : values);
        foreach (var reduction in pass.Reductions)
            accumulators[reduction].Add(Code, Syntax.Bare(Scalars.Expression(reduction.Value)), Nest.Inner[Nest.Inner.Count - 1]);
        foreach (var store in pass.Stores) Store(store);
    }

    /// <summary>Several stores: all values are computed before the first is written. An output may lie where an input does.</summary>
    protected void Stores(IReadOnlyList<Store> stores)
    {
        var values = stores.Select(s => s.Value).ToList();
        Scalars.Share(values.Count > 1 ? [.. values, .. values] : values);
        foreach (var store in stores) Store(store);
    }

    void Store(Store store) => Code.Line(KernelDialect.Store(
        store.Buffer, $"{Names.Of(store.Buffer)}[{Scalars.Offset(store)}]", Syntax.Bare(Scalars.Expression(store.Value))));

    protected static IReadOnlyCollection<Scalar> PassValues(Pass pass) =>
        [.. pass.Reductions.Select(r => r.Value), .. pass.Stores.Select(s => s.Value)];
}
