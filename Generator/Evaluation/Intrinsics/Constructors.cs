using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>Creation of values whose types have no description.</summary>
static class Constructors
{
    static readonly Dictionary<string, Func<IntrinsicCall, TypeReference, object?>> ByType = new(StringComparer.Ordinal)
    {
        ["System.String"] = NewString,
        ["System.Text.StringBuilder"] = NewBuilder,
        ["System.Index"] = (call, _) => new IndexValue(call[0]!, call.Count > 1 && call[1] is true),
        ["System.Range"] = (call, _) => new RangeValue(AsIndex(call[0]), AsIndex(call[1])),
        ["System.Collections.Generic.List`1"] = (call, type) =>
            call.List(type.Arguments[0], call.Count == 1 && call[0] is not int ? call.Elements(0) : []),
        ["System.Collections.Generic.Dictionary`2"] = NewDictionary,
        ["System.Collections.Generic.SortedDictionary`2"] = NewDictionary,
        ["System.Collections.Generic.HashSet`1"] = NewSet,
        ["System.Collections.Generic.KeyValuePair`2"] = (call, _) => new PairValue(call[0], call[1]),
        ["System.Span`1"] = NewSpan,
        ["System.ReadOnlySpan`1"] = NewSpan,
        [KnownTypes.TensorShape] = (call, _) => new ShapeValue(new Shape(TensorMembers.Dims(call.Elements(0), "a shape"))),
        [KnownTypes.Parameter] = (call, _) => NewLeaf(call, InputKind.Parameter),
        [KnownTypes.StateBuffer] = (call, _) => NewLeaf(call, InputKind.Buffer),
    };

    /// <summary>Whether values of a type are created here.</summary>
    public static bool Knows(TypeReference type) => Find(type.Id) is not null;

    /// <summary>How to create a value of a type; null when that is not known.</summary>
    public static Func<IntrinsicCall, TypeReference, object?>? Find(string type) =>
        ByType.TryGetValue(type, out var constructor) ? constructor
        : type.StartsWith("System.", StringComparison.Ordinal) && type.EndsWith("Exception", StringComparison.Ordinal) ? NewException
        : type.StartsWith("System.ValueTuple`", StringComparison.Ordinal) ? (call, _) => new TupleValue(call.Heap, call.Arguments)
        : null;

    static object NewException(IntrinsicCall call, TypeReference type)
    {
        // An ArgumentOutOfRangeException takes the message last, other exceptions first.
        var texts = call.Arguments.OfType<string>().ToArray();
        var takesNameFirst = type.Id is "System.ArgumentOutOfRangeException" or "System.ArgumentNullException";
        var message = texts.Length == 0 ? type.Id.Substring("System.".Length)
            : takesNameFirst && texts.Length == 1 ? $"'{texts[0]}' is not valid"
            : takesNameFirst ? texts[texts.Length - 1]
            : texts[0];
        return new ExceptionValue(type.Id, message);
    }

    static object NewString(IntrinsicCall call, TypeReference type) => call[0] is char character
        ? new string(character, call.Int(1))
        : string.Concat(call.Elements(0));

    static object NewBuilder(IntrinsicCall call, TypeReference type)
    {
        var builder = new TextBuilder(call.Heap);
        if (call.Count > 0 && call[0] is string text) builder.Text.Append(text);
        return builder;
    }

    static object NewDictionary(IntrinsicCall call, TypeReference type)
    {
        var dictionary = new DictionaryValue(call.Heap);
        if (call.Count > 0 && call[0] is DictionaryValue other)
            foreach (var entry in other.Items) dictionary.Items.Add(entry.Key, entry.Value);
        return dictionary;
    }

    static object NewSet(IntrinsicCall call, TypeReference type)
    {
        var set = new SetValue(call.Heap);
        if (call.Count > 0 && call[0] is not int) set.Items.UnionWith(call.Elements(0)!);
        return set;
    }

    static object? NewSpan(IntrinsicCall call, TypeReference type) => call.Count switch
    {
        0 => call.Array(type.Arguments[0], []),
        3 => new SpanValue((ArrayValue)call[0]!, 0, ((ArrayValue)call[0]!).Items.Length).Slice(call.Int(1), call.Int(2)),
        _ => call[0] as ArrayValue ?? (object)call.Array(type.Arguments[0], [call[0]]),
    };

    static IndexValue AsIndex(object? value) => value as IndexValue ?? new IndexValue(value!, false);

    static object NewLeaf(IntrinsicCall call, InputKind kind)
    {
        if (call.Arguments.FirstOrDefault(argument => argument is UnknownValue) is UnknownValue unknown)
            throw Interpreter.RunTimeLayer($"a {kind.ToString().ToLowerInvariant()}", unknown);
        var shape = new Shape(TensorMembers.Dims(call.Elements(0), $"a {kind.ToString().ToLowerInvariant()}'s shape"));
        if (shape.FirstOrDefault(dim => dim.IsAtLeast(1) != true) is { } bad)
            throw EvaluationError.InvalidArgument($"new {kind}", $"the shape {shape} has the size {bad}; every size is at least 1");
        var type = call.Arguments.OfType<EnumValue>().FirstOrDefault(value => value.Type.Id == KnownTypes.DType) is { } given
            ? TensorMembers.ElementType(given)
            : DType.Float32;
        return new Leaf(call.Heap, kind, shape, type);
    }
}
