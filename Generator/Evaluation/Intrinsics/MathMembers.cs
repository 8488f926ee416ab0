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
    /// <summary>The functions of one fraction: at build time, and as a graph.</summary>
    static readonly Dictionary<string, (Func<double, double> Value, Func<Node, Node> Graph)> Functions = new(StringComparer.Ordinal)
    {
        ["Sqrt"] = (Math.Sqrt, Row("sqrt")),
        ["Cbrt"] = (ElementaryFunctions.Cbrt, Row("cbrt")),
        ["Exp"] = (Math.Exp, Row("exp")),
        ["Exp2"] = (x => Math.Pow(2, x), Row("exp2")),
        ["Exp10"] = (x => Math.Pow(10, x), x => Pointwise("pow", x.Like(10), x)),
        ["ExpM1"] = (ElementaryFunctions.Expm1, Row("expm1")),
        ["Log"] = (Math.Log, Row("log")),
        ["Log2"] = (ElementaryFunctions.Log2, Row("log2")),
        ["Log10"] = (Math.Log10, Row("log10")),
        ["LogP1"] = (ElementaryFunctions.Log1p, Row("log1p")),
        ["Log2P1"] = (x => ElementaryFunctions.Log1p(x) / Math.Log(2), x => Row("log1p")(x) / Math.Log(2)),
        ["Log10P1"] = (x => ElementaryFunctions.Log1p(x) / Math.Log(10), x => Row("log1p")(x) / Math.Log(10)),
        ["Sin"] = (Math.Sin, Row("sin")),
        ["Cos"] = (Math.Cos, Row("cos")),
        ["Tan"] = (Math.Tan, Row("tan")),
        ["Asin"] = (Math.Asin, Row("asin")),
        ["Acos"] = (Math.Acos, Row("acos")),
        ["Atan"] = (Math.Atan, Row("atan")),
        ["Sinh"] = (Math.Sinh, Row("sinh")),
        ["Cosh"] = (Math.Cosh, Row("cosh")),
        ["Tanh"] = (Math.Tanh, Row("tanh")),
        ["Asinh"] = (ElementaryFunctions.Asinh, Row("asinh")),
        ["Acosh"] = (ElementaryFunctions.Acosh, Row("acosh")),
        ["Atanh"] = (ElementaryFunctions.Atanh, Row("atanh")),
        ["Floor"] = (Math.Floor, Row("floor")),
        ["Ceiling"] = (Math.Ceiling, Row("ceil")),
        ["Truncate"] = (Math.Truncate, Row("trunc")),
        ["ReciprocalEstimate"] = (x => 1 / x, x => 1 / x),
        ["ReciprocalSqrtEstimate"] = (x => 1 / Math.Sqrt(x), Row("rsqrt")),
    };

    /// <summary>The functions of two fractions; one without a row is for build time only.</summary>
    static readonly Dictionary<string, (Func<double, double, double> Value, string? Row)> Pairs = new(StringComparer.Ordinal)
    {
        ["Pow"] = (Math.Pow, "pow"),
        ["Atan2"] = (Math.Atan2, "atan2"),
        ["Hypot"] = (ElementaryFunctions.Hypot, "hypot"),
        ["CopySign"] = (ElementaryFunctions.CopySign, "copysign"),
        ["IEEERemainder"] = (Math.IEEERemainder, null),
    };

    /// <summary>The questions about one fraction.</summary>
    static readonly Dictionary<string, (Func<double, bool> Value, Func<Node, Node> Graph)> Questions = new(StringComparer.Ordinal)
    {
        ["IsNaN"] = (double.IsNaN, Row("isnan")),
        ["IsInfinity"] = (double.IsInfinity, Row("isinf")),
        ["IsFinite"] = (x => !double.IsNaN(x) && !double.IsInfinity(x), Row("isfinite")),
        ["IsPositiveInfinity"] = (double.IsPositiveInfinity, x => Pointwise("eq", x, x.Like(double.PositiveInfinity))),
        ["IsNegativeInfinity"] = (double.IsNegativeInfinity, x => Pointwise("eq", x, x.Like(double.NegativeInfinity))),
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
            ["Clamp"] = Clamp,
            ["Round"] = Rounding.Round,
            ["RootN"] = Root,
            ["FusedMultiplyAdd"] = call =>
                call.Interpreter.Combine(BinaryOperator.Add, call.Interpreter.Combine(BinaryOperator.Multiply, call[0], call[1]), call[2]),
            ["DivRem"] = call => new TupleValue(call.Heap, [
                call.Interpreter.Combine(BinaryOperator.Divide, call[0], call[1]),
                call.Interpreter.Combine(BinaryOperator.Remainder, call[0], call[1])]),
            ["SinCos"] = call => new TupleValue(call.Heap, [Apply(call, Functions["Sin"]), Apply(call, Functions["Cos"])]),
            ["IsEvenInteger"] = call => call.Interpreter.Combine(BinaryOperator.Remainder, call[0], 2) is 0,
            ["IsOddInteger"] = call => call.Interpreter.Combine(BinaryOperator.Remainder, call[0], 2) is not 0,
        };
        foreach (var entry in Functions)
            if (entry.Key == "Log") members[entry.Key] = call => call.Count == 2 ? Logarithm(call) : Apply(call, entry.Value);
            else members[entry.Key] = call => Apply(call, entry.Value);
        foreach (var entry in Pairs) members[entry.Key] = call => Binary(call, entry.Value.Row, entry.Value.Value);
        foreach (var entry in Questions)
            members[entry.Key] = call => call[0] is Node node ? entry.Value.Graph(node) : entry.Value.Value(Fraction(call, 0));
        return members;
    }

    static object? Apply(IntrinsicCall call, (Func<double, double> Value, Func<Node, Node> Graph) function) =>
        call[0] is Node node ? function.Graph(node) : Same(call[0], function.Value(Fraction(call, 0)));

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

    static object? Clamp(IntrinsicCall call)
    {
        if (call.Arguments.OfType<Node>().FirstOrDefault() is not { } node)
            return Extreme(call, Extreme(call, call[0], call[1], true), call[2], false);
        return Pointwise("clamp", [.. call.Arguments.Select(argument => call.Interpreter.Numbers.Node(argument, node.Type))]);
    }

    /// <summary>The n-th root, negative for a negative number and an odd n.</summary>
    static object? Root(IntrinsicCall call)
    {
        var n = call.Int(1);
        var isOdd = n % 2 != 0;
        if (call[0] is not Node x)
        {
            var value = Fraction(call, 0);
            var root = n == 0 ? double.NaN : Math.Pow(isOdd ? Math.Abs(value) : value, 1.0 / n);
            return Same(call[0], isOdd ? ElementaryFunctions.CopySign(root, value) : root);
        }
        return n switch
        {
            0 => x.Like(double.NaN),
            2 => Pointwise("sqrt", x),
            3 => Pointwise("cbrt", x),
            _ when isOdd => Pointwise("copysign", Pointwise("pow", Pointwise("abs", x), x.Like(1.0 / n)), x),
            _ => Pointwise("pow", x, x.Like(1.0 / n)),
        };
    }

    /// <summary>A fraction in the type that the argument has.</summary>
    public static object Same(object? argument, double value) => argument is float ? (object)(float)value : value;

    /// <summary>A build-time argument as a fraction.</summary>
    public static double Fraction(IntrinsicCall call, int index) => call[index] switch
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
