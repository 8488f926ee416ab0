namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>Equality as C#'s <c>Equals</c> decides it: by value for numbers, strings, tuples, structs and records, else by
/// identity.</summary>
sealed class ValueComparer : IEqualityComparer<object?>
{
    ValueComparer() { }

    public static ValueComparer Instance { get; } = new();

    /// <summary>The same for what is never null.</summary>
    public static IEqualityComparer<object> Keys => Instance!;

    public new bool Equals(object? left, object? right) => (left, right) switch
    {
        (TupleValue a, TupleValue b) => a.Items.SequenceEqual(b.Items, this),
        (ObjectValue a, ObjectValue b) => ReferenceEquals(a, b)
            || a.Layout == b.Layout && (a.IsStruct || a.IsRecord) && a.Type == b.Type && a.Fields.SequenceEqual(b.Fields, this),
        _ => object.Equals(left, right),
    };

    public int GetHashCode(object? value) => value switch
    {
        null => 0,
        TupleValue tuple => Combine(tuple.Items),
        ObjectValue { IsStruct: true } or ObjectValue { IsRecord: true } => Combine(((ObjectValue)value).Fields),
        _ => value.GetHashCode(),
    };

    int Combine(object?[] items) => items.Aggregate(17, (hash, item) => unchecked(hash * 31 + GetHashCode(item)));
}
