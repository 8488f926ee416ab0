namespace GraphGen;

/// <summary>Where the elements of a tensor lie that is seen through strides: the one piece of index arithmetic that the
/// eager shape operations, reductions and products are made of.</summary>
static class Layout
{
    /// <summary>For every element of a tensor of the given sizes, in row-major order: <paramref name="start"/> plus the
    /// sum of index times stride over the axes.</summary>
    public static int[] Offsets(ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, int start = 0)
    {
        var count = 1;
        foreach (var size in sizes)
            count *= size;
        var offsets = new int[count];
        var index = new int[sizes.Length];
        var offset = start;
        for (var element = 0; element < count; element++)
        {
            offsets[element] = offset;
            for (var axis = sizes.Length - 1; axis >= 0; axis--)
            {
                offset += strides[axis];
                if (++index[axis] < sizes[axis])
                    break;
                offset -= sizes[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return offsets;
    }

    /// <summary>The strides with which a tensor reads as one of a larger shape: 0 along axes that are repeated.</summary>
    public static int[] BroadcastStrides(TensorShape from, TensorShape to)
    {
        var strides = from.Strides();
        var result = new int[to.Rank];
        for (var axis = 0; axis < from.Rank; axis++)
            if (from[axis] != 1)
                result[axis + to.Rank - from.Rank] = strides[axis];
        return result;
    }

    /// <summary>The strides of the result of a reduction, seen from its operand: 0 along the reduced axes.</summary>
    public static int[] ReducedStrides(TensorShape operand, int[] axes, TensorShape result)
    {
        var kept = result.Strides();
        var strides = new int[operand.Rank];
        for (int axis = 0, next = 0; axis < operand.Rank; axis++)
            if (!axes.Contains(axis))
                strides[axis] = kept[next++];
        return strides;
    }

    /// <summary>New elements, each copied from an offset of the source.</summary>
    public static Array Pick(Array source, int[] offsets) => source switch
    {
        float[] values => Pick(values, offsets),
        double[] values => Pick(values, offsets),
        int[] values => Pick(values, offsets),
        _ => Pick((bool[])source, offsets),
    };

    /// <summary>Copies each element of the source to an offset of the target.</summary>
    public static void Place(Array source, int[] offsets, Array target)
    {
        switch (source)
        {
            case float[] values: Place(values, offsets, (float[])target); break;
            case double[] values: Place(values, offsets, (double[])target); break;
            case int[] values: Place(values, offsets, (int[])target); break;
            case bool[] values: Place(values, offsets, (bool[])target); break;
        }
    }

    static T[] Pick<T>(T[] source, int[] offsets)
    {
        var result = new T[offsets.Length];
        for (var i = 0; i < offsets.Length; i++)
            result[i] = source[offsets[i]];
        return result;
    }

    static void Place<T>(T[] source, int[] offsets, T[] target)
    {
        for (var i = 0; i < offsets.Length; i++)
            target[offsets[i]] = source[i];
    }
}
