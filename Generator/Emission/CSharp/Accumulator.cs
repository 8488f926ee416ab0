using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>The variables in which a reduction gathers: one value, or a vector of partial values and, where the elements that do not
/// fill a vector are taken one by one, one for these.</summary>
sealed class Accumulator
{
    readonly Reduction reduction;
    readonly DType elementType;
    readonly bool isVector;
    readonly string? lanes;
    readonly bool hasRest;
    readonly string? best;

    /// <param name="isVector">The result is a vector: the loop around the row takes several rows at a time.</param>
    /// <param name="hasLanes">The reduced axis itself is walked in vectors.</param>
    /// <param name="hasRest">The elements that do not fill a vector are taken one by one.</param>
    public Accumulator(Reduction reduction, KernelNames names, bool isVector, bool hasLanes, bool hasRest)
    {
        (this.reduction, this.isVector, this.hasRest) = (reduction, isVector, hasRest || !hasLanes);
        elementType = reduction.Combine == Combine.ArgMax ? reduction.Value.Type : reduction.Type;
        Name = names.Fresh(reduction.Combine == Combine.ArgMax ? "index" : reduction.Combine.ToString().ToLowerInvariant());
        if (hasLanes) lanes = names.Fresh(Name + "Lanes");
        if (reduction.Combine == Combine.ArgMax) best = names.Fresh("best");
    }

    public string Name { get; }

    string Type => CSharp.Type(elementType);

    string Start => reduction.Combine switch
    {
        Combine.Sum => CSharp.Number(0, elementType),
        Combine.Product => CSharp.Number(1, elementType),
        Combine.Min => elementType == DType.Int32 ? "int.MaxValue" : $"{Type}.PositiveInfinity",
        _ => elementType == DType.Int32 ? "int.MinValue" : $"{Type}.NegativeInfinity",
    };

    /// <summary>The operator of a sum or product.</summary>
    string Sign => reduction.Combine == Combine.Sum ? "+" : "*";

    public void Declare(CodeWriter code)
    {
        if (best is not null) code.Line($"var {best} = {Start};");
        if (lanes is not null) code.Line($"var {lanes} = {CSharp.Vector(Start, elementType)};");
        if (hasRest) code.Line($"var {Name} = {(best is not null ? "0" : isVector ? CSharp.Vector(Start, elementType) : Start)};");
    }

    /// <summary>Writes what takes one more value, or vector of values, in.</summary>
    public void Add(CodeWriter code, ScalarCode scalars, Axis axis, KernelNames names)
    {
        var value = CSharp.Bare(scalars.Expression(reduction.Value));
        var isLanes = scalars.VectorAxis is not null;
        if (scalars.Part is { } count && lanes is not null) value = $"Simd.Part({value}, {count}, {Start})";
        var target = isLanes && lanes is not null ? lanes : Name;
        switch (reduction.Combine)
        {
            case Combine.Sum or Combine.Product:
                code.Line($"{target} {Sign}= {value};");
                break;
            case Combine.ArgMax:
                if (value.Any(c => !char.IsLetterOrDigit(c)))
                {
                    var candidate = names.Fresh("candidate");
                    code.Line($"var {candidate} = {value};");
                    value = candidate;
                }
                code.Line($"if ({IsBetter(value)}) ({best}, {Name}) = ({value}, {names.Of(axis)});");
                break;
            default:
                code.Line($"{target} = {(isLanes ? "Vector" : Type)}.{reduction.Combine}({target}, {value});");
                break;
        }
    }

    /// <summary>Joins the partial values.</summary>
    public void Finish(CodeWriter code)
    {
        if (lanes is null) return;
        if (!hasRest) code.Line($"var {Name} = Simd.{reduction.Combine}({lanes});");
        else code.Line(reduction.Combine is Combine.Sum or Combine.Product
            ? $"{Name} {Sign}= Simd.{reduction.Combine}({lanes});"
            : $"{Name} = {Type}.{reduction.Combine}({Name}, Simd.{reduction.Combine}({lanes}));");
    }

    /// <summary>The first of equal values stays, and so does a NaN.</summary>
    string IsBetter(string value) => elementType.IsFloating()
        ? $"{value} > {best} || {Type}.IsNaN({value}) && !{Type}.IsNaN({best})"
        : $"{value} > {best}";
}
