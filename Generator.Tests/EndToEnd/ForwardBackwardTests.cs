using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>A whole step in one call, on the caller's inputs: what forward and then backward do.</summary>
public sealed class ForwardBackwardTests : IDisposable
{
    const string Source =
        """
        public sealed partial class Small
        {
            readonly Linear hidden = new(2, 4);
            readonly Linear output = new(4, 1);

            [Model]
            public partial Tensor Answer([Shape("batch", 2)] Tensor x) => Sigmoid(output.Forward(Sigmoid(hidden.Forward(x))));

            [Model]
            public partial Tensor Loss([Shape("batch", 2)] Tensor x, [Shape("batch", 1)] Tensor target) => MeanSquaredError(Answer(x), target);
        }

        public sealed partial class Classes
        {
            readonly Linear layer = new(40, 5);
            readonly Dropout dropout = new(0.5);

            [Model]
            public partial Tensor Loss([Shape("batch", 40)] Tensor x, [Shape("batch"), Int32] Tensor digit) =>
                CrossEntropy(layer.Forward(dropout.Forward(x)), digit);
        }

        public static partial class Many
        {
            // Too many inputs to read where they lie; the names are also those of members of the program.
            [Model]
            public static partial Tensor Three([Shape("n")] Tensor Check, [Shape("n")] Tensor Borrow, [Shape("n")] Tensor passes, float Both) =>
                Both * Sum(Square(Check) * Borrow + Exp(passes) * Check);

            [Model]
            public static partial Tensor One([Shape("n")] Tensor x) => Sum(Square(x) * x);
        }

        public static class Probe
        {
            static float[] Numbers(int count) => Enumerable.Range(0, count).Select(i => MathF.Sin(3 * i)).ToArray();

            static int[] Bits(float loss, GradientSet gradients) =>
                [BitConverter.SingleToInt32Bits(loss), .. gradients.Names.SelectMany(name => gradients[name].ToTensor().ToArray<float>()).Select(BitConverter.SingleToInt32Bits)];

            public static int[] InTwo(int batch, int threads)
            {
                var model = new Small();
                using var loss = model.BindLoss(batch + 2, threads);
                var value = loss.Forward(Numbers(2 * batch), Numbers(batch));
                loss.Backward();
                return Bits(value, loss.Gradients);
            }

            public static int[] InOne(int batch, int threads)
            {
                var model = new Small();
                using var loss = model.BindLoss(batch + 2, threads);
                loss.Forward(Numbers(2), [0]);
                var value = loss.ForwardBackward(Numbers(2 * batch), Numbers(batch));
                return Bits(value, loss.Gradients);
            }

            // Dropout draws once a step, in either way.
            public static int[] ClassesInTwo()
            {
                using var loss = new Classes().BindLoss(7);
                var value = 0f;
                for (var step = 0; step < 3; step++)
                {
                    value = loss.Forward(Numbers(280), [0, 1, 2, 3, 4, 3, 2]);
                    loss.Backward();
                }

                return [.. Bits(value, loss.Gradients), (int)loss.RandomStep];
            }

            public static int[] ClassesInOne()
            {
                using var loss = new Classes().BindLoss(7);
                var value = 0f;
                for (var step = 0; step < 3; step++) value = loss.ForwardBackward(Numbers(280), [0, 1, 2, 3, 4, 3, 2]);
                return [.. Bits(value, loss.Gradients), (int)loss.RandomStep];
            }

            public static string BackwardAfterwards()
            {
                using var loss = new Small().BindLoss(2);
                loss.ForwardBackward(Numbers(4), Numbers(2));
                return Message(() => loss.Backward());
            }

            // What is refused leaves the program as it was.
            public static string Refused()
            {
                using var loss = new Classes().BindLoss(2);
                var messages = Message(() => loss.ForwardBackward(Numbers(80), [0, 5])) + "|" + Message(() => loss.ForwardBackward(Numbers(79), [0, 1]));
                var first = loss.ForwardBackward(Numbers(80), [0, 1]);
                loss.RandomStep--;
                return messages + "|" + (first == loss.Forward(Numbers(80), [0, 1]));
            }

            public static string Disposed()
            {
                var loss = new Small().BindLoss(2);
                loss.Dispose();
                return Message(() => loss.ForwardBackward(Numbers(4), Numbers(2)));
            }

            public static float[] ThreeInOne()
            {
                using var program = Many.BindThree(3);
                var value = program.ForwardBackward([1, 2, 3], [4, 5, 6], [0, 0, 0], 2);
                return [value, .. program.CheckGradient, .. program.BorrowGradient, .. program.PassesGradient, program.BothGradient];
            }

            // What the first step read may be gone in the second.
            public static float[] OneAfterAnother()
            {
                using var program = Many.BindOne(3);
                var results = new List<float>();
                for (var step = 1; step < 4; step++)
                {
                    Span<float> x = stackalloc float[step];
                    x.Fill(step);
                    results.Add(program.ForwardBackward(x));
                    x.Fill(float.NaN);
                    results.AddRange(program.XGradient);
                }

                return [.. results];
            }

            static string Message(Action action)
            {
                try
                {
                    action();
                    return "";
                }
                catch (Exception exception)
                {
                    return exception.GetType().Name + ": " + exception.Message;
                }
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(9, 1)]
    [InlineData(9, 2)]
    public void OneCallGivesTheBitsOfTwo(int batch, int threads) =>
        Assert.Equal(Probe<int[]>("InTwo", batch, threads), Probe<int[]>("InOne", batch, threads));

    [Fact]
    public void RandomNumbersAreDrawnOnceAStep()
    {
        var expected = Probe<int[]>("ClassesInTwo");
        Assert.Equal(3, expected[^1]);
        Assert.Equal(expected, Probe<int[]>("ClassesInOne"));
    }

    [Fact]
    public void BackwardDoesNotFollow() =>
        Assert.Equal("InvalidOperationException: Call Forward before each Backward.", Probe<string>("BackwardAfterwards"));

    [Fact]
    public void WhatIsRefusedChangesNothing()
    {
        var parts = Probe<string>("Refused").Split('|');
        Assert.StartsWith("ArgumentOutOfRangeException", parts[0]);
        Assert.Contains("digit", parts[0]);
        Assert.StartsWith("ArgumentException: 'x' has 79 elements", parts[1]);
        Assert.Equal("True", parts[2]);
    }

    [Fact]
    public void ADisposedProgramIsRefused() => Assert.StartsWith("ObjectDisposedException", Probe<string>("Disposed"));

    [Fact]
    public void ManyInputsAreCopied() =>
        Assert.Equal([168, 18, 42, 74, 2, 8, 18, 2, 4, 6, 84], Probe<float[]>("ThreeInOne"));

    [Fact]
    public void InputsAreReadWhereTheyLie() =>
        Assert.Equal([1, 3, 16, 12, 12, 81, 27, 27, 27], Probe<float[]>("OneAfterAnother"));

    T Probe<T>(string method, params object?[] arguments) => assembly.Invoke<T>("Probe", method, arguments);
}
