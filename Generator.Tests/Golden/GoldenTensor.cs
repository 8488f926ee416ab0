using System.Text.Json;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>The element types that the files know.</summary>
enum GoldenType { Floating, Integer, Bool }

/// <summary>A tensor of a golden file; integers and truth values are held as numbers, too.</summary>
/// <param name="Name">Empty where the file gives none: cotangents, gradients and vectors go by position.</param>
/// <param name="Values">The elements, row by row.</param>
/// <param name="IsDifferentiable">Whether the file has a gradient for this input.</param>
sealed record GoldenTensor(string Name, GoldenType Type, int[] Shape, double[] Values, bool IsDifferentiable)
{
    /// <summary>Reads a tensor; null for a JSON null.</summary>
    public static GoldenTensor? Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        var shape = json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
        var type = json.GetProperty("dtype").GetString() switch
        {
            "f64" => GoldenType.Floating,
            "i64" => GoldenType.Integer,
            "bool" => GoldenType.Bool,
            var other => throw new InvalidDataException($"unknown dtype '{other}'"),
        };
        var values = json.TryGetProperty("data", out var data)
            ? [.. data.EnumerateArray().Select(ReadNumber)]
            : Generate(json.GetProperty("gen"), shape.Aggregate(1, (count, size) => count * size));
        return new GoldenTensor(
            json.TryGetProperty("name", out var name) ? name.GetString()! : "", type, shape, values,
            json.TryGetProperty("diff", out var differentiable) && differentiable.GetBoolean());
    }

    static double ReadNumber(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.Parse(json.GetString()!),
        _ => json.GetDouble(),
    };

    static double[] Generate(JsonElement formula, int count)
    {
        var (offset, scale) = (Real("offset"), Real("scale"));
        return formula.GetProperty("kind").GetString() switch
        {
            "sin" => Fill(i => offset + scale * Math.Sin(Real("freq") * i + Real("phase"))),
            "quad" => Fill(i =>
                offset + scale * ((((Whole("a") * i * i + Whole("b") * i + Whole("c")) % Whole("m")) - Real("center")) / Real("div"))),
            var other => throw new InvalidDataException($"unknown kind of generated input '{other}'"),
        };

        double Real(string name) => formula.GetProperty(name).GetDouble();
        long Whole(string name) => formula.GetProperty(name).GetInt64();
        double[] Fill(Func<long, double> element) => [.. Enumerable.Range(0, count).Select(i => element(i))];
    }
}
