using System.Text.RegularExpressions;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Matrix products on tensor cores: simulated on the processor, and as the text for a card.</summary>
[Collection(DeviceCollection.Name)]
public class TensorProductTests
{
    static GpuDevice Device = GpuDevice.CpuAccelerator;

    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(1, 7, 5, 3, 0)]
    [InlineData(1, 7, 5, 3, 3)]
    [InlineData(1, 67, 11, 13, 2)]
    [InlineData(2, 13, 71, 17, 1)]
    [InlineData(2, 3, 5, 37, 3)]
    [InlineData(1, 8, 12, 36, 0)]
    [InlineData(1, 8, 12, 20, 1)]
    [InlineData(1, 8, 12, 20, 2)]
    [InlineData(1, 8, 12, 20, 3)]
    [InlineData(1, 5, 3, 0, 0)]
    [InlineData(0, 5, 3, 2, 0)]
    [InlineData(1, 0, 3, 2, 0)]
    [InlineData(1, 5, 0, 2, 0)]
    public void ASumIsThatOfRoundedFactors(int batch, int rows, int columns, int inner, int layout)
    {
        var size = new GpuProductSize(batch, rows, columns, inner);
        Check(size, layout, offset: 0, TensorFloat32, RoundToTensorFloat32);
        Check(size, layout, offset: 0, BFloat16, RoundToBFloat16);
    }

    /// <summary>The units of a card follow the simulation.</summary>
    [CardTheory]
    [InlineData(1, 7, 5, 3)]
    [InlineData(2, 133, 71, 97)]
    [InlineData(1, 256, 512, 1000)]
    public void ASumOnACardIsThatOfRoundedFactors(int batch, int rows, int columns, int inner)
    {
        Device = GpuDevice.ByIndex(0);
        try
        {
            for (var layout = 0; layout < 4; layout++) ASumIsThatOfRoundedFactors(batch, rows, columns, inner, layout);
            AnEpilogueTakesEachSumOnce();
        }
        finally
        {
            Device = GpuDevice.CpuAccelerator;
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 3)]
    [InlineData(1, 8)]
    public void OperandsMayBeginAnywhere(int layout, int offset)
    {
        var size = new GpuProductSize(1, 12, 8, 20);
        Check(size, layout, offset, TensorFloat32, RoundToTensorFloat32);
        Check(size, layout, offset, BFloat16, RoundToBFloat16);
    }

    [Fact]
    public void AnEpilogueTakesEachSumOnce()
    {
        // 0·0 for each element, and the epilogue adds a bias, and the row the second time.
        using var arena = new GpuArena(Device, 1 << 16);
        var bias = Random(70, 3);
        var (zeros, biases, results) = (arena.At<float>(0, 70 * 20), Up(arena, 8192, bias), arena.At<float>(16384, 20 * 70));
        var kernel = Device.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>>(Biased);
        kernel(GpuProduct.TensorConfig(new(1, 20, 70, 3)), zeros, biases, results);
        kernel(GpuProduct.TensorConfig(new(1, 20, 70, 3)), zeros, biases, results);
        var result = Down(arena, results);
        for (var i = 0; i < 20 * 70; i++) Assert.Equal(2 * bias[i % 70] + i / 70, result[i], 1e-6f);
    }

    [Fact]
    public void InfinityAndNaNReachTheirSums()
    {
        float[] left = [1, float.PositiveInfinity, 2, float.NaN, 3, 4], right = [1, 1];
        using var arena = new GpuArena(Device, 1 << 10);
        var (x, y, results) = (Up(arena, 0, left), Up(arena, 256, right), arena.At<float>(512, 3));
        Action<GpuProductSize, GpuOperand<float>, GpuOperand<float>, ArrayView<float>>[] kernels = [TensorFloat32, BFloat16];
        foreach (var kernel in kernels)
        {
            var size = new GpuProductSize(1, 3, 1, 2);
            Device.Accelerator.LoadStreamKernel(kernel)(
                GpuProduct.TensorConfig(size), size, new GpuOperand<float>(x, 0, 0, 2, 1), new GpuOperand<float>(y, 0, 0, 1, 1), results);
            Assert.Equal([float.PositiveInfinity, float.NaN, 7], Down(arena, results));
        }
    }

    [Theory]
    [InlineData(nameof(TensorFloat32), "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32")]
    [InlineData(nameof(BFloat16), "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32")]
    public void TheyCompileForCards(string kernel, string instruction)
    {
        var text = Ptx.Checked(typeof(TensorProductTests), kernel);
        Assert.Equal(16, Regex.Count(text, Regex.Escape(instruction) + @"\s"));
        Assert.Equal(16, Regex.Count(text, "mma\\."));
        Assert.DoesNotContain("shfl", text);
        Assert.DoesNotContain(".local", text);
        Assert.DoesNotContain("mma.sync", Ptx.Checked(typeof(ProductTests), "TiledFloat"));
        Assert.Contains("st.shared.v4", text);
        Assert.Contains("ld.global.v4", text);
    }

    /// <summary>A thread has four words of each of four rows and four columns. The instructions take two at a time: of 16 rows those of
    /// rows g and g + 8, the first words first, and of 8 columns.</summary>
    [Fact]
    public void TheInstructionsTakeTheirWordsInOrder()
    {
        var text = Ptx.Checked(typeof(TensorProductTests), nameof(BFloat16));
        var lines = Regex.Matches(text, @"ld\.shared\.v4\.b32\s+\{(.*?)\}").Select(match => match.Groups[1].Value.Split(", ")).ToList();
        var operands = Regex.Matches(text, @"mma.*?\{(.*?)\}, \{(.*?)\}, \{(.*?)\}, \{(.*?)\}").Select(match => match.Groups).ToList();
        Assert.Equal((8, 16), (lines.Count, operands.Count));
        for (var k = 0; k < 16; k++)
        {
            int word = k / 8 * 2, row = k % 8 / 4 * 2, column = 4 + k % 4;
            Assert.Equal(
                [lines[row][word], lines[row + 1][word], lines[row][word + 1], lines[row + 1][word + 1]],
                operands[k][2].Value.Split(", "));
            Assert.Equal([lines[column][word], lines[column][word + 1]], operands[k][3].Value.Split(", "));
            if (k >= 8) Assert.Equal(operands[k - 8][1].Value, operands[k][4].Value);
        }
    }

    [Fact]
    public void FactorsAreRoundedToTheNearest()
    {
        var random = new Random(3);
        float[] numbers =
        [
            0, -0f, 1, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity,
            .. Enumerable.Range(0, 100_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))
                .Where(x => !float.IsNaN(x)),
            // Halfway, and next to that: 12 and 15 of the last bits are 0 then.
            .. Enumerable.Range(0, 1000).SelectMany(k => new[] { -1, 0, 1 }.SelectMany(d => new[]
            {
                BitConverter.Int32BitsToSingle(0x3f801000 + k * 0x2000 + d), BitConverter.Int32BitsToSingle(0x3f808000 + k * 0x10000 + d),
            })),
        ];
        foreach (var number in numbers)
        {
            Assert.Equal(Bits(RoundToTensorFloat32(number)), GpuTensorCores.ToTensorFloat32(number));
            Assert.Equal(Bits(RoundToBFloat16(number)) >> 16, GpuTensorCores.ToBFloat16(number, 1) & 0xffff);
            Assert.Equal(Bits(RoundToBFloat16(number)) >> 16, GpuTensorCores.ToBFloat16(1, number) >> 16);
        }

        static uint Bits(double exact) => BitConverter.SingleToUInt32Bits((float)exact);
    }

    [Theory]
    [InlineData(0x7f800001)]
    [InlineData(0x7fc00000)]
    [InlineData(0x7fffffff)]
    [InlineData(-1)]
    public void NaNStaysNaN(int bits)
    {
        var nan = BitConverter.Int32BitsToSingle(bits);
        Assert.True(float.IsNaN(BitConverter.UInt32BitsToSingle(GpuTensorCores.ToTensorFloat32(nan))));
        Assert.True(float.IsNaN(BitConverter.UInt32BitsToSingle(GpuTensorCores.ToBFloat16(nan, 0) << 16)));
    }

    static void TensorFloat32(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, ArrayView<float> results) =>
        GpuTensorFloat32Product.Multiply(size, left, right, new ProductTests.Plain<float>(results, size.Rows, size.Columns));

    static void BFloat16(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, ArrayView<float> results) =>
        GpuBFloat16Product.Multiply(size, left, right, new ProductTests.Plain<float>(results, size.Rows, size.Columns));

    static void Biased(ArrayView<float> zeros, ArrayView<float> bias, ArrayView<float> results) => GpuTensorFloat32Product.Multiply(
        new(1, 20, 70, 3), new GpuOperand<float>(zeros, 0, 0, 3, 1), new GpuOperand<float>(zeros, 0, 0, 70, 1),
        new ProductTests.Bias(bias, results));

    /// <summary>10 bits behind the first one; ties away from zero.</summary>
    static double RoundToTensorFloat32(float value) => Round(value, 10, MidpointRounding.AwayFromZero);

    /// <summary>7 bits behind the first one; ties to even.</summary>
    static double RoundToBFloat16(float value) => Round(value, 7, MidpointRounding.ToEven);

    static double Round(float value, int bits, MidpointRounding ties)
    {
        if (value == 0 || !float.IsFinite(value)) return value;
        var unit = Math.ScaleB(1, Math.Max(Math.ILogB(value), -126) - bits);
        var rounded = Math.Round(value / unit, ties) * unit;
        return Math.Abs(rounded) >= Math.ScaleB(1, 128) ? Math.CopySign(double.PositiveInfinity, rounded) : rounded;
    }

    /// <summary>Compares with sums of doubles, and a second run with the first. An addition of float32 has an error of up to 2⁻²⁴ of
    /// its result, which is no larger than the sum of the terms' magnitudes; the products are exact.</summary>
    static void Check(
        GpuProductSize size, int layout, int offset, Action<GpuProductSize, GpuOperand<float>, GpuOperand<float>, ArrayView<float>> kernel,
        Func<float, double> round)
    {
        var (batch, rows, columns, inner) = size;
        float[] left = Random(offset + batch * rows * inner, 1), right = Random(offset + batch * inner * columns, 2);
        float[] filled = [.. Enumerable.Repeat(7f, batch * rows * columns + 1)];
        using var arena = new GpuArena(Device, 1 << 17);
        var (x, y, results) = (Up(arena, 0, left), Up(arena, 1 << 15, right), Up(arena, 1 << 16, filled));
        var leftOperand = (layout & 1) == 0
            ? new GpuOperand<float>(x, offset, rows * inner, inner, 1)
            : new GpuOperand<float>(x, offset, rows * inner, 1, rows);
        var rightOperand = (layout & 2) == 0
            ? new GpuOperand<float>(y, offset, inner * columns, columns, 1)
            : new GpuOperand<float>(y, offset, inner * columns, 1, inner);
        var launch = Device.Accelerator.LoadStreamKernel(kernel);
        launch(GpuProduct.TensorConfig(size), size, leftOperand, rightOperand, results);
        var first = Down(arena, results);
        for (var b = 0; b < batch; b++)
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                {
                    double sum = 0, magnitude = 0;
                    for (var k = 0; k < inner; k++)
                    {
                        var term = round(left[Place(leftOperand, b, i, k)]) * round(right[Place(rightOperand, b, k, j)]);
                        sum += term;
                        magnitude += Math.Abs(term);
                    }
                    Assert.Equal(sum, first[(b * rows + i) * columns + j], inner * Math.ScaleB(magnitude, -24));
                }
        Assert.Equal(7, first[^1]);
        launch(GpuProduct.TensorConfig(size), size, leftOperand, rightOperand, results);
        Assert.Equal(first, Down(arena, results));
    }

    static int Place(GpuOperand<float> operand, int batch, int row, int column) =>
        operand.Offset + batch * operand.BatchStride + row * operand.RowStride + column * operand.ColumnStride;

    static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    static ArrayView<float> Up(GpuArena arena, long offset, float[] values)
    {
        var view = arena.At<float>(offset, values.Length);
        arena.Upload<float>(values, view);
        return view;
    }

    static float[] Down(GpuArena arena, ArrayView<float> view)
    {
        var values = new float[view.Length];
        arena.Download(view, values.AsSpan());
        return values;
    }
}
