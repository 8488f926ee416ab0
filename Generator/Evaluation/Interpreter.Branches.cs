using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Branches on conditions known only at run time: both ways are run, and what they leave is merged.</summary>
sealed partial class Interpreter
{
    /// <summary>The value of a run-time <c>condition ? whenTrue : whenFalse</c>.</summary>
    object? BranchValue(Node condition, Func<object?> whenTrue, Func<object?> whenFalse)
    {
        if (Outcome(condition) is { } known) return known ? whenTrue() : whenFalse();
        var (a, b) = Both(condition, whenTrue, whenFalse);
        return Settle(Between(condition, a, b));
    }

    /// <summary>Where control goes after a run-time <c>if</c>.</summary>
    Flow BranchFlow(Node condition, Func<Flow> whenTrue, Func<Flow> whenFalse)
    {
        if (Outcome(condition) is { } known) return known ? whenTrue() : whenFalse();
        var (a, b) = Both(condition, whenTrue, whenFalse);
        return Between(condition, a, b);
    }

    /// <summary>What follows statements of which some ways have left: it runs for the others only.</summary>
    Flow Then(Flow before, Func<Flow> rest)
    {
        if (before.IsNext) return rest();
        if (!before.GoesOn) return before;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var left = Either(Either(before.Return, before.Break), before.Continue).Condition!;
        var (_, after) = Both(left, () => 0, rest, onlyFalse: true);
        var gone = before with
        {
            Return = Given(left, before.Return),
            Break = Given(left, before.Break),
            Continue = Given(left, before.Continue),
            GoesOn = false,
        };
        return Between(left, gone, after);
    }

    static When Given(Node condition, When when) => when.Condition == condition ? When.Always : when;

    (TTrue, TFalse) Both<TTrue, TFalse>(Node condition, Func<TTrue> whenTrue, Func<TFalse> whenFalse, bool onlyFalse = false)
    {
        var (a, changesA) = onlyFalse ? (whenTrue(), new Changes()) : Guarded(condition, true, whenTrue);
        var (b, changesB) = Guarded(condition, false, whenFalse);
        foreach (var (store, index) in changesA.Places.Union(changesB.Places).ToArray())
            Merge(condition, store, index, changesA.After(store, index), changesB.After(store, index));
        return (a, b);
    }

    (T, Changes) Guarded<T>(Node condition, bool isTrue, Func<T> run)
    {
        var outer = Builder.CurrentGuard;
        Builder.CurrentGuard = outer.With(condition, isTrue);
        Heap.Begin();
        Changes? changes = null;
        try
        {
            var result = run();
            changes = Heap.End();
            return (result, changes);
        }
        finally
        {
            if (changes is null) Heap.End();
            Builder.CurrentGuard = outer;
        }
    }

    Flow Between(Node condition, Flow a, Flow b)
    {
        if (a.IsThrown || b.IsThrown) return Flow.Thrown;
        var value = a.Return.IsNever ? Unassigned.Value : a.Value;
        var other = b.Return.IsNever ? Unassigned.Value : b.Value;
        return new(
            Between(condition, a.Return, b.Return),
            Between(condition, a.Break, b.Break),
            Between(condition, a.Continue, b.Continue),
            a.GoesOn || b.GoesOn,
            a.Return.IsNever && b.Return.IsNever ? null : Between(condition, value, other));
    }

    When Between(Node condition, When a, When b)
    {
        if (a == b) return a;
        if (a.IsAlways && b.IsNever) return condition;
        if (a.IsNever && b.IsAlways) return numbers.Not(condition);
        if (a.IsAlways && b.Condition is { } rest && rest.Guard is null) return Builder.Pointwise("or", condition, rest);
        return Builder.Cond(condition, Truth(a), Truth(b));
    }

    When Either(When a, When b) =>
        a.IsNever ? b
        : b.IsNever || a.IsAlways ? a
        : b.IsAlways ? b
        : Builder.Pointwise("or", a.Condition!, b.Condition!);

    Node Truth(When when) => when.Condition ?? numbers.Node(when.IsAlways, DType.Bool);

    /// <summary>How a condition has come out in the branch that runs now; null when that is not known.</summary>
    bool? Outcome(Node condition)
    {
        if (condition.Operation is Constant constant) return constant.Value != 0;
        for (var guard = Builder.CurrentGuard; guard is not null; guard = guard.Outer)
            if (Implied(guard.Condition, guard.IsTrue, condition) is { } outcome)
                return outcome;
        return null;
    }

    /// <summary>What follows for one condition from how another came out.</summary>
    static bool? Implied(Node known, bool isTrue, Node condition)
    {
        if (known == condition) return isTrue;
        return known.Operation switch
        {
            Pointwise { Row.Name: "not" } => Implied(known.Operands[0], !isTrue, condition),
            Pointwise { Row.Name: "or" } when !isTrue => FromEach(known, isTrue, condition),
            Pointwise { Row.Name: "and" } when isTrue => FromEach(known, isTrue, condition),
            _ => condition.Operation is Pointwise { Row.Name: "not" } && condition.Operands[0] == known ? !isTrue : null,
        };
    }

    static bool? FromEach(Node known, bool isTrue, Node condition) =>
        Implied(known.Operands[0], isTrue, condition) ?? Implied(known.Operands[1], isTrue, condition);
}
