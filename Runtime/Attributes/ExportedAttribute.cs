using System.ComponentModel;

namespace GraphGen;

/// <summary>What a <see cref="TraceableAttribute">[Traceable]</see> method or type does, stored in its assembly for the
/// compilation of others. Written by the generator.</summary>
/// <param name="id">The documentation id of the method or type.</param>
/// <param name="payload">Its serialised description.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExportedAttribute(string id, string payload) : Attribute
{
    /// <summary>The documentation id of the method or type.</summary>
    public string Id { get; } = id;

    /// <summary>Its serialised description.</summary>
    public string Payload { get; } = payload;
}
