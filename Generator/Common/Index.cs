namespace System;

/// <summary>What the C# compiler asks of a library for list patterns; netstandard2.0 lacks it.</summary>
readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The position in a sequence of a length.</summary>
    public int GetOffset(int length) => fromEnd ? length - value : value;

    public static implicit operator Index(int value) => new(value);
}
