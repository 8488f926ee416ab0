namespace GraphGen.Gpu;

/// <summary>The size of a batch of matrix products: <see cref="Rows"/> × <see cref="Inner"/> times
/// <see cref="Inner"/> × <see cref="Columns"/>.</summary>
/// <param name="Batch">The number of products.</param>
/// <param name="Rows">The rows of the left operand and of the result (m).</param>
/// <param name="Columns">The columns of the right operand and of the result (n).</param>
/// <param name="Inner">The columns of the left operand, which are the rows of the right one (k).</param>
public readonly record struct GpuProductSize(int Batch, int Rows, int Columns, int Inner)
{
    /// <summary>Whether there are no results.</summary>
    public bool IsEmpty => Batch == 0 || Rows == 0 || Columns == 0;

    /// <summary>The sizes of the operands: <c>2 × [64 × 784] · [784 × 128]</c>.</summary>
    public override string ToString() => $"{Batch} × [{Rows} × {Inner}] · [{Inner} × {Columns}]";
}
