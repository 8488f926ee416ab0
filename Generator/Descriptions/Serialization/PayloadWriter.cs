using System.Globalization;
using System.Text;

namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>
/// Writes a description as tokens, each followed by a space. Numbers are decimal; a text is its length, a colon and the
/// text; what occurs again (texts, types, methods) is <c>#</c> and its number, counted in the order of first occurrence;
/// null is <c>~</c>.
/// </summary>
sealed class PayloadWriter
{
    readonly StringBuilder tokens = new();
    readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    readonly Dictionary<TypeReference, int> types = [];
    readonly Dictionary<MethodReference, int> methods = [];

    public override string ToString() => tokens.ToString();

    public PayloadWriter Int(int value) => Token(value.ToString(CultureInfo.InvariantCulture));

    public PayloadWriter OptionalInt(int? value) => value is { } number ? Int(number) : Token("~");

    public PayloadWriter Bool(bool value) => Token(value ? "1" : "0");

    public PayloadWriter Enum<T>(T value) where T : struct, Enum => Int(Convert.ToInt32(value, CultureInfo.InvariantCulture));

    public PayloadWriter Text(string? value)
    {
        if (value is null) return Token("~");
        if (texts.TryGetValue(value, out var known)) return Token("#" + known);
        texts.Add(value, texts.Count);
        return Token($"{value.Length}:{value}");
    }

    public PayloadWriter Constant(object? value) => ConstantFormat.Write(this, value);

    public PayloadWriter Type(TypeReference? type)
    {
        if (type is null) return Token("~");
        if (types.TryGetValue(type, out var known)) return Token("#" + known);
        Token("+").Text(type.Id).List(type.Arguments, argument => Type(argument));
        types.Add(type, types.Count);
        return this;
    }

    public PayloadWriter Method(MethodReference? method)
    {
        if (method is null) return Token("~");
        if (methods.TryGetValue(method, out var known)) return Token("#" + known);
        Token("+").Text(method.Id).Text(method.Name).Type(method.ContainingType)
            .List(method.TypeArguments, argument => Type(argument)).Text(method.Primitive);
        methods.Add(method, methods.Count);
        return this;
    }

    public PayloadWriter Expression(Expression? expression)
    {
        if (expression is null) return Token("~");
        var node = ExpressionRows.Table.Find(expression);
        Token(node.Tag).Int(expression.Id);
        node.Write(this, expression);
        return this;
    }

    public PayloadWriter Expressions(EquatableArray<Expression> expressions) => List(expressions, item => Expression(item));

    public PayloadWriter Statement(Statement? statement) => Node(StatementRows.Table, statement);

    public PayloadWriter Statements(EquatableArray<Statement> statements) => List(statements, item => Statement(item));

    public PayloadWriter Pattern(Pattern? pattern) => Node(PatternRows.Table, pattern);

    public PayloadWriter Arguments(EquatableArray<Argument> arguments) =>
        List(arguments, argument => Int(argument.Parameter).Expression(argument.Value).Enum(argument.Mode));

    public PayloadWriter Function(LocalFunction function) => Int(function.Slot).Text(function.Name)
        .Ints(function.ParameterSlots).List(function.Modes, mode => Enum(mode)).Ints(function.OwnSlots)
        .Statement(function.Body).Texts(function.ParameterNames);

    public PayloadWriter Ints(EquatableArray<int> values) => List(values, value => Int(value));

    public PayloadWriter Texts(EquatableArray<string> values) => List(values, value => Text(value));

    public PayloadWriter List<T>(EquatableArray<T> items, Action<T> write)
    {
        Int(items.Count);
        foreach (var item in items) write(item);
        return this;
    }

    public PayloadWriter Token(string token)
    {
        tokens.Append(token).Append(' ');
        return this;
    }

    PayloadWriter Node<T>(NodeTable<T> table, T? value) where T : class
    {
        if (value is null) return Token("~");
        var node = table.Find(value);
        Token(node.Tag);
        node.Write(this, value);
        return this;
    }
}
