using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Which values are instances of which types.</summary>
sealed partial class Interpreter
{
    /// <summary>Whether a value, null or not, is an instance of a type.</summary>
    public bool IsInstance(object? value, TypeReference type)
    {
        if (value is null) return false;
        if (type.Id == "System.Object") return true;
        if (type.Id == "System.Nullable`1") return IsInstance(value, type.Arguments[0]);
        return value switch
        {
            ObjectValue instance => Inherits(instance.Type, type),
            string => type.Id is "System.String" or "System.Collections.IEnumerable" or "System.IComparable",
            Node or WeakScalar => type.Id == KnownTypes.Tensor
                || value is Node { Shape.Rank: 0 } node && NumericTypes.Code(type).ElementType() == node.Type,
            Dim => NumericTypes.Code(type) == TypeCode.Int32,
            EnumValue constant => constant.Type == type || type.Id == "System.Enum",
            ArrayValue array => type.Id == "[]" ? array.ElementType == type.Arguments[0] : IsSequence(type),
            ListValue list => type.Id == "System.Collections.Generic.List`1"
                ? list.ElementType == type.Arguments[0] : IsSequence(type),
            DictionaryValue => type.Id.Contains("Dictionary`2"),
            SetValue => type.Id.Contains("Set`1"),
            TupleValue tuple => type.Id == "()" && type.Arguments.Count == tuple.Items.Length,
            Leaf leaf => type.Id == (leaf.Kind == InputKind.Parameter ? KnownTypes.Parameter : KnownTypes.StateBuffer),
            DelegateValue => type.Id == "System.Delegate"
                || type.Id.StartsWith("System.Func`", StringComparison.Ordinal) || type.Id.StartsWith("System.Action", StringComparison.Ordinal),
            _ => NumericTypes.Code(value) is not TypeCode.Object and var code && code == NumericTypes.Code(type),
        };
    }

    /// <summary>The type that a value has by itself, as <c>GetType</c> gives it.</summary>
    public TypeReference TypeOf(object value) => value switch
    {
        ObjectValue instance => instance.Type,
        EnumValue constant => constant.Type,
        string => new("System.String"),
        Dim => new("System.Int32"),
        Node or WeakScalar => new(KnownTypes.Tensor),
        ShapeValue => new(KnownTypes.TensorShape),
        Leaf leaf => new(leaf.Kind == InputKind.Parameter ? KnownTypes.Parameter : KnownTypes.StateBuffer),
        ArrayValue array => new("[]", new(array.ElementType)),
        ListValue list => new("System.Collections.Generic.List`1", new(list.ElementType)),
        ExceptionValue exception => new(exception.Type),
        TupleValue tuple => new($"System.ValueTuple`{tuple.Items.Length}"),
        _ when NumericTypes.Code(value) is not TypeCode.Object and var code => new("System." + code),
        _ => throw EvaluationError.Unsupported($"'GetType' of {ValueText.Describe(value)}", "test the type with 'is'"),
    };

    static bool IsSequence(TypeReference type) =>
        type.Id is "System.Collections.Generic.IEnumerable`1" or "System.Collections.Generic.IReadOnlyList`1"
            or "System.Collections.Generic.IReadOnlyCollection`1" or "System.Collections.Generic.IList`1"
            or "System.Collections.Generic.ICollection`1" or "System.Collections.IEnumerable";

    bool Inherits(TypeReference type, TypeReference ancestor)
    {
        if (type == ancestor) return true;
        if (Definitions.Type(type.Id) is not { } declaration) return false;
        var scope = TypeScope.Bind(declaration.TypeParameters, type.Arguments, null);
        return declaration.BaseType is { } parent && Inherits(TypeScope.Resolve(parent, scope), ancestor)
            || declaration.Interfaces.Any(other => Inherits(TypeScope.Resolve(other, scope), ancestor));
    }

    /// <summary>The constructed form of an ancestor of a type, such as <c>Layer&lt;float&gt;</c>.</summary>
    TypeReference? AncestorOf(TypeReference type, string ancestor)
    {
        if (type.Id == ancestor) return type;
        if (Definitions.Type(type.Id) is not { } declaration) return null;
        var scope = TypeScope.Bind(declaration.TypeParameters, type.Arguments, null);
        if (declaration.BaseType is { } parent && AncestorOf(TypeScope.Resolve(parent, scope), ancestor) is { } found) return found;
        return declaration.Interfaces
            .Select(other => AncestorOf(TypeScope.Resolve(other, scope), ancestor))
            .FirstOrDefault(other => other is not null);
    }
}
