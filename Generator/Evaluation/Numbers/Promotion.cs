using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Numbers;

/// <summary>Which element type operands meet in: the later of bool, int32, float32 and float64; a C# number gives way to
/// a tensor's type unless it is fractional and the tensor is not.</summary>
static class Promotion
{
    /// <summary>The type in which tensors and C# numbers meet.</summary>
    /// <param name="operands">Each a node or a weak scalar.</param>
    public static DType Common(params IReadOnlyList<object?> operands)
    {
        DType? strong = null, weak = null;
        foreach (var operand in operands)
            if (operand is Node node) strong = DTypes.Promote(strong ?? DType.Bool, node.Type);
            else if (operand is WeakScalar scalar) weak = DTypes.Promote(weak ?? DType.Bool, scalar.DefaultType);
        return (strong, weak) switch
        {
            ({ } type, { } number) => WithNumber(type, number),
            _ => strong ?? weak ?? DType.Float32,
        };
    }

    /// <summary>The type in which a tensor of some type and a C# number meet.</summary>
    public static DType WithNumber(DType tensor, WeakScalar number) => WithNumber(tensor, number.DefaultType);

    static DType WithNumber(DType tensor, DType number) => DTypes.Promote(tensor, number == DType.Float64 ? DType.Float32 : number);
}
