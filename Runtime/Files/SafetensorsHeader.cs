using System.Buffers.Binary;
using System.Text.Json;

namespace GraphGen;

/// <summary>The header of a safetensors file: reads and checks it, and writes it.</summary>
static class SafetensorsHeader
{
    public const string MetadataName = "__metadata__";

    /// <summary>Longer headers are refused, as by the format's other readers.</summary>
    public const int MaximumLength = 100_000_000;

    /// <summary>Reads a header.</summary>
    /// <param name="json">The header's text.</param>
    /// <param name="dataLength">The number of bytes that follow it.</param>
    /// <exception cref="InvalidDataException">The header is not well-formed, or does not describe the data: each byte must
    /// belong to exactly one tensor.</exception>
    public static (List<SafetensorsEntry> Entries, Dictionary<string, string> Metadata) Parse(
        ReadOnlyMemory<byte> json, long dataLength)
    {
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>();
        try
        {
            if (json.Span is not [(byte)'{', ..])
                throw new InvalidDataException("the header is not that of a safetensors file: it does not begin with '{'");
            using var document = JsonDocument.Parse(json);
            var names = new HashSet<string>();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!names.Add(member.Name))
                    throw new InvalidDataException($"the header names '{member.Name}' twice");
                if (member.Name != MetadataName)
                    entries.Add(ReadEntry(member.Name, member.Value));
                else
                    foreach (var item in member.Value.EnumerateObject())
                        if (!metadata.TryAdd(item.Name, item.Value.GetString() ?? throw new FormatException($"'{item.Name}' is null.")))
                            throw new InvalidDataException($"the header's {MetadataName} names '{item.Name}' twice");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"the header is not that of a safetensors file: {exception.Message.TrimEnd('.')}", exception);
        }
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        RequireCover(entries, dataLength);
        return (entries, metadata);
    }

    /// <summary>The header with its length in front, padded so that the data begin at a multiple of 8 bytes.</summary>
    public static byte[] Format(IEnumerable<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using var text = new MemoryStream();
        text.Write(stackalloc byte[sizeof(ulong)]);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach (var (key, value) in metadata.OrderBy(item => item.Key, StringComparer.Ordinal))
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.ElementType);
                json.WriteStartArray("shape");
                foreach (var size in entry.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(entry.Begin);
                json.WriteNumberValue(entry.End);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (text.Length % 8 != 0)
            text.WriteByte((byte)' ');
        var header = text.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)header.Length - sizeof(ulong));
        return header;
    }

    static SafetensorsEntry ReadEntry(string name, JsonElement value)
    {
        var type = value.GetProperty("dtype").GetString() ?? "";
        var shape = new TensorShape([.. value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())]);
        var offsets = value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw new InvalidDataException($"'{name}' has {offsets.GetArrayLength()} data offsets, not 2");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        var size = SafetensorsEntry.SizeOf(type);
        if (size == 0)
            throw new InvalidDataException($"'{name}' has the unknown element type '{type}'");
        var expected = (long)shape.ElementCount * size;
        if (begin < 0 || end - begin != expected)
            throw new InvalidDataException(
                $"'{name}' of type {type} and shape {shape} takes {expected} bytes, but its offsets are {begin} and {end}");
        return new SafetensorsEntry(name, type, shape, begin, end);
    }

    static void RequireCover(List<SafetensorsEntry> entries, long dataLength)
    {
        long position = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != position)
                throw new InvalidDataException(
                    $"'{entry.Name}' begins at byte {entry.Begin} of the data, but the tensor before it ends at " +
                    $"{position}");
            position = entry.End;
        }
        if (position != dataLength)
            throw new InvalidDataException($"the tensors take {position} bytes of data, but the file has {dataLength}");
    }
}
