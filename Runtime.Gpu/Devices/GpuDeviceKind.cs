namespace GraphGen;

/// <summary>By which interface a device is used.</summary>
public enum GpuDeviceKind
{
    /// <summary>A card of NVIDIA's, by CUDA.</summary>
    Cuda,

    /// <summary>A device with an OpenCL driver.</summary>
    OpenCL,

    /// <summary>The processor, which runs the kernels thread by thread: for tests, not for speed.</summary>
    CpuAccelerator,
}
