using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Where in a buffer a load reads: an affine part and, for indices read at run time, their strides.</summary>
static class Offsets
{
    public static Affine Affine(Load load) =>
        Fusion.Affine.RowMajor(load.Buffer.Shape, load.Indices.Select(i => i is AffineIndex a ? a.Value : Fusion.Affine.Zero));

    /// <summary>The stride of each run-time index, in the order of the indices.</summary>
    public static IEnumerable<Dim> Strides(Load load) => load.Indices
        .Select((index, k) => (index, Stride: Dim.Product(load.Buffer.Shape.Skip(k + 1))))
        .Where(pair => pair.index is OperandIndex).Select(pair => pair.Stride);
}
