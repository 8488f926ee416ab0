using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

static partial class Translations
{
    const string Cell = "w_ih, w_hh, b_ih, b_hh";

    static Dictionary<string, Translation> Networks => new()
    {
        ["layernorm"] = c => Affine(c, $"LayerNorm(x, {c.Integer("normalized_ndim")}, {Of(c.Number("eps", 1e-5))})", "{0}"),
        ["rmsnorm"] = c => Affine(c, $"RmsNorm(x, {Of(c.Number("eps", 1e-5))})", "{0}"),
        ["groupnorm"] = c => Affine(
            c, $"GroupNorm(x, {c.Integer("groups")}, {Of(c.Number("eps", 1e-5))})", "PerChannel({0}, x.Rank)"),
        ["batchnorm"] = c => new(
            ["y", "mean", "variance"],
            $"var (y, mean, variance) = BatchNorm(x, gamma, beta, running_mean, running_var, "
            + $"{Of(c.Flag("training"))}, {Of(c.Number("momentum", 0.1))}, {Of(c.Number("eps", 1e-5))});"),
        ["rnn_cell"] = c => $"RecurrentCell(x, h, {Cell}, {Of(c.Text("nonlinearity") == "relu")})",
        ["lstm_cell"] = _ => new(["next.Item1", "next.Item2"], $"var next = LongShortTermCell(x, h, c, {Cell});"),
        ["gru_cell"] = _ => $"GatedCell(x, h, {Cell})",
        ["lstm_seq"] = _ => new(["y", "h", "c"], $"var (y, h, c) = LongShortTermSequence(x, h0, c0, {Cell});"),
        ["gru_seq"] = _ => new(["y", "h"], $"var (y, h) = GatedSequence(x, h0, {Cell});"),
        ["sdpa"] = _ => "Attention(q, k, v, false)",
        ["mha"] = c => $"MultiHeadAttention(x, w_qkv, b_qkv, w_o, b_o, {c.Integer("heads")}, {Of(c.Flag("causal"))})",
    };

    /// <summary>A normalised tensor times gamma plus beta, where the case has them.</summary>
    static GoldenDescription Affine(GoldenCase golden, string normal, string shaped)
    {
        if (Has("gamma")) normal += " * " + string.Format(shaped, "gamma");
        if (Has("beta")) normal += " + " + string.Format(shaped, "beta");
        return normal;

        bool Has(string name) => golden.Inputs.Any(input => input.Name == name);
    }
}
