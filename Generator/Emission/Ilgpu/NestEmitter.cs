using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes a nest as one kernel.</summary>
sealed class NestEmitter : NestWriter
{
    readonly Sharing sharing;

    NestEmitter(KernelText text, Nest nest) : base(text, nest) => sharing = NestSharing.Of(nest);

    public static void Write(KernelText text, Nest nest) => new NestEmitter(text, nest).Write();

    void Write()
    {
        Scalars.Prepare(Nest.Values);
        switch (sharing)
        {
            case Sharing.Groups:
                if (Nest.Outer.Count == 1) Code.Line($"var {Nest.Outer[0].Name} = Grid.IdxX;");
                else if (Nest.Outer.Count > 1)
                {
                    var row = Names.Fresh("row");
                    Code.Line($"var {row} = Grid.IdxX;");
                    Text.Split([.. Nest.Outer], row);
                }
                Row();
                break;
            case var _ when Nest.Outer.Count == 0:
                Code.Block("if (Grid.GlobalIndex.X == 0)", Row);
                break;
            default:
                Text.Points([.. Nest.Outer], Row);
                break;
        }
    }

    void Row()
    {
        Available.AddRange(Nest.Outer);
        if (Nest.Inner.Count > 0) Scalars.Hoist(Nest.Values, Available);
        var lane = "";
        if (sharing == Sharing.Groups)
        {
            lane = Names.Fresh("lane");
            Code.Line($"var {lane} = Group.IdxX;");
        }
        foreach (var pass in Nest.Passes)
            if (Nest.Inner.Count == 0) Body(pass, []);
            else Sweep(pass, lane);
        RowStores(lane);
    }

    void Sweep(Pass pass, string lane)
    {
        Scalars.Hoist(PassValues(pass), Available);
        var accumulators = Declare(pass);
        if (lane.Length > 0) GroupLoop(pass, lane, "0", Syntax.Dim(Dim.Product(Nest.Inner.Select(a => a.Extent))), accumulators);
        else Loop(pass, 0, accumulators);
        foreach (var accumulator in accumulators.Values)
            if (lane.Length > 0) accumulator.Join(Code);
        Finish(accumulators);
    }
}
