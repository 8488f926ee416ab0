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
public abstract class GpuProgram : IProgram
{
    /// <summary>What the device tells the host when an index is out of range: whether, the index, and the size.</summary>
    const int FaultWords = 3;

    readonly List<GpuMirror> read = [];
    readonly List<GpuMirror> written = [];
    (long Bytes, int First, int Last)[] lifetimes = [];
    long[] offsets = [];
    GpuArena? arena;
    GpuSlot[] slots = [];
    byte[]? unknown;
    long sentBytes;
    long receivedFrom;
    long receivedBytes;

    /// <summary>The number of the pass that was begun last, from 1, and of the pass whose results are read.</summary>
    long pass, known;
    bool hasResults;

    /// <summary>Whether the results of the last pass are on their way to the host.</summary>
    bool isReceiving;

    /// <summary>A program without memory yet.</summary>
    /// <param name="device">Where it runs.</param>
    /// <param name="precision">How exactly it multiplies matrices.</param>
    /// <exception cref="GpuException">The device has no units for the precision.</exception>
    protected GpuProgram(GpuDevice device, GpuPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(device);
        GpuTensorSupport.Require(precision, device.Kind, device.Architecture, device.Name);
        (Device, Precision) = (device, precision);
    }

    /// <summary>Where the program runs.</summary>
    public GpuDevice Device { get; }

    /// <summary>How exactly the program multiplies matrices of float32.</summary>
    public GpuPrecision Precision { get; }

    /// <summary>The seed of the random numbers that the description draws, such as those of dropout.</summary>
    public ulong RandomSeed { get; set; }

    /// <summary>The number of the next pass that draws random numbers. A pass draws the same numbers again when seed and
    /// number are the same.</summary>
    public long RandomStep { get; set; }

    /// <summary>How many passes the host may be ahead of the device: 0 at first, so that a call returns its own results, and waits
    /// for them. With n, a call returns the results of the call n before, for which it hardly waits; the first n calls return NaN, and
    /// 0 for what is no floating-point number. The generated <c>Await</c> returns what is left after the last call. A result with an
    /// element for each example of a batch is cut to the batch of the last call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="InvalidOperationException">Passes are under way whose results were not returned yet.</exception>
    public int Lag
    {
        get => slots.Length - 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ThrowIfDisposed();
            if (value == Lag) return;
            if (pass != known) throw new InvalidOperationException($"{pass - known} passes are under way; call Await for each of them first.");
            hasResults = false;
            SetSlots(value + 1);
        }
    }

    /// <summary>The bytes on the device that hold inputs, intermediate values and results.</summary>
    public long MemoryBytes => arena?.Bytes ?? 0;

    /// <summary>For measurements of the kernels alone: passes use the inputs that the device has from an earlier pass, whatever they are
    /// given, and results are those that were read last. Nothing is copied, and nothing waited for.</summary>
    internal bool StaysOnDevice { get; set; }

    /// <summary>Where kernels report what they can't throw.</summary>
    protected ArrayView<int> Faults { get; private set; }

    /// <summary>The queue of the device that all passes go through.</summary>
    protected AcceleratorStream Stream => Device.Accelerator.DefaultStream;

    /// <summary>Compiles the kernels that the program launches at the sizes it is bound to, and at smaller ones, for the device; the first step
    /// would do so otherwise.</summary>
    public abstract void Warmup();

    /// <summary>What the program is made of, for the sizes it is bound to.</summary>
    /// <returns>The description, put together anew by each call.</returns>
    public abstract ProgramDescription Describe();

    /// <summary>Gives the program's memory back, when the device has done what it was given; spans it returned must not be used any
    /// more.</summary>
    public void Dispose()
    {
        if (arena is null) return;
        Device.Wait(Stream);
        foreach (var mirror in read.Concat(written)) mirror.Leave();
        arena.Dispose();
        SetSlots(0);
        arena = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Lays out the program's memory; called once, when the program is bound.</summary>
    /// <param name="inputs">How many of the buffers, the first ones, are inputs.</param>
    /// <param name="outputs">How many, the next ones, are results or gradients of inputs.</param>
    /// <param name="buffers">The size of each buffer in bytes, and the first and last step that use it.</param>
    /// <exception cref="GpuMemoryException">The device has not so much memory.</exception>
    /// <exception cref="GpuException">The inputs, or the results, take more than 2 GiB.</exception>
    protected void Allocate(int inputs, int outputs, ReadOnlySpan<(long Bytes, int First, int Last)> buffers)
    {
        lifetimes = buffers.ToArray();
        offsets = new long[buffers.Length];
        var end = 0L;
        for (var k = 0; k < inputs; k++) Place(k);
        // The place for faults is sent with the inputs, so that each pass begins without, and comes back with the results.
        receivedFrom = end;
        end += GpuArena.Alignment;
        sentBytes = end;
        for (var k = inputs; k < inputs + outputs; k++) Place(k);
        receivedBytes = end - receivedFrom;
        if (Math.Max(sentBytes, receivedBytes) > int.MaxValue)
            throw new GpuException(
                $"A pass sends {ByteSize.Text(sentBytes)} and receives {ByteSize.Text(receivedBytes)}; 2 GiB are the limit. Bind to smaller sizes.");

        // Kernels' places are multiples of what a card likes to read at once, which is more than a cache line of the processor.
        var shared = buffers[(inputs + outputs)..].ToArray();
        for (var k = 0; k < shared.Length; k++) shared[k].Bytes = Align(shared[k].Bytes);
        var places = new long[shared.Length];
        var total = end + ArenaLayout.Assign(shared, places);
        for (var k = 0; k < shared.Length; k++) offsets[inputs + outputs + k] = end + places[k];

        arena = new(Device, total);
        // It is there before the first step, if it was not before.
        _ = Device.Scratch;
        Faults = arena.At<int>(receivedFrom, FaultWords);
        SetSlots(1);

        void Place(int buffer)
        {
            offsets[buffer] = end;
            end += Align(lifetimes[buffer].Bytes);
        }
    }

    /// <summary>Begins the program's description with what it knows when it is bound.</summary>
    protected ProgramDescriptionBuilder Description(string model, string method) =>
        new(model, method, threads: 1, [.. lifetimes.Zip(offsets, (life, offset) => (offset, life.Bytes, life.First, life.Last))])
        {
            Alignment = GpuArena.Alignment,
            Device = Device.ToString(),
        };

    /// <summary>The memory of a buffer on the device, by its number in the layout.</summary>
    /// <exception cref="GpuException">It has more elements than kernels can count.</exception>
    protected ArrayView<T> Memory<T>(int buffer, long count) where T : unmanaged
    {
        ThrowIfDisposed();
        return count <= int.MaxValue
            ? arena!.At<T>(offsets[buffer], count)
            : throw new GpuException($"A tensor of the program has {count} elements; kernels can count {int.MaxValue}. Bind to smaller sizes.");
    }

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

    /// <summary>Takes an input of the next pass in.</summary>
    /// <param name="buffer">Its number in the layout.</param>
    /// <param name="values">The elements; a bool takes a byte.</param>
    protected void Stage<T>(int buffer, ReadOnlySpan<T> values) where T : unmanaged
    {
        if (StaysOnDevice) return;
        var slot = Slot(pass + 1);
        slot.Wait(Stream);
        MemoryMarshal.AsBytes(values).CopyTo(slot.Sent[(int)offsets[buffer]..]);
    }

    /// <summary>Begins a pass: sends the inputs, and what has changed of the parameters, to the device.</summary>
    protected void Begin()
    {
        ThrowIfDisposed();
        foreach (var mirror in read) mirror.BeforeDeviceAccess();
        if (StaysOnDevice) return;
        if (!isReceiving && known < pass) Receive();
        pass++;
        Slot(pass).Send(Stream, arena!.At<byte>(0, sentBytes));
        isReceiving = false;
        hasResults = pass - known > Lag;
        if (hasResults) known++;
    }

    /// <summary>Says that a pass has changed the parameters' gradients, or results.</summary>
    protected void Written()
    {
        foreach (var mirror in written) mirror.AfterDeviceWrite();
        isReceiving = false;
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

    /// <summary>Goes on to the results of the next pass.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    /// <exception cref="InvalidOperationException">The results of all passes were returned.</exception>
    protected void Advance()
    {
        ThrowIfDisposed();
        if (known == pass) throw new InvalidOperationException("No pass is under way: the results of all were returned.");
        if (!isReceiving) Receive();
        known++;
        hasResults = true;
    }

    /// <summary>The elements of a result, when the pass that computes it is done; NaN or 0 where none is due yet.</summary>
    /// <exception cref="ObjectDisposedException">The program was disposed.</exception>
    /// <exception cref="IndexOutOfRangeException">A kernel met an index out of range.</exception>
    protected ReadOnlySpan<T> Read<T>(ArrayView<T> buffer) where T : unmanaged
    {
        ThrowIfDisposed();
        var offset = buffer.LoadEffectiveAddressAsPtr() - arena!.At<byte>(0, arena.Bytes).LoadEffectiveAddressAsPtr() - (nint)receivedFrom;
        var results = StaysOnDevice ? Slot(known).Received : hasResults ? Received(known) : Unknown<T>();
        return MemoryMarshal.Cast<byte, T>(results.Slice((int)offset, checked((int)buffer.LengthInBytes)));
    }

    /// <summary>The elements of a result of type bool.</summary>
    /// <inheritdoc cref="Read{T}"/>
    protected ReadOnlySpan<bool> ReadBool(ArrayView<byte> buffer) => MemoryMarshal.Cast<byte, bool>(Read(buffer));

    /// <summary>Waits for the last pass, where its kernels may have met an index out of range and nobody reads a result.</summary>
    /// <exception cref="IndexOutOfRangeException">They have.</exception>
    protected void ThrowIfFaulty() => Received(pass);

    /// <summary>What a pass has computed, once it is here.</summary>
    Span<byte> Received(long pass)
    {
        if (!isReceiving) Receive();
        var slot = Slot(pass);
        slot.Wait(Stream);
        var faults = MemoryMarshal.Cast<byte, int>(slot.Received);
        if (faults[0] != 0) throw new IndexOutOfRangeException($"The index {faults[1]} is not from 0 to {faults[2] - 1}.");
        return slot.Received;
    }

    void Receive()
    {
        Slot(pass).Receive(Stream, arena!.At<byte>(receivedFrom, receivedBytes));
        isReceiving = true;
    }

    GpuSlot Slot(long pass) => slots[pass % slots.Length];

    void SetSlots(int count)
    {
        foreach (var slot in slots.Skip(count)) slot.Dispose();
        slots = [.. slots.Take(count), .. Enumerable.Range(0, Math.Max(0, count - slots.Length)).Select(_ => new GpuSlot(Device, sentBytes, receivedBytes))];
    }

    /// <summary>What stands for the results of no pass: NaN, all bits of which are 1, or 0.</summary>
    Span<byte> Unknown<T>()
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) return new byte[receivedBytes];
        if (unknown is null)
        {
            unknown = new byte[receivedBytes];
            unknown.AsSpan().Fill(byte.MaxValue);
        }
        return unknown;
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
