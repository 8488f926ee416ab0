using System.Globalization;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace GraphGen;

/// <summary>
/// A device that runs compiled programs: a graphics card, or the processor in its place. There is one object for each device; it
/// opens the device when it is first needed, and keeps it until the process ends. Several programs may use one device, and several
/// threads one after another.
/// </summary>
public sealed class GpuDevice
{
    static readonly Lazy<IReadOnlyList<GpuDevice>> found = new(Find);
    static readonly Lazy<GpuDevice> cpu = new(() =>
    {
        using var context = Context.Create(builder => builder.CPU(CPUDeviceKind.Nvidia));
        return new GpuDevice(GpuDeviceKind.CpuAccelerator, 0, context.Devices[0], "the processor");
    });

    readonly Lazy<Accelerator> accelerator;
    readonly Lazy<GpuArena> scratch;
    Lazy<IGpuGemm?> gemm;
    long usedBytes;

    GpuDevice(GpuDeviceKind kind, int index, Device device, string? architecture)
    {
        (Kind, IndexOfKind, Name, MemoryBytes) = (kind, index, device.Name, device.MemorySize);
        (ThreadsPerGroup, ThreadsPerWarp, Architecture) = (device.MaxNumThreadsPerGroup, device.WarpSize, architecture ?? "");
        accelerator = new(Open);
        scratch = new(() => GpuScratch.Create(this));
        gemm = new(() => GpuCublas.TryLoad(this));
    }

    /// <summary>The graphics cards found: those of CUDA first, then those of OpenCL. Looked for once.</summary>
    public static IReadOnlyList<GpuDevice> All => found.Value;

    /// <summary>The first card found.</summary>
    /// <exception cref="GpuException">There is none; the message says where was looked and what can be done.</exception>
    public static GpuDevice Default => All.Count > 0 ? All[0] : throw new GpuException(GpuDoctor.NothingFound());

    /// <summary>The processor, which runs the same kernels, slowly: for tests, and to find mistakes.</summary>
    public static GpuDevice CpuAccelerator => cpu.Value;

    /// <summary>The card at a place in <see cref="All"/>.</summary>
    /// <exception cref="GpuException">There is none; the message lists what there is.</exception>
    public static GpuDevice ByIndex(int index) => index >= 0 && index < All.Count
        ? All[index]
        : throw new GpuException($"There is no card {index}. {GpuDoctor.List(All)}");

    /// <summary>The first card whose name contains a text, in any case: <c>"h100"</c>.</summary>
    /// <exception cref="GpuException">There is none; the message lists what there is.</exception>
    public static GpuDevice ByName(string name) =>
        All.FirstOrDefault(device => device.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new GpuException($"No card's name contains '{name}'. {GpuDoctor.List(All)}");

    /// <summary>The device that a command line names: <c>gpu</c> is <see cref="Default"/>, <c>emulated</c> is <see cref="CpuAccelerator"/>,
    /// a number is a place in <see cref="All"/> where there are so many, and all else a part of a card's name.</summary>
    /// <exception cref="GpuException">There is none; the message lists what there is.</exception>
    public static GpuDevice Parse(string text) => text switch
    {
        "gpu" => Default,
        "emulated" => CpuAccelerator,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < All.Count => All[index],
        _ => ByName(text),
    };

    /// <summary>Which devices, drivers and libraries were found, and why one can't be used, in plain words.</summary>
    public static string Doctor() => GpuDoctor.Report();

    /// <summary>By which interface the device is used.</summary>
    public GpuDeviceKind Kind { get; }

    /// <summary>What the driver calls the device.</summary>
    public string Name { get; }

    /// <summary>All of its memory, in bytes.</summary>
    public long MemoryBytes { get; }

    /// <summary>The bytes that this process has allocated on it through GraphGen.</summary>
    public long UsedBytes => Interlocked.Read(ref usedBytes);

    /// <summary>The most threads that can work in one group, with memory and barriers in common.</summary>
    public int ThreadsPerGroup { get; }

    /// <summary>How many threads go in step.</summary>
    public int ThreadsPerWarp { get; }

    /// <summary>The generation, as its maker writes it: <c>SM_90</c>; empty where it is not known.</summary>
    public string Architecture { get; }

    /// <summary>Whether the device has been opened.</summary>
    public bool IsOpen => accelerator.IsValueCreated;

    /// <summary>Whether matrix products in full precision may be left to NVIDIA's cuBLAS, if the device is one of CUDA's and the library
    /// can be loaded: false at first. What rides on a product is another launch then. Sums are in an order of the library's.</summary>
    public bool AllowCublas { get; set; }

    /// <summary>The vendor's library for products, if it is allowed and there.</summary>
    internal IGpuGemm? Gemm
    {
        get => AllowCublas ? gemm.Value : null;
        set => gemm = new(value);
    }

    internal Accelerator Accelerator => accelerator.Value;

    /// <summary>What <see cref="GpuScratch"/> gives out.</summary>
    internal GpuArena Scratch => scratch.Value;

    /// <summary>How often kernels were launched.</summary>
    internal long Launches { get; set; }

    /// <summary>How often the host has waited for the device, for all that it was given or for some of it.</summary>
    internal long Waits { get; private set; }

    /// <summary>How often it has waited for all.</summary>
    internal long TimesEmptied { get; private set; }

    /// <summary>The place of the device among those of its kind.</summary>
    internal int IndexOfKind { get; }

    /// <summary>Waits until the device has done everything that it was given.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    public void Synchronize()
    {
        if (IsOpen) Wait(Accelerator.DefaultStream);
    }

    /// <summary>The kind and name: <c>CUDA: NVIDIA H100 PCIe (79.1 GiB)</c>.</summary>
    public override string ToString() => Kind == GpuDeviceKind.CpuAccelerator
        ? $"{GpuDoctor.NameOf(Kind)}: the processor"
        : $"{GpuDoctor.NameOf(Kind)}: {Name} ({ByteSize.Text(MemoryBytes)})";

    /// <summary>Waits until a queue is empty.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    internal void Wait(AcceleratorStream stream)
    {
        CountWait();
        try
        {
            stream.Synchronize();
            TimesEmptied++;
        }
        catch (AcceleratorException exception)
        {
            throw Failure("run what it was given", exception);
        }
    }

    internal void CountWait() => Waits++;

    internal void CountBytes(long bytes) => Interlocked.Add(ref usedBytes, bytes);

    /// <summary>Does something on the device; what goes wrong there is said in the words of this library.</summary>
    internal void Try(string what, Action action)
    {
        try
        {
            action();
        }
        catch (AcceleratorException exception)
        {
            throw Failure(what, exception);
        }
    }

    /// <summary>What went wrong on the device, in the words of this library.</summary>
    internal GpuException Failure(string what, Exception exception) =>
        new($"{Name} was asked to {what} and failed: {exception.Message}. After a failure the device may be lost until the process starts again.", exception);

    static IReadOnlyList<GpuDevice> Find()
    {
        using var context = Context.Create(builder => builder.OpenCL().Cuda());
        var devices = new List<GpuDevice>();
        foreach (var device in context.GetCudaDevices())
            devices.Add(new(GpuDeviceKind.Cuda, devices.Count, device, device.Architecture?.ToString()));
        var first = devices.Count;
        foreach (var device in context.GetCLDevices())
            devices.Add(new(GpuDeviceKind.OpenCL, devices.Count - first, device, device.CVersion.ToString()));
        return devices;
    }

    /// <summary>Opens the device in a context of its own: a kernel that does not compile spoils its context for all others.</summary>
    Accelerator Open()
    {
        var context = Context.Create(builder => Enable(builder).Optimize(OptimizationLevel.O2).EnableAlgorithms().EnableGpuMath().EnableTensorCores());
        try
        {
            var device = Kind switch
            {
                GpuDeviceKind.Cuda => context.GetCudaDevices()[IndexOfKind],
                GpuDeviceKind.OpenCL => context.GetCLDevices()[IndexOfKind],
                _ => (Device)context.GetCPUDevices()[IndexOfKind],
            };
            return device.CreateAccelerator(context);
        }
        catch (AcceleratorException exception)
        {
            context.Dispose();
            throw new GpuException($"{Name} could not be opened: {exception.Message}. {GpuDoctor.Report()}", exception);
        }
    }

    Context.Builder Enable(Context.Builder builder) => Kind switch
    {
        GpuDeviceKind.Cuda => builder.Cuda(),
        GpuDeviceKind.OpenCL => builder.OpenCL(),
        _ => builder.CPU(CPUDeviceKind.Nvidia),
    };
}
