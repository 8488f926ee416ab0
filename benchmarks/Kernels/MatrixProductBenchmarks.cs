using BenchmarkDotNet.Attributes;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Kernels;

/// <summary>float32 products on one thread. The operations per second are 2·m·n·k over the time.</summary>
public class MatrixProductBenchmarks
{
    Arena arena = null!;
    Operand<float> left, right;
    Block<float> result;

    /// <summary>Rows × inner × columns, and which operand is transposed in memory.</summary>
    [Params(
        "64x64x64", "128x128x128", "256x256x256", "512x512x512", "1024x1024x1024", "1024x1024x1024 right", "1024x1024x1024 left",
        "64x784x128 right", "128x64x784 left", "64x128x10 right", "1x784x128 right", "4x2x4 right")]
    public string Shape { get; set; } = "";

    ProductSize size;

    [GlobalSetup]
    public void Setup()
    {
        var parts = Shape.Split(' ');
        var (rows, inner, columns) = parts[0].Split('x').Select(int.Parse).ToArray() is [var m, var k, var n] ? (m, k, n) : default;
        var transposed = parts.ElementAtOrDefault(1);
        size = new(1, rows, columns, inner);
        var leftBytes = ArenaLayout.Align(sizeof(float) * (long)rows * inner);
        var rightBytes = ArenaLayout.Align(sizeof(float) * (long)inner * columns);
        arena = new(leftBytes + rightBytes + sizeof(float) * (long)rows * columns);
        var leftValues = arena.At<float>(0, rows * inner);
        var rightValues = arena.At<float>(leftBytes, inner * columns);
        leftValues.Span.Fill(0.5f);
        rightValues.Span.Fill(0.25f);
        left = transposed == "left" ? new(leftValues, 0, 1, rows) : new(leftValues, 0, inner, 1);
        right = transposed == "right" ? new(rightValues, 0, 1, inner) : new(rightValues, 0, columns, 1);
        result = arena.At<float>(leftBytes + rightBytes, rows * columns);
    }

    [GlobalCleanup]
    public void Cleanup() => arena.Dispose();

    [Benchmark]
    public void Multiply() => MatrixProduct.Multiply(Worker.Single, size, left, right, result, default(PlainSum<float>));
}
