namespace GraphGen;

/// <summary>What the functions on batches of matrices share.</summary>
[Traceable]
static class Matrices
{
    /// <summary>Throws if a tensor is not of the shape [..., n, n].</summary>
    public static void RequireSquare(string operation, Tensor a)
    {
        if (a.Rank < 2 || a.Shape[^2] != a.Shape[^1])
            throw new ArgumentException($"{operation}: the shape {a.Shape} is not that of square matrices.");
    }

    /// <summary>Throws if tensors are not of the shapes [..., n, n] and [..., n, k] or [n].</summary>
    public static void RequireSystem(string operation, Tensor a, Tensor b)
    {
        RequireSquare(operation, a);
        if (b.Rank == 0 || b.Shape[b.Rank == 1 ? 0 : b.Rank - 2] != a.Shape[^1])
            throw new ArgumentException($"{operation}: the right sides {b.Shape} do not fit the matrices {a.Shape}.");
    }

    /// <summary>The sizes of the leading axes that two batches of matrices are repeated to.</summary>
    public static int[] Batch(Tensor a, Tensor b) =>
        Ops.BroadcastShapes(Dimensions.Sizes(a, 0, a.Rank - 2), Dimensions.Sizes(b, 0, b.Rank - 2));

    /// <summary>Matrices repeated along the leading axes of a batch.</summary>
    public static Tensor Repeat(Tensor x, int[] batch) => Ops.BroadcastTo(x, [.. batch, x.Shape[^2], x.Shape[^1]]);

    /// <summary>1 where the rows of factored matrices are in an even order, -1 where they are in an odd one: each pair in the wrong
    /// order turns the sign.</summary>
    public static Tensor OrderSign(Tensor factors)
    {
        var size = factors.Shape[^1];
        var order = Ops.StopGradient(Ops.Squeeze(Ops.Slice(factors, -2, size, size + 1), -2));
        var isInverted = (Ops.Unsqueeze(Ops.Iota(size), 1) < Ops.Iota(size)) & (Ops.Unsqueeze(order, -1) > Ops.Unsqueeze(order, -2));
        return Ops.Cast(Ops.Product(Ops.Where(isInverted, -1, 1), -2, -1), factors.Type);
    }
}
