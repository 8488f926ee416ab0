using System.Diagnostics;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>Something whose steps are timed.</summary>
/// <param name="Name">Whose steps they are.</param>
/// <param name="Time">Seconds that a number of steps takes.</param>
sealed record Runner(string Name, Func<int, double> Time)
{
    /// <summary>How long one sample takes at least, in seconds.</summary>
    public double SampleSeconds { get; init; } = 0.004;

    /// <summary>How long a runner warms up: until the run-time has compiled its loops in their last form.</summary>
    public double WarmUpSeconds { get; init; } = 1.2;

    /// <summary>The steps of one sample.</summary>
    public int Steps { get; private set; } = 1;

    /// <summary>The microseconds a step took, sample by sample.</summary>
    public List<double> Samples { get; } = [];

    /// <summary>A runner in this process.</summary>
    public static Runner Local(string name, Action<int> run) => new(name, steps =>
    {
        var begin = Stopwatch.GetTimestamp();
        run(steps);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    });

    /// <summary>Warms up and finds out how many steps make a sample.</summary>
    public void Prepare()
    {
        var total = Stopwatch.StartNew();
        do
        {
            var seconds = Time(Steps);
            if (seconds < SampleSeconds) Steps = (int)Math.Clamp(Steps * SampleSeconds / Math.Max(seconds, 1e-7), Steps + 1, 4.0 * Steps);
        }
        while (total.Elapsed.TotalSeconds < WarmUpSeconds);
    }

    /// <summary>Takes one sample.</summary>
    public void Sample() => Samples.Add(Time(Steps) / Steps * 1e6);
}
