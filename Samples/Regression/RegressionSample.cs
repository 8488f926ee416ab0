using GraphGen.Samples.Common;

namespace GraphGen.Samples.Regression;

/// <summary>Least squares, solved in ways that must agree.</summary>
static class RegressionSample
{
    const double Tolerance = 1e-10;

    /// <summary>So small a penalty changes the weights by less than the tolerance.</summary>
    const double TinyPenalty = 1e-12;

    static readonly string[] Names = ["intercept", "a", "b", "c"];

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "regression", "least squares by normal equations, ridge, gradient descent and Newton's method agree",
        [new("seed", "N", "where the measurements come from (1)"), SampleReport.Option], Run);

    static void Run(Arguments arguments)
    {
        var data = RegressionData.Draw((ulong)arguments.Integer("seed", 1, least: 0));
        var agreement = new Agreement(Tolerance);
        using var fitting = new Fitting(data);
        Console.WriteLine($"{RegressionData.Count} measurements of y = 1.5 + 2 a - 3 b + 0.5 c, with noise of {RegressionData.Noise}\n");
        ShowFourWays(data, fitting, agreement);
        ShowRidge(data, fitting, agreement);
        Console.WriteLine($"{agreement}");
        SampleReport.Save(arguments, "Regression", report => report
            .Add(fitting.Loss).Add(fitting.Hessian).Add("Gradient descent", "step", Curve.Of("loss", fitting.Losses, first: 0)));
    }

    static void ShowFourWays(RegressionData data, Fitting fitting, Agreement agreement)
    {
        var normal = NormalEquations.Solution(data, penalty: 0);
        var ridge = NormalEquations.Solution(data, TinyPenalty);
        var descent = fitting.Descend(penalty: 0);
        for (var step = 0; step < fitting.Losses.Count; step += 10)
            Console.WriteLine($"  gradient descent, step {step,2}: loss {fitting.Losses[step]:0.000000000000}");
        Console.WriteLine($"  gradient descent ends after {fitting.Losses.Count - 1} steps\n");
        var newton = fitting.Newton(penalty: 0);
        Console.WriteLine($"  after one step of Newton's method no slope is steeper than {fitting.Slope(penalty: 0):0.0e+0}\n");

        var table = new Table("", "true", "normal equations", $"ridge {TinyPenalty:0e+0}", "gradient descent", "Newton");
        for (var i = 0; i < Names.Length; i++)
            table.Add(Names[i], RegressionData.True[i], normal[i], ridge[i], descent[i], newton[i]);
        table.Print();
        agreement.Require("the ridge's weights", normal, ridge);
        agreement.Require("the weights of gradient descent", normal, descent);
        agreement.Require("the weights of Newton's method", normal, newton);
    }

    /// <summary>Prints how penalties draw the weights to 0; each time the equations and Newton's method must agree.</summary>
    static void ShowRidge(RegressionData data, Fitting fitting, Agreement agreement)
    {
        var table = new Table(["ridge", .. Names]);
        foreach (var penalty in (double[])[0.01, 0.1, 1, 10])
        {
            var weights = NormalEquations.Solution(data, penalty);
            agreement.Require($"Newton's weights with a penalty of {penalty}", weights, fitting.Newton(penalty));
            table.Add($"{penalty}", weights);
        }

        table.Print();
    }
}
