using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GraphGen.Kernels;

/// <summary>Copies the rows or columns that a tile reads ("lines") side by side: <c>packed[k * width + line]</c>.</summary>
static unsafe class Packing<T> where T : unmanaged
{
    /// <summary>Packs <paramref name="lines"/> lines of <paramref name="inner"/> elements; what is left of the width becomes
    /// zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(T* source, nint lineStride, nint innerStride, int lines, int inner, T* packed, int width)
    {
        if (lineStride == 1) PackSideBySide(source, innerStride, lines, inner, packed, width);
        else if (innerStride == 1 && Avx.IsSupported) PackTransposed(source, lineStride, lines, inner, packed, width);
        else PackAny(source, lineStride, innerStride, 0, lines, 0, inner, packed, width);
        if (lines == width) return;
        for (var k = 0; k < inner; k++) new Span<T>(packed + k * width + lines, width - lines).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PackSideBySide(T* source, nint innerStride, int lines, int inner, T* packed, int width)
    {
        var vectors = lines - lines % Vector256<T>.Count;
        for (var k = 0; k < inner; k++)
        {
            for (var i = 0; i < vectors; i += Vector256<T>.Count) Vector256.Load(source + i).Store(packed + i);
            for (var i = vectors; i < lines; i++) packed[i] = source[i];
            source += innerStride;
            packed += width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PackTransposed(T* source, nint lineStride, int lines, int inner, T* packed, int width)
    {
        var blockLines = lines - lines % Vector256<T>.Count;
        var blockInner = inner - inner % Vector128<T>.Count;
        for (var k = 0; k < blockInner; k += Vector128<T>.Count)
            for (var i = 0; i < blockLines; i += Vector256<T>.Count)
                TransposeBlock(source + i * lineStride + k, lineStride, packed + k * width + i, width);
        PackAny(source, lineStride, 1, blockLines, lines, 0, blockInner, packed, width);
        PackAny(source, lineStride, 1, 0, lines, blockInner, inner, packed, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PackAny(T* source, nint lineStride, nint innerStride, int firstLine, int lines, int firstInner, int inner, T* packed, int width)
    {
        for (var k = firstInner; k < inner; k++)
            for (var i = firstLine; i < lines; i++)
                packed[k * width + i] = source[i * lineStride + k * innerStride];
    }

    /// <summary>Transposes as many lines as a vector of 256 bits holds, by as many elements as one of 128 bits holds. The
    /// upper half of each vector has the lines of the second half, so no step moves elements between halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void TransposeBlock(T* source, nint stride, T* packed, nint width)
    {
        if (sizeof(T) == sizeof(float))
        {
            var x0 = Lines(source, stride, 0).AsSingle();
            var x1 = Lines(source, stride, 1).AsSingle();
            var x2 = Lines(source, stride, 2).AsSingle();
            var x3 = Lines(source, stride, 3).AsSingle();
            var low01 = Avx.UnpackLow(x0, x1).AsDouble();
            var low23 = Avx.UnpackLow(x2, x3).AsDouble();
            var high01 = Avx.UnpackHigh(x0, x1).AsDouble();
            var high23 = Avx.UnpackHigh(x2, x3).AsDouble();
            Avx.UnpackLow(low01, low23).As<double, T>().Store(packed);
            Avx.UnpackHigh(low01, low23).As<double, T>().Store(packed + width);
            Avx.UnpackLow(high01, high23).As<double, T>().Store(packed + 2 * width);
            Avx.UnpackHigh(high01, high23).As<double, T>().Store(packed + 3 * width);
        }
        else
        {
            var x0 = Lines(source, stride, 0).AsDouble();
            var x1 = Lines(source, stride, 1).AsDouble();
            Avx.UnpackLow(x0, x1).As<double, T>().Store(packed);
            Avx.UnpackHigh(x0, x1).As<double, T>().Store(packed + width);
        }
    }

    /// <summary>The first elements of a line, and above them those of its companion in the second half of the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> Lines(T* source, nint stride, int line) => Vector256.Create(
        Vector128.Load(source + line * stride),
        Vector128.Load(source + (line + Vector128<T>.Count) * stride));
}
