namespace GraphGen.Generator.Tests.Graphs;

/// <summary>A dense row-major array of numbers, as the reference interpreter computes with; truth is 1 and 0.</summary>
sealed class ReferenceValue(int[] shape, double[] elements)
{
    public int[] Shape { get; } = shape;

    public double[] Elements { get; } = elements;

    public int Rank => Shape.Length;

    public double this[params int[] index]
    {
        get => Elements[Offset(index)];
        set => Elements[Offset(index)] = value;
    }

    public static ReferenceValue Zeros(params int[] shape) => new(shape, new double[Count(shape)]);

    /// <summary>The value whose element at each index is a function of the index.</summary>
    public static ReferenceValue Make(int[] shape, Func<int[], double> element)
    {
        var value = Zeros(shape);
        foreach (var index in Indices(shape)) value[index] = element(index);
        return value;
    }

    public static int Count(int[] shape) => shape.Aggregate(1, (count, size) => count * size);

    /// <summary>All indices of a shape in row-major order.</summary>
    public static IEnumerable<int[]> Indices(int[] shape)
    {
        for (var i = 0; i < Count(shape); i++)
        {
            var index = new int[shape.Length];
            for (int axis = shape.Length - 1, rest = i; axis >= 0; axis--)
            {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }
            yield return index;
        }
    }

    public override string ToString() => $"[{string.Join(", ", Shape)}] {{{string.Join(", ", Elements)}}}";

    int Offset(int[] index)
    {
        if (index.Length != Rank) throw new ArgumentException($"{index.Length} indices for rank {Rank}");
        var offset = 0;
        for (var axis = 0; axis < Rank; axis++)
        {
            if (index[axis] < 0 || index[axis] >= Shape[axis])
                throw new IndexOutOfRangeException($"index {index[axis]} of axis {axis} of size {Shape[axis]}");
            offset = offset * Shape[axis] + index[axis];
        }
        return offset;
    }
}
