using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Values that depend on how a run-time condition comes out.</summary>
sealed partial class Interpreter
{
    /// <summary>The value at a place, any choice decided.</summary>
    public object? Read(Store store, int index) => Settle(store.Get(index));

    /// <summary>The value itself; a choice becomes the value of the branch that runs now, or a conditional node.</summary>
    /// <exception cref="EvaluationError">The values are no numbers or tensors, so no node can choose between them.</exception>
    public object? Settle(object? value)
    {
        if (value is not Choice choice) return value;
        if (Outcome(choice.Condition) is { } isTrue)
        {
            var taken = Settle(isTrue ? choice.WhenTrue : choice.WhenFalse);
            if (IsWithinReach(taken)) return taken;
        }
        return choice.Merged ?? Combine(choice.Condition, choice.WhenTrue, choice.WhenFalse);
    }

    /// <summary>The choice between two values, made where two branches meet.</summary>
    object? Between(Node condition, object? a, object? b)
    {
        if (a is Choice first && first.Condition == condition) a = first.WhenTrue;
        if (b is Choice second && second.Condition == condition) b = second.WhenFalse;
        if (IsSame(a, b)) return a;
        if (a is Failure || b is Failure) return Failure.Value;
        if (Pairwise(condition, a, b) is { } composite) return composite;
        Node? merged = null;
        if (HoldsNode(a) || HoldsNode(b))
            try
            {
                merged = Combine(condition, a, b) as Node;
            }
            catch (Exception exception) when (exception is ShapeException or EvaluationError)
            {
                // A problem only if the value is read, and then it is found again.
            }
        return new Choice(condition, a, b, merged);
    }

    /// <summary>Copied values are chosen part by part, so that each part that is the same in both stays what it is.</summary>
    object? Pairwise(Node condition, object? a, object? b) => (a, b) switch
    {
        (TupleValue x, TupleValue y) when x.Items.Length == y.Items.Length =>
            new TupleValue(Heap, Pairwise(condition, x.Items, y.Items)),
        (ObjectValue x, ObjectValue y) when x.Layout == y.Layout && x.Type == y.Type && (x.IsStruct || x.IsRecord) =>
            new ObjectValue(Heap, x.Type, x.Layout, Pairwise(condition, x.Fields, y.Fields)),
        _ => null,
    };

    object?[] Pairwise(Node condition, object?[] a, object?[] b) => [.. a.Zip(b, (x, y) => Between(condition, x, y))];

    /// <summary>The conditional node of two numbers or tensors.</summary>
    object? Combine(Node condition, object? a, object? b)
    {
        a = Branched(condition, true, a);
        b = Branched(condition, false, b);
        if (IsSame(a, b) || b is Unassigned && a is not Node) return a;
        if (a is Unassigned && b is not Node) return b;
        if (a is Failure || b is Failure) return Failure.Value;
        if (a is Unassigned) a = ((Node)b!).Like(0);
        if (b is Unassigned) b = ((Node)a!).Like(0);
        if (CommonType(a, b) is not { } type)
            throw EvaluationError.RunTimeValue(
                "the condition that chooses between " + ValueText.Describe(a) + " and " + ValueText.Describe(b),
                "it can choose between tensors, or between numbers of type float, double, int or bool");
        return Builder.Cond(
            condition,
            Builder.Within(condition, true, () => numbers.Node(a, type)),
            Builder.Within(condition, false, () => numbers.Node(b, type)));
    }

    object? Branched(Node condition, bool isTrue, object? value)
    {
        if (value is not Choice) return value;
        object? settled = null;
        var outer = Builder.CurrentGuard;
        Builder.CurrentGuard = outer.With(condition, isTrue);
        try
        {
            settled = Settle(value);
        }
        finally
        {
            Builder.CurrentGuard = outer;
        }
        return settled;
    }

    /// <summary>What a place holds after both branches.</summary>
    void Merge(Node condition, Store store, int index, object? a, object? b)
    {
        if (index != Collections.WholeContent)
            Heap.Write(store, index, Between(condition, a, b));
        else
        {
            Heap.WillResize(store);
            store.Set(index, MergeContents(condition, a, b));
        }
    }

    object MergeContents(Node condition, object? a, object? b) => (a, b) switch
    {
        (object?[] x, object?[] y) when x.Length == y.Length => Pairwise(condition, x, y),
        (KeyValuePair<object, object?>[] x, KeyValuePair<object, object?>[] y)
            when x.Select(entry => entry.Key).SequenceEqual(y.Select(entry => entry.Key), ValueComparer.Keys) =>
            x.Zip(y, (p, q) => new KeyValuePair<object, object?>(p.Key, Between(condition, p.Value, q.Value))).ToArray(),
        (string x, string y) when x == y => x,
        _ => throw EvaluationError.RunTimeValue(
            "the condition under which a collection grows or shrinks", "give the collection the same size in both branches"),
    };

    /// <summary>The element type in which two values meet; null when one of them is no number or tensor.</summary>
    static DType? CommonType(object? a, object? b) => (a, b) switch
    {
        (WeakScalar, WeakScalar) => Promotion.Common(a, b),
        (WeakScalar weak, Node node) => Promotion.WithNumber(node.Type, weak),
        (Node node, WeakScalar weak) => Promotion.WithNumber(node.Type, weak),
        _ => RunTimeNumbers.ElementType(a) is { } x && RunTimeNumbers.ElementType(b) is { } y ? DTypes.Promote(x, y) : null,
    };

    // -0.0 equals 0.0, but they are different values.
    static bool IsSame(object? a, object? b) =>
        ReferenceEquals(a, b) || a is not (double or float or WeakScalar or Choice) && Equals(a, b);

    static bool HoldsNode(object? value) => value switch
    {
        Node => true,
        Choice choice => HoldsNode(choice.WhenTrue) || HoldsNode(choice.WhenFalse),
        _ => false,
    };

    /// <summary>Whether what a value holds is computed in the branch that runs now.</summary>
    bool IsWithinReach(object? value) => value switch
    {
        Node node => Builder.CurrentGuard.LiesWithin(node.Guard),
        TupleValue tuple => tuple.Items.All(IsWithinReach),
        ObjectValue { IsStruct: true } instance => instance.Fields.All(IsWithinReach),
        _ => true,
    };
}
