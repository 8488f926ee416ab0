namespace GraphGen;

public static partial class Ops
{
    /// <summary>The unit matrix: 1 on the diagonal, 0 elsewhere.</summary>
    /// <param name="size">The rows and columns.</param>
    /// <param name="type">The type of the elements.</param>
    /// <returns>A tensor of shape [size, size].</returns>
    [Traceable]
    public static Tensor IdentityMatrix(int size, DType type = DType.Float32) => OneHot(Iota(size), size, type);

    /// <summary>The elements on the main diagonals of matrices, which need not be square.</summary>
    /// <param name="x">A tensor of numbers of shape [..., m, n].</param>
    /// <returns>A tensor of shape [..., min(m, n)].</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
    [Traceable]
    public static Tensor Diagonal(Tensor x)
    {
        if (x.Rank < 2)
            throw new ArgumentException($"diagonal: the shape {x.Shape} is not that of matrices.");
        var onDiagonal = Where(Equal(Unsqueeze(Iota(x.Shape[^2]), 1), Iota(x.Shape[^1])), x, 0);
        return ReduceSum(onDiagonal, x.Shape[^2] >= x.Shape[^1] ? x.Rank - 2 : x.Rank - 1);
    }

    /// <summary>Square matrices with given elements on the diagonal and 0 elsewhere.</summary>
    /// <param name="diagonal">A tensor of shape [..., n].</param>
    /// <returns>A tensor of shape [..., n, n] and of the same type.</returns>
    /// <exception cref="ArgumentException">The tensor is a scalar.</exception>
    [Traceable]
    public static Tensor DiagonalMatrix(Tensor diagonal)
    {
        if (diagonal.Rank == 0)
            throw new ArgumentException("diagonal_matrix: a scalar is no diagonal; give it an axis.");
        var size = diagonal.Shape[^1];
        return Where(Equal(Unsqueeze(Iota(size), 1), Iota(size)), Unsqueeze(diagonal, -1), 0);
    }

    /// <summary>The sum of the elements on the main diagonal of each matrix.</summary>
    /// <param name="x">A tensor of numbers of shape [..., m, n].</param>
    /// <returns>A tensor of shape [...].</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
    [Traceable]
    public static Tensor Trace(Tensor x) => Sum(Diagonal(x), -1);
}
