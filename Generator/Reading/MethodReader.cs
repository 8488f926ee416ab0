using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Parameter = GraphGen.Compiler.Descriptions.Parameter;

namespace GraphGen.Compiler.Reading;

/// <summary>Reads one method, constructor, accessor or operator; those that C# writes itself are written out.</summary>
sealed class MethodReader(CodeReader code, IMethodSymbol method)
{
    static readonly Statement Nothing = new Block(EquatableArray<Statement>.Empty);

    readonly string id = code.Id(method);
    readonly BodyReader body = new(code, code.Id(method), method.Parameters);

    /// <summary>The method; null where there is no body to read.</summary>
    public Method? Read()
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(code.CancellationToken);
        if (syntax is not null) code.Locate(new Site(id, Site.Name), Name(syntax));
        if (method.IsAsync)
            return Refuse("An 'async' method", "take what it waits for as an input");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return Refuse("A 'ref' return", "return the value");
        if (method.AssociatedSymbol is IPropertySymbol property && StorageOf(property) is { } field && IsAutomatic(method))
            return Create(null, ReadAutomatic(field));
        if (method is { MethodKind: MethodKind.Constructor })
            return ReadConstructor(syntax);
        if (method is { Name: "Deconstruct", IsImplicitlyDeclared: true, ContainingType.IsRecord: true })
            return Create(null, ReadDeconstruct());
        if (method is { IsPartialDefinition: true, ReturnsVoid: true })
            return Create(null, Nothing);
        return Operation(syntax) switch
        {
            IMethodBodyOperation operation when (operation.BlockBody ?? operation.ExpressionBody) is { } block => Create(null, body.ReadStatement(block)),
            IBlockOperation block => Create(null, body.ReadStatement(block)),
            _ => null,
        };
    }

    /// <summary>The field behind an auto-property (or one that uses <c>field</c>); null for others.</summary>
    public static IFieldSymbol? StorageOf(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
            SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Whether an accessor has no body of its own.</summary>
    public static bool IsAutomatic(IMethodSymbol accessor) =>
        accessor.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is ParameterSyntax
            or AccessorDeclarationSyntax { Body: null, ExpressionBody: null });

    Method? ReadConstructor(SyntaxNode? syntax)
    {
        if (Operation(syntax) is IConstructorBodyOperation operation)
        {
            var initializer = operation.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation call }
                && call.TargetMethod.ContainingType.SpecialType is SpecialType.None
                    ? body.Read(call) as Call
                    : null;
            var block = operation.BlockBody ?? operation.ExpressionBody;
            return Create(initializer, block is null ? Nothing : body.ReadStatement(block));
        }

        return Create(ImplicitBaseCall(), Nothing);
    }

    /// <summary>The call of the base's parameterless constructor, which C# adds.</summary>
    Call? ImplicitBaseCall()
    {
        if (method.ContainingType is not { IsValueType: false, BaseType: { SpecialType: SpecialType.None } type }) return null;
        var constructor = type.InstanceConstructors.FirstOrDefault(candidate =>
            candidate.Parameters.All(parameter => parameter.IsOptional));
        return constructor is null ? null : body.CallWithDefaults(constructor);
    }

    Statement ReadAutomatic(IFieldSymbol field)
    {
        if (field.IsStatic) code.ReachStatic(field);
        var storage = new FieldReference(
            body.Next(), field.IsStatic ? null : new ThisReference(body.Next()), code.Id(field), ReadType.Member(field).Name);
        return method.MethodKind is MethodKind.PropertyGet
            ? new Return(storage)
            : new ExpressionStatement(new Assignment(body.Next(), storage, new LocalReference(body.Next(), 0, "value")));
    }

    /// <summary>Assigns each positional property of a record to its <c>out</c> parameter.</summary>
    Statement ReadDeconstruct() => new Block(method.Parameters
        .Select(parameter => (Statement)new ExpressionStatement(new Assignment(
            body.Next(), new LocalReference(body.Next(), parameter.Ordinal, parameter.Name), body.ReadOwnProperty(method.ContainingType, parameter.Name))))
        .ToEquatable());

    Method Create(Call? initializer, Statement statement)
    {
        if (body.IsBroken) code.Broken.Add(id);
        return new Method(
            id, method.Name, code.Id(method.ContainingType), method.IsStatic,
            method.TypeParameters.Select(parameter => parameter.Name).ToEquatable(),
            method.Parameters.Select(parameter => new Parameter(parameter.Name, code.Type(parameter.Type), BodyReader.Mode(parameter.RefKind))).ToEquatable(),
            code.Type(method.ReturnType), body.Slots, initializer, statement);
    }

    Method? Refuse(string what, string instead)
    {
        code.Report(Rules.UnsupportedSyntax.At(new Site(id, Site.Name), what, instead));
        return null;
    }

    static SyntaxToken Name(SyntaxNode syntax) => syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        BaseTypeDeclarationSyntax type => type.Identifier,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        OperatorDeclarationSyntax declaration => declaration.OperatorToken,
        _ => syntax.GetFirstToken(),
    };

    IOperation? Operation(SyntaxNode? syntax) =>
        syntax is null ? null : code.ModelOf(syntax).GetOperation(syntax, code.CancellationToken);
}
