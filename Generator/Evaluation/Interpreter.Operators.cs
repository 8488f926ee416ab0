using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>The built-in operators and conversions.</summary>
sealed partial class Interpreter
{
    object? EvaluateBinary(Binary binary, Frame frame)
    {
        if (binary.Operator is BinaryOperator.AndAlso or BinaryOperator.OrElse) return EvaluateLogical(binary, frame);
        var left = Evaluate(binary.Left, frame);
        var right = Evaluate(binary.Right, frame);
        return ApplyBinary(binary, left, right, frame);
    }

    object? ApplyBinary(Binary binary, object? left, object? right, Frame frame)
    {
        if (left is Failure || right is Failure) return Failure.Value;
        var type = Resolve(binary.OperandType, frame);
        var code = binary.Type.Id == "System.String" ? TypeCode.Object : NumericTypes.Code(type);
        if (code == TypeCode.Object)
        {
            if (left is EnumValue || right is EnumValue) return EnumOperation(binary, left, right, type);
            if (binary.Type.Id == "System.String")
                return Text(left, null, frame, binary.Id) + Text(right, null, frame, binary.Id);
            return ReferenceOperation(binary.Operator, left, right);
        }
        if (left is null || right is null) return LiftedOperation(binary.Operator, left, right);
        if (left is UnknownValue || right is UnknownValue) return left is UnknownValue ? left : right;
        if (left is Node || right is Node) return numbers.Binary(binary.Operator, left, right, code);
        if (left is Dim || right is Dim)
        {
            if (Dimensions.TryGet(left, out var a) && Dimensions.TryGet(right, out var b))
                return Dimensions.Binary(binary.Operator, a, b);
            return numbers.Binary(binary.Operator, left, right, code);
        }
        return Arithmetic.Binary(binary.Operator, left, right, binary.IsChecked);
    }

    /// <summary>The result of an operator on two numbers of one C# type, whatever is known of them at build time.</summary>
    public object? Combine(BinaryOperator operation, object? left, object? right, bool isChecked = false)
    {
        if (left is Failure || right is Failure) return Failure.Value;
        if (left is UnknownValue || right is UnknownValue) return left is UnknownValue ? left : right;
        if (left is Node || right is Node)
            return numbers.Binary(operation, left, right, TypeCodeOf(RunTimeNumbers.ElementType(left is Node ? left : right)!.Value));
        if ((left is Dim || right is Dim) && Dimensions.TryGet(left, out var a) && Dimensions.TryGet(right, out var b))
            return Dimensions.Binary(operation, a, b);
        if (left is null || right is null) return LiftedOperation(operation, left, right);
        if (left is string || right is string) return string.Concat(left, right);
        return Arithmetic.Binary(operation, left, right, isChecked);
    }

    object EnumOperation(Binary binary, object? left, object? right, TypeReference type)
    {
        if (left is null || right is null) return LiftedOperation(binary.Operator, left, right)!;
        var a = left is EnumValue x ? x.Number : left;
        var b = right is EnumValue y ? y.Number : right;
        var result = Arithmetic.Binary(binary.Operator, a, b, binary.IsChecked);
        var isEnum = NumericTypes.Code(binary.Type) == TypeCode.Object;
        return result is bool || !isEnum ? result : EnumOf(left is EnumValue constant ? constant.Type : type, result);
    }

    static object? LiftedOperation(BinaryOperator operation, object? left, object? right) => operation switch
    {
        BinaryOperator.Equal => left is null && right is null,
        BinaryOperator.NotEqual => left is not null || right is not null,
        _ when Arithmetic.IsComparison(operation) => false,
        _ => null,
    };

    object ReferenceOperation(BinaryOperator operation, object? left, object? right) => operation switch
    {
        // C# compares tensors as references, which is hardly what is meant.
        BinaryOperator.Equal or BinaryOperator.NotEqual when left is Node or WeakScalar && right is Node or WeakScalar => throw EvaluationError.Unsupported(
            operation == BinaryOperator.Equal ? "'==' of two tensors" : "'!=' of two tensors",
            $"compare their elements with {operation}, or whether they are one object with ReferenceEquals"),
        BinaryOperator.Equal or BinaryOperator.NotEqual when left is Node || right is Node =>
            operation == BinaryOperator.NotEqual,
        BinaryOperator.Equal => Equality(left, right),
        BinaryOperator.NotEqual => Not(Equality(left, right)),
        _ => throw EvaluationError.Unsupported(
            $"The operator {operation} on {ValueText.Describe(left)} and {ValueText.Describe(right)}", "use numbers or tensors"),
    };

    /// <summary><c>&amp;&amp;</c> and <c>||</c>: the right side runs only if the left one does not decide.</summary>
    object? EvaluateLogical(Binary binary, Frame frame)
    {
        var isAnd = binary.Operator == BinaryOperator.AndAlso;
        switch (Condition(binary.Left, frame, "a condition"))
        {
            case bool left:
                return left == isAnd ? Condition(binary.Right, frame, "a condition") : left;
            case Node left when IsCheap(binary.Right):
                return Condition(binary.Right, frame, "a condition") switch
                {
                    bool right => right == isAnd ? left : right,
                    Node right => Builder.Pointwise(isAnd ? "and" : "or", left, right),
                    var failure => failure,
                };
            case Node left:
                return isAnd
                    ? BranchValue(left, () => Condition(binary.Right, frame, "a condition"), () => false)
                    : BranchValue(left, () => true, () => Condition(binary.Right, frame, "a condition"));
            case var failure:
                return failure;
        }
    }

    /// <summary>Whether an expression can be computed without need: it changes nothing, can't fail and costs little.</summary>
    static bool IsCheap(Expression expression) => expression switch
    {
        Literal or LocalReference or ThisReference => true,
        FieldReference field => field.Instance is null or ThisReference,
        Conversion conversion => IsCheap(conversion.Operand),
        Unary unary => IsCheap(unary.Operand),
        Binary { Operator: not (BinaryOperator.Divide or BinaryOperator.Remainder) } binary => IsCheap(binary.Left) && IsCheap(binary.Right),
        _ => false,
    };

    object? EvaluateUnary(Unary unary, Frame frame) => Evaluate(unary.Operand, frame) switch
    {
        null => null,
        Failure => Failure.Value,
        UnknownValue unknown => unknown,
        Node node => numbers.Unary(unary.Operator, node),
        Dim dim when unary.Operator == UnaryOperator.Negate => Dimensions.Value(-1 * dim),
        Dim dim when unary.Operator == UnaryOperator.Plus => dim,
        EnumValue value => new EnumValue(value.Type, Arithmetic.Unary(unary.Operator, value.Number, unary.IsChecked)),
        var value => Arithmetic.Unary(unary.Operator, value, unary.IsChecked),
    };

    object? EvaluateConversion(Conversion conversion, Frame frame)
    {
        var value = Evaluate(conversion.Operand, frame);
        if (value is null or Failure or UnknownValue) return NullTo(value, conversion, frame);
        var to = Resolve(conversion.To, frame);
        var code = NumericTypes.Code(to);
        if (code != TypeCode.Object) return ConvertNumber(value, code, conversion, frame);
        if (conversion.IsTry) return IsInstance(value, to) ? value : null;
        return value switch
        {
            ArrayValue array when to.Id is "System.Span`1" or "System.ReadOnlySpan`1" => new SpanValue(array, 0, array.Items.Length),
            string text when to.Id is "System.ReadOnlySpan`1" => Characters(text),
            _ when NumericTypes.Code(value) != TypeCode.Object && NumericTypes.Code(Resolve(conversion.From, frame)) != TypeCode.Object
                && IsEnum(to) => EnumOf(to, value),
            EnumValue other when IsEnum(to) => EnumOf(to, other.Number),
            TupleValue tuple when to.Id == "()" => ConvertTuple(tuple, to, conversion, frame),
            ObjectValue instance when Definitions.Layout(to.Id) is not null && !IsInstance(instance, to) =>
                throw EvaluationError.Fails($"{ValueText.Describe(value)} is no {to}"),
            _ => value,
        };
    }

    object? NullTo(object? value, Conversion conversion, Frame frame) =>
        value is null && NumericTypes.Code(Resolve(conversion.To, frame)) != TypeCode.Object && conversion.To.Id != "System.Nullable`1"
            ? throw EvaluationError.Fails("null is converted to a number")
            : value;

    object? ConvertNumber(object value, TypeCode to, Conversion conversion, Frame frame)
    {
        switch (value)
        {
            case EnumValue constant:
                return Conversions.Convert(constant.Number, to, conversion.IsChecked);
            case Node node:
                return node.Shape.Rank == 0
                    ? numbers.Convert(node, to)
                    : throw EvaluationError.RunTimeValue(
                        "a conversion to " + to.Keyword(), "it takes one number; reduce the tensor first, or use Cast");
            case Dim dim:
                return to.IsFloating() ? numbers.Convert(numbers.Size(dim), to) : dim;
        }
        if (NumericTypes.Code(value) == TypeCode.Object)
            throw EvaluationError.Fails($"{ValueText.Describe(value)} is converted to {to.Keyword()}");
        // Taking a number out of an object needs the type it went in with.
        if (NumericTypes.Code(Resolve(conversion.From, frame)) == TypeCode.Object && conversion.From.Id is not ("System.Nullable`1" or "()")
            && NumericTypes.Code(value) != to)
            return conversion.IsTry ? null : throw EvaluationError.Fails($"{ValueText.Describe(value)} is no {to.Keyword()}");
        return Conversions.Convert(value, to, conversion.IsChecked);
    }

    TupleValue ConvertTuple(TupleValue tuple, TypeReference to, Conversion conversion, Frame frame) =>
        new(Heap, [.. tuple.Items.Select((_, i) =>
            Read(tuple, i) is { } item and not (Failure or UnknownValue)
            && NumericTypes.Code(to.Arguments[i]) is not TypeCode.Object and var code
                ? ConvertNumber(item, code, conversion, frame)
                : Read(tuple, i))]);

    SpanValue Characters(string text)
    {
        var array = new ArrayValue(Heap, new TypeReference("System.Char"), [.. text.Select(character => (object)character)]);
        return new(array, 0, text.Length);
    }
}
