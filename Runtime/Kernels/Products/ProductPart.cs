namespace GraphGen.Kernels;

/// <summary>A rectangle of one matrix product, over all of the inner dimension or a range of it: pointers to the first
/// elements of the operands and of the result, and the strides.</summary>
unsafe struct ProductPart<T> where T : unmanaged
{
    /// <summary>The first element of the rectangle's rows, of its columns, and of itself.</summary>
    public T* Left, Right, Result;

    /// <summary>The distances between elements.</summary>
    public nint LeftRow, LeftInner, RightInner, RightColumn, ResultRow;

    /// <summary>Which product of the batch, and the place of the rectangle in its result.</summary>
    public int Batch, Row, Column;

    /// <summary>The size of the rectangle and of the range of the inner dimension.</summary>
    public int Rows, Columns, Inner;

    /// <summary>A rectangle of this one, over a range of its inner dimension.</summary>
    public readonly ProductPart<T> Range(int row, int rows, int column, int columns, int inner, int count)
    {
        var range = this;
        range.Left += row * LeftRow + inner * LeftInner;
        range.Right += inner * RightInner + column * RightColumn;
        range.Result += row * ResultRow + column;
        range.Row += row;
        range.Column += column;
        range.Rows = rows;
        range.Columns = columns;
        range.Inner = count;
        return range;
    }
}
