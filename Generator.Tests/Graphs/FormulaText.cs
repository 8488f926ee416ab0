namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>A value as one formula over the inputs, for expectations: <c>1 / x + y</c>, <c>sum [0](x)</c>.</summary>
static class FormulaText
{
    public static string Of(Node node) => node.Operation switch
    {
        Input input => input.Path,
        Constant => node.Operation.ToString()["constant ".Length..],
        Pointwise { Row: var row } => string.Format(row.Formula, [.. node.Operands.Select(Operand)]),
        Broadcast broadcast => $"broadcast{broadcast.Axes}{node.Shape}({Of(node.Operands[0])})",
        Reshape => $"reshape{node.Shape}({Of(node.Operands[0])})",
        _ => $"{node.Operation}({string.Join(", ", node.Operands.Select(Of))})",
    };

    static string Operand(Node node)
    {
        var text = Of(node);
        var isSimple = node.Operation is not Pointwise { Row: var row } || row.Formula.EndsWith(')') || row.Formula is "|{0}|" or "√{0}" or "{0}²";
        return isSimple && !text.StartsWith('-') ? text : $"({text})";
    }
}
