namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>Where the rows of the pointwise table are smooth enough to be compared with central differences.</summary>
static class PointwiseDomain
{
    /// <summary>The range of an operand of a row.</summary>
    public static (double Low, double High) Of(string row, int operand) => (row, operand) switch
    {
        ("log" or "log2" or "log10" or "sqrt" or "rsqrt" or "cbrt" or "reciprocal" or "pow" or "div" or "hypot", _) => (0.3, 2),
        ("lgamma" or "digamma", _) or ("polygamma", 1) => (0.6, 4),
        ("log1p", _) => (-0.7, 2),
        ("asin" or "acos" or "atanh", _) => (-0.7, 0.7),
        ("acosh", _) => (1.3, 3),
        ("tan", _) => (-1.2, 1.2),
        ("atan2" or "xlogy", 1) => (0.3, 2),
        ("clamp", 1) => (-1.5, -0.3),
        ("clamp", 2) => (0.3, 1.5),
        _ => (-2, 2),
    };

    /// <summary>The operands of a row.</summary>
    /// <param name="input">An input of some shape with elements between two numbers.</param>
    /// <param name="shape">The shape.</param>
    public static Node[] Operands(PointwiseRow row, Func<Shape, double, double, Node> input, Shape shape)
    {
        var operands = row.Operands.Select((_, i) => input(shape, Of(row.Name, i).Low, Of(row.Name, i).High)).ToArray();
        if (row.HasCondition) operands[0] = operands[0].Owner.Pointwise("gt", operands[0], operands[0].Like(0));

        // An order is a whole number.
        if (row.Name == "polygamma") operands[0] = operands[0].Owner.Pointwise("floor", operands[0].Owner.Pointwise("square", operands[0]));
        return operands;
    }
}
