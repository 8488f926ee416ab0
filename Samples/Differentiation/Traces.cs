using static GraphGen.Ops;

namespace GraphGen.Samples.Differentiation;

/// <summary>Functions that show what lies between their inputs and their result: each step, and its derivatives.</summary>
static partial class Traces
{
    /// <summary>The steps of ln x₁ + x₁x₂ - sin x₂ from v₋₁ = x₁ and v₀ = x₂ to v₅; how fast each grows with x₁ and with x₂
    /// (its tangents), and how fast the result grows with each (its adjoint).</summary>
    [Model(Derivatives = Derivatives.None)]
    public static partial (Tensor Steps, Tensor TangentsByX1, Tensor TangentsByX2, Tensor Adjoints) F(
        [Shape, Float64] Tensor x1, [Shape, Float64] Tensor x2)
    {
        Tensor v1 = Log(x1), v2 = x1 * x2, v3 = Sin(x2);
        Tensor v4 = v1 + v2;
        Tensor v5 = v4 - v3;
        Tensor[] steps = [x1, x2, v1, v2, v3, v4, v5];
        return (Stack(steps), Tangents(steps, x1), Tangents(steps, x2), Stack(Gradient(v5, steps)));
    }

    /// <summary>The circuit q = x + y, z = q + 1, f = z·r: its nodes x, y, r, q, z, f, and how fast f grows with each.</summary>
    [Model(Derivatives = Derivatives.None)]
    public static partial (Tensor Nodes, Tensor Adjoints) Circuit(
        [Shape, Float64] Tensor x, [Shape, Float64] Tensor y, [Shape, Float64] Tensor r)
    {
        var q = x + y;
        var z = q + 1;
        var f = z * r;
        Tensor[] nodes = [x, y, r, q, z, f];
        return (Stack(nodes), Stack(Gradient(f, nodes)));
    }

    static Tensor Tangents(Tensor[] steps, Tensor input) => Stack([.. steps.Select(step => Jvp(step, input, 1))]);
}
