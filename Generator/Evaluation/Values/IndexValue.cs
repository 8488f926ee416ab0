namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>A <c>System.Index</c>; the value is an int or a symbolic dimension.</summary>
sealed record IndexValue(object Value, bool IsFromEnd)
{
    public static IndexValue Start { get; } = new(0, false);

    public static IndexValue End { get; } = new(0, true);

    public override string ToString() => (IsFromEnd ? "^" : "") + Value;
}

/// <summary>A <c>System.Range</c>.</summary>
sealed record RangeValue(IndexValue Start, IndexValue End)
{
    public override string ToString() => Start + ".." + End;
}
