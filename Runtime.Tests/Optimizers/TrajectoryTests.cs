namespace GraphGen.Runtime.Tests.Optimizers;

/// <summary>Ten steps down a quadratic x'Ax/2 - b'x, to where PyTorch 1.13 arrives in float64 (amsgrad: to where the
/// published rule arrives).</summary>
public partial class TrajectoryTests
{
    [Fact]
    public void SgdWithWeightDecay() => Descend(
        new Sgd(0.2, weightDecay: 0.05),
        [0.5390625, 0.0703125, 0.0703125, 1.078125], [-0.8125, 0.25], [-2, 1.625],
        [-1.620141087387256, 0.4299789292080486]);

    [Fact]
    public void SgdWithMomentum() => Descend(
        new Sgd(0.05, momentum: 0.9),
        [1.5703125, 0.265625, -0.140625, 0.265625, 0.7421875, -0.171875, -0.140625, -0.171875, 0.73046875],
        [0.25, 0.875, 0.75], [-1.625, 1.6875, -1.0625],
        [0.7247881083358848, 1.3374430986388197, 1.467607825850392]);

    [Fact]
    public void SgdWithNesterov() => Descend(
        new Sgd(0.05, momentum: 0.9, nesterov: true),
        [1.37890625, -0.1171875, -0.1171875, 0.65625], [-1, 0.1875], [-1.4375, -0.4375],
        [-0.4816886488327494, 0.13066248412629503]);

    [Fact]
    public void AdamWithWeightDecay() => Descend(
        new Adam(0.05, weightDecay: 0.1),
        [0.6015625, 0.18359375, 0.18359375, 0.92578125], [-0.6875, -0.1875], [-0.6875, -1.5625],
        [-0.6730624204587923, -1.0701246582239186]);

    [Fact]
    public void AdamWithOtherSettings() => Descend(
        new Adam(0.2, 0.8, 0.95, 1e-3, weightDecay: 0.03), Matrix, [0.8125, -0.9375, 0.9375, -0.25], Start,
        [1.0066656199538762, -0.6639424069562821, 1.6820057335652276, 0.15559610096091062]);

    [Fact]
    public void Amsgrad() => Descend(
        new Adam(0.2, 0.5, 0.6, 1e-3, weightDecay: 0.03, amsgrad: true), Matrix, [0.8125, -0.9375, 0.9375, -0.25], Start,
        [0.6221202407690701, -0.7429150973951081, 1.439185459414709, -0.024635898542736956]);

    static readonly double[] Matrix =
    [
        1.5078125, -0.4453125, -0.3203125, -0.5546875, -0.4453125, 2.08203125, 0.828125, 0.86328125,
        -0.3203125, 0.828125, 1.0390625, 0.546875, -0.5546875, 0.86328125, 0.546875, 2.07421875,
    ];

    static readonly double[] Start = [-0.0625, -1.3125, 0.3125, -0.9375];

    static void Descend(Optimizer optimizer, double[] a, double[] b, double[] start, double[] expected, int steps = 10)
    {
        var point = new Point(start);
        var parameters = new ParameterSet(point);
        var gradients = new GradientSet(parameters);
        var matrix = Tensor.Of(a, start.Length, start.Length);
        for (var step = 0; step < steps; step++)
        {
            var slope = Ops.MatMul(matrix, point.X) - Tensor.Of(b);
            slope.AsSpan<double>().CopyTo(gradients["x"].AsSpan<double>());
            optimizer.Step(parameters, gradients);
        }
        Expect.Close(point.X, [start.Length], 1e-12, expected);
    }

    sealed class Point(double[] start) : IParameterized
    {
        public Parameter X { get; } = new([start.Length], Initializers.Values(start), DType.Float64);

        public void Collect(string prefix, ParameterCollector collector) => collector.Add(prefix, "x", X);
    }
}
