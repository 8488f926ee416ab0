using System.Numerics;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Reductions within a group.</summary>
[Collection(DeviceCollection.Name)]
public class GroupTests
{
    static readonly GpuDevice Device = GpuDevice.CpuAccelerator;

    [Fact]
    public void OfFloats()
    {
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, GpuGroup.Size).Select(_ => 1 + 0.1f * (random.NextSingle() - 0.5f))];
        Check(values, 1e-5);
    }

    [Fact]
    public void OfDoubles()
    {
        var random = new Random(2);
        double[] values = [.. Enumerable.Range(0, GpuGroup.Size).Select(_ => -1 + 0.1 * (random.NextDouble() - 0.5))];
        Check(values, 1e-13);
    }

    [Fact]
    public void OfIntegers() =>
        Check([.. Enumerable.Range(0, GpuGroup.Size).Select(i => i == 77 ? -3 : i % 40 == 5 ? 2 : 1)], 0);

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(127)]
    public void ANaNStays(int place)
    {
        float[] values = [.. Enumerable.Range(0, GpuGroup.Size).Select(i => i == place || i == 127 ? float.NaN : i)];
        var (sum, product, max, min, index) = Run(values);
        Assert.All([sum, product, max, min], value => Assert.Equal(float.NaN, value));
        Assert.Equal(place, index);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ZerosHaveAnOrder(bool isOneNegative)
    {
        float[] values = [.. Enumerable.Range(0, GpuGroup.Size).Select(i => (i == 70) == isOneNegative ? -0f : 0f)];
        var (_, _, max, min, index) = Run(values);
        Assert.False(float.IsNegative(max));
        Assert.True(float.IsNegative(min));
        Assert.Equal(0, index);
    }

    [Fact]
    public void OfOneKindOfZero()
    {
        var (_, _, max, min, _) = Run([.. Enumerable.Repeat(-0f, GpuGroup.Size)]);
        Assert.True(float.IsNegative(max) && float.IsNegative(min));
        (_, _, max, min, _) = Run(new float[GpuGroup.Size]);
        Assert.False(float.IsNegative(max) || float.IsNegative(min));
    }

    [Fact]
    public void OfInfinities()
    {
        float[] values = [.. Enumerable.Range(0, GpuGroup.Size).Select(i => i switch { 3 => float.PositiveInfinity, 99 => float.NegativeInfinity, _ => 1 })];
        var (sum, _, max, min, index) = Run(values);
        Assert.Equal((float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3), (sum, max, min, index));
        Assert.Equal(0, Run([.. Enumerable.Repeat(float.NegativeInfinity, GpuGroup.Size)]).Index);
    }

    [Theory]
    [InlineData(nameof(Floats))]
    [InlineData(nameof(Doubles))]
    [InlineData(nameof(Integers))]
    public void TheyCompileForCards(string kernel)
    {
        var text = Ptx.Checked(typeof(GroupTests), kernel);
        Assert.Contains("shfl.sync", text);
        Assert.DoesNotContain(".local", text);
        Assert.DoesNotContain("max.f", text);
    }

    static void Floats(ArrayView<float> values, ArrayView<float> results, ArrayView<int> indices) => Reduce(values, results, indices);

    static void Doubles(ArrayView<double> values, ArrayView<double> results, ArrayView<int> indices) => Reduce(values, results, indices);

    static void Integers(ArrayView<int> values, ArrayView<int> results, ArrayView<int> indices) => Reduce(values, results, indices);

    /// <summary>All reductions one after another, and sums in a loop.</summary>
    static void Reduce<T>(ArrayView<T> values, ArrayView<T> results, ArrayView<int> indices) where T : unmanaged, INumber<T>
    {
        var thread = Group.IdxX;
        var value = values[thread];
        results[thread] = GpuGroup.Sum(value);
        results[GpuGroup.Size + thread] = GpuGroup.Product(value);
        results[2 * GpuGroup.Size + thread] = GpuGroup.Max(value);
        results[3 * GpuGroup.Size + thread] = GpuGroup.Min(value);
        var (best, index) = GpuGroup.ArgMax((value, thread));
        results[4 * GpuGroup.Size + thread] = best;
        indices[thread] = index;
        for (var i = 0; i < 3; i++) results[(5 + i) * GpuGroup.Size + thread] = GpuGroup.Sum(values[(thread + i) % 128]);
    }

    static (T Sum, T Product, T Max, T Min, int Index) Run<T>(T[] values) where T : unmanaged, INumber<T>
    {
        using var arena = new GpuArena(Device, 1 << 15);
        var (view, results, indices) = (arena.At<T>(0, values.Length), arena.At<T>(1 << 12, 8 * GpuGroup.Size), arena.At<int>(1 << 14, GpuGroup.Size));
        arena.Upload<T>(values, view);
        Device.Accelerator.LoadStreamKernel<ArrayView<T>, ArrayView<T>, ArrayView<int>>(Reduce)((1, GpuGroup.Size), view, results, indices);
        var (all, places) = (new T[8 * GpuGroup.Size], new int[GpuGroup.Size]);
        arena.Download(results, all.AsSpan());
        arena.Download(indices, places.AsSpan());

        // Each thread has the same bits, and these are those of the next run.
        for (var k = 0; k < 8; k++) Assert.All(all[(k * GpuGroup.Size)..((k + 1) * GpuGroup.Size)], value => Assert.Equal(all[k * GpuGroup.Size], value));
        Assert.All(places, place => Assert.Equal(places[0], place));
        Assert.Equal(values[places[0]], all[4 * GpuGroup.Size]);
        for (var i = 0; i < 3; i++)
            if (!T.IsNaN(all[0]) && T.IsFinite(all[0]))
                Assert.Equal(double.CreateChecked(all[0]), double.CreateChecked(all[(5 + i) * GpuGroup.Size]), 1e-4);
        return (all[0], all[GpuGroup.Size], all[2 * GpuGroup.Size], all[3 * GpuGroup.Size], places[0]);
    }

    static void Check<T>(T[] values, double tolerance) where T : unmanaged, INumber<T>
    {
        double[] doubles = [.. values.Select(double.CreateChecked)];
        var first = Run(values);
        Assert.Equal(doubles.Sum(), double.CreateChecked(first.Sum), 100 * tolerance);
        Assert.Equal(doubles.Aggregate(1d, (x, y) => x * y), double.CreateChecked(first.Product), 100 * tolerance);
        Assert.Equal(values.Max(), first.Max);
        Assert.Equal(values.Min(), first.Min);
        Assert.Equal(Array.IndexOf(values, values.Max()), first.Index);
        Assert.Equal(first, Run(values));
    }
}
