namespace GraphGen.Benchmarks.Workloads;

/// <summary>The product of two square matrices.</summary>
/// <param name="Size">Their rows and columns.</param>
/// <param name="Precision">What their elements are rounded to before they are multiplied: <c>tf32</c> or <c>bf16</c>; null for
/// nothing.</param>
sealed record MatrixProduct(int Size, string? Precision = null)
    : Problem($"product-{Size}{(Precision is null ? "" : "-" + Precision)}", $"matrix product {Size} × {Size} × {Size}{(Precision is null ? "" : " in " + Precision)}")
{
    readonly float[] left = Numbers.Uniform(Size * Size, seed: 6);

    readonly float[] right = Numbers.Uniform(Size * Size, seed: 7);

    /// <summary>The left operand, row by row.</summary>
    public ReadOnlySpan<float> Left => left;

    /// <summary>The right operand, row by row.</summary>
    public ReadOnlySpan<float> Right => right;

    public override void Write(SafetensorsWriter writer)
    {
        writer.Add("left", Tensor.Of(left, Size, Size));
        writer.Add("right", Tensor.Of(right, Size, Size));
    }
}
