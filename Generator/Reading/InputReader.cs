using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>Reads the parameters of a model method with their attributes.</summary>
sealed class InputReader(CodeReader code, IMethodSymbol method, MethodDeclarationSyntax? syntax)
{
    static readonly (string Attribute, string ElementType)[] TensorTypes =
    [
        (KnownAttributes.Float64, "float64"), (KnownAttributes.Int32, "int32"), (KnownAttributes.Bool, "bool"),
    ];

    readonly string id = code.Id(method);
    readonly DimensionNames names = new();

    /// <summary>The inputs; those whose type is none of a model are left out.</summary>
    public EquatableArray<InputSignature> Read()
    {
        var inputs = method.Parameters.Select(Read).OfType<InputSignature>().ToEquatable();
        foreach (var (site, parameter, dimension, name) in names.Unknown)
            code.Report(Rules.UnknownDimension.At(site, name, parameter, dimension));
        return inputs;
    }

    InputSignature? Read(IParameterSymbol parameter)
    {
        var site = new Site(id, Site.Parameter(parameter.Ordinal));
        if (syntax is not null) code.Locate(site, syntax.ParameterList.Parameters[parameter.Ordinal].Identifier);
        if (parameter.Type.TypeKind is RoslynTypeKind.Error) return null;
        if (parameter is { RefKind: RefKind.None, IsParams: false })
        {
            if (ElementTypes.IsTensor(parameter.Type)) return ReadTensor(parameter, site);
            if (ElementTypes.OfScalar(parameter.Type) is { } elementType) return ReadScalar(parameter, site, elementType);
        }

        code.Report(Rules.UnsupportedParameter.At(site, parameter.Name, TypeText(parameter)));
        return null;
    }

    static string TypeText(IParameterSymbol parameter)
    {
        var passing = parameter.IsParams ? "params " : parameter.RefKind switch
        {
            RefKind.None => "",
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            _ => "ref readonly ",
        };
        return passing + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }

    InputSignature ReadTensor(IParameterSymbol parameter, Site site)
    {
        var marks = TensorTypes.Where(type => parameter.Has(type.Attribute)).ToArray();
        if (marks.Length > 1)
            code.Report(Rules.InvalidAttribute.At(
                site, parameter.Name, string.Join(" and ", marks.Select(mark => Brackets(mark.Attribute))), "a tensor has one element type"));
        var elementType = marks.Length == 0 ? "float32" : marks[0].ElementType;
        return new InputSignature(
            parameter.Name, elementType, false, ReadShape(parameter, site), IsDifferentiable(parameter, site, elementType));
    }

    InputSignature ReadScalar(IParameterSymbol parameter, Site site, string elementType)
    {
        foreach (var attribute in TensorTypes.Select(type => type.Attribute).Prepend(KnownAttributes.Shape))
            if (parameter.Has(attribute))
                code.Report(Rules.InvalidAttribute.At(
                    site, parameter.Name, Brackets(attribute), "it is for tensors, and a number has its shape and type already"));
        return new InputSignature(
            parameter.Name, elementType, true, EquatableArray<string>.Empty, IsDifferentiable(parameter, site, elementType));
    }

    bool IsDifferentiable(IParameterSymbol parameter, Site site, string elementType)
    {
        if (!parameter.Has(KnownAttributes.Differentiable)) return false;
        if (elementType is "float32" or "float64") return true;
        code.Report(Rules.InvalidAttribute.At(
            site, parameter.Name, Brackets(KnownAttributes.Differentiable), $"there is no gradient with respect to {elementType}"));
        return false;
    }

    EquatableArray<string> ReadShape(IParameterSymbol parameter, Site site)
    {
        if (parameter.Find(KnownAttributes.Shape) is not { } attribute)
        {
            code.Report(Rules.MissingShape.At(site, parameter.Name));
            return EquatableArray<string>.Empty;
        }

        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, IsNull: false } dimensions])
        {
            code.Report(Rules.InvalidDimension.At(site, "null", parameter.Name, "write a number or a text for each axis"));
            return EquatableArray<string>.Empty;
        }

        return dimensions.Values
            .Select((dimension, axis) => ReadDimension(parameter, attribute, dimension, axis)).ToEquatable();
    }

    string ReadDimension(IParameterSymbol parameter, AttributeData attribute, TypedConstant dimension, int axis)
    {
        var site = new Site(id, Site.Dimension(parameter.Ordinal, axis));
        if (attribute.ApplicationSyntaxReference?.GetSyntax(code.CancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            && axis < arguments.Count)
            code.Locate(site, arguments[axis]);
        var value = dimension.Kind is TypedConstantKind.Array ? null : dimension.Value;
        var text = System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var problem = value switch
        {
            null => "write a number or a text",
            int size => size < 0 ? "a size is not negative" : null,
            string expression => names.Add(site, parameter.Name, expression),
            _ => "write a whole number or a text",
        };
        if (problem is not null) code.Report(Rules.InvalidDimension.At(site, text, parameter.Name, problem));
        return text;
    }

    static string Brackets(string attribute) =>
        $"[{attribute.Substring(attribute.IndexOf('.') + 1).Replace("Attribute", "")}]";
}
