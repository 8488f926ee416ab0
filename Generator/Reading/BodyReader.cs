using System.Runtime.CompilerServices;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Conversion = GraphGen.Compiler.Descriptions.Conversion;

namespace GraphGen.Compiler.Reading;

/// <summary>
/// Reads the body of one method or field initializer: statements and expressions into those of a description, numbered in
/// reading order, locals into slots. What the language does not have is reported at that expression, and reading goes on.
/// </summary>
sealed partial class BodyReader
{
    readonly CodeReader code;
    readonly string owner;
    readonly Dictionary<ISymbol, int> slots = new(SymbolEqualityComparer.Default);
    readonly Stack<(ISymbol? Function, List<int> Slots)> functions = new();
    int expressions;

    /// <param name="code">Takes what the body reaches, and its problems.</param>
    /// <param name="owner">The id of the method or field.</param>
    /// <param name="parameters">What takes the first slots.</param>
    public BodyReader(CodeReader code, string owner, IEnumerable<IParameterSymbol> parameters)
    {
        this.code = code;
        this.owner = owner;
        functions.Push((null, []));
        foreach (var parameter in parameters) Slot(parameter);
    }

    /// <summary>How many parameters and locals the body has.</summary>
    public int Slots => slots.Count + hiddenSlots;

    /// <summary>Whether something in the body does not compile.</summary>
    public bool IsBroken { get; private set; }

    int hiddenSlots;

    /// <summary>The number for the next expression, which stands for <paramref name="operation"/>.</summary>
    public int Next(IOperation? operation = null)
    {
        if (operation is not null) code.Locate(new Site(owner, expressions), operation.Syntax);
        return expressions++;
    }

    /// <summary>How a parameter is passed.</summary>
    public static PassingMode Mode(RefKind kind) => kind switch
    {
        RefKind.None => PassingMode.Value,
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        _ => PassingMode.In,
    };

    /// <summary>Reads an expression.</summary>
    public Expression Read(IOperation? operation)
    {
        code.CancellationToken.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation is { ConstantValue.HasValue: true } and not IAssignmentOperation) return ReadConstant(operation);
        return operation switch
        {
            null or IInvalidOperation => Broken(operation),
            ILocalReferenceOperation local => new LocalReference(Next(local), Slot(local.Local), local.Local.Name),
            IParameterReferenceOperation parameter => ReadParameter(parameter),
            IInstanceReferenceOperation instance => ReadInstance(instance),
            IDeclarationExpressionOperation declaration => Read(declaration.Expression),
            IDiscardOperation => new Discard(Next(operation)),
            IDefaultValueOperation value => new DefaultValue(Next(value), Type(value.Type)),
            ITypeOfOperation type => new TypeOf(Next(type), Type(type.TypeOperand)),
            IConditionalOperation conditional => ReadConditional(conditional),
            ICoalesceOperation coalesce => ReadCoalesce(coalesce),
            IConditionalAccessOperation access => new ConditionalAccess(Next(access), Read(access.Operation), Read(access.WhenNotNull)),
            IConditionalAccessInstanceOperation receiver => new ConditionalReceiver(Next(receiver)),
            IThrowOperation thrown => new ThrowExpression(Next(thrown), Read(thrown.Exception)),
            IInterpolatedStringOperation text => ReadInterpolatedString(text),
            ITupleOperation tuple => ReadTuple(tuple),
            IUnaryOperation unary => ReadUnary(unary),
            IBinaryOperation binary => ReadBinary(binary),
            ITupleBinaryOperation binary => ReadTupleBinary(binary),
            IConversionOperation conversion => ReadConversion(conversion),
            IIsTypeOperation test => ReadTypeTest(test),
            IIsPatternOperation test => new IsPattern(Next(test), Read(test.Value), ReadPattern(test.Pattern)),
            ISwitchExpressionOperation choice => ReadSwitch(choice),
            IFieldReferenceOperation field => ReadField(field),
            IPropertyReferenceOperation property => ReadProperty(property, Access.Get),
            IInvocationOperation call => ReadCall(call),
            IObjectCreationOperation creation => ReadCreation(creation),
            ITypeParameterObjectCreationOperation creation => ReadCreation(creation),
            IDelegateCreationOperation creation => ReadDelegate(creation),
            IWithOperation with => ReadWith(with),
            IMemberInitializerOperation member =>
                new InitializeMember(Next(member), Read(member.InitializedMember), ReadInitializers(member.Initializer)),
            ISimpleAssignmentOperation assignment => ReadAssignment(assignment),
            IDeconstructionAssignmentOperation assignment => ReadDeconstruction(assignment),
            ICompoundAssignmentOperation assignment => ReadCompound(assignment),
            ICoalesceAssignmentOperation assignment =>
                new CoalesceAssignment(Next(assignment), ReadTarget(assignment.Target, Access.Both), Read(assignment.Value)),
            IIncrementOrDecrementOperation step => ReadStep(step),
            IArrayCreationOperation array => ReadNewArray(array),
            IArrayInitializerOperation array => ReadNestedArray(array),
            ICollectionExpressionOperation collection => ReadCollection(collection),
            IArrayElementReferenceOperation element =>
                new ElementAccess(Next(element), Read(element.ArrayReference), ReadAll(element.Indices)),
            IImplicitIndexerReferenceOperation element => ReadImplicitIndexer(element, Access.Get),
            IRangeOperation range => ReadRange(range),
            _ => Unsupported(operation),
        };
    }

    EquatableArray<Expression> ReadAll(IEnumerable<IOperation> operations) => operations.Select(Read).ToEquatable();

    /// <summary>The slot of a local or parameter; a new one belongs to the function that declares it, which may lie around
    /// the one that is being read.</summary>
    int Slot(ISymbol symbol)
    {
        if (slots.TryGetValue(symbol, out var slot)) return slot;
        slot = Slots;
        slots.Add(symbol, slot);
        var owner = functions.FirstOrDefault(entry => SymbolEqualityComparer.Default.Equals(entry.Function, symbol.ContainingSymbol));
        (owner.Slots ?? functions.Last().Slots).Add(slot);
        return slot;
    }

    /// <summary>A slot for a value that has no name in the source.</summary>
    int HiddenSlot()
    {
        var slot = Slots;
        hiddenSlots++;
        functions.Peek().Slots.Add(slot);
        return slot;
    }

    TypeReference Type(ITypeSymbol? type)
    {
        if (type is { TypeKind: Microsoft.CodeAnalysis.TypeKind.Error }) IsBroken = true;
        return code.Type(type);
    }

    Literal ReadConstant(IOperation operation) => new(Next(operation), operation.ConstantValue.Value, Type(operation.Type));

    Expression ReadParameter(IParameterReferenceOperation operation)
    {
        var parameter = operation.Parameter;
        if (slots.TryGetValue(parameter, out var slot)) return new LocalReference(Next(operation), slot, parameter.Name);
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor })
            return new LocalReference(Next(operation), Slot(parameter), parameter.Name);
        code.Capture(parameter);
        return new FieldReference(Next(operation), new ThisReference(Next(operation)), code.IdOfCaptured(parameter), parameter.Name);
    }

    Expression ReadInstance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance => new ThisReference(Next(instance)),
        InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput => new ThisReference(Next(instance), true),
        _ => Unsupported(instance),
    };

    Expression ReadConditional(IConditionalOperation conditional) => conditional.IsRef
        ? Refuse(conditional, "A 'ref' conditional", "choose between values")
        : new Conditional(Next(conditional), Read(conditional.Condition), Read(conditional.WhenTrue), Read(conditional.WhenFalse));

    Expression ReadCoalesce(ICoalesceOperation coalesce)
    {
        var id = Next(coalesce);
        var value = Read(coalesce.Value);
        if (coalesce.ValueConversion is { IsNumeric: true } or { IsNullable: true, IsIdentity: false } && coalesce.Type is { } type
            && !SymbolEqualityComparer.Default.Equals(Underlying(coalesce.Value.Type), Underlying(type)))
            value = new Conversion(Next(coalesce.Value), value, Type(coalesce.Value.Type), Type(code.Nullable(type)), false, false);
        else if (coalesce.ValueConversion.IsUserDefined)
            return Refuse(coalesce, "A converting '??'", "convert the value first");
        return new Coalesce(id, value, Read(coalesce.WhenNull));
    }

    Expression ReadInterpolatedString(IInterpolatedStringOperation text)
    {
        var id = Next(text);
        return new InterpolatedString(id, text.Parts.Select(ReadPart).ToEquatable());
    }

    InterpolationPart ReadPart(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation text:
                return new InterpolationPart(text.Text.ConstantValue.Value as string, null, 0, null);
            case IInterpolationOperation value:
                NoteTextOf(value.Expression);
                return new InterpolationPart(
                    null, Read(value.Expression), value.Alignment?.ConstantValue.Value as int? ?? 0,
                    value.FormatString?.ConstantValue.Value as string);
            default:
                return new InterpolationPart(null, Unsupported(part), 0, null);
        }
    }

    /// <summary>Where a value becomes text, its <c>ToString</c> is called.</summary>
    void NoteTextOf(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        if (value.Type is INamedTypeSymbol type && code.IsSource(type)) code.ReachSlot(code.ToStringMethod);
    }

    Expression ReadTuple(ITupleOperation tuple)
    {
        var names = (tuple.Type as INamedTypeSymbol)?.TupleElements
            .Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null).ToEquatable();
        return new TupleExpression(Next(tuple), ReadAll(tuple.Elements), names ?? new string?[tuple.Elements.Length]);
    }

    Expression ReadRange(IRangeOperation range) => new RangeExpression(
        Next(range), range.LeftOperand is { } start ? Read(start) : null, range.RightOperand is { } end ? Read(end) : null);

    static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    Expression Broken(IOperation? operation)
    {
        IsBroken = true;
        return new DefaultValue(Next(operation), SymbolIds.Unknown);
    }
}
