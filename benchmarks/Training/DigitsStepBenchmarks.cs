using BenchmarkDotNet.Attributes;
using GraphGen.Samples.Digits;

namespace GraphGen.Benchmarks.Training;

/// <summary>One training step of the digits network, 784-128-10 in float32: forward, backward, Adam.</summary>
[MemoryDiagnoser]
public class DigitsStepBenchmarks
{
    DigitClassifier.LossProgram loss = null!;
    Trainer trainer = null!;
    float[] images = [];
    int[] digits = [];

    [Params(1, 64, 256)]
    public int Batch { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        images = [.. Enumerable.Range(0, Batch * 784).Select(_ => random.NextSingle())];
        digits = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(10))];
        loss = new DigitClassifier().BindLoss(Batch, Threads);
        // The rate is too small to learn anything: a batch that is seen a thousand times would be learnt by heart, and its
        // gradients become so small that the processor handles them slowly.
        trainer = new Trainer(loss, new Adam(learningRate: 1e-9));
    }

    [GlobalCleanup]
    public void Cleanup() => loss.Dispose();

    [Benchmark]
    public float Step() => (float)trainer.Step(images, digits);
}
