using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>The variable in which a thread gathers its part of a reduction; for the place of the largest value, two.</summary>
sealed class Accumulator
{
    readonly Reduction reduction;
    readonly KernelNames names;
    readonly DType elementType;
    readonly string best;

    public Accumulator(Reduction reduction, KernelNames names)
    {
        (this.reduction, this.names) = (reduction, names);
        elementType = IsPlace ? reduction.Value.Type : reduction.Type;
        Name = names.Fresh(IsPlace ? "index" : reduction.Combine.ToString().ToLowerInvariant());
        best = IsPlace ? names.Fresh("best") : "";
    }

    public string Name { get; }

    bool IsPlace => reduction.Combine == Combine.ArgMax;

    string Type => Syntax.Type(elementType);

    string Start => reduction.Combine switch
    {
        Combine.Sum => Syntax.Number(0, elementType),
        Combine.Product => Syntax.Number(1, elementType),
        Combine.Min => elementType == DType.Int32 ? "int.MaxValue" : $"{Type}.PositiveInfinity",
        _ => elementType == DType.Int32 ? "int.MinValue" : $"{Type}.NegativeInfinity",
    };

    public void Declare(CodeWriter code)
    {
        if (IsPlace) code.Line($"var {best} = {Start};");
        // A thread without an element must not win over one that has: its place is behind all.
        code.Line($"var {Name} = {(IsPlace ? "int.MaxValue" : Start)};");
    }

    /// <summary>Writes what takes one more value in.</summary>
    public void Add(CodeWriter code, string value, Axis axis)
    {
        switch (reduction.Combine)
        {
            case Combine.Sum or Combine.Product:
                code.Line($"{Name} {(reduction.Combine == Combine.Sum ? "+" : "*")}= {value};");
                break;
            case Combine.ArgMax:
                var (candidate, isBetter) = (names.Fresh("candidate"), names.Fresh("isBetter"));
                code.Line($"var {candidate} = {value};");
                code.Line($"var {isBetter} = {IsBetter(candidate)};");
                code.Line($"{best} = GpuMath.Select({isBetter}, {candidate}, {best});");
                code.Line($"{Name} = GpuMath.Select({isBetter}, {axis.Name}, {Name});");
                break;
            default:
                code.Line($"{Name} = GpuMath.{reduction.Combine}({Name}, {value});");
                break;
        }
    }

    /// <summary>Joins the parts of all threads of a group.</summary>
    public void Join(CodeWriter code) => code.Line(IsPlace
        ? $"({best}, {Name}) = GpuGroup.ArgMax(({best}, {Name}));"
        : $"{Name} = GpuGroup.{reduction.Combine}({Name});");

    /// <summary>The first of equal values stays, and so does a NaN; the very first comes in whatever it is.</summary>
    string IsBetter(string value) => $"({Name} == int.MaxValue) | ({value} > {best})"
        + (elementType.IsFloating() ? $" | (GpuMath.IsNaN({value}) & !GpuMath.IsNaN({best}))" : "");
}
