using System.Globalization;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Writes what a kernel computes as formulas, one line a store: <c>hidden[b, i] = max(Σ(k: image[b, k] · weight[i, k]), 0)</c>.
/// Of a very long formula the inner parts are left out.
/// </summary>
sealed class FormulaPrinter
{
    /// <summary>How many operations and elements one formula shows at most.</summary>
    const int LongestFormula = 40;

    const int DeepestFormula = 24;

    readonly Kernel kernel;
    readonly Dictionary<(Scalar, int), int> lengths = [];

    FormulaPrinter(Kernel kernel) => this.kernel = kernel;

    public static string Print(Kernel kernel) => string.Join("\n", new FormulaPrinter(kernel).Lines());

    IEnumerable<string> Lines() => kernel switch
    {
        Nest nest => nest.Stores.Select(s => $"{Target(s)} = {Print(s.Value)}"),
        Contraction product => product.Epilogue.Select(s => $"{ProductTarget(s)} = {Print(s.Value)}"),
        Scatter scatter => [$"{Target(scatter)} += {Print(scatter.Value)}"],
        Routine routine => [$"{routine.Target.Name} = {routine.Text}({string.Join(", ", routine.Operands.Select(operand => operand.Name))})"],
        _ => [],
    };

    static string Target(Store store) => Element(store.Buffer, store.Indices.Select(i => i.ToString()));

    /// <summary>The target of a product: a place in memory that is joined of several axes is written as these.</summary>
    static string ProductTarget(Store store) => store.Indices.Count == 1 && store.Indices[0] is { Terms.Count: > 1, Offset: var offset } index && offset == 0
        ? Element(store.Buffer, index.Terms.OrderBy(t => t.Coefficient.Constant is 1 ? 1 : 0).Select(t => t.Axis.Name))
        : Target(store);

    string Target(Scatter scatter) =>
        Element(scatter.Target, scatter.Indices.Select(i => i?.ToString() ?? Print(scatter.Position)));

    static string Element(Buffer buffer, IEnumerable<string> indices)
    {
        var list = string.Join(", ", indices);
        return list.Length == 0 ? buffer.Name : $"{buffer.Name}[{list}]";
    }

    /// <summary>The formula down to the depth at which it is short enough.</summary>
    string Print(Scalar scalar)
    {
        var depth = DeepestFormula;
        while (depth > 1 && Length(scalar, depth) > LongestFormula) depth--;
        return Print(scalar, depth);
    }

    /// <summary>The operations and elements in the formula; a number above <see cref="LongestFormula"/> for any longer one.</summary>
    int Length(Scalar scalar, int depth)
    {
        if (depth == 0) return 1;
        if (lengths.TryGetValue((scalar, depth), out var length)) return length;
        length = 1;
        IReadOnlyList<Scalar> parts = scalar.Kind is Reduced reduced ? [reduced.Reduction.Value] : scalar.Operands;
        foreach (var operand in parts)
            length = Math.Min(length + Length(operand, depth - 1), LongestFormula + 1);
        return lengths[(scalar, depth)] = length;
    }

    string Print(Scalar scalar, int depth)
    {
        if (depth == 0) return "…";
        string Operand(int k) => Print(scalar.Operands[k], depth - 1);
        var positions = scalar.Lookups().ToDictionary(p => p.Axis, p => Print(p.Position, depth - 1));
        string Index(Affine index) => index.ToString(axis => positions.TryGetValue(axis, out var position) ? position : axis.Name);
        switch (scalar.Kind)
        {
            case Load load:
                return Element(load.Buffer, load.Indices.Select(Index));
            case Number number:
                return scalar.Type == DType.Bool ? (number.Value != 0 ? "true" : "false") : Text(number.Value, scalar.Type);
            case IndexValue index:
                return Index(index.Index) is var place && place.IndexOfAny(['*', '+', '-', '·']) > 0 ? $"({place})" : place;
            case Apply apply:
                return string.Format(
                    CultureInfo.InvariantCulture, apply.Row.Formula, [.. scalar.Operands.Select((_, k) => FormulaPrinter.Operand(apply.Row, Operand(k)))]);
            case Convert:
                return scalar.Operands[0].Type == DType.Bool ? $"[{Operand(0)}]" : Operand(0);
            case Within within:
                return $"({Operand(0)} if {string.Join(", ", within.Bounds.Select(b => $"{b.Low} ≤ {Index(b.Index)} < {b.High}"))} else {Operand(1)})";
            case Choose:
                return $"({Operand(1)} if {Operand(0)} else {Operand(2)})";
            case Reduced reduced:
                return Reduction(reduced.Reduction, depth);
            case ProductSum:
                return Product((Contraction)kernel);
            default:
                return "?";
        }
    }

    string Reduction(Reduction reduction, int depth)
    {
        var axes = string.Join(" ", ((Nest)kernel).Inner.Select(a => a.Name));
        var sign = reduction.Combine switch { Combine.Sum => "Σ", Combine.Product => "Π", Combine.ArgMax => "argmax", _ => reduction.Combine.ToString().ToLowerInvariant() };
        return $"{sign}({axes}: {Print(reduction.Value, depth - 1)})";
    }

    static string Product(Contraction product)
    {
        var depth = "k";
        while (new[] { product.Batch, product.Row, product.Column }.Any(a => a.Name == depth)) depth += "'";
        return $"Σ({depth}: {Operand(product.Left, product.Row)} · {Operand(product.Right, product.Column)})";

        string Operand(MatrixOperand operand, Axis outer)
        {
            var parts = new List<(Dim Stride, string Name)> { (operand.BatchStride, product.Batch.Name), (operand.OuterStride, outer.Name), (operand.DepthStride, depth) };
            parts.RemoveAll(p => p.Stride == 0);
            return Element(operand.Buffer, parts.OrderBy(p => p.Stride.Constant is 1 ? 1 : 0).Select(p => p.Name));
        }
    }

    /// <summary>An operand as it stands in the formula of an operation: in brackets, unless the formula has some around it.</summary>
    public static string Operand(PointwiseRow row, string text) => row.Formula.Contains('(') && row.Arity == 1 ? text : Parenthesize(text);

    public static string Parenthesize(string text) => text.Contains(' ') && !IsWrapped(text) ? $"({text})" : text;

    /// <summary>Whether one pair of brackets encloses the whole text, or it is one call or element.</summary>
    static bool IsWrapped(string text)
    {
        var depth = 0;
        var opened = text.IndexOfAny(['(', '[', '|', '⌊']);
        if (opened < 0 || text.IndexOf(' ') < opened) return false;
        for (var k = opened; k < text.Length; k++)
        {
            if (text[k] is '(' or '[') depth++;
            if (text[k] is ')' or ']') depth--;
            if (depth == 0) return k == text.Length - 1;
        }
        return false;
    }

    /// <summary>A number with the digits that its type can hold.</summary>
    public static string Text(double value, DType type) =>
        (type == DType.Float32 ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture))
        .Replace("-", "−");
}
