using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GraphGen;

/// <summary>Turns elements from the machine's byte order to little-endian and back.</summary>
static class LittleEndian
{
    /// <summary>Swaps the bytes of each element on a big-endian machine; does nothing on others.</summary>
    public static void Convert<T>(Span<T> elements) where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
            return;
        if (Unsafe.SizeOf<T>() == sizeof(ushort))
        {
            var bits = MemoryMarshal.Cast<T, ushort>(elements);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
        else if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            var bits = MemoryMarshal.Cast<T, uint>(elements);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
        else if (Unsafe.SizeOf<T>() == sizeof(ulong))
        {
            var bits = MemoryMarshal.Cast<T, ulong>(elements);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    /// <summary>Writes elements in little-endian order.</summary>
    public static void Write<T>(Stream stream, ReadOnlySpan<T> elements) where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            var swapped = elements.ToArray();
            Convert(swapped.AsSpan());
            elements = swapped;
        }
        stream.Write(MemoryMarshal.AsBytes(elements));
    }
}
