using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>
/// <c>Math</c>, <c>MathF</c> and the static methods of the numbers: computed at build time, or nodes when an argument is
/// known only at run time.
/// </summary>
static class MathMembers
{
    /// <summary>The functions of one fraction: at build time, and as a graph where there is one.</summary>
    static readonly Dictionary<string, (Func<double, double> Value, Func<Node, Node>? Graph)> Functions = new(StringComparer.Ordinal)
    {
        ["Sqrt"] = (Math.Sqrt, Row("sqrt")),
        ["Exp"] = (Math.Exp, Row("exp")),
        ["Log"] = (Math.Log, Row("log")),
        ["Log10"] = (Math.Log10, x => Row("log")(x) * (1 / Math.Log(10))),
        ["Log2"] = (x => Math.Log(x, 2), x => Row("log")(x) * (1 / Math.Log(2))),
        ["Sin"] = (Math.Sin, Row("sin")),
        ["Cos"] = (Math.Cos, Row("cos")),
        ["Tan"] = (Math.Tan, x => Row("sin")(x) / Row("cos")(x)),
        ["Asin"] = (Math.Asin, null),
        ["Acos"] = (Math.Acos, null),
        ["Atan"] = (Math.Atan, null),
        ["Sinh"] = (Math.Sinh, x => (Row("exp")(x) - Row("exp")(-x)) * 0.5),
        ["Cosh"] = (Math.Cosh, x => (Row("exp")(x) + Row("exp")(-x)) * 0.5),
        ["Tanh"] = (Math.Tanh, Row("tanh")),
        ["Floor"] = (Math.Floor, Row("floor")),
        ["Ceiling"] = (Math.Ceiling, x => -Row("floor")(-x)),
        ["Truncate"] = (Math.Truncate, x => Row("sign")(x) * Row("floor")(Row("abs")(x))),
        ["Cbrt"] = (x => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3), null),
        ["ReciprocalEstimate"] = (x => 1 / x, x => 1 / x),
    };

    public static Dictionary<string, Intrinsic> Statics { get; } = Create();

    static Dictionary<string, Intrinsic> Create()
    {
        var members = new Dictionary<string, Intrinsic>(StringComparer.Ordinal)
        {
            ["Abs"] = call => Unary(call, "abs", Abs),
            ["Sign"] = call => call[0] is Node node
                ? call.Builder.Cast(Pointwise("sign", node), DType.Int32)
                : Math.Sign(RunTimeNumbers.Constant(call[0]) ?? throw NoNumber(call, call[0])),
            ["Max"] = call => Extreme(call, true),
            ["Min"] = call => Extreme(call, false),
            ["Clamp"] = call => Clamp(call),
            ["Pow"] = call => Binary(call, "pow", Math.Pow),
            ["Atan2"] = call => Binary(call, null, Math.Atan2),
            ["IEEERemainder"] = call => Binary(call, null, Math.IEEERemainder),
            ["Round"] = Round,
            ["FusedMultiplyAdd"] = call =>
                call.Interpreter.Combine(BinaryOperator.Add, call.Interpreter.Combine(BinaryOperator.Multiply, call[0], call[1]), call[2]),
            ["DivRem"] = call => new TupleValue(call.Heap, [
                call.Interpreter.Combine(BinaryOperator.Divide, call[0], call[1]),
                call.Interpreter.Combine(BinaryOperator.Remainder, call[0], call[1])]),
            ["IsNaN"] = call => call[0] is Node node
                ? Pointwise("ne", node, node)
                : double.IsNaN(Fraction(call, 0)),
            ["IsInfinity"] = call => double.IsInfinity(Fraction(call, 0)),
            ["IsPositiveInfinity"] = call => double.IsPositiveInfinity(Fraction(call, 0)),
            ["IsNegativeInfinity"] = call => double.IsNegativeInfinity(Fraction(call, 0)),
            ["IsFinite"] = call => !double.IsNaN(Fraction(call, 0)) && !double.IsInfinity(Fraction(call, 0)),
            ["IsEvenInteger"] = call => call.Interpreter.Combine(BinaryOperator.Remainder, call[0], 2) is 0,
            ["IsOddInteger"] = call => call.Interpreter.Combine(BinaryOperator.Remainder, call[0], 2) is not 0,
        };
        foreach (var entry in Functions)
            if (entry.Key == "Log") members[entry.Key] = call => call.Count == 2 ? Logarithm(call) : Apply(call, entry.Value);
            else members[entry.Key] = call => Apply(call, entry.Value);
        return members;
    }

    static object? Apply(IntrinsicCall call, (Func<double, double> Value, Func<Node, Node>? Graph) function)
    {
        if (call[0] is Node node) return (function.Graph ?? throw NoGraph(call))(node);
        return Same(call[0], function.Value(Fraction(call, 0)));
    }

    static object? Logarithm(IntrinsicCall call)
    {
        if (call[0] is not Node && call[1] is not Node) return Same(call[0], Math.Log(Fraction(call, 0), Fraction(call, 1)));
        var (x, radix) = Nodes(call);
        return Pointwise("log", x) / Pointwise("log", radix);
    }

    static object? Binary(IntrinsicCall call, string? row, Func<double, double, double> function)
    {
        if (call[0] is not Node && call[1] is not Node) return Same(call[0], function(Fraction(call, 0), Fraction(call, 1)));
        var (a, b) = Nodes(call);
        return Pointwise(row ?? throw NoGraph(call), a, b);
    }

    static object? Unary(IntrinsicCall call, string row, Func<IntrinsicCall, object?, object?> function) =>
        call[0] is Node node ? Pointwise(row, node) : function(call, call[0]);

    static object? Abs(IntrinsicCall call, object? value) => value switch
    {
        int number => Math.Abs(number),
        long number => Math.Abs(number),
        float number => Math.Abs(number),
        double number => Math.Abs(number),
        short number => Math.Abs(number),
        sbyte number => Math.Abs(number),
        Dim dim => Dimensions.Extreme(dim, -1 * dim, larger: true),
        _ => throw NoNumber(call, value),
    };

    static object? Extreme(IntrinsicCall call, bool larger) => Extreme(call, call[0], call[1], larger);

    /// <summary>The larger or smaller of two numbers; NaN if one is NaN.</summary>
    public static object? Extreme(IntrinsicCall call, object? a, object? b, bool larger)
    {
        if (a is Node || b is Node)
        {
            var (x, y) = Nodes(call, a, b);
            return Pointwise(larger ? "max" : "min", x, y);
        }
        if ((a is Dim || b is Dim) && Dimensions.TryGet(a, out var left) && Dimensions.TryGet(b, out var right))
            return Dimensions.Extreme(left, right, larger);
        return (a, b) switch
        {
            (double x, double y) => larger ? Math.Max(x, y) : Math.Min(x, y),
            (float x, float y) => larger ? Math.Max(x, y) : Math.Min(x, y),
            (not null, not null) => call.Compare(a, b) >= 0 == larger ? a : b,
            _ => throw NoNumber(call, a ?? b),
        };
    }

    static object? Clamp(IntrinsicCall call) =>
        Extreme(call, Extreme(call, call[0], call[1], true), call[2], false);

    static object? Round(IntrinsicCall call)
    {
        if (call[0] is Node) throw NoGraph(call);
        var digits = call.Count > 1 && call[1] is int count ? count : 0;
        var mode = call.Arguments.OfType<EnumValue>().FirstOrDefault() is { } given
            ? (MidpointRounding)(int)Conversions.Convert(given.Number, TypeCode.Int32, false)
            : MidpointRounding.ToEven;
        return Same(call[0], Math.Round(Fraction(call, 0), digits, mode));
    }

    /// <summary>A fraction in the type that the argument has.</summary>
    static object Same(object? argument, double value) => argument is float ? (object)(float)value : value;

    static double Fraction(IntrinsicCall call, int index) => call[index] switch
    {
        double value => value,
        float value => value,
        Node => throw NoGraph(call),
        var value => RunTimeNumbers.Constant(value) ?? throw NoNumber(call, value),
    };

    static (Node, Node) Nodes(IntrinsicCall call) => Nodes(call, call[0], call[1]);

    static (Node, Node) Nodes(IntrinsicCall call, object? a, object? b)
    {
        var type = a is Node node ? node.Type : ((Node)b!).Type;
        return (call.Interpreter.Numbers.Node(a, type), call.Interpreter.Numbers.Node(b, type));
    }

    static Func<Node, Node> Row(string name) => x => Pointwise(name, x);

    static Node Pointwise(string row, params Node[] operands) => operands[0].Owner.Pointwise(row, operands);

    static EvaluationError NoGraph(IntrinsicCall call) => EvaluationError.Unsupported(
        $"'{call.Method.Name}' of a value known only at run time", "write it with the functions of Ops");

    static EvaluationError NoNumber(IntrinsicCall call, object? value) =>
        EvaluationError.Fails($"'{call.Method.Name}' is given {ValueText.Describe(value)}");
}
