using System.Text.Json;
using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>
/// Times the compiled programs, the tapes and PyTorch in turns within one run, so that a patch of a slow machine slows all of
/// them: only ratios of samples taken next to each other mean anything there. Every contestant has one thread.
/// </summary>
static class Comparison
{
    const string Compiled = "compiled", OnTape = "tape", OnScalarTape = "scalar tape", PyTorch = "PyTorch", Products = "products", Update = "update";

    /// <summary>Runs the command line; 0 when all went well.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        ComparisonOptions options;
        IReadOnlyList<Workload> workloads;
        try
        {
            options = ComparisonOptions.Parse(arguments);
            workloads = options.Only.Count == 0 ? Catalog.All : [.. options.Only.Select(Catalog.Find)];
        }
        catch (ArgumentException mistake)
        {
            Console.Error.WriteLine($"{mistake.Message}\n\n{ComparisonOptions.Usage}");
            return 1;
        }

        using var pyTorch = FrameworkWorker.Start(PyTorch, options.Python, ["pytorch/worker.py"], out var reason);
        Console.WriteLine(pyTorch is null
            ? $"No PyTorch in {options.Python}: {reason}. Comparing with the tapes only."
            : $"PyTorch {pyTorch.Version}, {options.Python}");
        Console.WriteLine($"{Machine.Describe()}, one thread each, {options.Rounds} interleaved rounds\n");

        var results = new List<Result>();
        foreach (var workload in workloads)
            foreach (var mode in new[] { "train", "infer" })
                if (Measure(workload, mode, pyTorch, options.Rounds) is { } result)
                    results.Add(result);
        Report.Write(Console.Out, results);
        if (options.Json is { } file) File.WriteAllText(file, JsonSerializer.Serialize(results, Result.Json));
        return 0;
    }

    static Result? Measure(Workload workload, string mode, FrameworkWorker? pyTorch, int rounds)
    {
        var contestants = new Dictionary<string, Contestant>();
        if (mode == "train")
        {
            contestants[Compiled] = workload.Compiled();
            contestants[OnTape] = workload.Tape();
            if (workload.ScalarTape() is { } scalarTape) contestants[OnScalarTape] = scalarTape;
        }
        else if (workload.CompiledInference() is { } inference)
        {
            contestants[Compiled] = inference;
        }
        else
        {
            return null;
        }

        if (mode == "train")
        {
            RequireAgreement(workload, contestants, pyTorch);
            if (workload.Products() is { } products) contestants[Products] = products;
            if (workload.Update() is { } update) contestants[Update] = update;
        }
        var runners = contestants.Select(pair => Runner.Local(pair.Key, pair.Value.Run)).ToList();
        if (pyTorch is not null) runners.Add(new(PyTorch, steps => pyTorch.Time(workload, mode, steps)));
        foreach (var runner in runners) runner.Prepare();
        for (var round = 0; round < rounds; round++)
            for (var turn = 0; turn < runners.Count; turn++)
                runners[(round + turn) % runners.Count].Sample();
        foreach (var contestant in contestants.Values) contestant.Dispose();
        return new(workload.Key, workload.Title, mode, runners.ToDictionary(runner => runner.Name, runner => runner.Samples));
    }

    /// <summary>Throws unless all compute the same losses from the same weights.</summary>
    static void RequireAgreement(Workload workload, Dictionary<string, Contestant> contestants, FrameworkWorker? pyTorch)
    {
        var expected = contestants[Compiled].Observe();
        foreach (var (name, contestant) in contestants)
            workload.RequireAgreement(Compiled, expected, name, contestant.Observe());
        if (pyTorch is not null) workload.RequireAgreement(Compiled, expected, PyTorch, pyTorch.Load(workload));
    }
}
