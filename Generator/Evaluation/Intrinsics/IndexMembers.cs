using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary><c>Index</c> and <c>Range</c>.</summary>
static class IndexMembers
{
    /// <summary>Members of an index or range.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = new(StringComparer.Ordinal)
    {
        ["get_Value"] = call => ((IndexValue)call.Instance!).Value,
        ["get_IsFromEnd"] = call => ((IndexValue)call.Instance!).IsFromEnd,
        ["GetOffset"] = call => call.Instance is IndexValue { IsFromEnd: true } index
            ? call.Interpreter.Combine(Descriptions.BinaryOperator.Subtract, call[0], index.Value)
            : ((IndexValue)call.Instance!).Value,
        ["get_Start"] = call => ((RangeValue)call.Instance!).Start,
        ["get_End"] = call => ((RangeValue)call.Instance!).End,
        ["GetOffsetAndLength"] = call =>
        {
            var (start, count) = Interpreter.Extent((RangeValue)call.Instance!, call.Int(0));
            return new TupleValue(call.Heap, [start, count]);
        },
    };

    /// <summary>Static members of both.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = new(StringComparer.Ordinal)
    {
        ["FromStart"] = call => new IndexValue(call[0]!, false),
        ["FromEnd"] = call => new IndexValue(call[0]!, true),
        ["get_Start"] = _ => IndexValue.Start,
        ["get_End"] = _ => IndexValue.End,
        ["get_All"] = _ => new RangeValue(IndexValue.Start, IndexValue.End),
        ["StartAt"] = call => new RangeValue(AsIndex(call[0]), IndexValue.End),
        ["EndAt"] = call => new RangeValue(IndexValue.Start, AsIndex(call[0])),
    };

    static IndexValue AsIndex(object? value) => value as IndexValue ?? new IndexValue(value!, false);
}
