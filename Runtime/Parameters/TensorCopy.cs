namespace GraphGen;

/// <summary>A copy of the values of a set, to return to.</summary>
sealed class TensorCopy : TensorSet
{
    TensorCopy(TensorSet source)
        : base(source.Layout) => CopyFrom(source);

    /// <summary>A copy of the present values.</summary>
    public static TensorCopy Of(TensorSet source) => new(source);
}
