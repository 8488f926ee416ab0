using System.Numerics;

namespace GraphGen.Kernels;

/// <summary>Solutions of linear systems of which factors are known. Batches, and blocks of the right sides' columns, are shared
/// among the workers.</summary>
public static unsafe class LinearSystems
{
    /// <summary>The columns of right sides that are worked on together.</summary>
    const int Width = 128;

    /// <summary>The solution X of op(A)·X = B for triangular matrices A, where op(A) is A or its transpose. X may lie where B
    /// does.</summary>
    /// <param name="worker">The calling worker.</param>
    /// <param name="batch">The number of systems.</param>
    /// <param name="size">The rows and columns of each matrix.</param>
    /// <param name="columns">The columns of each right side.</param>
    /// <param name="lower">Which triangle is read.</param>
    /// <param name="transposed">Whether op(A) is the transpose.</param>
    /// <param name="unit">Whether the diagonal is taken to be 1; it is not read then.</param>
    /// <param name="a">The matrices, row by row.</param>
    /// <param name="b">The right sides, row by row.</param>
    /// <param name="x">Where the solutions go.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static void SolveTriangular<T>(
        Worker worker, int batch, int size, int columns, bool lower, bool transposed, bool unit,
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var parts = (columns + Width - 1) / Width;
        var (begin, end) = worker.Share(batch * parts);
        for (var task = begin; task < end; task++)
        {
            var (matrix, column) = (task / parts, task % parts * Width);
            var start = matrix * size * columns + column;
            var block = new RightSide<T>(x[start..], size, columns, Math.Min(Width, columns - column));
            for (var i = 0; i < size; i++) b.Slice(start + i * columns, block.Width).CopyTo(block[i]);
            Substitute(a.Slice(matrix * size * size, size * size), block, lower, transposed, unit);
        }
    }

    /// <summary>The solution X of op(A)·X = B, where op(A) is A or its transpose, from the factors that
    /// <see cref="Factorizations.Lu"/> gives of A.</summary>
    /// <param name="factors">The factors.</param>
    /// <inheritdoc cref="SolveTriangular"/>
    /// <exception cref="ArithmeticException">A matrix is singular; the message gives its number in the batch and the pivot that
    /// is 0.</exception>
    public static void Solve<T>(
        Worker worker, int batch, int size, int columns, bool transposed, ReadOnlySpan<T> factors, ReadOnlySpan<T> b, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var parts = (columns + Width - 1) / Width;
        var (begin, end) = worker.Share(batch * parts);
        for (var task = begin; task < end; task++)
        {
            var (matrix, column) = (task / parts, task % parts * Width);
            var start = matrix * size * columns + column;
            var width = Math.Min(Width, columns - column);
            var packed = factors.Slice(matrix * (size + 1) * size, (size + 1) * size);
            var order = packed[(size * size)..];
            CheckRegular(matrix, size, packed);
            if (!transposed)
            {
                var block = new RightSide<T>(x[start..], size, columns, width);
                for (var i = 0; i < size; i++) b.Slice(start + Row(order[i]) * columns, width).CopyTo(block[i]);
                Substitute(packed, block, lower: true, transposed: false, unit: true);
                Substitute(packed, block, lower: false, transposed: false, unit: false);
            }
            else
            {
                var block = new RightSide<T>(new Span<T>(Scratch.Take<T>((long)size * width), size * width), size, width, width);
                for (var i = 0; i < size; i++) b.Slice(start + i * columns, width).CopyTo(block[i]);
                Substitute(packed, block, lower: false, transposed: true, unit: false);
                Substitute(packed, block, lower: true, transposed: true, unit: true);
                for (var i = 0; i < size; i++) block[i].CopyTo(x.Slice(start + Row(order[i]) * columns, width));
            }
        }
    }

    static int Row<T>(T number) where T : IFloatingPointIeee754<T> => int.CreateTruncating(number);

    static void CheckRegular<T>(int matrix, int size, ReadOnlySpan<T> packed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < size; i++)
            if (packed[i * size + i] == T.Zero)
                throw new ArithmeticException($"solve: matrix {matrix} of the batch is singular: pivot {i} is 0.");
    }

    /// <summary>Solves a triangular system in place. Either way only row i of the matrix is read when element i of the solution is
    /// known: it is taken from the elements to come, or, not transposed, those before are taken from it.</summary>
    static void Substitute<T>(ReadOnlySpan<T> a, RightSide<T> x, bool lower, bool transposed, bool unit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var step = 0; step < x.Size; step++)
        {
            var i = lower != transposed ? step : x.Size - 1 - step;
            var first = lower ? 0 : i + 1;
            var row = a.Slice(i * x.Size + first, lower ? i : x.Size - 1 - i);
            if (!transposed) x.Pull(i, row, first);
            if (!unit) Rows.Divide(x[i], a[i * x.Size + i]);
            if (transposed) x.Push(i, row, first);
        }
    }

    /// <summary>Some columns of a right side, on the way to becoming the solution.</summary>
    readonly ref struct RightSide<T>(Span<T> elements, int size, int stride, int width) where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly Span<T> elements = elements;

        public int Size { get; } = size;

        public int Width { get; } = width;

        public Span<T> this[int row] => elements.Slice(row * stride, Width);

        /// <summary>Subtracts from element <paramref name="i"/> those from <paramref name="first"/> on, times the row.</summary>
        public void Pull(int i, ReadOnlySpan<T> row, int first)
        {
            if (stride == 1) elements[i] -= Rows.Dot(row, elements.Slice(first, row.Length));
            else
                for (var j = 0; j < row.Length; j++)
                    Rows.Subtract(row[j], this[first + j], this[i]);
        }

        /// <summary>Subtracts from the elements from <paramref name="first"/> on the row times element <paramref name="i"/>.</summary>
        public void Push(int i, ReadOnlySpan<T> row, int first)
        {
            if (stride == 1) Rows.Subtract(elements[i], row, elements.Slice(first, row.Length));
            else
                for (var j = 0; j < row.Length; j++)
                    Rows.Subtract(row[j], this[i], this[first + j]);
        }
    }
}
