using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>Training steps of both samples: no allocation (R7), and the same bits whatever the number of threads (R8).</summary>
public sealed class StepTests : IDisposable
{
    const string Probe =
        """
        using GraphGen.Samples.Common;
        using GraphGen.Samples.Digits;
        using GraphGen.Samples.Gates;

        public static class Probe
        {
            static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1], Xor = [0, 1, 1, 0];

            // What a warm step allocates on its thread, after some that may.
            public static long BytesPerDigitsStep()
            {
                var data = DigitData.Draw(1).Train;
                var model = new DigitClassifier();
                using var loss = model.BindLoss(batch: 64);
                var trainer = new Trainer(loss, new Adam(1e-3));
                var bytes = 0L;
                for (var epoch = 0; epoch < 2; epoch++)
                {
                    bytes = 0;
                    foreach (var (images, digits) in data.Slice(0, 1000).Batches(64, 1))
                    {
                        var before = GC.GetAllocatedBytesForCurrentThread();
                        trainer.Step(images, digits);
                        bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                    }
                }

                return bytes;
            }

            public static long BytesPerGatesStep()
            {
                var model = new GateNetwork();
                using var loss = model.BindLoss(batch: 4);
                using var answer = model.BindAnswer(batch: 4);
                using var learn = Perceptron.BindLearn();
                var trainer = new Trainer(loss, new Adam(0.02));
                Span<float> weights = stackalloc float[2], bias = stackalloc float[1];
                var before = 0L;
                for (var step = 0; step < 200; step++)
                {
                    if (step == 100) before = GC.GetAllocatedBytesForCurrentThread();
                    trainer.Step<float, float>(Inputs, Xor);
                    answer.Run(Inputs);
                    learn.Run(weights, bias, Inputs.AsSpan(2, 2), Xor.AsSpan(1, 1));
                }

                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            // The losses and the last weights of some steps, as bits.
            public static int[] TrainDigits(int threads)
            {
                var data = DigitData.Draw(2).Train;
                var model = new DigitClassifier();
                model.Parameters.Initialize(3);
                using var loss = model.BindLoss(batch: 64);
                loss.Threads = threads;
                var trainer = new Trainer(loss, new Adam(1e-3));
                var bits = new List<int>();
                foreach (var (images, digits) in data.Slice(0, 700).Batches(64, 1))
                    bits.Add(BitConverter.SingleToInt32Bits((float)trainer.Step(images, digits)));
                foreach (var value in model.Parameters.Values) bits.Add(BitConverter.SingleToInt32Bits(value));
                return bits.ToArray();
            }

            public static int[] TrainGates(int threads)
            {
                var model = new GateNetwork();
                model.Parameters.Initialize(3);
                using var loss = model.BindLoss(batch: 4);
                loss.Threads = threads;
                var trainer = new Trainer(loss, new Sgd(0.5, momentum: 0.9));
                var bits = new List<int>();
                for (var step = 0; step < 50; step++)
                    bits.Add(BitConverter.SingleToInt32Bits((float)trainer.Step<float, float>(Inputs, Xor)));
                foreach (var value in model.Parameters.Values) bits.Add(BitConverter.SingleToInt32Bits(value));
                return bits.ToArray();
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => SamplesAssembly.With(Probe));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData("BytesPerDigitsStep")]
    [InlineData("BytesPerGatesStep")]
    public void A_step_allocates_nothing(string probe) => Assert.Equal(0, assembly.Invoke<long>("Probe", probe));

    [Theory]
    [InlineData("TrainDigits", 2)]
    [InlineData("TrainDigits", 3)]
    [InlineData("TrainDigits", 8)]
    [InlineData("TrainGates", 2)]
    [InlineData("TrainGates", 8)]
    public void The_number_of_threads_changes_no_bit(string probe, int threads) =>
        Assert.Equal(assembly.Invoke<int[]>("Probe", probe, 1), assembly.Invoke<int[]>("Probe", probe, threads));

    [Fact]
    public void The_same_seed_gives_the_same_bits() =>
        Assert.Equal(assembly.Invoke<int[]>("Probe", "TrainDigits", 1), assembly.Invoke<int[]>("Probe", "TrainDigits", 1));
}
