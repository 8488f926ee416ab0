namespace GraphGen.Runtime.Tests.Training;

/// <summary>The mean squared error of y = slope·x, with forward and backward written by hand.</summary>
sealed class LineProgram : ISupervised<float, float>, IParameterized
{
    readonly Parameter slope = new([1], Initializers.Zeros);
    float gradient;

    public LineProgram()
    {
        Parameters = new ParameterSet(this);
        Gradients = new GradientSet(Parameters);
    }

    public ParameterSet Parameters { get; }

    public GradientSet Gradients { get; }

    public ulong RandomSeed { get; set; }

    public long RandomStep { get; set; }

    public float Slope => Parameters["slope"].Values[0];

    public List<int> BatchSizes { get; } = [];

    public double Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        var (loss, slope) = (0f, Slope);
        gradient = 0;
        for (var i = 0; i < input.Length; i++)
        {
            var error = slope * input[i] - target[i];
            loss += error * error / input.Length;
            gradient += 2 * error * input[i] / input.Length;
        }
        if (BatchSizes.Count < BatchSizes.Capacity)
            BatchSizes.Add(input.Length);
        return loss;
    }

    public void Backward() => Gradients["slope"].Values[0] = gradient;

    public void Collect(string prefix, ParameterCollector collector) => collector.Add(prefix, "slope", slope);
}
