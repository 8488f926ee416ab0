using System.Runtime.InteropServices;

namespace GraphGen;

/// <summary>Says in plain words what there is to run kernels on, and what is missing.</summary>
static class GpuDoctor
{
    static readonly string[] CudaDriver = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];

    static readonly string[] OpenCLDriver = OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1", "libOpenCL.so"];

    /// <summary>The names under which ILGPU.Algorithms looks for NVIDIA's matrix products.</summary>
    static readonly string[] Products = OperatingSystem.IsWindows()
        ? ["cublas64_12.dll", "cublas64_11.dll", "cublas64_10.dll"]
        : ["libcublas.so.12", "libcublas.so.11", "libcublas.so.10"];

    /// <summary>A line each for CUDA, OpenCL, cuBLAS and the processor.</summary>
    public static string Report() => string.Join("\n", Cuda(), OpenCL(), Cublas(), Processor());

    /// <summary>Why there is no default device.</summary>
    public static string NothingFound() =>
        $"No graphics card was found. {Cuda()} {OpenCL()} GpuDevice.CpuAccelerator runs the same kernels on the processor, slowly.";

    /// <summary>The devices, by index.</summary>
    public static string List(IReadOnlyList<GpuDevice> devices) => devices.Count == 0
        ? NothingFound()
        : "There are: " + string.Join("; ", devices.Select((device, k) => $"{k} is {device}")) + ".";

    public static string NameOf(GpuDeviceKind kind) => kind switch
    {
        GpuDeviceKind.Cuda => "CUDA",
        GpuDeviceKind.OpenCL => "OpenCL",
        _ => "CPU accelerator",
    };

    static string Cuda() => Line(
        GpuDeviceKind.Cuda, CudaDriver,
        "install NVIDIA's driver; the CUDA toolkit is not needed",
        device => $"{device.Architecture}; kernels are compiled for SM_80 at most, which the driver translates for later cards");

    static string OpenCL() => Line(
        GpuDeviceKind.OpenCL, OpenCLDriver,
        "install the card's OpenCL driver",
        device => "OpenCL C " + device.Architecture);

    static string Cublas() => Loads(Products) is { } name
        ? $"cuBLAS: {name} was found; a program uses it only if that is allowed explicitly."
        : $"cuBLAS: not found ({string.Join(", ", Products)}); GraphGen's own matrix product is used.";

    static string Processor() => $"CPU accelerator: always there ({Environment.ProcessorCount} processors); it checks kernels and is not fast.";

    static string Line(GpuDeviceKind kind, string[] libraries, string advice, Func<GpuDevice, string> details)
    {
        var devices = GpuDevice.All.Where(device => device.Kind == kind).ToList();
        if (devices.Count > 0)
            return $"{NameOf(kind)}: " + string.Join("; ", devices.Select(device => $"{device.Name}, {ByteSize.Text(device.MemoryBytes)}, {details(device)}")) + ".";
        return Loads(libraries) is { } name
            ? $"{NameOf(kind)}: the driver's library {name} is there, but it offers no device that can be used."
            : $"{NameOf(kind)}: the driver's library ({string.Join(", ", libraries)}) was not found: {advice}.";
    }

    static string? Loads(string[] libraries)
    {
        foreach (var library in libraries)
            if (NativeLibrary.TryLoad(library, out var handle))
            {
                NativeLibrary.Free(handle);
                return library;
            }
        return null;
    }
}
