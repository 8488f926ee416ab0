namespace GraphGen;

/// <summary>Checks of axes and shapes, with the words that every eager operation uses for them.</summary>
static class Axes
{
    /// <summary>The axis counted from the front; negative ones count from the end.</summary>
    public static int Normalize(string operation, int axis, TensorShape shape) => axis < -shape.Rank || axis >= shape.Rank
        ? throw new ArgumentException($"{operation}: there is no axis {axis} in the shape {shape}.")
        : axis < 0 ? axis + shape.Rank : axis;

    /// <summary>Each axis counted from the front; an exception if one is named twice.</summary>
    public static int[] Normalize(string operation, int[] axes, TensorShape shape)
    {
        var result = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            result[i] = Normalize(operation, axes[i], shape);
            if (result.AsSpan(0, i).Contains(result[i]))
                throw new ArgumentException($"{operation}: axis {axes[i]} of the shape {shape} is named twice.");
        }
        return result;
    }

    /// <summary>The shape that two operands are repeated to, aligned at their last axes.</summary>
    public static TensorShape Broadcast(string operation, TensorShape a, TensorShape b)
    {
        var sizes = new int[Math.Max(a.Rank, b.Rank)];
        for (var fromEnd = 1; fromEnd <= sizes.Length; fromEnd++)
        {
            var left = fromEnd <= a.Rank ? a[^fromEnd] : 1;
            var right = fromEnd <= b.Rank ? b[^fromEnd] : 1;
            if (left != right && left != 1 && right != 1)
                throw new ArgumentException($"{operation}: the shapes {a} and {b} do not fit: {left} ≠ {right}.");
            sizes[^fromEnd] = left == 1 ? right : left;
        }
        return new TensorShape(sizes);
    }

    /// <summary>The sizes without some axes.</summary>
    public static TensorShape Without(TensorShape shape, int[] axes)
    {
        var sizes = new List<int>();
        for (var axis = 0; axis < shape.Rank; axis++)
            if (!axes.Contains(axis))
                sizes.Add(shape[axis]);
        return new TensorShape([.. sizes]);
    }
}
