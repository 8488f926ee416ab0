using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>A derivative that a model asks for, as a model of its own: it is fused, planned and emitted like any other.</summary>
/// <param name="Signature">Its head: the model's inputs and the directions it takes, and its results.</param>
/// <param name="Graph">What it computes.</param>
sealed record DerivativeModel(ModelSignature Signature, Graph Graph);
