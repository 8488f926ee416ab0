using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler.Reading;

/// <summary>Says what a piece of C# is that a description can't contain, and what to write instead.</summary>
static class UnsupportedSyntax
{
    const string NoWaiting = "take what it waits for as an input";
    const string NoPointers = "use arrays and tensors";

    /// <summary>What it is, at the start of a sentence, and what to write instead.</summary>
    public static (string What, string Instead) Describe(IOperation operation) => operation.Kind switch
    {
        OperationKind.Await => ("'await'", NoWaiting),
        OperationKind.Loop when operation is IForEachLoopOperation => ("'await foreach'", NoWaiting),
        OperationKind.Try => ("'try'", "let the exception be the build error"),
        OperationKind.Throw => ("Rethrowing", "throw a new exception"),
        OperationKind.Lock => ("'lock'", "leave it out: a description runs on one thread"),
        OperationKind.Using or OperationKind.UsingDeclaration => ("'using'", "load data outside and pass it as an input"),
        OperationKind.YieldReturn or OperationKind.YieldBreak => ("'yield'", "return an array or a list"),
        OperationKind.Branch or OperationKind.Labeled => ("'goto'", "use a loop, a switch or a local function"),
        OperationKind.EventAssignment or OperationKind.EventReference or OperationKind.RaiseEvent =>
            ("An event", "call a method or a delegate"),
        OperationKind.DynamicIndexerAccess or OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference
            or OperationKind.DynamicObjectCreation => ("'dynamic'", "give the value a static type"),
        OperationKind.TranslatedQuery => ("Query syntax", "call Select and Where, or write a loop"),
        OperationKind.AnonymousObjectCreation => ("An anonymous object", "use a tuple or a record"),
        OperationKind.AddressOf or OperationKind.FunctionPointerInvocation => ("A pointer", NoPointers),
        OperationKind.InlineArrayAccess => ("An inline array", "use an array"),
        OperationKind.Utf8String => ("A UTF-8 literal", "use a string"),
        OperationKind.SizeOf => ("'sizeof'", "use a constant"),
        OperationKind.InterpolatedStringHandlerCreation or OperationKind.InterpolatedStringAddition =>
            ("An interpolated string handler", "use a string"),
        OperationKind.None => DescribeSyntax(operation.Syntax),
        _ => (Quote(operation.Syntax), "use simpler C#"),
    };

    static (string What, string Instead) DescribeSyntax(SyntaxNode syntax) => syntax.Kind() switch
    {
        SyntaxKind.StackAllocArrayCreationExpression or SyntaxKind.ImplicitStackAllocArrayCreationExpression =>
            ("'stackalloc'", "use an array"),
        SyntaxKind.FixedStatement or SyntaxKind.UnsafeStatement => ($"'{syntax.GetFirstToken().Text}'", NoPointers),
        SyntaxKind.PointerIndirectionExpression or SyntaxKind.PointerMemberAccessExpression or SyntaxKind.AddressOfExpression
            or SyntaxKind.ElementAccessExpression => ("A pointer", NoPointers),
        SyntaxKind.MakeRefExpression or SyntaxKind.RefTypeExpression or SyntaxKind.RefValueExpression =>
            ("A typed reference", "use a ref parameter"),
        _ => (Quote(syntax), "use simpler C#"),
    };

    /// <summary>The text itself, cut to a line of reasonable length.</summary>
    static string Quote(SyntaxNode syntax)
    {
        var text = syntax.ToString().Split('\n')[0].Trim();
        return text.Length > 40 ? $"'{text.Substring(0, 40)}…'" : $"'{text}'";
    }
}
