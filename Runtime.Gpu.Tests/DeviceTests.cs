using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Finding and choosing devices. The machine may have cards or none; the processor is always there.</summary>
[Collection(DeviceCollection.Name)]
public class DeviceTests
{
    [Fact]
    public void TheProcessorIsAlwaysThere()
    {
        var device = GpuDevice.CpuAccelerator;
        Assert.Same(device, GpuDevice.CpuAccelerator);
        Assert.Equal(GpuDeviceKind.CpuAccelerator, device.Kind);
        Assert.True(device.ThreadsPerGroup >= 256, $"{device.ThreadsPerGroup} threads in a group");
        Assert.Equal(32, device.ThreadsPerWarp);
        Assert.StartsWith("CPU accelerator: ", device.ToString());
    }

    [Fact]
    public void TheDefaultIsTheFirstCardOrSaysWhyThereIsNone()
    {
        if (GpuDevice.All.Count > 0)
        {
            Assert.Same(GpuDevice.All[0], GpuDevice.Default);
            return;
        }
        var message = Assert.Throws<GpuException>(() => GpuDevice.Default).Message;
        Assert.StartsWith("No graphics card was found. CUDA: ", message);
        Assert.Contains("OpenCL: ", message);
        Assert.EndsWith("GpuDevice.CpuAccelerator runs the same kernels on the processor, slowly.", message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void AnIndexThatThereIsNotIsRefused(int index) =>
        Assert.StartsWith($"There is no card {index}. ", Assert.Throws<GpuException>(() => GpuDevice.ByIndex(index)).Message);

    [Fact]
    public void ANameThatThereIsNotIsRefused() =>
        Assert.StartsWith(
            "No card's name contains 'no such card'. ", Assert.Throws<GpuException>(() => GpuDevice.ByName("no such card")).Message);

    [Fact]
    public void CardsAreFoundByIndexAndByName()
    {
        for (var k = 0; k < GpuDevice.All.Count; k++)
        {
            Assert.Same(GpuDevice.All[k], GpuDevice.ByIndex(k));
            Assert.Equal(GpuDevice.All[k].Name, GpuDevice.ByName(GpuDevice.All[k].Name.ToLowerInvariant()).Name);
        }
    }

    [Fact]
    public void ACommandLineNamesADevice()
    {
        Assert.Same(GpuDevice.CpuAccelerator, GpuDevice.Parse("emulated"));
        Assert.StartsWith("No card's name contains '1000'. ", Assert.Throws<GpuException>(() => GpuDevice.Parse("1000")).Message);
        if (GpuDevice.All.Count == 0) return;
        Assert.Same(GpuDevice.Default, GpuDevice.Parse("gpu"));
        Assert.Same(GpuDevice.Default, GpuDevice.Parse("0"));
        Assert.Equal(GpuDevice.Default.Name, GpuDevice.Parse(GpuDevice.Default.Name).Name);
    }

    [Fact]
    public void TheDoctorSpeaksOfEverything()
    {
        var lines = GpuDevice.Doctor().Split('\n');
        Assert.Equal(["CUDA", "OpenCL", "cuBLAS", "CPU accelerator"], lines.Select(line => line[..line.IndexOf(':')]));
        Assert.All(lines, line => Assert.EndsWith(".", line));
    }

    [Fact]
    public void TheProcessorRunsKernels()
    {
        var device = GpuDevice.CpuAccelerator;
        using var arena = new GraphGen.Gpu.GpuArena(device, 4 * 100);
        var numbers = arena.At<int>(0, 100);
        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Square)(100, numbers);
        device.Synchronize();
        var result = new int[100];
        arena.Download(numbers, result.AsSpan());
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i * i), result);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(3L << 40, "3 TiB")]
    [InlineData(5L << 50, "5120 TiB")]
    public void BytesAreWrittenForPeople(long bytes, string text) => Assert.Equal(text, ByteSize.Text(bytes));

    static void Square(Index1D i, ArrayView<int> numbers) => numbers[i] = i * i;
}
