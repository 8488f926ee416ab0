using System.Collections.Concurrent;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>
/// Every case that can be translated, in one precision, compiled together: one run of the generator over all of them. A
/// case that does not compile is set aside with what the compiler said about it, so that the others still run.
/// </summary>
sealed class GoldenAssembly
{
    static readonly ConcurrentDictionary<(DType, string), Lazy<GoldenAssembly>> Assemblies = [];

    readonly Dictionary<string, string> failures = [];
    readonly Dictionary<string, GoldenSource> sources = [];
    readonly LoadedAssembly assembly;
    readonly DType precision;

    GoldenAssembly(DType precision, string device)
    {
        this.precision = precision;
        foreach (var golden in GoldenFolder.Cases.Values)
            if (Support.Of(golden).Description is { } description)
                sources[golden.Name] = GoldenSource.Create(golden, description, precision, device);
        assembly = Compile();
    }

    /// <summary>The assembly of one precision, compiled at the first call.</summary>
    /// <param name="device">Where compiled programs run, as an expression; empty for the processor.</param>
    public static GoldenAssembly Get(DType precision, string device = "") =>
        Assemblies.GetOrAdd((precision, device), key => new(() => new(key.Item1, key.Item2))).Value;

    /// <summary>The types of the assembly.</summary>
    public IEnumerable<Type> Types => assembly.Types;

    /// <summary>A case to call with tensors.</summary>
    public EagerProgram Eager(GoldenCase golden) => new(Type(golden), golden, sources[golden.Name], precision);

    /// <summary>A case to run as the generator compiled it.</summary>
    public CompiledProgram Compiled(GoldenCase golden) => new(Type(golden));

    /// <summary>What a case was compiled from.</summary>
    public GoldenSource Source(GoldenCase golden) => sources[golden.Name];

    Type Type(GoldenCase golden)
    {
        if (failures.TryGetValue(golden.Name, out var failure)) Assert.Fail($"{failure}\n\n{sources[golden.Name]}");
        return assembly.Type(GoldenSource.ClassName(golden.Name));
    }

    LoadedAssembly Compile()
    {
        string[] helpers = [.. new[] { "Composites.cs", "NetworkComposites.cs", "AdBenchComposites.cs", "Conversions.cs" }
            .Select(file => File.ReadAllText(Repository.Combine("Generator.Tests", "Golden", file)))];
        while (true)
        {
            var names = sources.Keys.Where(name => !failures.ContainsKey(name)).ToArray();
            var host = CompilationHost.CompileAssembly(
                "Golden" + precision, [.. helpers, .. names.Select(name => sources[name].ToString())]);
            var errors = host.Errors.GroupBy(error => CaseOf(error, names, helpers.Length)).ToArray();
            if (errors.Length == 0) return host.Load();
            foreach (var group in errors)
            {
                var text = string.Join('\n', group.Select(error => error.ToString()));
                if (group.Key is null) throw new InvalidOperationException($"The golden cases do not compile:\n{text}");
                failures[group.Key] = text;
            }
        }
    }

    /// <summary>The case whose own source, or whose generated file, an error is in, or that it names.</summary>
    static string? CaseOf(Diagnostic error, string[] names, int helpers)
    {
        var path = error.Location.SourceTree?.FilePath ?? "";
        var file = Path.GetFileNameWithoutExtension(path);
        if (file.StartsWith("Source", StringComparison.Ordinal) && int.TryParse(file[6..], out var index))
            return index < helpers ? null : names[index - helpers];
        var text = path + error.GetMessage();
        return names.FirstOrDefault(name => text.Contains(GoldenSource.ClassName(name) + ".", StringComparison.Ordinal));
    }
}
