namespace GraphGen;

/// <summary>
/// How exactly a program for a graphics card multiplies matrices of float32. All else is computed as on the processor whatever the
/// precision: float64, and what a product takes along, such as a bias or an activation.
/// </summary>
/// <remarks>Less than <see cref="Full"/> rounds the elements of both matrices as they are read, multiplies them exactly and adds up in
/// float32. NaN and infinity stay what they are. It needs tensor cores: CUDA from SM_80 on. <see cref="GpuDevice.CpuAccelerator"/>
/// simulates them.</remarks>
public enum GpuPrecision
{
    /// <summary>float32.</summary>
    Full,

    /// <summary>TF32, which has the range of float32 and 10 bits behind the first one: rounding, to the nearest and of two away from zero,
    /// changes a number by up to 2⁻¹¹ of it.</summary>
    TensorFloat32,

    /// <summary>bfloat16, which has the range of float32 and 7 bits behind the first one: rounding, to the nearest and of two to the even
    /// one, changes a number by up to 2⁻⁸ of it.</summary>
    BFloat16,
}
