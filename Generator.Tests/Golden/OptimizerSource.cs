namespace GraphGen.Generator.Tests.Golden;

/// <summary>The C# text of an optimizer's case: a model with one parameter, the function that the file minimises, and the
/// training, once with the compiled loss and once with eager gradients.</summary>
/// <inheritdoc/>
sealed class OptimizerSource(GoldenCase golden, GoldenDescription description, DType precision)
    : GoldenSource(golden, description, precision)
{
    string ScalarType => Precision == DType.Float64 ? "double" : "float";

    public override string ToString() =>
        $$"""
        using static GraphGen.Generator.Tests.Golden.Conversions;

        // {{Golden.Name}}
        public sealed partial class {{ClassName(Golden.Name)}}
        {
            readonly Parameter x = new([{{Golden.Inputs[2].Shape[0]}}], Initializers.Zeros, DType.{{Precision}});

            [Model]
            public partial Tensor Loss({{Declare(Golden.Inputs[0], false)}}, {{Declare(Golden.Inputs[1], false)}}) =>
                {{Description.Results[0]}};

            public static double[][] {{DriverOf(Outputs)}}(double[][] inputs)
            {
                var model = new {{ClassName(Golden.Name)}}();
                using var program = model.BindLoss({{Device}});
                return model.Train({{Precision}}(inputs[2]), program.Gradients, () =>
                {
                    var loss = program.Forward({{Precision}}(inputs[0]), {{Precision}}(inputs[1]));
                    program.Backward();
                    return loss;
                });
            }

            public static (Tensor, Tensor) {{Outputs}}(Tensor A, Tensor b, Tensor start)
            {
                var model = new {{ClassName(Golden.Name)}}();
                var gradients = new GradientSet(model.Parameters);
                var results = model.Train(start.ToArray<{{ScalarType}}>(), gradients, () =>
                {
                    var loss = model.Loss(A, b);
                    Gradient(loss, model.x).AsSpan<{{ScalarType}}>().CopyTo(gradients.AsSpan<{{ScalarType}}>());
                    return loss.Item<{{ScalarType}}>();
                });
                return (Tensor.Of(results[0]), Tensor.Of(results[1]));
            }

            double[][] Train({{ScalarType}}[] start, GradientSet gradients, Func<double> evaluate)
            {
                start.CopyTo(Parameters.AsSpan<{{ScalarType}}>());
                var optimizer = {{Description.Optimizer}};
                var losses = new List<double>();
                var path = new List<double>();
                for (var step = 0; step < {{Golden.Integer("steps")}}; step++)
                {
                    losses.Add(evaluate());
                    optimizer.Step(Parameters, gradients);
                    path.AddRange(Numbers(Parameters["x"].AsSpan<{{ScalarType}}>()));
                }

                return [[.. losses], [.. path]];
            }
        }
        """;
}
