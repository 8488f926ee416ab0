namespace GraphGen.Gpu;

/// <summary>Products on a card's tensor cores, of factors that are rounded to TF32.</summary>
public readonly struct GpuTensorFloat32Product : IGpuProductBody<float>
{
    /// <inheritdoc/>
    public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<float> =>
        GpuTensorProduct.Multiply<GpuTensorFloat32Unit, TEpilogue>(size, left, right, epilogue);
}
