namespace GraphGen.Compiler.Descriptions;

/// <summary>A type that holds parameters, and so gets code that reports them with their names.</summary>
/// <param name="Id">The type's id.</param>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Types">The types around it and itself, from the outside in, each as the head of its declaration
/// (<c>partial class Linear</c>).</param>
/// <param name="IsSealed">No type derives from it.</param>
/// <param name="IsDerived">Its base type has such code, which comes first.</param>
/// <param name="IsModel">It has model methods, and no base that does, and so gets a <c>Parameters</c> property.</param>
/// <param name="Members">The members that hold parameters, in order of declaration.</param>
sealed record LayerDeclaration(
    string Id, string Namespace, EquatableArray<string> Types, bool IsSealed, bool IsDerived, bool IsModel,
    EquatableArray<LayerMember> Members);

/// <summary>A field, property or captured parameter that holds parameters.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="PathName">Its part in the names of the parameters; empty to leave it out.</param>
sealed record LayerMember(string Name, string PathName);
