using System.Numerics;

namespace GraphGen;

/// <summary>Classes as vectors with a 1 at the number of the class and 0 elsewhere.</summary>
public static class OneHot
{
    /// <summary>A vector for each class.</summary>
    /// <typeparam name="T">The type of the vectors' elements.</typeparam>
    /// <param name="labels">Numbers of classes, from 0.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>The vectors, one after another: [labels, classes].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is negative.</exception>
    /// <exception cref="ArgumentException">A label is not the number of a class, or there are more elements than an array can
    /// have.</exception>
    public static T[] Encode<T>(ReadOnlySpan<int> labels, int classes) where T : INumberBase<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        if ((long)labels.Length * classes > Array.MaxLength)
            throw new ArgumentException(
                $"Expected at most {Array.MaxLength} elements, got {Counted.Of(labels.Length, "vector")} of {classes}.",
                nameof(classes));
        var vectors = new T[labels.Length * classes];
        for (var i = 0; i < labels.Length; i++)
            vectors[i * classes + Checked(labels[i], i, classes)] = T.One;
        return vectors;
    }

    static int Checked(int label, int position, int classes) => label >= 0 && label < classes
        ? label
        : throw new ArgumentException(
            $"Label {position} is {label}; with {Counted.Of(classes, "class")}, labels are from 0 to {classes - 1}.", "labels");
}
