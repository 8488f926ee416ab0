namespace GraphGen.Kernels;

/// <summary>A rectangle of one matrix product: pointers to the first elements of the operands and of the result, and their
/// strides.</summary>
unsafe struct ProductPart<T> where T : unmanaged
{
    /// <summary>The first elements of the rectangle's rows, of its columns, and of itself.</summary>
    public T* Left, Right, Result;

    /// <summary>The distances between elements.</summary>
    public nint LeftRow, LeftInner, RightInner, RightColumn, ResultRow;

    /// <summary>Which product of the batch, and the place of the rectangle in its result.</summary>
    public int Batch, Row, Column;

    /// <summary>The size of the rectangle and of the inner dimension.</summary>
    public int Rows, Columns, Inner;
}
