using System.Globalization;

namespace GraphGen;

/// <summary>A size that depends on the dimensions of a program: the formula and its value for what the program is bound
/// to.</summary>
/// <param name="Formula">The formula, such as <c>200960*batch</c>; a number where nothing depends.</param>
/// <param name="Value">The value.</param>
public readonly record struct BoundSize(string Formula, long Value)
{
    /// <summary>Whether the size depends on a dimension.</summary>
    public bool IsSymbolic => Formula != Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The formula and, where it is not a number, the value.</summary>
    /// <returns>The text: <c>200960*batch = 12861440</c>.</returns>
    public override string ToString() =>
        IsSymbolic ? string.Create(CultureInfo.InvariantCulture, $"{Formula} = {Value}") : Formula;
}
