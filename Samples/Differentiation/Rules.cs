using GraphGen.Samples.Common;

namespace GraphGen.Samples.Differentiation;

/// <summary>What the chain rule does on small examples: a composition, a gate that chooses, a circuit of three nodes.</summary>
static class Rules
{
    /// <summary>Prints dz/dt of z = 4x² + 3y² with x = sin t and y = cos t, which is 2 sin t cos t.</summary>
    public static void ShowChainRule(Agreement exact, Agreement finite)
    {
        Console.WriteLine("chain rule: z = 4x² + 3y² with x = sin t, y = cos t, so dz/dt = 8x cos t - 6y sin t = 2 sin t cos t\n");
        var table = new Table("t", "reverse mode", "2 sin t cos t", "central difference");
        foreach (var t in (double[])[0, 0.5, 1, 2, -3])
        {
            var (derivative, formula, difference) =
                (Functions.LapGradient(t), 2 * Math.Sin(t) * Math.Cos(t), FiniteDifferences.Central(Functions.Lap, t));
            exact.Require($"dz/dt at {t}", formula, derivative);
            finite.Require($"the difference of z at {t}", formula, difference);
            table.Add($"{t}", derivative, formula, difference);
        }

        table.Print();
    }

    /// <summary>Prints who gets the gradient of max(x, y).</summary>
    public static void ShowMaxGate(Agreement exact)
    {
        Console.WriteLine("max gate: the larger input gets the gradient, each half of it at a tie\n");
        var table = new Table("x, y", "max", "by x", "by y");
        foreach (var (x, y) in ((double, double)[])[(3, 1), (1, 3), (2, 2), (-1, -4)])
        {
            var (byX, byY) = Functions.LargerGradient(x, y);
            var share = x > y ? 1 : x < y ? 0 : 0.5;
            exact.Require($"the gradient of max({x}, {y})", [share, 1 - share], [byX, byY]);
            table.Add($"{x}, {y}", $"{Functions.Larger(x, y)}", $"{byX}", $"{byY}");
        }

        table.Print();
    }

    /// <summary>Prints the nodes of x + y = q, q + 1 = z, z·r = f with their adjoints, the gradients of f by each.</summary>
    /// <param name="program">The compiled circuit, which is run.</param>
    /// <param name="exact">Takes the comparisons with formulas.</param>
    public static void ShowCircuit(Traces.CircuitProgram program, Agreement exact)
    {
        const double X = -2, Y = 5, R = -4, Z = X + Y + 1;
        program.Run([X], [Y], [R]);
        Console.WriteLine("circuit: q = x + y, z = q + 1, f = z r; a sum hands its gradient on, a product swaps its factors\n");
        var table = new Table("node", "value", "adjoint");
        string[] names = ["x", "y", "r", "q", "z", "f"];
        for (var i = 0; i < names.Length; i++) table.Add(names[i], $"{program.Nodes[i]}", $"{program.Adjoints[i]}");
        table.Print();
        exact.Require("the circuit", [X, Y, R, X + Y, Z, Z * R], program.Nodes);
        exact.Require("the circuit's adjoints", [R, R, Z, R, R, 1], program.Adjoints);
    }
}
