namespace GraphGen;

/// <summary>Axes and shapes as the library's functions take them: negative axes count from the end, no axes are all axes.</summary>
[Traceable]
static class Dimensions
{
    /// <summary>The axis counted from the front.</summary>
    public static int Axis(string operation, Tensor x, int axis)
    {
        if (axis < -x.Rank || axis >= x.Rank)
            throw new ArgumentException($"{operation}: there is no axis {axis} in the shape {x.Shape}.");
        return axis < 0 ? axis + x.Rank : axis;
    }

    /// <summary>Every axis counted from the front.</summary>
    public static int[] Axes(string operation, Tensor x, int[] axes)
    {
        var result = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
            result[i] = Axis(operation, x, axes[i]);
        return result;
    }

    /// <summary>All axes of a tensor.</summary>
    public static int[] All(Tensor x) => Range(0, x.Rank);

    /// <summary>The axes from <paramref name="begin"/> up to, not including, <paramref name="end"/>.</summary>
    public static int[] Range(int begin, int end)
    {
        var axes = new int[end - begin];
        for (var i = 0; i < axes.Length; i++)
            axes[i] = begin + i;
        return axes;
    }

    /// <summary>The sizes of some neighbouring axes.</summary>
    public static int[] Sizes(Tensor x, int begin, int end)
    {
        var sizes = new int[end - begin];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = x.Shape[begin + i];
        return sizes;
    }

    /// <summary>The number of elements along some axes together.</summary>
    public static int Count(Tensor x, int[] axes)
    {
        var count = 1;
        foreach (var axis in axes)
            count *= x.Shape[axis];
        return count;
    }

    /// <summary>The shape with size 1 at some axes.</summary>
    public static int[] WithOnes(Tensor x, int[] axes)
    {
        var sizes = Sizes(x, 0, x.Rank);
        foreach (var axis in axes)
            sizes[axis] = 1;
        return sizes;
    }

    /// <summary>The order of axes that moves one of them to another place.</summary>
    public static int[] Moved(int rank, int from, int to)
    {
        var order = new int[rank];
        var next = 0;
        for (var i = 0; i < rank; i++)
        {
            if (i == to)
                order[i] = from;
            else
            {
                if (next == from)
                    next++;
                order[i] = next++;
            }
        }
        return order;
    }

    /// <summary>The axes that a reduction takes together: those given, counted from the front, or all for null.</summary>
    public static int[] Reduced(string operation, Tensor x, int[]? axes) =>
        axes is null ? All(x) : Axes(operation, x, axes);

    /// <summary>A number for each axis, 0 but for one.</summary>
    public static int[] Only(int rank, int axis, int value)
    {
        var numbers = new int[rank];
        numbers[axis] = value;
        return numbers;
    }

    /// <summary>Whether a size is at least a bound; <paramref name="otherwise"/> where that depends on sizes that are
    /// known only at run time.</summary>
    [Primitive("is_at_least")]
    public static bool IsAtLeast(long size, long bound, bool otherwise) => size >= bound;

    /// <summary>Whether two sizes are known to be the same.</summary>
    public static bool AreSame(int a, int b) => IsAtLeast(a, b, false) && IsAtLeast(b, a, false);

    /// <summary>For each element the one before it along an axis, or, reversed, the one after it; 0 where there is none.</summary>
    public static Tensor Before(Tensor x, int axis, bool reverse)
    {
        var size = x.Shape[axis];
        return reverse
            ? Ops.Slice(Ops.Pad(x, axis, 0, 1), axis, 1, size + 1)
            : Ops.Slice(Ops.Pad(x, axis, 1, 0), axis, 0, size);
    }

    /// <summary>Throws if two tensors differ in shape.</summary>
    public static void RequireEqual(string operation, Tensor a, Tensor b)
    {
        var equal = a.Rank == b.Rank;
        for (var axis = 0; equal && axis < a.Rank; axis++)
            equal = a.Shape[axis] == b.Shape[axis];
        if (!equal)
            throw new ArgumentException($"{operation}: the shapes {a.Shape} and {b.Shape} differ.");
    }
}
