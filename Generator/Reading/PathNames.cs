using Microsoft.CodeAnalysis;

namespace GraphGen.Compiler.Reading;

/// <summary>The part of a member in the names of the parameters it holds.</summary>
static class PathNames
{
    /// <summary>That of <c>[PathName]</c>, or the name in camel case without leading underscores.</summary>
    public static string Of(ISymbol member)
    {
        if ((member.Find(KnownAttributes.PathName) ?? OfPositional(member)) is { } attribute) return attribute.Text() ?? "";
        var name = member.Name.TrimStart('_');
        return name.Length == 0 ? member.Name : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>An attribute of a record's positional property stands at the parameter.</summary>
    static AttributeData? OfPositional(ISymbol member) =>
        member is IPropertySymbol { ContainingType: { IsRecord: true } type }
            ? ReadType.PrimaryConstructor(type)?.Parameters.FirstOrDefault(parameter => parameter.Name == member.Name)?.Find(KnownAttributes.PathName)
            : null;
}
