using GraphGen.Compiler.Derivatives;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Evaluation;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using GraphGen.Compiler.Simplification;
using GraphGen.Compiler.Unrolling;

namespace GraphGen.Compiler;

/// <summary>A file that the generator adds to the compilation.</summary>
sealed record GeneratedFile(string HintName, string Text);

/// <summary>The files that a description becomes, and what is wrong with it.</summary>
sealed record CompiledModel(EquatableArray<GeneratedFile> Files, EquatableArray<Problem> Problems);

/// <summary>What each stage made of a description; null from the stage on that found problems. Tests and reports print it.</summary>
/// <param name="Derivatives">The files of the derivatives that have programs of their own.</param>
sealed record CompilationStages(
    Description Description, EquatableArray<Problem> Problems, Graph? Graph, Graph? Differentiated, KernelList? Kernels,
    MemoryPlan? Plan, string Text, EquatableArray<GeneratedFile> Derivatives = default);

/// <summary>The one way through the house, from a description to text: evaluate, simplify, differentiate, fuse, plan, emit.
/// No stage looks back.</summary>
static class Pipeline
{
    /// <param name="hasDevices">Whether programs for graphics cards are wanted, too.</param>
    public static CompiledModel Compile(
        Description description, EquatableArray<ExportedLibrary> libraries, bool hasDevices, CancellationToken cancellation)
    {
        var stages = Run(description, libraries, cancellation);
        var files = stages.Derivatives.Prepend(new(description.Signature.HintName, stages.Text));
        if (hasDevices) files = files.Concat(DeviceFiles(stages, cancellation));
        return new(files.ToEquatable(), stages.Problems);
    }

    /// <summary>The programs of a description and of its derivatives for graphics cards.</summary>
    static IEnumerable<GeneratedFile> DeviceFiles(CompilationStages stages, CancellationToken cancellation)
    {
        var signature = stages.Description.Signature;
        if (stages.Plan is null) return stages.Graph is null ? DeviceStub(signature) : [];
        var derivatives = DerivativeModels.OfProgram(signature, stages.Graph!).Where(derivative => derivative.Signature.Derivative!.Kind != DerivativeKinds.GradCheck)
            .Select(derivative => derivative with { Graph = Simplifier.Run(derivative.Graph) })
            .Select(derivative => DeviceFile(derivative.Signature, derivative.Graph, Plan(derivative.Graph, cancellation).Plan));
        return derivatives.Prepend(DeviceFile(signature, stages.Differentiated!, stages.Plan)).ToList();
    }

    /// <summary>What stands for the device's program of a description with errors.</summary>
    public static IEnumerable<GeneratedFile> DeviceStub(ModelSignature signature) =>
        StubEmitter.Applies(signature) ? [new(DeviceHint(signature), Emission.Ilgpu.FileEmitter.Stub(signature))] : [];

    static GeneratedFile DeviceFile(ModelSignature signature, Graph graph, MemoryPlan plan) =>
        new(DeviceHint(signature), Emission.Ilgpu.FileEmitter.Program(signature, graph, plan));

    static string DeviceHint(ModelSignature signature) => signature.HintName.Replace(".g.cs", ".Gpu.g.cs");

    public static CompilationStages Run(Description description, EquatableArray<ExportedLibrary> libraries, CancellationToken cancellation)
    {
        var signature = description.Signature;
        var evaluation = Evaluator.Run(description, libraries, cancellation);
        if (evaluation.Graph is null || evaluation.Problems.Count > 0)
            return new(description, evaluation.Problems, null, null, null, null, FileEmitter.Declaration(signature));

        var graph = Simplifier.Run(evaluation.Graph);
        cancellation.ThrowIfCancellationRequested();
        return ScalarFunctionEmitter.Applies(signature, graph)
            ? Numbers(description, graph, cancellation)
            : Program(description, graph, cancellation);
    }

    /// <summary>A function of C# numbers: its derivatives are functions of C# numbers.</summary>
    static CompilationStages Numbers(Description description, Graph graph, CancellationToken cancellation)
    {
        var signature = description.Signature;
        var derivatives = DerivativeModels.OfNumbers(signature, graph)
            .Select(derivative => derivative with { Graph = Simplifier.Run(derivative.Graph) }).ToList();
        cancellation.ThrowIfCancellationRequested();
        var programs = derivatives.Where(IsProgram).ToList();
        var functions = derivatives.Where(derivative => !IsProgram(derivative)).ToList();
        var gradient = functions.FirstOrDefault(function => function.Signature.Derivative!.Kind == DerivativeKinds.Gradient);
        return new(
            description, EquatableArray<Problem>.Empty, graph, gradient?.Graph ?? graph, null, null,
            FileEmitter.ScalarFunctions(signature, functions), programs.Select(program => Emit(program, cancellation)).ToEquatable());

        // Central differences are taken by the run-time, which calls a program.
        static bool IsProgram(DerivativeModel derivative) => derivative.Signature.Derivative!.Kind == DerivativeKinds.GradCheck;
    }

    /// <summary>A function of tensors, and programs for the derivatives that it asks for.</summary>
    static CompilationStages Program(Description description, Graph graph, CancellationToken cancellation)
    {
        var signature = description.Signature;
        var derivatives = DerivativeModels.OfProgram(signature, graph).ToList();
        var differentiated = Simplifier.Run(Differentiate(signature, graph));
        cancellation.ThrowIfCancellationRequested();
        var (kernels, plan) = Plan(differentiated, cancellation);
        return new(
            description, EquatableArray<Problem>.Empty, graph, differentiated, kernels, plan,
            FileEmitter.Program(signature, differentiated, plan),
            derivatives.Select(derivative => Emit(derivative with { Graph = Simplifier.Run(derivative.Graph) }, cancellation)).ToEquatable());
    }

    static GeneratedFile Emit(DerivativeModel derivative, CancellationToken cancellation)
    {
        var (_, plan) = Plan(derivative.Graph, cancellation);
        return new(derivative.Signature.HintName, FileEmitter.Program(derivative.Signature, derivative.Graph, plan));
    }

    static (KernelList Kernels, MemoryPlan Plan) Plan(Graph graph, CancellationToken cancellation)
    {
        var kernels = Fuser.Run(graph, cancellation);
        if (Unroller.Run(graph) is { } elements) kernels = Together.Run(elements, kernels, cancellation) ?? kernels;
        return (kernels, Planner.Run(kernels, [.. graph.Inputs.Select(n => (Input)n.Operation).Where(i => i.Kind == InputKind.Parameter).Select(i => i.Path)]));
    }

    /// <summary>The graph with the gradients that the model asks for: of a floating scalar first result, with respect to the
    /// parameters, the inputs marked for it and, in a static function, every floating input.</summary>
    static Graph Differentiate(ModelSignature signature, Graph graph)
    {
        if ((signature.Derivatives & DerivativeKinds.Gradient) == 0) return graph;
        var space = new DerivativeSpace(signature, graph);
        return space.Scalar is null || space.All.Count == 0 ? graph : Gradients.Append(graph, space.Scalar, space.All);
    }
}
