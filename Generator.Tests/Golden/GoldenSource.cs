using System.Text.RegularExpressions;
using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>The C# text of one case: a static class with its description, its loss, and the further derivatives that the file
/// gives.</summary>
/// <param name="golden">The case.</param>
/// <param name="description">Its description.</param>
/// <param name="precision">The type of its floating-point tensors.</param>
partial class GoldenSource(GoldenCase golden, GoldenDescription description, DType precision)
{
    /// <summary>Set to 1, further derivatives run on devices, too.</summary>
    public const string DevicesVariable = "GRAPHGEN_DEVICE_DERIVATIVES";

    /// <summary>The names of the methods that a case may have.</summary>
    public const string Outputs = "Outputs", Loss = "Loss";

    /// <summary>The method that runs a compiled one: it takes and gives numbers.</summary>
    public static string DriverOf(string method) => "Run" + method;

    /// <summary>The text's writer for a case.</summary>
    /// <param name="device">Where compiled programs run, as an expression; empty for the processor.</param>
    public static GoldenSource Create(GoldenCase golden, GoldenDescription description, DType precision, string device = "") =>
        description.Optimizer is not null ? new OptimizerSource(golden, description, precision) { Device = device }
        : description.Clipping is not null ? new ClippingSource(golden, description, precision)
        : new GoldenSource(golden, description, precision) { Device = device };

    /// <summary>The class of a case.</summary>
    public static string ClassName(string caseName) => "Case_" + Identifier(caseName).TrimStart('@');

    protected GoldenCase Golden => golden;

    protected GoldenDescription Description => description;

    protected DType Precision => precision;

    /// <summary>Where compiled programs run, as an expression; empty for the processor.</summary>
    protected string Device { get; private init; } = "";

    /// <summary>The inputs that the loss is differentiated by.</summary>
    public IReadOnlyList<GoldenTensor> Differentiable { get; } =
        [.. golden.Inputs.Where(input => description.Parameters?.Contains(input.Name) ?? input.IsDifferentiable)];

    /// <summary>Whether there is a loss to differentiate.</summary>
    public bool HasLoss => description.IsLoss || golden.HasGradients;

    /// <summary>The further derivatives of the case: in float64 only, which is the stricter test, and on a device only if asked for,
    /// as their compilation takes minutes.</summary>
    public IReadOnlyList<GoldenDerivative> Derivatives =>
        precision == DType.Float64 && (Device.Length == 0 || OnDevices) ? [.. GoldenDerivative.Of(this, golden)] : [];

    /// <summary>Whether further derivatives run on devices, too.</summary>
    public static bool OnDevices => Environment.GetEnvironmentVariable(DevicesVariable) == "1";

    /// <summary>The cotangents as parameters of the methods that take them.</summary>
    public IReadOnlyList<GoldenTensor> Cotangents { get; } =
        [.. golden.Cotangents.Select((tensor, i) => tensor is null ? null : tensor with { Name = $"cotangent{i}" }).OfType<GoldenTensor>()];

    /// <summary>A call of the loss.</summary>
    public string LossCall => $"{Loss}({Arguments([.. golden.Inputs, .. Cotangents])})";

    /// <summary>The statement that names the outputs <c>outputs0</c>, <c>outputs1</c>, ….</summary>
    public string OutputsCall => $"var {Tuple(Names("outputs", description.Results.Count))} = {Outputs}({Arguments(golden.Inputs)});";

    /// <summary>The names that <paramref name="description"/> calls and that exist nowhere: what the library still lacks.
    /// </summary>
    public static IReadOnlyList<string> MissingFunctions(GoldenDescription description)
    {
        var text = string.Join(';', [description.Statements, description.Optimizer, .. description.Results]);
        return [.. CalledFunction().Matches(text).Select(match => match.Groups[1].Value).Distinct().Where(name => !Exists(name))];

        static bool Exists(string name) =>
            new[] { typeof(Ops), typeof(Composites), typeof(NetworkComposites), typeof(AdBenchComposites) }.Any(type => type.GetMember(name).Length > 0)
            || typeof(Ops).Assembly.GetType("GraphGen." + name) is not null;
    }

    /// <summary>The text.</summary>
    public override string ToString() =>
        $$"""
        using static GraphGen.Generator.Tests.Golden.AdBenchComposites;
        using static GraphGen.Generator.Tests.Golden.Composites;
        using static GraphGen.Generator.Tests.Golden.Conversions;
        using static GraphGen.Generator.Tests.Golden.NetworkComposites;

        // {{golden.Name}}
        public static partial class {{ClassName(golden.Name)}}
        {
            const DType Floating = DType.{{precision}};

        {{OutputsMethod()}}
        {{(HasLoss ? LossMethod() : "")}}
        {{string.Concat(Derivatives.Select(DerivativeMethod))}}
        }
        """;

    string OutputsMethod() =>
        Method(Outputs, golden.Inputs, marked: false, description.Results.Count, $"{description.Statements}\nreturn {Tuple(description.Results)};")
        + Driver(Outputs, golden.Inputs, Results(description.Results.Count));

    string LossMethod()
    {
        var results = Names("output", description.Results.Count);
        var terms = golden.Cotangents.Select((cotangent, i) => cotangent is null ? null : $"Sum({results[i]} * cotangent{i})");
        var loss = description.IsLoss ? results[0] : string.Join(" + ", terms.OfType<string>());
        return Method(
            Loss, [.. golden.Inputs, .. Cotangents], marked: true, 1,
            $"var {Tuple(results)} = {Outputs}({Arguments(golden.Inputs)});\nreturn {loss};")
            + Driver(Loss, [.. golden.Inputs, .. Cotangents], [.. Differentiable.Select(input => GradientOf(input.Name))], backward: true);
    }

    string DerivativeMethod(GoldenDerivative derivative)
    {
        GoldenTensor[] parameters = [.. golden.Inputs, .. Cotangents, .. derivative.Directions];
        var body = $"{derivative.Statements}\nreturn {Tuple(derivative.Results)};";
        return Method(derivative.Method, parameters, marked: false, derivative.Results.Count, body)
            + Driver(derivative.Method, parameters, Results(derivative.Results.Count));
    }

    string Method(string name, IReadOnlyList<GoldenTensor> parameters, bool marked, int results, string body) =>
        $$"""
            [Model]
            public static partial {{Tuple(results == 1 ? ["Tensor"] : Names("Tensor Result", results))}} {{name}}(
                {{string.Join(",\n        ", parameters.Select(parameter => Declare(parameter, marked)))}})
            {
                {{body.Trim().Replace("\n", "\n        ")}}
            }


        """;

    /// <summary>A method that binds the compiled program, runs it, and gives what it computed as numbers.</summary>
    string Driver(string method, IReadOnlyList<GoldenTensor> parameters, IReadOnlyList<string> results, bool backward = false)
    {
        var assignment = results.Contains("result") ? "var result = " : "";
        var arguments = parameters.Select((parameter, i) => $"{ElementType(parameter)}(inputs[{i}])");
        return
            $$"""
                public static double[][] {{DriverOf(method)}}(double[][] inputs)
                {
                    using var program = Bind{{method}}({{Device}});
                    {{assignment}}program.Run({{string.Join(", ", arguments)}});
                    {{(backward ? "program.Backward();" : "")}}
                    return [{{string.Join(", ", results.Select(result => $"Numbers({result})"))}}];
                }

            """;
    }

    string ElementType(GoldenTensor tensor) => tensor.Type switch
    {
        GoldenType.Integer => "Int32",
        GoldenType.Bool => "Bool",
        _ => precision.ToString(),
    };

    /// <summary>The property of a program that holds the gradient with respect to an input.</summary>
    static string GradientOf(string input)
    {
        var words = Identifier(input).Split(['@', '_'], StringSplitOptions.RemoveEmptyEntries);
        return $"program.{string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}Gradient";
    }

    static string[] Results(int count) => count == 1 ? ["result"] : Names("program.Result", count);

    protected string Declare(GoldenTensor parameter, bool marked)
    {
        var type = ElementType(parameter) is var name and not "Float32" ? ", " + name : "";
        var differentiable = marked && Differentiable.Contains(parameter) ? ", Differentiable" : "";
        return $"[Shape({string.Join(", ", parameter.Shape)}){type}{differentiable}] Tensor {Identifier(parameter.Name)}";
    }

    static string Arguments(IEnumerable<GoldenTensor> inputs) => string.Join(", ", inputs.Select(input => Identifier(input.Name)));

    static string Tuple(IReadOnlyList<string> items) => items.Count == 1 ? items[0] : "(" + string.Join(", ", items) + ")";

    static string[] Names(string prefix, int count, string format = "{0}") =>
        [.. Enumerable.Range(0, count).Select(i => prefix + string.Format(format, i))];

    [GeneratedRegex(@"\b([A-Z]\w*)\(")]
    private static partial Regex CalledFunction();
}
