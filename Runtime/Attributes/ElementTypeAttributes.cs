namespace GraphGen;

/// <summary>The elements of this tensor parameter are 64-bit floating-point numbers; without an attribute they are of
/// 32 bits.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class Float64Attribute : Attribute;

/// <summary>The elements of this tensor parameter are 32-bit integers, such as class indices.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class Int32Attribute : Attribute;

/// <summary>The elements of this tensor parameter are truth values, such as a mask.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BoolAttribute : Attribute;
