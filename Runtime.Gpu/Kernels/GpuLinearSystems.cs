using System.Numerics;
using ILGPU;

namespace GraphGen.Gpu;

/// <summary>Solutions of linear systems of which factors are known, as the bodies of kernels. A column of a right side is the work of
/// one thread.</summary>
/// <remarks>The kernel must be explicitly grouped: ILGPU takes the index of another to be the same for all threads.</remarks>
public static class GpuLinearSystems
{
    /// <summary>How many threads a kernel needs: one for each column of each right side.</summary>
    public static int Threads(int batch, int columns) => batch * columns;

    /// <summary>The solution X of op(A)·X = B for triangular matrices A, where op(A) is A or its transpose. X may lie where B
    /// does.</summary>
    /// <param name="thread">The number of the column, of all right sides.</param>
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
        int thread, int batch, int size, int columns, bool lower, bool transposed, bool unit, ArrayView<T> a, ArrayView<T> b, ArrayView<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var matrix = thread / columns;
        var column = matrix * size * columns + thread % columns;
        for (var i = 0; i < size; i++) x[column + i * columns] = b[column + i * columns];
        for (var step = 0; step < size; step++)
        {
            var i = lower != transposed ? step : size - 1 - step;
            var row = matrix * size * size + i * size;
            var first = lower ? 0 : i + 1;
            var end = lower ? i : size;
            var element = x[column + i * columns];
            if (!transposed)
                for (var j = first; j < end; j++)
                    element -= a[row + j] * x[column + j * columns];
            if (!unit) element /= a[row + i];
            x[column + i * columns] = element;
            if (transposed)
                for (var j = first; j < end; j++)
                    x[column + j * columns] -= a[row + j] * element;
        }
    }

    /// <summary>The solution X of op(A)·X = B, where op(A) is A or its transpose, from the factors that
    /// <see cref="GpuFactorizations.Lu"/> gives of A. X must not lie where B does. Where a processor throws, as a matrix is singular,
    /// the solution is NaN.</summary>
    /// <param name="thread">The number of the column, of all right sides.</param>
    /// <param name="batch">The number of systems.</param>
    /// <param name="size">The rows and columns of each matrix.</param>
    /// <param name="columns">The columns of each right side.</param>
    /// <param name="transposed">Whether op(A) is the transpose.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="b">The right sides, row by row.</param>
    /// <param name="x">Where the solutions go.</param>
    public static void Solve(
        int thread, int batch, int size, int columns, bool transposed, ArrayView<float> factors, ArrayView<float> b, ArrayView<float> x) =>
        Solve<float, SingleRow>(thread, size, columns, transposed, factors, b, x);

    /// <inheritdoc cref="Solve(int, int, int, int, bool, ArrayView{float}, ArrayView{float}, ArrayView{float})"/>
    public static void Solve(
        int thread, int batch, int size, int columns, bool transposed, ArrayView<double> factors, ArrayView<double> b, ArrayView<double> x) =>
        Solve<double, DoubleRow>(thread, size, columns, transposed, factors, b, x);

    static void Solve<T, TRow>(
        int thread, int size, int columns, bool transposed, ArrayView<T> factors, ArrayView<T> b, ArrayView<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRow : struct, IRow<T>
    {
        var matrix = thread / columns;
        var packed = matrix * (size + 1) * size;
        var order = packed + size * size;
        var column = matrix * size * columns + thread % columns;

        // 0, or NaN if a pivot is 0.
        T spoiled = default;
        for (var i = 0; i < size; i++)
            if (factors[packed + i * size + i] == default)
                spoiled = T.NaN;

        if (!transposed)
        {
            for (var i = 0; i < size; i++) x[column + i * columns] = b[column + TRow.Of(factors[order + i]) * columns] + spoiled;
            for (var i = 0; i < size; i++)
            {
                var element = x[column + i * columns];
                for (var j = 0; j < i; j++) element -= factors[packed + i * size + j] * x[column + j * columns];
                x[column + i * columns] = element;
            }
            for (var step = 0; step < size; step++)
            {
                var i = size - 1 - step;
                var element = x[column + i * columns];
                for (var j = i + 1; j < size; j++) element -= factors[packed + i * size + j] * x[column + j * columns];
                x[column + i * columns] = element / factors[packed + i * size + i];
            }
        }
        else
        {
            // Element i is kept where it belongs in the end, so that nothing needs to be exchanged.
            for (var i = 0; i < size; i++) x[column + TRow.Of(factors[order + i]) * columns] = b[column + i * columns] + spoiled;
            for (var i = 0; i < size; i++)
            {
                var place = column + TRow.Of(factors[order + i]) * columns;
                var element = x[place] / factors[packed + i * size + i];
                x[place] = element;
                for (var j = i + 1; j < size; j++)
                    x[column + TRow.Of(factors[order + j]) * columns] -= factors[packed + i * size + j] * element;
            }
            for (var step = 0; step < size; step++)
            {
                var i = size - 1 - step;
                var element = x[column + TRow.Of(factors[order + i]) * columns];
                for (var j = 0; j < i; j++)
                    x[column + TRow.Of(factors[order + j]) * columns] -= factors[packed + i * size + j] * element;
            }
        }
    }

    /// <summary>The number of a row, which is kept as one of the elements. The conversions of generic numbers do not compile for
    /// devices.</summary>
    interface IRow<T>
    {
        static abstract int Of(T number);
    }

    readonly struct SingleRow : IRow<float>
    {
        public static int Of(float number) => (int)number;
    }

    readonly struct DoubleRow : IRow<double>
    {
        public static int Of(double number) => (int)number;
    }
}
