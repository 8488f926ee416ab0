using System.Numerics;
using GraphGen.Gpu;
using GraphGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Routines in kernels give what those of the processor do.</summary>
[Collection(DeviceCollection.Name)]
public class RoutineTests
{
    const int Reverse = 1;

    const int Lower = 1, Transposed = 2, Unit = 4;

    static readonly GpuDevice Device = GpuDevice.CpuAccelerator;

    [Theory]
    [InlineData(3, 5, 1, 0)]
    [InlineData(2, 4, 3, 0)]
    [InlineData(2, 4, 3, Reverse)]
    [InlineData(1, 9, 1, Reverse)]
    [InlineData(2, 1, 2, 0)]
    public void Recurrences(int outer, int length, int inner, int flags)
    {
        var count = outer * length * inner;
        float[] terms = Random<float>(count, 1), factors = Random<float>(count, 2), expected = new float[count];
        GraphGen.Kernels.Recurrences.Sum<float>(Worker.Single, outer, length, inner, flags == Reverse, terms, expected);
        using var arena = new GpuArena(Device, 1 << 12);
        var (view, views, sums) = (Up(arena, 0, terms), Up(arena, 1024, factors), arena.At<float>(2048, count));
        var threads = GpuRecurrences.Threads(outer, inner);
        var sum = Device.Accelerator.LoadStreamKernel<int, int, int, int, int, ArrayView<float>, ArrayView<float>>(SumFloat);
        sum(Groups(threads), threads, outer, length, inner, flags, view, sums);
        AssertNear(expected, Down(arena, sums), 1e-6);

        GraphGen.Kernels.Recurrences.Run<float>(Worker.Single, outer, length, inner, flags == Reverse, terms, factors, expected);
        var run = Device.Accelerator
            .LoadStreamKernel<int, int, int, int, int, ArrayView<float>, ArrayView<float>, ArrayView<float>>(RunFloat);
        // In place.
        run(Groups(threads), threads, outer, length, inner, flags, view, views, view);
        AssertNear(expected, Down(arena, view), 1e-6);
    }

    [Fact]
    public void SumsOfIntegers()
    {
        int[] terms = [1, 2, 3, 4, 5, 6], expected = new int[6];
        GraphGen.Kernels.Recurrences.Sum<int>(Worker.Single, 1, 3, 2, false, terms, expected);
        using var arena = new GpuArena(Device, 1024);
        var view = Up(arena, 0, terms);
        Device.Accelerator.LoadStreamKernel<int, int, int, int, int, ArrayView<int>, ArrayView<int>>(SumInt)(Groups(2), 2, 1, 3, 2, 0, view, view);
        Assert.Equal(expected, Down(arena, view));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(2, 7)]
    public void Cholesky(int batch, int size)
    {
        var matrices = Positive(batch, size);
        var expected = new double[matrices.Length];
        Factorizations.Cholesky<double>(Worker.Single, batch, size, matrices, expected);
        AssertNear(expected, RunCholesky(batch, size, matrices), 1e-13);
    }

    [Theory]
    [InlineData(0d)]
    [InlineData(-1d)]
    [InlineData(double.NaN)]
    public void OfAMatrixThatIsNotPositiveDefiniteTheFactorIsNaN(double pivot)
    {
        double[] matrices = [1, 0, 0, 0, pivot, 0, 0, 0, 1, /* and one that is */ 4, 0, 0, 0, 9, 0, 0, 0, 16];
        Assert.Equal(
            [1, 0, 0, 0, double.NaN, 0, 0, double.NaN, double.NaN, 2, 0, 0, 0, 3, 0, 0, 0, 4],
            RunCholesky(2, 3, matrices).Select((value, i) => i == 7 && value == 0 ? double.NaN : value));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(1, 19)]
    public void Lu(int batch, int size)
    {
        var matrices = Random<double>(batch * size * size, 3);
        var expected = new double[batch * size * (size + 1)];
        Factorizations.Lu<double>(Worker.Single, batch, size, matrices, expected);
        AssertNear(expected, RunLu(batch, size, matrices), 1e-11);
    }

    [Fact]
    public void LuOfASingularMatrix()
    {
        double[] matrices = [1, 2, 3, 2, 4, 6, 1, 1, 1];
        var expected = new double[12];
        Factorizations.Lu<double>(Worker.Single, 1, 3, matrices, expected);
        Assert.Equal(expected, RunLu(1, 3, matrices));
        Assert.All(RunSolve(1, 3, 2, 0, expected, Random<double>(6, 4)), value => Assert.Equal(double.NaN, value));
        Assert.All(RunSolve(1, 3, 2, Transposed, expected, Random<double>(6, 4)), value => Assert.Equal(double.NaN, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Lower)]
    [InlineData(Transposed)]
    [InlineData(Lower | Transposed)]
    [InlineData(Unit)]
    [InlineData(Lower | Transposed | Unit)]
    public void SolveTriangular(int flags)
    {
        const int batch = 2, size = 5, columns = 3;
        double[] matrices = [.. Positive(batch, size).Select(value => value / size)], right = Random<double>(batch * size * columns, 5);
        var expected = new double[right.Length];
        LinearSystems.SolveTriangular<double>(
            Worker.Single, batch, size, columns, (flags & Lower) != 0, (flags & Transposed) != 0, (flags & Unit) != 0, matrices, right, expected);
        using var arena = new GpuArena(Device, 1 << 13);
        var (a, b) = (Up(arena, 0, matrices), Up(arena, 4096, right));
        Device.Accelerator.LoadStreamKernel<int, int, int, int, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>(TriangularDouble)(
            Groups(GpuLinearSystems.Threads(batch, columns)), GpuLinearSystems.Threads(batch, columns), batch, size, columns, flags, a, b, b);
        AssertNear(expected, Down(arena, b), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Transposed)]
    public void Solve(int flags)
    {
        const int batch = 2, size = 6, columns = 3;
        double[] matrices = Random<double>(batch * size * size, 6), right = Random<double>(batch * size * columns, 7);
        double[] factors = new double[batch * size * (size + 1)], expected = new double[right.Length];
        Factorizations.Lu<double>(Worker.Single, batch, size, matrices, factors);
        LinearSystems.Solve<double>(Worker.Single, batch, size, columns, flags == Transposed, factors, right, expected);
        AssertNear(expected, RunSolve(batch, size, columns, flags, factors, right), 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(66)]
    [InlineData(128)]
    public void RandomNumbers(int count)
    {
        const long seed = unchecked((long)0xFEDCBA9876543210), step = 0x1234567890;
        var key = new RandomKey(unchecked((ulong)seed), step);
        var singles = new float[count];
        var doubles = new double[count];
        using var arena = new GpuArena(Device, 1 << 12);
        var (first, second) = (arena.At<float>(0, count), arena.At<double>(2048, count));

        RandomDraws.Uniform<float>(Worker.Single, key, 3, count, singles);
        Device.Accelerator.LoadStreamKernel<int, long, long, int, int, ArrayView<float>>(UniformSingle)(
            Groups(GpuRandom.UniformThreads<float>(count)), GpuRandom.UniformThreads<float>(count), seed, step, 3, count, first);
        Assert.Equal(singles, Down(arena, first));
        RandomDraws.Uniform<double>(Worker.Single, key, 4, count, doubles);
        Device.Accelerator.LoadStreamKernel<int, long, long, int, int, ArrayView<double>>(UniformDouble)(
            Groups(GpuRandom.UniformThreads<double>(count)), GpuRandom.UniformThreads<double>(count), seed, step, 4, count, second);
        Assert.Equal(doubles, Down(arena, second));

        RandomDraws.Normal<float>(Worker.Single, key, 5, count, singles);
        Device.Accelerator.LoadStreamKernel<int, long, long, int, int, ArrayView<float>>(NormalSingle)(
            Groups(GpuRandom.NormalThreads<float>(count)), GpuRandom.NormalThreads<float>(count), seed, step, 5, count, first);
        AssertNear(singles, Down(arena, first), 2e-6);
        RandomDraws.Normal<double>(Worker.Single, key, 6, count, doubles);
        Device.Accelerator.LoadStreamKernel<int, long, long, int, int, ArrayView<double>>(NormalDouble)(
            Groups(GpuRandom.NormalThreads<double>(count)), GpuRandom.NormalThreads<double>(count), seed, step, 6, count, second);
        AssertNear(doubles, Down(arena, second), 1e-14);
    }

    [Theory]
    [InlineData(nameof(SumFloat))]
    [InlineData(nameof(SumInt))]
    [InlineData(nameof(RunFloat))]
    [InlineData(nameof(CholeskyFloat))]
    [InlineData(nameof(CholeskyDouble))]
    [InlineData(nameof(LuFloat))]
    [InlineData(nameof(LuDouble))]
    [InlineData(nameof(TriangularFloat))]
    [InlineData(nameof(TriangularDouble))]
    [InlineData(nameof(SolveFloat))]
    [InlineData(nameof(SolveDouble))]
    [InlineData(nameof(UniformSingle))]
    [InlineData(nameof(UniformDouble))]
    [InlineData(nameof(NormalSingle))]
    [InlineData(nameof(NormalDouble))]
    public void TheyCompileForCards(string kernel) => Ptx.Checked(typeof(RoutineTests), kernel);

    // The index of an implicitly grouped kernel is taken to be the same for all threads.
    static int Thread => Grid.IdxX * Group.DimX + Group.IdxX;

    static void SumFloat(int threads, int outer, int length, int inner, int flags, ArrayView<float> terms, ArrayView<float> result)
    {
        if (Thread < threads)
            GpuRecurrences.Sum(Thread, outer, length, inner, flags == Reverse, terms, result);
    }

    static void SumInt(int threads, int outer, int length, int inner, int flags, ArrayView<int> terms, ArrayView<int> result)
    {
        if (Thread < threads)
            GpuRecurrences.Sum(Thread, outer, length, inner, flags == Reverse, terms, result);
    }

    static void RunFloat(
        int threads, int outer, int length, int inner, int flags, ArrayView<float> terms, ArrayView<float> factors, ArrayView<float> result)
    {
        if (Thread < threads)
            GpuRecurrences.Run(Thread, outer, length, inner, flags == Reverse, terms, factors, result);
    }

    static void CholeskyFloat(int threads, int batch, int size, ArrayView<float> a, ArrayView<float> factors)
    {
        if (Thread < threads)
            GpuFactorizations.Cholesky(Thread, batch, size, a, factors);
    }

    static void CholeskyDouble(int threads, int batch, int size, ArrayView<double> a, ArrayView<double> factors)
    {
        if (Thread < threads)
            GpuFactorizations.Cholesky(Thread, batch, size, a, factors);
    }

    static void LuFloat(int threads, int batch, int size, ArrayView<float> a, ArrayView<float> packed)
    {
        if (Thread < threads)
            GpuFactorizations.Lu(Thread, batch, size, a, packed);
    }

    static void LuDouble(int threads, int batch, int size, ArrayView<double> a, ArrayView<double> packed)
    {
        if (Thread < threads)
            GpuFactorizations.Lu(Thread, batch, size, a, packed);
    }

    static void TriangularFloat(
        int threads, int batch, int size, int columns, int flags, ArrayView<float> a, ArrayView<float> b, ArrayView<float> x)
    {
        if (Thread < threads)
            GpuLinearSystems.SolveTriangular(Thread, batch, size, columns, (flags & Lower) != 0, (flags & Transposed) != 0, (flags & Unit) != 0, a, b, x);
    }

    static void TriangularDouble(
        int threads, int batch, int size, int columns, int flags, ArrayView<double> a, ArrayView<double> b, ArrayView<double> x)
    {
        if (Thread < threads)
            GpuLinearSystems.SolveTriangular(Thread, batch, size, columns, (flags & Lower) != 0, (flags & Transposed) != 0, (flags & Unit) != 0, a, b, x);
    }

    static void SolveFloat(
        int threads, int batch, int size, int columns, int flags, ArrayView<float> factors, ArrayView<float> b, ArrayView<float> x)
    {
        if (Thread < threads)
            GpuLinearSystems.Solve(Thread, batch, size, columns, flags == Transposed, factors, b, x);
    }

    static void SolveDouble(
        int threads, int batch, int size, int columns, int flags, ArrayView<double> factors, ArrayView<double> b, ArrayView<double> x)
    {
        if (Thread < threads)
            GpuLinearSystems.Solve(Thread, batch, size, columns, flags == Transposed, factors, b, x);
    }

    static void UniformSingle(int threads, long seed, long step, int stream, int count, ArrayView<float> result)
    {
        if (Thread < threads)
            GpuRandom.Uniform(Thread, seed, step, stream, count, result);
    }

    static void UniformDouble(int threads, long seed, long step, int stream, int count, ArrayView<double> result)
    {
        if (Thread < threads)
            GpuRandom.Uniform(Thread, seed, step, stream, count, result);
    }

    static void NormalSingle(int threads, long seed, long step, int stream, int count, ArrayView<float> result)
    {
        if (Thread < threads)
            GpuRandom.Normal(Thread, seed, step, stream, count, result);
    }

    static void NormalDouble(int threads, long seed, long step, int stream, int count, ArrayView<double> result)
    {
        if (Thread < threads)
            GpuRandom.Normal(Thread, seed, step, stream, count, result);
    }

    /// <summary>In place.</summary>
    static double[] RunCholesky(int batch, int size, double[] matrices)
    {
        using var arena = new GpuArena(Device, 1 << 13);
        var view = Up(arena, 0, matrices);
        Device.Accelerator.LoadStreamKernel<int, int, int, ArrayView<double>, ArrayView<double>>(CholeskyDouble)(
            Groups(GpuFactorizations.Threads(batch)), GpuFactorizations.Threads(batch), batch, size, view, view);
        return Down(arena, view);
    }

    static double[] RunLu(int batch, int size, double[] matrices)
    {
        using var arena = new GpuArena(Device, 1 << 13);
        var (view, packed) = (Up(arena, 0, matrices), arena.At<double>(4096, batch * size * (size + 1)));
        Device.Accelerator.LoadStreamKernel<int, int, int, ArrayView<double>, ArrayView<double>>(LuDouble)(
            Groups(GpuFactorizations.Threads(batch)), GpuFactorizations.Threads(batch), batch, size, view, packed);
        return Down(arena, packed);
    }

    static double[] RunSolve(int batch, int size, int columns, int flags, double[] factors, double[] right)
    {
        using var arena = new GpuArena(Device, 1 << 13);
        var (packed, b, x) = (Up(arena, 0, factors), Up(arena, 4096, right), arena.At<double>(6144, right.Length));
        Device.Accelerator.LoadStreamKernel<int, int, int, int, int, ArrayView<double>, ArrayView<double>, ArrayView<double>>(SolveDouble)(
            Groups(GpuLinearSystems.Threads(batch, columns)), GpuLinearSystems.Threads(batch, columns), batch, size, columns, flags, packed, b, x);
        return Down(arena, x);
    }

    static KernelConfig Groups(int threads) => ((threads + 31) / 32, 32);

    /// <summary>Matrices A·Aᵀ + I.</summary>
    static double[] Positive(int batch, int size)
    {
        var a = Random<double>(batch * size * size, 8);
        var result = new double[a.Length];
        for (var row = 0; row < batch * size; row++)
            for (var j = 0; j < size; j++)
            {
                var other = row / size * size + j;
                for (var k = 0; k < size; k++) result[row * size + j] += a[row * size + k] * a[other * size + k];
                if (row == other) result[row * size + j]++;
            }
        return result;
    }

    static T[] Random<T>(int count, int seed) where T : INumber<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
    }

    static void AssertNear<T>(T[] expected, T[] actual, double tolerance) where T : INumber<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(double.CreateChecked(expected[i]), double.CreateChecked(actual[i]), tolerance);
    }

    static ArrayView<T> Up<T>(GpuArena arena, long offset, T[] values) where T : unmanaged
    {
        var view = arena.At<T>(offset, values.Length);
        arena.Upload<T>(values, view);
        return view;
    }

    static T[] Down<T>(GpuArena arena, ArrayView<T> view) where T : unmanaged
    {
        var values = new T[view.Length];
        arena.Download(view, values.AsSpan());
        return values;
    }
}
