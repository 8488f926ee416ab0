using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>One call of a primitive, with its arguments as what nodes are built from.</summary>
/// <param name="interpreter">Who calls.</param>
/// <param name="name">The primitive's name, for messages.</param>
/// <param name="instance">What it is called on; null for a static method.</param>
/// <param name="arguments">By parameter.</param>
sealed class PrimitiveCall(Interpreter interpreter, string name, object? instance, object?[] arguments)
{
    public Interpreter Interpreter { get; } = interpreter;

    public GraphBuilder Builder => Interpreter.Builder;

    public string Name { get; } = name;

    public object? Instance { get; } = instance;

    public object?[] Arguments { get; } = arguments;

    /// <summary>Whether something the call needs has already had a problem.</summary>
    public bool IsFailed => Instance is Failure || Arguments.Any(argument => argument is Failure
        || argument is ArrayValue array && array.Items.Any(item => item is Failure));

    /// <summary>A tensor argument: a node or a weak scalar.</summary>
    public object Operand(int index) => AsOperand(Arguments[index]);

    /// <summary>A tensor argument; a C# number becomes a constant of the type it has by itself.</summary>
    public Node Tensor(int index) => Strong(Operand(index));

    /// <summary>The tensors of an array argument.</summary>
    public Node[] Tensors(int index) => [.. Operands(index).Select(Strong)];

    /// <summary>The tensor arguments of an array argument: nodes or weak scalars.</summary>
    public object[] Operands(int index) => [.. Elements(index).Select(AsOperand)];

    /// <summary>A tensor in an element type.</summary>
    public Node To(object operand, DType type) => Interpreter.Numbers.Node(operand, type);

    /// <summary>Sizes, which may be symbolic.</summary>
    public Dim[] Dims(int index) => Intrinsics.TensorMembers.Dims(Elements(index), $"a size in '{Name}'");

    /// <summary>Ints known at build time.</summary>
    public int[] Ints(int index) => [.. Elements(index).Select(item => Interpreter.WholeNumber(item, $"an argument of '{Name}'"))];

    /// <summary>An int known at build time.</summary>
    public int Int(int index) => Interpreter.WholeNumber(Arguments[index], $"an argument of '{Name}'");

    /// <summary>A truth value known at build time.</summary>
    public bool Flag(int index) => Arguments[index] as bool?
        ?? throw EvaluationError.RunTimeValue($"an argument of '{Name}'", "give it true or false, known at build time");

    /// <summary>An element type.</summary>
    public DType ElementType(int index) => Arguments[index] is EnumValue type
        ? Intrinsics.TensorMembers.ElementType(type)
        : throw EvaluationError.RunTimeValue($"an element type given to '{Name}'", "give it a type known at build time");

    /// <summary>A size, which may be symbolic.</summary>
    public Dim Size(int index) => Intrinsics.TensorMembers.Dims([Arguments[index]], $"a size in '{Name}'")[0];

    /// <summary>A number known at build time.</summary>
    public double Number(int index) => Arguments[index] is WeakScalar { Number: double weak } ? weak
        : RunTimeNumbers.Constant(Arguments[index]) ?? throw EvaluationError.RunTimeValue(
            $"an argument of '{Name}'", "give it a number known at build time");

    /// <summary>Axes of a tensor, those counted from the end as they are from the start.</summary>
    public int[] Axes(int index, Node x) => [.. Ints(index).Select(axis => Axis(axis, x))];

    /// <summary>An axis of a tensor, which may be counted from the end.</summary>
    public int Axis(int axis, Node x) => axis >= -x.Shape.Rank && axis < x.Shape.Rank
        ? axis < 0 ? axis + x.Shape.Rank : axis
        : throw Invalid($"there is no axis {axis} in the shape {x.Shape}");

    /// <summary>A problem with an argument.</summary>
    public EvaluationError Invalid(string reason) => EvaluationError.InvalidArgument(Name, reason);

    IEnumerable<object?> Elements(int index) => Arguments[index] is null
        ? throw EvaluationError.Fails($"'{Name}' is given null")
        : Interpreter.Elements(Arguments[index]);

    Node Strong(object operand) => operand as Node ?? To(operand, ((WeakScalar)operand).DefaultType);

    object AsOperand(object? value) => value switch
    {
        Node or WeakScalar => value,
        Failure => throw new FailureUsed(),
        Leaf leaf => LeafPrimitives.Value(Interpreter, leaf),
        null => throw EvaluationError.Fails($"'{Name}' is given null for a tensor"),
        UnknownValue unknown => throw Interpreter.RunTimeLayer($"an argument of '{Name}'", unknown),
        _ => CreationPrimitives.AsTensor(Interpreter, value),
    };
}
