namespace GraphGen.Generator.Tests.Emission.RandomGraphs;

using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using GraphGen.Generator.Tests.Planning;
using Xunit.Abstractions;

/// <summary>
/// Random graphs, compiled and run, against the reference: values, gradients, memory plans, threads. Every graph is compared in
/// its fused form, every tenth also with all its values stored.
/// </summary>
public class RandomGraphTests(ITestOutputHelper output)
{
    /// <summary>How many graphs, for a long run.</summary>
    const string CountVariable = "GRAPHGEN_RANDOM_GRAPHS";

    /// <summary>The seed of the first graph.</summary>
    const string SeedVariable = "GRAPHGEN_RANDOM_SEED";

    /// <summary>How many graphs are compiled into one assembly.</summary>
    const int Together = 50;

    /// <summary>Of how many graphs one is also compared with all its values stored.</summary>
    const int PerStored = 10;

    static readonly int Count = Setting(CountVariable, 2000);
    static readonly int FirstSeed = Setting(SeedVariable, 1);

    /// <summary>A batch at a time for each processor: while one is compiled, another runs.</summary>
    static readonly ParallelOptions OnePerProcessor = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    [Fact]
    public void Compiled_random_graphs_give_what_the_reference_gives()
    {
        var batches = Seeds.Chunk(Together).ToArray();
        var failing = new GraphCase?[batches.Length];
        var loose = 0;
        Parallel.For(0, batches.Length, OnePerProcessor, (k, loop) =>
        {
            failing[k] = FirstFailure(batches[k], ref loose);
            if (failing[k] is not null) loop.Break();
        });
        if (failing.FirstOrDefault(graphCase => graphCase is not null) is { } first) Report(first);
        output.WriteLine($"{Count} graphs agree with the reference, {Count - loose} of them within the tolerance of their type");
        Assert.True(Count - loose > 0.9 * Count, $"only {Count - loose} of {Count} graphs are steady enough to compare");
    }

    [Fact]
    public void Memory_plans_of_random_graphs_never_overwrite_what_is_still_read()
    {
        foreach (var seed in Seeds)
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

    static IEnumerable<int> Seeds => Enumerable.Range(FirstSeed, Count);

    /// <summary>The first graph of a batch that fails, or null.</summary>
    static GraphCase? FirstFailure(int[] seeds, ref int loose)
    {
        var cases = seeds.Select(RandomGraph.Make).ToList();
        var stored = cases.Where((_, k) => seeds[k] % PerStored == 0).ToList();
        var failures = Failures(cases, everythingStored: false, out var unsteady);
        Interlocked.Add(ref loose, unsteady);
        return failures.Concat(Failures(stored, everythingStored: true, out _)).FirstOrDefault();
    }

    /// <summary>The cases that fail in one of the two forms.</summary>
    static IEnumerable<GraphCase> Failures(IReadOnlyList<GraphCase> cases) =>
        Failures(cases, everythingStored: false, out _).Union(Failures(cases, everythingStored: true, out _));

    /// <summary>The cases that fail in one form, and how many agree only because rounding moves them far.</summary>
    static IReadOnlyList<GraphCase> Failures(IReadOnlyList<GraphCase> cases, bool everythingStored, out int loose)
    {
        using var compiled = new CompiledGraphs(cases, everythingStored);
        var unsteady = 0;
        var failures = cases.Where(graphCase => Failure(graphCase, compiled, ref unsteady) is not null).ToList();
        loose = unsteady;
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
        var smallest = Shrinker.Run(failing, Failures);
        var inputs = string.Concat(smallest.Graph.Inputs.Select(node => ((Input)node.Operation).Path)
            .Select(path => $"{path} = {string.Join(", ", smallest.Inputs[path])}\n"));
        Assert.Fail($"{smallest.Name}\n{Failure(smallest)}\n{inputs}"
            + string.Join(", ", smallest.Sizes.Select(pair => $"{pair.Key} = {pair.Value}"))
            + $"\nbefore it was made smaller: {failing.Name}, {Failure(failing)}");
    }

    static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
