using System.Text.Json;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>One golden file: inputs, and what PyTorch computed from them in float64.</summary>
/// <param name="Cotangents">One an output, null for an output that is not part of the scalar whose gradient is given; empty
/// when there is no gradient.</param>
/// <param name="Gradients">One an input, null for those without; empty when there is no gradient.</param>
/// <param name="Vectors">One an input: what the Hessian is multiplied with; empty when there is none.</param>
/// <param name="HessianProducts">One an input.</param>
/// <param name="Tangents">One an input, null for those that do not move; empty when there are none.</param>
/// <param name="TangentOutputs">One an output: how it moves.</param>
/// <param name="Hessian">The Hessian of the scalar over all differentiable inputs, flattened and concatenated.</param>
/// <param name="Jacobian">The derivatives of all outputs with respect to those.</param>
/// <param name="Tolerance64">The largest error allowed in float64.</param>
/// <param name="Tolerance32">The largest error allowed in float32.</param>
/// <param name="IsRelative">Whether errors count relative to the expected value alone.</param>
sealed record GoldenCase(
    string Name, string Family, string Operation, JsonElement Attributes,
    IReadOnlyList<GoldenTensor> Inputs, IReadOnlyList<GoldenTensor> Outputs,
    IReadOnlyList<GoldenTensor?> Cotangents, IReadOnlyList<GoldenTensor?> Gradients,
    IReadOnlyList<GoldenTensor?> Vectors, IReadOnlyList<GoldenTensor?> HessianProducts,
    IReadOnlyList<GoldenTensor?> Tangents, IReadOnlyList<GoldenTensor?> TangentOutputs, GoldenTensor? Hessian, GoldenTensor? Jacobian,
    double Tolerance64, double Tolerance32, bool IsRelative)
{
    /// <summary>Reads one file.</summary>
    /// <exception cref="InvalidDataException">It is not a golden case of schema 1.</exception>
    public static GoldenCase Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var json = document.RootElement.Clone();
            var tolerance = json.GetProperty("tol");
            var product = json.TryGetProperty("hvp", out var hvp);
            var forward = json.TryGetProperty("jvp", out var jvp);
            return new GoldenCase(
                json.GetProperty("name").GetString()!, json.GetProperty("family").GetString()!,
                json.GetProperty("op").GetString()!, json.GetProperty("attrs"),
                [.. Tensors(json, "inputs").OfType<GoldenTensor>()], [.. Tensors(json, "outputs").OfType<GoldenTensor>()],
                Tensors(json, "cotangents"), Tensors(json, "grads"),
                product ? Tensors(hvp, "vectors") : [], product ? Tensors(hvp, "result") : [],
                forward ? Tensors(jvp, "tangents") : [], forward ? Tensors(jvp, "outputs") : [],
                Tensor(json, "hessian"), Tensor(json, "jacobian"),
                tolerance.GetProperty("f64").GetDouble(), tolerance.GetProperty("f32").GetDouble(),
                tolerance.TryGetProperty("relative", out var relative) && relative.GetBoolean());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is not a golden case: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the file gives gradients of a scalar made of the outputs.</summary>
    public bool HasGradients => Gradients.Any(gradient => gradient is not null);

    /// <summary>A number of the attributes, or <paramref name="otherwise"/> when it is absent or null.</summary>
    public double Number(string name, double otherwise) => Find(name) is { } value ? value.GetDouble() : otherwise;

    /// <summary>A whole number of the attributes.</summary>
    public int Integer(string name) => Attributes.GetProperty(name).GetInt32();

    /// <summary>A truth value of the attributes; false when it is absent.</summary>
    public bool Flag(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A text of the attributes, or <paramref name="otherwise"/> when it is absent or null.</summary>
    public string Text(string name, string otherwise = "") => Find(name) is { } value ? value.GetString()! : otherwise;

    /// <summary>A list of whole numbers of the attributes.</summary>
    public int[] Integers(string name) => [.. Attributes.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    /// <summary>An attribute, or null when it is absent or null.</summary>
    public JsonElement? Find(string name) =>
        Attributes.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static GoldenTensor? Tensor(JsonElement json, string name) =>
        json.TryGetProperty(name, out var tensor) ? GoldenTensor.Read(tensor) : null;

    static GoldenTensor?[] Tensors(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(GoldenTensor.Read)];
}
