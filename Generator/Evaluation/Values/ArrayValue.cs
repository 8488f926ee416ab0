using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>An array, of one or more dimensions; the elements lie row-major.</summary>
sealed class ArrayValue(Heap heap, TypeReference elementType, object?[] items, int[] lengths) : Store(heap)
{
    public ArrayValue(Heap heap, TypeReference elementType, object?[] items)
        : this(heap, elementType, items, [items.Length])
    {
    }

    public TypeReference ElementType { get; } = elementType;

    /// <summary>The elements; written through the heap only.</summary>
    public object?[] Items { get; } = items;

    /// <summary>The size of each dimension.</summary>
    public int[] Lengths { get; } = lengths;

    /// <summary>The position of an element in <see cref="Items"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">An index is outside its dimension.</exception>
    public int Position(IReadOnlyList<int> indices)
    {
        var position = 0;
        for (var i = 0; i < Lengths.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= Lengths[i])
                throw new IndexOutOfRangeException(Lengths.Length == 1
                    ? $"index {indices[i]} is outside an array of {Lengths[i]}"
                    : $"index {indices[i]} is outside dimension {i} of an array of [{string.Join(", ", Lengths)}]");
            position = position * Lengths[i] + indices[i];
        }
        return position;
    }

    public override object? Get(int index) => Items[index];

    public override void Set(int index, object? value) => Items[index] = value;
}

/// <summary>A part of an array: <c>Span</c> or <c>ReadOnlySpan</c>, or an array segment.</summary>
/// <param name="Source">The array it shows.</param>
/// <param name="Start">The position of its first element there.</param>
/// <param name="Length">How many elements it shows.</param>
sealed record SpanValue(ArrayValue Source, int Start, int Length)
{
    /// <summary>The position in the array's items of an element of the span.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside the span.</exception>
    public int Position(int index) => index >= 0 && index < Length
        ? Start + index
        : throw new IndexOutOfRangeException($"index {index} is outside a span of {Length}");

    /// <summary>A part of the part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie within the span.</exception>
    public SpanValue Slice(int start, int length) => start >= 0 && length >= 0 && start + length <= Length
        ? new(Source, Start + start, length)
        : throw new ArgumentOutOfRangeException(nameof(start), $"{start}..{start + length} is outside a span of {Length}");
}
