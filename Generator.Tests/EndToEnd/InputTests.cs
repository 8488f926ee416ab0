using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>What a compiled program says to inputs that do not fit, and that it takes every batch up to the bound one.</summary>
public sealed class InputTests : IDisposable
{
    const string Source =
        """
        public sealed partial class Classifier
        {
            readonly Linear layer = new(3, 4);

            [Model]
            public partial Tensor Logits([Shape("batch", 3)] Tensor x) => layer.Forward(x);

            [Model]
            public partial Tensor Loss([Shape("batch", 3)] Tensor x, [Shape("batch"), Int32] Tensor label) =>
                CrossEntropy(Logits(x), label);
        }

        public static partial class Sizes
        {
            [Model] public static partial Tensor Even([Shape("2*n")] Tensor x) => Sum(x);

            [Model] public static partial Tensor Square([Shape("n", "n", 3)] Tensor x) => Sum(x);

            [Model] public static partial Tensor Shifted([Shape("m")] Tensor x, [Shape(3, "2*n+1", "m")] Tensor y, [Shape("n-1")] Tensor z) =>
                Sum(x) + Sum(y) + Sum(z);
        }

        public static partial class Parts
        {
            [Model] public static partial Tensor Sixth([Shape("n")] Tensor x, [Shape("n"), Differentiable] Tensor y) => x[5] * Sum(y[2..4]);
        }

        public static class Probe
        {
            public static float Sixth(int bound, int length)
            {
                using var program = Parts.BindSixth(bound);
                return program.ForwardBackward(Ones(length), Ones(length));
            }

            static float[] Ones(int count) => Enumerable.Repeat(1f, count).ToArray();

            public static float Even(int bound, int length)
            {
                using var program = Sizes.BindEven(bound);
                return program.Run(Ones(length));
            }

            public static float Square(int bound, int length)
            {
                using var program = Sizes.BindSquare(bound);
                return program.Run(Ones(length));
            }

            public static float Shifted(int boundM, int boundN, int m, int n)
            {
                using var program = Sizes.BindShifted(boundM, boundN);
                return program.Run(Ones(m), Ones(3 * (2 * n + 1) * m), Ones(n - 1));
            }

            static float[] Inputs(int batch) => Enumerable.Range(0, 3 * batch).Select(i => MathF.Sin(i)).ToArray();

            public static void Bind(int batch) => new Classifier().BindLoss(batch).Dispose();

            public static void Divide(int threads)
            {
                using var loss = new Classifier().BindLoss(4);
                loss.Threads = threads;
            }

            public static float Loss(int bound, int inputs, int[] labels)
            {
                using var loss = new Classifier().BindLoss(bound);
                return loss.Forward(Inputs(inputs).AsSpan(), labels);
            }

            public static void TooShort()
            {
                using var logits = new Classifier().BindLogits(4);
                logits.Run(new float[5]);
            }

            public static void BackwardFirst()
            {
                using var loss = new Classifier().BindLoss(4);
                loss.Backward();
            }

            public static void AfterDispose()
            {
                var logits = new Classifier().BindLogits(4);
                logits.Dispose();
                logits.Run(Inputs(4));
            }

            // A program bound for 8 gives the losses and gradients of one bound for exactly the batch.
            public static bool PartialBatchesAgree()
            {
                var model = new Classifier();
                using var large = model.BindLoss(8);
                for (var batch = 1; batch <= 8; batch++)
                {
                    using var exact = model.BindLoss(batch);
                    var labels = Enumerable.Range(0, batch).Select(i => i % 4).ToArray();
                    if (large.Forward(Inputs(batch), labels) != exact.Forward(Inputs(batch), labels)) return false;
                    large.Backward();
                    exact.Backward();
                    if (!large.Gradients.Values.SequenceEqual(exact.Gradients.Values)) return false;
                }

                return true;
            }

            // Two programs on one model, each on a thread of its own, give what one alone gives.
            public static bool TwoThreadsAgree()
            {
                var model = new Classifier();
                var labels = Enumerable.Range(0, 8).Select(i => i % 4).ToArray();
                float Train()
                {
                    using var loss = model.BindLoss(8);
                    var sum = 0f;
                    for (var i = 0; i < 500; i++)
                    {
                        sum += loss.Forward(Inputs(1 + i % 8), labels.AsSpan(0, 1 + i % 8));
                        loss.Backward();
                        sum += loss.Gradients.Values[i % 12];
                    }

                    return sum;
                }

                var alone = Train();
                var together = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(Train, TaskCreationOptions.LongRunning)).ToArray();
                Task.WaitAll(together);
                return together.All(task => task.Result == alone);
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Fact]
    public void A_smaller_batch_gives_what_a_program_bound_for_it_gives() =>
        Assert.True(assembly.Invoke<bool>("Probe", "PartialBatchesAgree"));

    [Fact]
    public void Two_programs_of_one_model_run_on_two_threads() => Assert.True(assembly.Invoke<bool>("Probe", "TwoThreadsAgree"));

    [Fact]
    public void An_index_beyond_a_small_size_is_refused()
    {
        Assert.Equal(2, assembly.Invoke<float>("Probe", "Sixth", 8, 6));
        var exception = Assert.Throws<ArgumentException>(() => assembly.Invoke<float>("Probe", "Sixth", 8, 5));
        Assert.Equal("The description takes elements of an axis up to 6; there are n of them, which is 5.", exception.Message);
    }

    [Fact]
    public void A_size_is_found_behind_a_factor_an_offset_and_as_several_axes()
    {
        Assert.Equal(6, assembly.Invoke<float>("Probe", "Even", 4, 6));
        Assert.Equal(12, assembly.Invoke<float>("Probe", "Square", 3, 12));
        Assert.Equal(2 + 3 * 7 * 2 + 2, assembly.Invoke<float>("Probe", "Shifted", 5, 4, 2, 3));
        Refuse("'x' has 7 elements", "Even", 4, 7);
        Refuse("'x' has 0 elements", "Even", 4, 0);
        Refuse("bound to 'n' = 4 at most", "Even", 4, 10);
        Refuse("'x' has 15 elements, which no size of 'n' gives", "Square", 3, 15);
        Refuse("bound to 'n' = 3 at most", "Square", 3, 48);

        void Refuse(string message, string method, int bound, int length) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => assembly.Invoke<float>("Probe", method, bound, length)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_size_below_one_cannot_be_bound(int batch)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => assembly.Invoke<object>("Probe", "Bind", batch));
        Assert.Equal("batch", exception.ParamName);
        Assert.Equal(batch, exception.ActualValue);
    }

    [Fact]
    public void A_step_cannot_be_shared_by_no_thread()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => assembly.Invoke<object>("Probe", "Divide", 0));
        Assert.Equal("value", exception.ParamName);
        Assert.Equal(0, exception.ActualValue);
    }

    [Fact]
    public void A_batch_larger_than_the_bound_one_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Loss(bound: 4, inputs: 5, [0, 1, 2, 3, 0]));
        Assert.Equal("x", exception.ParamName);
        Assert.Contains("5", exception.Message);
        Assert.Contains("4", exception.Message);
    }

    [Fact]
    public void A_span_that_is_no_whole_batch_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => assembly.Invoke<object>("Probe", "TooShort"));
        Assert.Equal("x", exception.ParamName);
        Assert.Contains("5", exception.Message);
        Assert.Contains("3", exception.Message);
    }

    [Fact]
    public void Inputs_of_different_batches_are_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Loss(bound: 4, inputs: 4, [0, 1]));
        Assert.Equal("label", exception.ParamName);
        Assert.Contains("2", exception.Message);
        Assert.Contains("4", exception.Message);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void A_label_out_of_range_is_refused(int label)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => Loss(bound: 4, inputs: 4, [0, 1, label, 3]));
        Assert.Equal("label", exception.ParamName);
        Assert.Contains(label.ToString(), exception.Message);
    }

    [Fact]
    public void Backward_needs_a_forward_before_it() =>
        Assert.Throws<InvalidOperationException>(() => assembly.Invoke<object>("Probe", "BackwardFirst"));

    [Fact]
    public void A_disposed_program_does_not_run() =>
        Assert.Throws<ObjectDisposedException>(() => assembly.Invoke<object>("Probe", "AfterDispose"));

    float Loss(int bound, int inputs, int[] labels) => assembly.Invoke<float>("Probe", "Loss", bound, inputs, labels);
}
