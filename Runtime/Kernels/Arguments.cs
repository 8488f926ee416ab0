namespace GraphGen.Kernels;

/// <summary>The checks that generated programs make of what they are given.</summary>
public static class Arguments
{
    /// <summary>A size given to a binding method, which must be positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is zero or negative.</exception>
    public static int Positive(int size, string dimension) => size > 0
        ? size
        : throw new ArgumentOutOfRangeException(dimension, size, $"The size of '{dimension}' must be at least 1; it is {size}.");

    /// <summary>The size of a dimension that follows from the length of an input.</summary>
    /// <param name="length">The elements given.</param>
    /// <param name="each">The elements for each step of the dimension.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="dimension">The dimension's name.</param>
    /// <exception cref="ArgumentException">The length is no multiple of what one step takes.</exception>
    public static int Size(int length, int each, string input, string dimension)
    {
        var size = each > 0 ? length / each : 0;
        if (size * each != length)
            throw new ArgumentException($"'{input}' has {length} elements, which is not a multiple of the {each} for one '{dimension}'.", input);
        return size;
    }

    /// <summary>The same, for a program that is bound to a size.</summary>
    /// <param name="bound">The size that memory was laid out for.</param>
    /// <exception cref="ArgumentException">The length is no multiple, or the size is larger than the bound one.</exception>
    /// <inheritdoc cref="Size(int, int, string, string)"/>
    public static int Size(int length, int each, int bound, string input, string dimension)
    {
        var size = Size(length, each, input, dimension);
        if (size > bound)
            throw new ArgumentException(
                $"'{input}' has {length} elements, so '{dimension}' is {size}; the program is bound to '{dimension}' = {bound} at most.", input);
        return size;
    }

    /// <summary>Checks the length of a span.</summary>
    /// <exception cref="ArgumentException">The length is not the expected one.</exception>
    public static void Expect(int length, long expected, string name, string shape)
    {
        if (length != expected) throw new ArgumentException($"'{name}' has {length} elements; {expected} are expected for {shape}.", name);
    }

    /// <summary>Checks two sizes that a description takes to be equal.</summary>
    /// <exception cref="ArgumentException">They are not; the message gives both.</exception>
    public static void Agree(long left, long right, string leftText, string rightText)
    {
        if (left != right) throw new ArgumentException($"The description takes {leftText} and {rightText} to be equal; they are {left} and {right}.");
    }

    /// <summary>Copies a result into a span of the caller.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static void Copy<T>(ReadOnlySpan<T> result, Span<T> destination, string name, string shape)
    {
        Expect(destination.Length, result.Length, name, shape);
        result.CopyTo(destination);
    }
}
