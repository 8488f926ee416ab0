namespace GraphGen;

/// <summary>A factor of an Einstein sum: a tensor with a label for each axis, all different.</summary>
/// <param name="value">The tensor.</param>
/// <param name="labels">The label of each axis.</param>
[Traceable]
sealed class EinsumTerm(Tensor value, List<int> labels)
{
    /// <summary>An operand: of equal labels only the diagonal stays, and an axis of size 1 that stands for more is left
    /// out.</summary>
    public static EinsumTerm Of(Tensor operand, List<int> labels, Dictionary<int, int> sizes)
    {
        var left = new List<int>();
        for (var axis = 0; axis < labels.Count; axis++)
            if (left.Contains(labels[axis]))
                operand = Diagonal(operand, left.IndexOf(labels[axis]), left.Count);
            else if (Dimensions.AreSame(operand.Shape[left.Count], sizes[labels[axis]]))
                left.Add(labels[axis]);
            else
                operand = Ops.Squeeze(operand, left.Count);
        return new EinsumTerm(operand, left);
    }

    /// <summary>The two factors whose product takes the fewest multiplications, with the size of the product added; the
    /// first two where sizes that are known only at run time decide.</summary>
    public static (int First, int Second) Cheapest(List<EinsumTerm> terms, EinsumEquation equation)
    {
        var best = (First: 0, Second: 1);
        var bestCost = terms[0].Cost(terms[1], Needed(terms, 0, 1, equation), equation);
        for (var second = 2; second < terms.Count; second++)
            for (var first = 0; first < second; first++)
            {
                var cost = terms[first].Cost(terms[second], Needed(terms, first, second, equation), equation);
                if (Dimensions.IsAtLeast(bestCost, cost, otherwise: false)
                    && !Dimensions.IsAtLeast(cost, bestCost, otherwise: false))
                    (best, bestCost) = ((first, second), cost);
            }
        return best;
    }

    /// <summary>The labels that are needed after two factors have been multiplied: by the result or by another factor.</summary>
    public static List<int> Needed(List<EinsumTerm> terms, int first, int second, EinsumEquation equation)
    {
        var needed = new List<int>(equation.Result);
        for (var i = 0; i < terms.Count; i++)
            if (i != first && i != second)
                needed.AddRange(terms[i].Labels);
        return needed;
    }

    /// <summary>The label of each axis.</summary>
    public List<int> Labels { get; } = labels;

    /// <summary>The product with another factor, summed over the labels that are not needed any more.</summary>
    public EinsumTerm Times(EinsumTerm other, List<int> needed)
    {
        var a = SumExcept([.. needed, .. other.Labels]);
        var b = other.SumExcept([.. needed, .. Labels]);
        var shared = a.Labels.FindAll(b.Labels.Contains);
        var kept = shared.FindAll(needed.Contains);
        var contracted = shared.FindAll(label => !needed.Contains(label));
        var freeA = a.Labels.FindAll(label => !shared.Contains(label));
        var freeB = b.Labels.FindAll(label => !shared.Contains(label));
        // What is no matrix product is a product of elements, which becomes one loop with what is around it.
        if (contracted.Count == 0 || freeA.Count + freeB.Count == 0)
        {
            List<int> all = [.. a.Labels, .. freeB];
            return new EinsumTerm(a.Aligned(all) * b.Aligned(all), all).SumExcept(needed);
        }
        var product = Ops.Dot(
            a.Value, b.Value, a.Axes(kept), b.Axes(kept), a.Axes(contracted), b.Axes(contracted));
        return new EinsumTerm(product, [.. kept, .. freeA, .. freeB]);
    }

    /// <summary>The factor summed over all labels but those to keep.</summary>
    public EinsumTerm SumExcept(List<int> kept)
    {
        var left = Labels.FindAll(kept.Contains);
        return left.Count == Labels.Count
            ? this
            : new EinsumTerm(Ops.Sum(Value, Axes(Labels.FindAll(label => !left.Contains(label)))), left);
    }

    /// <summary>The tensor with an axis for each of some labels, in their order; of size 1 where it has none.</summary>
    public Tensor Aligned(List<int> order)
    {
        var sizes = new int[order.Count];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = Labels.Contains(order[i]) ? Value.Shape[Labels.IndexOf(order[i])] : 1;
        return Ops.Reshape(Ops.Permute(Value, Axes(order.FindAll(Labels.Contains))), sizes);
    }

    Tensor Value { get; } = value;

    int[] Axes(List<int> wanted)
    {
        var axes = new int[wanted.Count];
        for (var i = 0; i < axes.Length; i++)
            axes[i] = Labels.IndexOf(wanted[i]);
        return axes;
    }

    long Cost(EinsumTerm other, List<int> needed, EinsumEquation equation)
    {
        List<int> all = [.. Labels, .. other.Labels.FindAll(label => !Labels.Contains(label))];
        long multiplications = 1, results = 1;
        foreach (var label in all)
        {
            multiplications *= equation.Sizes[label];
            if (needed.Contains(label))
                results *= equation.Sizes[label];
        }
        return multiplications + results;
    }

    /// <summary>The elements at which two axes of equal size have the same index; the first of the axes stays.</summary>
    static Tensor Diagonal(Tensor x, int first, int second)
    {
        var order = new List<int> { first, second };
        for (var axis = 0; axis < x.Rank; axis++)
            if (axis != first && axis != second)
                order.Add(axis);
        var diagonal = Ops.Take(Ops.Permute(x, order.ToArray()), Ops.Iota(x.Shape[first]), 1);
        return Ops.Permute(diagonal, Dimensions.Moved(x.Rank - 1, 0, first));
    }
}
