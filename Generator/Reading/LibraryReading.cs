using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;

namespace GraphGen.Compiler.Reading;

/// <summary>What reading the <c>[Traceable]</c> methods and types of a compilation gives; comparable by value.</summary>
/// <param name="Exports">What other assemblies may call, with all that it reaches in this one, in the order of the ids.</param>
/// <param name="Layers">The types that hold parameters.</param>
/// <param name="Problems">Everything that can't be part of a description.</param>
sealed record LibraryReading(
    EquatableArray<ExportedItem> Exports, EquatableArray<LayerDeclaration> Layers, EquatableArray<Problem> Problems)
{
    public static LibraryReading Empty { get; } = new(
        EquatableArray<ExportedItem>.Empty, EquatableArray<LayerDeclaration>.Empty, EquatableArray<Problem>.Empty);
}
