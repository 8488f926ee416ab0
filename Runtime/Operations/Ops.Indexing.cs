namespace GraphGen;

public static partial class Ops
{
    /// <summary>
    /// Takes the slices of a tensor that indices name. The first <paramref name="batch"/> axes B belong together; the next
    /// axis of <paramref name="x"/> is the one that the indices count.
    /// </summary>
    /// <param name="x">A tensor of shape B + [n] + R.</param>
    /// <param name="indices">An int32 tensor of shape B + K with values from 0 to n - 1.</param>
    /// <param name="batch">How many leading axes <paramref name="x"/> and <paramref name="indices"/> share.</param>
    /// <returns>A tensor of shape B + K + R and of the type of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to n - 1.</exception>
    [Primitive("gather")]
    public static Tensor Take(Tensor x, Tensor indices, int batch = 0)
    {
        x = x.Settled();
        var places = Indices("gather", indices);
        if (batch < 0 || batch >= x.Rank || batch > indices.Rank || !ShareAxes(x.Shape, indices.Shape, batch))
            throw new ArgumentException(
                $"gather: the shapes {x.Shape} and {indices.Shape} do not share {batch} leading axes before the one that " +
                "is indexed.");
        var (batches, count, rest) = (Product(x.Shape, 0, batch), x.Shape[batch], Product(x.Shape, batch + 1, x.Rank));
        var perBatch = Product(indices.Shape, batch, indices.Rank);
        var offsets = new int[batches * perBatch * rest];
        for (int i = 0, next = 0; i < batches * perBatch; i++)
        {
            var start = (i / perBatch * count + Checked("gather", places[i], i, count)) * rest;
            for (var k = 0; k < rest; k++)
                offsets[next++] = start + k;
        }
        var shape = new TensorShape([.. indices.Shape, .. x.Shape.Skip(batch + 1)]);
        return new Tensor(Layout.Pick(x.Elements, offsets), shape, Origin.Of(
            x.Type, [x, indices], (graph, nodes) => graph.Gather(nodes[0], nodes[1], batch)));
    }

    /// <summary>
    /// Adds slices into a tensor of zeros, at the places that indices name: the adjoint of <see cref="Take"/>. Slices for
    /// the same place add up in the order of the indices.
    /// </summary>
    /// <param name="indices">An int32 tensor of shape B + K with values from 0 to <paramref name="count"/> - 1.</param>
    /// <param name="updates">A tensor of numbers of shape B + K + R.</param>
    /// <param name="batch">The number of axes in B.</param>
    /// <param name="count">The size of the axis that the indices count.</param>
    /// <returns>A tensor of shape B + [count] + R and of the type of <paramref name="updates"/>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to <paramref name="count"/> - 1.</exception>
    [Primitive("scatter_add")]
    public static Tensor ScatterAdd(Tensor indices, Tensor updates, int batch, int count)
    {
        updates = updates.Settled();
        var places = Indices("scatter_add", indices);
        if (batch < 0 || batch > indices.Rank || indices.Rank > updates.Rank
            || !ShareAxes(updates.Shape, indices.Shape, indices.Rank))
            throw new ArgumentException(
                $"scatter_add: the updates {updates.Shape} do not begin with the shape {indices.Shape} of the indices, " +
                $"or this has no {batch} leading axes.");
        var shape = new TensorShape([.. indices.Shape.Take(batch), count, .. updates.Shape.Skip(indices.Rank)]);
        var perBatch = Product(indices.Shape, batch, indices.Rank);
        var rest = Product(updates.Shape, indices.Rank, updates.Rank);
        var values = Numbers.From(updates);
        var results = new double[shape.ElementCount];
        for (var i = 0; i < places.Length; i++)
        {
            var start = (i / perBatch * count + Checked("scatter_add", places[i], i, count)) * rest;
            for (var k = 0; k < rest; k++)
                results[start + k] += values[i * rest + k];
        }
        return new Tensor(Numbers.To(results, updates.Type), shape, Origin.Of(
            updates.Type, [indices, updates], (graph, nodes) => graph.ScatterAdd(nodes[0], nodes[1], batch, count)));
    }

    static int[] Indices(string name, Tensor indices) => indices.Type == DType.Int32
        ? indices.Values<int>()
        : throw new ArgumentException($"{name}: the indices are {indices.Type.Text()}{indices.Shape}, not int32.");

    static int Checked(string name, int index, int position, int count) => index >= 0 && index < count
        ? index
        : throw new ArgumentOutOfRangeException(null, index, $"{name}: the index at position {position} is not from 0 to {count - 1}.");

    static bool ShareAxes(TensorShape a, TensorShape b, int leading)
    {
        for (var axis = 0; axis < leading; axis++)
            if (a[axis] != b[axis])
                return false;
        return true;
    }

    static int Product(TensorShape shape, int begin, int end)
    {
        var product = 1;
        for (var axis = begin; axis < end; axis++)
            product *= shape[axis];
        return product;
    }
}
