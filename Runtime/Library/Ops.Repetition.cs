namespace GraphGen;

public static partial class Ops
{
    /// <summary>Repeats a tensor along its axes of size 1 and along new leading axes. As PyTorch's <c>expand</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="shape">The size of each axis of the result; -1 keeps that of <paramref name="x"/>.</param>
    /// <returns>A tensor of the same type.</returns>
    /// <exception cref="ArgumentException">There are fewer axes than <paramref name="x"/> has, a new axis has size -1, or
    /// another size than 1 would change.</exception>
    [Traceable]
    public static Tensor Expand(Tensor x, params int[] shape)
    {
        var added = shape.Length - x.Rank;
        if (added < 0)
            throw new ArgumentException($"expand: {shape.Length} sizes are given for the shape {x.Shape}.");
        var sizes = new int[shape.Length];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (shape[axis] == -1 && axis < added)
                throw new ArgumentException(
                    $"expand: axis {axis} is new to the shape {x.Shape} and has no size that -1 could keep.");
            sizes[axis] = shape[axis] == -1 ? x.Shape[axis - added] : shape[axis];
        }
        return BroadcastTo(x, sizes);
    }

    /// <summary>Puts copies of a tensor side by side. As PyTorch's <c>repeat</c> and NumPy's <c>tile</c>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="repeats">How many copies there are along each axis, 0 or more; the first counts are those of new
    /// leading axes if there are more than <paramref name="x"/> has axes.</param>
    /// <returns>A tensor of the same type, along each axis as many times as large as the count says.</returns>
    /// <exception cref="ArgumentException">There are fewer counts than axes, or one is negative.</exception>
    [Traceable]
    public static Tensor Repeat(Tensor x, params int[] repeats)
    {
        var added = repeats.Length - x.Rank;
        if (added < 0)
            throw new ArgumentException($"repeat: {repeats.Length} counts are given for the shape {x.Shape}.");
        var single = new List<int>();
        var copied = new List<int>();
        var joined = new List<int>();
        for (var axis = 0; axis < repeats.Length; axis++)
        {
            RequireCount("repeat", repeats[axis]);
            var size = axis < added ? 1 : x.Shape[axis - added];
            single.AddRange([1, size]);
            copied.AddRange([repeats[axis], size]);
            joined.Add(repeats[axis] * size);
        }
        return Reshape(BroadcastTo(Reshape(x, single.ToArray()), copied.ToArray()), joined.ToArray());
    }

    /// <summary>Repeats every element a number of times before the next one: of a, b comes a, a, b, b.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="repeats">How often each element stands in the result, 0 or more.</param>
    /// <param name="axis">The axis along which elements are repeated; a negative one counts from the end.</param>
    /// <returns>A tensor of the same type.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or the count is negative.</exception>
    [Traceable]
    public static Tensor RepeatInterleave(Tensor x, int repeats, int axis)
    {
        RequireCount("repeat_interleave", repeats);
        var resolved = Dimensions.Axis("repeat_interleave", x, axis);
        var before = Dimensions.Sizes(x, 0, resolved + 1);
        var after = Dimensions.Sizes(x, resolved + 1, x.Rank);
        var joined = Dimensions.Sizes(x, 0, x.Rank);
        joined[resolved] *= repeats;
        return Reshape(BroadcastTo(Reshape(x, [.. before, 1, .. after]), [.. before, repeats, .. after]), joined);
    }

    /// <summary>The coordinates of the points of a grid: the k-th result varies along its k-th axis as the k-th operand
    /// does. As PyTorch's <c>meshgrid</c> with <c>indexing="ij"</c>.</summary>
    /// <param name="axes">Tensors of rank 1, or scalars, which count as one element.</param>
    /// <returns>A tensor for each operand; all have one axis for each operand.</returns>
    /// <exception cref="ArgumentException">An operand has more than one axis.</exception>
    [Traceable]
    public static Tensor[] Meshgrid(params Tensor[] axes)
    {
        var sizes = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            if (axes[i].Rank > 1)
                throw new ArgumentException($"meshgrid: operand {i} has the shape {axes[i].Shape}, not one axis.");
            sizes[i] = axes[i].Shape.ElementCount;
        }
        var grid = new Tensor[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            var shape = new int[axes.Length];
            for (var axis = 0; axis < shape.Length; axis++)
                shape[axis] = axis == i ? sizes[i] : 1;
            grid[i] = BroadcastTo(Reshape(axes[i], shape), sizes);
        }
        return grid;
    }

    [Traceable]
    static void RequireCount(string operation, int repeats)
    {
        if (!Dimensions.IsAtLeast(repeats, 0, otherwise: true))
            throw new ArgumentException($"{operation}: there can't be {repeats} copies.");
    }
}
