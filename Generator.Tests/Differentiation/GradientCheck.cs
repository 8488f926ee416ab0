namespace GraphGen.Generator.Tests.Differentiation;

using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Graphs;

/// <summary>
/// Compares the gradients of a function with central differences in float64. The test makes inputs, builds a value of
/// any shape from them, and asks; the value is weighted with random numbers and summed, so that every element counts.
/// </summary>
sealed class GradientCheck(int seed)
{
    /// <summary>The largest |a - b| / max(1, |a| + |b|) that counts as agreement.</summary>
    public const double Tolerance = 1e-7;

    const double Step = 1e-5;

    readonly Random random = new(seed);
    readonly Dictionary<string, double[]> values = [];
    readonly List<Node> differentiable = [];

    public GraphBuilder Builder { get; } = new();

    /// <summary>The symbolic sizes that the inputs use.</summary>
    public Dictionary<string, long> Sizes { get; } = [];

    public Random Random => random;

    /// <summary>A random input to differentiate by.</summary>
    public Node Input(Shape shape, double low = -2, double high = 2, DType type = DType.Float64)
    {
        var input = Given(shape, type, () => low + (high - low) * random.NextDouble());
        differentiable.Add(input);
        return input;
    }

    /// <summary>An input of given elements to differentiate by.</summary>
    public Node Input(Shape shape, params double[] elements)
    {
        var next = 0;
        var input = Given(shape, DType.Float64, () => elements[next++]);
        differentiable.Add(input);
        return input;
    }

    /// <summary>Random int32 indices from 0 up to but without <paramref name="count"/>.</summary>
    public Node Indices(Shape shape, int count) => Given(shape, DType.Int32, () => random.Next(count));

    /// <summary>Asserts that first and second derivatives agree with central differences.</summary>
    public void Passes(Node y)
    {
        var scalar = Weighted(y);
        Assert.InRange(Error(scalar), 0, Tolerance);
        var gradients = Gradients.Reverse(Builder, scalar, differentiable);
        Assert.InRange(Error(gradients.Select(Weighted).Aggregate((a, b) => a + b)), 0, Tolerance);
    }

    /// <summary>The sum of a value's elements, each times a random weight.</summary>
    public Node Weighted(Node y)
    {
        var weights = Given(y.Shape, y.Type, () => 0.5 + random.NextDouble());
        return Builder.Cast(Builder.Sum(weights * y, [.. Enumerable.Range(0, y.Shape.Rank)]), DType.Float64);
    }

    /// <summary>The largest disagreement between the gradients of a scalar and central differences.</summary>
    public double Error(Node scalar)
    {
        var gradients = Evaluate(Gradients.Reverse(Builder, scalar, differentiable));
        var function = Builder.Build([new GraphOutput("y", scalar, OutputRole.Result)]);
        function.Verify();
        var worst = 0.0;
        for (var i = 0; i < differentiable.Count; i++)
        {
            var elements = values[Path(differentiable[i])];
            for (var k = 0; k < elements.Length; k++)
            {
                var there = elements[k];
                elements[k] = there + Step;
                var above = ReferenceInterpreter.Run(function, Sizes, values)[0].Elements[0];
                elements[k] = there - Step;
                var below = ReferenceInterpreter.Run(function, Sizes, values)[0].Elements[0];
                elements[k] = there;
                var (expected, actual) = ((above - below) / (2 * Step), gradients[i].Elements[k]);
                var error = Math.Abs(expected - actual) / Math.Max(1, Math.Abs(expected) + Math.Abs(actual));
                worst = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(worst, error);
            }
        }
        return worst;
    }

    /// <summary>The gradients of a scalar with respect to all inputs made.</summary>
    public ReferenceValue[] GradientsOf(Node scalar) => Evaluate(Gradients.Reverse(Builder, scalar, differentiable));

    ReferenceValue[] Evaluate(IEnumerable<Node> nodes)
    {
        var graph = Builder.Build(nodes.Select((node, i) => new GraphOutput("y" + i, node, OutputRole.Result)));
        graph.Verify();
        return ReferenceInterpreter.Run(graph, Sizes, values);
    }

    Node Given(Shape shape, DType type, Func<double> element)
    {
        var input = Builder.Input("x" + values.Count, InputKind.Input, shape, type);
        values[Path(input)] = [.. Enumerable.Range(0, (int)shape.ElementCount.Evaluate(Sizes)).Select(_ => element())];
        return input;
    }

    static string Path(Node input) => ((Input)input.Operation).Path;
}
