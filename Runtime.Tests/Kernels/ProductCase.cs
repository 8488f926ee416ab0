using System.Numerics;
using GraphGen.Kernels;
using Xunit;

namespace GraphGen.Runtime.Tests.Kernels;

/// <summary>How a matrix lies in memory.</summary>
public enum Layout
{
    /// <summary>Row by row without gaps.</summary>
    Plain,

    /// <summary>Column by column without gaps.</summary>
    Transposed,

    /// <summary>Row by row, with other elements between those of a row.</summary>
    Spread,
}

/// <summary>A batch of products of random operands, and what a plain loop in double precision makes of them.</summary>
sealed class ProductCase<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    readonly ProductSize size;
    readonly Arena arena;
    readonly Operand<T> left, right;
    readonly Block<T> result;
    (double Sum, double Scale)[]? expected;

    public ProductCase(ProductSize size, Layout leftLayout, Layout rightLayout)
    {
        this.size = size;
        var (batch, rows, columns, inner) = size;
        arena = new(64 * (3L * batch * (rows * inner + inner * columns + rows * columns) + 64));
        var random = new Random(rows * 31 + columns * 17 + inner);
        var offset = 0L;
        left = Operand(rows, inner, leftLayout);
        right = Operand(inner, columns, rightLayout);
        result = arena.At<T>(offset, batch * rows * columns);

        Operand<T> Operand(int m, int n, Layout layout)
        {
            var spread = layout == Layout.Spread ? 2 : 1;
            var values = arena.At<T>(offset, batch * m * n * spread);
            offset += ArenaLayout.Align(values.Length * (long)System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
            foreach (ref var value in values.Span) value = T.CreateChecked(random.NextDouble() * 2 - 1);
            return layout == Layout.Transposed ? new(values, m * n, 1, m) : new(values, m * n * spread, n * spread, spread);
        }
    }

    public void Dispose() => arena.Dispose();

    /// <summary>The product by a team.</summary>
    public T[] Multiply(int workers) => Multiply(workers, default(PlainSum<T>));

    public T[] Multiply<TEpilogue>(int workers, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T>
    {
        result.Span.Fill(T.NaN);
        new Team(workers).Run(this, (_, worker) => MultiplyInPlace(worker, epilogue));
        return result.Span.ToArray();
    }

    public void MultiplyInPlace<TEpilogue>(Worker worker, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T> =>
        MatrixProduct.Multiply(worker, size, left, right, result, epilogue);

    /// <summary>The product with vectors of a given width.</summary>
    public T[] MultiplyWith<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        result.Span.Fill(T.NaN);
        MatrixProduct.Multiply<T, TVector, TLanes, PlainSum<T>>(Worker.Single, size, left, right, result, default);
        return result.Span.ToArray();
    }

    public void AssertClose(T[] actual, double tolerance)
    {
        expected ??= Expected();
        for (var i = 0; i < actual.Length; i++)
        {
            var value = double.CreateChecked(actual[i]);
            var (sum, scale) = expected[i];
            if (!(Math.Abs(value - sum) <= tolerance * scale)) Assert.Fail($"{size} [{i}] is {value} and should be {sum}");
        }
    }

    /// <summary>Each sum, and 1 plus the sum of the absolute products.</summary>
    (double Sum, double Scale)[] Expected()
    {
        var sums = new (double Sum, double Scale)[size.Batch * size.Rows * size.Columns];
        for (var at = 0; at < sums.Length; at++)
        {
            var (line, j) = Math.DivRem(at, size.Columns);
            var (b, i) = Math.DivRem(line, size.Rows);
            var (sum, scale) = (0d, 1d);
            for (var k = 0; k < size.Inner; k++)
            {
                var product = double.CreateChecked(At(left, b, i, k)) * double.CreateChecked(At(right, b, k, j));
                sum += product;
                scale += Math.Abs(product);
            }
            sums[at] = (sum, scale);
        }
        return sums;
    }

    static T At(Operand<T> operand, int batch, int row, int column) =>
        operand.Values[batch * operand.BatchStride + row * operand.RowStride + column * operand.ColumnStride];
}
