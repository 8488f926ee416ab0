using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>Dictionaries, sets and their entries. Keys must be known at build time.</summary>
static class DictionaryMembers
{
    /// <summary>Members of a <c>Dictionary</c>.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = new(SequenceMembers.Members, StringComparer.Ordinal)
    {
        ["get_Count"] = call => Items(call).Count,
        ["get_Item"] = call => Items(call).TryGetValue(Key(call, 0), out var value)
            ? call.Interpreter.Settle(value)
            : throw new KeyNotFoundException($"the dictionary has no key {ValueText.Describe(call[0])}"),
        ["set_Item"] = call => Edit(call, items => items[Key(call, 0)] = call[1]),
        ["Add"] = Add,
        ["TryAdd"] = call => !Items(call).ContainsKey(Key(call, 0)) && Add(call) is null,
        ["ContainsKey"] = call => Items(call).ContainsKey(Key(call, 0)),
        ["TryGetValue"] = TryGetValue,
        ["Remove"] = call => Items(call).ContainsKey(Key(call, 0)) && Edit(call, items => items.Remove(Key(call, 0))) is null,
        ["Clear"] = call => Edit(call, items => items.Clear()),
        ["get_Keys"] = call => Items(call).Keys.Cast<object?>().ToList(),
        ["get_Values"] = call => Items(call).Values.Select(call.Interpreter.Settle).ToList(),
    };

    /// <summary>Extension methods of dictionaries.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = new(StringComparer.Ordinal)
    {
        ["GetValueOrDefault"] = call => ((DictionaryValue)call[0]!).Items.TryGetValue(Key(call, 1), out var value)
            ? call.Interpreter.Settle(value)
            : call.Count > 2 ? call[2] : call.Interpreter.DefaultOf(call.TypeArgument(1)),
        ["TryAdd"] = call => Members["TryAdd"](call.OnFirst()),
    };

    /// <summary>Members of a <c>HashSet</c>.</summary>
    public static Dictionary<string, Intrinsic> SetMembers { get; } = new(SequenceMembers.Members, StringComparer.Ordinal)
    {
        ["get_Count"] = call => Set(call).Count,
        ["Add"] = call => !Set(call).Contains(Key(call, 0)) && EditSet(call, items => items.Add(Key(call, 0))) is null,
        ["Remove"] = call => Set(call).Contains(Key(call, 0)) && EditSet(call, items => items.Remove(Key(call, 0))) is null,
        ["Contains"] = call => Set(call).Contains(Key(call, 0)),
        ["Clear"] = call => EditSet(call, items => items.Clear()),
        ["UnionWith"] = call => EditSet(call, items => items.UnionWith(call.Elements(0)!)),
        ["IntersectWith"] = call => EditSet(call, items => items.IntersectWith(call.Elements(0)!)),
        ["ExceptWith"] = call => EditSet(call, items => items.ExceptWith(call.Elements(0)!)),
        ["SetEquals"] = call => Set(call).SetEquals(call.Elements(0)!),
        ["IsSubsetOf"] = call => Set(call).IsSubsetOf(call.Elements(0)!),
    };

    /// <summary>Members of a <c>KeyValuePair</c>.</summary>
    public static Dictionary<string, Intrinsic> PairMembers { get; } = new(StringComparer.Ordinal)
    {
        ["get_Key"] = call => ((PairValue)call.Instance!).Key,
        ["get_Value"] = call => ((PairValue)call.Instance!).Value,
    };

    static Dictionary<object, object?> Items(IntrinsicCall call) => ((DictionaryValue)call.Instance!).Items;

    static HashSet<object> Set(IntrinsicCall call) => ((SetValue)call.Instance!).Items;

    static object Key(IntrinsicCall call, int index) => call[index] ?? throw EvaluationError.Fails("a key is null");

    static object? Edit(IntrinsicCall call, Action<Dictionary<object, object?>> edit)
    {
        call.Heap.WillResize((Store)call.Instance!);
        edit(Items(call));
        return null;
    }

    static object? EditSet(IntrinsicCall call, Action<HashSet<object>> edit)
    {
        call.Heap.WillResize((Store)call.Instance!);
        edit(Set(call));
        return null;
    }

    static object? Add(IntrinsicCall call) => Items(call).ContainsKey(Key(call, 0))
        ? throw EvaluationError.Fails($"the dictionary already has the key {ValueText.Describe(call[0])}")
        : Edit(call, items => items.Add(Key(call, 0), call[1]));

    static object TryGetValue(IntrinsicCall call)
    {
        var found = Items(call).TryGetValue(Key(call, 0), out var value);
        var type = call.Method.ContainingType.Arguments is { Count: 2 } arguments ? arguments[1] : new TypeReference("System.Object");
        call.Heap.Write((Cell)call[1]!, 0, found ? value : call.Interpreter.DefaultOf(type));
        return found;
    }
}
