namespace GraphGen.Kernels;

/// <summary>How tiles reach the lines (rows or columns) of an operand, in place or in copied panels: element k of line
/// i of the tile that begins with line t is at <c>First + t * Tile + i * Line + k * Inner</c>.</summary>
unsafe struct Panels<T> where T : unmanaged
{
    public T* First;

    public nint Tile, Line, Inner;
}
