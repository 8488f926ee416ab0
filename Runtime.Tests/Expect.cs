namespace GraphGen.Runtime.Tests;

/// <summary>Assertions about tensors.</summary>
static class Expect
{
    /// <summary>The tensor has this shape and these float32 elements, exactly.</summary>
    public static void Equal(Tensor actual, int[] shape, params float[] elements) => Same(actual, shape, elements);

    /// <summary>The tensor has this shape and these int32 elements.</summary>
    public static void Integers(Tensor actual, int[] shape, params int[] elements) => Same(actual, shape, elements);

    /// <summary>The tensor has this shape and these truth values.</summary>
    public static void Truths(Tensor actual, int[] shape, params bool[] elements) => Same(actual, shape, elements);

    /// <summary>The tensor has this shape, and elements near these: |x - y| / (1 + |y|) is at most the tolerance.</summary>
    public static void Close(Tensor actual, int[] shape, double tolerance, params double[] elements)
    {
        Assert.Equal(new TensorShape(shape), actual.Shape);
        var values = Ops.Cast(actual, DType.Float64).ToArray<double>();
        for (var i = 0; i < elements.Length; i++)
            Assert.True(
                values[i].Equals(elements[i]) || Math.Abs(values[i] - elements[i]) <= tolerance * (1 + Math.Abs(elements[i])),
                $"element {i} is {values[i]}, expected {elements[i]}\n{actual}");
    }

    /// <summary>The call fails with a message that has all these parts.</summary>
    public static TException Throws<TException>(Action call, params string[] parts) where TException : Exception
    {
        var exception = Assert.ThrowsAny<TException>(call);
        foreach (var part in parts)
            Assert.Contains(part, exception.Message);
        return exception;
    }

    static void Same<T>(Tensor actual, int[] shape, T[] elements) where T : unmanaged
    {
        Assert.Equal(new TensorShape(shape), actual.Shape);
        Assert.Equal(elements, actual.ToArray<T>());
    }
}
