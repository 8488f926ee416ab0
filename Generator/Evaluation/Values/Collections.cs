using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>Names of places in collections.</summary>
static class Collections
{
    /// <summary>The index that stands for all of a collection's content, whose size may change.</summary>
    public const int WholeContent = -1;
}

/// <summary>A <c>List</c>. Its only place is its whole content, as an array of values.</summary>
sealed class ListValue(Heap heap, TypeReference elementType, List<object?> items) : Store(heap)
{
    public TypeReference ElementType { get; } = elementType;

    /// <summary>The elements; the heap is told before they change.</summary>
    public List<object?> Items { get; } = items;

    /// <summary>An element.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside the list.</exception>
    public object? this[int index] => Items[Checked(index)];

    /// <summary>The index itself, when the list has it.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside the list.</exception>
    public int Checked(int index) => index >= 0 && index < Items.Count
        ? index
        : throw new IndexOutOfRangeException($"index {index} is outside a list of {Items.Count}");

    public override object? Get(int index) => Items.ToArray();

    public override void Set(int index, object? value)
    {
        Items.Clear();
        Items.AddRange((object?[])value!);
    }
}

/// <summary>A <c>Dictionary</c>, in the order of insertion. Its only place is its whole content.</summary>
sealed class DictionaryValue(Heap heap) : Store(heap)
{
    /// <summary>The entries; the heap is told before they change.</summary>
    public Dictionary<object, object?> Items { get; } = new(ValueComparer.Keys);

    public override object? Get(int index) => Items.ToArray();

    public override void Set(int index, object? value)
    {
        Items.Clear();
        foreach (var entry in (KeyValuePair<object, object?>[])value!) Items.Add(entry.Key, entry.Value);
    }
}

/// <summary>A <c>HashSet</c>. Its only place is its whole content.</summary>
sealed class SetValue(Heap heap) : Store(heap)
{
    /// <summary>The elements; the heap is told before they change.</summary>
    public HashSet<object> Items { get; } = new(ValueComparer.Keys);

    public override object? Get(int index) => Items.ToArray();

    public override void Set(int index, object? value)
    {
        Items.Clear();
        Items.UnionWith((object[])value!);
    }
}

/// <summary>An element of a dictionary.</summary>
sealed record PairValue(object? Key, object? Value);
