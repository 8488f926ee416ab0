using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes a product as a call of the library's matrix product, with what rides on it as an epilogue struct.</summary>
static class ContractionEmitter
{
    public static void Write(CodeWriter code, Contraction product, KernelNames names, string method)
    {
        var main = product.Epilogue[0].Buffer;
        var type = CSharp.Type(main.Type);
        var isPlain = product.Epilogue.Count == 1 && product.Epilogue[0].Value.Kind is ProductSum;
        var captured = Captured(product, names);
        var epilogue = isPlain ? $"new PlainSum<{type}>()" : $"new {EpilogueName(method)}({string.Join(", ", captured.Select(c => c.Name))})";

        var parameters = new List<string> { "Worker " + names.Worker };
        parameters.AddRange(names.Dimensions.Select(d => $"int {CSharp.Name(d)}"));
        parameters.AddRange(names.Inputs.Concat(names.Outputs).Select(b => $"Block<{CSharp.Type(b.Type)}> {names.Of(b)}"));
        code.Line($"public static void {method}({string.Join(", ", parameters)}) =>");
        code.Indented(() =>
        {
            code.Line("MatrixProduct.Multiply(");
            code.Indented(() =>
            {
                code.Line($"{names.Worker}, new ProductSize({Dim(product.Batch.Extent)}, {Dim(product.Row.Extent)}, {Dim(product.Column.Extent)}, {Dim(product.Depth)}),");
                code.Line($"{Operand(product.Left, names, type, isLeft: true)}, {Operand(product.Right, names, type, isLeft: false)},");
                code.Line($"{names.Of(main)}, {epilogue});");
            });
        });
        if (isPlain) return;
        code.Line();
        WriteEpilogue(code, product, EpilogueName(method), type, captured);
    }

    public static string EpilogueName(string method) => method + "Epilogue";

    static string Dim(Dim dim) => CSharp.Dim(dim);

    static string Operand(MatrixOperand operand, KernelNames names, string type, bool isLeft)
    {
        var block = names.Of(operand.Buffer) + (operand.Offset == 0 ? "" : $".Slice({Dim(operand.Offset)})");
        var (rows, columns) = isLeft ? (operand.OuterStride, operand.DepthStride) : (operand.DepthStride, operand.OuterStride);
        return $"new Operand<{type}>({block}, {Dim(operand.BatchStride)}, {Dim(rows)}, {Dim(columns)})";
    }

    /// <summary>The dimensions and buffers that the epilogue uses, as constructor parameters.</summary>
    static List<(string Type, string Name)> Captured(Contraction product, KernelNames names)
    {
        var values = product.Epilogue.Select(s => s.Value).ToList();
        var buffers = values.Reads().Concat(product.Epilogue.Skip(1).Select(s => s.Buffer.Storage)).Distinct();
        var dims = Scalars.Closure(values).Select(s => s.Kind).OfType<Load>().Select(l => l.Offset)
            .Concat(product.Epilogue.Skip(1).Select(s => Affine.RowMajor(s.Buffer.Shape, s.Indices)))
            .SelectMany(a => a.Terms.Select(t => t.Coefficient).Append(a.Offset)).SelectMany(d => d.Symbols).Distinct();
        return
        [
            .. names.Dimensions.Where(dims.Contains).Select(d => ("int", CSharp.Name(d))),
            .. buffers.Select(b => ($"Block<{CSharp.Type(b.Type)}>", names.Of(b))),
        ];
    }

    static void WriteEpilogue(CodeWriter code, Contraction product, string name, string type, List<(string Type, string Name)> captured)
    {
        var place = $"int {product.Batch.Name}, int {product.Row.Name}, int {product.Column.Name}";
        var parameters = captured.Count == 0 ? "" : $"({string.Join(", ", captured.Select(c => $"{c.Type} {c.Name}"))})";
        code.Block($"readonly struct {name}{parameters} : IEpilogue<{type}>", () =>
        {
            if (Vectorization.HasVectorEpilogue(product))
                WriteApply(code, product, new(product), $"Vector<{type}>", place, product.Column);
            else
                WriteLanes(code, product, type, place);
            code.Line();
            WriteApply(code, product, new(product), type, place, null);
        });
    }

    static void WriteApply(CodeWriter code, Contraction product, KernelNames names, string type, string place, Axis? vectorAxis)
    {
        var sum = names.Fresh("sum");
        code.Block($"public {type} Apply({type} {sum}, {place})", () =>
        {
            var scalars = new ScalarCode(code, names) { VectorAxis = vectorAxis, MaskType = product.Left.Buffer.Type == DType.Float64 ? "long" : "int" };
            var values = product.Epilogue.Select(s => s.Value).ToList();
            foreach (var scalar in Scalars.Closure(values).Where(s => s.Kind is ProductSum)) scalars.Name(scalar, sum);
            scalars.Prepare(values);
            scalars.Share(values.Count > 1 ? [.. values, .. values] : values);
            foreach (var store in product.Epilogue.Skip(1))
                code.Line(vectorAxis is null
                    ? $"{names.Of(store.Buffer)}[{scalars.Offset(store)}] = {CSharp.Bare(scalars.Expression(store.Value))};"
                    : $"Simd.Store({CSharp.Bare(scalars.Expression(store.Value))}, {names.Of(store.Buffer)}, {scalars.Offset(store)});");
            code.Line($"return {CSharp.Bare(scalars.Expression(values[0]))};");
        });
    }

    /// <summary>The vector form of an epilogue that has none: its elements one by one.</summary>
    static void WriteLanes(CodeWriter code, Contraction product, string type, string place) =>
        code.Block($"public Vector<{type}> Apply(Vector<{type}> sum, {place})", () =>
        {
            code.Line($"Span<{type}> lanes = stackalloc {type}[Vector<{type}>.Count];");
            code.Line("sum.CopyTo(lanes);");
            code.Line($"for (var lane = 0; lane < lanes.Length; lane++) lanes[lane] = Apply(lanes[lane], {product.Batch.Name}, {product.Row.Name}, {product.Column.Name} + lane);");
            code.Line($"return new Vector<{type}>(lanes);");
        });
}
