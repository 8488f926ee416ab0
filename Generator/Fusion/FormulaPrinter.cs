using System.Globalization;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>Writes what a kernel computes as formulas, one line a store: <c>hidden[b, i] = max(Σₖ image[b, k] · weight[i, k], 0)</c>.</summary>
static class FormulaPrinter
{
    public static string Print(Kernel kernel) => string.Join("\n", kernel switch
    {
        Nest nest => nest.Stores.Select(s => $"{Target(s)} = {Print(s.Value, nest)}"),
        Contraction product => product.Epilogue.Select(s => $"{Target(s)} = {Print(s.Value, product)}"),
        Scatter scatter => [$"{Target(scatter)} += {Print(scatter.Value, scatter)}"],
        _ => [],
    });

    static string Target(Store store) => Element(store.Buffer, store.Indices.Select(i => i.ToString()));

    static string Target(Scatter scatter) =>
        Element(scatter.Target, scatter.Indices.Select(i => i?.ToString() ?? Print(scatter.Position, scatter)));

    static string Element(Buffer buffer, IEnumerable<string> indices)
    {
        var list = string.Join(", ", indices);
        return list.Length == 0 ? buffer.Name : $"{buffer.Name}[{list}]";
    }

    static string Print(Scalar scalar, Kernel kernel)
    {
        string Operand(int k) => Print(scalar.Operands[k], kernel);
        switch (scalar.Kind)
        {
            case Load load:
                var positions = scalar.Lookups().ToDictionary(p => p.Axis, p => Print(p.Position, kernel));
                return Element(load.Buffer, load.Indices.Select(i => i.ToString(axis => positions.TryGetValue(axis, out var position) ? position : axis.Name)));
            case Number number:
                return scalar.Type == DType.Bool ? (number.Value != 0 ? "true" : "false") : Text(number.Value);
            case IndexValue index:
                return Parenthesize(index.Index.ToString());
            case Apply apply:
                return string.Format(
                    CultureInfo.InvariantCulture, apply.Row.Formula,
                    [.. scalar.Operands.Select((_, k) => apply.Row.Formula.Contains('(') && apply.Row.Arity == 1 ? Operand(k) : Parenthesize(Operand(k)))]);
            case Convert:
                return scalar.Operands[0].Type == DType.Bool ? $"[{Operand(0)}]" : Operand(0);
            case Within within:
                return $"({Operand(0)} if {string.Join(", ", within.Bounds.Select(b => $"{b.Low} ≤ {b.Index} < {b.High}"))} else {Operand(1)})";
            case Choose:
                return $"({Operand(1)} if {Operand(0)} else {Operand(2)})";
            case Reduced reduced:
                return Reduction(reduced.Reduction, kernel);
            case ProductSum:
                return Product((Contraction)kernel);
            default:
                return "?";
        }
    }

    static string Reduction(Reduction reduction, Kernel kernel)
    {
        var axes = string.Join(" ", ((Nest)kernel).Inner.Select(a => a.Name));
        var sign = reduction.Combine switch { Combine.Sum => "Σ", Combine.ArgMax => "argmax", _ => reduction.Combine.ToString().ToLowerInvariant() };
        return $"{sign}({axes}: {Print(reduction.Value, kernel)})";
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

    static string Parenthesize(string text) => text.Contains(' ') && !IsWrapped(text) ? $"({text})" : text;

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

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("-", "−");
}
