using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>
/// Writes scalar expressions as C#, one element at a time or, inside a vector loop, a vector of elements at a time. Values
/// that do not change in the inner loops are bound to variables outside of them, values used twice once.
/// </summary>
/// <param name="dialect">How the target writes what is not the same for all; null for loops on the processor.</param>
sealed partial class ScalarCode(CodeWriter code, KernelNames names, Dialect? dialect = null)
{
    readonly Dialect dialect = dialect ?? (names.ScalarParameters ? Dialect.Numbers : Dialect.Loops);

    /// <summary>How many operations and loads one expression holds at most.</summary>
    const int LongestExpression = 8;

    /// <summary>How many characters a part of a vector expression has at most.</summary>
    const int LongestVectorPart = 70;

    readonly Dictionary<Scalar, string> bound = [];
    readonly Dictionary<Scalar, HashSet<object>> dependencies = [];
    readonly Dictionary<Reduction, string> reductions = [];
    readonly Dictionary<(Scalar, Axis), bool> varying = [];
    BranchScopes scopes = BranchScopes.None;

    /// <summary>The axis whose elements fill vectors; null for one element at a time.</summary>
    public Axis? VectorAxis { get; set; }

    /// <summary>The variable that tells how many elements of a vector there are, in a vector that is not full; else null.</summary>
    public string? Part { get; set; }

    /// <summary>The axis along which rows are taken a vector at a time, reductions then being vectors; null for none.</summary>
    public Axis? RowVectorAxis { get; set; }

    /// <summary>The element type of masks: as wide as the elements of the loop.</summary>
    public string MaskType { get; set; } = "int";

    /// <summary>Gives a scalar a name it already has, such as a product's sum.</summary>
    public void Name(Scalar scalar, string name) => bound[scalar] = name;

    /// <summary>Gives the result of a reduction its variable.</summary>
    public void Name(Reduction reduction, string name) => reductions[reduction] = name;

    /// <summary>Runs <paramref name="body"/>; what it binds is forgotten after it.</summary>
    public void Scope(Action body)
    {
        var before = bound.ToList();
        body();
        bound.Clear();
        foreach (var pair in before) bound[pair.Key] = pair.Value;
    }

    /// <summary>Tells which values lie in branches that may not be taken, for the stores and reductions to be written.</summary>
    public void Prepare(IEnumerable<Scalar> roots) => scopes = new BranchScopes(roots);

    /// <summary>Binds what the roots need and what depends on nothing but <paramref name="available"/> axes and reductions,
    /// where something that depends on more uses it, and what these values use more than once.</summary>
    public void Hoist(IEnumerable<Scalar> roots, IReadOnlyCollection<object> available)
    {
        var closure = Open(roots);
        var wanted = new HashSet<Scalar>(roots);
        foreach (var user in closure)
            if (!IsAvailable(user))
                wanted.UnionWith(user.Operands);
        var hoisted = closure.FindAll(scalar =>
            wanted.Contains(scalar) && !bound.ContainsKey(scalar) && !IsTrivial(scalar) && scopes.IsAlways(scalar) && IsAvailable(scalar));
        Share(hoisted, scopes.Always, isHoisted: true);
        foreach (var scalar in hoisted)
            if (!bound.ContainsKey(scalar))
                Bind(scalar, isHoisted: true);

        bool IsAvailable(Scalar scalar) => Dependencies(scalar).All(available.Contains);
    }

    /// <summary>Binds what the roots use more than once.</summary>
    public void Share(IReadOnlyCollection<Scalar> roots) => Share(roots, scopes.Always, isHoisted: false);

    /// <summary>The expression of a value in the current mode.</summary>
    public string Expression(Scalar scalar) => VectorAxis is not null ? Vector(scalar) : Element(scalar);

    /// <summary>The row-major offset of a store.</summary>
    public string Offset(Store store) => CSharp.Index(Affine.RowMajor(store.Buffer.Shape, store.Indices), names.Of);

    void Share(IReadOnlyCollection<Scalar> roots, object scope, bool isHoisted)
    {
        var closure = Open(roots);
        var uses = new Dictionary<Scalar, int>();
        foreach (var root in roots) Count(root, 1);
        foreach (var user in closure)
            for (var k = 0; k < user.Operands.Count; k++)
                Count(user.Operands[k], Occurrences(user, k));
        foreach (var scalar in closure)
        {
            if (bound.ContainsKey(scalar) || IsTrivial(scalar) || !scopes.IsIn(scalar, scope)) continue;
            if (isHoisted && uses[scalar] == 1) continue;
            if (NeedsBlock(scalar)) BindBranches(scalar, scope);
            else if (uses[scalar] > 1 || !roots.Contains(scalar) && IsLong(scalar)) Bind(scalar, isHoisted);
        }

        void Count(Scalar scalar, int times) => uses[scalar] = (uses.TryGetValue(scalar, out var count) ? count : 0) + times;
    }

    /// <summary>Whether a part of an expression has grown so long that a name for it makes the code easier to read.</summary>
    bool IsLong(Scalar scalar) =>
        VectorAxis is not null && IsVarying(scalar) && Vector(scalar).Length > LongestVectorPart
        || Length(scalar) > LongestExpression && scalar.Operands.All(o => Length(o) <= LongestExpression);

    /// <summary>The operations and loads in the expression of a value.</summary>
    int Length(Scalar scalar) =>
        bound.ContainsKey(scalar) || IsTrivial(scalar) ? 0 : 1 + scalar.Operands.Sum(Length);

    void Bind(Scalar scalar, bool isHoisted)
    {
        // What is the same in all lanes is kept as one element.
        var isElement = VectorAxis is null || !IsVarying(scalar);
        var expression = CSharp.Bare(isElement ? Element(scalar) : Vector(scalar));
        var name = isElement && scalar.Kind is Load load ? names.Fresh(NameOf(load, isHoisted)) : names.Temporary();
        code.Line($"var {bound[scalar] = name} = {expression};");
    }

    /// <summary>An element that is kept is named after where it comes from.</summary>
    static string NameOf(Load load, bool isHoisted) =>
        load.Buffer.Storage.Shape.Rank == 0 ? load.Buffer.Name + "Value"
        : isHoisted ? "row" + CSharp.Pascal(load.Buffer.Name)
        : load.Buffer.Name + "Element";

    /// <summary>Writes a value that has branches as an <c>if</c>, so that only the taken side is computed.</summary>
    void BindBranches(Scalar scalar, object scope)
    {
        var (condition, sides) = Branches(scalar);
        var name = names.Temporary();
        code.Line($"{CSharp.Type(scalar.Type)} {name};");
        code.Line($"if ({CSharp.Bare(condition)})");
        code.Braces(() => Side(0));
        code.Line("else");
        code.Braces(() => Side(1));
        bound[scalar] = name;

        void Side(int side) => Scope(() =>
        {
            Share([sides[side]], scopes.Side(scalar, side, scope), isHoisted: false);
            code.Line($"{name} = {CSharp.Bare(Element(sides[side]))};");
        });
    }

    /// <summary>Whether a branch has values of its own that need a variable; else a conditional expression is clearer.</summary>
    bool NeedsBlock(Scalar scalar)
    {
        if (scalar.Kind is not (Choose or Within)) return false;
        var own = Branches(scalar, describe: false).Sides.Select(side => Open([side]).FindAll(s => !bound.ContainsKey(s))).ToList();
        return own.Sum(side => side.Count(s => !IsTrivial(s) && !scopes.IsAlways(s))) > 6
            || own.Exists(side => side.Exists(s => s.Kind is Choose or Within));
    }

    (string Condition, Scalar[] Sides) Branches(Scalar scalar, bool describe = true) => scalar.Kind is Within within
        ? (describe ? string.Join(" && ", within.Bounds.Select(b => Test(b, IndexName(scalar))).Where(t => t.Length > 0).DefaultIfEmpty("true")) : "", [scalar.Operands[0], scalar.Operands[1]])
        : (describe ? Element(scalar.Operands[0]) : "", [scalar.Operands[1], scalar.Operands[2]]);

    static string Test(Bound bound, Func<Axis, string> name)
    {
        var tests = new List<string>();
        // i - 1 >= 0 is clearer as i >= 1.
        var offset = bound.Index.Terms.Any(t => t.Coefficient.Constant is null or < 0) ? 0 : bound.Index.Offset;
        var index = CSharp.Index(bound.Index with { Offset = bound.Index.Offset - offset }, name);
        if (!bound.IsNeverBelow) tests.Add($"{index} >= {CSharp.Dim(bound.Low - offset)}");
        if (!bound.IsNeverAbove) tests.Add($"{index} < {CSharp.Dim(bound.High - offset)}");
        return string.Join(" && ", tests);
    }

    /// <summary>How often the code of <paramref name="user"/> repeats its operand.</summary>
    int Occurrences(Scalar user, int operand)
    {
        if (user.Kind is not Apply apply) return 1;
        var template = VectorAxis is not null && apply.Row.Vector is not null ? apply.Row.Vector : dialect.Template(apply.Row);
        return Math.Max(1, (template.Length - template.Replace("{" + operand + "}", "").Length) / 3);
    }

    bool IsTrivial(Scalar scalar) =>
        scalar.Kind is Number or IndexValue or Reduced or ProductSum || scalar.Kind is Load load && names.IsScalar(load.Buffer);

    /// <summary>The roots' closure, not looking into what is bound.</summary>
    List<Scalar> Open(IEnumerable<Scalar> roots)
    {
        var order = new List<Scalar>();
        var seen = new HashSet<Scalar>();
        foreach (var root in roots) Visit(root);
        return order;

        void Visit(Scalar scalar)
        {
            if (!seen.Add(scalar)) return;
            if (!bound.ContainsKey(scalar))
                foreach (var operand in scalar.Operands) Visit(operand);
            order.Add(scalar);
        }
    }

    /// <summary>The axes and reductions that a value depends on.</summary>
    HashSet<object> Dependencies(Scalar scalar)
    {
        if (dependencies.TryGetValue(scalar, out var result)) return result;
        result = [.. scalar.Indices().SelectMany(i => i.Terms).Select(t => t.Axis).Where(a => !a.IsLookup)];
        if (scalar.Kind is Reduced reduced) result.Add(reduced.Reduction);
        foreach (var operand in scalar.Operands) result.UnionWith(Dependencies(operand));
        return dependencies[scalar] = result;
    }
}
