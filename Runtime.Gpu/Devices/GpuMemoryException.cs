namespace GraphGen;

/// <summary>There is not enough memory on a device.</summary>
public sealed class GpuMemoryException : GpuException
{
    internal GpuMemoryException(GpuDevice device, long askedBytes, Exception inner)
        : base(
            $"{ByteSize.Text(askedBytes)} were asked for on {device.Name}, which has {ByteSize.Text(device.MemoryBytes)} in all; "
            + $"this process uses {ByteSize.Text(device.UsedBytes)} of them. Bind a smaller batch, or dispose of programs that are not needed.",
            inner) =>
        AskedBytes = askedBytes;

    /// <summary>How many bytes were asked for.</summary>
    public long AskedBytes { get; }
}
