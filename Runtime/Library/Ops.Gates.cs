namespace GraphGen;

public static partial class Ops
{
    /// <summary>The Gaussian error linear unit x·Φ(x), with Φ the distribution function of the standard normal (Hendrycks and
    /// Gimpel, "Gaussian Error Linear Units", 2016).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Gelu(Tensor x) => 0.5 * x * (1 + Erf(x * Math.Sqrt(0.5)));

    /// <summary>The approximation x/2·(1 + tanh(√(2/π)·(x + 0.044715x³))) of <see cref="Gelu"/>. As PyTorch's <c>gelu</c> with
    /// <c>approximate="tanh"</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor GeluTanh(Tensor x)
    {
        // Beyond 10 the tanh is 1 to the last digit; but the cube of x might overflow.
        var z = HardTanh(x, -10, 10);
        return 0.5 * x * (1 + Tanh(Math.Sqrt(2 / Math.PI) * (z + 0.044715 * z * Square(z))));
    }

    /// <summary>x·σ(x), the sigmoid linear unit, also called swish (Ramachandran et al., "Searching for Activation
    /// Functions", 2017).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Silu(Tensor x) => x * Sigmoid(x);

    /// <summary>Another name of <see cref="Silu"/>.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Swish(Tensor x) => Silu(x);

    /// <summary>x·tanh(ln(1 + exp(x))) (Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Mish(Tensor x) => x * Tanh(Softplus(x));

    /// <summary>The first half of the last axis times the sigmoid of the second half (Dauphin et al., "Language Modeling with
    /// Gated Convolutional Networks", 2017).</summary>
    /// <param name="x">A tensor of shape [..., 2n].</param>
    /// <returns>A tensor of shape [..., n].</returns>
    /// <exception cref="ArgumentException">The tensor is a scalar, or the last axis has an odd size.</exception>
    [Traceable]
    public static Tensor Glu(Tensor x) => Glu(x, -1);

    /// <summary>The first half of an axis times the sigmoid of the second half.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>A tensor with half the size along the axis.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has an odd size.</exception>
    [Traceable]
    public static Tensor Glu(Tensor x, int axis)
    {
        var resolved = Dimensions.Axis("glu", x, axis);
        var size = x.Shape[resolved];
        if (size % 2 != 0)
            throw new ArgumentException($"glu: axis {axis} of the shape {x.Shape} has no halves.");
        return Slice(x, resolved, 0, size / 2) * Sigmoid(Slice(x, resolved, size / 2, size));
    }
}
