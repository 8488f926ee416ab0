using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>Parameters and buffers in operators, and layers of float64, compiled and eager.</summary>
public sealed class StoredTensorTests : IDisposable
{
    const string Source =
        """
        public sealed partial class Operators
        {
            readonly Parameter a = new([2], Initializers.Values(2, 3));
            readonly Parameter b = new([2], Initializers.Values(5, 7));
            readonly StateBuffer c = new([2], Initializers.Values(0.5, 0.25));

            [Model]
            public partial Tensor Loss([Shape(2)] Tensor x, float scale) =>
                Sum(a * b + c * x - x / a + (1 - b) * scale + 2 / c - -a + BroadcastTo(b - 1, x.Shape) * (x + c));
        }

        public sealed partial class Double
        {
            readonly Linear layer = new(3, 2, type: DType.Float64);

            [Model]
            public partial Tensor Loss([Shape("batch", 3), Float64] Tensor x) => Mean(Square(layer.Forward(x)));
        }

        public static class Probe
        {
            public static float[] OfOperators()
            {
                var model = new Operators();
                using var program = model.BindLoss();
                var value = program.Forward([11, 13], 17);
                program.Backward();
                var eager = model.Loss(Tensor.Of(new float[] { 11, 13 }), 17).Item<float>();
                return [value, eager, .. program.AGradient, .. program.BGradient];
            }

            public static double OfDouble()
            {
                var model = new Double();
                using var program = model.BindLoss(2);
                var weight = model.Parameters["layer.weight"].AsSpan<double>();
                double[] x = [0.1, -0.2, 0.3, 1, 2, -3];
                program.Forward(x);
                program.Backward();
                var gradient = program.LayerWeightGradient[4];
                const double step = 1e-4;
                weight[4] += step;
                var above = program.Run(x);
                weight[4] -= 2 * step;
                return gradient - (above - program.Run(x)) / (2 * step);
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Fact]
    public void Parameters_and_buffers_are_operands()
    {
        double Loss(double[] a, double[] b)
        {
            double[] x = [11, 13], c = [0.5, 0.25];
            return Enumerable.Range(0, 2).Sum(i => a[i] * b[i] + c[i] * x[i] - x[i] / a[i] + (1 - b[i]) * 17 + 2 / c[i] + a[i] + (b[i] - 1) * (x[i] + c[i]));
        }

        var actual = assembly.Invoke<float[]>("Probe", "OfOperators");
        var expected = Loss([2, 3], [5, 7]);
        Assert.Equal(expected, actual[0], 1e-3);
        Assert.Equal(expected, actual[1], 1e-3);
        // ∂a = b + x/a² + 1, ∂b = a - 17 + x + c
        Assert.Equal([5 + 11 / 4f + 1, 7 + 13 / 9f + 1, 2 - 17 + 11.5f, 3 - 17 + 13.25f], actual[2..], (x, y) => Math.Abs(x - y) < 1e-4);
    }

    [Fact]
    public void A_layer_may_be_of_float64() => Assert.Equal(0, assembly.Invoke<double>("Probe", "OfDouble"), 1e-9);
}
