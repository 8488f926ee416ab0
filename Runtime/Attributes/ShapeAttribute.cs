namespace GraphGen;

/// <summary>
/// The shape of a tensor parameter of a <see cref="ModelAttribute">[Model]</see> method. A number is a fixed size; a
/// text is a name bound at run time (<c>"batch"</c>; equal names are equal sizes) or an expression over such names
/// (<c>"2*n+1"</c>). Without dimensions the tensor is a scalar, of rank 0.
/// </summary>
/// <param name="dimensions">An <see cref="int"/> or a <see cref="string"/> for each axis, outermost first.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ShapeAttribute(params object[] dimensions) : Attribute
{
    /// <summary>The size of each axis, outermost first: an <see cref="int"/> or a <see cref="string"/>.</summary>
    public IReadOnlyList<object> Dimensions { get; } = dimensions;
}
