using System.Numerics;
using System.Text.RegularExpressions;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Matrix products in kernels.</summary>
[Collection(DeviceCollection.Name)]
public class ProductTests
{
    static readonly GpuDevice Device = GpuDevice.CpuAccelerator;

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 70, 5, 33)]
    [InlineData(2, 3, 67, 16)]
    [InlineData(3, 4, 8, 20)]
    [InlineData(2, 7, 5, 0)]
    public void OfAnySize(int batch, int rows, int columns, int inner)
    {
        var size = new GpuProductSize(batch, rows, columns, inner);
        for (var layout = 0; layout < 4; layout++)
        {
            Check<float>(size, layout, offset: 0, Tiled, GpuProduct.TiledConfig(size), 1e-5);
            Check<float>(size, layout, offset: layout, Small, GpuProduct.SmallConfig(size), 1e-5);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void OfOperandsThatBeginAnywhere(int layout)
    {
        var size = new GpuProductSize(1, 20, 24, 36);
        Check<float>(size, layout, offset: 3, Tiled, GpuProduct.TiledConfig(size), 1e-5);
        Check<float>(size, layout, offset: 8, Tiled, GpuProduct.TiledConfig(size), 1e-5);
    }

    [Fact]
    public void OfDoubles()
    {
        var size = new GpuProductSize(1, 9, 66, 18);
        Check<double>(size, 0, 0, Tiled, GpuProduct.TiledConfig(size), 1e-14);
        size = new(1, 8, 12, 20);
        Check<double>(size, 0, 0, Tiled, GpuProduct.TiledConfig(size), 1e-14);
        Check<double>(size, 3, 0, Tiled, GpuProduct.TiledConfig(size), 1e-14);
        Check<double>(size, 3, 1, Small, GpuProduct.SmallConfig(size), 1e-14);
    }

    [Fact]
    public void OfIntegers()
    {
        var size = new GpuProductSize(2, 5, 4, 20);
        Check<int>(size, 0, 0, Tiled, GpuProduct.TiledConfig(size), 0);
        Check<int>(size, 1, 0, Small, GpuProduct.SmallConfig(size), 0);
    }

    [Theory]
    [InlineData(0, 5, 4, 3)]
    [InlineData(2, 0, 4, 3)]
    [InlineData(2, 5, 0, 3)]
    public void OfNothing(int batch, int rows, int columns, int inner)
    {
        var size = new GpuProductSize(batch, rows, columns, inner);
        Check<float>(size, 0, 0, Tiled, GpuProduct.TiledConfig(size), 0);
        Check<float>(size, 0, 0, Small, GpuProduct.SmallConfig(size), 0);
    }

    [Fact]
    public void AMatrixMayBeUsedForTheWholeBatch()
    {
        var (left, right) = (Random<float>(2 * 3 * 4, 1), Random<float>(4 * 5, 2));
        using var arena = new GpuArena(Device, 1 << 16);
        var (x, y, sums) = (Up(arena, 0, left), Up(arena, 1024, right), arena.At<float>(2048, 2 * 3 * 5));
        Device.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>>(Repeated)(
            GpuProduct.TiledConfig(new(2, 3, 5, 4)), x, y, sums);
        var result = Down(arena, sums);
        for (var i = 0; i < 6; i++)
            for (var j = 0; j < 5; j++)
                Assert.Equal(Enumerable.Range(0, 4).Sum(k => (double)left[i * 4 + k] * right[k * 5 + j]), result[i * 5 + j], 1e-5);
    }

    [Fact]
    public void AnEpilogueTakesEachSumOnce()
    {
        // 0·0 for each element, and the epilogue adds a bias and counts.
        using var arena = new GpuArena(Device, 1 << 16);
        var bias = Random<float>(70, 3);
        var (zeros, biases, results) = (arena.At<float>(0, 70 * 20), Up(arena, 8192, bias), arena.At<float>(16384, 20 * 70));
        var kernel = Device.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>>(Biased);
        kernel(GpuProduct.TiledConfig(new(1, 20, 70, 3)), zeros, biases, results);
        kernel(GpuProduct.TiledConfig(new(1, 20, 70, 3)), zeros, biases, results);
        var result = Down(arena, results);
        for (var i = 0; i < 20 * 70; i++) Assert.Equal(2 * bias[i % 70] + i / 70, result[i], 1e-6f);
    }

    [Theory]
    [InlineData(1, 4096, 4096, false)]
    [InlineData(1, 4096, 10, true)]
    [InlineData(1, 64, 128, true)]
    [InlineData(64, 64, 64, false)]
    public void FewResultsAreSmall(int batch, int rows, int columns, bool expected) =>
        Assert.Equal(expected, GpuProduct.IsSmall(new(batch, rows, columns, 100)));

    [Fact]
    public void GridsHaveOneDimension()
    {
        Assert.Equal(new Index3D(100_000 * 2 * 3, 1, 1), GpuProduct.TiledConfig(new(100_000, 65, 129, 1)).GridDim);
        Assert.Equal(new Index3D(256, 1, 1), GpuProduct.TiledConfig(new(1, 1, 1, 1)).GroupDim);
        Assert.Equal(new Index3D(1, 1, 1), GpuProduct.SmallConfig(new(0, 0, 5, 1)).GridDim);
        var message = Assert.Throws<GpuException>(() => GpuProduct.SmallConfig(new(1 << 20, 1 << 10, 1 << 10, 1))).Message;
        Assert.Equal(
            "The grid is too large: a product of the size 1048576 × [1024 × 1] · [1 × 1024] takes "
            + "4294967296 groups, and 2147483647 are the limit.", message);
        Assert.Throws<ArgumentException>(() => GpuProduct.TiledConfig(new(1, -1, 1, 1)));
    }

    [Theory]
    [InlineData(nameof(TiledFloat))]
    [InlineData(nameof(TiledDouble))]
    [InlineData(nameof(TiledInt))]
    [InlineData(nameof(SmallFloat))]
    [InlineData(nameof(Biased))]
    [InlineData(nameof(Repeated))]
    public void TheyCompileForCards(string kernel)
    {
        var text = Ptx.Checked(typeof(ProductTests), kernel);
        Assert.DoesNotContain(".local", text);
        Assert.DoesNotMatch(new Regex(@"\bld\.f|\bst\.f"), text);
    }

    [Fact]
    public void TilesAreReadInQuads()
    {
        var text = Ptx.Checked(typeof(ProductTests), nameof(TiledFloat));
        Assert.Contains("ld.shared.v4", text);
        Assert.Contains("ld.global.v4", text);
        Assert.Contains("st.shared.v4", text);
    }

    internal readonly struct Plain<T>(ArrayView<T> results, int rows, int columns) : IGpuEpilogue<T> where T : unmanaged
    {
        readonly ArrayView<T> results = results;
        readonly int rows = rows, columns = columns;

        public void Store(T sum, int batch, int row, int column) => results[(batch * rows + row) * columns + column] = sum;

        public T SumAt(int place) => results[place];
    }

    internal readonly struct Bias(ArrayView<float> bias, ArrayView<float> results) : IGpuEpilogue<float>
    {
        readonly ArrayView<float> bias = bias, results = results;

        public void Store(float sum, int batch, int row, int column)
        {
            var index = row * 70 + column;
            results[index] = results[index] == 0 ? sum + bias[column] : results[index] + bias[column] + row;
        }

        public float SumAt(int place) => 0;
    }

    static void Tiled<T>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, ArrayView<T> results) where T : unmanaged, INumber<T> =>
        GpuProduct.Tiled(size, left, right, new Plain<T>(results, size.Rows, size.Columns));

    static void Small<T>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, ArrayView<T> results) where T : unmanaged, INumber<T> =>
        GpuProduct.Small(size, left, right, new Plain<T>(results, size.Rows, size.Columns));

    static void TiledFloat(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, ArrayView<float> results) => Tiled(size, left, right, results);

    static void TiledDouble(GpuProductSize size, GpuOperand<double> left, GpuOperand<double> right, ArrayView<double> results) => Tiled(size, left, right, results);

    static void TiledInt(GpuProductSize size, GpuOperand<int> left, GpuOperand<int> right, ArrayView<int> results) => Tiled(size, left, right, results);

    static void SmallFloat(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, ArrayView<float> results) => Small(size, left, right, results);

    static void Biased(ArrayView<float> zeros, ArrayView<float> bias, ArrayView<float> results) =>
        GpuProduct.Tiled(new(1, 20, 70, 3), new GpuOperand<float>(zeros, 0, 0, 3, 1), new GpuOperand<float>(zeros, 0, 0, 70, 1), new Bias(bias, results));

    static void Repeated(ArrayView<float> left, ArrayView<float> right, ArrayView<float> results) =>
        GpuProduct.Tiled(
            new(2, 3, 5, 4), new GpuOperand<float>(left, 0, 12, 4, 1), new GpuOperand<float>(right, 0, 0, 5, 1), new Plain<float>(results, 3, 5));

    /// <summary>Compares with sums of doubles, and a second run with the first.</summary>
    static void Check<T>(
        GpuProductSize size, int layout, int offset, Action<GpuProductSize, GpuOperand<T>, GpuOperand<T>, ArrayView<T>> body,
        KernelConfig config, double tolerance) where T : unmanaged, INumber<T>
    {
        var (batch, rows, columns, inner) = size;
        T[] left = Random<T>(offset + batch * rows * inner, 1), right = Random<T>(offset + batch * inner * columns, 2);
        var missing = T.CreateChecked(7);
        T[] filled = [.. Enumerable.Repeat(missing, batch * rows * columns + 1)];
        using var arena = new GpuArena(Device, 1 << 17);
        var (x, y, results) = (Up(arena, 0, left), Up(arena, 1 << 15, right), Up(arena, 1 << 16, filled));
        var leftOperand = (layout & 1) == 0
            ? new GpuOperand<T>(x, offset, rows * inner, inner, 1)
            : new GpuOperand<T>(x, offset, rows * inner, 1, rows);
        var rightOperand = (layout & 2) == 0
            ? new GpuOperand<T>(y, offset, inner * columns, columns, 1)
            : new GpuOperand<T>(y, offset, inner * columns, 1, inner);
        var kernel = Device.Accelerator.LoadStreamKernel(body);
        kernel(config, size, leftOperand, rightOperand, results);
        var first = Down(arena, results);
        for (var b = 0; b < batch; b++)
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                {
                    var sum = 0d;
                    for (var k = 0; k < inner; k++)
                        sum += double.CreateChecked(left[Place(leftOperand, b, i, k)]) * double.CreateChecked(right[Place(rightOperand, b, k, j)]);
                    Assert.Equal(sum, double.CreateChecked(first[(b * rows + i) * columns + j]), tolerance);
                }
        Assert.Equal(missing, first[^1]);
        kernel(config, size, leftOperand, rightOperand, results);
        Assert.Equal(first, Down(arena, results));
    }

    static int Place<T>(GpuOperand<T> operand, int batch, int row, int column) where T : unmanaged =>
        operand.Offset + batch * operand.BatchStride + row * operand.RowStride + column * operand.ColumnStride;

    static T[] Random<T>(int count, int seed) where T : INumber<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(
            typeof(T) == typeof(int) ? random.Next(-9, 10) : typeof(T) == typeof(float) ? random.NextSingle() - 0.5f : random.NextDouble() - 0.5))];
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
