using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GraphGen.Kernels;

/// <summary>Copies the rows or columns that tiles read ("lines") into panels, in which those of one tile stand side by
/// side: element k of line i of a panel is <c>panel[k * width + i]</c>.</summary>
static unsafe class Packing<T> where T : unmanaged
{
    /// <summary>Packs lines into panels of <paramref name="width"/> lines, one behind the other. If the last panel is
    /// not full, what is left of it becomes zeros.</summary>
    public static void Pack(T* source, nint lineStride, nint innerStride, int lines, int inner, T* packed, int width)
    {
        var rest = lines % width;
        var full = lines - rest;
        if (lineStride == 1)
        {
            // All panels at once, so that memory is read along its rows.
            CopyLines(source, innerStride, width, inner, packed, width, full / width);
            CopyLines(source + full, innerStride, rest, inner, packed + (nint)full * inner, width, 1);
        }
        else
        {
            for (var line = 0; line < lines; line += width)
            {
                var panel = packed + (nint)line * inner;
                PackPanel(source + line * lineStride, lineStride, innerStride, Math.Min(width, lines - line), inner, panel, width);
            }
        }
        if (rest > 0) FillUp(packed + (nint)full * inner, rest, inner, width);
    }

    static void PackPanel(T* source, nint lineStride, nint innerStride, int lines, int inner, T* packed, int width)
    {
        if (innerStride == 1 && Avx.IsSupported) PackTransposed(source, lineStride, lines, inner, packed, width);
        else PackAny(source, lineStride, innerStride, 0, lines, 0, inner, packed, width);
    }

    static void FillUp(T* panel, int lines, int inner, int width)
    {
        for (var k = 0; k < inner; k++) new Span<T>(panel + k * width + lines, width - lines).Clear();
    }

    /// <summary>Copies lines that lie side by side into panels, by the largest unit that divides them.</summary>
    static void CopyLines(T* source, nint innerStride, int lines, int inner, T* packed, int width, int panels)
    {
        var bytes = lines * sizeof(T);
        if (bytes % 64 == 0 && Avx512F.IsSupported)
            CopyLines<Vector512<byte>>(source, innerStride, lines, inner, packed, width, panels);
        else if (bytes % 32 == 0)
            CopyLines<Vector256<byte>>(source, innerStride, lines, inner, packed, width, panels);
        else if (bytes % 16 == 0)
            CopyLines<Vector128<byte>>(source, innerStride, lines, inner, packed, width, panels);
        else if (bytes % 8 == 0)
            CopyLines<ulong>(source, innerStride, lines, inner, packed, width, panels);
        else
            CopyLines<T>(source, innerStride, lines, inner, packed, width, panels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CopyLines<TUnit>(T* source, nint innerStride, int lines, int inner, T* packed, int width, int panels)
        where TUnit : unmanaged
    {
        var units = lines * sizeof(T) / sizeof(TUnit);
        var panelSize = (nint)inner * width;
        for (var k = 0; k < inner; k++)
        {
            var from = (TUnit*)(source + k * innerStride);
            var to = packed + k * width;
            for (var panel = 0; panel < panels; panel++)
            {
                for (var i = 0; i < units; i++) ((TUnit*)to)[i] = from[i];
                from += units;
                to += panelSize;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PackTransposed(T* source, nint lineStride, int lines, int inner, T* packed, int width)
    {
        var line = 0;
        var blockInner = inner - inner % Vector128<T>.Count;
        for (; line <= lines - 2 * Vector256<T>.Count; line += 2 * Vector256<T>.Count)
            for (var k = 0; k < blockInner; k += Vector128<T>.Count)
            {
                var from = source + line * lineStride + k;
                var to = packed + k * width + line;
                TransposeWide(from, lineStride, to, width);
                TransposeWide(from + Vector256<T>.Count * lineStride, lineStride, to + Vector256<T>.Count, width);
            }
        for (; line <= lines - Vector256<T>.Count; line += Vector256<T>.Count)
            for (var k = 0; k < blockInner; k += Vector128<T>.Count)
                TransposeWide(source + line * lineStride + k, lineStride, packed + k * width + line, width);
        for (; line <= lines - Vector128<T>.Count; line += Vector128<T>.Count)
            for (var k = 0; k < blockInner; k += Vector128<T>.Count)
                Transpose(source + line * lineStride + k, lineStride, packed + k * width + line, width);
        PackAny(source, lineStride, 1, line, lines, 0, blockInner, packed, width);
        PackAny(source, lineStride, 1, 0, lines, blockInner, inner, packed, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PackAny(
        T* source, nint lineStride, nint innerStride, int firstLine, int lines, int firstInner, int inner, T* packed, int width)
    {
        for (var k = firstInner; k < inner; k++)
            for (var i = firstLine; i < lines; i++)
                packed[k * width + i] = source[i * lineStride + k * innerStride];
    }

    /// <summary>Transposes as many lines as a vector of 256 bits holds, by as many elements as one of 128 bits holds.
    /// The upper half of each vector has lines of the second half of the block, so no step moves elements between
    /// halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void TransposeWide(T* source, nint stride, T* packed, nint width)
    {
        var x0 = TwoLines(source, stride);
        var x1 = TwoLines(source + stride, stride);
        if (sizeof(T) == sizeof(float))
        {
            var x2 = TwoLines(source + 2 * stride, stride);
            var x3 = TwoLines(source + 3 * stride, stride);
            var low01 = Avx.UnpackLow(x0.AsSingle(), x1.AsSingle()).AsDouble();
            var low23 = Avx.UnpackLow(x2.AsSingle(), x3.AsSingle()).AsDouble();
            var high01 = Avx.UnpackHigh(x0.AsSingle(), x1.AsSingle()).AsDouble();
            var high23 = Avx.UnpackHigh(x2.AsSingle(), x3.AsSingle()).AsDouble();
            Avx.UnpackLow(low01, low23).As<double, T>().Store(packed);
            Avx.UnpackHigh(low01, low23).As<double, T>().Store(packed + width);
            Avx.UnpackLow(high01, high23).As<double, T>().Store(packed + 2 * width);
            Avx.UnpackHigh(high01, high23).As<double, T>().Store(packed + 3 * width);
        }
        else
        {
            Avx.UnpackLow(x0.AsDouble(), x1.AsDouble()).As<double, T>().Store(packed);
            Avx.UnpackHigh(x0.AsDouble(), x1.AsDouble()).As<double, T>().Store(packed + width);
        }
    }

    /// <summary>The first elements of a line, and above them those of its companion in the second half of the
    /// block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<T> TwoLines(T* source, nint stride) =>
        Vector256.Create(Vector128.Load(source), Vector128.Load(source + Vector128<T>.Count * stride));

    /// <summary>Transposes a square block as wide as a vector of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Transpose(T* source, nint stride, T* packed, nint width)
    {
        var x0 = Vector128.Load(source);
        var x1 = Vector128.Load(source + stride);
        if (sizeof(T) == sizeof(float))
        {
            var x2 = Vector128.Load(source + 2 * stride);
            var x3 = Vector128.Load(source + 3 * stride);
            var low01 = Sse.UnpackLow(x0.AsSingle(), x1.AsSingle()).AsDouble();
            var low23 = Sse.UnpackLow(x2.AsSingle(), x3.AsSingle()).AsDouble();
            var high01 = Sse.UnpackHigh(x0.AsSingle(), x1.AsSingle()).AsDouble();
            var high23 = Sse.UnpackHigh(x2.AsSingle(), x3.AsSingle()).AsDouble();
            Sse2.UnpackLow(low01, low23).As<double, T>().Store(packed);
            Sse2.UnpackHigh(low01, low23).As<double, T>().Store(packed + width);
            Sse2.UnpackLow(high01, high23).As<double, T>().Store(packed + 2 * width);
            Sse2.UnpackHigh(high01, high23).As<double, T>().Store(packed + 3 * width);
        }
        else
        {
            Sse2.UnpackLow(x0.AsDouble(), x1.AsDouble()).As<double, T>().Store(packed);
            Sse2.UnpackHigh(x0.AsDouble(), x1.AsDouble()).As<double, T>().Store(packed + width);
        }
    }
}
