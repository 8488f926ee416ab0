namespace GraphGen;

/// <summary>
/// Lets the descriptions of other assemblies call this method, or every method of this type: what they do is stored in
/// the assembly beside their code. Within one assembly no mark is needed.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method,
    Inherited = false)]
public sealed class TraceableAttribute : Attribute;
