namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// The p-norm of vectors, (Σ|x|ᵖ)^(1/p). As PyTorch's <c>linalg.vector_norm</c>: p = 0 counts the elements that are not
    /// 0, p = ∞ is the largest magnitude and p = -∞ the smallest. Where the norm has no derivative, as at 0, that is a
    /// subgradient: 0 for elements that are 0, and shared evenly by equal magnitudes for p = ±∞.
    /// </summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="p">The exponent.</param>
    /// <param name="axes">The axes along which elements make up a vector, negative ones counted from the end; null for
    /// all.</param>
    /// <param name="keepDims">Whether the axes stay, with size 1.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors.</returns>
    /// <exception cref="ArgumentException">p is NaN, there is no such axis, one is named twice, or one has size 0 and p is
    /// infinite.</exception>
    [Traceable]
    public static Tensor Norm(Tensor x, double p = 2, int[]? axes = null, bool keepDims = false)
    {
        if (double.IsNaN(p))
            throw new ArgumentException("norm: the exponent p is NaN.");
        var together = Dimensions.Reduced("norm", x, axes);
        var numbers = x.Type == DType.Bool || x.Type == DType.Int32 ? Cast(x, DType.Float32) : x;
        return p switch
        {
            0 => Sum(Cast(NotEqual(numbers, 0), numbers.Type), together, keepDims),
            1 => Sum(Abs(numbers), together, keepDims),
            2 => LengthFromSquare(Sum(Square(numbers), together, keepDims)),
            double.PositiveInfinity => Max(Abs(numbers), together, keepDims),
            double.NegativeInfinity => Min(Abs(numbers), together, keepDims),
            _ => PowerOrLimit(Sum(PowerOrLimit(Abs(numbers), p), together, keepDims), 1 / p),
        };
    }

    /// <summary>The p-norms of the vectors along one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="p">The exponent.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepDims">Whether the axis stays, with size 1.</param>
    /// <returns>A tensor, float32 for int32 and bool tensors.</returns>
    /// <exception cref="ArgumentException">p is NaN, there is no such axis, or it has size 0 and p is infinite.</exception>
    [Traceable]
    public static Tensor Norm(Tensor x, double p, int axis, bool keepDims = false) => Norm(x, p, [axis], keepDims);

    /// <summary>√x with the derivative 0, not ∞, where x is 0.</summary>
    [Traceable]
    static Tensor LengthFromSquare(Tensor x)
    {
        var isZero = Equal(x, 0);
        return Where(isZero, 0, Sqrt(Where(isZero, 1, x)));
    }

    /// <summary>xᵖ of a number that is not negative, with the derivative 0 where x is 0.</summary>
    [Traceable]
    static Tensor PowerOrLimit(Tensor x, double p)
    {
        var isZero = Equal(x, 0);
        return Where(isZero, p > 0 ? 0 : double.PositiveInfinity, Pow(Where(isZero, 1, x), p));
    }
}
