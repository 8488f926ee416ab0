using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler.Reading;

// What a description can't contain.
sealed partial class BodyReader
{
    /// <summary>Reports an operation that the language does not have, and looks for more problems inside it.</summary>
    Expression Unsupported(IOperation operation)
    {
        if (operation is IEventAssignmentOperation assignment)
        {
            Read(assignment.HandlerValue);
            return Unsupported(assignment.EventReference);
        }
        var (what, instead) = UnsupportedSyntax.Describe(operation);
        return Refuse(operation, what, instead);
    }

    Expression Refuse(IOperation operation, string what, string instead) =>
        Report(operation, Rules.UnsupportedSyntax, what, instead);

    Expression Report(IOperation operation, Rule rule, params string[] arguments)
    {
        var nothing = ReportAlone(operation, rule, arguments);
        ReadInside(operation);
        return nothing;
    }

    /// <summary>Reports an operation inside which more problems would say the same again.</summary>
    Expression ReportAlone(IOperation operation, Rule rule, params string[] arguments)
    {
        var id = Next(operation);
        code.Report(rule.At(new Site(owner, id), arguments));
        return new DefaultValue(id, SymbolIds.Unknown);
    }

    Statement UnsupportedStatement(IOperation operation) => new ExpressionStatement(Unsupported(operation));

    /// <summary>Reads what an unsupported operation consists of, for its problems alone.</summary>
    void ReadInside(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (IsStatement(child)) ReadStatement(child);
            else if (child.Type is not null) Read(child);
            else ReadInside(child);
        }
    }
}
