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
    public static int Size(int length, int each, int bound, string input, string dimension) =>
        Within(Size(length, each, input, dimension), bound, input, dimension);

    /// <summary>The size of a dimension that an axis of <c>factor · size + offset</c> elements tells.</summary>
    /// <param name="length">The elements given.</param>
    /// <param name="each">The elements for each of the axis.</param>
    /// <param name="factor">The dimension's factor, 1 or more.</param>
    /// <param name="offset">What is added.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="dimension">The dimension's name.</param>
    /// <exception cref="ArgumentException">No size of at least 1 gives the length.</exception>
    public static int Size(int length, int each, int factor, int offset, string input, string dimension)
    {
        var size = (Size(length, each, input, dimension) - (long)offset) / factor;
        return size >= 1 && (size * factor + offset) * each == length ? (int)size : throw NoSize(length, input, dimension);
    }

    /// <summary>The size of a dimension that is that of several axes.</summary>
    /// <param name="length">The elements given.</param>
    /// <param name="each">The elements for each of them.</param>
    /// <param name="power">How many axes.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="dimension">The dimension's name.</param>
    /// <exception cref="ArgumentException">No size gives the length.</exception>
    public static int Root(int length, int each, int power, string input, string dimension)
    {
        var size = (int)Math.Round(Math.Pow(Size(length, each, input, dimension), 1.0 / power));
        var product = (double)each;
        for (var axis = 0; axis < power; axis++) product *= size;
        return product == length ? size : throw NoSize(length, input, dimension);
    }

    /// <summary>Checks that a size is no larger than the one that memory was laid out for.</summary>
    /// <exception cref="ArgumentException">It is larger; the message gives both.</exception>
    public static int Within(int size, int bound, string input, string dimension) => size <= bound
        ? size
        : throw new ArgumentException($"By the length of '{input}' '{dimension}' is {size}; the program is bound to '{dimension}' = {bound} at most.", input);

    static ArgumentException NoSize(int length, string input, string dimension) =>
        new($"'{input}' has {length} elements, which no size of '{dimension}' gives.", input);

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

    /// <summary>Checks that a part of an axis, as a description takes it, lies within it.</summary>
    /// <exception cref="ArgumentException">It does not; the message gives both sizes.</exception>
    public static void Reach(long size, long least, string sizeText, string leastText)
    {
        if (size < least)
            throw new ArgumentException(
                $"The description takes elements of an axis up to {leastText}{(leastText == $"{least}" ? "" : $", which is {least}")}; there are {sizeText} of them, which is {size}.");
    }

    /// <summary>Copies a result into a span of the caller.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static void Copy<T>(ReadOnlySpan<T> result, Span<T> destination, string name, string shape)
    {
        Expect(destination.Length, result.Length, name, shape);
        result.CopyTo(destination);
    }
}
