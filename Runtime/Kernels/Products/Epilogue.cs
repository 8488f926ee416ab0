using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>Pointwise work on the elements of a matrix product, done while they are in the cache: bias, activation,
/// residual. It is a readonly struct that holds the blocks it reads and any further blocks it writes.</summary>
/// <remarks>Each element passes once, when its sum is complete. The vector form takes the elements at <c>column …
/// column + Vector&lt;T&gt;.Count - 1</c> of one row. Which elements come in a vector and which one by one is not
/// specified and differs between processors, so both forms must give the same bits for an element: write both with the
/// same operations of <c>VectorMath</c>. Several workers call it at the same time, for different elements.</remarks>
/// <typeparam name="T">The element type of the product.</typeparam>
public interface IEpilogue<T> where T : unmanaged
{
    /// <summary>The results for the sums of one row from <paramref name="column"/> on.</summary>
    Vector<T> Apply(Vector<T> sum, int batch, int row, int column);

    /// <summary>The result for one sum.</summary>
    T Apply(T sum, int batch, int row, int column);
}

/// <summary>The epilogue that leaves the sums as they are.</summary>
public readonly struct PlainSum<T> : IEpilogue<T> where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> sum, int batch, int row, int column) => sum;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply(T sum, int batch, int row, int column) => sum;
}
