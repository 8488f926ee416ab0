using System.Globalization;

namespace GraphGen.Compiler.Descriptions;

/// <summary>Prints expressions and patterns as C# would have them, with short type names; graph operations as
/// <c>@name(…)</c>, what an object initializer sets as <c>.Member</c>.</summary>
static class ExpressionPrinter
{
    public static string Text(Expression expression) => expression switch
    {
        Literal literal => Text(literal),
        DefaultValue value => $"default({Text(value.Type)})",
        LocalReference local => Local(local.Slot, local.Name),
        ThisReference self => self.IsInitializerTarget ? "" : "this",
        FieldReference field => Member(field.Instance, Owner(field.Field), field.Name),
        PropertyReference property => Text(property),
        Call call => Text(call),
        Invoke invoke => $"{Operand(invoke.Target)}({Text(invoke.Arguments)})",
        New creation => $"new {Text(creation.Type)}({Text(creation.Arguments)}){Initializers(creation.Initializers)}",
        InitializeMember member => $"{Text(member.Member)} ={Initializers(member.Initializers)}",
        Lambda lambda => $"{Parameters(lambda.Function)} => {Body(lambda.Function.Body)}",
        MethodGroup group => Member(group.Instance, group.Method.ContainingType, group.Method.Name),
        LocalFunctionReference function => function.Name,
        LocalCall call => $"{call.Name}({Text(call.Arguments)})",
        Unary unary => Symbol(unary.Operator) + Operand(unary.Operand),
        Binary binary => Checked(binary.IsChecked, $"{Operand(binary.Left)} {Symbol(binary.Operator)} {Operand(binary.Right)}"),
        Conversion { IsTry: true } conversion => $"{Operand(conversion.Operand)} as {Text(conversion.To)}",
        Conversion conversion => Checked(conversion.IsChecked, $"({Text(conversion.To)}){Operand(conversion.Operand)}"),
        Conditional conditional =>
            $"{Operand(conditional.Condition)} ? {Operand(conditional.WhenTrue)} : {Operand(conditional.WhenFalse)}",
        Coalesce coalesce => $"{Operand(coalesce.Value)} ?? {Operand(coalesce.WhenNull)}",
        ConditionalAccess access => $"{Operand(access.Receiver)}?{Text(access.WhenNotNull)}",
        ConditionalReceiver => "",
        IsPattern test => $"{Operand(test.Value)} is {Text(test.Pattern)}",
        SwitchExpression choice => $"{Operand(choice.Value)} switch {{ {string.Join(", ", choice.Arms.Select(Text))} }}",
        TupleExpression tuple => $"({string.Join(", ", tuple.Elements.Select((element, i) => Named(tuple.Names[i], Text(element))))})",
        TupleElement element => $"{Operand(element.Tuple)}.{element.Name}",
        NewArray { Elements: { } elements } array => $"new {Text(array.ElementType)}[] {{ {Join(elements)} }}",
        NewArray array => $"new {Text(array.ElementType)}[{Join(array.Sizes)}]",
        CollectionExpression collection =>
            $"({Text(collection.Type)})[{string.Join(", ", collection.Elements.Select(element => (element.IsSpread ? ".." : "") + Text(element.Value)))}]",
        ElementAccess element => $"{Operand(element.Array)}[{Join(element.Indices)}]",
        ImplicitIndexer element => $"{Operand(element.Instance)}[{Text(element.Argument)}]",
        FromEnd fromEnd => "^" + Operand(fromEnd.Value),
        RangeExpression range => $"{Optional(range.Start)}..{Optional(range.End)}",
        InterpolatedString text => $"$\"{string.Concat(text.Parts.Select(Text))}\"",
        Assignment assignment => $"{Text(assignment.Target)} = {Text(assignment.Value)}",
        CompoundAssignment assignment =>
            $"{Text(assignment.Target)} = {(assignment.ReturnsOld ? "after " : "")}{Text(assignment.Operation)}",
        CoalesceAssignment assignment => $"{Text(assignment.Target)} ??= {Text(assignment.Value)}",
        DeconstructionTarget target => $"{target.Method.Name}({Join(target.Elements)})",
        OldValue => "old",
        Discard => "_",
        ThrowExpression thrown => $"throw {Text(thrown.Exception)}",
        With with => $"{Operand(with.Value)} with{Initializers(with.Initializers)}",
        TypeOf type => $"typeof({Text(type.Type)})",
        _ => expression.ToString(),
    };

    public static string Text(Pattern pattern) => pattern switch
    {
        DiscardPattern => "_",
        ConstantPattern constant => Text(constant.Value),
        RelationalPattern relation => $"{Symbol(relation.Operator)} {Text(relation.Value)}",
        DeclarationPattern declaration => (declaration.Type is { } type ? Text(type) : "var") + Variable(declaration.Slot, declaration.Name),
        NotPattern not => $"not {Text(not.Inner)}",
        BinaryPattern binary => $"({Text(binary.Left)} {(binary.IsAnd ? "and" : "or")} {Text(binary.Right)})",
        RecursivePattern recursive => Text(recursive),
        ListPattern list => $"[{string.Join(", ", list.Items.Select(Text))}]{Variable(list.Slot, list.Name)}",
        SlicePattern slice => ".." + (slice.Inner is { } inner ? " " + Text(inner) : ""),
        _ => pattern.ToString(),
    };

    /// <summary>A type by its last name: <c>List&lt;int&gt;</c>.</summary>
    public static string Text(TypeReference type) => type.Id switch
    {
        "()" => $"({string.Join(", ", type.Arguments.Select(Text))})",
        "System.Nullable`1" => Text(type.Arguments[0]) + "?",
        ['[', ..] => Text(type.Arguments[0]) + type.Id,
        ['!', ..] => type.Id.Substring(1),
        _ when Keywords.TryGetValue(type.Id, out var keyword) => keyword,
        _ => ShortName(type.Id) + (type.Arguments.Count == 0 ? "" : $"<{string.Join(", ", type.Arguments.Select(Text))}>"),
    };

    public static string Text(PassingMode mode) => mode is PassingMode.Value ? "" : mode.ToString().ToLowerInvariant() + " ";

    /// <summary>A local by its name, or by its slot where the source has no name.</summary>
    public static string Local(int slot, string name) => name.Length == 0 ? "$" + slot : name;

    static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool", ["System.Char"] = "char", ["System.String"] = "string", ["System.Object"] = "object",
        ["System.SByte"] = "sbyte", ["System.Byte"] = "byte", ["System.Int16"] = "short", ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int", ["System.UInt32"] = "uint", ["System.Int64"] = "long", ["System.UInt64"] = "ulong",
        ["System.Single"] = "float", ["System.Double"] = "double", ["System.Decimal"] = "decimal", ["System.Void"] = "void",
    };

    static string ShortName(string id)
    {
        var name = id.Substring(id.LastIndexOf('.') + 1);
        var end = name.IndexOfAny(['`', '@']);
        return end < 0 ? name : name.Substring(0, end);
    }

    static string Text(Literal literal) => literal.Value switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        string text => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"",
        char value => $"'{value}'",
        _ when !Keywords.ContainsKey(literal.Type.Id) => $"({Text(literal.Type)}){Number(literal.Value)}",
        float value => Number(value) + "f",
        double value => Number(value) is var text && text.IndexOfAny(['.', 'E', 'N', '∞']) < 0 ? text + ".0" : text,
        long value => Number(value) + "L",
        var value => Number(value),
    };

    static string Number(object value) => value switch
    {
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Text(PropertyReference property)
    {
        var accessor = (property.Getter ?? property.Setter)!;
        var arguments = property.Arguments.Count == 0 ? "" : $"[{Text(property.Arguments)}]";
        return accessor.Primitive is { } primitive ? $"@{primitive}({(property.Instance is { } instance ? Text(instance) : "")})"
            : property.Arguments.Count > 0 && property.Instance is { } indexed ? Operand(indexed) + arguments
            : Member(property.Instance, accessor.ContainingType, property.Name) + arguments;
    }

    static string Text(Call call)
    {
        var arguments = Text(call.Arguments);
        if (call.Method.Primitive is { } primitive)
            return $"@{primitive}({string.Join(", ", new[] { call.Instance is { } self ? Text(self) : "", arguments }.Where(part => part.Length > 0))})";
        var types = call.Method.TypeArguments.Count == 0 ? "" : $"<{string.Join(", ", call.Method.TypeArguments.Select(Text))}>";
        var name = call.Method.Name is ".ctor" ? $"{Text(call.Method.ContainingType)}..ctor" : call.Method.Name;
        return $"{Member(call.Instance, call.Method.ContainingType, name)}{types}({arguments})";
    }

    static string Member(Expression? instance, TypeReference type, string name) =>
        $"{(instance is null ? Text(type) : Operand(instance))}.{name}";

    /// <summary>The type in the id of a static field.</summary>
    static TypeReference Owner(string field) => new(field.Substring(2, field.LastIndexOf('.') - 2));

    static string Text(EquatableArray<Argument> arguments)
    {
        var isInOrder = arguments.Select((argument, position) => argument.Parameter == position).All(same => same);
        return string.Join(", ", arguments.Select(argument =>
            (isInOrder ? "" : argument.Parameter + ": ") + Text(argument.Mode) + Text(argument.Value)));
    }

    static string Text(SwitchArm arm) =>
        $"{Text(arm.Pattern)}{(arm.Guard is { } guard ? " when " + Text(guard) : "")} => {Text(arm.Value)}";

    static string Text(InterpolationPart part) => part.Value is { } value
        ? $"{{{Text(value)}{(part.Alignment == 0 ? "" : "," + part.Alignment)}{(part.Format is null ? "" : ":" + part.Format)}}}"
        : part.Text ?? "";

    static string Text(RecursivePattern pattern)
    {
        var type = pattern.Type is { } name ? Text(name) : "";
        var positional = pattern.Positional.Count == 0 ? type : $"{type}({string.Join(", ", pattern.Positional.Select(Text))})";
        var properties = pattern.Properties.Count == 0 && pattern.Positional.Count > 0 ? ""
            : $"{{ {string.Join(", ", pattern.Properties.Select(property => $"{Text(property.Member)}: {Text(property.Pattern)}"))} }}";
        return string.Join(" ", new[] { positional, properties }.Where(part => part.Length > 0))
            + Variable(pattern.Slot, pattern.Name);
    }

    /// <summary>The parameters of a lambda or local function.</summary>
    public static string Parameters(LocalFunction function) =>
        $"({string.Join(", ", function.ParameterSlots.Select((slot, i) => Text(function.Modes[i]) + Local(slot, function.ParameterNames[i])))})";

    static string Body(Statement body)
    {
        var statement = body;
        while (statement is Block { Statements: [var only] }) statement = only;
        return statement switch
        {
            Return { Value: { } value } => Text(value),
            ExpressionStatement expression => Text(expression.Expression),
            _ => $"{{ {string.Join(" ", DescriptionPrinter.Lines(body).Skip(1).Select(line => line.Trim()))}",
        };
    }

    /// <summary>An expression within another, in parentheses unless it is simple.</summary>
    static string Operand(Expression expression) => expression
        is Unary or Binary { IsChecked: false } or Conversion { IsChecked: false } or Conditional or Coalesce or IsPattern or SwitchExpression or Lambda
        or Assignment or CompoundAssignment or CoalesceAssignment or ThrowExpression or With or RangeExpression
            ? $"({Text(expression)})"
            : Text(expression);

    static string Initializers(EquatableArray<Expression> initializers) =>
        initializers.Count == 0 ? "" : $" {{ {Join(initializers)} }}";

    static string Join(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Text));

    static string Optional(Expression? expression) => expression is null ? "" : Operand(expression);

    static string Named(string? name, string value) => name is null || name == value ? value : $"{name}: {value}";

    static string Checked(bool isChecked, string text) => isChecked ? $"checked({text})" : text;

    static string Variable(int? slot, string name) => slot is { } number ? " " + Local(number, name) : "";

    static string Symbol(UnaryOperator kind) => kind switch
    {
        UnaryOperator.Plus => "+",
        UnaryOperator.Negate => "-",
        UnaryOperator.Complement => "~",
        _ => "!",
    };

    static string Symbol(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.UnsignedShiftRight => ">>>",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.Xor => "^",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        _ => ">=",
    };
}
