using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Which precisions devices have, and which kernels of a product they take.</summary>
[Collection(DeviceCollection.Name)]
public class PrecisionTests
{
    static readonly GpuDevice Device = GpuDevice.CpuAccelerator;

    [Theory]
    [InlineData(GpuDeviceKind.Cuda, "SM_80")]
    [InlineData(GpuDeviceKind.Cuda, "SM_90")]
    [InlineData(GpuDeviceKind.Cuda, "SM_120")]
    [InlineData(GpuDeviceKind.CpuAccelerator, "")]
    public void TensorCoresArePresent(GpuDeviceKind kind, string architecture)
    {
        GpuTensorSupport.Require(GpuPrecision.TensorFloat32, kind, architecture, "a card");
        GpuTensorSupport.Require(GpuPrecision.BFloat16, kind, architecture, "a card");
    }

    [Theory]
    [InlineData(GpuDeviceKind.Cuda, "SM_75", "CUDA, SM_75")]
    [InlineData(GpuDeviceKind.Cuda, "", "CUDA, of an unknown generation")]
    [InlineData(GpuDeviceKind.OpenCL, "OpenCL C 3.0", "OpenCL")]
    public void WithoutTensorCoresOnlyFullPrecisionIsThere(GpuDeviceKind kind, string architecture, string described)
    {
        GpuTensorSupport.Require(GpuPrecision.Full, kind, architecture, "Card 1");
        var message = Assert.Throws<GpuException>(
            () => GpuTensorSupport.Require(GpuPrecision.BFloat16, kind, architecture, "Card 1")).Message;
        Assert.Equal(
            "The precision BFloat16 was asked for, which needs tensor cores of CUDA's generation SM_80 or later; Card 1 is a device of "
            + $"{described}. Bind with GpuPrecision.Full.", message);
    }

    [Fact]
    public void AnUnknownPrecisionIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => GpuTensorSupport.Require((GpuPrecision)3, GpuDeviceKind.CpuAccelerator, "", "the processor"));

    [Fact]
    public void PrecisionAndSizePickTheKernel()
    {
        var kernels = new GpuProductKernels<Launch>(Marked<Tiled>, Marked<Small>, Marked<TensorFloat32>, Marked<BFloat16>);
        GpuProductSize small = new(1, 4, 5, 6), large = new(48, 20, 20, 6);
        Assert.Equal(2, Mark(kernels, GpuPrecision.Full, small));
        Assert.Equal(1, Mark(kernels, GpuPrecision.Full, large));
        Assert.Equal(3, Mark(kernels, GpuPrecision.TensorFloat32, small));
        Assert.Equal(3, Mark(kernels, GpuPrecision.TensorFloat32, large));
        Assert.Equal(4, Mark(kernels, GpuPrecision.BFloat16, small));
        Assert.False(kernels.On(Device, GpuPrecision.Full, new(0, 4, 5, 6), out _, out _));

        // Of float64, say.
        var without = new GpuProductKernels<Launch>(Marked<Tiled>, Marked<Small>);
        Assert.Equal(2, Mark(without, GpuPrecision.TensorFloat32, small));
        Assert.Equal(1, Mark(without, GpuPrecision.BFloat16, large));
    }

    [Fact]
    public void WarmupCompilesWhatMayBeLaunched()
    {
        GpuProductSize small = new(1, 4, 5, 6), large = new(48, 20, 20, 6);
        Delegate missing = null!;
        Assert.Equal(1, Compiled(new(missing, Marked<Small>, missing, missing), GpuPrecision.Full, small, small));
        Assert.Equal(1, Compiled(new(Marked<Tiled>, missing, missing, missing), GpuPrecision.Full, large, large));
        Assert.Equal(2, Compiled(new(Marked<Tiled>, Marked<Small>, missing, missing), GpuPrecision.Full, small, large));
        Assert.Equal(1, Compiled(new(missing, missing, Marked<TensorFloat32>, missing), GpuPrecision.TensorFloat32, small, large));
        Assert.Equal(1, Compiled(new(missing, missing, missing, Marked<BFloat16>), GpuPrecision.BFloat16, small, large));
    }

    /// <summary>How many kernels are compiled; one that is missing would throw.</summary>
    static long Compiled(GpuProductKernels<Launch> kernels, GpuPrecision precision, GpuProductSize smallest, GpuProductSize largest)
    {
        var before = Device.Launches;
        kernels.Warmup(Device, precision, smallest, largest);
        return Device.Launches - before;
    }

    static int Mark(GpuProductKernels<Launch> kernels, GpuPrecision precision, GpuProductSize size)
    {
        Assert.True(kernels.On(Device, precision, size, out var launch, out var config));
        using var arena = new GpuArena(Device, 256);
        var mark = arena.At<int>(0, 1);
        launch(Device.Accelerator.DefaultStream, new KernelConfig(1, config.GroupDim.X), mark);
        var result = new int[1];
        arena.Download(mark, result.AsSpan());
        return result[0];
    }

    internal delegate void Launch(AcceleratorStream stream, KernelConfig config, ArrayView<int> mark);

    internal interface IMark
    {
        static abstract int Number { get; }
    }

    internal readonly struct Tiled : IMark
    {
        public static int Number => 1;
    }

    internal readonly struct Small : IMark
    {
        public static int Number => 2;
    }

    internal readonly struct TensorFloat32 : IMark
    {
        public static int Number => 3;
    }

    internal readonly struct BFloat16 : IMark
    {
        public static int Number => 4;
    }

    static void Marked<TMark>(ArrayView<int> mark) where TMark : struct, IMark
    {
        if (Group.IdxX == 0) mark[0] = TMark.Number;
    }
}
