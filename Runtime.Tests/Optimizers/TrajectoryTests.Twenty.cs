namespace GraphGen.Runtime.Tests.Optimizers;

/// <summary>Twenty steps with other settings, to where PyTorch 1.13 arrives in float64. The calls stand beside the numbers.</summary>
public partial class TrajectoryTests
{
    public static TheoryData<string> TwentyStepCases => [.. Twenty.Keys];

    static readonly Dictionary<string, (Optimizer Optimizer, double[] Expected)> Twenty = new()
    {
        ["AdamW(lr=0.1, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.2)"] = (
            new AdamW(0.1, 0.8, 0.95, 1e-6, weightDecay: 0.2),
            [0.6085096876332736, -0.7433184459372795, 1.341230764080911, 0.04203779141136266]),
        ["AdamW(lr=0.1, betas=(0.5, 0.6), eps=1e-6, weight_decay=0.2, amsgrad=True)"] = (
            new AdamW(0.1, 0.5, 0.6, 1e-6, weightDecay: 0.2, amsgrad: true),
            [0.5616460303135029, -0.615908070658797, 1.1126018831135722, -0.034062779732518395]),
        ["Adagrad(lr=0.3, lr_decay=0.05, weight_decay=0.02, initial_accumulator_value=0.25, eps=1e-6)"] = (
            new AdaGrad(0.3, learningRateDecay: 0.05, epsilon: 1e-6, weightDecay: 0.02, initialAccumulator: 0.25),
            [0.5625273746426671, -0.7990892050793892, 1.4130649438142868, -0.05748387876907077]),
        ["RMSprop(lr=0.05, alpha=0.9, eps=1e-6, weight_decay=0.02)"] = (
            new RmsProp(0.05, alpha: 0.9, epsilon: 1e-6, weightDecay: 0.02),
            [0.5534016420908778, -0.7655425206112527, 1.335627087646913, -0.07537813188670829]),
        ["RMSprop(lr=0.02, alpha=0.9, eps=1e-6, momentum=0.8)"] = (
            new RmsProp(0.02, alpha: 0.9, epsilon: 1e-6, momentum: 0.8),
            [0.6182870166381036, -0.9239580096368524, 1.6707307856997762, 0.014907643518961053]),
        ["RMSprop(lr=0.05, alpha=0.9, eps=1e-3, centered=True)"] = (
            new RmsProp(0.05, alpha: 0.9, epsilon: 1e-3, centered: true),
            [0.5994357432502374, -0.8526737720055686, 1.5524939258419195, -0.037019642546757686]),
        ["RMSprop(lr=0.02, alpha=0.9, eps=1e-3, momentum=0.8, centered=True, weight_decay=0.02)"] = (
            new RmsProp(0.02, alpha: 0.9, epsilon: 1e-3, momentum: 0.8, centered: true, weightDecay: 0.02),
            [0.5901570838063689, -0.965489337594926, 1.702614861209706, -0.005194497183092019]),
        ["Adadelta(lr=2.0, rho=0.8, eps=1e-3, weight_decay=0.02)"] = (
            new AdaDelta(2, rho: 0.8, epsilon: 1e-3, weightDecay: 0.02),
            [0.6044530034673055, -0.9586477536306606, 1.7001861487027197, -0.009997703330341182]),
        ["SGD(lr=0.1, momentum=0.8, dampening=0.3, weight_decay=0.02)"] = (
            new Sgd(0.1, momentum: 0.8, dampening: 0.3, weightDecay: 0.02),
            [0.5370421185909836, -1.1400870921427881, 2.041715593319328, -0.037865740332677096]),
        ["SGD(lr=0.01, momentum=0.5, weight_decay=0.02, maximize=True)"] = (
            new Sgd(0.01, momentum: 0.5, weightDecay: 0.02) { Maximize = true },
            [0.2947625250522076, -2.962090196643079, -1.0061155781450402, -2.6782574056170985]),
        ["Adam(lr=0.01, weight_decay=0.02, maximize=True)"] = (
            new Adam(0.01, weightDecay: 0.02) { Maximize = true },
            [0.14833811455122997, -1.5160555695822826, 0.10994116654409876, -1.1405930607587798]),
    };

    [Theory]
    [MemberData(nameof(TwentyStepCases))]
    public void TwentySteps(string call)
    {
        var (optimizer, expected) = Twenty[call];
        Descend(optimizer, Matrix, [0.8125, -0.9375, 0.9375, -0.25], Start, expected, steps: 20);
    }

    /// <summary><c>AdamW([{'params': [x]}, {'params': [y], 'lr': 0.02, 'weight_decay': 0.0}], lr=0.1, weight_decay=0.2)</c>, where x
    /// and y are the two halves.</summary>
    [Fact]
    public void ParameterGroups()
    {
        var halves = new Halves(Start);
        var parameters = new ParameterSet(halves);
        var gradients = new GradientSet(parameters);
        var optimizer = new AdamW(0.1, weightDecay: 0.2) { Groups = [new("second") { LearningRateFactor = 0.2, WeightDecay = 0 }] };
        var matrix = Tensor.Of(Matrix, 4, 4);
        for (var step = 0; step < 20; step++)
        {
            var slope = (Ops.MatMul(matrix, Ops.Concat([halves.First, halves.Second], 0)) - Tensor.Of([0.8125, -0.9375, 0.9375, -0.25])).AsSpan<double>();
            slope[..2].CopyTo(gradients["first"].AsSpan<double>());
            slope[2..].CopyTo(gradients["second"].AsSpan<double>());
            optimizer.Step(parameters, gradients);
        }
        Expect.Close(halves.First, [2], 1e-12, 0.48326434500009513, -0.034878449149482085);
        Expect.Close(halves.Second, [2], 1e-12, 0.6752127047583257, -0.5725175737285514);
    }

    sealed class Halves(double[] start) : IParameterized
    {
        public Parameter First { get; } = new([2], Initializers.Values(start[..2]), DType.Float64);

        public Parameter Second { get; } = new([2], Initializers.Values(start[2..]), DType.Float64);

        public void Collect(string prefix, ParameterCollector collector)
        {
            collector.Add(prefix, "first", First);
            collector.Add(prefix, "second", Second);
        }
    }
}
