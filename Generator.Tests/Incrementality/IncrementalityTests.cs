using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GraphGen.Generator.Tests.Incrementality;

/// <summary>What an edit runs again, by the reasons that the generator driver records for its steps.</summary>
public class IncrementalityTests
{
    const string Network = """
        public sealed partial class Network
        {
            readonly Linear hidden = new(4, 3);

            [Model] public partial Tensor F([Shape("batch", 4)] Tensor x) => Relu(hidden.Forward(x));
        }
        """;

    const string Helpers = "public static class Helpers { public static double Twice(double x) => 2 * x; }";

    static readonly string[] Stages = ["Compiled", "Layers", "Libraries"];

    [Fact]
    public void An_edit_in_another_file_runs_nothing_after_the_reader() =>
        RunsNothing(Edit(Helpers, "public static class Helpers { public static double Thrice(double x) => 3 * x; }"));

    [Fact]
    public void A_new_file_runs_nothing_after_the_reader()
    {
        var (driver, compilation) = Start(Network);
        RunsNothing(driver.RunGenerators(compilation.AddSyntaxTrees(CompilationHost.Parse("class More;", "More.cs"))));
    }

    [Fact]
    public void A_comment_above_a_model_runs_nothing_after_the_reader() =>
        RunsNothing(Edit(Network, "// A comment,\n// of two lines.\n" + Network));

    [Fact]
    public void A_comment_within_a_model_runs_nothing_after_the_reader() =>
        RunsNothing(Edit(Network, Network.Replace("=> Relu", "=>\n            // So it is.\n            Relu")));

    [Fact]
    public void A_new_member_beside_a_model_runs_nothing_after_the_reader() =>
        RunsNothing(Edit(Network, Network.Replace("    [Model]", "    public int Size => 3;\n\n    [Model]")));

    [Fact]
    public void An_edit_of_the_body_runs_the_compiler()
    {
        var result = Edit(Network, Network.Replace("Relu", "Tanh")).GetRunResult().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, "Compiled"));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, "Libraries").Distinct());
        Assert.All(Reasons(result, "Layers"), reason => Assert.True(IsKept(reason)));
    }

    [Fact]
    public void An_edit_of_a_method_that_a_model_reaches_runs_the_compiler()
    {
        var model = "static partial class S { [Model] public static partial double F(double x) => Helpers.Twice(x); }";
        var (driver, compilation) = Start(model, Helpers);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.ElementAt(1), CompilationHost.Parse(Helpers.Replace("2 * x", "3 * x"), "Source1.cs"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver.RunGenerators(edited).GetRunResult().Results.Single(), "Compiled"));
    }

    [Fact]
    public void One_model_of_two_is_compiled_again()
    {
        const string Other = "static partial class S { [Model] public static partial double F(double x) => x * x; }";
        var (driver, compilation) = Start(Network, Other);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.ElementAt(1), CompilationHost.Parse(Other.Replace("x * x", "x + x"), "Source1.cs"));
        var reasons = Reasons(driver.RunGenerators(edited).GetRunResult().Results.Single(), "Compiled");
        Assert.Single(reasons, reason => reason == IncrementalStepRunReason.Modified);
        Assert.Single(reasons, IsKept);
    }

    [Fact]
    public void An_edit_beside_traceable_code_changes_no_output()
    {
        const string Library = "[Traceable] public static class Library { public static double Half(double x) => x / 2; }";
        var (driver, compilation) = Start(Library, Helpers);
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.ElementAt(1), CompilationHost.Parse("public static class Helpers;", "Source1.cs"));
        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, "Library"));
        Outputs(result);
    }

    [Fact]
    public void The_texts_are_the_same_for_the_same_input()
    {
        var (first, _) = Start(Network, Helpers);
        var (second, _) = Start(Network, Helpers);
        Assert.Equal(Texts(first), Texts(second));
        static IEnumerable<string> Texts(GeneratorDriver driver) =>
            driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName + source.SourceText);
    }

    static (GeneratorDriver Driver, CSharpCompilation Compilation) Start(params string[] sources)
    {
        var compilation = CompilationHost.CreateCompilation("Test", sources);
        return (CompilationHost.CreateDriver(trackSteps: true).RunGenerators(compilation), compilation);
    }

    /// <summary>Runs the generator, replaces one of the two files and runs it again.</summary>
    static GeneratorDriver Edit(string before, string after)
    {
        var (driver, compilation) = Start(Network, Helpers);
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString() == before);
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, CompilationHost.Parse(after, tree.FilePath)));
    }

    static void RunsNothing(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.All(Stages.SelectMany(stage => Reasons(result, stage)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Outputs(result);
    }

    /// <summary>No file was written again.</summary>
    static void Outputs(GeneratorRunResult result) => Assert.All(
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs),
        output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));

    static bool IsKept(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string stage) =>
        [.. result.TrackedSteps[stage].SelectMany(run => run.Outputs).Select(output => output.Reason)];
}
