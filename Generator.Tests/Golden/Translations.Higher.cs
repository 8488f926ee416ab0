using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

static partial class Translations
{
    static Dictionary<string, Translation> Higher => new()
    {
        ["rosenbrock"] = _ => "Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1]))",
        ["logistic_loss"] = c => new(
            [$"Mean(Softplus(z, 1) - y * z) + {Of(c.Number("l2", 0) / 2)} * Sum(Square(w))"],
            "var z = MatMul(X, w) + b;"),
        ["mlp_tanh_mse"] = _ => "Mean(Square(MatMul(Tanh(MatMul(x, W1) + b1), W2) + b2 - t))",
        ["gradient_penalty"] = _ => new(
            ["Mean(Square(Sum(Square(slope), -1) - 1))"],
            "var slope = Gradient(Sum(MatMul(Tanh(MatMul(x, W1) + b1), w2)), x);"),
        ["spherical"] = _ => new(
            ["Stack([r * Sin(theta) * Cos(phi), r * Sin(theta) * Sin(phi), r * Cos(theta)])"],
            "var (r, theta, phi) = (x[0], x[1], x[2]);"),
        ["nth_derivative"] = NthDerivative,
    };

    static GoldenDescription NthDerivative(GoldenCase golden)
    {
        var order = golden.Integer("order");
        var derivatives = Enumerable.Range(1, order).Select(n => $"var d{n} = Gradient(d{n - 1}, x);");
        return new(
            [.. Enumerable.Range(0, order + 1).Select(n => $"d{n}")],
            string.Join('\n', derivatives.Prepend($"var d0 = {Formula.Translate(golden.Text("function"))};")));
    }
}
