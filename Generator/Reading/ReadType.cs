using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;
using TypeKind = GraphGen.Compiler.Descriptions.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>A source type that a description names, and what of it has been read.</summary>
sealed class ReadType(INamedTypeSymbol symbol)
{
    readonly Dictionary<string, Field> fields = new(StringComparer.Ordinal);

    public INamedTypeSymbol Symbol { get; } = symbol;

    /// <summary>Objects of exactly this type are made.</summary>
    public bool IsCreated { get; set; }

    /// <summary>Objects of this type, or of one that derives from it, are made.</summary>
    public bool HasFields { get; set; }

    /// <summary>The ids of the static fields that are used.</summary>
    public HashSet<string> StaticFields { get; } = new(StringComparer.Ordinal);

    /// <summary>The positions of the primary-constructor parameters that methods use.</summary>
    public SortedSet<int> Captured { get; } = [];

    public List<Override> Overrides { get; } = [];

    public void ReadInstanceFields(CodeReader code)
    {
        foreach (var field in Symbol.GetMembers().OfType<IFieldSymbol>())
            if (field is { IsStatic: false, IsConst: false } && !IsCaptured(field) && !field.IsGenerated())
                ReadField(code, field);
    }

    public void ReadStaticField(CodeReader code, IFieldSymbol field) => ReadField(code, field);

    public TypeDeclaration ToDeclaration(CodeReader code) => new(
        code.Id(Symbol), Symbol.Name, TypeParameters(), Kind(), BaseType(code), Interfaces(code), Fields(code), Overrides);

    /// <summary>The primary constructor of a type, or null.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax));

    /// <summary>The property that a field stores, or the field itself: what a description calls it by.</summary>
    public static ISymbol Member(IFieldSymbol field) => (ISymbol?)(field.AssociatedSymbol as IPropertySymbol) ?? field;

    static bool IsCaptured(IFieldSymbol field) => field is { IsImplicitlyDeclared: true, AssociatedSymbol: null };

    void ReadField(CodeReader code, IFieldSymbol field)
    {
        var member = Member(field);
        var id = code.Id(field);
        var (initializer, slots) = ReadInitializer(code, id, member);
        fields[id] = new Field(
            id, member.Name, PathNames.Of(member), code.Type(field.Type), field.IsStatic,
            field.IsReadOnly || member is IPropertySymbol { SetMethod: null or { IsInitOnly: true } }, initializer, slots);
        foreach (var reference in member.DeclaringSyntaxReferences)
            code.Locate(new Site(id, Site.Name), reference.GetSyntax(code.CancellationToken));
    }

    (Expression? Initializer, int Slots) ReadInitializer(CodeReader code, string id, ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var body = new BodyReader(code, id, PrimaryConstructor(Symbol)?.Parameters ?? []);
            switch (reference.GetSyntax(code.CancellationToken))
            {
                case ParameterSyntax:
                    var parameter = PrimaryConstructor(Symbol)!.Parameters.First(parameter => parameter.Name == member.Name);
                    return (body.ReadParameter(parameter), body.Slots);
                case VariableDeclaratorSyntax { Initializer: { } value }:
                    return (Read(value), body.Slots);
                case PropertyDeclarationSyntax { Initializer: { } value }:
                    return (Read(value), body.Slots);
            }

            Expression? Read(EqualsValueClauseSyntax value)
            {
                if (code.ModelOf(value).GetOperation(value, code.CancellationToken) is not ISymbolInitializerOperation operation)
                    return null;
                var read = body.Read(operation.Value);
                if (!body.IsBroken) return read;
                code.Broken.Add(id);
                return null;
            }
        }

        return (null, 0);
    }

    EquatableArray<Field> Fields(CodeReader code)
    {
        var read = new List<Field>();
        foreach (var position in Captured)
        {
            var parameter = PrimaryConstructor(Symbol)!.Parameters[position];
            read.Add(new Field(
                code.IdOfCaptured(parameter), parameter.Name, PathNames.Of(parameter), code.Type(parameter.Type), false, false,
                new LocalReference(0, position, parameter.Name), position + 1));
        }

        foreach (var field in Symbol.GetMembers().OfType<IFieldSymbol>())
        {
            if (Symbol.TypeKind is RoslynTypeKind.Enum && field.IsConst)
                read.Add(new Field(
                    code.Id(field), field.Name, "", code.Type(Symbol), true, true,
                    new Literal(0, field.ConstantValue, code.Type(Symbol)), 0));
            else if (fields.TryGetValue(code.Id(field), out var known))
                read.Add(known);
        }

        return read;
    }

    EquatableArray<string> TypeParameters() =>
        SymbolIds.AllArguments(Symbol).Select(parameter => parameter.Name).ToEquatable();

    TypeKind Kind() => Symbol switch
    {
        { TypeKind: RoslynTypeKind.Enum } => TypeKind.Enum,
        { TypeKind: RoslynTypeKind.Interface } => TypeKind.Interface,
        { TypeKind: RoslynTypeKind.Struct, IsRecord: true } => TypeKind.RecordStruct,
        { TypeKind: RoslynTypeKind.Struct } => TypeKind.Struct,
        { IsRecord: true } => TypeKind.Record,
        { IsStatic: true } => TypeKind.Static,
        _ => TypeKind.Class,
    };

    TypeReference? BaseType(CodeReader code) =>
        Symbol.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum) } type
            ? code.Type(type)
            : null;

    /// <summary>All interfaces but those that the C# compiler adds to records and enums.</summary>
    EquatableArray<TypeReference> Interfaces(CodeReader code) =>
        Symbol.TypeKind is RoslynTypeKind.Enum
            ? EquatableArray<TypeReference>.Empty
            : Symbol.AllInterfaces.Where(type => !(Symbol.IsRecord && type.Name == "IEquatable")).Select(code.Type).ToEquatable();
}
