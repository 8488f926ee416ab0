using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>Links within the repository lead somewhere.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.All];

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string path) => Assert.All(new Page(path).Links, link =>
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? path : Path.Join(Path.GetDirectoryName(path), parts[0]);
        var file = Repository.Combine(target);
        Assert.True(File.Exists(file) || Directory.Exists(file), $"{path}: '{link}' leads nowhere.");
        if (parts.Length > 1) Assert.Contains(parts[1], new Page(target).Anchors);
    });
}
