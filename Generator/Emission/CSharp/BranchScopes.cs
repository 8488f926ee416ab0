using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Where each value has to be computed: always, or only within a side of a branch, as far out as its uses ask.</summary>
sealed class BranchScopes
{
    sealed class Branch(Branch? outer)
    {
        public Branch? Outer { get; } = outer;

        public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;
    }

    static readonly Branch Root = new(null);

    readonly Dictionary<Scalar, Branch> homes = [];
    readonly Dictionary<(Scalar, int), Branch> branches = [];

    public BranchScopes(IEnumerable<Scalar> roots)
    {
        var closure = Scalars.Closure(roots);
        foreach (var root in roots) homes[root] = Root;
        foreach (var user in closure.Reverse())
        {
            var home = homes[user];
            for (var k = 0; k < user.Operands.Count; k++) Use(user.Operands[k], Place(user, k, home));
        }
    }

    public static BranchScopes None { get; } = new([]);

    /// <summary>The scope of what is always computed.</summary>
    public object Always => Root;

    public object Of(Scalar scalar) => homes.TryGetValue(scalar, out var home) ? home : Root;

    public bool IsAlways(Scalar scalar) => ReferenceEquals(Of(scalar), Root);

    /// <summary>The scope of one side of a branching value.</summary>
    public object Side(Scalar scalar, int side) => branches[(scalar, side)];

    void Use(Scalar scalar, Branch place) => homes[scalar] = homes.TryGetValue(scalar, out var home) ? Common(home, place) : place;

    Branch Place(Scalar user, int operand, Branch home)
    {
        var side = user.Kind switch { Choose => operand - 1, Within => operand, _ => -1 };
        if (side is not (0 or 1)) return home;
        if (!branches.TryGetValue((user, side), out var branch)) branches[(user, side)] = branch = new(home);
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
