using System.Text;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>The expressions themselves, for one element and for a vector of elements.</summary>
sealed partial class ScalarCode
{
    string Element(Scalar scalar)
    {
        if (bound.TryGetValue(scalar, out var name)) return name;
        switch (scalar.Kind)
        {
            case Load load:
                return names.IsScalar(load.Buffer) ? names.Of(load.Buffer) : dialect.Load($"{names.Of(load.Buffer)}[{Offset(scalar, load)}]", scalar.Type);
            case Number number:
                return CSharp.Number(number.Value, scalar.Type);
            case Reduced reduced:
                return reductions[reduced.Reduction];
            case IndexValue value:
                var index = CSharp.Index(value.Index, IndexName(scalar));
                return index.Contains(' ') && CSharp.Bare(index) == index ? $"({index})" : index;
            case Apply apply:
                return Fill(scalar.Operands[0].Kind is Number ? dialect.TemplateOfNumber(apply.Row) : dialect.Template(apply.Row), scalar, Element);
            case Fusion.Convert when scalar.Operands[0].Type == DType.Bool:
                return dialect.FromBool(Side(scalar.Operands[0]), CSharp.Number(1, scalar.Type), CSharp.Number(0, scalar.Type));
            case Fusion.Convert when scalar.Type == DType.Bool:
                return $"({Element(scalar.Operands[0])} != 0)";
            case Fusion.Convert:
                return $"({CSharp.Type(scalar.Type)}){Element(scalar.Operands[0])}";
            case Within or Choose:
                var (condition, sides) = Branches(scalar);
                return $"({Piece(condition)} ? {Side(sides[0])} : {Side(sides[1])})";
            default:
                throw new InvalidOperationException($"'{scalar.Kind.GetType().Name}' has no name here.");
        }
    }

    /// <summary>A part of a conditional expression: without brackets, unless it is a conditional expression itself.</summary>
    string Side(Scalar scalar) => Piece(Element(scalar));

    static string Piece(string text) => text.Contains(" ? ") ? text : CSharp.Bare(text);

    string Offset(Scalar scalar, Load load) => CSharp.Index(load.Offset, IndexName(scalar));

    /// <summary>How the axes in a scalar's indices are written: loops by name, looked-up positions as their checked value.</summary>
    Func<Axis, string> IndexName(Scalar scalar)
    {
        var positions = scalar.Lookups().ToDictionary(p => p.Axis, p => p.Position);
        return axis => positions.TryGetValue(axis, out var position)
            ? dialect.Check(CSharp.Bare(Element(position)), axis.Extent)
            : names.Of(axis);
    }

    string Vector(Scalar scalar)
    {
        if (!IsVarying(scalar)) return Spread(scalar);
        if (bound.TryGetValue(scalar, out var name)) return name;
        switch (scalar.Kind)
        {
            case Reduced reduced:
                return reductions[reduced.Reduction];
            case Load load:
                var (method, arguments) = load.Offset.Coefficient(VectorAxis!) is var step && step.Constant > 1 ? ("Gather", $", {step}") : ("Load", "");
                return Access(method, $"{names.Of(load.Buffer)}, {Offset(scalar, load)}{arguments}");
            case IndexValue value:
                return $"Simd.IndexRamp<int>({CSharp.Index(value.Index, IndexName(scalar))})";
            case Apply apply:
                return Fill(apply.Row.Vector!, scalar, Vector);
            case Fusion.Convert when scalar.Operands[0].Type == DType.Bool:
                var type = CSharp.Type(scalar.Type);
                return $"Vector.ConditionalSelect({CSharp.Bare(Vector(scalar.Operands[0]))}, Vector<{type}>.One, Vector<{type}>.Zero)";
            case Fusion.Convert:
                return $"Vector.ConvertToSingle({CSharp.Bare(Vector(scalar.Operands[0]))})";
            default:
                throw new InvalidOperationException($"'{scalar.Kind.GetType().Name}' has no vector form.");
        }
    }

    /// <summary>A method that reads or writes a vector, or the part of one that there is.</summary>
    public string Access(string method, string arguments) =>
        Part is null ? $"Simd.{method}({arguments})" : $"Simd.{method}Part({arguments}, {Part})";

    /// <summary>Whether the value differs from lane to lane in a vector loop; a product's sum always does.</summary>
    bool IsVarying(Scalar scalar) =>
        varying.TryGetValue((scalar, VectorAxis!), out var known)
            ? known
            : varying[(scalar, VectorAxis!)] = scalar.Kind switch
            {
                ProductSum => true,
                Reduced => VectorAxis == RowVectorAxis,
                _ => scalar.Indices().Any(i => i.Coefficient(VectorAxis!) != 0) || scalar.Operands.Any(IsVarying),
            };

    /// <summary>One element in every lane; a condition as a mask.</summary>
    string Spread(Scalar scalar)
    {
        if (scalar.Type == DType.Bool) return $"({Side(scalar)} ? Vector<{MaskType}>.AllBitsSet : Vector<{MaskType}>.Zero)";
        return CSharp.Vector(CSharp.Bare(Element(scalar)), scalar.Type);
    }

    /// <summary>A template with the operands in place: as arguments without brackets around them, else with those they need.</summary>
    static string Fill(string template, Scalar scalar, Func<Scalar, string> operand)
    {
        var type = CSharp.Type(scalar.Operands[scalar.Operands.Count - 1].Type);
        var text = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '{')
            {
                text.Append(template[at]);
                continue;
            }
            var end = template.IndexOf('}', at);
            if (template[at + 1] == 'T') text.Append(type);
            else Append(template[at + 1] - '0', IsArgument(template, at, end));
            at = end;
        }
        return text.ToString();

        void Append(int k, bool isArgument)
        {
            var value = operand(scalar.Operands[k]);
            value = isArgument ? CSharp.Bare(value) : Precedence.Bare(scalar, k, value);
            var isNegative = value.StartsWith("-", StringComparison.Ordinal) && text.Length > 0 && text[text.Length - 1] == '-';
            text.Append(isNegative ? $"({value})" : value);
        }
    }

    static bool IsArgument(string template, int begin, int end) =>
        begin > 0 && (template[begin - 1] == '(' || template[begin - 1] == ' ' && template[begin - 2] == ',')
        && template[end + 1] is ',' or ')';
}
