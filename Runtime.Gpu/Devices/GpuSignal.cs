using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using static ILGPU.Runtime.Cuda.CudaAPI;

namespace GraphGen.Gpu;

/// <summary>A mark in the queue of a device, which the host can wait for without waiting for what comes behind it. Only CUDA can do so
/// here; on other devices the host waits for the whole queue.</summary>
sealed class GpuSignal : IDisposable
{
    readonly GpuDevice device;
    readonly nint cudaEvent;

    /// <summary>How often the host had waited for the whole queue when the mark was set; -1 if it never was.</summary>
    long emptiedBefore = -1;

    public GpuSignal(GpuDevice device)
    {
        this.device = device;
        if (device.Kind != GpuDeviceKind.Cuda) return;
        using var binding = device.Accelerator.BindScoped();
        Check(CurrentAPI.CreateEvent(out cudaEvent, CudaEventFlags.CU_EVENT_DEFAULT), "create an event");
    }

    /// <summary>Sets the mark behind everything that the queue has been given.</summary>
    public void Set(AcceleratorStream stream)
    {
        emptiedBefore = device.TimesEmptied;
        if (cudaEvent == 0) return;
        using var binding = device.Accelerator.BindScoped();
        Check(CurrentAPI.RecordEvent(cudaEvent, ((CudaStream)stream).StreamPtr), "record an event");
    }

    /// <summary>Waits until everything before the mark is done, if it was set.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    public void Wait(AcceleratorStream stream)
    {
        if (emptiedBefore != device.TimesEmptied) return;
        emptiedBefore = -1;
        if (cudaEvent == 0)
        {
            device.Wait(stream);
            return;
        }
        device.CountWait();
        using var binding = device.Accelerator.BindScoped();
        Check(CurrentAPI.SynchronizeEvent(cudaEvent), "run what it was given");
    }

    /// <summary>Gives the mark back; nobody may wait for it any more.</summary>
    public void Dispose()
    {
        if (cudaEvent == 0) return;
        using var binding = device.Accelerator.BindScoped();
        CurrentAPI.DestroyEvent(cudaEvent);
    }

    void Check(CudaError error, string what)
    {
        if (error != CudaError.CUDA_SUCCESS) throw device.Failure(what, new CudaException(error));
    }
}
