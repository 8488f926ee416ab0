using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>Sorting of values known at build time.</summary>
static class Ordering
{
    /// <summary>The elements in ascending order; equal ones stay in theirs.</summary>
    /// <param name="call">The call that sorts.</param>
    /// <param name="items">What it sorts.</param>
    /// <param name="comparison">A delegate that compares two, or null for the natural order.</param>
    public static object?[] Sorted(IntrinsicCall call, IEnumerable<object?> items, object? comparison) =>
        [.. items.OrderBy(item => item, new Comparer(comparison is DelegateValue
            ? (a, b) => Answer(call, call.Invoke(comparison, a, b))
            : call.Compare))];

    /// <summary>The elements in the order of a key.</summary>
    public static IEnumerable<object?> By(IntrinsicCall call, IEnumerable<object?> items, object? key, bool descending)
    {
        var comparer = new Comparer(call.Compare);
        object? Key(object? item) => key is null ? item : call.Invoke(key, item);
        return descending ? items.OrderByDescending(Key, comparer) : items.OrderBy(Key, comparer);
    }

    static int Answer(IntrinsicCall call, object? order) => order is int known
        ? known
        : throw EvaluationError.RunTimeValue($"an order in '{call.Method.Name}'", "order by what is known at build time");

    sealed class Comparer(Comparison<object?> comparison) : IComparer<object?>
    {
        public int Compare(object? a, object? b) => comparison(a, b);
    }
}
