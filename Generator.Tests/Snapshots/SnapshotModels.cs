namespace GraphGen.Generator.Tests.Snapshots;

/// <summary>Models that are no sample, for their snapshots: each shows a part of the language or of the compiler that the
/// samples do not.</summary>
static class SnapshotModels
{
    public const string Source =
        """
        public static partial class Functions
        {
            [Model]
            public static partial double F(double x1, double x2) => Math.Log(x1) + x1 * x2 - Math.Sin(x2);

            [Model]
            public static partial double Huber(double x, double delta)
            {
                var distance = Math.Abs(x);
                return distance <= delta ? 0.5 * x * x : delta * (distance - delta / 2);
            }

            [Model]
            public static partial Tensor Rosenbrock([Shape("n"), Float64] Tensor x) =>
                Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1]));
        }

        public sealed partial class TextClassifier
        {
            const int Words = 50, Size = 8, Classes = 3;

            readonly Parameter words = new([Words, Size], Initializers.Normal(0, 1));
            readonly Linear query = new(Size, Size, bias: false);
            readonly Linear key = new(Size, Size, bias: false);
            readonly Linear[] layers = [new(Size, 2 * Size), new(2 * Size, Classes)];

            [Model]
            public partial Tensor Loss([Shape("batch", "time"), Int32] Tensor text, [Shape("batch"), Int32] Tensor label)
            {
                Tensor x = Embedding(text, words);
                var scores = MatMul(query.Forward(x), Transpose(key.Forward(x), 1, 2)) / Math.Sqrt(Size);
                x = Mean(x + MatMul(Softmax(scores), x), 1);
                foreach (var layer in layers) x = layer.Forward(Tanh(x));
                return CrossEntropy(x, label);
            }
        }

        public sealed partial class Standardizer
        {
            readonly StateBuffer mean = new([4], Initializers.Zeros);
            readonly StateBuffer variance = new([4], Initializers.Ones);
            readonly Parameter gain = new([4], Initializers.Ones);

            [Model]
            public partial Tensor Loss([Shape("batch", 4)] Tensor x, [Shape("batch", 4)] Tensor target)
            {
                Tensor center = mean.Value, spread = variance.Value;
                if (Training)
                {
                    center = Mean(x, 0);
                    spread = Mean(Square(x - center), 0);
                    mean.Value = 0.9 * mean.Value + 0.1 * center;
                    variance.Value = 0.9 * variance.Value + 0.1 * spread;
                }

                return MeanSquaredError(gain * (x - center) / Sqrt(spread + 1e-5), target);
            }
        }
        """;
}
