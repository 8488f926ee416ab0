namespace GraphGen;

/// <summary>Says which precisions a device has the units for.</summary>
static class GpuTensorSupport
{
    const int FirstGeneration = 80;

    /// <summary>Refuses a precision that a device can't compute in.</summary>
    /// <param name="precision">What was asked for.</param>
    /// <param name="kind">By which interface the device is used.</param>
    /// <param name="architecture">Its generation: <c>SM_80</c>.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="GpuException">The device has no units for it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public static void Require(GpuPrecision precision, GpuDeviceKind kind, string architecture, string name)
    {
        if (!Enum.IsDefined(precision)) throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision.");
        if (precision == GpuPrecision.Full || kind == GpuDeviceKind.CpuAccelerator) return;
        if (kind == GpuDeviceKind.Cuda && Generation(architecture) >= FirstGeneration) return;
        var generation = kind != GpuDeviceKind.Cuda ? "" : architecture.Length > 0 ? ", " + architecture : ", of an unknown generation";
        throw new GpuException(
            $"The precision {precision} was asked for, which needs tensor cores of CUDA's generation SM_{FirstGeneration} or later; "
            + $"{name} is a device of {GpuDoctor.NameOf(kind)}{generation}. Bind with {nameof(GpuPrecision)}.{nameof(GpuPrecision.Full)}.");
    }

    /// <summary>The number in a generation's name; 0 if there is none.</summary>
    static int Generation(string architecture) => int.TryParse(architecture.Split('_')[^1], out var number) ? number : 0;
}
