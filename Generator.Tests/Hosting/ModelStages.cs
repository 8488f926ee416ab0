using GraphGen.Compiler;
using GraphGen.Compiler.Reading;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Hosting;

/// <summary>Runs the compiler's stages on one model of a compilation, and keeps what each made of it.</summary>
static class ModelStages
{
    /// <summary>The stages of a model.</summary>
    /// <param name="host">The compilation.</param>
    /// <param name="type">The full name of the class.</param>
    /// <param name="method">The annotated method.</param>
    public static CompilationStages Of(HostedCompilation host, string type, string method)
    {
        var symbol = host.Compilation.GetTypeByMetadataName(type)!.GetMembers(method).OfType<IMethodSymbol>().Single();
        var reading = ModelReader.Read(symbol, host.Compilation, null, CancellationToken.None);
        Assert.Empty(reading.Problems);
        var stages = Pipeline.Run(reading.Description!, ReferencedLibraries.Read(host.Compilation), CancellationToken.None);
        Assert.Empty(stages.Problems);
        return stages;
    }
}
