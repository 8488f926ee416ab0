using GraphGen.Compiler.Graphs;

namespace GraphGen;

public static partial class Ops
{
    /// <summary>Adds up the elements along some axes, which the result lacks. float32 sums are kept in float64 and
    /// rounded once.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; none leaves <paramref name="x"/> as it is.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>; the sum of no elements is 0.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Primitive("sum")]
    public static Tensor ReduceSum(Tensor x, params int[] axes) =>
        Reduce(ReduceKind.Sum, "sum", x, axes, 0, static (sum, value) => sum + value);

    /// <summary>Multiplies the elements along some axes, which the result lacks. float32 products are kept in float64 and
    /// rounded once. The derivative is right where factors are 0, too.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; none leaves <paramref name="x"/> as it is.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>; the product of no elements is 1.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or one is named twice.</exception>
    [Primitive("product")]
    public static Tensor ReduceProduct(Tensor x, params int[] axes) =>
        Reduce(ReduceKind.Product, "product", x, axes, 1, static (product, value) => product * value);

    /// <summary>The largest element along some axes, which the result lacks; NaN where there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; none leaves <paramref name="x"/> as it is.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Primitive("reduce_max")]
    public static Tensor ReduceMax(Tensor x, params int[] axes) =>
        Reduce(ReduceKind.Max, "reduce_max", x, axes, double.NegativeInfinity, Math.Max);

    /// <summary>The smallest element along some axes, which the result lacks; NaN where there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axes">The axes; none leaves <paramref name="x"/> as it is.</param>
    /// <returns>A tensor of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, one is named twice, or one has size 0.</exception>
    [Primitive("reduce_min")]
    public static Tensor ReduceMin(Tensor x, params int[] axes) =>
        Reduce(ReduceKind.Min, "reduce_min", x, axes, double.PositiveInfinity, Math.Min);

    /// <summary>Where the largest element lies along an axis, which the result lacks: the first of equal ones, and the
    /// first NaN if there is one.</summary>
    /// <param name="x">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <returns>An int32 tensor.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or it has size 0.</exception>
    [Primitive("argmax")]
    public static Tensor ArgMax(Tensor x, int axis)
    {
        x = x.Settled();
        axis = Axes.Normalize("argmax", axis, x.Shape);
        RequireNonEmpty("argmax", x, axis);
        var stride = x.Shape.Strides()[axis];
        var shape = Axes.Without(x.Shape, [axis]);
        var starts = Layout.Offsets(shape.ToArray(), [.. x.Shape.Strides().Where((_, i) => i != axis)]);
        var values = Numbers.From(x);
        var result = new int[starts.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var largest = values[starts[i]];
            for (var k = 1; k < x.Shape[axis] && !double.IsNaN(largest); k++)
            {
                var value = values[starts[i] + k * stride];
                if (value > largest || double.IsNaN(value))
                    (largest, result[i]) = (value, k);
            }
        }
        return new Tensor(result, shape);
    }

    static Tensor Reduce(
        ReduceKind kind, string name, Tensor x, int[] axes, double seed, Func<double, double, double> combine)
    {
        x = x.Settled();
        if (x.Type == DType.Bool)
            throw new ArgumentException($"{name} takes numbers, but the operand is bool{x.Shape}; cast it first.");
        axes = Axes.Normalize(name, axes, x.Shape);
        if (kind is ReduceKind.Max or ReduceKind.Min)
            foreach (var axis in axes)
                RequireNonEmpty(name, x, axis);
        var shape = Axes.Without(x.Shape, axes);
        var targets = Layout.Offsets(x.Shape.ToArray(), Layout.ReducedStrides(x.Shape, axes, shape));
        var values = Numbers.From(x);
        var results = new double[shape.ElementCount];
        Array.Fill(results, seed);
        for (var i = 0; i < values.Length; i++)
            results[targets[i]] = combine(results[targets[i]], values[i]);
        return new Tensor(
            Numbers.To(results, x.Type), shape, Origin.Of(x.Type, [x], (graph, nodes) => graph.Reduce(kind, nodes[0], axes)));
    }

    static void RequireNonEmpty(string name, Tensor x, int axis)
    {
        if (x.Shape[axis] == 0)
            throw new ArgumentException($"{name}: axis {axis} of the shape {x.Shape} has no elements.");
    }
}
