using System.Globalization;

namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>Reads what <see cref="PayloadWriter"/> writes. Text that it did not write is a <see cref="FormatException"/>.
/// </summary>
sealed class PayloadReader(string payload)
{
    readonly List<string> texts = [];
    readonly List<TypeReference> types = [];
    readonly List<MethodReference> methods = [];
    int position;

    /// <summary>The number of the expression that is being read.</summary>
    public int Id { get; private set; }

    public bool IsAtEnd => position == payload.Length;

    public int Int() => ToInt(Token());

    public int? OptionalInt() => Token() is var token && token == "~" ? null : ToInt(token);

    public bool Bool() => Int() == 1;

    public T Enum<T>() where T : struct, Enum => (T)System.Enum.ToObject(typeof(T), Int());

    public string Text() => OptionalText() ?? throw Malformed("a text");

    public string? OptionalText()
    {
        var start = position;
        if (Peek() is '~' or '#') return Token() is var token && token == "~" ? null : Known(texts, token);
        var colon = payload.IndexOf(':', start);
        if (colon < 0) throw Malformed("a text");
        var length = ToInt(payload.Substring(start, colon - start));
        if (length < 0 || colon + 1 + length >= payload.Length) throw Malformed("a text");
        var text = payload.Substring(colon + 1, length);
        position = colon + length + 2;
        texts.Add(text);
        return text;
    }

    public object? Constant() => ConstantFormat.Read(this);

    public TypeReference Type() => OptionalType() ?? throw Malformed("a type");

    public TypeReference? OptionalType()
    {
        var token = Token();
        if (token == "~") return null;
        if (token != "+") return Known(types, token);
        var type = new TypeReference(Text(), List(() => Type()));
        types.Add(type);
        return type;
    }

    public MethodReference Method() => OptionalMethod() ?? throw Malformed("a method");

    public MethodReference? OptionalMethod()
    {
        var token = Token();
        if (token == "~") return null;
        if (token != "+") return Known(methods, token);
        var method = new MethodReference(Text(), Text(), Type(), List(() => Type()), OptionalText());
        methods.Add(method);
        return method;
    }

    public Expression Expression() => OptionalExpression() ?? throw Malformed("an expression");

    public Expression? OptionalExpression()
    {
        var tag = Token();
        if (tag == "~") return null;
        Id = Int();
        return ExpressionRows.Table.Find(tag).Read(this);
    }

    public EquatableArray<Expression> Expressions() => List(Expression);

    public Statement Statement() => OptionalStatement() ?? throw Malformed("a statement");

    public Statement? OptionalStatement() => Node(StatementRows.Table);

    public EquatableArray<Statement> Statements() => List(Statement);

    public Pattern Pattern() => OptionalPattern() ?? throw Malformed("a pattern");

    public Pattern? OptionalPattern() => Node(PatternRows.Table);

    public EquatableArray<Argument> Arguments() => List(() => new Argument(Int(), Expression(), Enum<PassingMode>()));

    public LocalFunction Function() =>
        new(Int(), Text(), Ints(), List(() => Enum<PassingMode>()), Ints(), Statement(), Texts());

    public EquatableArray<int> Ints() => List(Int);

    public EquatableArray<string> Texts() => List(Text);

    public EquatableArray<T> List<T>(Func<T> read)
    {
        var count = Int();
        if (count < 0 || count > payload.Length) throw Malformed("a list");
        var items = new T[count];
        for (var i = 0; i < count; i++) items[i] = read();
        return items;
    }

    public string Token()
    {
        var end = payload.IndexOf(' ', position);
        if (end < 0) throw Malformed("more");
        var token = payload.Substring(position, end - position);
        position = end + 1;
        return token;
    }

    public FormatException Malformed(string expected) =>
        new($"The exported description has no {expected} at position {position.ToString(CultureInfo.InvariantCulture)}.");

    T? Node<T>(NodeTable<T> table) where T : class => Token() is var tag && tag == "~" ? null : table.Find(tag).Read(this);

    char Peek() => position < payload.Length ? payload[position] : throw Malformed("more");

    T Known<T>(List<T> known, string token) =>
        token.Length > 1 && token[0] == '#' && ToInt(token.Substring(1)) is var index && index >= 0 && index < known.Count
            ? known[index]
            : throw Malformed("a reference");

    int ToInt(string token) => int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Malformed("a number");
}
