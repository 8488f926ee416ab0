using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>The variables in which a reduction gathers: one value, or a vector of partial values and one for the tail.</summary>
sealed class Accumulator
{
    readonly Reduction reduction;
    readonly string type;
    readonly bool isVector;
    readonly string? lanes;
    readonly string? best;

    /// <param name="isVector">The result is a vector: the loop around the row takes several rows at a time.</param>
    /// <param name="hasLanes">The reduced axis itself is walked in vectors.</param>
    public Accumulator(Reduction reduction, KernelNames names, bool isVector, bool hasLanes)
    {
        (this.reduction, this.isVector) = (reduction, isVector);
        type = CSharp.Type(reduction.Combine == Combine.ArgMax ? reduction.Value.Type : reduction.Type);
        Name = names.Fresh(reduction.Combine switch { Combine.ArgMax => "index", _ => Word });
        if (hasLanes) lanes = names.Fresh(Name + "Lanes");
        if (reduction.Combine == Combine.ArgMax) best = names.Fresh("best");
    }

    public string Name { get; }

    string Word => reduction.Combine.ToString().ToLowerInvariant();

    string Start => reduction.Combine switch
    {
        Combine.Sum => CSharp.Number(0, Type),
        Combine.Min => Type == DType.Int32 ? "int.MaxValue" : $"{type}.PositiveInfinity",
        _ => Type == DType.Int32 ? "int.MinValue" : $"{type}.NegativeInfinity",
    };

    DType Type => reduction.Combine == Combine.ArgMax ? reduction.Value.Type : reduction.Type;

    public void Declare(CodeWriter code)
    {
        if (best is not null) code.Line($"var {best} = {Start};");
        if (lanes is not null) code.Line($"var {lanes} = {Spread(Start)};");
        code.Line($"var {Name} = {(reduction.Combine == Combine.ArgMax ? "0" : isVector ? Spread(Start) : Start)};");
    }

    /// <summary>The statement that takes one more value, or vector of values, in.</summary>
    public string Add(ScalarCode scalars, Axis axis, KernelNames names)
    {
        var value = CSharp.Bare(scalars.Expression(reduction.Value));
        var target = lanes is not null && scalars.VectorAxis is not null ? lanes : Name;
        var isLanes = scalars.VectorAxis is not null;
        return reduction.Combine switch
        {
            Combine.Sum => $"{target} += {value};",
            Combine.ArgMax => $"if ({IsBetter(value)}) ({best}, {Name}) = ({value}, {names.Of(axis)});",
            _ => isLanes ? $"{target} = Vector.{reduction.Combine}({target}, {value});" : $"{target} = {type}.{reduction.Combine}({target}, {value});",
        };
    }

    /// <summary>Joins the partial values.</summary>
    public void Finish(CodeWriter code)
    {
        if (lanes is null) return;
        code.Line(reduction.Combine == Combine.Sum
            ? $"{Name} += Simd.Sum({lanes});"
            : $"{Name} = {type}.{reduction.Combine}({Name}, Simd.{reduction.Combine}({lanes}));");
    }

    string IsBetter(string value) =>
        Type.IsFloating() ? $"{value} > {best} || {type}.IsNaN({value}) && !{type}.IsNaN({best})" : $"{value} > {best}";

    string Spread(string value) => value is "0f" or "0.0" or "0" ? $"Vector<{type}>.Zero" : $"Vector.Create({value})";
}
