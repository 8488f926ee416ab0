using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Evaluation;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using GraphGen.Compiler.Simplification;

namespace GraphGen.Compiler;

/// <summary>The file that a description becomes, and what is wrong with it.</summary>
sealed record CompiledModel(string HintName, string Text, EquatableArray<Problem> Problems);

/// <summary>What each stage made of a description; null from the stage on that found problems. Tests and reports print it.</summary>
sealed record CompilationStages(
    Description Description, EquatableArray<Problem> Problems, Graph? Graph, Graph? Differentiated, KernelList? Kernels,
    MemoryPlan? Plan, string Text);

/// <summary>The one way through the house, from a description to text: evaluate, simplify, differentiate, fuse, plan, emit.
/// No stage looks back.</summary>
static class Pipeline
{
    /// <summary>The gradient flag of <c>Derivatives</c>.</summary>
    const int GradientFlag = 1;

    public static CompiledModel Compile(Description description, EquatableArray<ExportedLibrary> libraries, CancellationToken cancellation)
    {
        var stages = Run(description, libraries, cancellation);
        return new(description.Signature.HintName, stages.Text, stages.Problems);
    }

    public static CompilationStages Run(Description description, EquatableArray<ExportedLibrary> libraries, CancellationToken cancellation)
    {
        var signature = description.Signature;
        var evaluation = Evaluator.Run(description, libraries, cancellation);
        if (evaluation.Graph is null || evaluation.Problems.Count > 0)
            return new(description, evaluation.Problems, null, null, null, null, FileEmitter.Declaration(signature));

        var graph = Simplifier.Run(evaluation.Graph);
        cancellation.ThrowIfCancellationRequested();
        var differentiated = Differentiate(signature, graph);
        if (ScalarFunctionEmitter.Applies(signature, graph))
        {
            var gradients = Simplifier.Run(GradientsOnly(differentiated));
            var text = FileEmitter.ScalarFunction(signature, gradients.Outputs.Count > 0 ? gradients : null);
            return new(description, evaluation.Problems, graph, gradients, null, null, text);
        }
        differentiated = Simplifier.Run(differentiated);
        cancellation.ThrowIfCancellationRequested();
        var kernels = Fuser.Run(differentiated, cancellation);
        var plan = Planner.Run(kernels, [.. Paths(differentiated, InputKind.Parameter)]);
        return new(description, evaluation.Problems, graph, differentiated, kernels, plan, FileEmitter.Program(signature, differentiated, plan));
    }

    /// <summary>The graph with the gradients that the model asks for: of a floating scalar first result, with respect to the
    /// parameters it uses, the inputs marked for it and, in a static function, every floating input.</summary>
    static Graph Differentiate(ModelSignature signature, Graph graph)
    {
        var results = graph.Outputs.Where(o => o.Role == OutputRole.Result).ToList();
        if ((signature.Derivatives & GradientFlag) == 0 || results.Count == 0) return graph;
        if (results[0].Value.Shape.Rank != 0 || !results[0].Value.Type.IsFloating()) return graph;
        var marked = new HashSet<string>(signature.Inputs.Where(i => i.IsDifferentiable || signature.IsStatic).Select(i => i.Name));
        var wrt = graph.Inputs.Where(n => n.Type.IsFloating() && n.Operation is Input input
            && (input.Kind == InputKind.Parameter || input.Kind == InputKind.Input && marked.Contains(input.Path))).ToList();
        return wrt.Count == 0 ? graph : Gradients.Append(graph, results[0], wrt);
    }

    static Graph GradientsOnly(Graph graph) =>
        graph.Builder.Build(graph.Outputs.Where(o => o.Role == OutputRole.Gradient).Select(o => new GraphOutput(o.Name, o.Value, OutputRole.Result)));

    static IEnumerable<string> Paths(Graph graph, InputKind kind) =>
        graph.Inputs.Select(n => n.Operation).OfType<Input>().Where(i => i.Kind == kind).Select(i => i.Path);
}
