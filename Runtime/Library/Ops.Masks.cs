namespace GraphGen;

public static partial class Ops
{
    /// <summary>Matrices with zeros above a diagonal. As PyTorch's <c>tril</c>.</summary>
    /// <param name="x">A tensor of shape [..., m, n].</param>
    /// <param name="k">The last diagonal that stays: 0 is the main one, 1 the one above it, -1 the one below.</param>
    /// <returns>A tensor of the same shape and type; what is cut off has no influence, even if it is NaN.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
    [Traceable]
    public static Tensor LowerTriangle(Tensor x, int k = 0) =>
        Where(UpToDiagonal("lower_triangle", x, k), x, Cast(0, x.Type));

    /// <summary>Matrices with zeros below a diagonal. As PyTorch's <c>triu</c>.</summary>
    /// <param name="x">A tensor of shape [..., m, n].</param>
    /// <param name="k">The first diagonal that stays: 0 is the main one, 1 the one above it, -1 the one below.</param>
    /// <returns>A tensor of the same shape and type; what is cut off has no influence, even if it is NaN.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
    [Traceable]
    public static Tensor UpperTriangle(Tensor x, int k = 0) =>
        Where(UpToDiagonal("upper_triangle", x, k - 1), Cast(0, x.Type), x);

    /// <summary>Puts a value where a mask is true. As PyTorch's <c>masked_fill</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="mask">A bool tensor of a shape that meets that of <paramref name="x"/>.</param>
    /// <param name="value">The value, a scalar; it takes the type of <paramref name="x"/>.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, the mask is not bool, or the value is no scalar.</exception>
    [Traceable]
    public static Tensor MaskedFill(Tensor x, Tensor mask, Tensor value) => value.Rank == 0
        ? Where(mask, Cast(value, x.Type), x)
        : throw new ArgumentException($"masked_fill: the value has the shape {value.Shape}, but it must be a scalar.");

    /// <summary>Whether an element of the last two axes lies on the k-th diagonal or below.</summary>
    [Traceable]
    static Tensor UpToDiagonal(string operation, Tensor x, int k) => x.Rank >= 2
        ? Iota(x.Shape[^1]) <= Unsqueeze(Iota(x.Shape[^2]), 1) + k
        : throw new ArgumentException($"{operation}: the shape {x.Shape} is not that of a matrix.");
}
