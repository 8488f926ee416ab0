namespace GraphGen.Compiler.Graphs;

/// <summary>How branches lie within each other.</summary>
static class Guards
{
    /// <summary>Whether what is computed under <paramref name="outer"/> is there for what is computed under
    /// <paramref name="inner"/>: the same branch, or one around it.</summary>
    public static bool LiesWithin(this Guard? inner, Guard? outer) => inner.Around().Contains(outer);

    /// <summary>The guard itself, then those around it, outwards, and at last null: no guard.</summary>
    public static IEnumerable<Guard?> Around(this Guard? guard)
    {
        for (; guard is not null; guard = guard.Outer) yield return guard;
        yield return null;
    }
}
