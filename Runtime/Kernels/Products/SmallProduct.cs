using System.Numerics;
using System.Runtime.CompilerServices;

namespace GraphGen.Kernels;

/// <summary>Products of so few elements that to arrange for vectors would cost more than to do without.</summary>
/// <remarks>Each element is one chain of fused multiply-adds in the order of the inner dimension, as in a
/// <see cref="BlockedProduct{T, TVector, TLanes}"/> of one block.</remarks>
static unsafe class SmallProduct<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The most multiplications of a small product.</summary>
    const int Largest = 128;

    /// <summary>Whether a product of the batch is small.</summary>
    public static bool Fits(ProductSize size) => (long)size.Rows * size.Columns * size.Inner <= Largest;

    /// <summary>Computes a rectangle of the result and applies the epilogue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TEpilogue>(in ProductPart<T> part, TEpilogue epilogue) where TEpilogue : struct, IEpilogue<T>
    {
        var left = part.Left;
        var result = part.Result;
        for (var i = 0; i < part.Rows; i++)
        {
            var right = part.Right;
            for (var j = 0; j < part.Columns; j++)
            {
                var sum = T.Zero;
                var x = left;
                var y = right;
                for (var k = part.Inner; k > 0; k--)
                {
                    sum = T.FusedMultiplyAdd(*x, *y, sum);
                    x += part.LeftInner;
                    y += part.RightInner;
                }
                result[j] = sum;
                right += part.RightColumn;
            }
            left += part.LeftRow;
            result += part.ResultRow;
        }
        Epilogues<T>.Apply(part, epilogue);
    }
}
