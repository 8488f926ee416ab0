using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>Arrays and spans. An array stands for a span of all its elements.</summary>
static class ArrayMembers
{
    /// <summary>Members of an array or span.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = CreateMembers();

    /// <summary>Static methods of <c>Array</c>, and extension methods of spans.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = CreateStatics();

    static Dictionary<string, Intrinsic> CreateMembers() => new(SequenceMembers.Members, StringComparer.Ordinal)
    {
        ["get_Length"] = call => call.Interpreter.LengthOf(call.Instance),
        ["get_LongLength"] = call => (long)call.Interpreter.LengthOf(call.Instance),
        ["get_Count"] = call => call.Interpreter.LengthOf(call.Instance),
        ["get_IsEmpty"] = call => call.Interpreter.LengthOf(call.Instance) == 0,
        ["get_Rank"] = call => call.Instance is ArrayValue array ? array.Lengths.Length : 1,
        ["GetLength"] = call => ((ArrayValue)call.Instance!).Lengths[call.Int(0)],
        ["GetUpperBound"] = call => ((ArrayValue)call.Instance!).Lengths[call.Int(0)] - 1,
        ["GetLowerBound"] = call => 0,
        ["get_Item"] = call => call.Interpreter.ElementAt(call.Instance, call.Int(0)),
        ["set_Item"] = call => Write(call, call.Instance, call.Int(0), call[1]),
        ["Slice"] = call => Part(call, call.Instance, call.Int(0), call.Count > 1 ? call.Int(1) : null),
        ["AsSpan"] = call => Part(call, call.Instance, call.Count > 0 ? call.Int(0) : 0, call.Count > 1 ? call.Int(1) : null),
        ["Clone"] = call => Clone(call),
        ["CopyTo"] = CopyTo,
        ["Fill"] = call => FillPart(call, call.Instance, call[0]),
        ["Clear"] = call => FillPart(call, call.Instance, call.Interpreter.DefaultOf(ElementType(call.Instance))),
        ["Reverse"] = call => Replace(call, call.Instance, call.Interpreter.Elements(call.Instance).Reverse()),
    };

    static Dictionary<string, Intrinsic> CreateStatics()
    {
        var statics = new Dictionary<string, Intrinsic>(StringComparer.Ordinal)
        {
            ["Empty"] = call => call.Array(call.TypeArgument(0), []),
            ["Fill"] = call => FillPart(call, call.Count == 4 ? Part(call, call[0], call.Int(2), call.Int(3)) : call[0], call[1]),
            ["Clear"] = call => FillPart(
                call, call.Count == 3 ? Part(call, call[0], call.Int(1), call.Int(2)) : call[0],
                call.Interpreter.DefaultOf(ElementType(call[0]))),
            ["Copy"] = Copy,
            ["Resize"] = Resize,
            ["Sort"] = call => Replace(
                call, call[0], Ordering.Sorted(call, call.Elements(0), call.Count > 1 ? call[1] : null)),
            ["Reverse"] = call => Replace(call, call[0], call.Elements(0).Reverse()),
            ["ConvertAll"] = call => call.Array(call.TypeArgument(1), call.Elements(0).Select(item => call.Invoke(call[1], item))),
            ["AsSpan"] = call => Members["AsSpan"](call.OnFirst()),
            ["CopyTo"] = call => CopyTo(call.OnFirst()),
            ["AsReadOnly"] = call => call[0],
            ["IsWhiteSpace"] = call => string.IsNullOrWhiteSpace(call.String(0)),
        };
        foreach (var name in new[]
            { "IndexOf", "LastIndexOf", "Contains", "Exists", "Find", "FindAll", "FindIndex", "TrueForAll", "ForEach", "SequenceEqual" })
            statics[name] = call => SequenceMembers.Members[name](call.OnFirst());
        return statics;
    }

    static TypeReference ElementType(object? value) => value switch
    {
        ArrayValue array => array.ElementType,
        SpanValue span => span.Source.ElementType,
        _ => new("System.Object"),
    };

    static object? Write(IntrinsicCall call, object? target, int index, object? value)
    {
        if (target is SpanValue span) call.Heap.Write(span.Source, span.Position(index), value);
        else if (target is ArrayValue array) call.Heap.Write(array, array.Position([index]), value);
        else throw EvaluationError.Fails($"'{call.Method.Name}' can't write to {ValueText.Describe(target)}");
        return null;
    }

    static object Part(IntrinsicCall call, object? source, int start, int? length) => source switch
    {
        string text => length is { } count ? text.Substring(start, count) : text.Substring(start),
        SpanValue span => span.Slice(start, length ?? span.Length - start),
        ArrayValue array => new SpanValue(array, 0, array.Items.Length).Slice(start, length ?? array.Items.Length - start),
        _ => throw EvaluationError.Fails($"'{call.Method.Name}' is given {ValueText.Describe(source)}"),
    };

    static ArrayValue Clone(IntrinsicCall call)
    {
        var array = (ArrayValue)call.Instance!;
        return new ArrayValue(call.Heap, array.ElementType, (object?[])array.Items.Clone(), array.Lengths);
    }

    static object? CopyTo(IntrinsicCall call)
    {
        var items = call.Interpreter.Elements(call.Instance).ToArray();
        var start = call.Count > 1 ? call.Int(1) : 0;
        for (var i = 0; i < items.Length; i++) Write(call, call[0], start + i, items[i]);
        return null;
    }

    static object? Copy(IntrinsicCall call)
    {
        var (from, to, length) = call.Count == 3 ? (0, 0, call.Int(2)) : (call.Int(1), call.Int(3), call.Int(4));
        var target = call.Count == 3 ? call[1] : call[2];
        var items = Enumerable.Range(from, length).Select(i => call.Interpreter.ElementAt(call[0], i)).ToArray();
        for (var i = 0; i < items.Length; i++) Write(call, target, to + i, items[i]);
        return null;
    }

    static object? Resize(IntrinsicCall call)
    {
        var cell = (Cell)call[0]!;
        var old = call.Interpreter.Read(cell, 0) as ArrayValue;
        var type = call.TypeArgument(0);
        var items = (old?.Items ?? []).Take(call.Int(1)).ToList();
        while (items.Count < call.Int(1)) items.Add(call.Interpreter.DefaultOf(type));
        call.Heap.Write(cell, 0, call.Array(type, items));
        return null;
    }

    static object? FillPart(IntrinsicCall call, object? target, object? value)
    {
        var length = call.Interpreter.LengthOf(target);
        for (var i = 0; i < length; i++) Write(call, target, i, call.Interpreter.Copied(value));
        return null;
    }

    static object? Replace(IntrinsicCall call, object? target, IEnumerable<object?> items)
    {
        var values = items.ToArray();
        for (var i = 0; i < values.Length; i++) Write(call, target, i, values[i]);
        return null;
    }
}
