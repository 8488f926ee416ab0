namespace GraphGen;

/// <summary>Says that a call of this method is one operation of the compiled graph. Its body is the reference
/// implementation: it runs when a description is called eagerly.</summary>
/// <param name="name">The name of the graph operation.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class PrimitiveAttribute(string name) : Attribute
{
    /// <summary>The name of the graph operation.</summary>
    public string Name { get; } = name;
}
