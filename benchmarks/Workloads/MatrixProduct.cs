namespace GraphGen.Benchmarks.Workloads;

/// <summary>The product of two square matrices.</summary>
/// <param name="Size">Their rows and columns.</param>
sealed record MatrixProduct(int Size) : Problem($"product-{Size}", $"matrix product {Size} × {Size} × {Size}")
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
