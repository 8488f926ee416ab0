using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>What a description can ask of tensors, shapes, parameters and buffers at build time.</summary>
static class TensorMembers
{
    /// <summary>Members of a tensor.</summary>
    public static Dictionary<string, Intrinsic> Members { get; } = new(StringComparer.Ordinal)
    {
        ["get_Shape"] = call => new ShapeValue(call.Instance is Node node ? node.Shape : Shape.Scalar),
        ["get_Rank"] = call => call.Instance is Node node ? node.Shape.Rank : 0,
        ["get_Type"] = call => TypeValue(call.Instance is Node node ? node.Type : ((WeakScalar)call.Instance!).DefaultType),
        ["Item"] = Item,
    };

    /// <summary>Static members of <c>Tensor</c>.</summary>
    public static Dictionary<string, Intrinsic> Statics { get; } = new(StringComparer.Ordinal)
    {
        ["Scalar"] = call => call.Interpreter.Numbers.Node(
            call[0], RunTimeNumbers.ElementType(call[0]) ?? throw EvaluationError.Fails($"a tensor can't hold {ValueText.Describe(call[0])}")),
        ["Of"] = Of,
    };

    /// <summary>Members of a shape.</summary>
    public static Dictionary<string, Intrinsic> ShapeMembers { get; } = new(SequenceMembers.Members, StringComparer.Ordinal)
    {
        ["get_Rank"] = call => ShapeOf(call).Rank,
        ["get_Count"] = call => ShapeOf(call).Rank,
        ["get_ElementCount"] = call => Dimensions.Value(ShapeOf(call).ElementCount),
        ["get_Item"] = call => call.Interpreter.ElementAt(call.Instance, Interpreter.Offset(call[0], ShapeOf(call).Rank)),
        ["Equals"] = call => EqualShapes((ShapeValue?)call.Instance, call[0] as ShapeValue),
    };

    /// <summary>Operators of shapes.</summary>
    public static Dictionary<string, Intrinsic> ShapeStatics { get; } = new(StringComparer.Ordinal)
    {
        ["op_Implicit"] = call => call.Array(new TypeReference("System.Int32"), [.. ((ShapeValue)call[0]!).Shape.Select(Dimensions.Value)]),
        ["op_Equality"] = call => EqualShapes(call[0] as ShapeValue, call[1] as ShapeValue),
        ["op_Inequality"] = call => !EqualShapes(call[0] as ShapeValue, call[1] as ShapeValue),
    };

    /// <summary>Members of a parameter or buffer.</summary>
    public static Dictionary<string, Intrinsic> LeafMembers { get; } = new(StringComparer.Ordinal)
    {
        ["get_Shape"] = call => new ShapeValue(((Leaf)call.Instance!).Shape),
        ["get_Type"] = call => TypeValue(((Leaf)call.Instance!).Type),
        ["get_Rank"] = call => ((Leaf)call.Instance!).Shape.Rank,
        ["get_Path"] = call => ((Leaf)call.Instance!).Path ?? "",
    };

    /// <summary>Sizes as dimensions.</summary>
    /// <param name="values">Ints and symbolic dimensions.</param>
    /// <param name="place">What they are for, with its article.</param>
    public static Dim[] Dims(IEnumerable<object?> values, string place) => [.. values.Select(value => value switch
    {
        UnknownValue unknown => throw Interpreter.RunTimeLayer(place, unknown),
        _ when Dimensions.TryGet(value, out var dim) => dim,
        _ => Interpreter.WholeNumber(value, place),
    })];

    /// <summary>The element type that a value of Runtime's <c>DType</c> means.</summary>
    public static DType ElementType(EnumValue value) => (DType)(int)Conversions.Convert(value.Number, TypeCode.Int32, false);

    static EnumValue TypeValue(DType type) => new(new TypeReference(KnownTypes.DType), (int)type);

    static Shape ShapeOf(IntrinsicCall call) => ((ShapeValue)call.Instance!).Shape;

    static bool EqualShapes(ShapeValue? a, ShapeValue? b) =>
        a is null || b is null ? a == b
        : a.Shape.Rank == b.Shape.Rank
        && a.Shape.Zip(b.Shape, (x, y) => Dimensions.Binary(BinaryOperator.Equal, x, y)).All(equal => equal is true);

    /// <summary>The one element of a tensor as a number known at run time.</summary>
    static object Item(IntrinsicCall call)
    {
        var (type, wanted) = (call.TypeArgument(0), NumericTypes.Code(call.TypeArgument(0)).ElementType());
        if (call.Instance is WeakScalar weak) return call.Interpreter.Numbers.Node(weak, wanted ?? weak.DefaultType);
        var node = (Node)call.Instance!;
        if (wanted != node.Type)
            throw EvaluationError.InvalidArgument("Item", $"the tensor holds {node.Type.Text()}, not {type}");
        return node.Shape.ElementCount == 1
            ? call.Builder.Reshape(node, Shape.Scalar)
            : throw EvaluationError.InvalidArgument("Item", $"only a tensor of one element has an item; the shape is {node.Shape}");
    }

    /// <summary>A tensor of numbers that are known at build time.</summary>
    static object Of(IntrinsicCall call)
    {
        var array = call[0] as ArrayValue ?? throw EvaluationError.Fails($"'Tensor.Of' is given {ValueText.Describe(call[0])}");
        var type = NumericTypes.Code(array.ElementType).ElementType()
            ?? throw EvaluationError.InvalidArgument("Tensor.Of", $"a tensor can't hold {array.ElementType}");
        if (array.Items.Length == 0) throw EvaluationError.InvalidArgument("Tensor.Of", "there are no values");
        var shape = call.Count > 1 ? new Shape(Dims(call.Elements(1), "a shape")) : new Shape(array.Items.Length);
        if (shape.ElementCount != array.Items.Length)
            throw EvaluationError.InvalidArgument(
                "Tensor.Of", $"a tensor of shape {shape} has {shape.ElementCount} elements, but {array.Items.Length} values are given");
        var elements = call.Elements(0)
            .Select(value => call.Builder.BroadcastTo(call.Interpreter.Numbers.Node(value, type), new Shape(1)))
            .ToArray();
        return call.Builder.Reshape(call.Builder.Concat(0, elements), shape);
    }
}
