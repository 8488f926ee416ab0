namespace GraphGen;

/// <summary>Says that a call of this method is one operation of the compiled graph. Its body is the reference
/// implementation: it runs when a description is called eagerly. On a type: that the compiler knows the type and its members
/// by themselves, but for those marked <see cref="TraceableAttribute">[Traceable]</see>.</summary>
/// <param name="name">The name of the graph operation, or of the type.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PrimitiveAttribute(string name) : Attribute
{
    /// <summary>The name of the graph operation, or of the type.</summary>
    public string Name { get; } = name;
}
