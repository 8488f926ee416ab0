using ILGPU;

namespace GraphGen.Gpu;

/// <summary>A library that multiplies matrices on a device as BLAS does: column by column, here always for all of the result.</summary>
interface IGpuGemm
{
    /// <summary>Multiplies a <c>rows × inner</c> matrix with an <c>inner × columns</c> matrix, without waiting for it.</summary>
    void Multiply(GpuGemm gemm, int rows, int columns, int inner, ArrayView<float> first, ArrayView<float> second, ArrayView<float> result);

    /// <inheritdoc cref="Multiply(GpuGemm, int, int, int, ArrayView{float}, ArrayView{float}, ArrayView{float})"/>
    void Multiply(GpuGemm gemm, int rows, int columns, int inner, ArrayView<double> first, ArrayView<double> second, ArrayView<double> result);
}
