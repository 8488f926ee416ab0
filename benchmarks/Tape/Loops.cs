using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>The vector loops of pointwise operations, one pass for each operation.</summary>
static class Loops<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Map<TOperation>(ReadOnlySpan<T> x, Span<T> y) where TOperation : struct, IUnary<T>
    {
        var i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(TOperation.Apply(Simd.Load(x, i)), y, i);
        for (; i < y.Length; i++) y[i] = TOperation.Apply(x[i]);
    }

    /// <summary>Writes or adds the gradient of a function of one argument.</summary>
    public static void MapGradient<TOperation>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, bool add)
        where TOperation : struct, IUnary<T>
    {
        var i = 0;
        for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var value = Simd.Load(gradient, i) * TOperation.Slope(Simd.Load(x, i), Simd.Load(y, i));
            Simd.Store(add ? Simd.Load<T>(result, i) + value : value, result, i);
        }
        for (; i < result.Length; i++)
        {
            var value = gradient[i] * TOperation.Slope(x[i], y[i]);
            result[i] = add ? result[i] + value : value;
        }
    }

    /// <summary>A function of two arguments, either of which may be one number for all elements.</summary>
    public static void Zip<TOperation>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where TOperation : struct, IBinary<T>
    {
        var i = 0;
        for (; i <= z.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(TOperation.Apply(Take(x, i), Take(y, i)), z, i);
        for (; i < z.Length; i++) z[i] = TOperation.Apply(x[x.Length == 1 ? 0 : i], y[y.Length == 1 ? 0 : i]);
    }

    /// <summary>Writes or adds the gradient of a function of two arguments with respect to one of them, which has as many elements as
    /// the result.</summary>
    public static void ZipGradient<TSlope>(
        ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, bool add)
        where TSlope : struct, ISlope<T>
    {
        var i = 0;
        for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var value = TSlope.Times(Simd.Load(gradient, i), Take(x, i), Take(y, i));
            Simd.Store(add ? Simd.Load<T>(result, i) + value : value, result, i);
        }
        for (; i < result.Length; i++)
        {
            var value = TSlope.Times(gradient[i], x[x.Length == 1 ? 0 : i], y[y.Length == 1 ? 0 : i]);
            result[i] = add ? result[i] + value : value;
        }
    }

    /// <summary>The same for an argument that is one number for all elements: the sum over them.</summary>
    public static T SumGradient<TSlope>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TSlope : struct, ISlope<T>
    {
        var lanes = Vector<T>.Zero;
        var i = 0;
        for (; i <= gradient.Length - Vector<T>.Count; i += Vector<T>.Count)
            lanes += TSlope.Times(Simd.Load(gradient, i), Take(x, i), Take(y, i));
        var sum = Simd.Sum(lanes);
        for (; i < gradient.Length; i++)
            sum += TSlope.Times(gradient[i], x[x.Length == 1 ? 0 : i], y[y.Length == 1 ? 0 : i]);
        return sum;
    }

    public static void Add(ReadOnlySpan<T> x, Span<T> sum)
    {
        var i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(Simd.Load<T>(sum, i) + Simd.Load(x, i), sum, i);
        for (; i < sum.Length; i++) sum[i] += x[i];
    }

    public static T Sum(ReadOnlySpan<T> x)
    {
        var lanes = Vector<T>.Zero;
        var i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count) lanes += Simd.Load(x, i);
        var sum = Simd.Sum(lanes);
        for (; i < x.Length; i++) sum += x[i];
        return sum;
    }

    /// <summary>Writes or adds the sums of the columns of a matrix.</summary>
    public static void SumRows(ReadOnlySpan<T> x, int rows, int columns, Span<T> sums, bool add)
    {
        var j = 0;
        for (; j <= columns - Vector<T>.Count; j += Vector<T>.Count)
        {
            var sum = add ? Simd.Load<T>(sums, j) : Vector<T>.Zero;
            for (var i = 0; i < rows; i++) sum += Simd.Load(x, i * columns + j);
            Simd.Store(sum, sums, j);
        }
        for (; j < columns; j++)
        {
            var sum = add ? sums[j] : T.Zero;
            for (var i = 0; i < rows; i++) sum += x[i * columns + j];
            sums[j] = sum;
        }
    }

    static Vector<T> Take(ReadOnlySpan<T> x, int i) => x.Length == 1 ? Vector.Create(x[0]) : Simd.Load(x, i);
}
