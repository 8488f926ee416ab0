using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>Sees axis groups of a product as the single strides that a matrix product needs.</summary>
static class MatrixView
{
    /// <summary>Whether a value is a plain load in which each of the axis groups has one stride.</summary>
    public static bool IsMatrix(Scalar value, params EquatableArray<Axis>[] groups) =>
        Offset(value) is { } offset && groups.All(axes => Stride(offset, axes)?.IsAtLeast(0) == true);

    /// <summary>The operand as strides into its buffer.</summary>
    public static MatrixOperand Operand(
        Scalar load, EquatableArray<Axis> batch, EquatableArray<Axis> outer, EquatableArray<Axis> depth)
    {
        var offset = Offset(load)!;
        return new(((Load)load.Kind).Buffer.Storage, offset.Offset, Stride(offset, batch)!, Stride(offset, outer)!, Stride(offset, depth)!);
    }

    /// <summary>The element count of an affine load; null for anything else.</summary>
    public static Affine? Offset(Scalar scalar) =>
        scalar.Kind is Load load && scalar.Operands.Count == 0 ? Affine.RowMajor(load.Buffer.Shape, load.Indices) : null;

    /// <summary>The stride of the axes taken as one, the last fastest; null if they have none.</summary>
    public static Dim? Stride(Affine offset, EquatableArray<Axis> axes)
    {
        if (axes.Count == 0) return 0;
        for (var k = 0; k + 1 < axes.Count; k++)
            if (offset.Coefficient(axes[k]) != axes[k + 1].Extent * offset.Coefficient(axes[k + 1]))
                return null;
        return offset.Coefficient(axes[axes.Count - 1]);
    }
}
