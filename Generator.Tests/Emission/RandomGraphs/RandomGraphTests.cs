namespace GraphGen.Generator.Tests.Emission.RandomGraphs;

using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using GraphGen.Generator.Tests.Planning;

/// <summary>Random graphs, compiled and run, against the reference: values, gradients, memory plans, threads.</summary>
public class RandomGraphTests
{
    /// <summary>How many graphs, for a long run.</summary>
    const string CountVariable = "GRAPHGEN_RANDOM_GRAPHS";

    /// <summary>The seed of the first graph.</summary>
    const string SeedVariable = "GRAPHGEN_RANDOM_SEED";

    const int Together = 100;

    static readonly int Count = Setting(CountVariable, 300);
    static readonly int FirstSeed = Setting(SeedVariable, 1);

    [Fact]
    public void Compiled_random_graphs_give_what_the_reference_gives()
    {
        var compared = 0;
        for (var begin = 0; begin < Count; begin += Together)
        {
            var cases = Seeds(begin).Select(RandomGraph.Make).ToList();
            if (Failures(cases, out var loose).FirstOrDefault() is { } failing) Report(failing);
            compared += cases.Count - loose;
        }
        Assert.True(compared > 0.9 * Count, $"only {compared} of {Count} graphs are steady enough to compare");
    }

    [Fact]
    public void Memory_plans_of_random_graphs_never_overwrite_what_is_still_read()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var graphCase = RandomGraph.Make(seed);
            var kernels = Fuser.Run(graphCase.Graph);
            try
            {
                PlanCheck.Passes(Planner.Run(kernels, []), graphCase.Sizes);
            }
            catch (Exception exception)
            {
                Assert.Fail($"{graphCase.Name}: {exception.Message}\n{graphCase.Graph}\n{kernels}");
            }
        }
    }

    [Fact]
    public void Random_graphs_are_the_same_for_the_same_seed() =>
        Assert.Equal(RandomGraph.Make(7).Graph.ToString(), RandomGraph.Make(7).Graph.ToString());

    [Fact]
    public void Random_graphs_have_every_operation()
    {
        var seen = Enumerable.Range(1, 300).SelectMany(seed => RandomGraph.Make(seed).Graph.Nodes).Select(node => node.Operation.Name).ToHashSet();
        string[] operations =
        [
            "input", "constant", "iota", "cast", "stop_gradient", "broadcast", "reshape", "permute", "slice", "pad", "concat", "flip", "sum",
            "product", "reduce_max", "reduce_min", "argmax", "recurrence", "cholesky", "lu", "triangular_solve", "solve", "gather", "scatter_add", "dot", "cond", "select", "pow", "erf", "erfc", "softplus", "expm1", "log1p", "lgamma", "digamma", "polygamma", "clamp", "round",
            "asin", "atan2", "hypot", "isnan",
        ];
        Assert.Empty(operations.Except(seen));
    }

    static IEnumerable<int> Seeds(int begin) => Enumerable.Range(FirstSeed + begin, Math.Min(Together, Count - begin));

    /// <summary>The cases that fail, each twice compiled: fused, and with every value stored.</summary>
    static IReadOnlyList<GraphCase> Failures(IReadOnlyList<GraphCase> cases, out int loose)
    {
        using var fused = new CompiledGraphs(cases);
        using var unfused = new CompiledGraphs(cases, everythingStored: true);
        var unsteady = 0;
        var failures = cases.Where(graphCase => Failure(graphCase, fused, ref unsteady) is not null || Failure(graphCase, unfused, ref unsteady) is not null).ToList();
        loose = unsteady / 2;
        return failures;
    }

    static string? Failure(GraphCase graphCase)
    {
        using var fused = new CompiledGraphs([graphCase]);
        using var unfused = new CompiledGraphs([graphCase], everythingStored: true);
        var unsteady = 0;
        return Failure(graphCase, fused, ref unsteady) is { } failure ? "fused: " + failure
            : Failure(graphCase, unfused, ref unsteady) is { } other ? "with every value stored: " + other
            : null;
    }

    static string? Failure(GraphCase graphCase, CompiledGraphs compiled, ref int unsteady)
    {
        try
        {
            var isSteady = true;
            CaseCheck.Passes(graphCase, compiled, () =>
            {
                isSteady = false;
                return Sensitivity.Of(graphCase);
            });
            if (!isSteady) unsteady++;
            return null;
        }
        catch (Exception exception)
        {
            return $"{exception.Message}\n{graphCase.Graph}\n{compiled.Text(graphCase.Name)}\n{exception.StackTrace}";
        }
    }

    static void Report(GraphCase failing)
    {
        var smallest = Shrinker.Run(failing, candidates => Failures(candidates, out _));
        var inputs = string.Concat(smallest.Graph.Inputs.Select(node => ((Input)node.Operation).Path)
            .Select(path => $"{path} = {string.Join(", ", smallest.Inputs[path])}\n"));
        Assert.Fail($"{smallest.Name}\n{Failure(smallest)}\n{inputs}"
            + string.Join(", ", smallest.Sizes.Select(pair => $"{pair.Key} = {pair.Value}"))
            + $"\nbefore it was made smaller: {failing.Name}, {Failure(failing)}");
    }

    static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
