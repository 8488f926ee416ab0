using GraphGen.Kernels;

namespace GraphGen.Runtime.Tests.Training;

/// <summary>The mean squared error of a linear model whose inputs are drowned in noise, with a buffer that counts what was seen;
/// forward and backward are written by hand in float64. Like a compiled program with dropout, it draws other numbers in each pass.
/// </summary>
sealed class NoisyProgram : ISupervised<double, double>, IParameterized
{
    const int Features = 3;

    readonly Parameter weight = new([Features], Initializers.Uniform(-1, 1), DType.Float64);
    readonly Parameter bias = new([1], Initializers.Zeros, DType.Float64);
    readonly StateBuffer mean = new([Features], Initializers.Zeros, DType.Float64);
    readonly double[] gradient = new double[Features + 1];

    public NoisyProgram()
    {
        Parameters = new ParameterSet(this);
        Parameters.Initialize(5);
        Gradients = new GradientSet(Parameters);
    }

    public ParameterSet Parameters { get; }

    public GradientSet Gradients { get; }

    public ulong RandomSeed { get; set; } = 3;

    public long RandomStep { get; set; }

    /// <summary>The standard deviation of the noise.</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>Parameters and buffers.</summary>
    public double[] Values =>
        [.. Parameters["weight"].AsSpan<double>(), .. Parameters["bias"].AsSpan<double>(), .. Parameters.Buffers["mean"].AsSpan<double>()];

    public double Forward(ReadOnlySpan<double> input, ReadOnlySpan<double> target)
    {
        var random = new Philox(RandomSeed, (ulong)RandomStep++);
        var (weights, means) = (Parameters["weight"].AsSpan<double>().ToArray(), Parameters.Buffers["mean"].AsSpan<double>().ToArray());
        var loss = 0.0;
        Array.Clear(gradient);
        var x = new double[Features];
        for (var i = 0; i < target.Length; i++)
        {
            var error = Parameters["bias"].AsSpan<double>()[0] - target[i];
            for (var f = 0; f < Features; f++)
            {
                x[f] = input[i * Features + f] + Noise * random.NextNormal();
                error += weights[f] * x[f];
                means[f] = 0.99 * means[f] + 0.01 * x[f];
            }
            loss += error * error / target.Length;
            for (var f = 0; f < Features; f++)
                gradient[f] += 2 * error * x[f] / target.Length;
            gradient[Features] += 2 * error / target.Length;
        }
        means.CopyTo(Parameters.Buffers["mean"].AsSpan<double>());
        return loss;
    }

    public void Backward()
    {
        gradient.AsSpan(0, Features).CopyTo(Gradients["weight"].AsSpan<double>());
        Gradients["bias"].AsSpan<double>()[0] = gradient[Features];
    }

    public void Collect(string prefix, ParameterCollector collector)
    {
        collector.Add(prefix, "weight", weight);
        collector.Add(prefix, "bias", bias);
        collector.Add(prefix, "mean", mean);
    }

    /// <summary>Examples of y = x₁ - 2 x₂ + x₃ / 2 + 1.</summary>
    public static Dataset<double, double> Examples(int count, ulong seed)
    {
        var random = new Philox(seed);
        var (inputs, targets) = (new double[count * Features], new double[count]);
        for (var i = 0; i < count; i++)
        {
            for (var f = 0; f < Features; f++)
                inputs[i * Features + f] = random.NextNormal();
            targets[i] = inputs[3 * i] - 2 * inputs[3 * i + 1] + inputs[3 * i + 2] / 2 + 1;
        }
        return new(inputs, new TensorShape(Features), targets, TensorShape.Scalar);
    }
}
