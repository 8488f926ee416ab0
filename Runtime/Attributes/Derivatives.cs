namespace GraphGen;

/// <summary>Which derivatives of a <see cref="ModelAttribute">[Model]</see> method are generated.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>The value only.</summary>
    None = 0,

    /// <summary>The gradient of a scalar result, in reverse mode.</summary>
    Gradient = 1,
}
