namespace GraphGen.Generator.Tests.Emission;

using GraphGen.Compiler.Graphs;

/// <summary>Compares what a compiled program gives with the reference.</summary>
static class CaseCheck
{
    /// <summary>How many times the change that a few random roundings make counts as rounding.</summary>
    const double Roundings = 30;

    /// <summary>The largest |a - b| / max(1, |a| + |b|) that counts as agreement.</summary>
    public static double Tolerance(Graph graph) => graph.Nodes.Any(node => node.Type == DType.Float32) ? 5e-6 : 1e-11;

    /// <summary>
    /// Asserts that values and gradients are those of the reference, and the same bits in a second step, in which the
    /// program's memory is no longer zeros, and with three threads.
    /// </summary>
    /// <param name="sensitivity">How far rounding can move each output; asked for where there is a difference.</param>
    public static void Passes(GraphCase graphCase, CompiledGraphs compiled, Func<double[]>? sensitivity = null)
    {
        using var program = compiled.Bind(graphCase);
        var first = Step(program, graphCase);
        var expected = graphCase.Expected();
        double[]? slack = null;
        for (var k = 0; k < expected.Length; k++)
            if (Difference(expected[k], first[k], Tolerance(graphCase.Graph)) is { } difference)
            {
                slack ??= sensitivity?.Invoke();
                if (slack is not null && Difference(expected[k], first[k], Tolerance(graphCase.Graph), Roundings * slack[k]) is null) continue;
                Assert.Fail($"{graphCase.Graph.Outputs[k]}: {difference}\n{graphCase.Graph}\n{compiled.Text(graphCase.Name)}");
            }
        SameBits(first, Step(program, graphCase), "the second step", graphCase, compiled);
        program.Threads = 3;
        SameBits(first, Step(program, graphCase), "three threads", graphCase, compiled);
    }

    /// <summary>One step on the inputs of a case.</summary>
    public static double[][] Step(IGraphProgram program, GraphCase graphCase)
    {
        program.Load(graphCase.Arguments);
        program.Step();
        return program.Read();
    }

    /// <summary>The first place where two arrays disagree, or null.</summary>
    public static string? Difference(double[] expected, double[] actual, double tolerance, double slack = 0)
    {
        if (expected.Length != actual.Length) return $"{expected.Length} elements are expected, not {actual.Length}";
        for (var i = 0; i < expected.Length; i++)
            if (!Agree(expected[i], actual[i], tolerance, slack))
                return $"element {i} of {expected.Length} should be {expected[i]:R} but is {actual[i]:R}";
        return null;
    }

    static bool Agree(double expected, double actual, double tolerance, double slack) =>
        expected.Equals(actual) || double.IsPositiveInfinity(slack)
        || Math.Abs(expected - actual) <= slack + tolerance * Math.Max(1, Math.Abs(expected) + Math.Abs(actual));

    static void SameBits(double[][] first, double[][] other, string what, GraphCase graphCase, CompiledGraphs compiled)
    {
        for (var k = 0; k < first.Length; k++)
            for (var i = 0; i < first[k].Length; i++)
                if (BitConverter.DoubleToInt64Bits(first[k][i]) != BitConverter.DoubleToInt64Bits(other[k][i]))
                    Assert.Fail($"{graphCase.Graph.Outputs[k]}: element {i} is {first[k][i]:R} in the first step, {other[k][i]:R} in {what}\n{graphCase.Graph}\n{compiled.Text(graphCase.Name)}");
    }
}
