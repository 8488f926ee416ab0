using ILGPU;
using ILGPU.Runtime.Cuda;

namespace GraphGen.Gpu;

/// <summary>NVIDIA's cuBLAS, through ILGPU.Algorithms.</summary>
sealed class GpuCublas(CuBlas library) : IGpuGemm
{
    /// <summary>Loads the library for a device; null where that can't be done.</summary>
    public static IGpuGemm? TryLoad(GpuDevice device)
    {
        if (device.Kind != GpuDeviceKind.Cuda) return null;
        try
        {
            return new GpuCublas(new CuBlas((CudaAccelerator)device.Accelerator));
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or CuBlasException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Multiply(GpuGemm gemm, int rows, int columns, int inner, ArrayView<float> first, ArrayView<float> second, ArrayView<float> result) =>
        library.Gemm(gemm.First, gemm.Second, rows, columns, inner, 1, first, gemm.FirstStride, second, gemm.SecondStride, 0, result, rows);

    /// <inheritdoc/>
    public void Multiply(GpuGemm gemm, int rows, int columns, int inner, ArrayView<double> first, ArrayView<double> second, ArrayView<double> result) =>
        library.Gemm(gemm.First, gemm.Second, rows, columns, inner, 1, first, gemm.FirstStride, second, gemm.SecondStride, 0, result, rows);
}
