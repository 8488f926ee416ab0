namespace GraphGen;

public static partial class Ops
{
    /// <summary>x held between -1 and 1. The derivative at and beyond both is 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor HardTanh(Tensor x) => HardTanh(x, -1, 1);

    /// <summary>x held between two bounds. The derivative at and beyond both is 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound, above the lower one.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The bounds are in the wrong order.</exception>
    [Traceable]
    public static Tensor HardTanh(Tensor x, double min, double max) => min < max
        ? Where(x <= min, min, Where(x >= max, max, x))
        : throw new ArgumentException($"hardtanh: the lower bound {min} is not below the upper bound {max}.");

    /// <summary>A sigmoid of three straight pieces: (x + 3) / 6 held between 0 and 1. The derivative at and beyond ±3 is 0.
    /// </summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor HardSigmoid(Tensor x) => Relu6(x + 3) / 6;

    /// <summary>A sigmoid of three straight pieces and slope 1: x + ½ held between 0 and 1. The derivative at and beyond ±½
    /// is 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor PiecewiseLinear(Tensor x) => HardTanh(x + 0.5, 0, 1);

    /// <summary>x / (1 + |x|).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Softsign(Tensor x) => x / (1 + Abs(x));

    /// <summary>x - tanh(x).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Tanhshrink(Tensor x) => x - Tanh(x);

    /// <summary>ln σ(x) = -ln(1 + exp(-x)), without overflow.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor LogSigmoid(Tensor x) => -Softplus(-x);
}
