using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>What may ride on the output tile of a product.</summary>
static class Epilogues
{
    /// <summary>
    /// Whether a value can be computed and stored tile by tile: every load moves by one element or not at all from column
    /// to column and has a single stride over the batch, row and column axes of the product, and all is of the product's type
    /// and stored in the order of its own result.
    /// </summary>
    public static bool CanApply(ProductDefinition product, Scalar value, EquatableArray<Affine> indices, Buffer target)
    {
        var type = product.Target.Type;
        if (target.Type != type || Affine.RowMajor(target.Shape, indices) != Affine.RowMajor(product.Target.Shape, product.Indices)) return false;
        foreach (var scalar in Scalars.Closure(value))
        {
            if (scalar.Type != type && scalar.Type != DType.Bool || scalar.Kind is not (Load or Number or Apply or ProductSum or Convert)) return false;
            if (scalar.Kind is Load && (MatrixView.Offset(scalar) is not { } offset || !Streams(product, offset))) return false;
        }
        return true;
    }

    static bool Streams(ProductDefinition product, Affine offset)
    {
        if (MatrixView.Stride(offset, product.Batch) is null || MatrixView.Stride(offset, product.Rows) is null) return false;
        return MatrixView.Stride(offset, product.Columns) is { Constant: 0 or 1 };
    }
}
