namespace GraphGen.Gpu;

/// <summary>A way to multiply matrices, as the type argument of a kernel.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public interface IGpuProductBody<T> where T : unmanaged
{
    /// <summary>The body of an explicitly grouped kernel that computes a batch of products.</summary>
    /// <param name="size">The size of the products.</param>
    /// <param name="left">The left operand, <c>[batch, rows, inner]</c>.</param>
    /// <param name="right">The right operand, <c>[batch, inner, columns]</c>.</param>
    /// <param name="epilogue">What takes the sums. It must not write what the operands read.</param>
    static abstract void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<T>;
}
