namespace GraphGen;

/// <summary>What an indexer of <see cref="Tensor"/> takes for one axis: a number, which leaves the axis out, or a range,
/// which keeps a part of it. Either may count from the end.</summary>
[Traceable]
public readonly struct TensorIndex
{
    readonly int start;
    readonly bool startFromEnd;
    readonly int end;
    readonly bool endFromEnd;

    TensorIndex(int start, bool startFromEnd, int end, bool endFromEnd, bool isRange)
    {
        this.start = start;
        this.startFromEnd = startFromEnd;
        this.end = end;
        this.endFromEnd = endFromEnd;
        IsRange = isRange;
    }

    /// <summary>Whether the axis stays.</summary>
    internal bool IsRange { get; }

    /// <summary>One index, counted from 0.</summary>
    /// <param name="index">The index, 0 or more.</param>
    public static implicit operator TensorIndex(int index) => new(index, false, 0, false, false);

    /// <summary>One index, such as <c>^1</c>.</summary>
    /// <param name="index">The index.</param>
    public static implicit operator TensorIndex(Index index) => new(index.Value, index.IsFromEnd, 0, false, false);

    /// <summary>A part of the axis, such as <c>1..</c> or <c>..^1</c>.</summary>
    /// <param name="range">The part.</param>
    public static implicit operator TensorIndex(Range range) =>
        new(range.Start.Value, range.Start.IsFromEnd, range.End.Value, range.End.IsFromEnd, true);

    /// <summary>The first index on an axis of the given size.</summary>
    internal int Begin(int size) => startFromEnd ? size - start : start;

    /// <summary>The index behind the last one on an axis of the given size.</summary>
    internal int End(int size) => IsRange ? (endFromEnd ? size - end : end) : Begin(size) + 1;
}
