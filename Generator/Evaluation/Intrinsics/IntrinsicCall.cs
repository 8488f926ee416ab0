using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>What a method of the base class library or of Runtime, known to the compiler, does in a description.</summary>
delegate object? Intrinsic(IntrinsicCall call);

/// <summary>One call of an intrinsic method.</summary>
/// <param name="interpreter">Who calls.</param>
/// <param name="method">The method.</param>
/// <param name="instance">What it is called on; null for a static method.</param>
/// <param name="arguments">By parameter; a cell for one passed by reference.</param>
/// <param name="frame">Where it is called.</param>
/// <param name="site">The calling expression's id.</param>
sealed class IntrinsicCall(
    Interpreter interpreter, MethodReference method, object? instance, object?[] arguments, Frame frame, int site)
{
    public Interpreter Interpreter { get; } = interpreter;

    public Heap Heap => Interpreter.Heap;

    public GraphBuilder Builder => Interpreter.Builder;

    public MethodReference Method { get; } = method;

    public object? Instance { get; } = instance;

    public object?[] Arguments { get; } = arguments;

    public int Count => Arguments.Length;

    public object? this[int index] => Arguments[index];

    /// <summary>The call as if made on its first argument: what an extension method is.</summary>
    public IntrinsicCall OnFirst() =>
        new(Interpreter, Method, Arguments[0], [.. Arguments.Skip(1)], frame, site);

    /// <summary>A build-time int argument.</summary>
    public int Int(int index) => Interpreter.WholeNumber(Arguments[index], $"an argument of '{Method.Name}'");

    /// <summary>A string argument.</summary>
    public string String(int index) => Arguments[index] switch
    {
        string text => text,
        char character => character.ToString(),
        null => throw EvaluationError.Fails($"'{Method.Name}' is given null"),
        var value => Text(value),
    };

    /// <summary>The elements of an argument that is a collection.</summary>
    public IEnumerable<object?> Elements(int index) => Interpreter.Elements(Arguments[index]);

    /// <summary>An array as a call gives it.</summary>
    public ArrayValue Array(TypeReference elementType, IEnumerable<object?> items) => new(Heap, elementType, [.. items]);

    public ListValue List(TypeReference elementType, IEnumerable<object?> items) => new(Heap, elementType, [.. items]);

    /// <summary>A type argument of the method, or <c>object</c>.</summary>
    public TypeReference TypeArgument(int index) => index < Method.TypeArguments.Count
        ? TypeScope.Resolve(Method.TypeArguments[index], frame.Types)
        : new TypeReference("System.Object");

    /// <summary>Calls a delegate argument.</summary>
    public object? Invoke(object? function, params object?[] arguments) =>
        Interpreter.InvokeDelegate(function, arguments, frame, site);

    /// <summary>Calls a delegate argument whose answer must be known at build time.</summary>
    public bool Holds(object? predicate, params object?[] arguments) => Invoke(predicate, arguments) switch
    {
        bool truth => truth,
        Node => throw EvaluationError.RunTimeValue($"a condition of '{Method.Name}'", "choose element by element with Where"),
        Failure => false,
        var value => throw EvaluationError.Fails($"{ValueText.Describe(value)} is used as a condition"),
    };

    /// <summary>The text of a value, as C#'s <c>ToString</c> gives it.</summary>
    public string Text(object? value, string? format = null) => Interpreter.Text(value, format, frame, site);

    /// <summary>Whether two values are equal, which must be known at build time.</summary>
    public bool AreEqual(object? a, object? b) => Interpreter.Equality(a, b) is bool known
        ? known
        : throw EvaluationError.RunTimeValue($"a comparison in '{Method.Name}'", "compare tensors with Equal");

    /// <summary>The order of two values, which must be known at build time.</summary>
    public int Compare(object? a, object? b)
    {
        if (a is string x && b is string y) return string.CompareOrdinal(x, y);
        if (a is Dim || b is Dim)
            return AreEqual(a, b) ? 0 : IsLess(a, b) ? -1 : 1;
        if (a is TupleValue p && b is TupleValue q)
            return p.Items.Zip(q.Items, Compare).FirstOrDefault(order => order != 0);
        if (a is IComparable comparable && NumericTypes.Code(a) != TypeCode.Object && NumericTypes.Code(a) == NumericTypes.Code(b))
            return comparable.CompareTo(b);
        throw EvaluationError.Unsupported($"Ordering {ValueText.Describe(a)} and {ValueText.Describe(b)}", "order numbers or texts");
    }

    /// <summary>Adds two numbers of one type; a sum of integers that is out of range fails.</summary>
    public object? Add(object? a, object? b) => Interpreter.Combine(BinaryOperator.Add, a, b, isChecked: true);

    static bool IsLess(object? a, object? b) =>
        Dimensions.TryGet(a, out var x) && Dimensions.TryGet(b, out var y) && Dimensions.Binary(BinaryOperator.Less, x, y) is true;
}
