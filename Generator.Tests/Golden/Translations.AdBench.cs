using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

static partial class Translations
{
    static Dictionary<string, Translation> AdBench => new()
    {
        ["adbench_gmm"] = Mixture,
        ["adbench_ba"] = _ => new([
            "Reprojection(Take(cams, obs[.., 0]), Take(X, obs[.., 1]), w, feats)",
            "1 - Square(w)"]),
        ["adbench_ba_residual"] = _ =>
            "Concat([Reshape(Reprojection(Unsqueeze(cam, 0), Unsqueeze(X, 0), Unsqueeze(w, 0), Unsqueeze(feat, 0)), 2), Unsqueeze(1 - Square(w), 0)])",
        ["adbench_lstm"] = c => $"ElementwiseLstm(main, extra, state, seq, {c.Integer("layers")}, {c.Integer("bits")})",
        ["adbench_hand"] = Hand,
    };

    /// <summary>The constant of the Wishart prior is computed here: it has no derivative.</summary>
    static GoldenDescription Mixture(GoldenCase golden)
    {
        var (gamma, m) = (golden.Number("gamma", 1), golden.Integer("m"));
        var (count, d) = (golden.Inputs[1].Shape[0], golden.Inputs[1].Shape[1]);
        var n = d + m + 1;
        var logGamma = d * (d - 1) / 4.0 * Math.Log(Math.PI) + Enumerable.Range(1, d).Sum(j => LogGammaOfHalf(n + 1 - j));
        var constant = n * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - logGamma;
        return $"GaussianMixture(alphas, means, icf, x, {Of(gamma)}, {m}) - {Of(count * constant)}";
    }

    /// <summary>ln Γ(n / 2), from Γ(1/2) = √π, Γ(1) = 1 and Γ(x + 1) = x Γ(x).</summary>
    static double LogGammaOfHalf(int n) => n switch
    {
        1 => 0.5 * Math.Log(Math.PI),
        2 => 0,
        _ => Math.Log(n / 2.0 - 1) + LogGammaOfHalf(n - 2),
    };

    static GoldenDescription Hand(GoldenCase golden)
    {
        var correspondences = golden.Integers("correspondences");
        var vertices = $"HandVertices(theta, base_relatives, inverse_base_absolutes, base_positions, weights, {Of(golden.Integers("parents"))})";
        if (golden.Find("triangles") is not { } triangles) return $"HandResiduals(points, {vertices}, {Of(correspondences)})";
        var corners = correspondences.SelectMany(triangle => triangles[triangle].EnumerateArray().Select(corner => corner.GetInt32()));
        return $"HandResiduals(points, {vertices}, us, {Of(corners)})";
    }
}
