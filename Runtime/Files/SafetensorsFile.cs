using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GraphGen;

/// <summary>
/// Reads the safetensors format (Hugging Face, "Safetensors", format description): eight bytes with the length of a JSON
/// header, the header with each tensor's type, shape and place, then the elements, all little-endian. Opening a file checks
/// all of it but the elements.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    readonly string path;
    readonly FileStream stream;
    readonly long dataStart;
    readonly Dictionary<string, SafetensorsEntry> entriesByName;

    SafetensorsFile(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
        if (stream.Length < sizeof(ulong))
            throw new InvalidDataException($"the file has {stream.Length} bytes, too few for the length of a header");
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var available = stream.Length - sizeof(ulong);
        if (length > SafetensorsHeader.MaximumLength || (long)length > available)
            throw new InvalidDataException($"the header should have {length} bytes, but {available} follow its length");
        var header = new byte[length];
        stream.ReadExactly(header);
        dataStart = sizeof(ulong) + header.Length;
        (var entries, var metadata) = SafetensorsHeader.Parse(header, stream.Length - dataStart);
        (Entries, Metadata) = (entries, metadata);
        entriesByName = entries.ToDictionary(entry => entry.Name);
    }

    /// <summary>The tensors in the order in which they lie in the file.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Texts that the file carries beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks that it is whole.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is not in the format, is cut off, or its tensors overlap or leave gaps.</exception>
    public static SafetensorsFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new SafetensorsFile(path, stream);
        }
        catch (InvalidDataException exception)
        {
            stream.Dispose();
            throw new InvalidDataException($"'{path}' is not a valid safetensors file: {exception.Message}.", exception);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The tensor of a name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The entry.</returns>
    public SafetensorsEntry? Find(string name) => entriesByName.GetValueOrDefault(name);

    /// <summary>Reads the elements of one tensor.</summary>
    /// <typeparam name="T"><see cref="float"/> for F32, <see cref="double"/> for F64, <see cref="int"/> for I32, or
    /// <see cref="bool"/> for BOOL.</typeparam>
    /// <param name="name">The tensor's name.</param>
    /// <param name="destination">Receives the elements, row by row.</param>
    /// <exception cref="InvalidDataException">There is no such tensor, it is of another type, or it does not have as many
    /// elements as the destination.</exception>
    public void Read<T>(string name, Span<T> destination) where T : unmanaged
    {
        var type = SafetensorsEntry.NameOf(DTypes.Of<T>());
        var entry = Find(name) ?? throw new InvalidDataException($"'{path}' has no tensor '{name}'.");
        if (entry.ElementType != type)
            throw new InvalidDataException($"'{path}': the tensor '{name}' is {entry.ElementType}, not {type}.");
        if (entry.Shape.ElementCount != destination.Length)
            throw new InvalidDataException(
                $"'{path}': the tensor '{name}' of shape {entry.Shape} has {entry.Shape.ElementCount} elements, not " +
                $"{destination.Length}.");
        ReadElements(entry, destination);
        if (typeof(T) == typeof(bool) && MemoryMarshal.AsBytes(destination).ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new InvalidDataException($"'{path}': the tensor '{name}' is BOOL, but has bytes other than 0 and 1.");
    }

    /// <summary>Reads one tensor. F16 and BF16 are widened to float32; other integers become int32.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="InvalidDataException">There is no such tensor, it is of a type that is not read, or an integer is out of the
    /// range of int32.</exception>
    public Tensor Read(string name)
    {
        var entry = Find(name) ?? throw new InvalidDataException($"'{path}' has no tensor '{name}'.");
        return entry.ElementType switch
        {
            "F32" => Read<float>(entry),
            "F64" => Read<double>(entry),
            "I32" => Read<int>(entry),
            "BOOL" => Read<bool>(entry),
            "F16" => Convert<Half, float>(entry, static value => (float)value),
            "BF16" => Convert<ushort, float>(entry, static value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
            "I8" => Convert<sbyte, int>(entry, static value => value),
            "U8" => Convert<byte, int>(entry, static value => value),
            "I16" => Convert<short, int>(entry, static value => value),
            "U16" => Convert<ushort, int>(entry, static value => value),
            "U32" => Convert<uint, int>(entry, static value => checked((int)value)),
            "I64" => Convert<long, int>(entry, static value => checked((int)value)),
            "U64" => Convert<ulong, int>(entry, static value => checked((int)value)),
            _ => throw new InvalidDataException(
                $"'{path}': the tensor '{name}' is {entry.ElementType}, which is not read."),
        };
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => stream.Dispose();

    void ReadElements<T>(SafetensorsEntry entry, Span<T> destination) where T : unmanaged
    {
        stream.Position = dataStart + entry.Begin;
        stream.ReadExactly(MemoryMarshal.AsBytes(destination));
        LittleEndian.Convert(destination);
    }

    Tensor Convert<TStored, T>(SafetensorsEntry entry, Converter<TStored, T> convert)
        where TStored : unmanaged
        where T : unmanaged
    {
        var stored = new TStored[entry.Shape.ElementCount];
        ReadElements(entry, stored.AsSpan());
        try
        {
            return new Tensor(Array.ConvertAll(stored, convert), entry.Shape);
        }
        catch (OverflowException exception)
        {
            throw new InvalidDataException(
                $"'{path}': the tensor '{entry.Name}' is {entry.ElementType} and has a number out of the range of int32.", exception);
        }
    }

    Tensor Read<T>(SafetensorsEntry entry) where T : unmanaged
    {
        var elements = new T[entry.Shape.ElementCount];
        Read(entry.Name, elements.AsSpan());
        return new Tensor(elements, entry.Shape);
    }
}
