using GraphGen.Compiler.Descriptions;

namespace GraphGen.Compiler.Evaluation;

/// <summary>What the type parameters of a method and its type stand for in one activation.</summary>
sealed class TypeScope(EquatableArray<string> names, EquatableArray<TypeReference> arguments, TypeScope? outer)
{
    /// <summary>The scope with these type parameters bound; <paramref name="outer"/> itself when there are none.</summary>
    public static TypeScope? Bind(EquatableArray<string> names, EquatableArray<TypeReference> arguments, TypeScope? outer) =>
        names.Count == 0 || arguments.Count != names.Count ? outer : new(names, arguments, outer);

    /// <summary>The type with every type parameter replaced by what it stands for.</summary>
    public static TypeReference Resolve(TypeReference type, TypeScope? scope)
    {
        if (scope is null) return type;
        if (type.Id.Length > 0 && type.Id[0] == '!') return scope.Find(type.Id.Substring(1)) ?? type;
        if (type.Arguments.Count == 0) return type;
        return new(type.Id, type.Arguments.Select(argument => Resolve(argument, scope)).ToEquatable());
    }

    TypeReference? Find(string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name)
                return arguments[i];
        return outer?.Find(name);
    }
}
