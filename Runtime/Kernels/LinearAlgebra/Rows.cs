using System.Numerics;

namespace GraphGen.Kernels;

/// <summary>What the elimination of matrices is made of: arithmetic on parts of rows. An element's bits depend on nothing but
/// the operands and their length.</summary>
static class Rows
{
    /// <summary><c>target -= factor · row</c>.</summary>
    public static void Subtract<T>(T factor, ReadOnlySpan<T> row, Span<T> target) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var factors = Vector.Create(factor);
        var i = 0;
        for (; i <= row.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(Simd.Load<T>(target, i) - factors * Simd.Load(row, i), target, i);
        for (; i < row.Length; i++) target[i] -= factor * row[i];
    }

    /// <summary>The sum of the products of two rows of one length.</summary>
    public static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> even = Vector<T>.Zero, odd = Vector<T>.Zero;
        var i = 0;
        for (; i <= left.Length - 2 * Vector<T>.Count; i += 2 * Vector<T>.Count)
        {
            even += Simd.Load(left, i) * Simd.Load(right, i);
            odd += Simd.Load(left, i + Vector<T>.Count) * Simd.Load(right, i + Vector<T>.Count);
        }
        var sum = i == 0 ? T.Zero : Simd.Sum(even + odd);
        for (; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    /// <summary><c>row /= divisor</c>.</summary>
    public static void Divide<T>(Span<T> row, T divisor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var divisors = Vector.Create(divisor);
        var i = 0;
        for (; i <= row.Length - Vector<T>.Count; i += Vector<T>.Count)
            Simd.Store(Simd.Load<T>(row, i) / divisors, row, i);
        for (; i < row.Length; i++) row[i] /= divisor;
    }
}
