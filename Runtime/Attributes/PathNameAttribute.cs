namespace GraphGen;

/// <summary>
/// The part that a field or property has in the names of the parameters it holds, as in <c>hidden.weight</c>. Without
/// it, that is the member's own name in camel case, without leading underscores.
/// </summary>
/// <param name="name">The name; empty to leave the member out of the path.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PathNameAttribute(string name) : Attribute
{
    /// <summary>The name; empty to leave the member out of the path.</summary>
    public string Name { get; } = name;
}
