using System.Collections;

namespace GraphGen;

/// <summary>The sizes of a tensor's axes, outermost first. Two shapes are equal when all their sizes are.</summary>
[Primitive("tensor_shape")]
public sealed class TensorShape : IReadOnlyList<int>, IEquatable<TensorShape>
{
    /// <summary>The shape of a scalar: no axes, one element.</summary>
    public static readonly TensorShape Scalar = new();

    readonly int[] sizes;

    /// <summary>A shape of the given sizes.</summary>
    /// <param name="sizes">The size of each axis, outermost first; none for a scalar.</param>
    /// <exception cref="ArgumentException">A size is negative, or there are more elements than an
    /// <see cref="int"/> can count.</exception>
    public TensorShape(params ReadOnlySpan<int> sizes)
    {
        this.sizes = sizes.ToArray();
        long count = 1;
        foreach (var size in sizes)
        {
            if (size < 0)
                throw new ArgumentException($"A shape has no negative sizes, but this one is {this}.", nameof(sizes));
            count *= size;
            if (count > int.MaxValue)
                throw new ArgumentException(
                    $"A tensor has at most {int.MaxValue} elements, but the shape is {this}.", nameof(sizes));
        }
        ElementCount = (int)count;
    }

    /// <summary>The number of axes.</summary>
    public int Rank => sizes.Length;

    /// <summary>The number of axes, like <see cref="Rank"/>.</summary>
    public int Count => sizes.Length;

    /// <summary>The number of elements of a tensor of this shape: the product of the sizes, 1 for a scalar.</summary>
    public int ElementCount { get; }

    /// <summary>The size of an axis.</summary>
    /// <param name="axis">From 0, outermost first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int this[int axis] => axis >= 0 && axis < sizes.Length
        ? sizes[axis]
        : throw new ArgumentOutOfRangeException(nameof(axis), axis, $"The shape {this} has {Rank} axes.");

    /// <summary>The size of an axis, which may be counted from the end: <c>shape[^1]</c>.</summary>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int this[Index axis] => this[axis.GetOffset(Rank)];

    /// <summary>The sizes as a new array.</summary>
    /// <returns>One number for each axis, outermost first.</returns>
    public int[] ToArray() => [.. sizes];

    /// <summary>The sizes as a new array, for what takes sizes: <c>Reshape(x, y.Shape)</c>.</summary>
    /// <param name="shape">The shape.</param>
    public static implicit operator int[](TensorShape shape) => shape.ToArray();

    /// <summary>Whether two shapes have the same sizes.</summary>
    /// <param name="left">A shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(TensorShape? left, TensorShape? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two shapes differ in a size or in their rank.</summary>
    /// <param name="left">A shape.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(TensorShape? left, TensorShape? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && sizes.AsSpan().SequenceEqual(other.sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in sizes)
            hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sizes in brackets: <c>[64, 784]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "[" + string.Join(", ", sizes) + "]";

    /// <summary>How many elements lie between neighbours along each axis, in row-major order.</summary>
    internal int[] Strides()
    {
        var strides = new int[Rank];
        for (int axis = Rank - 1, step = 1; axis >= 0; step *= sizes[axis--])
            strides[axis] = step;
        return strides;
    }
}
