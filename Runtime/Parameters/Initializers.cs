using GraphGen.Kernels;

namespace GraphGen;

/// <summary>
/// The usual ways to draw the first values of a parameter. Where a fan is mentioned, a weight has the shape
/// [out, in, ...]: its fan-in is in times the sizes that follow, its fan-out is out times them, as in PyTorch. Normal
/// distributions are truncated only where their name says so. A way of one's own is a class that derives from
/// <see cref="Initializer"/>.
/// </summary>
[Primitive("initializers")]
public static class Initializers
{
    /// <summary>All elements 0.</summary>
    public static Initializer Zeros { get; } = Constant(0);

    /// <summary>All elements 1.</summary>
    public static Initializer Ones { get; } = Constant(1);

    /// <summary>All elements the same.</summary>
    /// <param name="value">Their value.</param>
    /// <returns>The initializer.</returns>
    public static Initializer Constant(double value) => new ConstantInitializer(value);

    /// <summary>Given elements, for weights that are known.</summary>
    /// <param name="values">The elements, row by row; as many as the parameter has.</param>
    /// <returns>The initializer.</returns>
    public static Initializer Values(params double[] values) => new ValuesInitializer([.. values]);

    /// <summary>Evenly distributed between two numbers.</summary>
    /// <param name="low">The lower bound, included.</param>
    /// <param name="high">The upper bound, excluded.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or the upper one is less than the lower one.</exception>
    public static Initializer Uniform(double low, double high) => new UniformInitializer(
        RequireFinite(nameof(low), low), Optimizer.Require(nameof(high), high, low, double.MaxValue));

    /// <summary>Normally distributed.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or the standard deviation is negative or not finite.</exception>
    public static Initializer Normal(double mean, double standardDeviation) => new NormalInitializer(
        RequireFinite(nameof(mean), mean), Optimizer.Require(nameof(standardDeviation), standardDeviation, 0, double.MaxValue));

    /// <summary>Normally distributed, but only between two bounds; what lies outside is drawn again.</summary>
    /// <param name="mean">The mean before it is cut off.</param>
    /// <param name="standardDeviation">The standard deviation before it is cut off, more than 0.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">Nothing lies between the bounds.</exception>
    public static Initializer TruncatedNormal(double mean = 0, double standardDeviation = 1, double low = -2, double high = 2) =>
        new TruncatedNormalInitializer(mean, standardDeviation, low, high);

    /// <summary>Rows, or columns where there are fewer, that are orthogonal and of length gain, in a random direction; the axes
    /// from the second on count as one (Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
    /// deep linear neural networks", 2014).</summary>
    /// <param name="gain">The length.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite.</exception>
    public static Initializer Orthogonal(double gain = 1) => new OrthogonalInitializer(RequireFinite(nameof(gain), gain));

    /// <summary>Evenly distributed between ±gain·√(6 / (fan-in + fan-out)): Glorot and Bengio, "Understanding the
    /// difficulty of training deep feedforward neural networks", 2010; also named after Xavier.</summary>
    /// <param name="gain">A factor that depends on the activation function.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite.</exception>
    public static Initializer GlorotUniform(double gain = 1) => new FanInitializer(FanMode.Average, Square(gain), isNormal: false);

    /// <summary>Normally distributed with variance gain²·2 / (fan-in + fan-out): Glorot and Bengio, 2010.</summary>
    /// <param name="gain">A factor that depends on the activation function.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite.</exception>
    public static Initializer GlorotNormal(double gain = 1) => new FanInitializer(FanMode.Average, Square(gain), isNormal: true);

    /// <summary>Evenly distributed between ±gain·√(3 / fan): He et al., "Delving Deep into Rectifiers", 2015; also named after
    /// Kaiming.</summary>
    /// <param name="gain">A factor that depends on the activation function; √2 for rectifiers. <see cref="Gain"/> has
    /// others.</param>
    /// <param name="mode">Whether the fan-in keeps the size of what goes forward, or the fan-out that of the gradients.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite, or the mode is none.</exception>
    public static Initializer HeUniform(double gain = Gain.Relu, FanMode mode = FanMode.In) =>
        new FanInitializer(mode, Square(gain), isNormal: false);

    /// <summary>Normally distributed with variance gain² / fan: He et al., 2015.</summary>
    /// <param name="gain">A factor that depends on the activation function; √2 for rectifiers. <see cref="Gain"/> has
    /// others.</param>
    /// <param name="mode">Whether the fan-in keeps the size of what goes forward, or the fan-out that of the gradients.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite, or the mode is none.</exception>
    public static Initializer HeNormal(double gain = Gain.Relu, FanMode mode = FanMode.In) =>
        new FanInitializer(mode, Square(gain), isNormal: true);

    /// <summary>Evenly distributed between ±√(3 / fan-in): LeCun et al., "Efficient BackProp", 1998.</summary>
    /// <returns>The initializer.</returns>
    public static Initializer LeCunUniform() => new FanInitializer(FanMode.In, 1, isNormal: false);

    /// <summary>Normally distributed with variance 1 / fan-in: LeCun et al., 1998.</summary>
    /// <returns>The initializer.</returns>
    public static Initializer LeCunNormal() => new FanInitializer(FanMode.In, 1, isNormal: true);

    /// <summary>Evenly distributed between ±1 / √fan-in: what PyTorch's linear and convolution layers use for weight and
    /// bias.</summary>
    /// <param name="fanIn">The number of inputs that an output adds up.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Initializer UniformFanIn(int fanIn)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fanIn);
        var bound = 1 / Math.Sqrt(Math.Max(1, fanIn));
        return new UniformInitializer(-bound, bound);
    }

    static double Square(double gain) => RequireFinite(nameof(gain), gain) * gain;

    static double RequireFinite(string name, double value) => Optimizer.Require(name, value, double.MinValue, double.MaxValue);

    sealed class ConstantInitializer(double value) : Initializer
    {
        public override void Fill(TensorShape shape, Span<double> values, ref Philox random) => values.Fill(value);
    }

    sealed class ValuesInitializer(double[] given) : Initializer
    {
        public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
        {
            if (given.Length != values.Length)
                throw new ArgumentException(
                    $"A parameter of shape {shape} has {values.Length} elements, but {given.Length} values are given.");
            given.CopyTo(values);
        }
    }

    sealed class UniformInitializer(double low, double high) : Initializer
    {
        public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
        {
            foreach (ref var value in values)
                value = low + (high - low) * random.NextUniformDouble();
        }
    }

    sealed class NormalInitializer(double mean, double standardDeviation) : Initializer
    {
        public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
        {
            foreach (ref var value in values)
                value = mean + standardDeviation * random.NextNormal();
        }
    }

    /// <summary>Elements of mean 0 and variance scale / fan.</summary>
    sealed class FanInitializer(FanMode mode, double scale, bool isNormal) : Initializer
    {
        readonly FanMode mode = Enum.IsDefined(mode) ? mode : throw new ArgumentOutOfRangeException(nameof(mode), mode, $"There is no fan mode {mode}.");

        public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
        {
            var variance = scale / Math.Max(1, Size(shape));
            var bound = Math.Sqrt(3 * variance);
            Initializer distribution = isNormal
                ? new NormalInitializer(0, Math.Sqrt(variance))
                : new UniformInitializer(-bound, bound);
            distribution.Fill(shape, values, ref random);
        }

        double Size(TensorShape shape)
        {
            if (shape.Rank < 2)
                throw new ArgumentException(
                    $"A parameter of shape {shape} has no fan-in: it needs an axis for outputs and one for inputs.");
            var receptive = 1.0;
            for (var axis = 2; axis < shape.Rank; axis++)
                receptive *= shape[axis];
            return receptive * mode switch
            {
                FanMode.In => shape[1],
                FanMode.Out => shape[0],
                _ => (shape[0] + shape[1]) / 2.0,
            };
        }
    }
}
