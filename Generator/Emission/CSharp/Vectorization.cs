using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Decides whether a loop over an axis can take a vector of elements at a time.</summary>
static class Vectorization
{
    /// <summary>The floating-point operations an element for which it is worth it to gather, or to scatter, a vector.</summary>
    const int StepCost = 8;

    /// <summary>
    /// The element type of the vectors for a loop over <paramref name="axis"/> that computes <paramref name="values"/>, or
    /// null where it has to go one element at a time: what changes along the axis must have a vector form, be of one width, and
    /// be read and written element after element, or at least in even steps if there is much to compute from it.
    /// </summary>
    /// <param name="overRows">The loop goes over rows, so what is reduced within them changes along it.</param>
    /// <param name="inSteps">There is no other loop, along which memory may be read element after element.</param>
    public static DType? Lanes(Axis axis, IReadOnlyCollection<Scalar> values, IEnumerable<Store> stores, bool overRows = false, bool inSteps = false)
    {
        var varying = new HashSet<Scalar>();
        var steps = 0;
        foreach (var scalar in Scalars.Closure(values))
        {
            if (!scalar.Operands.Any(varying.Contains) && !scalar.Indices().Any(i => i.Coefficient(axis) != 0)
                && !(overRows && scalar.Kind is Reduced)) continue;
            varying.Add(scalar);
            var isStep = scalar is { Kind: Load load, Type: not DType.Bool } && load.Offset.Coefficient(axis).Constant > 1;
            if (isStep) steps++;
            if (!isStep && !HasVectorForm(scalar, axis) || scalar.Lookups().Any(l => varying.Contains(l.Position))) return null;
        }
        foreach (var store in stores)
        {
            var step = Affine.RowMajor(store.Buffer.Shape, store.Indices).Coefficient(axis).Constant;
            if (store.Buffer.Type == DType.Bool || step is not > 0) return null;
            if (step > 1) steps++;
        }
        if (steps > 0 && (!inSteps || Scalars.Cost(values) < steps * StepCost)) return null;
        return Width(varying.Concat(values).Select(s => s.Type).Where(t => t != DType.Bool).Distinct().ToList());
    }

    /// <summary>The same for values that ride on a product, where the finished sum is a vector along the columns.</summary>
    public static bool HasVectorEpilogue(Contraction product) =>
        product.Epilogue.All(s => s.Buffer.Type == product.Left.Buffer.Type)
        && Scalars.Closure(product.Epilogue.Select(s => s.Value)).All(s =>
            s.Kind is ProductSum or Number
            || (s.Type == product.Left.Buffer.Type || s.Type == DType.Bool && s.Kind is not Load) && HasVectorForm(s, product.Column));

    static DType? Width(List<DType> types)
    {
        if (types.All(t => t == DType.Float64)) return types.Count == 0 ? null : DType.Float64;
        if (types.Contains(DType.Float64)) return null;
        return types.Contains(DType.Float32) ? DType.Float32 : DType.Int32;
    }

    static bool HasVectorForm(Scalar scalar, Axis axis) => scalar.Kind switch
    {
        Load load => scalar.Type != DType.Bool && load.Offset.Coefficient(axis) is { Constant: 0 or 1 },
        IndexValue value => value.Index.Coefficient(axis) == 1,
        Apply apply => apply.Row.Vector is not null,
        Fusion.Convert => scalar.Operands[0].Type == DType.Bool || (scalar.Operands[0].Type, scalar.Type) == (DType.Int32, DType.Float32),
        Number or Reduced => true,
        _ => false,
    };
}
