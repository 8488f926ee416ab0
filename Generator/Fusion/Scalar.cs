using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>
/// A value computed for each point of a kernel's iteration space. Scalars of one fusion are interned, so equal ones are the
/// same object: common subexpressions within a kernel cost nothing.
/// </summary>
sealed class Scalar(int id, ScalarKind kind, EquatableArray<Scalar> operands, DType type)
{
    public int Id { get; } = id;

    public ScalarKind Kind { get; } = kind;

    public EquatableArray<Scalar> Operands { get; } = operands;

    public DType Type { get; } = type;
}

/// <summary>What a <see cref="Scalar"/> is.</summary>
abstract record ScalarKind;

/// <summary>An element of a buffer.</summary>
/// <param name="Indices">One for each axis of the buffer's shape.</param>
sealed record Load(Buffer Buffer, EquatableArray<Affine> Indices) : ScalarKind
{
    /// <summary>The count of the element in row-major order.</summary>
    public Affine Offset => Affine.RowMajor(Buffer.Shape, Indices);

    /// <summary>Whether the indices are known to lie inside the buffer at every point of their axes.</summary>
    public bool IsInside => Indices.Zip(Buffer.Shape, (index, size) => new Bound(index, 0, size).Holds).All(holds => holds == true);
}

/// <summary>A number.</summary>
sealed record Number(double Value) : ScalarKind;

/// <summary>The value of an index, as an int32.</summary>
sealed record IndexValue(Affine Index) : ScalarKind;

/// <summary>A row of the pointwise table.</summary>
sealed record Apply(PointwiseRow Row) : ScalarKind;

/// <summary>The operand in another element type.</summary>
sealed record Convert : ScalarKind;

/// <summary>The first operand where every index is within its bounds, else the second; only the taken one is computed.</summary>
sealed record Within(EquatableArray<Bound> Bounds) : ScalarKind;

/// <summary><c>Low ≤ Index &lt; High</c>.</summary>
sealed record Bound(Affine Index, Dim Low, Dim High)
{
    /// <summary>Whether no point of the axes lies below the bound.</summary>
    public bool IsNeverBelow => Index.Least?.IsAtLeast(Low) == true;

    /// <summary>Whether no point of the axes lies above the bound.</summary>
    public bool IsNeverAbove => Index.Greatest is { } greatest && High.IsAtLeast(greatest + 1) == true;

    /// <summary>Whether the bound holds at every point of the axes, or at none; null when that can't be told.</summary>
    public bool? Holds => IsNeverBelow && IsNeverAbove ? true
        : Index.Greatest is { } greatest && Low.IsAtLeast(greatest + 1) == true || Index.Least?.IsAtLeast(High) == true ? false
        : null;
}

/// <summary>The second operand where the first holds, else the third; only the taken one is computed.</summary>
sealed record Choose : ScalarKind;

/// <summary>The result of a reduction of the same kernel, once its pass is over.</summary>
sealed record Reduced(Reduction Reduction) : ScalarKind;

/// <summary>The finished sum of products of a contraction, in its epilogue.</summary>
sealed record ProductSum : ScalarKind;

/// <summary>Makes scalars, the same object for the same value.</summary>
sealed class ScalarFactory
{
    readonly Dictionary<(ScalarKind, EquatableArray<int>, DType), Scalar> scalars = [];
    readonly Dictionary<(int Position, Dim Extent), Axis> lookups = [];
    readonly Dictionary<Axis, Scalar> positions = [];
    int axes;

    /// <summary>A new axis of a size.</summary>
    public Axis NewAxis(Dim extent) => new(axes++, extent);

    /// <summary>The index that a position read at run time stands for.</summary>
    public Axis Lookup(Scalar position, Dim extent)
    {
        if (!lookups.TryGetValue((position.Id, extent), out var axis))
            positions[lookups[(position.Id, extent)] = axis = new(axes++, extent, IsLookup: true)] = position;
        return axis;
    }

    /// <summary>A scalar; the positions that its indices look up become its last operands.</summary>
    public Scalar Make(ScalarKind kind, DType type, params Scalar[] operands) =>
        Intern(kind, type, [.. operands, .. Scalars.Lookups(kind).Select(axis => positions[axis])]);

    /// <summary>Rebuilds a scalar with some scalars replaced; <paramref name="replace"/> returns null to go on inside.</summary>
    public Scalar Rewrite(Scalar scalar, Func<Scalar, Scalar?> replace, Func<Affine, Affine>? index = null)
    {
        var done = new Dictionary<Scalar, Scalar>();
        return Visit(scalar);

        Scalar Visit(Scalar s)
        {
            if (done.TryGetValue(s, out var result)) return result;
            result = replace(s) ?? Intern(index is null ? s.Kind : Reindex(s.Kind, index), s.Type, [.. s.Operands.Select(Visit)]);
            return done[s] = result;
        }
    }

    Scalar Intern(ScalarKind kind, DType type, Scalar[] operands)
    {
        if (kind is Within within)
        {
            if (within.Bounds.Any(bound => bound.Holds == false)) return operands[1];
            var open = within.Bounds.Where(bound => bound.Holds is null || bound.Index.Lookups.Any()).ToEquatable();
            if (open.Count == 0) return operands[0];
            kind = new Within(open);
        }
        if (kind is IndexValue { Index: { Terms.Count: 0, Offset.Constant: { } count } }) kind = new Number(count);
        if (kind is Convert && operands[0].Kind is Number number && type != DType.Bool) return Intern(number, type, []);
        var key = (kind, operands.Select(o => o.Id).ToEquatable(), type);
        if (!scalars.TryGetValue(key, out var scalar)) scalars[key] = scalar = new(scalars.Count, kind, operands, type);
        return scalar;
    }

    static ScalarKind Reindex(ScalarKind kind, Func<Affine, Affine> index) => kind switch
    {
        Load load => load with { Indices = load.Indices.Select(index).ToEquatable() },
        IndexValue value => new IndexValue(index(value.Index)),
        Within within => new Within(within.Bounds.Select(b => b with { Index = index(b.Index) }).ToEquatable()),
        _ => kind,
    };
}

/// <summary>Questions about scalars.</summary>
static class Scalars
{
    /// <summary>The scalar and all it is computed from, operands first, each once.</summary>
    public static IReadOnlyList<Scalar> Closure(params IEnumerable<Scalar> roots)
    {
        var order = new List<Scalar>();
        var seen = new HashSet<Scalar>();
        foreach (var root in roots) Visit(root);
        return order;

        void Visit(Scalar scalar)
        {
            if (!seen.Add(scalar)) return;
            foreach (var operand in scalar.Operands) Visit(operand);
            order.Add(scalar);
        }
    }

    /// <summary>Every index within one scalar, operands left out.</summary>
    public static IEnumerable<Affine> Indices(this Scalar scalar) => Indices(scalar.Kind);

    /// <summary>The looked-up positions of a kind, in the order of the operands that are their values.</summary>
    public static IEnumerable<Axis> Lookups(ScalarKind kind) => Indices(kind).SelectMany(i => i.Lookups).Distinct().OrderBy(a => a.Id);

    /// <summary>The looked-up positions of a scalar with their values.</summary>
    public static IEnumerable<(Axis Axis, Scalar Position)> Lookups(this Scalar scalar)
    {
        var axes = Lookups(scalar.Kind).ToList();
        return axes.Select((axis, k) => (axis, scalar.Operands[scalar.Operands.Count - axes.Count + k]));
    }

    static IEnumerable<Affine> Indices(ScalarKind kind) => kind switch
    {
        Load load => load.Indices,
        IndexValue value => [value.Index],
        Within within => within.Bounds.Select(b => b.Index),
        _ => [],
    };

    /// <summary>The buffers (never views) that a set of scalars reads.</summary>
    public static IEnumerable<Buffer> Reads(this IEnumerable<Scalar> scalars) =>
        Closure(scalars).Select(s => s.Kind).OfType<Load>().Select(l => l.Buffer.Storage).Distinct();

    /// <summary>Floating-point operations to compute the scalar from what it loads, counting a shared value once.</summary>
    public static int Cost(params IEnumerable<Scalar> roots) => Closure(roots).Sum(s => s.Kind is Apply apply ? apply.Row.Cost : 0);
}
