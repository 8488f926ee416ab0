using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Checks, in kernels, of indices that are read at run time.</summary>
public static class GpuBounds
{
    /// <summary>The index, if it is within the size; else 0, and a note for whoever reads the results.</summary>
    /// <param name="index">The index.</param>
    /// <param name="size">What it must be below.</param>
    /// <param name="faults">Takes 1, the index and the size.</param>
    public static int Check(int index, int size, ArrayView<int> faults)
    {
        if (index >= 0 && index < size) return index;
        faults[0] = 1;
        faults[1] = index;
        faults[2] = size;
        return 0;
    }
}
