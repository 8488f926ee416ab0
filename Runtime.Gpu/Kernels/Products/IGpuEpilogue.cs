namespace GraphGen.Gpu;

/// <summary>What becomes of the elements of a matrix product: a readonly struct with the views that it reads and writes. It is called
/// once for each element, by many threads at the same time.</summary>
/// <typeparam name="T">The element type of the product.</typeparam>
public interface IGpuEpilogue<T> where T : unmanaged
{
    /// <summary>Takes one complete sum.</summary>
    void Store(T sum, int batch, int row, int column);

    /// <summary>The sum that a library has left where the result of a place, counted row by row, will be; 0 where results lie in another
    /// way, or are several.</summary>
    T SumAt(int place);
}
