namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// The general product of two tensors: elements are multiplied pairwise along the batch axes, multiplied and added up
    /// along the contracted axes, and combined each with each along all others, the free ones. float32 sums are kept in
    /// float64 and rounded once.
    /// </summary>
    /// <param name="a">A tensor of numbers.</param>
    /// <param name="b">A tensor of numbers.</param>
    /// <param name="batchA">The batch axes of <paramref name="a"/>, in order.</param>
    /// <param name="batchB">The batch axes of <paramref name="b"/> that belong to them.</param>
    /// <param name="contractA">The contracted axes of <paramref name="a"/>, in order.</param>
    /// <param name="contractB">The contracted axes of <paramref name="b"/> that belong to them.</param>
    /// <returns>A tensor of the type that both meet in; its axes are the batch axes, then the free axes of
    /// <paramref name="a"/>, then those of <paramref name="b"/>.</returns>
    /// <exception cref="ArgumentException">Axes that belong together differ in size, or one is named twice.</exception>
    [Primitive("dot")]
    public static Tensor Dot(Tensor a, Tensor b, int[] batchA, int[] batchB, int[] contractA, int[] contractB)
    {
        var type = Promotion.Common(a, b);
        if (type == DType.Bool)
            throw new ArgumentException(
                $"dot takes numbers, but the operands are bool{a.Shape} and bool{b.Shape}; cast one first.");
        (a, b) = (a.To(type), b.To(type));
        var usedA = Axes.Normalize("dot", [.. batchA, .. contractA], a.Shape);
        var usedB = Axes.Normalize("dot", [.. batchB, .. contractB], b.Shape);
        if (batchA.Length != batchB.Length || usedA.Length != usedB.Length
            || usedA.Zip(usedB).Any(pair => a.Shape[pair.First] != b.Shape[pair.Second]))
            throw new ArgumentException($"dot: the axes [{string.Join(", ", usedA)}] of the shape {a.Shape} do not fit " +
                $"the axes [{string.Join(", ", usedB)}] of the shape {b.Shape}.");
        int[] freeA = [.. Enumerable.Range(0, a.Rank).Except(usedA)], freeB = [.. Enumerable.Range(0, b.Rank).Except(usedB)];
        (batchA, contractA) = (usedA[..batchA.Length], usedA[batchA.Length..]);
        (batchB, contractB) = (usedB[..batchB.Length], usedB[batchB.Length..]);

        var (batchesA, batchesB) = (Along(a, batchA), Along(b, batchB));
        var (rows, columns) = (Along(a, freeA), Along(b, freeB));
        var (termsA, termsB) = (Along(a, contractA), Along(b, contractB));
        var (left, right) = (Numbers.From(a), Numbers.From(b));
        var shape = new TensorShape([
            .. batchA.Select(axis => a.Shape[axis]),
            .. freeA.Select(axis => a.Shape[axis]), .. freeB.Select(axis => b.Shape[axis])]);
        var results = new double[shape.ElementCount];
        var next = 0;
        for (var batch = 0; batch < batchesA.Length; batch++)
            foreach (var row in rows)
                foreach (var column in columns)
                {
                    var sum = 0.0;
                    for (var term = 0; term < termsA.Length; term++)
                        sum += left[batchesA[batch] + row + termsA[term]] * right[batchesB[batch] + column + termsB[term]];
                    results[next++] = sum;
                }
        return new Tensor(Numbers.To(results, type), shape, Origin.Of(
            type, [a, b], (graph, nodes) => graph.Dot(nodes[0], nodes[1], batchA, batchB, contractA, contractB)));
    }

    /// <summary>Where the elements along some axes of a tensor lie, all other indices being 0.</summary>
    static int[] Along(Tensor x, int[] axes)
    {
        var strides = x.Shape.Strides();
        return Layout.Offsets(Array.ConvertAll(axes, axis => x.Shape[axis]), Array.ConvertAll(axes, axis => strides[axis]));
    }
}
