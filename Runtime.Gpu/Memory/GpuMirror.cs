using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Gpu;

/// <summary>
/// The copy of a set of tensors on a device. Of the two the one that was written last is right; the other is brought up to date when
/// it is next used. Programs on one device share the copy of a set, which lives as long as one of them.
/// </summary>
sealed class GpuMirror : TensorMirror
{
    readonly TensorSet set;
    readonly GpuArena arena;
    readonly List<GpuMirror> memories = [];
    GpuSettings? settings;
    GpuArena? measures;
    int users;
    bool isHostNewer = true;
    bool isDeviceNewer;

    GpuMirror(TensorSet set, GpuDevice device)
    {
        this.set = set;
        arena = new(device, set.Layout.Length * (long)ElementBytes);
    }

    public GpuDevice Device => arena.Device;

    GpuSettings Settings => settings ??= new(Device);

    AcceleratorStream Stream => Device.Accelerator.DefaultStream;

    int Length => set.Layout.Length;

    int ElementBytes => set.Type == DType.Float64 ? sizeof(double) : sizeof(float);

    /// <summary>The copy of a set on a device, for one more user.</summary>
    /// <exception cref="GpuException">A program on another device uses the set.</exception>
    public static GpuMirror Join(TensorSet set, GpuDevice device)
    {
        var mirror = set.Mirror as GpuMirror ?? new(set, device);
        if (mirror.Device != device)
            throw new GpuException(
                $"The parameters are in use on {mirror.Device}; a program on {device} can't share them. Dispose of the programs on the one device first.");
        set.Mirror = mirror;
        mirror.users++;
        return mirror;
    }

    /// <summary>Ends the use of one user; the last one leaves everything in the set's own memory.</summary>
    public void Leave()
    {
        if (--users > 0) return;
        BeforeHostAccess();
        set.Mirror = null;
        foreach (var memory in memories) memory.Leave();
        settings?.Dispose();
        measures?.Dispose();
        arena.Dispose();
    }

    /// <summary>The elements of all tensors on the device, with the gaps between them.</summary>
    public ArrayView<T> All<T>() where T : unmanaged => arena.At<T>(0, set.Layout.Length);

    /// <summary>The elements of one tensor on the device.</summary>
    public ArrayView<T> View<T>(string path) where T : unmanaged
    {
        set.Layout.RequireType<T>();
        var entry = set.Layout[path];
        return All<T>().SubView(entry.Offset, entry.Shape.ElementCount);
    }

    /// <inheritdoc/>
    public override void BeforeHostAccess()
    {
        isHostNewer = true;
        if (!isDeviceNewer) return;
        // What follows asks for the set's memory, and so for this method.
        isDeviceNewer = false;
        if (set.Type == DType.Float64) arena.Download(All<double>(), set.AsSpan<double>());
        else arena.Download(All<float>(), set.AsSpan<float>());
    }

    /// <summary>Brings the copy on the device up to date.</summary>
    public void BeforeDeviceAccess()
    {
        if (!isHostNewer) return;
        if (set.Type == DType.Float64) arena.Upload<double>(set.AsSpan<double>(), All<double>());
        else arena.Upload<float>(set.AsSpan<float>(), All<float>());
        isHostNewer = false;
    }

    /// <summary>Says that the device has changed its copy.</summary>
    public void AfterDeviceWrite() => (isDeviceNewer, isHostNewer) = (true, false);

    /// <inheritdoc/>
    public override bool TryApply(UpdateRule rule, ParameterRun run, ReadOnlySpan<double> settings)
    {
        if (GpuUpdates.Of(rule) is not { } updates || run.GradientSet.Mirror is not GpuMirror gradients || gradients.Device != Device) return false;
        foreach (var state in run.States)
            if (state.Mirror is null)
                memories.Add(Join(state, Device));
        if (set.Type == DType.Float64) Apply(updates.Full, run, gradients, settings);
        else Apply(updates.Single, run, gradients, settings);
        return true;
    }

    /// <inheritdoc/>
    public override void Clear(int begin, int length)
    {
        if (isHostNewer && length < set.Layout.Length) BeforeDeviceAccess();
        arena.At<byte>(0, arena.Bytes).SubView(begin * (long)ElementBytes, length * (long)ElementBytes).MemSetToZero(Stream);
        AfterDeviceWrite();
    }

    /// <inheritdoc/>
    public override void Scale(double factor) => Change(factor, GpuGradientRules.ScaledFloat32Into, GpuGradientRules.ScaledFloat64Into);

    /// <inheritdoc/>
    public override void Clamp(double limit) => Change(limit, GpuGradientRules.ClampedFloat32Into, GpuGradientRules.ClampedFloat64Into);

    /// <inheritdoc/>
    public override void LimitNorm(double maximum, double order)
    {
        var total = Total(order);
        var setting = Settings.Send<double>(Stream, [maximum, double.IsPositiveInfinity(order) ? 1 : 1 / order]);
        if (set.Type == DType.Float64)
        {
            var factor = Measures().At<double>(GpuArena.Alignment, 1);
            GpuGradientRules.FactorFloat64Into(Device, Stream, total, setting, factor);
            GpuGradientRules.ScaledFloat64Into(Device, Stream, Length, All<double>(), factor, All<double>());
        }
        else
        {
            var factor = Measures().At<float>(GpuArena.Alignment, 1);
            GpuGradientRules.FactorFloat32Into(Device, Stream, total, setting, factor);
            GpuGradientRules.ScaledFloat32Into(Device, Stream, Length, All<float>(), factor, All<float>());
        }
        AfterDeviceWrite();
    }

    /// <inheritdoc/>
    public override double Largest()
    {
        Span<double> largest = stackalloc double[1];
        Measures().Download(Total(double.PositiveInfinity), largest);
        return largest[0];
    }

    /// <inheritdoc/>
    public override bool TryAddTo(TensorSet sum, double weight)
    {
        if (sum.Mirror is null) memories.Add(Join(sum, Device));
        if (sum.Mirror is not GpuMirror other || other.Device != Device) return false;
        BeforeDeviceAccess();
        other.BeforeDeviceAccess();
        if (set.Type == DType.Float64)
            GpuGradientRules.AddedFloat64Into(
                Device, Stream, Length, other.All<double>(), All<double>(), Settings.Send<double>(Stream, [weight]), other.All<double>());
        else
            GpuGradientRules.AddedFloat32Into(
                Device, Stream, Length, other.All<float>(), All<float>(), Settings.Send<float>(Stream, [weight]), other.All<float>());
        other.AfterDeviceWrite();
        return true;
    }

    /// <inheritdoc/>
    public override bool TryAddL1(ParameterRun run, double strength)
    {
        if (run.GradientSet.Mirror is not GpuMirror gradients || gradients.Device != Device) return false;
        BeforeDeviceAccess();
        gradients.BeforeDeviceAccess();
        if (set.Type == DType.Float64) Add(GpuGradientRules.PenalizedFloat64Into, run, Settings.Send<double>(Stream, [strength]));
        else Add(GpuGradientRules.PenalizedFloat32Into, run, Settings.Send<float>(Stream, [strength]));
        gradients.AfterDeviceWrite();
        return true;

        void Add<T>(Binary<T> rule, ParameterRun run, ArrayView<T> settings) where T : unmanaged
        {
            var of = View<T>(gradients, run);
            rule(Device, Stream, run.Length, of, View<T>(this, run), settings, of);
        }
    }

    void Apply<T>(GpuUpdate<T> update, ParameterRun run, GpuMirror gradients, ReadOnlySpan<double> settings)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        BeforeDeviceAccess();
        gradients.BeforeDeviceAccess();
        update(
            Device, Stream, run.Length, View<T>(this, run), Memory(run, 0), Memory(run, 1), Memory(run, 2), View<T>(gradients, run),
            Settings.Send<T>(Stream, settings));
        AfterDeviceWrite();
        foreach (var state in run.States) ((GpuMirror)state.Mirror!).AfterDeviceWrite();

        static ArrayView<T> Memory(ParameterRun run, int index)
        {
            if (index >= run.States.Count) return ArrayView<T>.Empty;
            var mirror = (GpuMirror)run.States[index].Mirror!;
            mirror.BeforeDeviceAccess();
            return View<T>(mirror, run);
        }
    }

    /// <summary>Changes all elements by a rule with one setting.</summary>
    void Change(double setting, Unary<float> single, Unary<double> full)
    {
        BeforeDeviceAccess();
        if (set.Type == DType.Float64) full(Device, Stream, Length, All<double>(), Settings.Send<double>(Stream, [setting]), All<double>());
        else single(Device, Stream, Length, All<float>(), Settings.Send<float>(Stream, [setting]), All<float>());
        AfterDeviceWrite();
    }

    /// <summary>The sum of powers of the sizes of all elements, or the largest, in the memory of the device.</summary>
    ArrayView<double> Total(double order)
    {
        BeforeDeviceAccess();
        var isElement = IsElement(Measures());
        var total = Measures().At<double>(0, 1);
        var isFull = set.Type == DType.Float64;
        switch (order)
        {
            case 2:
                if (isFull) GpuGradientRules.SquaresFloat64Into(Device, Stream, Length, All<double>(), isElement, total);
                else GpuGradientRules.SquaresFloat32Into(Device, Stream, Length, All<float>(), isElement, total);
                break;
            case double.PositiveInfinity:
                if (isFull) GpuGradientRules.LargestFloat64Into(Device, Stream, Length, All<double>(), isElement, total);
                else GpuGradientRules.LargestFloat32Into(Device, Stream, Length, All<float>(), isElement, total);
                break;
            default:
                var setting = Settings.Send<double>(Stream, [order]);
                if (isFull) GpuGradientRules.PowersFloat64Into(Device, Stream, Length, All<double>(), isElement, setting, total);
                else GpuGradientRules.PowersFloat32Into(Device, Stream, Length, All<float>(), isElement, setting, total);
                break;
        }
        return total;
    }

    /// <summary>Places for a total, for a factor and, behind them, for which elements are those of tensors rather than gaps.</summary>
    GpuArena Measures()
    {
        if (measures is not null) return measures;
        measures = new(Device, 2 * GpuArena.Alignment + Length);
        var isElement = new byte[Length];
        foreach (var entry in set.Layout.Entries) isElement.AsSpan(entry.Offset, entry.Shape.ElementCount).Fill(1);
        measures.Upload<byte>(isElement, IsElement(measures));
        return measures;
    }

    ArrayView<byte> IsElement(GpuArena measures) => measures.At<byte>(2 * GpuArena.Alignment, Length);

    static ArrayView<T> View<T>(GpuMirror mirror, ParameterRun run) where T : unmanaged => mirror.All<T>().SubView(run.Begin, run.Length);

    /// <summary>Launches a rule that changes elements.</summary>
    delegate void Unary<T>(GpuDevice device, AcceleratorStream stream, int n, ArrayView<T> elements, ArrayView<T> setting, ArrayView<T> result)
        where T : unmanaged;

    /// <summary>Launches a rule that changes elements by others.</summary>
    delegate void Binary<T>(
        GpuDevice device, AcceleratorStream stream, int n, ArrayView<T> elements, ArrayView<T> others, ArrayView<T> setting, ArrayView<T> result)
        where T : unmanaged;
}
