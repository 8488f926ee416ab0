using GraphGen.Generator.Tests.Hosting;
using GraphGen.Gpu;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Reductions over much, which several groups of threads share, and sums to positions, against the processor.</summary>
[Collection(DeviceCollection.Name)]
public sealed class ReductionTests : IDisposable
{
    const string Source =
        """
        using GraphGen;
        using static GraphGen.Ops;

        public static partial class Reductions
        {
            [Model]
            public static partial (Tensor Sum, Tensor Max, Tensor Min) Whole([Shape("n")] Tensor x) => (Sum(Tanh(x)), Max(2 * x), Min(x));

            [Model]
            public static partial Tensor Factors([Shape("n"), Float64] Tensor x) => Product(1 + x / 1000);

            [Model]
            public static partial Tensor Columns([Shape("row", "column")] Tensor x) => Exp(Mean(x * x, 0));

            [Model]
            public static partial Tensor Rows([Shape("row", "column"), Float64] Tensor x) => Sqrt(Sum(x * x, 1));

            [Model]
            public static partial Tensor Middle([Shape("a", "b", "c")] Tensor x) => Sum(x, [0, 2]);

            // The sum down the columns goes through two axes.
            [Model]
            public static partial Tensor Last([Shape("a", "b", "c")] Tensor x) => Sum(x, [0, 1]);
        }

        public sealed partial class Table
        {
            readonly Parameter words = new([11, 5], Initializers.Normal(0, 1));

            [Model]
            public partial Tensor Loss([Shape("n"), Int32] Tensor word) => Sum(Square(Take(words, word)));
        }

        public static class Probe
        {
            static GpuDevice Device = GpuDevice.CpuAccelerator;

            public static void UseCard() => Device = GpuDevice.ByIndex(0);

            static float[] Values(int count)
            {
                var random = new Random(count);
                return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.4f)];
            }

            public static float[][] Whole(int n)
            {
                using var here = Reductions.BindWhole(n);
                using var there = Reductions.BindWhole(n, Device);
                here.Run(Values(n));
                there.Run(Values(n));
                return [[here.Sum, here.Max, here.Min], [there.Sum, there.Max, there.Min]];
            }

            public static float[][] Factors(int n)
            {
                var values = Array.ConvertAll(Values(n), value => (double)value);
                using var here = Reductions.BindFactors(n);
                using var there = Reductions.BindFactors(n, Device);
                return [[(float)here.Run(values)], [(float)there.Run(values)]];
            }

            public static float[][] Columns(int rows, int columns)
            {
                using var here = Reductions.BindColumns(row: rows, column: columns);
                using var there = Reductions.BindColumns(row: rows, column: columns, device: Device);
                return [here.Run(Values(rows * columns)).ToArray(), there.Run(Values(rows * columns)).ToArray()];
            }

            public static float[][] Rows(int rows, int columns)
            {
                var values = Array.ConvertAll(Values(rows * columns), value => (double)value);
                using var here = Reductions.BindRows(row: rows, column: columns);
                using var there = Reductions.BindRows(row: rows, column: columns, device: Device);
                return [Single(here.Run(values)), Single(there.Run(values))];

                static float[] Single(ReadOnlySpan<double> values) => Array.ConvertAll(values.ToArray(), value => (float)value);
            }

            public static float[][] Middle(int a, int b, int c)
            {
                using var here = Reductions.BindMiddle(a, b, c);
                using var there = Reductions.BindMiddle(a, b, c, Device);
                return [here.Run(Values(a * b * c)).ToArray(), there.Run(Values(a * b * c)).ToArray()];
            }

            public static float[][] Last(int a, int b, int c)
            {
                using var here = Reductions.BindLast(a, b, c);
                using var there = Reductions.BindLast(a, b, c, Device);
                return [here.Run(Values(a * b * c)).ToArray(), there.Run(Values(a * b * c)).ToArray()];
            }

            public static float[][] Positions(int n)
            {
                var random = new Random(n);
                int[] words = [.. Enumerable.Range(0, n).Select(_ => random.Next(11))];
                var table = new Table();
                table.Parameters.Initialize(1);
                using var here = table.BindLoss(n);
                using var there = table.BindLoss(n, Device);
                here.Forward(words);
                here.Backward();
                there.Forward(words);
                there.Backward();
                return [here.Gradients["words"].Values.ToArray(), there.Gradients["words"].Values.ToArray()];
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData("Whole", new[] { 1 })]
    [InlineData("Whole", new[] { 1000 })]
    [InlineData("Whole", new[] { 2048 })]
    [InlineData("Whole", new[] { 20011 })]
    [InlineData("Factors", new[] { 10007 })]
    [InlineData("Columns", new[] { 50, 3 })]
    [InlineData("Columns", new[] { 4001, 14 })]
    [InlineData("Columns", new[] { 131, 257 })]
    [InlineData("Rows", new[] { 3, 50 })]
    [InlineData("Rows", new[] { 3, 3001 })]
    [InlineData("Middle", new[] { 3, 5, 7 })]
    [InlineData("Middle", new[] { 70, 5, 51 })]
    [InlineData("Last", new[] { 3, 5, 7 })]
    [InlineData("Last", new[] { 101, 19, 23 })]
    [InlineData("Positions", new[] { 1 })]
    [InlineData("Positions", new[] { 40 })]
    public void ManyGroupsFindWhatTheProcessorFinds(string reduction, int[] sizes)
    {
        var results = assembly.Invoke<float[][]>("Probe", reduction, [.. sizes.Cast<object>()]);
        Assert.Equal(results[0].Length, results[1].Length);
        // Sums are in another order: of n terms, a part in n · 2⁻²⁴ of the sum of their sizes may differ, and far less does.
        for (var k = 0; k < results[0].Length; k++)
            Assert.True(
                Math.Abs(results[0][k] - results[1][k]) <= 2e-5f * Math.Max(1, Math.Abs(results[0][k])), $"{k}: {results[1][k]} instead of {results[0][k]}");
        Assert.Contains(results[0], value => value != 0);
        Assert.Equal(results[1], assembly.Invoke<float[][]>("Probe", reduction, [.. sizes.Cast<object>()])[1]);
    }

    [CardTheory]
    [InlineData("Whole", new[] { 1_000_003 })]
    [InlineData("Factors", new[] { 100_003 })]
    [InlineData("Columns", new[] { 4096, 1000 })]
    [InlineData("Rows", new[] { 7, 100_003 })]
    [InlineData("Middle", new[] { 100, 7, 1001 })]
    [InlineData("Last", new[] { 1001, 19, 23 })]
    [InlineData("Positions", new[] { 10_007 })]
    public void OnACardToo(string reduction, int[] sizes)
    {
        assembly.Invoke<object?>("Probe", "UseCard");
        ManyGroupsFindWhatTheProcessorFinds(reduction, sizes);
    }

    [Fact]
    public void TheirKernelsCompileForACard() => EmittedKernels.CompileForACard(assembly.Types);

    [Theory]
    [InlineData(1, 1_000_000, 976)]
    [InlineData(1, 2048, 2)]
    [InlineData(1, 2047, 0)]
    [InlineData(512, 1_000_000, 2)]
    [InlineData(513, 1_000_000, 0)]
    [InlineData(0, 1_000_000, 976)]
    public void LongRowsAreCutIntoParts(long rows, long count, int parts) => Assert.Equal(parts, GpuGrid.Parts(rows, count));

    [Theory]
    [InlineData(128, 64, 0)]
    [InlineData(1000, 4096, 65)]
    [InlineData(1, 40_000, 1250)]
    [InlineData(32_768, 64, 0)]
    [InlineData(32_769, 4096, 0)]
    [InlineData(0, 4096, 0)]
    public void LongColumnsAreCutIntoParts(long rows, long count, int parts) => Assert.Equal(parts, GpuGrid.ColumnParts(rows, count));
}
