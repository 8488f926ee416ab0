namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>A value as one formula over the inputs, for expectations: <c>1 / x + y</c>, <c>sum axes [0](x)</c>.</summary>
static class FormulaText
{
    public static string Of(Node node) => node.Operation switch
    {
        Input input => input.Path,
        Constant => node.Operation.ToString()["constant ".Length..],
        Pointwise { Row: var row } => string.Format(row.Formula, [.. node.Operands.Select((operand, i) => Operand(row, operand, i))]),
        Broadcast broadcast => $"broadcast{broadcast.Axes}{node.Shape}({Of(node.Operands[0])})",
        Reshape => $"reshape{node.Shape}({Of(node.Operands[0])})",
        _ => $"{node.Operation}({string.Join(", ", node.Operands.Select(Of))})",
    };

    static string Operand(PointwiseRow outer, Node operand, int place)
    {
        var inner = operand.Operation is Pointwise pointwise ? Binding(pointwise.Row) : operand.Operation is Constant { Value: < 0 } ? 2 : 9;
        var needed = Binding(outer);
        var isClear = outer.Formula.EndsWith(')') || outer.Formula.EndsWith('|') || inner > needed
            || inner == needed && place == 0 && outer.Arity == 2;
        return isClear ? Of(operand) : $"({Of(operand)})";
    }

    /// <summary>How tightly a formula holds together.</summary>
    static int Binding(PointwiseRow row) => row.Name switch
    {
        "select" => 0,
        "add" or "sub" => 2,
        "mul" or "div" or "neg" => 3,
        "pow" or "square" or "not" or "sqrt" => 4,
        _ => row.Formula.EndsWith(')') || row.Formula.EndsWith('|') ? 9 : 1,
    };
}
