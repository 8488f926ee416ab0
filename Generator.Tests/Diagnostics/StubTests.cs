using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Diagnostics;

/// <summary>Code that uses a program is not reported because the program's description has errors.</summary>
public class StubTests
{
    const string Use =
        """
        public static class Use
        {
            public static void Train(float[] x, int[] classes, float[] targets)
            {
                var model = new Net();
                using var loss = model.BindLoss(batch: 8);
                using var squares = model.BindSquares(8, threads: 2);
                using var logits = model.BindLogits(batch: 1);
                var trainer = new Trainer(loss, new Adam(1e-3));
                trainer.Step(x.AsSpan(), classes.AsSpan());
                float value = squares.Forward(x, targets);
                squares.Backward();
                value += squares.ForwardBackward(x, targets);
                Console.WriteLine(value + logits.Run(x)[0] + loss.Gradients.Names.Count() + loss.Parameters.Names.Count());
                Console.WriteLine(logits.Describe());
                using Net.LossProgram named = loss;
                using var two = Functions.BindTwo(3);
                two.Run(x, 2);
                Console.WriteLine(two.First[0] + two.Second[0]);
            }
        }
        """;

    [Fact]
    public void OnlyTheMistakesAreReported()
    {
        // A product and a layer that do not fit.
        var errors = CompilationHost.Compile(Source(width: 5), Use).Errors.Select(error => error.Id).Distinct();
        Assert.Equal(["GG0201", "GG0204"], errors.Order());
    }

    [Fact]
    public void WithoutAMistakeTheSameCodeCompiles() => Assert.Empty(CompilationHost.Compile(Source(width: 4), Use).Errors);

    [Fact]
    public void AStubSaysWhyItDoesNothing()
    {
        var stub = CompilationHost.Compile(Source(width: 5)).GeneratedText("Net.Loss");
        Assert.Contains("The description of Net.Loss has errors.", stub);
    }

    static string Source(int width) =>
        $$"""
        public sealed partial class Net
        {
            readonly Linear hidden = new(3, 4);
            readonly Linear output = new({{width}}, 2);

            [Model]
            public partial Tensor Logits([Shape("batch", 3)] Tensor x) => output.Forward(Relu(hidden.Forward(x)));

            [Model]
            public partial Tensor Loss([Shape("batch", 3)] Tensor x, [Shape("batch"), Int32] Tensor digit) => CrossEntropy(Logits(x), digit);

            [Model]
            public partial Tensor Squares([Shape("batch", 3)] Tensor x, [Shape("batch", 2)] Tensor target) => MeanSquaredError(Logits(x), target);
        }

        public static partial class Functions
        {
            [Model]
            public static partial (Tensor First, Tensor Second) Two([Shape("n", 4)] Tensor x, float scale) =>
                (MatMul(x, Tensor.Zeros({{width}}, 4)) * scale, x + 1);
        }
        """;
}
