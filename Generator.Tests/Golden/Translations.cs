using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>How each operation of the golden files is written in a description: one row an operation, by family.</summary>
static partial class Translations
{
    delegate GoldenDescription Translation(GoldenCase golden);

    static readonly Dictionary<string, Translation> Table = new IEnumerable<KeyValuePair<string, Translation>>[]
    {
        Pointwise, Reductions, Shapes, Losses, Networks, Higher, AdBench, Models, Optimizers,
    }.SelectMany(family => family).ToDictionary();

    static Dictionary<string, Translation> Pointwise => new()
    {
        ["add"] = _ => "a + b",
        ["sub"] = _ => "a - b",
        ["mul"] = _ => "a * b",
        ["div"] = _ => "a / b",
        ["pow"] = _ => "Pow(a, b)",
        ["pow_scalar"] = c => $"Pow(x, {Of(c.Number("exponent", 1))})",
        ["maximum"] = _ => "Maximum(a, b)",
        ["minimum"] = _ => "Minimum(a, b)",
        ["where"] = _ => "Where(cond, a, b)",
        ["neg"] = _ => "-x",
        ["abs"] = _ => "Abs(x)",
        ["sign"] = _ => "Sign(x)",
        ["step"] = _ => "Step(x)",
        ["exp"] = _ => "Exp(x)",
        ["log"] = _ => "Log(x)",
        ["log1p"] = _ => "Log1p(x)",
        ["expm1"] = _ => "Expm1(x)",
        ["sqrt"] = _ => "Sqrt(x)",
        ["rsqrt"] = _ => "Rsqrt(x)",
        ["reciprocal"] = _ => "Reciprocal(x)",
        ["square"] = _ => "Square(x)",
        ["sin"] = _ => "Sin(x)",
        ["cos"] = _ => "Cos(x)",
        ["tan"] = _ => "Tan(x)",
        ["asin"] = _ => "Asin(x)",
        ["acos"] = _ => "Acos(x)",
        ["atan"] = _ => "Atan(x)",
        ["sinh"] = _ => "Sinh(x)",
        ["cosh"] = _ => "Cosh(x)",
        ["tanh"] = _ => "Tanh(x)",
        ["sigmoid"] = _ => "Sigmoid(x)",
        ["erf"] = _ => "Erf(x)",
        ["relu"] = _ => "Relu(x)",
        ["softplus"] = c => $"Softplus(x, {Of(c.Number("beta", 1))})",
        ["leaky_relu"] = c => $"LeakyRelu(x, {Of(c.Number("alpha", 0.01))})",
        ["elu"] = c => $"Elu(x, {Of(c.Number("alpha", 1))})",
        ["selu"] = _ => "Selu(x)",
        ["gelu_erf"] = _ => "Gelu(x)",
        ["gelu_tanh"] = _ => "GeluTanh(x)",
        ["silu"] = _ => "Silu(x)",
        ["hardtanh"] = c => $"HardTanh(x, {Of(c.Number("min", -1))}, {Of(c.Number("max", 1))})",
        ["clamp"] = Clamp,
    };

    static Dictionary<string, Translation> Reductions => new()
    {
        ["sum"] = c => $"Sum({Reduced(c)})",
        ["mean"] = c => $"Mean({Reduced(c)})",
        ["reduce_max"] = c => $"Max({Reduced(c)})",
        ["reduce_min"] = c => $"Min({Reduced(c)})",
        ["prod"] = c => $"Product({Reduced(c)})",
        ["logsumexp"] = c => $"LogSumExp({Reduced(c)})",
        ["var"] = c => $"Variance({Reduced(c)}, {c.Integer("correction")})",
        ["std"] = c => $"StandardDeviation({Reduced(c)}, {c.Integer("correction")})",
        ["norm"] = c => $"Norm(x, {Of(c.Number("p", 2))}, {Over(c)})",
        ["cumsum"] = c => $"CumulativeSum(x, {c.Integer("axis")})",
        ["softmax"] = c => $"Softmax(x, {c.Integer("axis")})",
        ["log_softmax"] = c => $"LogSoftmax(x, {c.Integer("axis")})",
        ["causal_softmax"] = _ => "CausalSoftmax(x)",
    };

    static Dictionary<string, Translation> Losses => new()
    {
        ["cross_entropy"] = CrossEntropy,
        ["nll_loss"] = c => $"NegativeLogLikelihood(logp, target, {Reduction(c)})",
        ["bce"] = c => $"BinaryCrossEntropy(p, target, {Reduction(c)})",
        ["bce_with_logits"] = c => c.Find("pos_weight") is { } weight
            ? $"BinaryCrossEntropyWithLogits(logits, target, {Of(weight.GetDouble())}, {Reduction(c)})"
            : $"BinaryCrossEntropyWithLogits(logits, target, {Reduction(c)})",
        ["mse"] = c => $"MeanSquaredError(x, target, {Reduction(c)})",
        ["l1"] = c => $"MeanAbsoluteError(x, target, {Reduction(c)})",
        ["huber"] = c => $"Huber(x, target, {Of(c.Number("delta", 1))}, {Reduction(c)})",
        ["smooth_l1"] = c => $"SmoothL1(x, target, {Of(c.Number("beta", 1))}, {Reduction(c)})",
        ["kl_div"] = c => $"KlDivergence(logq, p, {Reduction(c)})",
        ["hinge"] = c => $"Hinge(score, target, {c.Integer("power")}, {Reduction(c)})",
    };

    /// <summary>The description of a case; null when no row translates its operation.</summary>
    public static GoldenDescription? Translate(GoldenCase golden) =>
        Table.TryGetValue(golden.Operation, out var translation) ? translation(golden) : null;

    static GoldenDescription Clamp(GoldenCase golden) => (golden.Find("min"), golden.Find("max")) switch
    {
        ({ } min, { } max) => $"Clamp(x, {Of(min.GetDouble())}, {Of(max.GetDouble())})",
        ({ } min, null) => $"ClampMin(x, {Of(min.GetDouble())})",
        var (_, max) => $"ClampMax(x, {Of(max!.Value.GetDouble())})",
    };

    static GoldenDescription CrossEntropy(GoldenCase golden)
    {
        var ignored = golden.Find("ignore_index") is { } index ? index.GetInt32() + ", " : "";
        return $"CrossEntropy(logits, target, {ignored}{Reduction(golden)}, {Of(golden.Number("label_smoothing", 0))})";
    }

    /// <summary>The arguments that every reduction begins with.</summary>
    static string Reduced(GoldenCase golden) => "x, " + Over(golden);

    /// <summary>The axes of a reduction, and whether they stay.</summary>
    static string Over(GoldenCase golden)
    {
        var axes = golden.Find("axes") is null ? Enumerable.Range(0, golden.Inputs[0].Shape.Length) : golden.Integers("axes");
        return $"{Of(axes)}, {Of(golden.Flag("keepdim"))}";
    }

    static string Reduction(GoldenCase golden) => golden.Text("reduction", "mean") switch
    {
        "mean" => "Reduction.Mean",
        "sum" => "Reduction.Sum",
        "batchmean" => "Reduction.BatchMean",
        _ => "Reduction.None",
    };
}
