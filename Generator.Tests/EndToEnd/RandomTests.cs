using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>Random numbers of compiled programs: those of the eager description, whatever the threads, one set a step.</summary>
public sealed class RandomTests : IDisposable
{
    const string Source =
        """
        public static partial class Noise
        {
            [Model]
            public static partial (Tensor A, Tensor B, Tensor C, Tensor D) Draws([Shape("n", 3)] Tensor x) => (
                x + RandomUniform(x.Shape), RandomNormal(x.Shape[0], 7), RandomUniform(x.Shape, DType.Float64), RandomNormal([2, 65], DType.Float64));

            [Model]
            public static partial double Scalar(double x) => (x * Sum(RandomUniform([1], DType.Float64))).Item<double>();

            // 1 in the gradient where the element stays.
            [Model]
            public static partial Tensor Dropped([Shape("n"), Differentiable] Tensor x) => Sum(Dropout(x, 0.25));

            // What a run-time condition does not need is drawn all the same, so that the other draws keep their numbers.
            [Model]
            public static partial Tensor AfterTwo([Shape("n")] Tensor x)
            {
                var unused = RandomNormal(5) + RandomUniform(3, 3)[0, 0];
                return x + RandomUniform(x.Shape);
            }
        }

        public sealed partial class Net
        {
            readonly Linear first = new(20, 50);
            readonly Dropout dropout = new(0.4);
            readonly Linear second = new(50, 1);

            [Model]
            public partial Tensor Output([Shape("batch", 20)] Tensor x) => second.Forward(dropout.Forward(Relu(first.Forward(x))));

            [Model]
            public partial Tensor Loss([Shape("batch", 20)] Tensor x, [Shape("batch", 1)] Tensor y) => MeanSquaredError(Output(x), y);
        }

        public static class Probe
        {
            static float[] Inputs(int count) => Enumerable.Range(0, count).Select(i => MathF.Sin(i)).ToArray();

            // The numbers of three steps, from step 5 on, as bits.
            public static long[] CompiledDraws(int threads)
            {
                using var program = Noise.BindDraws(41, threads);
                program.RandomSeed = 0x1234_5678_9ABC_DEF0;
                program.RandomStep = 5;
                var bits = new List<long>();
                for (var step = 0; step < 3; step++)
                {
                    program.Run(Inputs(3 * 41));
                    foreach (var value in program.A) bits.Add(BitConverter.SingleToInt32Bits(value));
                    foreach (var value in program.B) bits.Add(BitConverter.SingleToInt32Bits(value));
                    foreach (var value in program.C) bits.Add(BitConverter.DoubleToInt64Bits(value));
                    foreach (var value in program.D) bits.Add(BitConverter.DoubleToInt64Bits(value));
                }
                bits.Add(program.RandomStep);
                return bits.ToArray();
            }

            public static long[] EagerDraws()
            {
                Ops.RandomSeed = 0x1234_5678_9ABC_DEF0;
                var bits = new List<long>();
                for (var step = 5; step < 8; step++)
                {
                    Ops.RandomStep = step;
                    var (a, b, c, d) = Noise.Draws(Tensor.Of(Inputs(3 * 41), 41, 3));
                    foreach (var value in a.ToArray<float>()) bits.Add(BitConverter.SingleToInt32Bits(value));
                    foreach (var value in b.ToArray<float>()) bits.Add(BitConverter.SingleToInt32Bits(value));
                    foreach (var value in c.ToArray<double>()) bits.Add(BitConverter.DoubleToInt64Bits(value));
                    foreach (var value in d.ToArray<double>()) bits.Add(BitConverter.DoubleToInt64Bits(value));
                }
                bits.Add(8);
                return bits.ToArray();
            }

            public static float[] AfterTwo(ulong seed, bool isCompiled)
            {
                Ops.RandomSeed = seed;
                Ops.RandomStep = 0;
                if (!isCompiled) return Noise.AfterTwo(Tensor.Of(Inputs(9), 9)).ToArray<float>();
                using var program = Noise.BindAfterTwo(9);
                program.RandomSeed = seed;
                return program.Run(Inputs(9)).ToArray();
            }

            // The sum of what stays, and the gradient, of one step.
            public static float[] Dropped(int threads, long step)
            {
                using var program = Noise.BindDropped(10000, threads);
                program.RandomStep = step;
                var x = new float[10000];
                Array.Fill(x, 1);
                var sum = program.Forward(x);
                program.Backward();
                return [sum, .. program.XGradient];
            }

            public static double[] Scalars()
            {
                using var program = Noise.BindScalar();
                return [program.Run(1), program.Run(1), Reset(program), program.Run(2)];
            }

            static double Reset(Noise.ScalarProgram program)
            {
                program.RandomStep = 0;
                return program.Run(1);
            }

            // Without training the layer does nothing.
            public static bool InferenceIsExact()
            {
                var model = new Net();
                using var output = model.BindOutput(8);
                var x = Inputs(160);
                var expected = model.Output(Tensor.Of(x, 8, 20)).ToArray<float>();
                var first = output.Run(x).ToArray();
                return output.RandomStep == 0 && first.SequenceEqual(output.Run(x).ToArray())
                    && first.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
            }

            // Losses and gradients of steps in training, compiled and eager.
            public static double LargestTrainingDifference()
            {
                var model = new Net();
                using var loss = model.BindLoss(8);
                loss.RandomSeed = 3;
                float[] x = Inputs(160), y = Inputs(8);
                var largest = 0.0;
                Ops.Training = true;
                for (var step = 0; step < 4; step++)
                {
                    var compiled = loss.Forward(x, y);
                    loss.Backward();
                    Ops.RandomSeed = 3;
                    Ops.RandomStep = step;
                    var eager = model.Loss(Tensor.Of(x, 8, 20), Tensor.Of(y, 8, 1));
                    largest = Math.Max(largest, Math.Abs(compiled - eager.Item<float>()));
                }
                Ops.Training = false;
                return largest;
            }

            public static long BytesPerStep()
            {
                using var loss = new Net().BindLoss(8);
                float[] x = Inputs(160), y = Inputs(8);
                var before = 0L;
                for (var step = 0; step < 200; step++)
                {
                    if (step == 100) before = GC.GetAllocatedBytesForCurrentThread();
                    loss.Forward(x, y);
                    loss.Backward();
                }
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Compiled_programs_draw_the_eager_numbers_whatever_the_threads(int threads) =>
        Assert.Equal(assembly.Invoke<long[]>("Probe", "EagerDraws"), assembly.Invoke<long[]>("Probe", "CompiledDraws", threads));

    [Fact]
    public void A_draw_that_nothing_needs_keeps_its_place() =>
        Assert.Equal(assembly.Invoke<float[]>("Probe", "AfterTwo", 9ul, false), assembly.Invoke<float[]>("Probe", "AfterTwo", 9ul, true));

    [Fact]
    public void Different_seeds_give_different_numbers() =>
        Assert.NotEqual(assembly.Invoke<float[]>("Probe", "AfterTwo", 9ul, true), assembly.Invoke<float[]>("Probe", "AfterTwo", 10ul, true));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public void The_backward_pass_has_the_numbers_of_its_run(int threads, long step)
    {
        var values = assembly.Invoke<float[]>("Probe", "Dropped", threads, step);
        var gradient = values.Skip(1).ToArray();
        Assert.All(gradient, value => Assert.True(value is 0 or 1 / 0.75f, $"{value}"));
        Assert.Equal(gradient.Sum(value => (double)value), values[0], 1e-2);
        Assert.InRange(gradient.Count(value => value != 0), 7500 - 4 * 43, 7500 + 4 * 43);
    }

    [Fact]
    public void Each_step_drops_others() =>
        Assert.NotEqual(assembly.Invoke<float[]>("Probe", "Dropped", 1, 0L), assembly.Invoke<float[]>("Probe", "Dropped", 1, 1L));

    [Fact]
    public void A_function_of_numbers_may_be_random()
    {
        var values = assembly.Invoke<double[]>("Probe", "Scalars");
        Assert.NotEqual(values[0], values[1]);
        Assert.Equal(values[0], values[2]);
        Assert.Equal(2 * values[1], values[3]);
    }

    [Fact]
    public void Without_training_nothing_is_dropped() => Assert.True(assembly.Invoke<bool>("Probe", "InferenceIsExact"));

    [Fact]
    public void Training_drops_what_the_description_drops_eagerly() =>
        Assert.InRange(assembly.Invoke<double>("Probe", "LargestTrainingDifference"), 0, 1e-6);

    [Fact]
    public void A_step_allocates_nothing() => Assert.Equal(0, assembly.Invoke<long>("Probe", "BytesPerStep"));
}
