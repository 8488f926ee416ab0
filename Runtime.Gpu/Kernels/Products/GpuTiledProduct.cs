using System.Numerics;

namespace GraphGen.Gpu;

/// <summary>Products by <see cref="GpuProduct.Tiled"/>.</summary>
/// <typeparam name="T">float, double or int.</typeparam>
public readonly struct GpuTiledProduct<T> : IGpuProductBody<T> where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<T> => GpuProduct.Tiled(size, left, right, epilogue);
}
