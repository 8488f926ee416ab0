using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Intrinsics;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Values, variables, fields, tuples and conditions.</summary>
sealed partial class Interpreter
{
    object? EvaluateLiteral(Literal literal, Frame frame)
    {
        if (literal.Value is null or string) return literal.Value;
        var type = Resolve(literal.Type, frame);
        return NumericTypes.Code(type) == TypeCode.Object && type.Id is not "System.Object"
            ? EnumOf(type, literal.Value)
            : literal.Value;
    }

    /// <summary>The variable at a slot; it is declared here if it was not before.</summary>
    Cell VariableOf(int slot, Frame frame) => frame.Variables[slot] ??= new Variable(Heap, Unassigned.Value);

    object? EvaluateField(FieldReference reference, Frame frame)
    {
        if (reference.Instance is null) return ReadStatic(reference.Field, reference.Name, frame, reference.Id);
        return Evaluate(reference.Instance, frame) switch
        {
            Failure => Failure.Value,
            ObjectValue instance when instance.Layout.PositionOf(reference.Field) is >= 0 and var position => Read(instance, position),
            TupleValue tuple when TuplePosition(reference.Name) is { } position => Read(tuple, position),
            null => throw NullReceiver(reference.Name),
            UnknownValue unknown => throw RunTimeLayer($"'{reference.Name}'", unknown),
            // Inside Runtime, the properties of tensors and shapes are read like fields.
            var value when IntrinsicTable.Property(this, value, reference, frame) is { } property => property,
            var value => throw EvaluationError.Unsupported(
                $"The field '{reference.Name}' of {ValueText.Describe(value)}", "use the members that the language reference lists"),
        };
    }

    static int? TuplePosition(string name) =>
        name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var number) ? number - 1 : null;

    object? EvaluateTupleElement(TupleElement element, Frame frame) => Evaluate(element.Tuple, frame) switch
    {
        TupleValue tuple => Read(tuple, element.Index),
        _ => Failure.Value,
    };

    object? EvaluateConditional(Conditional conditional, Frame frame) => Condition(conditional.Condition, frame, "a condition") switch
    {
        true => Evaluate(conditional.WhenTrue, frame),
        false => Evaluate(conditional.WhenFalse, frame),
        Node node => BranchValue(node, () => Evaluate(conditional.WhenTrue, frame), () => Evaluate(conditional.WhenFalse, frame)),
        var failure => failure,
    };

    /// <summary>The truth of a condition: true, false, a node of rank 0, or a failure.</summary>
    object Condition(Expression condition, Frame frame, string place) => Truth(Evaluate(condition, frame), place);

    object Truth(object? value, string place) => value switch
    {
        bool or Failure => value,
        Node { Type: DType.Bool, Shape.Rank: 0 } node => Outcome(node) is { } known ? known : node,
        Node => throw EvaluationError.RunTimeValue(place, "choose element by element with Where"),
        UnknownValue unknown => throw RunTimeLayer(place, unknown),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} is used as a condition"),
    };

    object? EvaluateConditionalAccess(ConditionalAccess access, Frame frame)
    {
        var receiver = Evaluate(access.Receiver, frame);
        if (receiver is null or Failure) return receiver;
        var outer = frame.ConditionalReceiver;
        frame.ConditionalReceiver = receiver;
        try
        {
            return Evaluate(access.WhenNotNull, frame);
        }
        finally
        {
            frame.ConditionalReceiver = outer;
        }
    }

    object? EvaluateWith(With with, Frame frame)
    {
        var value = Evaluate(with.Value, frame);
        if (value is Failure) return value;
        object? copy = value switch
        {
            ObjectValue instance => instance.Copy(Heap),
            TupleValue tuple => Copied(tuple),
            _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} can't be copied with 'with'"),
        };
        RunInitializers(copy, with.Initializers, frame);
        return copy;
    }

    /// <summary>Runs an object initializer with its target.</summary>
    void RunInitializers(object? target, EquatableArray<Expression> initializers, Frame frame)
    {
        var outer = frame.InitializerTarget;
        frame.InitializerTarget = target;
        foreach (var initializer in initializers) Evaluate(initializer, frame);
        frame.InitializerTarget = outer;
    }

    object? EvaluateMemberInitializer(InitializeMember member, Frame frame)
    {
        var target = Evaluate(member.Member, frame);
        if (target is Failure) return target;
        if (target is null) throw EvaluationError.Fails("an object initializer is used on null");
        RunInitializers(target, member.Initializers, frame);
        return target;
    }

    /// <summary>A <c>throw</c>: a problem with the description's own message.</summary>
    object? EvaluateThrow(Expression exception, int site, Frame frame)
    {
        ReportThrow(Evaluate(exception, frame), site, frame);
        return Failure.Value;
    }

    /// <summary>The default value of a type.</summary>
    public object? DefaultOf(TypeReference type)
    {
        // What does not compile has no type, and is reported by the C# compiler.
        if (type.Id == "?") return Failure.Value;
        if (NumericTypes.Zero(type.Id == "System.Nullable`1" ? TypeCode.Object : NumericTypes.Code(type)) is { } zero) return zero;
        if (type.Id == "()" || type.Id.StartsWith("System.ValueTuple`", StringComparison.Ordinal))
            return new TupleValue(Heap, [.. type.Arguments.Select(DefaultOf)]);
        if (type.Id == "System.Index") return IndexValue.Start;
        if (IsEnum(type)) return EnumOf(type, 0);
        if (Definitions.Layout(type.Id) is not { Declaration.Kind: TypeKind.Struct or TypeKind.RecordStruct } layout) return null;
        // A struct that holds itself does not compile either.
        if (structDepth == MostStructs) return Failure.Value;
        structDepth++;
        var instance = Blank(type, layout);
        structDepth--;
        return instance;
    }

    /// <summary>How deep structs may lie within each other.</summary>
    const int MostStructs = 64;

    int structDepth;

    /// <summary>An instance whose fields have their default values.</summary>
    ObjectValue Blank(TypeReference type, ObjectLayout layout)
    {
        var scope = TypeScope.Bind(layout.Declaration.TypeParameters, type.Arguments, null);
        return new(Heap, type, layout, [.. layout.Fields.Select(field => DefaultOf(TypeScope.Resolve(field.Type, scope)))]);
    }

    bool IsEnum(TypeReference type) =>
        type.Id == KnownTypes.DType || Definitions.Layout(type.Id) is { Declaration.Kind: TypeKind.Enum };

    /// <summary>A value of an enum, its number in the enum's underlying type.</summary>
    EnumValue EnumOf(TypeReference type, object number)
    {
        var first = Definitions.Type(type.Id)?.Fields.FirstOrDefault()?.Initializer as Literal;
        return new(type, first?.Value is { } constant ? Conversions.Convert(number, NumericTypes.Code(constant), false) : number);
    }

    static EvaluationError NullReceiver(string member) => EvaluationError.Fails($"'{member}' is used on null");

    /// <summary>A value that the model's constructor takes is needed at build time.</summary>
    /// <param name="what">What it is needed for, with its article.</param>
    /// <param name="unknown">The value.</param>
    public static EvaluationError RunTimeLayer(string what, UnknownValue unknown) =>
        new(Diagnostics.Rules.RunTimeLayer, char.ToUpperInvariant(what[0]) + what.Substring(1), $"constructor parameter '{unknown.Name}'");
}
