namespace GraphGen;

/// <summary>Writes tensors to a file in the safetensors format; <see cref="SafetensorsFile"/> reads it. Collect tensors
/// first, then <see cref="Save"/>.</summary>
public sealed class SafetensorsWriter
{
    readonly List<SafetensorsEntry> entries = [];
    readonly List<Action<Stream>> contents = [];
    readonly HashSet<string> names = [];
    long position;

    /// <summary>Texts to carry beside the tensors.</summary>
    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>Adds an eager tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, Tensor tensor) => Add(name, tensor.Type, tensor.Shape, stream =>
    {
        switch (tensor.Type)
        {
            case DType.Float32: LittleEndian.Write(stream, tensor.AsSpan<float>()); break;
            case DType.Float64: LittleEndian.Write(stream, tensor.AsSpan<double>()); break;
            case DType.Int32: LittleEndian.Write(stream, tensor.AsSpan<int>()); break;
            case DType.Bool: LittleEndian.Write(stream, tensor.AsSpan<bool>()); break;
        }
    });

    /// <summary>Adds a parameter, gradient or the like; its values are read when the file is saved.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, NamedTensor tensor) => Add(name, tensor.Type, tensor.Shape, stream =>
    {
        if (tensor.Type == DType.Float64)
            LittleEndian.Write(stream, (ReadOnlySpan<double>)tensor.AsSpan<double>());
        else
            LittleEndian.Write(stream, (ReadOnlySpan<float>)tensor.AsSpan<float>());
    });

    /// <summary>Writes the file beside its place and then renames it over what was there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">A text of <see cref="Metadata"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there before stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public void Save(string path)
    {
        foreach (var (key, text) in Metadata)
            if (text is null)
                throw new ArgumentException($"The metadata '{key}' has no text: it is null.");
        var header = SafetensorsHeader.Format(entries, Metadata);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            foreach (var write in contents)
                write(stream);
        });
    }

    void Add(string name, DType type, TensorShape shape, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == SafetensorsHeader.MetadataName || !names.Add(name))
            throw new ArgumentException($"The name '{name}' is taken.", nameof(name));
        var elementType = SafetensorsEntry.NameOf(type);
        var begin = position;
        position += (long)shape.ElementCount * SafetensorsEntry.SizeOf(elementType);
        entries.Add(new SafetensorsEntry(name, elementType, shape, begin, position));
        contents.Add(write);
    }
}
