namespace GraphGen.Generator.Tests.Architecture;

/// <summary>The stages stand in a row, and nothing points back: rules R2 and R12 of the design.</summary>
public class StageTests
{
    /// <summary>What each folder of the generator may use besides itself and <c>Common</c>.</summary>
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Common"] = [],
        ["Descriptions"] = [],
        ["Diagnostics"] = ["Descriptions"],
        ["Graphs"] = [],
        ["Reading"] = ["Descriptions", "Diagnostics", "Graphs"],
        ["Simplification"] = ["Graphs"],
        ["Differentiation"] = ["Graphs", "Simplification"],
        ["Derivatives"] = ["Descriptions", "Diagnostics", "Graphs", "Differentiation"],
        ["Evaluation"] = ["Descriptions", "Diagnostics", "Graphs", "Differentiation", "Derivatives"],
        ["Unrolling"] = ["Graphs", "Simplification"],
        ["Fusion"] = ["Graphs"],
        ["Planning"] = ["Graphs", "Fusion"],
        ["Emission"] = ["Descriptions", "Graphs", "Fusion", "Planning", "Derivatives"],
    };

    static readonly string[] EntryFiles = ["ModelGenerator.cs", "ModelAnalyzer.cs"];

    [Fact]
    public void Every_folder_of_the_generator_has_its_place_in_the_row() =>
        Assert.Empty(GeneratorCode.Files.Select(file => Folder(file.Path)).Where(folder => folder != "").Distinct().Except(MayUse.Keys));

    [Fact]
    public void The_uses_are_seen() =>
        Assert.Contains(GeneratorCode.Uses(), use => Folder(use.Path) == "Fusion" && use.Namespace == "Graphs");

    [Fact]
    public void A_stage_uses_only_the_stages_before_it()
    {
        var faults = GeneratorCode.Uses()
            .Where(use => Folder(use.Path) is var folder && folder != "" && folder != use.Namespace)
            .Where(use => !MayUse[Folder(use.Path)].Contains(use.Namespace))
            .Select(use => $"{use.Where} uses {use.Namespace}");
        Assert.Empty(faults);
    }

    [Fact]
    public void The_compiler_platform_ends_at_the_reader()
    {
        var faults =
            from file in GeneratorCode.Files
            where Folder(file.Path) != "Reading" && !EntryFiles.Contains(file.Path)
            from token in file.Tree.GetRoot().DescendantTokens(descendIntoTrivia: true)
            where token.Text.Contains("CodeAnalysis", StringComparison.Ordinal) || token.Text.Contains("Roslyn", StringComparison.OrdinalIgnoreCase)
            select $"{file.Path}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1} mentions {token.Text.Trim()}";
        Assert.Empty(faults);
    }

    /// <summary>The folder of a file; empty for those at the top.</summary>
    static string Folder(string path) => path.Contains('/') ? path[..path.IndexOf('/')] : "";
}
