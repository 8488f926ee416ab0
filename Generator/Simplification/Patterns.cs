using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Simplification;

/// <summary>What rules ask of nodes.</summary>
static class Patterns
{
    /// <summary>The number that every element is; null when the node is no constant.</summary>
    public static double? Number(this Node node) => node.Operation is Constant constant ? constant.Value : null;

    /// <summary>Whether the node is a pointwise operation.</summary>
    public static bool Is(this Node node, string row) => node.Operation is Pointwise pointwise && pointwise.Row.Name == row;

    /// <summary>The operand under a unary operation; null when the node is another.</summary>
    public static Node? Under(this Node node, string row) => node.Is(row) ? node.Operands[0] : null;

    /// <summary>Whether multiplying by a number loses nothing but what rounding does: it is finite and not 0.</summary>
    public static bool IsPlain(this double number, DType type) =>
        type.IsFloating() && Math.Abs(Constant.Round(number, type)) is > 0 and <= double.MaxValue;

    /// <summary>A constant of the node's shape and type, when the type has the number exactly; otherwise null.</summary>
    public static Node? Exactly(this Node node, double number) =>
        Constant.Round(number, node.Type).Equals(number) ? node.Like(number) : null;

    /// <summary>The sizes other than 1.</summary>
    public static Shape WithoutUnits(this Shape shape) => new(shape.Where(dim => dim != 1));
}
