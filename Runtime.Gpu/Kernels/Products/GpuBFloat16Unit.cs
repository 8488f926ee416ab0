namespace GraphGen.Gpu;

/// <summary>The unit for bfloat16: two factors in a word, the first one in its lower half.</summary>
readonly struct GpuBFloat16Unit : IGpuTensorUnit
{
    /// <inheritdoc/>
    public static int FactorsPerWord => 2;

    /// <inheritdoc/>
    public static uint Pack(float first, float second) => GpuTensorCores.ToBFloat16(first, second);

    /// <inheritdoc/>
    public static GpuTensorSums Multiply(GpuTensorWords first, GpuTensorWords second, GpuTensorSums sums) =>
        GpuTensorCores.MultiplyBFloat16(first, second, sums);
}
