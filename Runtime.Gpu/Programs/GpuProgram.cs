using System.Runtime.InteropServices;
using GraphGen.Gpu;
using GraphGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen;

/// <summary>
/// A compiled description on a graphics card, bound to sizes: the base of the generated programs. A program owns the memory it
/// computes in, laid out once on the device when it is bound; a step allocates nothing. The parameters have a copy on the device, which
/// is brought up to date when they change, and read back when they are looked at. One thread may use a program at a time.
/// </summary>
/// <remarks>A pass is given to the device and not waited for; whoever reads a result waits. Inputs are copied at once, so that the
/// caller may change them.</remarks>
public abstract class GpuProgram : IDisposable
{
    /// <summary>What the device tells the host when an index is out of range: whether, the index, and the size.</summary>
    const int FaultWords = 3;

    readonly List<GpuMirror> read = [];
    readonly List<GpuMirror> written = [];
    long[] offsets = [];
    GpuArena? arena;
    PageLockedArray1D<byte>? staged;
    PageLockedArray1D<byte>? received;
    long inputBytes;
    long outputBytes;
    bool isSending;
    bool isReceived;

    /// <summary>A program without memory yet.</summary>
    /// <param name="device">Where it runs.</param>
    protected GpuProgram(GpuDevice device) => Device = device ?? throw new ArgumentNullException(nameof(device));

    /// <summary>Where the program runs.</summary>
    public GpuDevice Device { get; }

    /// <summary>The seed of the random numbers that the description draws, such as those of dropout.</summary>
    public ulong RandomSeed { get; set; }

    /// <summary>The number of the next pass that draws random numbers. A pass draws the same numbers again when seed and
    /// number are the same.</summary>
    public long RandomStep { get; set; }

    /// <summary>The bytes on the device that hold inputs, intermediate values and results.</summary>
    public long MemoryBytes => arena?.Bytes ?? 0;

    /// <summary>For measurements of the kernels alone: passes use the inputs that the device has from an earlier pass, whatever they are
    /// given, and results are those that were read last. Nothing is copied, and nothing waited for.</summary>
    internal bool StaysOnDevice { get; set; }

    /// <summary>Where kernels report what they can't throw.</summary>
    protected ArrayView<int> Faults { get; private set; }

    /// <summary>The queue of the device that all passes go through.</summary>
    protected AcceleratorStream Stream => Device.Accelerator.DefaultStream;

    /// <summary>Compiles every kernel for the device, which the first step would do otherwise.</summary>
    public abstract void Warmup();

    /// <summary>Gives the program's memory back; spans it returned must not be used any more.</summary>
    public void Dispose()
    {
        if (arena is null) return;
        foreach (var mirror in read.Concat(written)) mirror.Leave();
        arena.Dispose();
        staged?.Dispose();
        received?.Dispose();
        arena = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Lays out the program's memory; called once, when the program is bound.</summary>
    /// <param name="inputs">How many of the buffers, the first ones, are inputs.</param>
    /// <param name="outputs">How many, the next ones, are results or gradients of inputs.</param>
    /// <param name="buffers">The size of each buffer in bytes, and the first and last step that use it.</param>
    /// <exception cref="GpuMemoryException">The device has not so much memory.</exception>
    protected void Allocate(int inputs, int outputs, ReadOnlySpan<(long Bytes, int First, int Last)> buffers)
    {
        offsets = new long[buffers.Length];
        var end = 0L;
        for (var k = 0; k < inputs + outputs; k++)
        {
            if (k == inputs) inputBytes = end;
            offsets[k] = end;
            end += Align(buffers[k].Bytes);
        }
        if (outputs == 0) inputBytes = end;
        var faults = end;
        end += Align(FaultWords * sizeof(int));
        outputBytes = end - inputBytes;

        // Kernels' places are multiples of what a card likes to read at once, which is more than a cache line of the processor.
        var shared = buffers[(inputs + outputs)..].ToArray();
        for (var k = 0; k < shared.Length; k++) shared[k].Bytes = Align(shared[k].Bytes);
        var places = new long[shared.Length];
        var total = end + ArenaLayout.Assign(shared, places);
        for (var k = 0; k < shared.Length; k++) offsets[inputs + outputs + k] = end + places[k];

        arena = new(Device, total);
        staged = Device.Accelerator.AllocatePageLocked1D<byte>(Math.Max(inputBytes, 1));
        received = Device.Accelerator.AllocatePageLocked1D<byte>(outputBytes);
        Faults = arena.At<int>(faults, FaultWords);
    }

    /// <summary>The memory of a buffer on the device, by its number in the layout.</summary>
    protected ArrayView<T> Memory<T>(int buffer, long count) where T : unmanaged =>
        (arena ?? throw new ObjectDisposedException(GetType().Name)).At<T>(offsets[buffer], count);

    /// <summary>The copy of a parameter or buffer of the model on the device.</summary>
    /// <exception cref="ArgumentException">Its shape is not the one that the program was compiled for.</exception>
    protected ArrayView<T> Stored<T>(TensorSet set, string path, params ReadOnlySpan<int> shape) where T : unmanaged
    {
        ModelProgram.RequireShape(set, path, shape);
        return Mirror(set, read).View<T>(path);
    }

    /// <summary>Where the gradient of a parameter goes on the device.</summary>
    protected ArrayView<T> Written<T>(GradientSet set, string path) where T : unmanaged => Mirror(set, written).View<T>(path);

    /// <summary>Refuses to go on without memory; called before any of it is used.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(arena is null, this);

    /// <summary>Takes an input in.</summary>
    /// <param name="buffer">Its number in the layout.</param>
    /// <param name="values">The elements; a bool takes a byte.</param>
    protected void Stage<T>(int buffer, ReadOnlySpan<T> values) where T : unmanaged
    {
        if (StaysOnDevice) return;
        if (isSending) Wait();
        MemoryMarshal.AsBytes(values).CopyTo(staged!.Span[(int)offsets[buffer]..]);
    }

    /// <summary>Begins a step: sends the inputs, and what has changed of the parameters, to the device.</summary>
    protected void Begin()
    {
        ThrowIfDisposed();
        if (inputBytes > 0 && !StaysOnDevice)
        {
            arena!.At<byte>(0, inputBytes).CopyFromPageLockedAsync(Stream, staged!);
            isSending = true;
        }
        foreach (var mirror in read) mirror.BeforeDeviceAccess();
        isReceived = false;
    }

    /// <summary>Says that a pass has changed the parameters' gradients, or results.</summary>
    protected void Written()
    {
        foreach (var mirror in written) mirror.AfterDeviceWrite();
        isReceived = false;
    }

    /// <summary>Keeps a new value of a buffer of the model for the next step.</summary>
    /// <param name="set">The buffers of the model.</param>
    /// <param name="value">The new value.</param>
    /// <param name="state">Where the kernels read it.</param>
    protected void Keep<T>(TensorSet set, ArrayView<T> value, ArrayView<T> state) where T : unmanaged
    {
        value.CopyTo(Stream, state);
        ((GpuMirror)set.Mirror!).AfterDeviceWrite();
    }

    /// <summary>The elements of a result, when everything that was given to the device is done.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    /// <exception cref="IndexOutOfRangeException">A kernel met an index out of range.</exception>
    protected ReadOnlySpan<T> Read<T>(ArrayView<T> buffer) where T : unmanaged
    {
        ThrowIfDisposed();
        if (!isReceived && !StaysOnDevice) Receive();
        var offset = buffer.LoadEffectiveAddressAsPtr() - arena!.At<byte>(0, arena.Bytes).LoadEffectiveAddressAsPtr() - (nint)inputBytes;
        return MemoryMarshal.Cast<byte, T>(received!.Span.Slice((int)offset, checked((int)buffer.LengthInBytes)));
    }

    /// <summary>The elements of a result of type bool.</summary>
    /// <inheritdoc cref="Read{T}"/>
    protected ReadOnlySpan<bool> ReadBool(ArrayView<byte> buffer) => MemoryMarshal.Cast<byte, bool>(Read(buffer));

    void Receive()
    {
        arena!.At<byte>(inputBytes, outputBytes).CopyToPageLockedAsync(Stream, received!);
        Wait();
        isReceived = true;
        var faults = MemoryMarshal.Cast<byte, int>(received!.Span[^GpuArena.Alignment..]);
        if (faults[0] == 0) return;
        Faults.MemSetToZero(Stream);
        throw new IndexOutOfRangeException($"The index {faults[1]} is not from 0 to {faults[2] - 1}.");
    }

    /// <summary>Waits until the device has done everything that it was given.</summary>
    void Wait()
    {
        Device.Wait(Stream);
        isSending = false;
    }

    GpuMirror Mirror(TensorSet set, List<GpuMirror> mirrors)
    {
        if (set.Mirror is GpuMirror known && mirrors.Contains(known)) return known;
        var mirror = GpuMirror.Join(set, Device);
        mirrors.Add(mirror);
        return mirror;
    }

    static long Align(long bytes) => (bytes + GpuArena.Alignment - 1) / GpuArena.Alignment * GpuArena.Alignment;
}
