using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;
using static GraphGen.Compiler.Descriptions.BinaryOperator;

namespace GraphGen.Compiler.Evaluation.Numbers;

/// <summary>C# numbers and truth values that are known only at run time: nodes of rank 0 whose element type is the C#
/// type.</summary>
sealed class RunTimeNumbers(GraphBuilder builder)
{
    /// <summary>A number as a node of an element type: a node as it is (cast if need be), a build-time one as a constant.</summary>
    /// <exception cref="EvaluationError">The value is no number.</exception>
    public Node Node(object? value, DType type) => value switch
    {
        Node node => builder.Cast(node, type),
        WeakScalar weak => Node(weak.Number, type),
        Dim dim => builder.Cast(Size(dim), type),
        bool truth => builder.Constant(truth ? 1 : 0, Shape.Scalar, type),
        _ when Constant(value) is { } number => builder.Constant(number, Shape.Scalar, type),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} is used as a number"),
    };

    /// <summary>The element type that a number has as a run-time value; null for what can't be one.</summary>
    public static DType? ElementType(object? value) => value switch
    {
        Node node => node.Type,
        WeakScalar weak => weak.DefaultType,
        Dim => DType.Int32,
        _ => NumericTypes.Code(value).ElementType(),
    };

    /// <summary>A dimension as an int32 of rank 0: the element at that position of the numbers 0, 1, 2, ….</summary>
    public Node Size(Dim dim)
    {
        if (dim.Constant is { } constant) return builder.Constant(constant, Shape.Scalar, DType.Int32);
        var element = builder.Slice(builder.Iota(new Shape(dim + 1), 0), [dim], [dim + 1], [1]);
        var size = builder.Reshape(element, Shape.Scalar);
        size.Label ??= dim.ToString();
        return size;
    }

    /// <summary>The result of a built-in operator whose operands have a C# type.</summary>
    public Node Binary(BinaryOperator operation, object? left, object? right, TypeCode operandType)
    {
        if (operandType.ElementType() is not { } type)
            throw EvaluationError.Unsupported(
                $"Arithmetic of type {operandType.Keyword()} on a value known only at run time", "use float, double, int or bool");
        var (a, b) = (Node(left, type), Node(right, type));
        return operation switch
        {
            Remainder when type != DType.Int32 => throw EvaluationError.Unsupported(
                "The operator % on a fraction known only at run time", "write 'x - Math.Floor(x / y) * y'"),
            And or AndAlso when type == DType.Bool => builder.Pointwise("and", a, b),
            Or or OrElse when type == DType.Bool => builder.Pointwise("or", a, b),
            Xor when type == DType.Bool => builder.Pointwise("xor", a, b),
            _ when Row(operation) is { } row => builder.Pointwise(row, a, b),
            _ => throw EvaluationError.Unsupported(
                $"The operator {operation} on a value known only at run time", "use + - * / % and comparisons"),
        };
    }

    /// <summary>The result of a built-in unary operator.</summary>
    public Node Unary(UnaryOperator operation, Node operand) => operation switch
    {
        UnaryOperator.Plus => operand,
        UnaryOperator.Negate => builder.Pointwise("neg", operand),
        UnaryOperator.Not => Not(operand),
        _ => throw EvaluationError.Unsupported("The operator ~ on a value known only at run time", "use + - * / %"),
    };

    /// <summary>The opposite of a truth value; that of an opposite is the value itself.</summary>
    public Node Not(Node truth) =>
        truth.Operation is Pointwise { Row.Name: "not" } ? truth.Operands[0] : builder.Pointwise("not", truth);

    /// <summary>The value in another C# type.</summary>
    public Node Convert(Node value, TypeCode to) => to.ElementType() is { } type && (type == DType.Bool) == (value.Type == DType.Bool)
        ? builder.Cast(value, type)
        : throw EvaluationError.Unsupported(
            $"A conversion to {to.Keyword()} of a value known only at run time", "use float, double or int");

    /// <summary>A build-time number as a double; null for what is none.</summary>
    public static double? Constant(object? value) => NumericTypes.Code(value) switch
    {
        TypeCode.Double => (double)value!,
        TypeCode.Single => (float)value!,
        TypeCode.UInt64 => (ulong)value!,
        var code when code.IsInteger() => (long)Conversions.Convert(value!, TypeCode.Int64, false),
        _ => null,
    };

    static string? Row(BinaryOperator operation) => operation switch
    {
        Add => "add",
        Subtract => "sub",
        Multiply => "mul",
        Divide => "div",
        Remainder => "rem",
        Equal => "eq",
        NotEqual => "ne",
        Less => "lt",
        LessOrEqual => "le",
        Greater => "gt",
        GreaterOrEqual => "ge",
        _ => null,
    };
}
