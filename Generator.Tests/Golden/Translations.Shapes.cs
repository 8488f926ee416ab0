using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

static partial class Translations
{
    static Dictionary<string, Translation> Shapes => new()
    {
        ["matmul"] = _ => "MatMul(a, b)",
        ["einsum"] = c => $"Einsum(\"{c.Text("equation")}\", {AllInputs(c)})",
        ["transpose"] = c => $"Transpose(x, {c.Integer("dim0")}, {c.Integer("dim1")})",
        ["permute"] = c => $"Permute(x, {Of(c.Integers("perm"))})",
        ["reshape"] = c => $"Reshape(x, {Of(c.Integers("shape"))})",
        ["slice"] = c => $"Slice(x, {Of(c.Integers("begin"))}, {Of(c.Integers("end"))}, {Of(c.Integers("step"))})",
        ["concat"] = c => $"Concat({AllInputs(c)}, {c.Integer("axis")})",
        ["stack"] = c => $"Stack({AllInputs(c)}, {c.Integer("axis")})",
        ["split"] = Split,
        ["pad"] = Pad,
        ["gather"] = c => $"Gather(x, {c.Integer("axis")}, index)",
        ["index_select"] = c => $"IndexSelect(x, {c.Integer("axis")}, index)",
        ["embedding"] = c => c.Find("padding_idx") is { } padding
            ? $"Embedding(index, weight, {padding.GetInt32()})"
            : "Embedding(index, weight)",
        ["one_hot"] = c => $"OneHot(index, {c.Integer("num_classes")}, Floating)",
        ["tril"] = c => $"LowerTriangle(x, {c.Integer("k")})",
        ["triu"] = c => $"UpperTriangle(x, {c.Integer("k")})",
        ["masked_fill"] = c => $"MaskedFill(x, mask, {Of(c.Number("value", 0))})",
        ["flip"] = c => $"Flip(x, {Of(c.Integers("axes"))})",
        ["repeat"] = c => $"Repeat(x, {Of(c.Integers("repeats"))})",
        ["trace"] = _ => "Trace(a)",
        ["det"] = _ => "Determinant(a)",
        ["inverse"] = _ => "Inverse(a)",
        ["logdet"] = _ => "LogDeterminant(a)",
        ["solve"] = _ => "Solve(a, b)",
        ["cholesky"] = _ => "Cholesky(a)",
        ["cholesky_gram"] = c => $"Cholesky(MatMul(m, Transpose(m)) + {Of(c.Number("shift", 0))} * IdentityMatrix(m.Shape[0], Floating))",
        ["triangular_solve"] = c =>
            $"TriangularSolve(a, b, {Of(!c.Flag("upper"))}, {Of(c.Flag("transpose"))}, {Of(c.Flag("unit_diagonal"))})",
        ["expand"] = c => $"Expand(x, {Of(c.Integers("shape"))})",
    };

    static GoldenDescription Split(GoldenCase golden)
    {
        var sizes = golden.Integers("sizes");
        return new(
            [.. sizes.Select((_, index) => $"parts[{index}]")],
            $"var parts = Split(x, {Of(sizes)}, {golden.Integer("axis")});");
    }

    static GoldenDescription Pad(GoldenCase golden)
    {
        var pads = golden.Attributes.GetProperty("pads").EnumerateArray().ToArray();
        var before = Of(pads.Select(pad => pad[0].GetInt32()));
        var after = Of(pads.Select(pad => pad[1].GetInt32()));
        return golden.Text("mode", "constant") switch
        {
            "reflect" => $"PadReflect(x, {before}, {after})",
            "replicate" => $"PadReplicate(x, {before}, {after})",
            _ => $"Pad(x, {before}, {after}, {Of(golden.Number("value", 0))})",
        };
    }

    static string AllInputs(GoldenCase golden) =>
        "[" + string.Join(", ", golden.Inputs.Select(input => Identifier(input.Name))) + "]";
}
