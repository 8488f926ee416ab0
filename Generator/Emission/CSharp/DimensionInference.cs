using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>How the size of a named dimension follows from the length of an input: <c>length = each · (factor · size + offset)^power</c>.</summary>
/// <param name="Symbol">The dimension's name.</param>
/// <param name="Input">The input.</param>
/// <param name="Each">The product of its other dimensions, whose sizes are known by then.</param>
/// <param name="Factor">The dimension's factor, 1 or more; 1 where the power is not 1.</param>
/// <param name="Offset">What is added; 0 where the power is not 1.</param>
/// <param name="Power">How many axes are of this size.</param>
sealed record DimensionInference(string Symbol, ProgramInput Input, Dim Each, long Factor, long Offset, int Power)
{
    const string Arguments = "global::GraphGen.Kernels.Arguments";

    /// <summary>The dimensions that follow, each from one input whose other dimensions are known by then.</summary>
    public static IReadOnlyList<DimensionInference> Solve(IReadOnlyList<ProgramInput> inputs)
    {
        var solved = new List<DimensionInference>();
        var known = new HashSet<string>();
        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var input in inputs.Where(i => !i.Signature.IsScalar))
            {
                var unknown = input.Shape.Symbols.Where(s => !known.Contains(s)).ToList();
                if (unknown.Count != 1 || Of(unknown[0], input) is not { } inference) continue;
                solved.Add(inference);
                known.Add(unknown[0]);
                progress = true;
            }
        }
        return solved;
    }

    /// <summary>The size, as an expression.</summary>
    /// <param name="length">The length of the input.</param>
    /// <param name="dim">How a dimension is written.</param>
    /// <param name="bound">The largest size; null where there is none.</param>
    public string Expression(string length, Func<Dim, string> dim, string? bound = null)
    {
        var names = $"\"{Input.Signature.Name}\", \"{Symbol}\"";
        if (IsPlain) return $"{Arguments}.Size({length}, {dim(Each)}, {(bound is null ? "" : bound + ", ")}{names})";
        var size = Power > 1
            ? $"{Arguments}.Root({length}, {dim(Each)}, {Power}, {names})"
            : $"{Arguments}.Size({length}, {dim(Each)}, {Factor}, {Offset}, {names})";
        return bound is null ? size : $"{Arguments}.Within({size}, {bound}, {names})";
    }

    bool IsPlain => (Factor, Offset, Power) == (1, 0, 1);

    static DimensionInference? Of(string symbol, ProgramInput input)
    {
        var itself = Dim.Symbol(symbol);
        var with = input.Shape.Where(dim => dim.Symbols.Contains(symbol)).ToList();
        var each = Dim.Product(input.Shape.Where(dim => !dim.Symbols.Contains(symbol)));
        if (with.TrueForAll(dim => dim == itself)) return new(symbol, input, each, 1, 0, with.Count);
        var offset = with[0].Substitute(_ => 0);
        return with.Count == 1 && offset.Constant is { } added && (with[0] - offset).DivideExactly(itself)?.Constant is > 0 and var factor
            ? new(symbol, input, each, factor, added, 1)
            : null;
    }
}
