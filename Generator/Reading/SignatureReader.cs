using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>Reads the head of a model method, and reports what a model can't have there.</summary>
sealed class SignatureReader(CodeReader code, IMethodSymbol method)
{
    static readonly SymbolDisplayFormat DeclarationFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Included, SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    readonly string id = code.Id(method);

    readonly MethodDeclarationSyntax? syntax =
        method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(code.CancellationToken)).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    public ModelSignature Read()
    {
        Locate();
        if (method.MethodKind is MethodKind.Ordinary) CheckMethod();
        else code.Report(Rules.UnsupportedSyntax.At(new Site(id, Site.Name), "A model that is an accessor, an operator or a constructor", "make it a method"));
        CheckTypes();
        var inputs = new InputReader(code, method, syntax).Read();
        var derivatives = Derivatives();
        CheckNames(derivatives);
        return new ModelSignature(
            TypeHeads.Namespace(method.ContainingType),
            TypeHeads.FromOutside(method.ContainingType).Select(TypeHeads.Head).ToEquatable(), method.ContainingType.Name, id, method.Name, Declaration(),
            SyntaxFacts.GetText(method.DeclaredAccessibility), method.IsStatic, derivatives, inputs, ReadOutputs(), HintName());
    }

    /// <summary>The flags of <c>[Model(Derivatives = …)]</c>.</summary>
    DerivativeKinds Derivatives() =>
        method.Find(KnownAttributes.Model)?.NamedArguments.FirstOrDefault(argument => argument.Key == "Derivatives").Value.Value is int flags
            ? (DerivativeKinds)flags
            : DerivativeKinds.Gradient;

    void Locate()
    {
        if (syntax is null) return;
        code.Locate(new Site(id, Site.Name), syntax.Identifier);
        code.Locate(new Site(id, Site.ReturnType), syntax.ReturnType);
    }

    void CheckMethod()
    {
        var name = new Site(id, Site.Name);
        if (syntax is null || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            code.Report(Rules.NotPartial.At(name, method.Name));
        if (syntax is { Body: null, ExpressionBody: null })
            code.Report(Rules.NoBody.At(name, method.Name));
        if (method.IsGenericMethod)
            code.Report(Rules.GenericModel.At(name, method.Name, "it"));
        if (SameName().FirstOrDefault() is { } first && !SymbolEqualityComparer.Default.Equals(first, method) && first.Name == method.Name)
            code.Report(Rules.DuplicateModel.At(name, method.Name));
    }

    void CheckTypes()
    {
        foreach (var type in TypeHeads.FromOutside(method.ContainingType))
        {
            if (type.IsFileLocal)
                code.ReportAt(type, Rules.UnsupportedSyntax, "A model in a file-local type", "declare the type without 'file'");
            else if (!TypeHeads.IsPartial(type, code.CancellationToken))
                code.ReportAt(type, Rules.TypeNotPartial, type.Name, method.Name);
            if (type.TypeParameters.Length > 0)
                code.Report(Rules.GenericModel.At(new Site(id, Site.Name), method.Name, $"'{type.Name}'"));
        }
    }

    /// <summary>The names of the programs and of the methods that make them must be free; so must those of the functions that
    /// are generated for the derivatives asked for.</summary>
    void CheckNames(DerivativeKinds derivatives)
    {
        CheckName($"{method.Name}Program", isMethod: false);
        CheckName($"Bind{method.Name}", isMethod: false);
        foreach (DerivativeKinds kind in Enum.GetValues(typeof(DerivativeKinds)))
        {
            if (kind is DerivativeKinds.None or DerivativeKinds.Gradient || (derivatives & kind) == 0) continue;
            CheckName($"{method.Name}{kind}Program", isMethod: false);
            CheckName($"Bind{method.Name}{kind}", isMethod: true);
            CheckName($"{method.Name}{kind}", isMethod: true);
        }
    }

    /// <param name="isMethod">Whether a method would be in the way, too, not only a member of another kind.</param>
    void CheckName(string name, bool isMethod)
    {
        foreach (var member in method.ContainingType.GetMembers(name))
            if ((isMethod || member is not IMethodSymbol) && !member.IsGenerated())
                code.ReportAt(member, Rules.NameTaken, member.Name, method.Name);
    }

    EquatableArray<OutputSignature> ReadOutputs()
    {
        var outputs = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(element => Output(element.IsExplicitlyNamedTupleElement ? element.Name : "", element.Type)).ToArray()
            : [Output("", method.ReturnType)];
        if (method.ReturnType.TypeKind is RoslynTypeKind.Error || outputs.All(output => output is not null))
            return outputs.OfType<OutputSignature>().ToEquatable();
        code.Report(Rules.UnsupportedReturn.At(
            new Site(id, Site.ReturnType), method.Name, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        return EquatableArray<OutputSignature>.Empty;
    }

    static OutputSignature? Output(string name, ITypeSymbol type) =>
        ElementTypes.IsTensor(type) ? new OutputSignature(name, false)
        : ElementTypes.OfScalar(type) is not null ? new OutputSignature(name, true)
        : null;

    /// <summary>The defining declaration, with the modifiers that both parts must share.</summary>
    string Declaration()
    {
        if (syntax is null || method.PartialDefinitionPart is not null || method.IsPartialDefinition
            || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            || TypeHeads.FromOutside(method.ContainingType).Any(type => type.IsFileLocal))
            return "";
        var modifiers = syntax.Modifiers
            .Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword) && !modifier.IsKind(SyntaxKind.PartialKeyword))
            .Select(modifier => modifier.Text).Append("partial");
        return $"{string.Join(" ", modifiers)} {method.ToDisplayString(DeclarationFormat)}";
    }

    /// <summary>The name of the generated file, different from those of the type's other models even where file names
    /// ignore case.</summary>
    string HintName()
    {
        var position = SameName().TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method)).Count();
        return $"{code.Id(method.ContainingType).Replace('`', '-')}.{method.Name}{(position == 0 ? "" : "." + (position + 1))}.g.cs";
    }

    /// <summary>The model methods of the type whose names differ at most in case, in order of declaration.</summary>
    IEnumerable<IMethodSymbol> SameName() => method.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(other => string.Equals(other.Name, method.Name, StringComparison.OrdinalIgnoreCase) && other.Has(KnownAttributes.Model))
        .Select(SymbolIds.Definition);
}
