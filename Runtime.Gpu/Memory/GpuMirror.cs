using ILGPU;

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
    GpuSettings? settingsOnDevice;
    int users;
    bool isHostNewer = true;
    bool isDeviceNewer;

    GpuMirror(TensorSet set, GpuDevice device)
    {
        this.set = set;
        arena = new(device, set.Layout.Length * (long)ElementBytes);
    }

    public GpuDevice Device => arena.Device;

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
        settingsOnDevice?.Dispose();
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

    void Apply<T>(GpuUpdate<T> update, ParameterRun run, GpuMirror gradients, ReadOnlySpan<double> settings)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var stream = Device.Accelerator.DefaultStream;
        settingsOnDevice ??= new(Device);
        BeforeDeviceAccess();
        gradients.BeforeDeviceAccess();
        update(
            Device, stream, run.Length, View(this, run), Memory(run, 0), Memory(run, 1), Memory(run, 2), View(gradients, run),
            settingsOnDevice.Send<T>(stream, settings));
        AfterDeviceWrite();
        foreach (var state in run.States) ((GpuMirror)state.Mirror!).AfterDeviceWrite();

        static ArrayView<T> View(GpuMirror mirror, ParameterRun run) => mirror.All<T>().SubView(run.Begin, run.Length);

        static ArrayView<T> Memory(ParameterRun run, int index)
        {
            if (index >= run.States.Count) return ArrayView<T>.Empty;
            var mirror = (GpuMirror)run.States[index].Mirror!;
            mirror.BeforeDeviceAccess();
            return View(mirror, run);
        }
    }
}
