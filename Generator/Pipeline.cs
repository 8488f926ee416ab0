using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Emission.CSharp;

namespace GraphGen.Compiler;

/// <summary>The file that a description becomes, and what is wrong with it.</summary>
sealed record CompiledModel(string HintName, string Text, EquatableArray<Problem> Problems);

/// <summary>The one way through the house, from a description to text. No stage looks back.</summary>
static class Pipeline
{
    public static CompiledModel Compile(Description description, EquatableArray<ExportedLibrary> libraries, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(description.Signature.HintName, FileEmitter.Declaration(description.Signature), EquatableArray<Problem>.Empty);
    }
}
