using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Unrolling;

/// <summary>
/// A tensor taken apart along all axes of known size: one value for each of their elements, which is a number or, where the
/// tensor has the common axis, a vector along it.
/// </summary>
/// <param name="Shape">The tensor's shape: sizes that are known, and the common axis at most once.</param>
/// <param name="CommonAxis">The place of the common axis; null where the tensor does not have it.</param>
/// <param name="Values">The elements in row-major order, the common axis counting as one of size 1.</param>
sealed record Elements(Shape Shape, int? CommonAxis, EquatableArray<Node> Values)
{
    /// <summary>The element at an index for each axis, 0 for the common one.</summary>
    public Node this[IReadOnlyList<int> index] => Values[Position(index)];

    /// <summary>How many elements there are along each axis of a shape: 1 along the common one.</summary>
    public static int[] ExtentsOf(Shape shape, int? commonAxis) =>
        [.. shape.Select((dim, axis) => axis == commonAxis ? 1 : (int)dim.Constant!.Value)];

    /// <summary>All indices below some extents, in row-major order.</summary>
    public static IEnumerable<int[]> Indices(IReadOnlyList<int> extents)
    {
        var count = extents.Aggregate(1, (product, extent) => product * extent);
        for (var position = 0; position < count; position++)
        {
            var index = new int[extents.Count];
            for (int axis = extents.Count - 1, rest = position; axis >= 0; rest /= extents[axis], axis--)
                index[axis] = rest % extents[axis];
            yield return index;
        }
    }

    int Position(IReadOnlyList<int> index)
    {
        var position = 0;
        for (var axis = 0; axis < Shape.Rank; axis++)
            position = position * (axis == CommonAxis ? 1 : (int)Shape[axis].Constant!.Value) + index[axis];
        return position;
    }
}
