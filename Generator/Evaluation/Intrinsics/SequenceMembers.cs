using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>
/// <c>Enumerable</c> over arrays, lists, spans, texts and what its own methods give. A sequence is evaluated when it is
/// enumerated, as in C#.
/// </summary>
static class SequenceMembers
{
    /// <summary>Members that any sequence has, on the sequence itself.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = CreateMembers();

    /// <summary>The static methods of <c>Enumerable</c>.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = CreateStatics();

    static Dictionary<string, Intrinsic> CreateStatics()
    {
        var statics = new Dictionary<string, Intrinsic>(StringComparer.Ordinal)
        {
            ["Range"] = call => Enumerable.Range(call.Int(0), call.Int(1)).Select(number => (object?)number),
            ["Repeat"] = call => Enumerable.Repeat(call[0], call.Int(1)),
            ["Empty"] = call => Enumerable.Empty<object?>(),
        };
        foreach (var name in Members.Keys) statics[name] = call => Members[name](call.OnFirst());
        return statics;
    }

    static Dictionary<string, Intrinsic> CreateMembers() => new(StringComparer.Ordinal)
    {
        ["GetEnumerator"] = Items,
        ["AsEnumerable"] = Items,
        ["Select"] = call => Items(call).Select((item, i) => call.Invoke(call[0], Taken(call, call[0], item, i))),
        ["Where"] = call => Items(call).Where((item, i) => call.Holds(call[0], Taken(call, call[0], item, i))),
        ["SelectMany"] = call => Items(call).SelectMany(item => call.Interpreter.Elements(call.Invoke(call[0], item))),
        ["Cast"] = Items,
        ["OfType"] = call => Items(call).Where(item => call.Interpreter.IsInstance(item, call.TypeArgument(0))),
        ["Zip"] = Zip,
        ["Concat"] = call => Items(call).Concat(call.Elements(0)),
        ["Append"] = call => Items(call).Append(call[0]),
        ["Prepend"] = call => Items(call).Prepend(call[0]),
        ["Reverse"] = call => Items(call).Reverse(),
        ["Take"] = Take,
        ["Skip"] = call => Items(call).Skip(call.Int(0)),
        ["TakeLast"] = call => Items(call).Reverse().Take(call.Int(0)).Reverse(),
        ["SkipLast"] = call => Items(call).Reverse().Skip(call.Int(0)).Reverse(),
        ["TakeWhile"] = call => Items(call).TakeWhile(item => call.Holds(call[0], item)),
        ["SkipWhile"] = call => Items(call).SkipWhile(item => call.Holds(call[0], item)),
        ["Distinct"] = call => Items(call).Distinct(ValueComparer.Instance),
        ["Union"] = call => Items(call).Union(call.Elements(0), ValueComparer.Instance),
        ["Except"] = call => Items(call).Except(call.Elements(0), ValueComparer.Instance),
        ["Intersect"] = call => Items(call).Intersect(call.Elements(0), ValueComparer.Instance),
        ["Chunk"] = Chunk,
        ["DefaultIfEmpty"] = call => Items(call).DefaultIfEmpty(call.Count > 0 ? call[0] : call.Interpreter.DefaultOf(call.TypeArgument(0))),
        ["OrderBy"] = call => Ordering.By(call, Items(call), call[0], descending: false),
        ["OrderByDescending"] = call => Ordering.By(call, Items(call), call[0], descending: true),
        ["Order"] = call => Ordering.By(call, Items(call), null, descending: false),
        ["OrderDescending"] = call => Ordering.By(call, Items(call), null, descending: true),
        ["ToArray"] = call => call.Array(ElementType(call), Items(call)),
        ["ToList"] = call => call.List(ElementType(call), Items(call)),
        ["ToHashSet"] = ToSet,
        ["ToDictionary"] = ToDictionary,
        ["Count"] = call => Chosen(call).Count(),
        ["LongCount"] = call => Chosen(call).LongCount(),
        ["Any"] = call => Chosen(call).Any(),
        ["All"] = call => Items(call).All(item => call.Holds(call[0], item)),
        ["TrueForAll"] = call => Items(call).All(item => call.Holds(call[0], item)),
        ["Exists"] = call => Chosen(call).Any(),
        ["First"] = call => Chosen(call).First(),
        ["Last"] = call => Chosen(call).Last(),
        ["Single"] = call => Chosen(call).Single(),
        ["FirstOrDefault"] = call => OrDefault(call, Chosen(call).Take(1)),
        ["LastOrDefault"] = call => OrDefault(call, Chosen(call).Reverse().Take(1)),
        ["SingleOrDefault"] = call => OrDefault(call, Chosen(call).Take(1)),
        ["Find"] = call => OrDefault(call, Chosen(call).Take(1)),
        ["FindAll"] = call => call.List(ElementType(call), Chosen(call)),
        ["FindIndex"] = call => Chosen(call, (item, i) => (item, i)).Select(entry => entry.i).DefaultIfEmpty(-1).First(),
        ["ElementAt"] = call => call.Interpreter.ElementAt(call.Instance, Interpreter.Offset(call[0], call.Interpreter.LengthOf(call.Instance))),
        ["Contains"] = call => Items(call).Any(item => call.AreEqual(item, call[0])),
        ["IndexOf"] = call => Items(call).ToList().FindIndex(item => call.AreEqual(item, call[0])),
        ["LastIndexOf"] = call => Items(call).ToList().FindLastIndex(item => call.AreEqual(item, call[0])),
        ["SequenceEqual"] = call => SequenceEqual(call, [.. Items(call)], [.. call.Elements(0)]),
        ["ForEach"] = ForEach,
        ["Aggregate"] = Aggregate,
        ["Sum"] = Sum,
        ["Average"] = Average,
        ["Max"] = call => Extreme(call, larger: true),
        ["Min"] = call => Extreme(call, larger: false),
        ["MaxBy"] = call => ExtremeBy(call, larger: true),
        ["MinBy"] = call => ExtremeBy(call, larger: false),
        ["Index"] = call => Items(call).Select((item, i) => (object?)new TupleValue(call.Heap, [i, item])),
    };

    static IEnumerable<object?> Items(IntrinsicCall call) => call.Interpreter.Elements(call.Instance);

    /// <summary>The element, and its position where the delegate takes that, too.</summary>
    static object?[] Taken(IntrinsicCall call, object? function, object? item, int position) =>
        function is Closure { Function.ParameterSlots.Count: 2 }
        || function is BoundMethod bound && call.Interpreter.Definitions.Method(bound.Method.Id)?.Parameters.Count == 2
            ? [item, position]
            : [item];

    /// <summary>The elements that a predicate chooses; all without one.</summary>
    static IEnumerable<object?> Chosen(IntrinsicCall call) => Chosen(call, (item, _) => item);

    static IEnumerable<T> Chosen<T>(IntrinsicCall call, Func<object?, int, T> result) =>
        Items(call)
            .Select((item, i) => (item, i))
            .Where(entry => call.Count == 0 || call[0] is not DelegateValue || call.Holds(call[0], entry.item))
            .Select(entry => result(entry.item, entry.i));

    static object? OrDefault(IntrinsicCall call, IEnumerable<object?> found)
    {
        var items = found.ToArray();
        return items.Length > 0 ? items[0]
            : call.Count > 0 && call[call.Count - 1] is not DelegateValue ? call[call.Count - 1]
            : call.Interpreter.DefaultOf(ElementType(call));
    }

    static TypeReference ElementType(IntrinsicCall call) => call.Instance switch
    {
        ArrayValue array => array.ElementType,
        SpanValue span => span.Source.ElementType,
        ListValue list => list.ElementType,
        ShapeValue => new("System.Int32"),
        _ => call.TypeArgument(0),
    };

    static object Zip(IntrinsicCall call)
    {
        if (call.Count == 2 && call[1] is DelegateValue)
            return Items(call).Zip(call.Elements(0), (a, b) => call.Invoke(call[1], a, b));
        var pairs = Items(call).Zip(call.Elements(0), (a, b) => (object?)new TupleValue(call.Heap, [a, b]));
        return call.Count == 1
            ? pairs
            : Items(call).Zip(call.Elements(0), (a, b) => (a, b))
                .Zip(call.Elements(1), (pair, c) => (object?)new TupleValue(call.Heap, [pair.a, pair.b, c]));
    }

    static object Take(IntrinsicCall call)
    {
        if (call[0] is not RangeValue range) return Items(call).Take(call.Int(0));
        var items = Items(call).ToArray();
        var (start, end) = (Interpreter.Offset(range.Start, items.Length), Interpreter.Offset(range.End, items.Length));
        return items.Skip(start).Take(end - Math.Max(start, 0));
    }

    static object Chunk(IntrinsicCall call)
    {
        var (size, type) = (call.Int(0), ElementType(call));
        return Items(call)
            .Select((item, i) => (item, i))
            .GroupBy(entry => entry.i / size, entry => entry.item)
            .Select(group => (object?)call.Array(type, group));
    }

    static object ToSet(IntrinsicCall call)
    {
        var set = new SetValue(call.Heap);
        set.Items.UnionWith(Items(call)!);
        return set;
    }

    static object ToDictionary(IntrinsicCall call)
    {
        var dictionary = new DictionaryValue(call.Heap);
        foreach (var item in Items(call))
        {
            var key = call.Count > 0 && call[0] is DelegateValue ? call.Invoke(call[0], item) : KeyOf(item);
            var value = call.Count > 1 && call[1] is DelegateValue ? call.Invoke(call[1], item)
                : call.Count > 0 ? item : ValueOf(item);
            dictionary.Items.Add(key ?? throw EvaluationError.Fails("a key is null"), value);
        }
        return dictionary;
    }

    static object? KeyOf(object? item) => item is PairValue pair ? pair.Key : ((TupleValue)item!).Items[0];

    static object? ValueOf(object? item) => item is PairValue pair ? pair.Value : ((TupleValue)item!).Items[1];

    static object SequenceEqual(IntrinsicCall call, object?[] a, object?[] b) =>
        a.Length == b.Length && a.Zip(b, call.AreEqual).All(equal => equal);

    static object? ForEach(IntrinsicCall call)
    {
        foreach (var item in Items(call)) call.Invoke(call[0], item);
        return null;
    }

    static object? Aggregate(IntrinsicCall call)
    {
        var items = Items(call);
        if (call.Count == 1) return items.Aggregate((a, b) => call.Invoke(call[0], a, b));
        var result = items.Aggregate(call[0], (a, b) => call.Invoke(call[1], a, b));
        return call.Count == 3 ? call.Invoke(call[2], result) : result;
    }

    /// <summary>The elements themselves, or what a selector makes of them.</summary>
    static IEnumerable<object?> Selected(IntrinsicCall call) =>
        call.Count > 0 && call[0] is DelegateValue ? Items(call).Select(item => call.Invoke(call[0], item)) : Items(call);

    static object? Sum(IntrinsicCall call)
    {
        var items = Selected(call).ToArray();
        if (items.Length == 0) return Conversions.Convert(0, NumberOf(call), false);
        return Rounded(items, Widened(items).Aggregate(call.Add));
    }

    static object? Average(IntrinsicCall call)
    {
        var items = Selected(call).ToArray();
        if (items.Length == 0) throw new InvalidOperationException("there is no average of no elements");
        var fractions = items.Select(item =>
            NumericTypes.Code(item).IsInteger() ? Conversions.Convert(item!, TypeCode.Double, false) : item);
        var sum = Widened(fractions).Aggregate(call.Add);
        object count = sum is Node { Type: DType.Float32 } ? (object)(float)items.Length : (double)items.Length;
        return Rounded(items, call.Interpreter.Combine(BinaryOperator.Divide, sum, count));
    }

    /// <summary>Enumerable adds floats as doubles.</summary>
    static IEnumerable<object?> Widened(IEnumerable<object?> items)
    {
        var all = items.ToArray();
        return all.All(item => item is float) ? all.Select(item => (object?)(double)(float)item!) : all;
    }

    static object? Rounded(object?[] items, object? result) =>
        result is double number && items.All(item => item is float) ? (float)number : result;

    /// <summary>The type of number that an overload is about.</summary>
    static TypeCode NumberOf(IntrinsicCall call) =>
        call.Method.Id.Contains("System.Double") ? TypeCode.Double
        : call.Method.Id.Contains("System.Single") ? TypeCode.Single
        : call.Method.Id.Contains("System.Int64") ? TypeCode.Int64
        : TypeCode.Int32;

    static object? Extreme(IntrinsicCall call, bool larger)
    {
        var items = Selected(call).ToArray();
        if (items.Length == 0) throw new InvalidOperationException("there is no largest or smallest of no elements");
        return items.Aggregate((a, b) => MathMembers.Extreme(call, a, b, larger));
    }

    static object? ExtremeBy(IntrinsicCall call, bool larger)
    {
        var ordered = Ordering.By(call, Items(call), call[0], descending: larger).ToArray();
        return ordered.Length > 0 ? ordered[0] : throw new InvalidOperationException("there is no largest or smallest of no elements");
    }
}
