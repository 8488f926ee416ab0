using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Products whose sums the vendor's library computes, where <see cref="GpuDevice.AllowCublas"/> allows it and it can be
/// loaded.</summary>
public static class GpuVendorProduct
{
    /// <summary>A larger batch of products is left to one launch of GraphGen's own kernel.</summary>
    const int MostProducts = 8;

    /// <summary>Computes the sums of a product, if the library may and can: in full precision, of operands that lie as it takes
    /// them.</summary>
    /// <param name="device">Where.</param>
    /// <param name="precision">How exactly.</param>
    /// <param name="size">The size of the product.</param>
    /// <param name="left">The left operand, <c>[batch, rows, inner]</c>.</param>
    /// <param name="right">The right operand, <c>[batch, inner, columns]</c>.</param>
    /// <param name="sums">Takes the sums, <c>[batch, rows, columns]</c>, row-major; no operand lies there.</param>
    /// <returns>Whether the device was given the product; if not, nothing has happened.</returns>
    /// <exception cref="GpuException">The library failed.</exception>
    public static bool TryMultiply(
        GpuDevice device, GpuPrecision precision, GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, ArrayView<float> sums)
    {
        if (Gemm(device, precision, size, left, right) is not { } gemm) return false;
        for (var k = 0; k < size.Batch; k++)
            Try(device, (gemm, size, First: Matrix(right, k), Second: Matrix(left, k), Result: Matrix(sums, size, k)),
                static (library, call) => library.Multiply(call.gemm, call.size.Columns, call.size.Rows, call.size.Inner, call.First, call.Second, call.Result));
        return true;
    }

    /// <inheritdoc cref="TryMultiply(GpuDevice, GpuPrecision, GpuProductSize, GpuOperand{float}, GpuOperand{float}, ArrayView{float})"/>
    public static bool TryMultiply(
        GpuDevice device, GpuPrecision precision, GpuProductSize size, GpuOperand<double> left, GpuOperand<double> right, ArrayView<double> sums)
    {
        if (Gemm(device, precision, size, left, right) is not { } gemm) return false;
        for (var k = 0; k < size.Batch; k++)
            Try(device, (gemm, size, First: Matrix(right, k), Second: Matrix(left, k), Result: Matrix(sums, size, k)),
                static (library, call) => library.Multiply(call.gemm, call.size.Columns, call.size.Rows, call.size.Inner, call.First, call.Second, call.Result));
        return true;
    }

    static GpuGemm? Gemm<T>(GpuDevice device, GpuPrecision precision, GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right)
        where T : unmanaged =>
        precision != GpuPrecision.Full || device.Gemm is null || size.IsEmpty || size.Batch > MostProducts ? null : GpuGemm.Of(size, left, right);

    static ArrayView<T> Matrix<T>(GpuOperand<T> operand, int k) where T : unmanaged
    {
        var first = operand.Offset + k * (long)operand.BatchStride;
        return operand.Elements.SubView(first, operand.Elements.Length - first);
    }

    static ArrayView<T> Matrix<T>(ArrayView<T> sums, GpuProductSize size, int k) where T : unmanaged =>
        sums.SubView(k * (long)size.Rows * size.Columns, (long)size.Rows * size.Columns);

    static void Try<TCall>(GpuDevice device, TCall call, Action<IGpuGemm, TCall> multiply)
    {
        device.Launches++;
        try
        {
            multiply(device.Gemm!, call);
        }
        catch (ILGPU.Runtime.Cuda.CuBlasException exception)
        {
            throw device.Failure("multiply matrices by cuBLAS", exception);
        }
    }
}
