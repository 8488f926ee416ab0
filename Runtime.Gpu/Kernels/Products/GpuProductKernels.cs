using ILGPU;

namespace GraphGen.Gpu;

/// <summary>The kernels of one product: which of them is launched depends on the precision and on the size.</summary>
/// <typeparam name="TLaunch">How they are launched: see <see cref="GpuKernel{TLaunch}"/>.</typeparam>
/// <param name="tiled">The kernel for large products.</param>
/// <param name="small">The kernel for small ones.</param>
/// <param name="tensorFloat32">The kernel for factors rounded to TF32; null where the precision makes no difference.</param>
/// <param name="bfloat16">The kernel for factors rounded to bfloat16; null where the precision makes no difference.</param>
/// <param name="finished">The kernel for sums that a library has computed; null where it does not, or nothing rides on them.</param>
public sealed class GpuProductKernels<TLaunch>(
    Delegate tiled, Delegate small, Delegate? tensorFloat32 = null, Delegate? bfloat16 = null, Delegate? finished = null)
    where TLaunch : Delegate
{
    readonly GpuKernel<TLaunch> tiled = new(tiled), small = new(small);
    readonly GpuKernel<TLaunch>? tensorFloat32 = tensorFloat32 is null ? null : new(tensorFloat32);
    readonly GpuKernel<TLaunch>? bfloat16 = bfloat16 is null ? null : new(bfloat16);
    readonly GpuKernel<TLaunch>? finished = finished is null ? null : new(finished);

    /// <summary>What launches the product on a device, and the grid. Allocates nothing but the first time.</summary>
    /// <param name="device">Where.</param>
    /// <param name="precision">How exactly.</param>
    /// <param name="size">The size of the product.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="config">The groups of threads.</param>
    /// <returns>Whether there are any results.</returns>
    /// <exception cref="GpuException">The kernel can't be compiled for the device, or the grid is too large.</exception>
    public bool On(GpuDevice device, GpuPrecision precision, GpuProductSize size, out TLaunch launch, out KernelConfig config)
    {
        (launch, config) = (null!, default);
        if (size.IsEmpty) return false;
        var isSmall = GpuProduct.IsSmall(size);
        var tensor = Tensor(precision);
        config = tensor is not null ? GpuProduct.TensorConfig(size) : isSmall ? GpuProduct.SmallConfig(size) : GpuProduct.TiledConfig(size);
        launch = (tensor ?? (isSmall ? small : tiled)).On(device);
        return true;
    }

    /// <summary>What launches the rest of a product whose sums a library has been given to compute, and the grid.</summary>
    /// <param name="device">Where.</param>
    /// <param name="size">The size of the product.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="config">The groups of threads.</param>
    /// <returns>Whether there is a rest.</returns>
    /// <exception cref="GpuException">The kernel can't be compiled for the device, or the grid is too large.</exception>
    public bool AfterVendor(GpuDevice device, GpuProductSize size, out TLaunch launch, out KernelConfig config)
    {
        (launch, config) = (null!, default);
        if (finished is null || !GpuGrid.Points((long)size.Batch * size.Rows * size.Columns, out config)) return false;
        launch = finished.On(device);
        return true;
    }

    /// <summary>Compiles the kernels that products from one size to another may be launched with.</summary>
    /// <param name="device">Where.</param>
    /// <param name="precision">How exactly.</param>
    /// <param name="smallest">The smallest size.</param>
    /// <param name="largest">The largest one.</param>
    /// <exception cref="GpuException">A kernel can't be compiled for the device.</exception>
    public void Warmup(GpuDevice device, GpuPrecision precision, GpuProductSize smallest, GpuProductSize largest)
    {
        if (Tensor(precision) is { } tensor)
        {
            tensor.On(device);
            return;
        }
        if (device.Gemm is not null) finished?.On(device);
        if (GpuProduct.IsSmall(smallest)) small.On(device);
        if (!GpuProduct.IsSmall(largest)) tiled.On(device);
    }

    GpuKernel<TLaunch>? Tensor(GpuPrecision precision) => precision switch
    {
        GpuPrecision.TensorFloat32 => tensorFloat32,
        GpuPrecision.BFloat16 => bfloat16,
        _ => null,
    };
}
