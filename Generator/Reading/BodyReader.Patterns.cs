using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler.Reading;

// Patterns and switch expressions.
sealed partial class BodyReader
{
    Expression ReadSwitch(ISwitchExpressionOperation choice) => new SwitchExpression(
        Next(choice), Read(choice.Value),
        choice.Arms.Select(arm => new SwitchArm(
            ReadPattern(arm.Pattern), arm.Guard is { } guard ? Read(guard) : null, Read(arm.Value))).ToEquatable());

    Pattern ReadPattern(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => new DiscardPattern(),
        IConstantPatternOperation constant => new ConstantPattern(Read(constant.Value)),
        IRelationalPatternOperation relation when Operator(relation.OperatorKind) is { } kind =>
            new RelationalPattern(kind, Read(relation.Value)),
        ITypePatternOperation type => new DeclarationPattern(Type(type.MatchedType), null),
        IDeclarationPatternOperation declaration => new DeclarationPattern(
            declaration.MatchesNull ? null : Type(declaration.MatchedType), PatternSlot(declaration.DeclaredSymbol), PatternName(declaration.DeclaredSymbol)),
        INegatedPatternOperation negated => new NotPattern(ReadPattern(negated.Pattern)),
        IBinaryPatternOperation binary => new BinaryPattern(
            binary.OperatorKind is BinaryOperatorKind.And, ReadPattern(binary.LeftPattern), ReadPattern(binary.RightPattern)),
        IRecursivePatternOperation recursive => ReadRecursivePattern(recursive),
        IListPatternOperation list => new ListPattern(
            list.Patterns.Select(ReadPattern).ToEquatable(), PatternSlot(list.DeclaredSymbol), PatternName(list.DeclaredSymbol)),
        ISlicePatternOperation slice => new SlicePattern(slice.Pattern is { } inner ? ReadPattern(inner) : null),
        _ => new ConstantPattern(Unsupported(pattern)),
    };

    Pattern ReadRecursivePattern(IRecursivePatternOperation pattern)
    {
        var type = pattern.Syntax is RecursivePatternSyntax { Type: not null } ? Type(pattern.MatchedType) : null;
        var deconstructor = pattern.DeconstructSymbol is IMethodSymbol method ? code.Call(method) : null;
        var positional = pattern.DeconstructionSubpatterns.Select(ReadPattern).ToEquatable();
        var properties = pattern.PropertySubpatterns
            .Select(property => new PropertyPattern(Read(property.Member), ReadPattern(property.Pattern))).ToEquatable();
        return new RecursivePattern(type, deconstructor, positional, properties, PatternSlot(pattern.DeclaredSymbol), PatternName(pattern.DeclaredSymbol));
    }

    static string PatternName(ISymbol? declared) => declared?.Name ?? "";

    int? PatternSlot(ISymbol? declared) => declared is null ? null : Slot(declared);
}
