using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Products whose sums are there already, where the epilogue puts its results: a thread for each of them.</summary>
/// <typeparam name="T">float or double.</typeparam>
public readonly struct GpuFinishedProduct<T> : IGpuProductBody<T> where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<T>
    {
        var place = Grid.GlobalIndex.X;
        if (place < size.Batch * size.Rows * size.Columns)
            epilogue.Store(
                epilogue.SumAt(place), place / (size.Rows * size.Columns), place / size.Columns % size.Rows, place % size.Columns);
    }
}
