using GraphGen.Gpu;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Memory on a device.</summary>
[Collection(DeviceCollection.Name)]
public class ArenaTests
{
    static readonly GpuDevice Device = GpuDevice.CpuAccelerator;

    [Fact]
    public void WhatIsUploadedComesBack()
    {
        using var arena = new GpuArena(Device, 4096);
        var random = new Random(1);
        float[] floats = [.. Enumerable.Range(0, 37).Select(_ => random.NextSingle())];
        double[] doubles = [.. Enumerable.Range(0, 11).Select(_ => random.NextDouble())];
        var (first, second) = (arena.At<float>(0, floats.Length), arena.At<double>(GpuArena.Alignment, doubles.Length));
        arena.Upload<float>(floats, first);
        arena.Upload<double>(doubles, second);
        var (floatsBack, doublesBack) = (new float[floats.Length], new double[doubles.Length]);
        arena.Download(first, floatsBack.AsSpan());
        arena.Download(second, doublesBack.AsSpan());
        Assert.Equal(floats, floatsBack);
        Assert.Equal(doubles, doublesBack);
    }

    [Fact]
    public void ItIsZerosAtFirst()
    {
        using (var used = new GpuArena(Device, 1 << 16)) used.Upload<byte>(Enumerable.Repeat((byte)7, 1 << 16).ToArray(), used.At<byte>(0, 1 << 16));
        using var arena = new GpuArena(Device, 1 << 16);
        var bytes = new byte[1 << 16];
        arena.Download(arena.At<byte>(0, bytes.Length), bytes.AsSpan());
        Assert.All(bytes, value => Assert.Equal(0, value));
    }

    [Fact]
    public void ItsBytesAreCounted()
    {
        var before = Device.UsedBytes;
        var arena = new GpuArena(Device, 12345);
        Assert.Equal(before + 12345, Device.UsedBytes);
        arena.Dispose();
        arena.Dispose();
        Assert.Equal(before, Device.UsedBytes);
        Assert.Throws<ObjectDisposedException>(() => arena.At<float>(0, 1));
    }

    [Theory]
    [InlineData(-256, 1)]
    [InlineData(4, 1)]
    [InlineData(0, 257)]
    [InlineData(256, 193)]
    [InlineData(1024, 1)]
    [InlineData(0, -1)]
    public void WhatLiesOutsideIsRefused(long offset, long count)
    {
        using var arena = new GpuArena(Device, 1024);
        Assert.Throws<ArgumentOutOfRangeException>(() => arena.At<float>(offset, count));
    }

    [Fact]
    public void NothingMayBeTaken()
    {
        using var arena = new GpuArena(Device, 0);
        Assert.Equal(0, arena.At<float>(0, 0).Length);
        arena.Upload<float>([], arena.At<float>(0, 0));
        arena.Download(arena.At<float>(0, 0), Span<float>.Empty);
    }

    [Fact]
    public void OtherLengthsAreRefused()
    {
        using var arena = new GpuArena(Device, 1024);
        var message = Assert.Throws<ArgumentException>(() => arena.Upload<float>(new float[3], arena.At<float>(0, 4))).Message;
        Assert.Equal("There are 3 elements on this side and 4 on the device.", message);
        Assert.Throws<ArgumentException>(() => arena.Download(arena.At<float>(0, 4), new float[5].AsSpan()));
    }

    [Fact]
    public void TooMuchIsRefusedWithNumbers()
    {
        var exception = Assert.Throws<GpuMemoryException>(() => new GpuArena(Device, long.MaxValue / 2));
        Assert.Equal(long.MaxValue / 2, exception.AskedBytes);
        Assert.StartsWith($"4194304 TiB were asked for on {Device.Name}, which has ", exception.Message);
    }
}
