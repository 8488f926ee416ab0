namespace GraphGen.Generator.Tests.Golden;

/// <summary>The C# text of a clipping case: a model with one parameter for each input, whose gradients the inputs are.</summary>
/// <inheritdoc/>
sealed class ClippingSource(GoldenCase golden, GoldenDescription description, DType precision)
    : GoldenSource(golden, description, precision)
{
    string ScalarType => Precision == DType.Float64 ? "double" : "float";

    string Fields => Lines(Golden.Inputs.Select(input =>
        $"readonly Parameter {input.Name} = new([{string.Join(", ", input.Shape)}], Initializers.Zeros, DType.{Precision});"));

    string Clipped => string.Join(", ", Golden.Inputs.Select(input => $"Numbers(gradients[\"{input.Name}\"].AsSpan<{ScalarType}>())"));

    public override string ToString() =>
        $$"""
        using static GraphGen.Generator.Tests.Golden.Conversions;

        // {{Golden.Name}}: a class without a model, whose parameters are listed because it may be part of one.
        [Traceable]
        public sealed partial class {{ClassName(Golden.Name)}}
        {
            {{Fields}}

            public static double[][] {{DriverOf(Outputs)}}(double[][] inputs)
            {
                var gradients = new GradientSet(new ParameterSet(new {{ClassName(Golden.Name)}}()));
                {{Lines(Golden.Inputs.Select((input, i) => $"{Precision}(inputs[{i}]).CopyTo(gradients[\"{input.Name}\"].AsSpan<{ScalarType}>());"))}}
                {{Description.Clipping}};
                return [{{(HasNorm ? "[norm], " : "")}}{{Clipped}}];
            }

            // Clipping is no description: tensors are only brought to it.
            public static {{Tuple(Golden.Outputs.Select(_ => "Tensor"))}} {{Outputs}}({{string.Join(", ", Golden.Inputs.Select(input => $"Tensor {input.Name}"))}})
            {
                var results = {{DriverOf(Outputs)}}([{{string.Join(", ", Golden.Inputs.Select(input => $"Numbers({input.Name}.AsSpan<{ScalarType}>())"))}}]);
                return {{Tuple(Golden.Outputs.Select((_, i) => $"Tensor.Of(results[{i}])"))}};
            }
        }
        """;

    bool HasNorm => Golden.Outputs[0].Name == "total_norm";

    static string Tuple(IEnumerable<string> items) => items.Count() == 1 ? items.First() : "(" + string.Join(", ", items) + ")";

    static string Lines(IEnumerable<string> lines) => string.Join("\n    ", lines);
}
