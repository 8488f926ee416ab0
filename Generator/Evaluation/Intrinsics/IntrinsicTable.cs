using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>The methods without a description that a description may call all the same. Each kind of value, and each type
/// with static methods, has a table of its own in this folder.</summary>
static class IntrinsicTable
{
    /// <summary>Static methods, by their type.</summary>
    static readonly Dictionary<string, Dictionary<string, Intrinsic>> Statics = new(StringComparer.Ordinal)
    {
        ["System.Math"] = MathMembers.Statics,
        ["System.MathF"] = MathMembers.Statics,
        ["System.Single"] = MathMembers.Statics,
        ["System.Double"] = MathMembers.Statics,
        ["System.Int32"] = MathMembers.Statics,
        ["System.Int64"] = MathMembers.Statics,
        ["System.Boolean"] = MathMembers.Statics,
        ["System.String"] = TextMembers.Statics,
        ["System.Char"] = TextMembers.Characters,
        ["System.Array"] = ArrayMembers.Statics,
        ["System.Linq.Enumerable"] = SequenceMembers.Statics,
        ["System.MemoryExtensions"] = ArrayMembers.Statics,
        ["System.Object"] = ObjectMembers.Statics,
        ["System.Index"] = IndexMembers.Statics,
        ["System.Range"] = IndexMembers.Statics,
        ["System.Collections.Generic.CollectionExtensions"] = DictionaryMembers.Statics,
        ["System.ArgumentNullException"] = ObjectMembers.Guards,
        ["System.ArgumentException"] = ObjectMembers.Guards,
        ["System.ArgumentOutOfRangeException"] = ObjectMembers.Guards,
        [KnownTypes.Tensor] = TensorMembers.Statics,
        [KnownTypes.TensorShape] = TensorMembers.ShapeStatics,
    };

    /// <summary>Calls a method that no description runs on something that is not a described object.</summary>
    /// <exception cref="EvaluationError">The method is not known, or what it does fails.</exception>
    public static object? Call(IntrinsicCall call)
    {
        if (call.Instance is UnknownValue) return call.Instance;
        var found = call.Method.ContainingType.Id == "System.Nullable`1" ? Find(ObjectMembers.Nullables, call.Method.Name)
            : call.Instance is null
            ? FindStatic(call.Method)
            : Find(InstanceMembers(call.Instance), call.Method.Name) ?? Find(ObjectMembers.Members, call.Method.Name);
        if (found is null) throw NotDescribed(call.Method);
        if (call.Instance is not (ListValue or DictionaryValue or SetValue))
        {
            if (call.Arguments.Contains(Failure.Value)) return Failed(call);
            if (call.Arguments.FirstOrDefault(argument => argument is UnknownValue) is { } unknown) return unknown;
        }
        return found(call);
    }

    /// <summary>The value of a property that the value's own table has; null when it has none of that name.</summary>
    public static object? Property(Interpreter interpreter, object instance, FieldReference property, Frame frame)
    {
        var getter = new MethodReference(
            property.Field, "get_" + property.Name, interpreter.TypeOf(instance), EquatableArray<TypeReference>.Empty, null);
        var call = new IntrinsicCall(interpreter, getter, instance, [], frame, property.Id);
        return IsKnown(call) ? Call(call) : null;
    }

    /// <summary>Whether the value's own table has the method.</summary>
    public static bool IsKnown(IntrinsicCall call) => Find(InstanceMembers(call.Instance!), call.Method.Name) is not null;

    /// <summary>Calls what every object has, on an object whose description does not override it.</summary>
    public static object? CallOnObject(IntrinsicCall call, ObjectValue instance) =>
        call.Method.Name == "get_Message" && instance.Message is { } message ? message
        : Find(ObjectMembers.Members, call.Method.Name) is { } member ? member(call)
        : throw NotDescribed(call.Method);

    /// <summary>Creates a value of a type that is not described.</summary>
    public static object? Construct(IntrinsicCall call, TypeReference type)
    {
        if (call.Arguments.Contains(Failure.Value)) return Failure.Value;
        if (Constructors.Find(type.Id) is { } constructor) return constructor(call, type);
        throw NotDescribed(call.Method with { Name = type.Id.Substring(type.Id.LastIndexOf('.') + 1) });
    }

    /// <summary>The value of a static field that is known; null for another.</summary>
    public static object? StaticField(string field) => field switch
    {
        "F:System.String.Empty" => "",
        _ => null,
    };

    static Intrinsic? FindStatic(MethodReference method) =>
        Statics.TryGetValue(method.ContainingType.Id, out var members) ? Find(members, method.Name) : null;

    static Intrinsic? Find(Dictionary<string, Intrinsic> members, string name) =>
        members.TryGetValue(name, out var intrinsic) ? intrinsic : null;

    static Dictionary<string, Intrinsic> InstanceMembers(object instance) => instance switch
    {
        string => TextMembers.Members,
        ListValue => ListMembers.Members,
        ArrayValue or SpanValue => ArrayMembers.Members,
        DictionaryValue => DictionaryMembers.Members,
        SetValue => DictionaryMembers.SetMembers,
        PairValue => DictionaryMembers.PairMembers,
        Node or WeakScalar => TensorMembers.Members,
        ShapeValue => TensorMembers.ShapeMembers,
        Leaf => TensorMembers.LeafMembers,
        IndexValue or RangeValue => IndexMembers.Members,
        TextBuilder => TextMembers.Builders,
        ExceptionValue => ObjectMembers.Exceptions,
        TypeValue => ObjectMembers.Types,
        IEnumerable<object?> => SequenceMembers.Members,
        _ => ObjectMembers.Members,
    };

    static Failure Failed(IntrinsicCall call)
    {
        foreach (var cell in call.Arguments.OfType<Cell>()) call.Heap.Write(cell, 0, Failure.Value);
        return Failure.Value;
    }

    static EvaluationError NotDescribed(MethodReference method) => new(
        Rules.NoDescription, DisplayName(method),
        "it has no description; write it in this project, or mark it with [Traceable] where it is declared");

    static string DisplayName(MethodReference method)
    {
        var type = method.ContainingType.Id;
        var simple = type.Substring(type.LastIndexOf('.') + 1).Split('`')[0];
        var name = method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal)
            ? method.Name.Substring(4)
            : method.Name;
        return name == ".ctor" ? $"new {simple}" : name == simple ? name : $"{simple}.{name}";
    }
}
