using GraphGen.Compiler.Derivatives;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Runs a description on symbolic tensors, and so finds the graph that it describes.</summary>
static class Evaluator
{
    /// <summary>The graph of a description, or what is wrong with it. It never throws for a description's sake.</summary>
    /// <param name="description">The model method with all it reaches.</param>
    /// <param name="libraries">What the referenced assemblies export.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static EvaluationResult Run(
        Description description, EquatableArray<ExportedLibrary> libraries, CancellationToken cancellation) =>
        Run(description, libraries, Limits.Default, cancellation);

    /// <summary>The same within other limits.</summary>
    public static EvaluationResult Run(
        Description description, EquatableArray<ExportedLibrary> libraries, Limits limits, CancellationToken cancellation)
    {
        try
        {
            var definitions = new Definitions(description, libraries);
            var training = description.Signature.Derivatives != DerivativeKinds.None;
            var run = new ModelRun(description, definitions, new Budget(limits, cancellation), training);
            var result = run.Evaluate();
            // What Ops.Training is depends on the result; only a description that asks needs a second run.
            if (training && run.AsksForTraining && !result.CanBeDifferentiated)
                result = new ModelRun(description, definitions, new Budget(limits, cancellation), training: false).Evaluate();
            return Requested(description.Signature, result);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var site = new Site(description.Signature.MethodId, Site.Name);
            return EvaluationResult.Failed(Rules.InternalError.At(
                site, description.Signature.MethodName, exception.GetType().Name + ": " + exception.Message));
        }
    }

    /// <summary>The result, or what is wrong with the derivatives that are asked of it.</summary>
    static EvaluationResult Requested(ModelSignature signature, EvaluationResult result) =>
        result.Graph is { } graph && DerivativeRequests.Problems(signature, graph).ToEquatable() is { Count: > 0 } problems
            ? result with { Graph = null, Problems = problems }
            : result;
}

/// <summary>What came of running a description.</summary>
/// <param name="Graph">The graph; null when there are problems. Its outputs are the results and the new values of buffers.</param>
/// <param name="Parameters">The parameters and buffers that the model holds, in the order of their paths' fields.</param>
/// <param name="Problems">What is wrong with the description.</param>
sealed record EvaluationResult(Graph? Graph, EquatableArray<StoredInput> Parameters, EquatableArray<Problem> Problems)
{
    /// <summary>Whether the first result is a floating-point scalar, which has a gradient.</summary>
    public bool CanBeDifferentiated => Graph is { Outputs: [var first, ..] } && first.Value.Type.IsFloating() && first.Value.Shape.Rank == 0;

    /// <summary>An evaluation that ended with problems.</summary>
    public static EvaluationResult Failed(params Problem[] problems) => new(null, EquatableArray<StoredInput>.Empty, problems);
}

/// <summary>A parameter or buffer of the model.</summary>
/// <param name="Path">How the model reaches it: <c>hidden.weight</c>.</param>
/// <param name="Kind">Parameter or buffer.</param>
/// <param name="Shape">Its shape, without symbols.</param>
/// <param name="Type">The type of its elements.</param>
sealed record StoredInput(string Path, InputKind Kind, Shape Shape, DType Type);
