using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes a product as a kernel that calls one of the device's matrix products, its type argument, with what rides on the product
/// as a struct.</summary>
static class ContractionEmitter
{
    public static string EpilogueName(string method) => method + "Epilogue";

    /// <summary>Whether the program's precision makes a difference.</summary>
    public static bool HasPrecision(Contraction product) => product.Left.Buffer.Type == DType.Float32;

    /// <summary>The size, over the dimensions.</summary>
    public static string Size(Contraction product) => Size(product, dim => dim);

    /// <summary>The size where all dimensions are 1.</summary>
    public static string SmallestSize(Contraction product) => Size(product, dim => dim.Substitute(_ => 1));

    /// <summary>The dimensions that sizes depend on.</summary>
    public static IReadOnlyList<string> Symbols(IEnumerable<Contraction> products) => [.. products.SelectMany(Sizes).SelectMany(dim => dim.Symbols).Distinct()];

    /// <summary>The ways in which the product may be computed.</summary>
    public static IEnumerable<string> Bodies(Contraction product)
    {
        var type = Syntax.Type(product.Left.Buffer.Type);
        yield return $"GpuTiledProduct<{type}>";
        yield return $"GpuSmallProduct<{type}>";
        if (HasPrecision(product))
        {
            yield return "GpuTensorFloat32Product";
            yield return "GpuBFloat16Product";
        }
    }

    /// <summary>The way in which what rides on the product is computed where a library has computed the sums; null if nothing
    /// does.</summary>
    public static string? Finish(Contraction product) =>
        product.Epilogue[0].Value.Kind is ProductSum ? null : $"GpuFinishedProduct<{Syntax.Type(product.Left.Buffer.Type)}>";

    /// <summary>Whether a library may compute the sums: there is one result, it lies as BLAS leaves it, and what rides on the sums
    /// does not read what was there.</summary>
    public static bool IsForVendors(Contraction product)
    {
        if (product.Epilogue.Count != 1 || product.Guards.Count > 0) return false;
        var (store, type) = (product.Epilogue[0], product.Left.Buffer.Type);
        if (!type.IsFloating() || store.Buffer.Type != type || new[] { store.Value }.Reads().Contains(store.Buffer.Storage)) return false;
        var axes = new[] { product.Batch, product.Row, product.Column }.Where(axis => axis.Extent != 1).ToList();
        var place = Affine.RowMajor(new Shape([.. axes.Select(axis => axis.Extent)]), axes.Select(Affine.Of));
        return Affine.RowMajor(store.Buffer.Shape, store.Indices) == place;
    }

    /// <summary>The statement that leaves the sums to a library.</summary>
    public static string Vendor(KernelText text, Contraction product, string precision)
    {
        var type = Syntax.Type(product.Left.Buffer.Type);
        return $"GpuVendorProduct.TryMultiply({text.Device}, {precision}, {Size(product)}, {Operand(product.Left, text, type, isLeft: true)}, "
            + $"{Operand(product.Right, text, type, isLeft: false)}, {text.Names.Of(product.Epilogue[0].Buffer)})";
    }

    /// <summary>What the kernel's type parameter is required to be.</summary>
    public static string Constraint(KernelText text, Contraction product) =>
        $" where {text.Body} : struct, IGpuProductBody<{Syntax.Type(product.Left.Buffer.Type)}>";

    /// <summary>The body of the kernel.</summary>
    public static void Write(KernelText text, Contraction product, string method)
    {
        var type = Syntax.Type(product.Left.Buffer.Type);
        text.Code.Line($"{text.Body}.Multiply(");
        text.Code.Indented(() =>
        {
            text.Code.Line(Size(product) + ",");
            text.Code.Line($"{Operand(product.Left, text, type, isLeft: true)}, {Operand(product.Right, text, type, isLeft: false)},");
            text.Code.Line($"new {EpilogueName(method)}({string.Join(", ", Captured(product, text).Select(c => c.Name))}));");
        });
    }

    /// <summary>The struct that takes each finished sum.</summary>
    public static void WriteEpilogue(KernelText text, Contraction product, string method)
    {
        var type = Syntax.Type(product.Left.Buffer.Type);
        var captured = string.Join(", ", Captured(product, text).Select(c => $"{c.Type} {c.Name}"));
        text.Code.Block($"readonly struct {EpilogueName(method)}({captured}) : IGpuEpilogue<{type}>", () =>
        {
            var place = text.Names.Fresh("place");
            var target = IsForVendors(product) && Finish(product) is not null ? $"{text.Names.Of(product.Epilogue[0].Buffer)}[{place}]" : "0";
            text.Code.Line($"public {type} SumAt(int {place}) => {target};");
            text.Code.Line();
            var sum = text.Names.Fresh("sum");
            text.Code.Block($"public void Store({type} {sum}, int {product.Batch.Name}, int {product.Row.Name}, int {product.Column.Name})", () =>
            {
                var scalars = text.Scalars();
                var values = product.Epilogue.Select(s => s.Value).ToList();
                foreach (var scalar in Scalars.Closure(values).Where(s => s.Kind is ProductSum)) scalars.Name(scalar, sum);
                scalars.Prepare(values);
                scalars.Share(values.Count > 1 ? [.. values, .. values] : values);
                foreach (var store in product.Epilogue)
                    text.Code.Line(KernelDialect.Store(
                        store.Buffer, $"{text.Names.Of(store.Buffer)}[{scalars.Offset(store)}]", Syntax.Bare(scalars.Expression(store.Value))));
            });
        });
    }

    static IEnumerable<Dim> Sizes(Contraction product) => [product.Batch.Extent, product.Row.Extent, product.Column.Extent, product.Depth];

    static string Size(Contraction product, Func<Dim, Dim> of) => $"new GpuProductSize({string.Join(", ", Sizes(product).Select(dim => Dim(of(dim))))})";

    static string Dim(Dim dim) => Syntax.Dim(dim);

    static string Operand(MatrixOperand operand, KernelText text, string type, bool isLeft)
    {
        var (rows, columns) = isLeft ? (operand.OuterStride, operand.DepthStride) : (operand.DepthStride, operand.OuterStride);
        return $"new GpuOperand<{type}>({text.Names.Of(operand.Buffer)}, {Dim(operand.Offset)}, {Dim(operand.BatchStride)}, {Dim(rows)}, {Dim(columns)})";
    }

    /// <summary>What the epilogue uses of the kernel's parameters.</summary>
    static IEnumerable<(string Type, string Name)> Captured(Contraction product, KernelText text)
    {
        var values = product.Epilogue.Select(s => s.Value).ToList();
        var closure = Scalars.Closure(values);
        var bounds = closure.Select(s => s.Kind).OfType<Within>().SelectMany(within => within.Bounds).ToList();
        var indices = closure.Select(s => s.Kind).OfType<Load>().Select(load => load.Offset)
            .Concat(closure.Select(s => s.Kind).OfType<IndexValue>().Select(value => value.Index)).Concat(bounds.Select(bound => bound.Index))
            .Concat(product.Epilogue.Select(s => Affine.RowMajor(s.Buffer.Shape, s.Indices)));
        var dims = indices.SelectMany(index => index.Terms.Select(t => t.Coefficient).Append(index.Offset).Concat(index.Lookups.Select(axis => axis.Extent)))
            .Concat(bounds.SelectMany(bound => new[] { bound.Low, bound.High }));
        var used = values.Reads().Concat(product.Epilogue.Select(s => s.Buffer.Storage)).Select(text.Names.Of)
            .Concat(dims.SelectMany(d => d.Symbols).Select(Syntax.Name)).Append(text.Faults).ToList();
        return text.Parameters.Where(p => used.Contains(p.Name));
    }
}
