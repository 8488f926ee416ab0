namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>A tuple; copied when it is assigned.</summary>
sealed class TupleValue(Heap heap, object?[] items) : Store(heap)
{
    /// <summary>The elements; written through the heap only.</summary>
    public object?[] Items { get; } = items;

    public override object? Get(int index) => Items[index];

    public override void Set(int index, object? value) => Items[index] = value;
}
