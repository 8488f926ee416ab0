using System.Collections;

namespace GraphGen.Compiler.Graphs;

/// <summary>The sizes of a tensor's axes, outermost first; row-major where it lies in memory.</summary>
sealed class Shape(params Dim[] dims) : IEquatable<Shape>, IReadOnlyList<Dim>
{
    readonly EquatableArray<Dim> dims = dims;

    public Shape(IEnumerable<Dim> dims) : this(dims.ToArray())
    {
    }

    /// <summary>The shape of rank 0, with one element.</summary>
    public static Shape Scalar { get; } = new([]);

    public int Rank => dims.Count;

    public Dim ElementCount => Dim.Product(dims);

    /// <summary>The symbols of all axes, each once, sorted by name.</summary>
    public EquatableArray<string> Symbols =>
        dims.SelectMany(dim => dim.Symbols).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatable();

    int IReadOnlyCollection<Dim>.Count => Rank;

    public Dim this[int axis] => dims[axis];

    public static bool operator ==(Shape? left, Shape? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Shape? left, Shape? right) => !(left == right);

    /// <summary>The sizes of some axes, in the order given.</summary>
    public Shape Select(IEnumerable<int> axes) => new(axes.Select(axis => dims[axis]));

    /// <summary>The axes that are not among the given ones, ascending.</summary>
    public int[] AxesExcept(IEnumerable<int> axes) => [.. Enumerable.Range(0, Rank).Except(axes)];

    public bool Equals(Shape? other) => other is not null && dims == other.dims;

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => dims.GetHashCode();

    public IEnumerator<Dim> GetEnumerator() => dims.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As in messages and dumps: <c>[batch, 784]</c>.</summary>
    public override string ToString() => dims.ToString();
}
