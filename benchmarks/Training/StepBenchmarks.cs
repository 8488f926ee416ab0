using BenchmarkDotNet.Attributes;
using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Training;

/// <summary>A step compiled and on a tape: forward, backward, and where there are parameters, gradient descent. One thread.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    /// <summary>So many steps that the call of the contestant does not count.</summary>
    const int Steps = 16;

    Contestant compiled = null!, tape = null!;

    [Params("gates", "digits-sigmoid", "digits", "scalar", "rosenbrock", "chain")]
    public string Workload { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var workload = Catalog.Find(Workload);
        (compiled, tape) = (workload.Compiled(), workload.Tape());
        workload.RequireAgreement("the compiled step", compiled.Observe(), "the tape", tape.Observe());
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        compiled.Dispose();
        tape.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public void Compiled() => compiled.Run(Steps);

    [Benchmark(Baseline = true, OperationsPerInvoke = Steps)]
    public void Tape() => tape.Run(Steps);
}
