namespace GraphGen.Generator.Tests.Emission.Cases;

using GraphGen.Compiler.Graphs;

/// <summary>Recurrences along every axis: all lengths, views and computed values around them, branches.</summary>
public class RecurrenceCases
{
    static readonly CaseSet Cases = new()
    {
        ["running sums of all lengths"] = c =>
        {
            foreach (var length in new[] { 0, 1, 2, 3, 4, 5, 8, 17, 64, 101 })
                foreach (var isReverse in new[] { false, true })
                    c.Result(c.B.Recurrence(c.Input(3, length), 1, isReverse), c.B.Recurrence(c.Input(length), 0, isReverse));
        },
        ["running sums beside each other"] = c =>
        {
            foreach (var width in new[] { 2, 3, 8, 19, 33 })
                c.Result(c.B.Recurrence(c.Input(4, width), 0, false), c.B.Recurrence(c.Input(2, 3, width), 1, true), c.B.Recurrence(c.Input(3, width, 1), 0, true));
        },
        ["more columns than are worked on together"] = c =>
        {
            c.WithGradients = false;
            c.Result(c.B.Recurrence(c.Input(3, 2500), 0, false), c.B.Recurrence(c.Input(3, 1030), c.Input(3, 1030), 0, true));
        },
        ["recurrences of all lengths"] = c =>
        {
            foreach (var length in new[] { 0, 1, 2, 5, 20 })
                foreach (var isReverse in new[] { false, true })
                    foreach (var axis in new[] { 0, 1, 2 })
                    {
                        Dim[] dims = [.. Enumerable.Range(0, 3).Select(k => (Dim)(k == axis ? length : 2 + k))];
                        c.Result(c.B.Recurrence(c.Input(dims), c.Between(-1.1, 1.1, dims), axis, isReverse));
                    }
        },
        ["symbolic sizes"] = c =>
        {
            Dim n = c.Symbol("n", 7), m = c.Symbol("m", 5);
            c.Result(c.B.Recurrence(c.Input(n), 0, false), c.B.Recurrence(c.Input(m, n), c.Between(-1, 1, m, n), 0, true), c.B.Recurrence(c.Input(m, 2 * n, 3), 1, false));
        },
        ["whole numbers"] = c => c.Result(c.B.Recurrence(c.Whole(-9, 9, 3, 21), 1, false), c.B.Recurrence(c.Whole(-9, 9, 5, 9), 0, true), c.B.Recurrence(c.Whole(-9, 9, 6), c.Whole(-2, 2, 6), 0, false)),
        ["of views"] = c =>
        {
            var x = c.Input(6, 4);
            c.Result(c.B.Recurrence(c.B.Permute(x, 1, 0), 0, false), c.B.Recurrence(c.B.Flip(x, 0), 0, false), c.B.Recurrence(c.B.Slice(x, [1, 0], [6, 4], [2, 1]), 1, true));
            c.Result(c.B.Recurrence(c.B.Reshape(x, new(3, 8)), 1, false), c.B.Recurrence(c.B.Broadcast(c.Input(4), new(3, 4), [1]), 0, false), c.B.Recurrence(c.B.Pad(x, [1, 0], [0, 2], 1), 1, false));
        },
        ["views of them"] = c =>
        {
            var y = c.B.Recurrence(c.Input(6, 4), 1, false);
            c.Result(c.B.Permute(y, 1, 0), c.B.Reshape(y, new(24)), c.B.Flip(y, 1), c.B.Sum(y, 0), c.B.Slice(y, [0, 3], [6, 4], [1, 1]));
        },
        ["of computed values"] = c =>
        {
            var x = c.Input(5, 9);
            var y = c.B.Recurrence(c.B.Pointwise("sin", x), c.B.Pointwise("tanh", x), 1, false);
            c.Result(y * x, c.B.Recurrence(c.B.Pointwise("cos", y), 0, true));
        },
        ["one after another"] = c =>
        {
            var x = c.B.Pointwise("sin", c.Input(4, 6));
            c.Result(c.B.Recurrence(c.B.Recurrence(c.B.Recurrence(x, 1, false), 0, true), 1, true));
        },
        ["terms that are the factors"] = c =>
        {
            var x = c.B.Pointwise("sin", c.Input(3, 7));
            c.Result(c.B.Recurrence(x, x, 1, false));
        },
        ["constants"] = c => c.Result(
            c.B.Recurrence(c.B.Constant(1, new(5), c.Type), 0, true), c.B.Recurrence(c.Input(4, 3), c.B.Constant(0.5, new(4, 3), c.Type), 0, false),
            c.B.Recurrence(c.B.Cast(c.B.Iota(new(6), 0), c.Type), 0, false)),
        ["products of others"] = c => c.Result(
            c.B.ExclusiveProduct(c.Input(3, 5), 1, false), c.B.ExclusiveProduct(c.Input(3, 5), 0, true), c.B.ExclusiveProduct(c.Elements([1, 0, 2, 0, 3], 5), 0, false)),
        ["products of nothing"] = c => c.Result(c.B.Reduce(ReduceKind.Product, c.Input(0, 3), 0), c.B.Reduce(ReduceKind.Product, c.Input(2, 0), 0, 1)),
        ["products with zeros"] = c =>
        {
            var x = c.Elements([2, 0, 3, 1.5, 2, 4, 0, 0, 5], 3, 3);
            c.Result(c.B.Reduce(ReduceKind.Product, x, 1), c.B.Reduce(ReduceKind.Product, x, 0), c.B.Reduce(ReduceKind.Product, x, 0, 1));
        },
        ["products of whole numbers"] = c => c.Result(c.B.Reduce(ReduceKind.Product, c.Whole(-3, 3, 4, 9), 1), c.B.Reduce(ReduceKind.Product, c.Whole(-3, 3, 4, 9), 0)),
        ["in a branch"] = c =>
        {
            foreach (var isTaken in new[] { true, false })
            {
                var (x, condition) = (c.Input(3, 5), c.Condition(isTaken));
                c.Result(c.B.Cond(condition, c.B.Within(condition, true, () => c.B.Recurrence(c.B.Pointwise("exp", x), 1, false)), x));
            }
        },
    };

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Is_the_reference(string name) => Cases.Check(name);
}
