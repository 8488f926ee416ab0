using System.Runtime.CompilerServices;
using GraphGen.Kernels;

namespace GraphGen;

/// <summary>Where named tensors of one type lie in one piece of memory. Each begins at a cache line; the gaps between them
/// stay zero, or whatever an update rule makes of zeros.</summary>
sealed class TensorLayout
{
    readonly Dictionary<string, int> indices = [];
    readonly Entry[] entries;

    public TensorLayout(IReadOnlyList<(string Path, StoredTensor Tensor)> tensors)
    {
        entries = new Entry[tensors.Count];
        Type = tensors.Count == 0 ? DType.Float32 : tensors[0].Tensor.Type;
        var elementSize = Type == DType.Float64 ? sizeof(double) : sizeof(float);
        long offset = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var (path, tensor) = tensors[i];
            if (tensor.Type != Type)
                throw new ArgumentException(
                    $"'{path}' is {tensor.Type.Text()}, but '{tensors[0].Path}' is {Type.Text()}; a model has one type.");
            if (!indices.TryAdd(path, i))
                throw new ArgumentException($"Two different tensors of the model have the path '{path}'.");
            entries[i] = new Entry(path, tensor.Shape, checked((int)offset));
            offset += ArenaLayout.Align((long)tensor.Shape.ElementCount * elementSize) / elementSize;
        }
        Length = checked((int)offset);
        Names = Array.ConvertAll(entries, entry => entry.Path);
    }

    /// <summary>The type of all elements.</summary>
    public DType Type { get; }

    /// <summary>The number of elements with the gaps between tensors.</summary>
    public int Length { get; }

    public string[] Names { get; }

    public ReadOnlySpan<Entry> Entries => entries;

    public bool Contains(string path) => indices.ContainsKey(path);

    public Entry this[string path] => indices.TryGetValue(path, out var index)
        ? entries[index]
        : throw new KeyNotFoundException($"There is no tensor '{path}'; there are: {string.Join(", ", Names)}.");

    /// <summary>Memory for the tensors, filled with zeros.</summary>
    public Arena Allocate() => new((long)Length * (Type == DType.Float64 ? sizeof(double) : sizeof(float)));

    /// <summary>Throws if <typeparamref name="T"/> is not the type of the elements.</summary>
    public void RequireType<T>() where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() != (Type == DType.Float64 ? sizeof(double) : sizeof(float)) || DTypes.Of<T>() != Type)
            throw new ArgumentException($"The tensors hold {Type.Text()}, not {typeof(T).Name}.");
    }

    /// <summary>One tensor.</summary>
    /// <param name="Path">Its name.</param>
    /// <param name="Shape">Its sizes.</param>
    /// <param name="Offset">Its first element.</param>
    public readonly record struct Entry(string Path, TensorShape Shape, int Offset);
}
