namespace GraphGen.Generator.Tests.Emission;

using System.Collections;
using GraphGen.Compiler.Graphs;

/// <summary>Named cases that are compiled together, each in float64 and in float32, when the first one is checked.</summary>
sealed class CaseSet : IEnumerable<string>
{
    readonly Dictionary<string, Action<CaseBuilder>> definitions = [];
    readonly Lazy<(Dictionary<string, GraphCase> Cases, CompiledGraphs Compiled)> compiled;

    public CaseSet() => compiled = new(Compile);

    /// <summary>The names, as a theory takes them.</summary>
    public TheoryData<string> Names => [.. this];

    /// <summary>Adds a case.</summary>
    public Action<CaseBuilder> this[string name]
    {
        set => definitions.Add(name, value);
    }

    /// <summary>Asserts that a case gives what the reference gives.</summary>
    public void Check(string name)
    {
        var (cases, graphs) = compiled.Value;
        CaseCheck.Passes(cases[name], graphs);
    }

    public IEnumerator<string> GetEnumerator() =>
        definitions.Keys.SelectMany(name => new[] { $"{name}, float64", $"{name}, float32" }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    (Dictionary<string, GraphCase>, CompiledGraphs) Compile()
    {
        var cases = new List<GraphCase>();
        foreach (var (name, define) in definitions)
            foreach (var type in new[] { DType.Float64, DType.Float32 })
            {
                var builder = new CaseBuilder(type, seed: cases.Count);
                define(builder);
                cases.Add(builder.Build($"{name}, {type.Text()}"));
            }
        return (cases.ToDictionary(c => c.Name), new(cases));
    }
}
