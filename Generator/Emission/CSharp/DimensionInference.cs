using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>How the size of each named dimension follows from the length of an input.</summary>
static class DimensionInference
{
    /// <summary>The dimensions that follow, each from one input whose other dimensions are known by then.</summary>
    public static IReadOnlyList<(string Symbol, ProgramInput Input, Dim Each)> Solve(IReadOnlyList<ProgramInput> inputs)
    {
        var solved = new List<(string, ProgramInput, Dim)>();
        var known = new HashSet<string>();
        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var input in inputs.Where(i => !i.Signature.IsScalar))
            {
                var unknown = input.Shape.Symbols.Where(s => !known.Contains(s)).ToList();
                if (unknown.Count != 1 || input.Shape.Count(d => d.Symbols.Contains(unknown[0])) != 1) continue;
                var at = input.Shape.ToList().FindIndex(d => d.Symbols.Contains(unknown[0]));
                if (input.Shape[at] != Dim.Symbol(unknown[0])) continue;
                solved.Add((unknown[0], input, Dim.Product(input.Shape.Where((_, k) => k != at))));
                known.Add(unknown[0]);
                progress = true;
            }
        }
        return solved;
    }
}
