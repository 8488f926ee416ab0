namespace GraphGen;

public static partial class Ops
{
    /// <summary>Takes the slices of a tensor along an axis that indices name.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="indices">An int32 tensor of rank 1.</param>
    /// <returns>A tensor like <paramref name="x"/> with as many slices along the axis as there are indices.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the indices are not int32 of rank 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside the axis.</exception>
    [Traceable]
    public static Tensor IndexSelect(Tensor x, int axis, Tensor indices)
    {
        if (indices.Rank != 1)
            throw new ArgumentException($"index_select: the indices have the shape {indices.Shape}, not one axis.");
        var resolved = Dimensions.Axis("index_select", x, axis);
        var slices = Take(Permute(x, Dimensions.Moved(x.Rank, resolved, 0)), indices);
        return Permute(slices, Dimensions.Moved(x.Rank, 0, resolved));
    }

    /// <summary>Takes single elements along an axis: the result at (i, j, k) is, for axis 1, the element of
    /// <paramref name="x"/> at (i, indices(i, j, k), k). As PyTorch's <c>gather</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="indices">An int32 tensor of the same rank, along no other axis larger than <paramref name="x"/>.</param>
    /// <returns>A tensor of the shape of <paramref name="indices"/> and the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside the axis.</exception>
    [Traceable]
    public static Tensor Gather(Tensor x, int axis, Tensor indices)
    {
        if (indices.Rank != x.Rank)
            throw new ArgumentException(
                $"gather: the indices have the shape {indices.Shape}, another rank than {x.Shape}.");
        var resolved = Dimensions.Axis("gather", x, axis);
        var ends = Dimensions.Sizes(indices, 0, x.Rank);
        ends[resolved] = x.Shape[resolved];
        var toEnd = Dimensions.Moved(x.Rank, resolved, x.Rank - 1);
        var picked = Take(
            Permute(Slice(x, new int[x.Rank], ends), toEnd), Permute(indices, toEnd), x.Rank - 1);
        return Permute(picked, Dimensions.Moved(x.Rank, x.Rank - 1, resolved));
    }

    /// <summary>Looks up rows of a table.</summary>
    /// <param name="indices">An int32 tensor of any shape K.</param>
    /// <param name="weight">The table, of shape [count, size].</param>
    /// <returns>A tensor of shape K + [size].</returns>
    /// <exception cref="ArgumentException">The table is not a matrix, or the indices are not int32.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to count - 1.</exception>
    [Traceable]
    public static Tensor Embedding(Tensor indices, Tensor weight) => weight.Rank == 2
        ? Take(weight, indices)
        : throw new ArgumentException($"embedding: the table has the shape {weight.Shape}, not two axes.");

    /// <summary>Looks up rows of a table, one of which gets no gradient.</summary>
    /// <param name="indices">An int32 tensor of any shape K.</param>
    /// <param name="weight">The table, of shape [count, size].</param>
    /// <param name="paddingIndex">The row that stands for no entry.</param>
    /// <returns>A tensor of shape K + [size].</returns>
    /// <exception cref="ArgumentException">The table is not a matrix, or the indices are not int32.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to count - 1.</exception>
    [Traceable]
    public static Tensor Embedding(Tensor indices, Tensor weight, int paddingIndex)
    {
        var rows = Embedding(indices, weight);
        return Where(Unsqueeze(NotEqual(indices, paddingIndex), -1), rows, StopGradient(rows));
    }
}
