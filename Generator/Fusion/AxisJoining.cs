namespace GraphGen.Compiler.Fusion;

/// <summary>
/// Joins neighbouring axes of a nest into one where every access walks over both without a gap, so that a pointwise kernel
/// over a matrix becomes a single loop over its elements.
/// </summary>
static class AxisJoining
{
    public static Nest Run(Nest nest, ScalarFactory scalars)
    {
        while (Joinable(nest.Outer, nest) is { } pair) nest = Join(nest, pair.Left, pair.Right, scalars);
        while (Joinable(nest.Inner, nest) is { } pair) nest = Join(nest, pair.Left, pair.Right, scalars);
        return nest;
    }

    static (Axis Left, Axis Right)? Joinable(EquatableArray<Axis> axes, Nest nest)
    {
        for (var k = 0; k + 1 < axes.Count; k++)
            if (CanJoin(nest, axes[k], axes[k + 1]))
                return (axes[k], axes[k + 1]);
        return null;
    }

    static bool CanJoin(Nest nest, Axis left, Axis right)
    {
        bool Uses(Affine index) => index.Terms.Any(t => t.Axis == left || t.Axis == right);
        bool Walks(Affine offset) => offset.Coefficient(left) == right.Extent * offset.Coefficient(right);
        foreach (var scalar in Scalars.Closure(nest.Values))
            if (scalar.Kind is Load && MatrixView.Offset(scalar) is { } offset ? !Walks(offset) : scalar.Indices().Any(Uses))
                return false;
        return nest.Stores.All(s => Walks(Affine.RowMajor(s.Buffer.Shape, s.Indices)));
    }

    static Nest Join(Nest nest, Axis left, Axis right, ScalarFactory scalars)
    {
        var axis = scalars.NewAxis(left.Extent * right.Extent);
        axis.Name = right.Name;
        var reductions = new Dictionary<Reduction, Reduction>();
        var passes = nest.Passes.Select(p => new Pass(p.Reductions.Select(Reduce).ToEquatable(), p.Stores.Select(Store).ToEquatable())).ToEquatable();
        return new()
        {
            Phase = nest.Phase, Guards = nest.Guards, Formula = nest.Formula, Outer = Axes(nest.Outer), Inner = Axes(nest.Inner),
            Passes = passes, RowStores = nest.RowStores.Select(Store).ToEquatable(),
        };

        EquatableArray<Axis> Axes(EquatableArray<Axis> axes) => axes.Where(a => a != left).Select(a => a == right ? axis : a).ToEquatable();

        Affine Joined(Affine offset)
        {
            var stride = offset.Coefficient(right);
            var rest = new Affine(offset.Offset, offset.Terms.Where(t => t.Axis != left && t.Axis != right).ToEquatable());
            return rest + Affine.Of(axis) * stride;
        }

        Reduction Reduce(Reduction reduction) =>
            reductions[reduction] = new(reduction.Id, reduction.Combine, Value(reduction.Value), reduction.Type) { Name = reduction.Name };

        Store Store(Store store) =>
            new(Flat(store.Buffer), new[] { Joined(Affine.RowMajor(store.Buffer.Shape, store.Indices)) }, Value(store.Value));

        Scalar Value(Scalar value) => scalars.Rewrite(value, scalar => scalar.Kind switch
        {
            Load load when MatrixView.Offset(scalar) is { } offset =>
                scalars.Make(new Load(Flat(load.Buffer), new[] { Joined(offset) }), scalar.Type),
            Reduced reduced => scalars.Make(new Reduced(reductions[reduced.Reduction]), scalar.Type),
            _ => null,
        });
    }

    static Buffer Flat(Buffer buffer) => buffer.As(new([buffer.Shape.ElementCount]));
}
