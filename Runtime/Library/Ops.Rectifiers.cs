namespace GraphGen;

/// <remarks>The activation functions take a floating-point tensor and give one of the same shape and type; an int32 tensor
/// counts as float32. NaN stays NaN. Values and derivatives stay finite for all finite elements.</remarks>
public static partial class Ops
{
    /// <summary>The elements as they are: for where a function is expected.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>The same tensor.</returns>
    [Traceable]
    public static Tensor Identity(Tensor x) => x;

    /// <summary>min(max(x, 0), 6). The derivative at 0 and 6 is 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Relu6(Tensor x) => HardTanh(x, 0, 6);

    /// <summary>x where it is positive, otherwise x / 100 (Maas et al., "Rectifier Nonlinearities Improve Neural Network
    /// Acoustic Models", 2013).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor LeakyRelu(Tensor x) => LeakyRelu(x, 0.01);

    /// <summary>x where it is positive, otherwise x times a slope, which is also the derivative at 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="slope">The slope: a number, or a tensor of a shape that meets that of <paramref name="x"/> and that may
    /// be learnt (He et al., "Delving Deep into Rectifiers", 2015).</param>
    /// <returns>A tensor of the shape in which both meet.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    [Traceable]
    public static Tensor LeakyRelu(Tensor x, Tensor slope) => Where(x > 0, x, slope * x);

    /// <summary>x where it is positive, otherwise exp(x) - 1 (Clevert et al., "Fast and Accurate Deep Network Learning by
    /// Exponential Linear Units", 2016).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Elu(Tensor x) => Elu(x, 1);

    /// <summary>x where it is positive, otherwise α(exp(x) - 1); the derivative at 0 is α.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="alpha">The value towards -∞ is -α.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Elu(Tensor x, double alpha) => Where(x > 0, x, alpha * Expm1(NegativePart(x)));

    /// <summary>The exponential linear unit scaled such that layers keep mean 0 and variance 1 (Klambauer et al.,
    /// "Self-Normalizing Neural Networks", 2017): λx where x is positive, otherwise λα(exp(x) - 1).</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Selu(Tensor x) => 1.0507009873554804934193349852946 * Elu(x, 1.6732632423543772848170429916717);

    /// <summary>x where it is positive, otherwise exp(x) - 1.</summary>
    /// <param name="x">A tensor.</param>
    /// <returns>A tensor of the same shape.</returns>
    [Traceable]
    public static Tensor Celu(Tensor x) => Celu(x, 1);

    /// <summary>x where it is positive, otherwise α(exp(x/α) - 1), whose derivative at 0 is 1 for every α (Barron,
    /// "Continuously Differentiable Exponential Linear Units", 2017).</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="alpha">The value towards -∞ is -α.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">α is not positive.</exception>
    [Traceable]
    public static Tensor Celu(Tensor x, double alpha) => alpha > 0
        ? Where(x > 0, x, alpha * Expm1(NegativePart(x) / alpha))
        : throw new ArgumentException($"celu: alpha is {alpha}, but must be positive.");

    /// <summary>min(x, 0), with the derivative 1 at 0.</summary>
    [Traceable]
    static Tensor NegativePart(Tensor x) => Where(x > 0, 0, x);
}
