using System.Globalization;
using System.Text;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Values as the text that C# makes of them, in the invariant culture.</summary>
sealed partial class Interpreter
{
    object EvaluateInterpolation(InterpolatedString interpolated, Frame frame)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            if (part.Value is null)
            {
                text.Append(part.Text);
                continue;
            }
            var value = Evaluate(part.Value, frame);
            if (value is Failure) return value;
            var shown = Text(value, part.Format, frame, interpolated.Id);
            text.Append(part.Alignment >= 0 ? shown.PadLeft(part.Alignment) : shown.PadRight(-part.Alignment));
        }
        return text.ToString();
    }

    /// <summary>The text of a value: what its own <c>ToString</c> gives, if it has one.</summary>
    public string Text(object? value, string? format, Frame frame, int site) => value switch
    {
        _ when ValueText.Simple(value, format) is { } simple => simple,
        EnumValue constant => NameOf(constant),
        TupleValue tuple => "(" + string.Join(", ", tuple.Items.Select((_, i) => Text(Read(tuple, i), null, frame, site))) + ")",
        PairValue pair => $"[{Text(pair.Key, null, frame, site)}, {Text(pair.Value, null, frame, site)}]",
        ObjectValue instance => TextOf(instance, frame, site),
        ArrayValue array => array.ElementType + "[]",
        ListValue list => $"System.Collections.Generic.List`1[{list.ElementType}]",
        Choice choice => Text(Settle(choice), format, frame, site),
        Failure => throw new FailureUsed(),
        _ => ValueText.Describe(value),
    };

    string TextOf(ObjectValue instance, Frame frame, int site)
    {
        const string ToString = "M:System.Object.ToString";
        var id = instance.Layout.Implementation(ToString);
        if (id != ToString && Definitions.Method(id) is { } method)
            return Text(Run(method, instance, [], ScopeOf(method, instance, null, frame), frame, site), null, frame, site);
        if (!instance.IsRecord) return instance.Type.ToString();
        var members = instance.Layout.Fields
            .Select((field, i) => (field, i))
            .Where(entry => entry.field.Id.StartsWith("P:", StringComparison.Ordinal))
            .Select(entry => $"{entry.field.Name} = {Text(Read(instance, entry.i), null, frame, site)}");
        return $"{instance.Layout.Declaration.Name} {{ {string.Join(", ", members)} }}";
    }

    /// <summary>The name of an enum's value, or its number when it has none.</summary>
    string NameOf(EnumValue constant)
    {
        if (constant.Type.Id == KnownTypes.DType) return Intrinsics.TensorMembers.ElementType(constant).ToString();
        var fields = Definitions.Type(constant.Type.Id)?.Fields ?? EquatableArray<Field>.Empty;
        var named = fields.FirstOrDefault(field => field.Initializer is Literal { Value: { } value } && value.Equals(constant.Number));
        return named?.Name ?? System.Convert.ToString(constant.Number, CultureInfo.InvariantCulture)!;
    }
}
