using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Arrays, collection expressions, indices, ranges and what <c>foreach</c> runs over.</summary>
sealed partial class Interpreter
{
    ArrayValue EvaluateNewArray(NewArray array, Frame frame)
    {
        var type = Resolve(array.ElementType, frame);
        if (array.Elements is not { } elements) return BlankArray(type, EvaluateAll(array.Sizes, frame));
        var values = EvaluateAll(elements, frame);
        // The rows of an array of several dimensions have no sizes of their own.
        if (elements.Count > 0 && elements.All(element => element is NewArray { Sizes.Count: 0 }))
            values = [.. values.Cast<ArrayValue>().SelectMany(row => row.Items)];
        return array.Sizes.Count > 1
            ? new ArrayValue(Heap, type, values, [.. EvaluateAll(array.Sizes, frame).Cast<int>()])
            : new ArrayValue(Heap, type, values);
    }

    ArrayValue BlankArray(TypeReference type, object?[] sizes)
    {
        var lengths = sizes.Select(size => WholeNumber(size, "an array's size")).ToArray();
        if (lengths.FirstOrDefault(length => length < 0) is < 0 and var negative)
            throw EvaluationError.Fails($"an array can't have {negative} elements");
        var count = lengths.Aggregate(1L, (product, length) => product * length);
        if (count > MaximalArray) throw new BudgetExceeded("An array", MaximalArray, "elements");
        var items = new object?[count];
        if (DefaultOf(type) is not null)
            for (var i = 0; i < items.Length; i++) items[i] = DefaultOf(type);
        return new ArrayValue(Heap, type, items, lengths);
    }

    const int MaximalArray = 10_000_000;

    object? EvaluateCollection(CollectionExpression collection, Frame frame)
    {
        var type = Resolve(collection.Type, frame);
        var elementType = Resolve(collection.ElementType, frame);
        var items = new List<object?>();
        foreach (var element in collection.Elements)
        {
            var value = Copied(Evaluate(element.Value, frame));
            if (!element.IsSpread) items.Add(value);
            else if (value is Failure) return value;
            else items.AddRange(Elements(value).Select(Copied));
        }
        if (type.Id is "System.Collections.Generic.HashSet`1" or "System.Collections.Generic.ISet`1")
        {
            var set = new SetValue(Heap);
            set.Items.UnionWith(items!);
            return set;
        }
        return type.Id is "System.Collections.Generic.List`1" or "System.Collections.Generic.IList`1"
            or "System.Collections.Generic.ICollection`1"
            ? new ListValue(Heap, elementType, items)
            : new ArrayValue(Heap, elementType, [.. items]);
    }

    object? EvaluateElement(ElementAccess access, Frame frame)
    {
        var array = Evaluate(access.Array, frame);
        var indices = EvaluateAll(access.Indices, frame);
        if (array is Failure || indices.Contains(Failure.Value)) return Failure.Value;
        if (array is null) throw NullReceiver("[]");
        if (indices is [RangeValue range])
        {
            var (start, length) = Extent(range, LengthOf(array));
            return Copied(SliceOf(array, start, length));
        }
        return array is ArrayValue value
            ? Read(value, value.Position(Offsets(value, indices)))
            : ElementAt(array, Offset(indices[0], LengthOf(array)));
    }

    Place LocateElement(ElementAccess access, Frame frame)
    {
        var array = Evaluate(access.Array, frame);
        var indices = EvaluateAll(access.Indices, frame);
        return ElementOf(array, indices);
    }

    /// <summary>The place of an element of an array or span.</summary>
    Place ElementOf(object? array, object?[] indices)
    {
        if (array is Failure || indices.Contains(Failure.Value)) return NoPlace.Instance;
        return array switch
        {
            ArrayValue value => new StoredPlace(value, value.Position(Offsets(value, indices))),
            SpanValue span => new StoredPlace(span.Source, span.Position(Offset(indices[0], span.Length))),
            null => throw NullReceiver("[]"),
            _ => throw EvaluationError.Fails($"the elements of {ValueText.Describe(array)} can't be assigned"),
        };
    }

    int[] Offsets(ArrayValue array, object?[] indices) =>
        [.. indices.Select((index, i) => Offset(index, i < array.Lengths.Length ? array.Lengths[i] : 0))];

    object? EvaluateIndexed(ImplicitIndexer indexer, Frame frame)
    {
        if (!TryReceiver(indexer.Instance, indexer.Length, frame, out var instance)) return Failure.Value;
        var argument = Evaluate(indexer.Argument, frame);
        var length = CallMethod(indexer.Length, instance, [], true, frame, indexer.Id);
        if (argument is Failure || length is Failure) return Failure.Value;
        if (argument is not RangeValue range)
            return CallMethod(indexer.Getter, instance, [Offset(argument, WholeNumber(length, "a length"))], true, frame, indexer.Id);
        var (start, count) = Extent(range, WholeNumber(length, "a length"));
        return CallMethod(indexer.Getter, instance, [start, count], true, frame, indexer.Id);
    }

    Place LocateIndexed(ImplicitIndexer indexer, Frame frame)
    {
        if (!TryReceiver(indexer.Instance, indexer.Length, frame, out var instance)) return NoPlace.Instance;
        var argument = Evaluate(indexer.Argument, frame);
        var length = CallMethod(indexer.Length, instance, [], true, frame, indexer.Id);
        if (argument is Failure || length is Failure) return NoPlace.Instance;
        var offset = Offset(argument, WholeNumber(length, "a length"));
        if (instance is SpanValue or ArrayValue) return ElementOf(instance, [offset]);
        return new PropertyPlace(indexer.Getter, indexer.Setter, instance, [offset], true);
    }

    object? EvaluateRange(RangeExpression range, Frame frame)
    {
        var start = range.Start is null ? IndexValue.Start : AsIndex(Evaluate(range.Start, frame));
        var end = range.End is null ? IndexValue.End : AsIndex(Evaluate(range.End, frame));
        return start is null || end is null ? Failure.Value : new RangeValue(start, end);
    }

    static IndexValue? AsIndex(object? value) => value switch
    {
        IndexValue index => index,
        int or Dim => new IndexValue(value, false),
        Failure => null,
        UnknownValue unknown => throw RunTimeLayer("an index", unknown),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} is used as an index"),
    };

    /// <summary>The position that an index stands for in something of a length.</summary>
    public static int Offset(object? index, int length) => index switch
    {
        IndexValue { IsFromEnd: true } fromEnd => length - WholeNumber(fromEnd.Value, "an index"),
        IndexValue fromStart => WholeNumber(fromStart.Value, "an index"),
        _ => WholeNumber(index, "an index"),
    };

    /// <summary>Where a range begins in something of a length, and how many elements it takes.</summary>
    public static (int Start, int Count) Extent(RangeValue range, int length)
    {
        var (start, end) = (Offset(range.Start, length), Offset(range.End, length));
        return start >= 0 && start <= end && end <= length
            ? (start, end - start)
            : throw new ArgumentOutOfRangeException(null, $"the range {range} is outside {length} elements");
    }

    /// <summary>A whole number that must be known at build time.</summary>
    /// <param name="value">The number.</param>
    /// <param name="place">What it is used for, with its article.</param>
    public static int WholeNumber(object? value, string place) => value switch
    {
        int number => number,
        Failure => throw new FailureUsed(),
        Dim dim => throw EvaluationError.RunTimeValue(
            $"{place}, the size {dim},", "give the dimension a fixed size, or use an operation on the whole tensor"),
        Node => throw EvaluationError.RunTimeValue(place, "use an operation on the whole tensor, such as Gather"),
        UnknownValue unknown => throw RunTimeLayer(place, unknown),
        _ when NumericTypes.Code(value).IsInteger() => (int)Conversions.Convert(value!, TypeCode.Int32, true),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} is used as {place}"),
    };

    /// <summary>How many elements something has.</summary>
    public int LengthOf(object? value) => value switch
    {
        ArrayValue array => array.Items.Length,
        SpanValue span => span.Length,
        string text => text.Length,
        ListValue list => list.Items.Count,
        ShapeValue shape => shape.Shape.Rank,
        _ => Elements(value).Count(),
    };

    /// <summary>One element of a collection.</summary>
    public object? ElementAt(object? value, int index) => value switch
    {
        ArrayValue array => Read(array, array.Position([index])),
        SpanValue span => Read(span.Source, span.Position(index)),
        ListValue list => Settle(list[index]),
        string text => index >= 0 && index < text.Length
            ? text[index]
            : throw new IndexOutOfRangeException($"index {index} is outside a text of {text.Length}"),
        ShapeValue shape => index >= 0 && index < shape.Shape.Rank
            ? Dimensions.Value(shape.Shape[index])
            : throw new IndexOutOfRangeException($"axis {index} is outside the shape {shape.Shape}"),
        _ => Elements(value).ElementAt(index),
    };

    /// <summary>A part of an array, span, list or text, as C#'s range indexer gives it.</summary>
    public object SliceOf(object? value, int start, int count) => value switch
    {
        string text => text.Substring(start, count),
        SpanValue span => span.Slice(start, count),
        ArrayValue array => new ArrayValue(Heap, array.ElementType, [.. array.Items.Skip(start).Take(count)]),
        ListValue list => new ListValue(Heap, list.ElementType, list.Items.GetRange(start, count)),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} has no parts"),
    };

    /// <summary>What <c>foreach</c> runs over.</summary>
    public IEnumerable<object?> Elements(object? value) => value switch
    {
        ArrayValue array => array.Items.Select(Settle),
        SpanValue span => span.Source.Items.Skip(span.Start).Take(span.Length).Select(Settle),
        ListValue list => list.Items.Select(Settle),
        string text => text.Select(character => (object?)character),
        DictionaryValue dictionary => dictionary.Items.Select(entry => (object?)new PairValue(entry.Key, Settle(entry.Value))),
        SetValue set => set.Items,
        ShapeValue shape => shape.Shape.Select(dim => (object?)Dimensions.Value(dim)),
        IEnumerable<object?> sequence => sequence,
        null => throw NullReceiver("GetEnumerator"),
        Failure => throw new FailureUsed(),
        UnknownValue unknown => throw RunTimeLayer("a loop", unknown),
        ObjectValue instance => Enumerate(instance),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} can't be enumerated"),
    };

    /// <summary>The elements that an enumerator of the description's own gives.</summary>
    IEnumerable<object?> Enumerate(ObjectValue instance) =>
        throw EvaluationError.Unsupported(
            $"Enumerating {ValueText.Describe(instance)}", "return an array or a list, and enumerate that");
}
