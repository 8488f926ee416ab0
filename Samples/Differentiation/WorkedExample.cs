using GraphGen.Samples.Common;

namespace GraphGen.Samples.Differentiation;

/// <summary>The derivatives of f = ln x₁ + x₁x₂ - sin x₂ at (2, 5): every step of both modes, four ways to the result, second
/// derivatives, and what the step of finite differences does to them.</summary>
static class WorkedExample
{
    const double X1 = 2, X2 = 5;

    static readonly string[] Formulas = ["x1", "x2", "ln v-1", "v-1 v0", "sin v0", "v1 + v2", "v4 - v3"];

    static double F => Math.Log(X1) + X1 * X2 - Math.Sin(X2);

    /// <summary>The derivatives as one writes them down by hand.</summary>
    static double[] Symbolic => [1 / X1 + X2, X1 - Math.Cos(X2)];

    /// <summary>Prints what forward mode carries along and what reverse mode carries back.</summary>
    /// <param name="program">The compiled trace, which is run.</param>
    /// <param name="exact">Takes the comparisons with formulas.</param>
    public static void ShowTrace(Traces.FProgram program, Agreement exact)
    {
        Console.WriteLine($"f = ln x1 + x1 x2 - sin x2 at ({X1}, {X2})\n");
        program.Run([X1], [X2]);
        var table = new Table("step", "", "value", "tangent by x1", "tangent by x2", "adjoint");
        for (var i = 0; i < Formulas.Length; i++)
            table.Add(
                $"v{i - 1}", "= " + Formulas[i], $"{program.Steps[i]:0.0000}", $"{program.TangentsByX1[i]:0.0000}",
                $"{program.TangentsByX2[i]:0.0000}", $"{program.Adjoints[i]:0.0000}");
        table.Print();

        double ln = Math.Log(X1), sin = Math.Sin(X2), cos = Math.Cos(X2);
        exact.Require("the steps", [X1, X2, ln, X1 * X2, sin, ln + X1 * X2, F], program.Steps);
        exact.Require("the tangents by x1", [1, 0, 1 / X1, X2, 0, 1 / X1 + X2, 1 / X1 + X2], program.TangentsByX1);
        exact.Require("the tangents by x2", [0, 1, 0, X1, cos, X1, X1 - cos], program.TangentsByX2);
        exact.Require("the adjoints", [.. Symbolic, 1, 1, -1, 1, 1], program.Adjoints);

        // The same description, operation by operation.
        var (steps, byX1, byX2, adjoints) = Traces.F(Tensor.Scalar(X1), Tensor.Scalar(X2));
        exact.Require("the steps computed eagerly", program.Steps, steps.AsSpan<double>());
        exact.Require("the tangents by x1 computed eagerly", program.TangentsByX1, byX1.AsSpan<double>());
        exact.Require("the tangents by x2 computed eagerly", program.TangentsByX2, byX2.AsSpan<double>());
        exact.Require("the adjoints computed eagerly", program.Adjoints, adjoints.AsSpan<double>());
        Console.WriteLine("The tangents run forward from one input to all steps, the adjoints back from the result to all steps.\n");
    }

    /// <summary>Prints the derivatives by forward mode, reverse mode, formula and finite differences.</summary>
    /// <param name="exact">Takes the comparisons with formulas.</param>
    /// <param name="finite">Takes those with finite differences.</param>
    public static void ShowFourWays(Agreement exact, Agreement finite)
    {
        var (value, byX1) = Functions.FJvp(X1, X2, 1, 0);
        var (_, byX2) = Functions.FJvp(X1, X2, 0, 1);
        var (gradient1, gradient2) = Functions.FGradient(X1, X2);
        exact.Require("f", F, value);

        var table = new Table("", "df/dx1", "df/dx2", "error");
        void Print(string name, double[] derivatives, string error) =>
            table.Add(name, $"{derivatives[0]:0.000000000000}", $"{derivatives[1]:0.000000000000}", error);
        void Compare(string name, Agreement agreement, params double[] derivatives) =>
            Print(name, derivatives, $"{agreement.Require(name, Symbolic, derivatives):0.0e+0}");
        Print("formula: 1/x1 + x2, x1 - cos x2", Symbolic, "");
        Compare("forward mode, two passes", exact, byX1, byX2);
        Compare("reverse mode, one pass", exact, gradient1, gradient2);
        Compare("central differences, four evaluations", finite, [
            FiniteDifferences.Central(x1 => Functions.F(x1, X2), X1), FiniteDifferences.Central(x2 => Functions.F(X1, x2), X2)]);
        table.Print();
    }

    /// <summary>Prints the matrix of second derivatives, a product with it, and what the generated check says.</summary>
    /// <param name="exact">Takes the comparisons with formulas.</param>
    /// <param name="finite">Takes those with finite differences.</param>
    public static void ShowSecondDerivatives(Agreement exact, Agreement finite)
    {
        var (h11, h12, h22) = Functions.FHessian(X1, X2);
        exact.Require("the Hessian", [-1 / (X1 * X1), 1, Math.Sin(X2)], [h11, h12, h22]);
        var (product1, product2) = Functions.FHessianVector(X1, X2, 3, -1);
        exact.Require("the Hessian times (3, -1)", [3 * h11 - h12, 3 * h12 - h22], [product1, product2]);
        Console.WriteLine("second derivatives: -1/x1², 1, sin x2\n");
        var table = new Table("", "x1", "x2", "times (3, -1)");
        table.Add("x1", h11, h12, product1);
        table.Add("x2", h12, h22, product2);
        table.Print();

        var check = Functions.FGradCheck(X1, X2);
        finite.Require($"the gradient by {check.Worst}", check.Difference, check.Gradient);
        Console.WriteLine($"{check}\n");
    }

    /// <summary>Prints how good differences are, by the size of their step.</summary>
    /// <returns>The errors of one-sided and central differences as curves over the decimal logarithm of the step.</returns>
    public static Curve[] ShowSteps()
    {
        static double F(double x1) => Functions.F(x1, X2);
        int[] exponents = [.. Enumerable.Range(1, 13).Select(i => -i)];
        double Error(double difference) => Math.Abs(difference - Symbolic[0]);
        double[] oneSided = [.. exponents.Select(exponent => Error(FiniteDifferences.Forward(F, X1, Math.Pow(10, exponent))))];
        double[] central = [.. exponents.Select(exponent => Error(FiniteDifferences.Central(F, X1, Math.Pow(10, exponent))))];
        Console.WriteLine("finite differences: a long step cuts the series off, a short one loses digits\n");
        var table = new Table("step", "one-sided error", "central error");
        for (var i = 0; i < exponents.Length; i += 2)
            table.Add($"1e{exponents[i]}", $"{oneSided[i]:0.0e+0}", $"{central[i]:0.0e+0}");
        table.Print();
        Curve Logarithms(string name, double[] errors) =>
            new(name, [.. exponents.Zip(errors, (exponent, error) => ((double)exponent, Math.Log10(error)))]);
        return [Logarithms("log10 of the one-sided error", oneSided), Logarithms("log10 of the central error", central)];
    }
}
