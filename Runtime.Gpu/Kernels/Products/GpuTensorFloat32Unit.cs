namespace GraphGen.Gpu;

/// <summary>The unit for TF32: a factor in a word.</summary>
readonly struct GpuTensorFloat32Unit : IGpuTensorUnit
{
    /// <inheritdoc/>
    public static int FactorsPerWord => 1;

    /// <inheritdoc/>
    public static uint Pack(float first, float second) => GpuTensorCores.ToTensorFloat32(first);

    /// <inheritdoc/>
    public static GpuTensorSums Multiply(GpuTensorWords first, GpuTensorWords second, GpuTensorSums sums) =>
        GpuTensorCores.MultiplyTensorFloat32(first, second, sums);
}
