using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

// Assignments of every kind.
sealed partial class BodyReader
{
    Expression ReadAssignment(ISimpleAssignmentOperation assignment) => assignment.IsRef
        ? Refuse(assignment, "Assigning a reference", "assign the value")
        : new Assignment(Next(assignment), ReadTarget(assignment.Target, Access.Set), Read(assignment.Value));

    /// <summary>Reads what an assignment, an increment or an argument by reference writes to.</summary>
    Expression ReadTarget(IOperation target, Access access) => target switch
    {
        IPropertyReferenceOperation property => ReadProperty(property, access),
        IImplicitIndexerReferenceOperation element => ReadImplicitIndexer(element, access),
        IDeclarationExpressionOperation declaration => ReadTarget(declaration.Expression, access),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
            or IDiscardOperation or IInstanceReferenceOperation or IInvalidOperation => Read(target),
        _ => Refuse(target, "Writing through a reference", "assign to a variable, a field, a property or an element"),
    };

    Expression ReadDeconstruction(IDeconstructionAssignmentOperation assignment)
    {
        if (assignment.Syntax is not AssignmentExpressionSyntax syntax) return Unsupported(assignment);
        var info = code.ModelOf(syntax).GetDeconstructionInfo(syntax);
        var id = Next(assignment);
        // The elements of a tuple literal are converted where they stand.
        var isLiteral = assignment.Value is ITupleOperation;
        var target = ReadDeconstructionTarget(assignment.Target, info, isLiteral);
        return new Assignment(id, target, Read(assignment.Value));
    }

    Expression ReadDeconstructionTarget(IOperation target, DeconstructionInfo info, bool isLiteral)
    {
        while (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            if (info.Conversion is { } conversion && !isLiteral && !IsPlain(conversion))
                return Refuse(target, "A deconstruction that converts", "deconstruct into 'var' and convert then");
            return ReadTarget(target, Access.Set);
        }

        var id = Next(tuple);
        var elements = tuple.Elements
            .Select((element, position) => ReadDeconstructionTarget(
                element, position < info.Nested.Length ? info.Nested[position] : default, isLiteral && info.Method is null))
            .ToEquatable();
        return info.Method is { } method
            ? new DeconstructionTarget(id, code.Call(method), method.IsStatic || method.ReducedFrom is not null, elements)
            : new TupleExpression(id, elements, new string?[elements.Count]);
    }

    Expression ReadCompound(ICompoundAssignmentOperation assignment)
    {
        if (Operator(assignment.OperatorKind) is not { } kind) return Unsupported(assignment);
        var type = assignment.Target.Type;
        if (type?.TypeKind is RoslynTypeKind.Delegate) return RefuseDelegates(assignment);
        var method = UserDefined(assignment.OperatorMethod);
        if (method is not null && assignment.IsLifted) return RefuseLifted(assignment);
        if (method is { IsStatic: false }) return RefuseInPlace(assignment);
        var id = Next(assignment);
        var target = ReadTarget(assignment.Target, Access.Both);
        var operandType = method?.Parameters[0].Type ?? OperandType(assignment);
        var old = Convert(new OldValue(Next(assignment)), assignment, assignment.GetInConversion(), type, operandType);
        var value = Read(assignment.Value);
        var resultType = method?.ReturnType ?? operandType;
        Expression operation = method is null
            ? new Binary(Next(assignment), kind, old, value, Type(operandType), Type(resultType), assignment.IsChecked)
            : new Call(Next(assignment), null, code.Call(method), new(new Argument(0, old), new Argument(1, value)), false);
        return new CompoundAssignment(id, target, Convert(operation, assignment, assignment.GetOutConversion(), resultType, type), false);
    }

    /// <summary>The type of the left side in a compound assignment with a built-in operator: that of both sides, but for
    /// shifts, text and enums.</summary>
    ITypeSymbol? OperandType(ICompoundAssignmentOperation assignment)
    {
        var type = assignment.Target.Type;
        return assignment.GetInConversion().IsIdentity ? type
            : assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift
                ? code.SpecialType(SpecialType.System_Int32)
            : assignment.Value.Type;
    }

    Expression RefuseInPlace(IOperation operation) =>
        Refuse(operation, "An operator that changes its operand", "use the operator that returns a new value");

    /// <summary><c>x++</c> and its kin: adds or subtracts one, in int for the types smaller than that.</summary>
    Expression ReadStep(IIncrementOrDecrementOperation step)
    {
        var method = UserDefined(step.OperatorMethod);
        if (method is not null && step.IsLifted) return RefuseLifted(step);
        if (method is { IsStatic: false }) return RefuseInPlace(step);
        var id = Next(step);
        var target = ReadTarget(step.Target, Access.Both);
        Expression value = new OldValue(Next(step));
        if (method is not null)
        {
            value = new Call(Next(step), null, code.Call(method), new(new Argument(0, value)), false);
        }
        else
        {
            var kind = step.Kind is OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
            var type = Underlying(step.Target.Type)!;
            var isSmall = type.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16
                or SpecialType.System_UInt16 or SpecialType.System_Char;
            var operandType = isSmall && !step.IsLifted ? code.SpecialType(SpecialType.System_Int32) : step.Target.Type!;
            if (One(Underlying(operandType)!) is not { } one) return Unsupported(step);
            if (operandType.SpecialType != step.Target.Type!.SpecialType)
                value = new Descriptions.Conversion(Next(step), value, Type(type), Type(operandType), false, false);
            value = new Binary(
                Next(step), kind, value, new Literal(Next(step), one, Type(Underlying(operandType))), Type(operandType), Type(operandType), step.IsChecked);
            if (operandType.SpecialType != step.Target.Type.SpecialType)
                value = new Descriptions.Conversion(Next(step), value, Type(operandType), Type(type), false, step.IsChecked);
        }

        return new CompoundAssignment(id, target, value, step.IsPostfix);
    }

    /// <summary>One, in a numeric type.</summary>
    static object? One(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 => 1,
        SpecialType.System_UInt32 => 1u,
        SpecialType.System_Int64 => 1L,
        SpecialType.System_UInt64 => 1UL,
        SpecialType.System_Single => 1f,
        SpecialType.System_Double => 1d,
        SpecialType.System_Decimal => 1m,
        _ => null,
    };
}
