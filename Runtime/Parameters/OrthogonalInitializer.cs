using GraphGen.Kernels;

namespace GraphGen;

/// <summary>A random matrix whose rows, or whose columns if there are fewer, are orthogonal and of length gain: those of a normal
/// one, made orthogonal one after the other (Gram and Schmidt, twice each, which leaves no more than rounding errors).</summary>
sealed class OrthogonalInitializer(double gain) : Initializer
{
    public override void Fill(TensorShape shape, Span<double> values, ref Philox random)
    {
        if (shape.Rank < 2)
            throw new ArgumentException($"A parameter of shape {shape} has no orthogonal rows: it needs two axes.");
        if (values.IsEmpty)
            return;
        var (rows, columns) = (shape[0], values.Length / shape[0]);
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        var vectors = new double[count * length];
        foreach (ref var element in vectors.AsSpan())
            element = random.NextNormal();
        for (var i = 0; i < count; i++)
            Orthogonalize(vectors.AsSpan(0, (i + 1) * length), length);
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
                values[r * columns + c] = gain * (rows <= columns ? vectors[r * length + c] : vectors[c * length + r]);
    }

    /// <summary>Takes from the last vector what it has of the others, and makes its length 1.</summary>
    static void Orthogonalize(Span<double> vectors, int length)
    {
        var last = vectors[^length..];
        for (var pass = 0; pass < 2; pass++)
            for (var i = 0; i < vectors.Length - length; i += length)
            {
                var other = vectors.Slice(i, length);
                var share = Product(last, other);
                for (var k = 0; k < length; k++)
                    last[k] -= share * other[k];
            }
        var size = Math.Sqrt(Product(last, last));
        foreach (ref var element in last)
            element /= size;
    }

    static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
