namespace GraphGen.Runtime.Tests;

public class PublicNameTests
{
    /// <summary>What a project sees without a <c>using</c> where implicit ones are on, as they are in a new project.</summary>
    static readonly string[] Namespaces =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    [Fact]
    public void NoTypeIsAmbiguousInANewProject()
    {
        _ = typeof(HttpClient);
        var taken = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.FullName!.StartsWith("System.", StringComparison.Ordinal))
            .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => Namespaces.Contains(type.Namespace)).Select(type => type.Name).ToHashSet();
        Assert.Contains("Monitor", taken);
        Assert.Equal([], typeof(Trainer).Assembly.GetExportedTypes().Where(type => type is { Namespace: "GraphGen", IsNested: false }).Select(type => type.Name).Intersect(taken));
    }
}
