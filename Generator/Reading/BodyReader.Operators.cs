using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Conversion = GraphGen.Compiler.Descriptions.Conversion;

namespace GraphGen.Compiler.Reading;

// Operators and conversions.
sealed partial class BodyReader
{
    Expression ReadUnary(IUnaryOperation unary)
    {
        if (unary.OperatorKind is UnaryOperatorKind.Hat) return new FromEnd(Next(unary), Read(unary.Operand));
        if (UserDefined(unary.OperatorMethod) is { } method)
            return unary.IsLifted ? RefuseLifted(unary) : new Call(Next(unary), null, code.Call(method), new(new Argument(0, Read(unary.Operand))), false);
        UnaryOperator? kind = unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => UnaryOperator.Plus,
            UnaryOperatorKind.Minus => UnaryOperator.Negate,
            UnaryOperatorKind.BitwiseNegation => UnaryOperator.Complement,
            UnaryOperatorKind.Not => UnaryOperator.Not,
            _ => null,
        };
        return kind is { } known
            ? new Unary(Next(unary), known, Read(unary.Operand), Type(unary.Type), unary.IsChecked)
            : Unsupported(unary);
    }

    Expression ReadBinary(IBinaryOperation binary)
    {
        var id = Next(binary);
        if (UserDefined(binary.OperatorMethod) is { } method)
        {
            if (binary.IsLifted) return RefuseLifted(binary);
            if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
                return Refuse(binary, "'&&' and '||' of a type's own", "use '&' and '|'");
            if (binary.ConstrainedToType is not null) return RefuseStaticAbstract(binary);
            return new Call(
                id, null, code.Call(method), new(new Argument(0, Read(binary.LeftOperand)), new Argument(1, Read(binary.RightOperand))), false);
        }

        if (binary.Type?.TypeKind is Microsoft.CodeAnalysis.TypeKind.Delegate) return RefuseDelegates(binary);
        if (Operator(binary.OperatorKind) is not { } kind) return Unsupported(binary);
        if (binary.Type?.SpecialType is SpecialType.System_String)
        {
            NoteTextOf(binary.LeftOperand);
            NoteTextOf(binary.RightOperand);
        }

        return new Binary(
            id, kind, Read(binary.LeftOperand), Read(binary.RightOperand), Type(binary.LeftOperand.Type), Type(binary.Type), binary.IsChecked);
    }

    Expression ReadTupleBinary(ITupleBinaryOperation binary)
    {
        if (Operator(binary.OperatorKind) is not { } kind) return Unsupported(binary);
        var id = Next(binary);
        return new Binary(
            id, kind, Read(binary.LeftOperand), Read(binary.RightOperand), Type(binary.LeftOperand.Type), Type(binary.Type), false);
    }

    /// <summary>An operator that is a method to the language: not one of the built-in types, nor a record's equality.</summary>
    static IMethodSymbol? UserDefined(IMethodSymbol? method) =>
        method is null || method.ContainingType.SpecialType is not SpecialType.None || IsWrittenByCompiler(method) ? null : method;

    Expression RefuseLifted(IOperation operation) =>
        Refuse(operation, "An operator on values that may be null", "test for null first");

    Expression RefuseDelegates(IOperation operation) =>
        Refuse(operation, "Combining delegates", "call one after the other");

    static BinaryOperator? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOperator.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOperator.UnsignedShiftRight,
        BinaryOperatorKind.And => BinaryOperator.And,
        BinaryOperatorKind.Or => BinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOperator.Xor,
        BinaryOperatorKind.ConditionalAnd => BinaryOperator.AndAlso,
        BinaryOperatorKind.ConditionalOr => BinaryOperator.OrElse,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    Expression ReadTypeTest(IIsTypeOperation test) => new IsPattern(
        Next(test), Read(test.ValueOperand), new DeclarationPattern(Type(test.TypeOperand), null));

    Expression ReadConversion(IConversionOperation operation)
    {
        if (operation.Operand is IThrowOperation) return Read(operation.Operand);
        var conversion = operation.GetConversion();
        if (operation.OperatorMethod is { } method && !conversion.IsUserDefined) return Read(operation.Operand);
        if (conversion.IsAnonymousFunction) return Refuse(operation, "An expression tree", "use a delegate");
        if (conversion.IsInterpolatedString || conversion.IsInterpolatedStringHandler)
            return Refuse(operation, "An interpolated string that is not a string", "use a string");
        if (conversion.IsPointer || conversion.IsIntPtr) return Refuse(operation, "A pointer", "use arrays and tensors");
        if (conversion.IsDynamic) return Refuse(operation, "'dynamic'", "give the value a static type");
        if (!conversion.Exists && !operation.IsTryCast) return Broken(operation);
        return Convert(null, operation.Operand, operation, conversion, operation.Operand.Type, operation.Type, operation.IsTryCast, operation.IsChecked);
    }

    /// <summary>A value after a conversion that C# inserts.</summary>
    Expression Convert(Expression value, IOperation place, Microsoft.CodeAnalysis.CSharp.Conversion conversion, ITypeSymbol? from, ITypeSymbol? to) =>
        Convert(value, null, place, conversion, from, to, false, false);

    Expression Convert(
        Expression? value, IOperation? operand, IOperation place, Microsoft.CodeAnalysis.CSharp.Conversion conversion,
        ITypeSymbol? from, ITypeSymbol? to, bool isTry, bool isChecked)
    {
        if (conversion.IsUserDefined && conversion.MethodSymbol is { } method)
        {
            if (IsSameValue(method)) return Value();
            if (IsNullable(from) && !IsNullable(method.Parameters[0].Type)) return RefuseLifted(place);
            return new Call(Next(place), null, code.Call(method), new(new Argument(0, Value())), false);
        }

        if (conversion.IsTupleConversion && HasUserDefinedElement(from, to))
            return Refuse(place, "A tuple whose elements are converted", "convert each element");
        if (!isTry && KeepsValue(conversion, from, to)) return Value();
        return new Conversion(Next(place), Value(), Type(from), Type(to), isTry, isChecked);

        Expression Value() => value ?? Read(operand);
    }

    /// <summary>An int that becomes an <c>Index</c>, an array that becomes a span: a description has one value for both.</summary>
    static bool IsSameValue(IMethodSymbol conversion) =>
        conversion.ContainingType is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            and { Name: "Index" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "String" };

    static bool IsPlain(Microsoft.CodeAnalysis.CSharp.Conversion conversion) => KeepsValue(conversion, null, null);

    /// <summary>Whether a conversion changes only what C# knows about a value.</summary>
    static bool KeepsValue(Microsoft.CodeAnalysis.CSharp.Conversion conversion, ITypeSymbol? from, ITypeSymbol? to) =>
        conversion.IsIdentity || conversion.IsNullLiteral || conversion.IsDefaultLiteral || conversion.IsBoxing
        || conversion.IsReference && conversion.IsImplicit
        || conversion.IsCollectionExpression || conversion.IsSwitchExpression || conversion.IsConditionalExpression
        || conversion.IsObjectCreation || conversion.IsTupleLiteralConversion || conversion.IsSpan || conversion.IsMethodGroup
        || conversion is { IsNullable: true, IsImplicit: true } && from is not null
            && SymbolEqualityComparer.Default.Equals(Underlying(from), Underlying(to));

    static bool IsNullable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    bool HasUserDefinedElement(ITypeSymbol? from, ITypeSymbol? to) =>
        Underlying(from) is INamedTypeSymbol { IsTupleType: true } source && Underlying(to) is INamedTypeSymbol { IsTupleType: true } target
        && source.TupleElements.Zip(target.TupleElements, (left, right) => (left.Type, right.Type)).Any(pair =>
            code.Classify(pair.Item1, pair.Item2).IsUserDefined || HasUserDefinedElement(pair.Item1, pair.Item2));
}
