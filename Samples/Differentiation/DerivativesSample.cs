using GraphGen.Samples.Common;

namespace GraphGen.Samples.Differentiation;

/// <summary>Derivatives by both modes, by hand and by differences, side by side.</summary>
static class DerivativesSample
{
    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "derivatives", "forward mode, reverse mode, formulas and finite differences side by side",
        [
            new("digits", "N", "how many digits finite differences must have right (8)"),
            SampleReport.Option,
        ],
        Run);

    static void Run(Arguments arguments)
    {
        var exact = new Agreement(1e-14);
        var finite = new Agreement(Math.Pow(10, -arguments.Integer("digits", 8, least: 1)));
        using var trace = Traces.BindF();
        using var circuit = Traces.BindCircuit();
        WorkedExample.ShowTrace(trace, exact);
        WorkedExample.ShowFourWays(exact, finite);
        Rules.ShowChainRule(exact, finite);
        Rules.ShowMaxGate(exact);
        Rules.ShowCircuit(circuit, exact);
        WorkedExample.ShowSecondDerivatives(exact, finite);
        var errors = WorkedExample.ShowSteps();
        Console.WriteLine($"with formulas: {exact}");
        Console.WriteLine($"with finite differences: {finite}");
        SampleReport.Save(arguments, "Derivatives", report => report
            .Add(trace).Add(circuit).Add("Finite differences of df/dx1", "log10 of the step", errors));
    }
}
