namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>What the base of the generated programs refuses.</summary>
[Collection(DeviceCollection.Name)]
public class ProgramTests
{
    [Fact]
    public void ATensorThatKernelsCannotCountIsRefused()
    {
        using var program = new Empty(100);
        var message = Assert.Throws<GpuException>(() => program.Take((long)int.MaxValue + 1)).Message;
        Assert.Equal("A tensor of the program has 2147483648 elements; kernels can count 2147483647. Bind to smaller sizes.", message);
    }

    [Fact]
    public void MoreThanTwoGibibytesOfInputsAreRefused()
    {
        var message = Assert.Throws<GpuException>(() => new Empty(1L << 31)).Message;
        Assert.Equal("A pass sends 2 GiB and receives 256 bytes; 2 GiB are the limit. Bind to smaller sizes.", message);
    }

    [Fact]
    public void AfterItsEndItIsNotUsed()
    {
        var program = new Empty(100);
        program.Dispose();
        program.Dispose();
        Assert.Throws<ObjectDisposedException>(() => program.Take(1));
        Assert.Throws<ObjectDisposedException>(() => program.Lag = 1);
        Assert.Equal(0, program.MemoryBytes);
    }

    sealed class Empty : GpuProgram
    {
        public Empty(long inputBytes) : base(GpuDevice.CpuAccelerator, GpuPrecision.Full) => Allocate(1, 0, [(inputBytes, 0, 1)]);

        public void Take(long count) => Memory<byte>(0, count);

        public override ProgramDescription Describe() => Description("Model", "Empty").Build();

        public override void Warmup()
        {
        }
    }
}
