namespace GraphGen.Gpu;

/// <summary>Products on a card's tensor cores, of factors that are rounded to bfloat16.</summary>
public readonly struct GpuBFloat16Product : IGpuProductBody<float>
{
    /// <inheritdoc/>
    public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<float> =>
        GpuTensorProduct.Multiply<GpuBFloat16Unit, TEpilogue>(size, left, right, epilogue);
}
