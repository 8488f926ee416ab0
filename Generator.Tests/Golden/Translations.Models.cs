using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

static partial class Translations
{
    static Dictionary<string, Translation> Models => new()
    {
        ["model_logreg"] = c => Loss(c, $"BinaryCrossEntropyWithLogits(MatMul(X, w0) + b0, y){Penalty(c, "w0")}"),
        ["model_softreg"] = c => Loss(c, $"CrossEntropy(MatMul(X, W0) + b0, y){Penalty(c, "W0")}"),
        ["model_xor"] = c => Loss(
            c, c.Text("loss") == "softmax_ce" ? "CrossEntropy(z, y)" : "MeanSquaredError(Sigmoid(z), y)",
            $"var z = MatMul({Function(c.Text("activation"))}(MatMul(X, W1) + b1), W2) + b2;"),
        ["model_mlp"] = c => Loss(
            c, c.Text("loss") == "bce"
                ? "BinaryCrossEntropyWithLogits(z, target, Reduction.Sum) / X.Shape[0]"
                : "Sum(Square(Sigmoid(z) - target)) / (2 * X.Shape[0])",
            "var z = MatMul(Sigmoid(MatMul(X, W1) + b1), W2) + b2;\nvar target = OneHot(label, z.Shape[1], Floating);"),
        ["model_gpt"] = LanguageModel,
    };

    /// <summary>A case that is trained: every floating-point input that is not data is a parameter.</summary>
    static GoldenDescription Loss(GoldenCase golden, string loss, string statements = "") => new([loss], statements)
    {
        Parameters = [.. golden.Inputs
            .Where(input => input.Type == GoldenType.Floating && input.Name is not ("X" or "y" or "x"))
            .Select(input => input.Name)],
    };

    static GoldenDescription LanguageModel(GoldenCase golden)
    {
        var (heads, eps) = (golden.Integer("heads"), Of(golden.Number("ln_eps", 1e-5)));
        var tanh = Of(golden.Text("gelu", "tanh") == "tanh");
        string[] parts =
        [
            "ln1.g", "ln1.b", "attn.w_qkv", "attn.b_qkv", "attn.w_o", "attn.b_o", "ln2.g", "ln2.b",
            "mlp.w_fc", "mlp.b_fc", "mlp.w_proj", "mlp.b_proj",
        ];
        var blocks = Enumerable.Range(0, golden.Integer("layers")).Select(layer =>
        {
            var weights = string.Join(", ", parts.Select(part => Identifier($"h{layer}.{part}")));
            return $"x = TransformerBlock(x, {weights}, {heads}, {eps}, {tanh});";
        });
        var head = golden.Flag("tied") ? "wte" : "lm_head";
        string[] statements =
        [
            "var x = Embedding(tokens, wte) + wpe[..tokens.Shape[1]];",
            .. blocks,
            $"x = LayerNorm(x, 1, {eps}) * lnf_g + lnf_b;",
            $"var logits = MatMul(x, Transpose({head}));",
        ];
        var description = Loss(golden, "CrossEntropy(Reshape(logits, -1, logits.Shape[2]), Reshape(targets, -1))", string.Join('\n', statements));
        return description with
        {
            Results = [.. description.Results, "logits[0, 0]", "logits[^1, ^1]"],
            ExtraNames = ["logits_row0", "logits_rowlast"],
        };
    }

    static string Penalty(GoldenCase golden, string weight) =>
        golden.Number("l2", 0) is var l2 and not 0 ? $" + {Of(l2 / 2)} * Sum(Square({weight}))" : "";

    static string Function(string activation) => char.ToUpperInvariant(activation[0]) + activation[1..];
}
