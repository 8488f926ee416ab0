using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;

namespace GraphGen.Compiler.Reading;

/// <summary>What reading a model method gives; comparable by value.</summary>
/// <param name="Signature">Its head: enough to declare the method even when its body can't be compiled. Null where not even
/// that could be read.</param>
/// <param name="Description">What it does; null when there are problems, or source that the C# compiler rejects.</param>
/// <param name="Layers">The types that hold the model's parameters.</param>
/// <param name="Problems">Everything that can't be part of a description.</param>
/// <param name="IsBroken">The source has errors of C#, so what follows from the description may be wrong.</param>
sealed record ModelReading(
    ModelSignature? Signature, Description? Description, EquatableArray<LayerDeclaration> Layers,
    EquatableArray<Problem> Problems, bool IsBroken);
