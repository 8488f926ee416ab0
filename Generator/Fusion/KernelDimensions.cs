using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>The symbolic dimensions and axes that a kernel mentions.</summary>
static class KernelDimensions
{
    public static IEnumerable<Axis> Axes(Kernel kernel) => kernel switch
    {
        Nest nest => nest.Outer.Concat(nest.Inner),
        Contraction product => [product.Batch, product.Row, product.Column],
        Scatter scatter => scatter.Axes,
        _ => [],
    };

    public static IEnumerable<string> Of(Kernel kernel) => Dims(kernel).SelectMany(d => d.Symbols).Distinct().OrderBy(s => s, StringComparer.Ordinal);

    static IEnumerable<Dim> Dims(Kernel kernel)
    {
        var extents = Axes(kernel).Select(a => a.Extent);
        return extents.Concat(kernel switch
        {
            Nest nest => nest.Stores.SelectMany(Dims).Concat(Dims(nest.Values)),
            Contraction p => Dims(p.Left).Concat(Dims(p.Right)).Append(p.Depth).Concat(p.Epilogue.SelectMany(Dims)).Concat(Dims(p.Epilogue.Select(s => s.Value))),
            Scatter s => Dims(s.Target.Shape.Zip(s.Indices, (_, i) => i ?? Affine.Zero)).Concat(s.Target.Shape).Concat(Dims([s.Position, s.Value])),
            Routine routine => routine.Call.Sizes,
            _ => [],
        });
    }

    static IEnumerable<Dim> Dims(Store store) => Dims(new[] { Affine.RowMajor(store.Buffer.Shape, store.Indices) });

    static IEnumerable<Dim> Dims(MatrixOperand operand) => [operand.Offset, operand.BatchStride, operand.OuterStride, operand.DepthStride];

    static IEnumerable<Dim> Dims(IEnumerable<Affine> indices) => indices.SelectMany(i => i.Terms.Select(t => t.Coefficient).Append(i.Offset));

    static IEnumerable<Dim> Dims(IEnumerable<Scalar> roots) => Scalars.Closure(roots).SelectMany(s => s.Kind switch
    {
        Load load => Dims(new[] { load.Offset }).Concat(load.Offset.Lookups.Select(a => a.Extent)),
        IndexValue value => Dims(new[] { value.Index }),
        Within within => within.Bounds.SelectMany(b => Dims(new[] { b.Index }).Concat(new[] { b.Low, b.High })),
        _ => [],
    });
}
