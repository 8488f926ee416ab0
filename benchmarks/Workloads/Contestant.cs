namespace GraphGen.Benchmarks.Workloads;

/// <summary>One way of computing a workload.</summary>
/// <param name="run">Does a number of steps.</param>
/// <param name="observe">Returns numbers in which all contestants of the workload must agree, and leaves the state as it was
/// at first.</param>
/// <param name="owned">What to dispose of in the end.</param>
sealed class Contestant(Action<int> run, Func<double[]> observe, params IDisposable[] owned) : IDisposable
{
    /// <summary>Does a number of steps.</summary>
    public void Run(int steps) => run(steps);

    /// <summary>Numbers in which all contestants of the workload must agree.</summary>
    public double[] Observe() => observe();

    public void Dispose()
    {
        foreach (var each in owned) each.Dispose();
    }
}
