using static GraphGen.Ops;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>
/// What the golden files name and the library does not (yet) have, as descriptions over the library: each is compiled with
/// the cases that use it, as a user's own helper methods would be. The README of the golden files gives the formulas.
/// </summary>
static class Composites
{
    public static Tensor Product(Tensor x, int[] axes, bool keepDims)
    {
        foreach (var axis in axes)
        {
            var product = Slice(x, axis, 0, 1);
            for (var i = 1; i < Size(x, axis); i++) product *= Slice(x, axis, i, i + 1);
            x = product;
        }

        return keepDims ? x : Squeeze(x, axes);
    }

    public static Tensor CumulativeSum(Tensor x, int axis)
    {
        var sum = Slice(x, axis, 0, 1);
        var sums = new List<Tensor> { sum };
        for (var i = 1; i < Size(x, axis); i++)
        {
            sum += Slice(x, axis, i, i + 1);
            sums.Add(sum);
        }

        return Concat(sums.ToArray(), axis);
    }

    public static Tensor CausalSoftmax(Tensor x) =>
        Softmax(Where(Iota(x.Shape[^1]) <= Unsqueeze(Iota(x.Shape[^2]), 1), x, double.NegativeInfinity));

    /// <summary>The size of an axis, which may be counted from the end by a negative number.</summary>
    static int Size(Tensor x, int axis) => x.Shape[axis < 0 ? axis + x.Rank : axis];
}
