using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes the two kernels that share a reduction over much: the first reduces parts of rows and leaves what it has found in memory
/// between them; the second joins the parts of each row, in order, and does what a row ends with.</summary>
/// <param name="lane">The thread's number in its group where a group takes a part; empty where a thread does.</param>
sealed class PartsEmitter(KernelText text, Nest nest, string lane) : NestWriter(text, nest)
{
    Pass Pass => Nest.Passes[0];

    Dim RowCount => Dim.Product(Nest.Outer.Select(a => a.Extent));

    /// <summary>The kernel that reduces the parts.</summary>
    public static void WriteParts(KernelText text, Nest nest) => Create(text, nest).WriteParts();

    /// <summary>The kernel that joins them.</summary>
    public static void WriteJoin(KernelText text, Nest nest) => Create(text, nest).WriteJoin();

    static PartsEmitter Create(KernelText text, Nest nest) => new(text, nest, NestSharing.IsByColumns(nest) ? "" : text.Names.Fresh("lane"));

    void WriteParts()
    {
        Scalars.Prepare(Nest.Values);
        var (place, part) = (Names.Fresh("place"), Names.Fresh("part"));
        if (lane.Length > 0)
        {
            // All parts of a row, then those of the next.
            Code.Line($"var {place} = Grid.IdxX;");
            Code.Line($"var {lane} = Group.IdxX;");
            Code.Line($"var {part} = {place} % {Text.Parts};");
            Part(place, part, $"{place} / {Text.Parts}");
            return;
        }
        // One part of all rows, then the next of all.
        Code.Line($"var {place} = Grid.GlobalIndex.X;");
        Code.Block($"if ({place} < {KernelText.Divisor(RowCount)} * {Text.Parts})", () =>
        {
            Code.Line($"var {part} = {place} / {KernelText.Divisor(RowCount)};");
            Part(place, part, $"{place} % {KernelText.Divisor(RowCount)}");
        });
    }

    void Part(string place, string part, string row)
    {
        Row(row);
        Scalars.Hoist(PassValues(Pass), Available);
        var size = Names.Fresh("size");
        var accumulators = Declare(Pass);
        if (lane.Length > 0)
        {
            var count = Syntax.Dim(Dim.Product(Nest.Inner.Select(a => a.Extent)));
            var stop = Names.Fresh("stop");
            Code.Line($"var {size} = ({count} + {Text.Parts} - 1) / {Text.Parts};");
            Code.Line($"var {stop} = IntrinsicMath.Min(({part} + 1) * {size}, {count});");
            GroupLoop(Pass, lane, $"{part} * {size}", stop, accumulators);
            foreach (var accumulator in accumulators.Values) accumulator.Join(Code);
        }
        else
        {
            var (axis, step) = (Nest.Inner[0], Names.Fresh("step"));
            Code.Line($"var {size} = ({Syntax.Dim(axis.Extent)} + {Text.Parts} - 1) / {Text.Parts};");
            Code.Block($"for (var {step} = 0; {step} < {size}; {step}++)", () =>
            {
                Code.Line($"var {axis.Name} = {part} * {size} + {step};");
                Code.Line($"if ({axis.Name} < {Syntax.Dim(axis.Extent)})");
                Inside([axis], () => Within(Pass, 0, accumulators));
            });
        }
        foreach (var (memory, accumulator) in Text.Partials.Zip(accumulators.Values, (p, a) => (p.Name, a)))
        {
            if (lane.Length > 0) Code.Line($"if ({lane} == 0)");
            Code.Line($"{(lane.Length > 0 ? "    " : "")}{memory}[{place}] = {accumulator.Name};");
        }
    }

    void WriteJoin()
    {
        Scalars.Prepare(Nest.Values);
        var row = Names.Fresh("row");
        if (lane.Length > 0)
        {
            Code.Line($"var {row} = Grid.IdxX;");
            Code.Line($"var {lane} = Group.IdxX;");
            Join(row);
            return;
        }
        Code.Line($"var {row} = Grid.GlobalIndex.X;");
        Code.Block($"if ({row} < {Syntax.Dim(RowCount)})", () => Join(row));
    }

    void Join(string row)
    {
        Row(row);
        var part = Names.Fresh("part");
        var accumulators = Declare(Pass);
        if (lane.Length > 0)
        {
            Turns(lane, "0", Text.Parts, part, () => Code.Braces(() => Add($"{row} * {Text.Parts} + {part}")));
            foreach (var accumulator in accumulators.Values) accumulator.Join(Code);
        }
        else Code.Block($"for (var {part} = 0; {part} < {Text.Parts}; {part}++)", () => Add($"{part} * {KernelText.Divisor(RowCount)} + {row}"));
        Finish(accumulators);
        Scalars.Hoist(Nest.RowStores.Select(s => s.Value).ToList(), Available);
        RowStores(lane);

        void Add(string place)
        {
            foreach (var (memory, accumulator) in Text.Partials.Zip(accumulators.Values, (p, a) => (p.Name, a)))
                accumulator.Add(Code, $"{memory}[{place}]", Nest.Inner[0]);
        }
    }

    /// <summary>Declares the indices of the outer axes.</summary>
    void Row(string row)
    {
        if (Nest.Outer.Count == 1 && Nest.Outer[0].Name != row) Code.Line($"var {Nest.Outer[0].Name} = {row};");
        else if (Nest.Outer.Count > 1)
        {
            if (row.Contains(' '))
            {
                var name = Names.Fresh("row");
                Code.Line($"var {name} = {row};");
                row = name;
            }
            Text.Split([.. Nest.Outer], row);
        }
        Available.AddRange(Nest.Outer);
    }
}
