using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

/// <summary>The losses of elements, distributions and vectors, with every option.</summary>
public class ElementLossTests
{
    static readonly Tensor Probability = Tensor.Of([0.1, 0.5, 0.9, 0.25, 0.75]);
    static readonly Tensor T = Tensor.Of([0, 1, 0.25, 1, 0]);
    static readonly Tensor W = Tensor.Of([1, 2, 0.5, 3, 1.5]);

    static readonly Published[] OfProbabilities =
    [
        new("F.binary_cross_entropy(x, t)", x => BinaryCrossEntropy(x, T),
            [1.06487507342351],
            [0.222222222222222, -0.4, 1.44444444444444, -0.8, 0.8]),
        new("F.binary_cross_entropy(x, t, reduction='none')", x => BinaryCrossEntropy(x, T, Reduction.None),
            [0.105360515657826, 0.693147180559945, 1.75327894865999, 1.38629436111989, 1.38629436111989],
            [1.11111111111111, -2, 7.22222222222222, -4, 4]),
        new("F.binary_cross_entropy(x, t, w)", x => BinaryCrossEntropy(x, T, W),
            [1.72132379522944],
            [0.222222222222222, -0.8, 0.722222222222222, -2.4, 1.2]),
        new("F.poisson_nll_loss(x, 3 * t, log_input=False)",
            x => PoissonNegativeLogLikelihood(x, 3 * T, logInput: false),
            [1.76346896468991],
            [0.2, -0.999999976000001, 0.0333333351851852, -2.199999904, 0.2]),
        new("F.poisson_nll_loss(x, 3 * t, full=True, reduction='none')",
            x => PoissonNegativeLogLikelihood(x, 3 * T, full: true, reduction: Reduction.None),
            [1.10517091807565, 1.91280281424318, 1.78460311115695, 2.2981069602308, 2.11700001661267],
            [1.10517091807565, -1.35127872929987, 1.70960311115695, -1.71597458331226, 2.11700001661267]),
        new("F.gaussian_nll_loss(t, w, x)", x => GaussianNegativeLogLikelihood(T, W, x),
            [2.6294375221661],
            [-9, -0.2, 0.103395061728395, -6, -0.266666666666667]),
        new("F.gaussian_nll_loss(x, t, w, full=True, reduction='sum')",
            x => GaussianNegativeLogLikelihood(x, T, W, full: true, reduction: Reduction.Sum),
            [6.1179813644115],
            [0.1, -0.25, 1.3, -0.25, 0.5]),
        new("F.gaussian_nll_loss(t, w, x, eps=0.3, reduction='none')",
            x => GaussianNegativeLogLikelihood(T, W, x, epsilon: 0.3, reduction: Reduction.None),
            [1.0646802645037, 0.653426409720027, -0.0179580356066909, 6.0646802645037, 1.35615896377411],
            [-3.88888888888889, -1, 0.516975308641975, -20.5555555555556, -1.33333333333333]),
    ];

    static readonly Tensor Score = Tensor.Of([-2, -0.5, 0, 0.75, 30]);
    static readonly Tensor Z = Tensor.Of([0, 1, 0.25, 0.75, 0]);
    static readonly Tensor P = Tensor.Of([2, 1, 3, 0.5, 1]);

    static readonly Published[] OfScores =
    [
        new("F.binary_cross_entropy_with_logits(x, t)", x => BinaryCrossEntropyWithLogits(x, Z),
            [6.4737046363796],
            [0.0238405844044235, -0.124491866240371, 0.05, -0.0141642601649214, 0.199999999999981]),
        new("F.binary_cross_entropy_with_logits(x, t, pos_weight=p, reduction='sum')",
            x => BinaryCrossEntropyWithLogits(x, Z, P, Reduction.Sum),
            [32.5700201448849],
            [0.119202922022118, -0.622459331201855, 0, 0.0494866869846206, 0.999999999999907]),
        new("F.binary_cross_entropy_with_logits(x, t, w)", x => BinaryCrossEntropyWithLogits(x, Z, null, W),
            [9.8289537176056],
            [0.0238405844044235, -0.248983732480742, 0.025, -0.0424927804947642, 0.299999999999972]),
        new("F.binary_cross_entropy_with_logits(x, t, w, pos_weight=p, reduction='none')",
            x => BinaryCrossEntropyWithLogits(x, Z, P, W, Reduction.None),
            [0.126928011042973, 1.94815396836021, 0.519860385419959, 1.28788313646544, 45.0000000000001],
            [0.119202922022118, -1.24491866240371, 0, 0.148460060953862, 1.49999999999986]),
        new("F.l1_loss(x, t)", x => MeanAbsoluteError(x, Z),
            [6.75],
            [-0.2, -0.2, -0.2, 0, 0.2]),
        new("F.l1_loss(x, t, reduction='none')", x => MeanAbsoluteError(x, Z, Reduction.None),
            [2, 1.5, 0.25, 0, 30],
            [-1, -1, -1, 0, 1]),
        new("F.huber_loss(x, t)", x => Huber(x, Z),
            [6.40625],
            [-0.2, -0.2, -0.05, 0, 0.2]),
        new("F.huber_loss(x, t, delta=0.25, reduction='none')", x => Huber(x, Z, 0.25, Reduction.None),
            [0.46875, 0.34375, 0.03125, 0, 7.46875],
            [-0.25, -0.25, -0.25, 0, 0.25]),
        new("F.smooth_l1_loss(x, t, beta=0.25, reduction='none')", x => SmoothL1(x, Z, 0.25, Reduction.None),
            [1.875, 1.375, 0.125, 0, 29.875],
            [-1, -1, -1, 0, 1]),
        new("F.smooth_l1_loss(x, t)", x => SmoothL1(x, Z),
            [6.40625],
            [-0.2, -0.2, -0.05, 0, 0.2]),
    ];

    static readonly Tensor Logarithm = Tensor.Of([-0.5, -1.5, -2, -3, -1, -0.25], 2, 3);
    static readonly Tensor D = Tensor.Of([0.5, 0.25, 0.25, 0, 1, 0], 2, 3);

    static readonly Published[] OfRows =
    [
        new("F.kl_div(x, t)", x => KlDivergence(x, D),
            [0.18087987152668],
            [-0.0833333333333333, -0.0416666666666667, -0.0416666666666667, -0, -0.166666666666667, -0]),
        new("F.kl_div(x, t, reduction='batchmean')", x => KlDivergence(x, D, Reduction.BatchMean),
            [0.542639614580041],
            [-0.25, -0.125, -0.125, -0, -0.5, -0]),
        new("F.kl_div(x, t, reduction='none')", x => KlDivergence(x, D, Reduction.None),
            [-0.0965735902799726, 0.0284264097200274, 0.153426409720027, 0, 1, 0],
            [-0.5, -0.25, -0.25, -0, -1, -0]),
        new("F.kl_div(x, -t, reduction='sum', log_target=True)",
            x => KlDivergence(x, -D, Reduction.Sum, logTarget: true),
            [5.58640234921421],
            [-0.606530659712633, -0.778800783071405, -0.778800783071405, -1, -0.367879441171442, -1]),
        new("F.kl_div(t, torch.exp(x), reduction='sum')", x => KlDivergence(D, Exp(x), Reduction.Sum),
            [-2.38133311046909],
            [0, -0.167347620111322, -0.169169104045766, -0.0995741367357279, -0.367879441171442,
            0.584100587303554]),
        new("F.cosine_similarity(x, t)", x => CosineSimilarity(x, D),
            [-0.720576692122892, -0.31524416249564],
            [0.264827331293029, -0.00615877514634955, -0.0615877514634951, -0.0939858372657809,
            0.283915550073713, -0.00783215310548174]),
        new("F.cosine_similarity(x, t[1], dim=-1)", x => CosineSimilarity(x, D[1], -1),
            [-0.588348405414552, -0.31524416249564],
            [-0.0452575696472732, 0.256459561334548, -0.181030278589093, -0.0939858372657809,
            0.283915550073713, -0.00783215310548174]),
        new("F.triplet_margin_loss(x, t, -t)", x => TripletMargin(x, D, -D),
            [1.73699448619526],
            [-0.165521335391217, 0.000956998665312736, 0.0344440786045132, 0.0832441849398639,
            -0.276685924498392, 0.00693698997592367]),
        new("F.triplet_margin_loss(x, t, 2 * x, margin=3.0, p=1, swap=True, reduction='none')",
            x => TripletMargin(x, D, 2 * x, 3, 1, swap: true, reduction: Reduction.None),
            [3.999994, 3.999994],
            [0, 0, 0, 0, 0, 0]),
    ];

    public static TheoryData<string> ProbabilityCalls => Published.Calls(OfProbabilities);

    [Theory, MemberData(nameof(ProbabilityCalls))]
    public void ProbabilityAsPublished(string call) => Published.Check(OfProbabilities, call, Probability);

    public static TheoryData<string> ScoreCalls => Published.Calls(OfScores);

    [Theory, MemberData(nameof(ScoreCalls))]
    public void ScoreAsPublished(string call) => Published.Check(OfScores, call, Score);

    public static TheoryData<string> RowCalls => Published.Calls(OfRows);

    [Theory, MemberData(nameof(RowCalls))]
    public void RowAsPublished(string call) => Published.Check(OfRows, call, Logarithm);

    // Of torch.nn.functional.binary_cross_entropy(p, t, reduction='none') and its gradient by p.
    [Fact]
    public void CertainProbabilitiesHaveFiniteLosses()
    {
        var (p, t) = (Tensor.Of([0.0, 0, 1, 1]), Tensor.Of([1.0, 0, 0, 1]));
        var losses = BinaryCrossEntropy(p, t, Reduction.None);
        Expect.Close(losses, [4], 0, 100, 0, 100, 0);
        var slopes = Gradient(Sum(losses), p).ToArray<double>();
        Assert.Equal([-1e12, 1e12], [slopes[0], slopes[2]]);
        // Right as the limit: 1 / (1 - p) at 0 and -1 / p at 1.
        Assert.Equal([1, -1], [slopes[1], slopes[3]]);
        Expect.Close(BinaryCrossEntropy(Cast(p, DType.Float32), Cast(t, DType.Float32)), [], 0, 50);
        Expect.Close(BinaryCrossEntropy(Tensor.Of([-0.5, 1.5]), Tensor.Of([0.0, 0]), Reduction.None), [2], 1e-15, double.NaN, double.NaN);
    }

    [Fact]
    public void HingesLackTheMargin()
    {
        var (score, target) = (Tensor.Of([0.5, 3, -0.25, 1]), Tensor.Of([1.0, 1, -1, 1]));
        Expect.Close(Hinge(score, target, reduction: Reduction.None), [4], 1e-15, 0.5, 0, 0.75, 0);
        Expect.Close(Hinge(score, target, 2), [], 1e-15, (0.25 + 0.5625) / 4);
        Expect.Close(Gradient(Hinge(score, target, 1, Reduction.Sum), score), [4], 0, -1, 0, 1, 0);
        Expect.Close(Gradient(Hinge(score, target, 2, Reduction.Sum), score), [4], 1e-15, -1, 0, 1.5, 0);
    }

    [Fact]
    public void VectorsWithoutDirectionHaveNoCosine()
    {
        Tensor zero = Tensor.Zeros(1, 3), x = Tensor.Ones(1, 3);
        Expect.Equal(CosineSimilarity(zero, x), [1], 0);
        Expect.Close(Gradient(Sum(CosineSimilarity(zero, x)), x), [1, 3], 0, 0, 0, 0);
    }

    // PyTorch's own derivative of this at 0 is -1.
    [Fact]
    public void ABendOfNoWidthIsThatOfTheMagnitude()
    {
        Expect.Close(SmoothL1(Score, Z, 0), [], 0, MeanAbsoluteError(Score, Z).Item<double>());
        Expect.Close(Gradient(SmoothL1(Score, Z, 0, Reduction.Sum), Score), [5], 0, -1, -1, -1, 0, 1);
    }

    [Fact]
    public void ScalarsAreLosses()
    {
        Expect.Equal(MeanAbsoluteError(2f, 3.5f), [], 1.5f);
        Expect.Equal(Huber(2f, 4f), [], 1.5f);
        Expect.Close(BinaryCrossEntropy(Tensor.Scalar(0.5), Tensor.Scalar(1.0)), [], 1e-15, Math.Log(2));
    }

    [Fact]
    public void BadOptionsAreErrors()
    {
        Expect.Throws<ArgumentException>(() => Huber(Score, Z, 0), "delta is 0");
        Expect.Throws<ArgumentException>(() => SmoothL1(Score, Z, -1), "beta is -1");
        Expect.Throws<ArgumentException>(() => Hinge(Score, Z, 3), "power is 3");
        Expect.Throws<ArgumentException>(() => MeanAbsoluteError(Score, D), "[5]", "[2, 3]");
        Expect.Throws<ArgumentException>(() => BinaryCrossEntropy(Score, Z, Tensor.Ones(2)), "[5]", "[2]");
        Expect.Throws<ArgumentException>(() => KlDivergence(Logarithm, D[0]), "[2, 3]", "[3]");
        Expect.Throws<ArgumentException>(() => TripletMargin(D, D, D[0]), "triplet", "[3]");
        Expect.Throws<ArgumentException>(() => CosineSimilarity(D[0], D[0]), "axis 1", "[3]");
    }
}
