using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>What is whole already is not rounded again.</summary>
static class RoundingRules
{
    static readonly string[] Roundings = ["floor", "ceil", "round", "trunc"];

    static readonly string[] WholeRows = [.. Roundings, "sign", "step"];

    public static IEnumerable<SimplificationRule> All => Roundings.Select(row =>
        new SimplificationRule($"{row} of a whole number", row, node => IsWhole(node.Operands[0]) ? node.Operands[0] : null));

    /// <summary>Whether every element is a whole number, infinite or NaN.</summary>
    static bool IsWhole(Node node) => node.Operation switch
    {
        Pointwise { Row.Name: var row } => WholeRows.Contains(row),
        Cast => node.Operands[0].Type is DType.Int32 or DType.Bool,
        _ => false,
    };
}
