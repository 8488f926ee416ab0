namespace GraphGen.Compiler.Descriptions;

/// <summary>
/// An expression of a description. Every expression carries an <paramref name="Id"/>, unique within its method and
/// counted in reading order: the reader keeps a table from ids to source spans beside the description, so that the
/// description itself holds no position and stays equal when text around it moves.
/// </summary>
/// <param name="Id">The expression's number within its method.</param>
abstract record Expression(int Id);

/// <summary>A value known to the C# compiler: bool, char, string, any number (boxed in its C# type), or null.</summary>
sealed record Literal(int Id, object? Value, TypeReference Type) : Expression(Id)
{
    /// <summary>Whether it is the same constant: 0 and -0 are two.</summary>
    public bool Equals(Literal? other) =>
        other is not null && Id == other.Id && Equals(Value, other.Value) && IsNegativeZero == other.IsNegativeZero && Type == other.Type;

    public override int GetHashCode() => unchecked(Id * 31 + (Value?.GetHashCode() ?? 0));

    bool IsNegativeZero => Value is 0d or 0f && double.IsNegativeInfinity(1 / System.Convert.ToDouble(Value));
}

/// <summary><c>default</c> of a type that has no literal.</summary>
sealed record DefaultValue(int Id, TypeReference Type) : Expression(Id);

/// <summary>A local variable or a parameter of the method (parameters take the first slots).</summary>
sealed record LocalReference(int Id, int Slot, string Name) : Expression(Id);

/// <summary><c>this</c>, or the implicit receiver of an object initializer or <c>with</c> expression.</summary>
sealed record ThisReference(int Id, bool IsInitializerTarget = false) : Expression(Id);

/// <summary>A field; <paramref name="Instance"/> is null for a static one.</summary>
sealed record FieldReference(int Id, Expression? Instance, string Field, string Name) : Expression(Id);

/// <summary>A property or an indexer (then with arguments); read, or written as the target of an assignment.</summary>
sealed record PropertyReference(
    int Id, Expression? Instance, MethodReference? Getter, MethodReference? Setter, string Name,
    EquatableArray<Argument> Arguments, bool IsVirtual) : Expression(Id);

/// <summary>A call of a described method, a primitive or a known library method.</summary>
sealed record Call(
    int Id, Expression? Instance, MethodReference Method, EquatableArray<Argument> Arguments, bool IsVirtual) : Expression(Id);

/// <summary>A call of a delegate value.</summary>
sealed record Invoke(int Id, Expression Target, EquatableArray<Argument> Arguments) : Expression(Id);

/// <summary>An argument, in the order in which C# evaluates it. <paramref name="Parameter"/> is the index of the
/// parameter it is for. Omitted optional parameters and <c>params</c> arrays are already written out.</summary>
sealed record Argument(int Parameter, Expression Value, PassingMode Mode = PassingMode.Value);

/// <summary>How an argument or parameter is passed.</summary>
enum PassingMode { Value, In, Ref, Out }

/// <summary>Object creation; initializer statements run with the new object as initializer target.</summary>
sealed record New(
    int Id, TypeReference Type, MethodReference Constructor, EquatableArray<Argument> Arguments,
    EquatableArray<Expression> Initializers) : Expression(Id);

/// <summary><c>Member = { … }</c> in an object initializer: the initializers run with the member's value as initializer
/// target.</summary>
sealed record InitializeMember(int Id, Expression Member, EquatableArray<Expression> Initializers) : Expression(Id);

/// <summary>A lambda or an anonymous method.</summary>
sealed record Lambda(int Id, LocalFunction Function) : Expression(Id);

/// <summary>A method used as a delegate.</summary>
sealed record MethodGroup(int Id, Expression? Instance, MethodReference Method, bool IsVirtual) : Expression(Id);

/// <summary>A local function used as a delegate.</summary>
sealed record LocalFunctionReference(int Id, int Slot, string Name) : Expression(Id);

/// <summary>A call of a local function.</summary>
sealed record LocalCall(int Id, int Slot, string Name, EquatableArray<Argument> Arguments) : Expression(Id);

/// <summary>A built-in unary operator on a number or bool: + - ~ !. Type is that of the result.</summary>
sealed record Unary(int Id, UnaryOperator Operator, Expression Operand, TypeReference Type, bool IsChecked) : Expression(Id);

/// <summary>The built-in unary operators.</summary>
enum UnaryOperator { Plus, Negate, Complement, Not }

/// <summary>A built-in binary operator on numbers, bools, strings, enums or references, both sides of one type (shifts
/// and string concatenation excepted) after the conversions C# inserts. <paramref name="OperandType"/> is the type of the
/// left side. Equality of records and of tuples is that of their parts; operators on <c>Nullable</c> give null for null.
/// </summary>
sealed record Binary(
    int Id, BinaryOperator Operator, Expression Left, Expression Right, TypeReference OperandType, TypeReference Type,
    bool IsChecked) : Expression(Id);

/// <summary>The built-in binary operators.</summary>
enum BinaryOperator
{
    Add, Subtract, Multiply, Divide, Remainder, ShiftLeft, ShiftRight, UnsignedShiftRight, And, Or, Xor, AndAlso, OrElse,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
}

/// <summary>A conversion. A user-defined one is a <see cref="Call"/> instead. <paramref name="IsTry"/>: <c>as</c>.</summary>
sealed record Conversion(int Id, Expression Operand, TypeReference From, TypeReference To, bool IsTry, bool IsChecked) : Expression(Id);

/// <summary><c>condition ? whenTrue : whenFalse</c>; the condition may be a run-time scalar.</summary>
sealed record Conditional(int Id, Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(Id);

/// <summary><c>value ?? whenNull</c>.</summary>
sealed record Coalesce(int Id, Expression Value, Expression WhenNull) : Expression(Id);

/// <summary><c>receiver?.access</c>; inside <paramref name="WhenNotNull"/> the receiver is a <see cref="ConditionalReceiver"/>.</summary>
sealed record ConditionalAccess(int Id, Expression Receiver, Expression WhenNotNull) : Expression(Id);

/// <summary>The receiver of the innermost <see cref="ConditionalAccess"/>.</summary>
sealed record ConditionalReceiver(int Id) : Expression(Id);

/// <summary><c>value is pattern</c>.</summary>
sealed record IsPattern(int Id, Expression Value, Pattern Pattern) : Expression(Id);

/// <summary><c>value switch { … }</c>.</summary>
sealed record SwitchExpression(int Id, Expression Value, EquatableArray<SwitchArm> Arms) : Expression(Id);

/// <summary>One arm of a switch expression.</summary>
sealed record SwitchArm(Pattern Pattern, Expression? Guard, Expression Value);

/// <summary><c>(a, b)</c>; names are null where the element has none.</summary>
sealed record TupleExpression(int Id, EquatableArray<Expression> Elements, EquatableArray<string?> Names) : Expression(Id);

/// <summary>An element of a tuple value, by position.</summary>
sealed record TupleElement(int Id, Expression Tuple, int Index, string Name) : Expression(Id);

/// <summary>A new array: by sizes, or by elements (nested for more dimensions).</summary>
sealed record NewArray(int Id, TypeReference ElementType, EquatableArray<Expression> Sizes, EquatableArray<Expression>? Elements) : Expression(Id);

/// <summary>A collection expression; the target type says what is built (array, list, span, …).</summary>
sealed record CollectionExpression(int Id, TypeReference Type, TypeReference ElementType, EquatableArray<CollectionElement> Elements) : Expression(Id);

/// <summary>An element of a collection expression, spread or not.</summary>
sealed record CollectionElement(Expression Value, bool IsSpread);

/// <summary>Access to an array's element; an index may be an int, an <c>Index</c> or a <c>Range</c>.</summary>
sealed record ElementAccess(int Id, Expression Array, EquatableArray<Expression> Indices) : Expression(Id);

/// <summary>Access by <c>Index</c> or <c>Range</c> to a value that C# knows only by its length and an indexer (or a
/// <c>Slice</c> method, for a range) over ints: <c>list[^1]</c>.</summary>
/// <param name="Length">The getter of the length or count.</param>
/// <param name="Getter">The indexer's getter, or <c>Slice(start, length)</c>.</param>
/// <param name="Setter">The indexer's setter; null where there is none.</param>
sealed record ImplicitIndexer(
    int Id, Expression Instance, MethodReference Length, MethodReference Getter, MethodReference? Setter,
    Expression Argument) : Expression(Id);

/// <summary><c>^value</c>. Where an <c>Index</c> is asked for, an int stands for a position from the start.</summary>
sealed record FromEnd(int Id, Expression Value) : Expression(Id);

/// <summary><c>start..end</c>; a missing end is null.</summary>
sealed record RangeExpression(int Id, Expression? Start, Expression? End) : Expression(Id);

/// <summary>An interpolated string.</summary>
sealed record InterpolatedString(int Id, EquatableArray<InterpolationPart> Parts) : Expression(Id);

/// <summary>Text, or a value with alignment and format.</summary>
sealed record InterpolationPart(string? Text, Expression? Value, int Alignment, string? Format);

/// <summary><c>target = value</c>. A <see cref="TupleExpression"/> as target takes a tuple apart (nested targets, discards,
/// declarations), a <see cref="DeconstructionTarget"/> an object.</summary>
sealed record Assignment(int Id, Expression Target, Expression Value) : Expression(Id);

/// <summary>Targets for what a <c>Deconstruct</c> method yields; an extension method takes the value as its first
/// argument.</summary>
sealed record DeconstructionTarget(int Id, MethodReference Method, bool IsExtension, EquatableArray<Expression> Elements) : Expression(Id);

/// <summary><c>target op= value</c>, <c>target++</c>; <paramref name="Operation"/> computes the new value from
/// <see cref="OldValue"/>.</summary>
sealed record CompoundAssignment(int Id, Expression Target, Expression Operation, bool ReturnsOld) : Expression(Id);

/// <summary>The value that the target of the innermost <see cref="CompoundAssignment"/> had before.</summary>
sealed record OldValue(int Id) : Expression(Id);

/// <summary><c>target ??= value</c>.</summary>
sealed record CoalesceAssignment(int Id, Expression Target, Expression Value) : Expression(Id);

/// <summary>A discard as an assignment's target, or as an out argument.</summary>
sealed record Discard(int Id) : Expression(Id);

/// <summary><c>throw exception</c> as an expression.</summary>
sealed record ThrowExpression(int Id, Expression Exception) : Expression(Id);

/// <summary><c>value with { … }</c>: a copy on which the initializers run.</summary>
sealed record With(int Id, Expression Value, EquatableArray<Expression> Initializers) : Expression(Id);

/// <summary><c>typeof(T)</c>; only its name can be asked for.</summary>
sealed record TypeOf(int Id, TypeReference Type) : Expression(Id);
