using System.Globalization;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>Values as text: in messages, and where C# formats them.</summary>
static class ValueText
{
    /// <summary>What a message calls a value: <c>a tensor of [batch, 10]</c>, <c>3</c>, <c>an object of type Linear</c>.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        Node node when node.Shape.Rank == 0 => $"a {node.Type.Text()} known only at run time",
        Node node => $"a tensor of {node.Shape}",
        WeakScalar weak => Describe(weak.Number),
        Dim dim => $"the size {dim}",
        string text => "\"" + text + "\"",
        ObjectValue instance => $"an object of type {instance.Layout.Declaration.Name}",
        ArrayValue array => $"an array of {array.Items.Length}",
        SpanValue span => $"a span of {span.Length}",
        ListValue list => $"a list of {list.Items.Count}",
        DictionaryValue => "a dictionary",
        SetValue => "a set",
        TupleValue => "a tuple",
        ShapeValue shape => $"the shape {shape.Shape}",
        DelegateValue => "a delegate",
        Leaf leaf => leaf.Path is null ? "a parameter" : $"'{leaf.Path}'",
        UnknownValue unknown => $"constructor parameter '{unknown.Name}'",
        Choice => "a value that depends on a run-time condition",
        _ when Simple(value, null) is { } text => text,
        _ => "a value",
    };

    /// <summary>The text that C# gives a value whose <c>ToString</c> no description overrides; null when it has parts
    /// that need more than formatting.</summary>
    public static string? Simple(object? value, string? format) => value switch
    {
        null => "",
        string text => text,
        IFormattable number when NumericTypes.Code(value) != TypeCode.Object => number.ToString(format, CultureInfo.InvariantCulture),
        bool or char => value.ToString(),
        Dim dim => dim.ToString(),
        ShapeValue shape => shape.Shape.ToString(),
        IndexValue or RangeValue => value.ToString(),
        Node node => node.Type.Text() + node.Shape,
        TypeValue type => type.Type.ToString(),
        TextBuilder builder => builder.Text.ToString(),
        ExceptionValue exception => exception.Message,
        _ => null,
    };
}
