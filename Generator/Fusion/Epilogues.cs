using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>What may ride on the output tile of a product.</summary>
static class Epilogues
{
    /// <summary>The float32 elements of a vector of 256 bits, the most usual one.</summary>
    const int VectorLength = 8;

    /// <summary>The operations from which on a pointwise row counts as an elementary function rather than arithmetic.</summary>
    const int CostOfFunction = 10;

    /// <summary>Whether more of a product's columns are left over than there are vectors of them. An epilogue takes what is left
    /// over one by one, each at the price of a vector; a loop over all elements has hardly a rest.</summary>
    public static bool IsNarrow(Dim columns) => columns.Constant is { } count && count % VectorLength > count / VectorLength;

    /// <summary>Whether a row costs so much that it does not ride on a narrow product.</summary>
    public static bool IsFunction(PointwiseRow row) => row.Cost >= CostOfFunction;

    /// <summary>
    /// Whether a value can be computed and stored tile by tile: every load moves by one element or not at all from column
    /// to column and has a single stride over the batch, row and column axes of the product, all is of the product's type
    /// and stored in the order of its own result, and no function rides on a narrow product.
    /// </summary>
    public static bool CanApply(ProductDefinition product, Scalar value, EquatableArray<Affine> indices, Buffer target)
    {
        var type = product.Target.Type;
        var isNarrow = IsNarrow(Dim.Product(product.Columns.Select(axis => axis.Extent)));
        if (target.Type != type || Affine.RowMajor(target.Shape, indices) != Affine.RowMajor(product.Target.Shape, product.Indices)) return false;
        foreach (var scalar in Scalars.Closure(value))
        {
            if (scalar.Type != type && scalar.Type != DType.Bool || scalar.Kind is not (Load or Number or Apply or ProductSum or Convert)) return false;
            if (isNarrow && scalar.Kind is Apply { Row: var row } && IsFunction(row)) return false;
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
