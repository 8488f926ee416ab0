using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>The methods and types that a description can use: its own, and those that referenced assemblies export.</summary>
sealed class Definitions
{
    readonly Dictionary<string, Method> methods = new(StringComparer.Ordinal);
    readonly Dictionary<string, TypeDeclaration> types = new(StringComparer.Ordinal);
    readonly Dictionary<string, ObjectLayout?> layouts = new(StringComparer.Ordinal);
    readonly ExportedDefinitions exported;

    public Definitions(Description description, EquatableArray<ExportedLibrary> libraries)
    {
        foreach (var method in description.Methods) methods[method.Id] = method;
        foreach (var type in description.Types) types[type.Id] = type;
        exported = new ExportedDefinitions(libraries);
    }

    /// <summary>The method with an id; null when nothing describes it.</summary>
    public Method? Method(string id) => methods.TryGetValue(id, out var method) ? method : exported.Method(id);

    /// <summary>Whether a method, or the owner of an initializer, is the description's own, not another assembly's.</summary>
    public bool IsOwn(string owner) => methods.ContainsKey(owner);

    /// <summary>The type with an id; null when nothing describes it.</summary>
    public TypeDeclaration? Type(string id) => types.TryGetValue(id, out var type) ? type : exported.Type(id);

    /// <summary>How instances of a type are laid out; null when nothing describes it.</summary>
    public ObjectLayout? Layout(string type)
    {
        if (layouts.TryGetValue(type, out var layout)) return layout;
        if (Type(type) is { } declaration)
            layout = new ObjectLayout(declaration, declaration.BaseType is { } parent ? Layout(parent.Id) : null);
        return layouts[type] = layout;
    }

    /// <summary>The static field with an id and the type that has it.</summary>
    public (TypeDeclaration Type, Field Field)? StaticField(string id)
    {
        var type = Type(id.Substring(2, Math.Max(id.LastIndexOf('.') - 2, 0)));
        if (type is not null)
            foreach (var field in type.Fields)
                if (field.IsStatic && field.Id == id)
                    return (type, field);
        return null;
    }
}
