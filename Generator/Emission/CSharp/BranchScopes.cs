using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>
/// Where each value is computed: always, or only within a side of a branch, as far out as its uses ask. What may not be
/// computed where no branch asks for it, such as an element that lies outside its buffer there, stays in every branch that
/// does.
/// </summary>
sealed class BranchScopes
{
    sealed class Branch(Branch? outer)
    {
        public Branch? Outer { get; } = outer;

        public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;
    }

    static readonly Branch Root = new(null);

    readonly Dictionary<Scalar, List<Branch>> homes = [];
    readonly Dictionary<(Scalar, int, Branch), Branch> branches = [];
    readonly HashSet<Scalar> partial = [];

    public BranchScopes(IEnumerable<Scalar> roots)
    {
        var closure = Scalars.Closure(roots);
        foreach (var scalar in closure)
            if (scalar.Kind is Load { IsInside: false } || scalar.Lookups().Any() || scalar.Operands.Any(partial.Contains))
                partial.Add(scalar);
        foreach (var root in roots) homes[root] = [Root];
        foreach (var user in closure.Reverse())
            foreach (var home in homes[user] = Settled(user, homes[user]))
                for (var k = 0; k < user.Operands.Count; k++)
                    Use(user.Operands[k], Place(user, k, home));
    }

    public static BranchScopes None { get; } = new([]);

    /// <summary>The scope of what is always computed.</summary>
    public object Always => Root;

    /// <summary>Whether a value is computed in a scope itself, not in one around it.</summary>
    public bool IsIn(Scalar scalar, object scope) => homes.TryGetValue(scalar, out var places) ? places.Contains(scope) : scope == Root;

    public bool IsAlways(Scalar scalar) => IsIn(scalar, Root);

    /// <summary>The scope of one side of a branching value that is computed in <paramref name="scope"/>.</summary>
    public object Side(Scalar scalar, int side, object scope) => branches[(scalar, side, (Branch)scope)];

    void Use(Scalar scalar, Branch place)
    {
        if (!homes.TryGetValue(scalar, out var places)) homes[scalar] = places = [];
        if (!places.Contains(place)) places.Add(place);
    }

    /// <summary>The scope around all places, or for a partial value those of them that lie in no other.</summary>
    List<Branch> Settled(Scalar scalar, List<Branch> places)
    {
        var around = places.Aggregate(Common);
        if (!partial.Contains(scalar) || places.Contains(around)) return [around];
        return [.. places.Where(place => !places.Any(other => other != place && Common(other, place) == other))];
    }

    Branch Place(Scalar user, int operand, Branch home)
    {
        var side = user.Kind switch { Choose => operand - 1, Within => operand, _ => -1 };
        if (side is not (0 or 1)) return home;
        if (!branches.TryGetValue((user, side, home), out var branch)) branches[(user, side, home)] = branch = new(home);
        return branch;
    }

    static Branch Common(Branch left, Branch right)
    {
        while (left != right)
            if (left.Depth >= right.Depth) left = left.Outer!;
            else right = right.Outer!;
        return left;
    }
}
