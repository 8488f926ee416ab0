namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// The matrix product. Matrices may be stacked: leading axes are repeated to fit each other. A tensor of rank 1 is a row
    /// on the left and a column on the right, and the result lacks that axis. As NumPy's and PyTorch's <c>matmul</c>.
    /// </summary>
    /// <param name="a">A tensor of shape [..., m, k] or [k].</param>
    /// <param name="b">A tensor of shape [..., k, n] or [k].</param>
    /// <returns>A tensor of shape [..., m, n], without m or n where an operand has rank 1.</returns>
    /// <exception cref="ArgumentException">An operand is a scalar, or the shapes do not fit.</exception>
    [Traceable]
    public static Tensor MatMul(Tensor a, Tensor b)
    {
        if (a.Rank == 0 || b.Rank == 0)
            throw new ArgumentException($"matmul: the shapes {a.Shape} and {b.Shape} must both have an axis.");
        var contractedB = b.Rank == 1 ? 0 : b.Rank - 2;
        if (a.Rank <= 2 || b.Rank <= 2)
        {
            var product = Dot(a, b, [], [], [a.Rank - 1], [contractedB]);
            // The rows of a lie before the stack of b; they belong behind it.
            return a.Rank == 2 && b.Rank > 2 ? Permute(product, Dimensions.Moved(b.Rank, 0, b.Rank - 2)) : product;
        }
        var stack = BroadcastShapes(Dimensions.Sizes(a, 0, a.Rank - 2), Dimensions.Sizes(b, 0, b.Rank - 2));
        var left = BroadcastTo(a, [.. stack, a.Shape[a.Rank - 2], a.Shape[a.Rank - 1]]);
        var right = BroadcastTo(b, [.. stack, b.Shape[b.Rank - 2], b.Shape[b.Rank - 1]]);
        var batch = Dimensions.Range(0, stack.Length);
        return Dot(left, right, batch, batch, [stack.Length + 1], [stack.Length]);
    }
}
