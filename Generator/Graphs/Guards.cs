namespace GraphGen.Compiler.Graphs;

/// <summary>How branches lie within each other.</summary>
static class Guards
{
    /// <summary>The branch within <paramref name="guard"/> in which a condition has come out one way.</summary>
    public static Guard With(this Guard? guard, Node condition, bool isTrue)
    {
        if (guard is null || guard.Condition.Id < condition.Id) return new(condition, isTrue, guard);
        if (guard.Condition == condition && guard.IsTrue == isTrue) return guard;
        return new(guard.Condition, guard.IsTrue, guard.Outer.With(condition, isTrue));
    }

    /// <summary>Whether what is computed under <paramref name="outer"/> is there for what is computed under
    /// <paramref name="inner"/>: all that the outer one asks holds in the inner one too.</summary>
    public static bool LiesWithin(this Guard? inner, Guard? outer) =>
        outer.Around().All(asked => inner.Around().Any(held => held.Condition == asked.Condition && held.IsTrue == asked.IsTrue));

    /// <summary>The guard itself, then those around it, outwards.</summary>
    public static IEnumerable<Guard> Around(this Guard? guard)
    {
        for (; guard is not null; guard = guard.Outer) yield return guard;
    }

    /// <summary>The branch that asks what <paramref name="guard"/> does but for one condition.</summary>
    public static Guard? Without(this Guard? guard, Node condition) => guard is null ? null
        : guard.Condition == condition ? guard.Outer
        : new(guard.Condition, guard.IsTrue, guard.Outer.Without(condition));
}
