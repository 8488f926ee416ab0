using GraphGen.Kernels;

namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// The linear recurrence y[i] = factors[i] · y[i-1] + terms[i] along an axis, which begins with y[0] = terms[0]. Moving
    /// averages, running products and linear systems with a state are such recurrences. float32 is kept in float64 and rounded
    /// once.
    /// </summary>
    /// <param name="factors">A tensor of numbers; what it has at the beginning is not used.</param>
    /// <param name="terms">A tensor of numbers; the two are repeated to one shape.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="reverse">Whether it runs backwards: each element follows from the one after it, and the last is its term.</param>
    /// <returns>A tensor of the common shape and type.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, there is no such axis, or both are bool.</exception>
    [Primitive("recurrence")]
    public static Tensor Recurrence(Tensor factors, Tensor terms, int axis, bool reverse = false)
    {
        var type = Promotion.Common(factors, terms);
        var shape = Axes.Broadcast("recurrence", factors.Shape, terms.Shape);
        (factors, terms) = (BroadcastTo(factors.To(type), shape), BroadcastTo(terms.To(type), shape));
        var place = Along("recurrence", terms, ref axis);
        var results = new double[shape.ElementCount];
        Recurrences.Run<double>(
            Worker.Single, place.Outer, place.Length, place.Inner, reverse, Numbers.From(terms), Numbers.From(factors), results);
        return new Tensor(Numbers.To(results, type), shape, Origin.Of(
            type, [terms, factors], (graph, nodes) => graph.Recurrence(nodes[0], nodes[1], axis, reverse)));
    }

    /// <summary>The running sum y[i] = y[i-1] + terms[i] along an axis: a recurrence whose factors are 1. float32 sums are kept in
    /// float64 and rounded once.</summary>
    /// <param name="terms">A tensor of numbers.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="reverse">Whether it runs backwards, from the last element on.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the tensor is bool.</exception>
    [Primitive("recurrence")]
    public static Tensor Recurrence(Tensor terms, int axis, bool reverse = false)
    {
        terms = terms.Settled();
        var place = Along("recurrence", terms, ref axis);
        var results = new double[terms.Shape.ElementCount];
        Recurrences.Sum<double>(Worker.Single, place.Outer, place.Length, place.Inner, reverse, Numbers.From(terms), results);
        return new Tensor(Numbers.To(results, terms.Type), terms.Shape, Origin.Of(
            terms.Type, [terms], (graph, nodes) => graph.Recurrence(nodes[0], axis, reverse)));
    }

    /// <summary>How many elements lie before, along and behind an axis, which is then counted from the front.</summary>
    static (int Outer, int Length, int Inner) Along(string name, Tensor x, ref int axis)
    {
        if (x.Type == DType.Bool)
            throw new ArgumentException($"{name} takes numbers, but the operand is bool{x.Shape}; cast it first.");
        axis = Axes.Normalize(name, axis, x.Shape);
        return (Product(x.Shape, 0, axis), x.Shape[axis], Product(x.Shape, axis + 1, x.Rank));
    }
}
