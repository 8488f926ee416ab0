using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>What the emitted program consists of, gathered from the signature, the graph and the memory plan.</summary>
sealed class ProgramModel
{
    public ProgramModel(ModelSignature signature, Graph graph, MemoryPlan plan)
    {
        (Signature, Plan) = (signature, plan);
        Name = signature.MethodName + "Program";
        KernelClass = signature.MethodName + "Kernels";
        var leaves = graph.Inputs.Select(n => (Input)n.Operation).ToList();
        var buffers = plan.Buffers.Where(b => b.Target is not null && b.Role is BufferRole.Input or BufferRole.Parameter or BufferRole.State)
            .ToDictionary(b => b.Target!);
        Inputs = [.. signature.Inputs.Select(i => new ProgramInput(
            i, leaves.First(l => l.Kind == InputKind.Input && l.Path == i.Name), buffers.TryGetValue(i.Name, out var buffer) && buffer.Role == BufferRole.Input ? buffer : null))];
        Parameters = [.. plan.Buffers.Where(b => b.Role is BufferRole.Parameter)];
        States = [.. plan.Buffers.Where(b => b.Role is BufferRole.State)];
        NewStates = [.. plan.Buffers.Where(b => b.Role is BufferRole.NewState)];
        Results = [.. graph.Outputs.Where(o => o.Role == OutputRole.Result).Select((o, k) => new ProgramResult(
            plan.Buffers.First(b => b.Role == BufferRole.Result && b.Target == o.Name), o.Value.Shape, signature.Outputs[k]))];
        Gradients = [.. plan.Buffers.Where(b => b.Role == BufferRole.Gradient)];
        Symbols = [.. Inputs.SelectMany(i => i.Shape.Symbols).Distinct()];
        UsesParameters = Parameters.Count + States.Count > 0;
    }

    public ModelSignature Signature { get; }

    public MemoryPlan Plan { get; }

    /// <summary>The program's class: <c>LossProgram</c>.</summary>
    public string Name { get; }

    /// <summary>The class of its kernels, outside of the user's namespace: <c>LossKernels</c>.</summary>
    public string KernelClass { get; }

    public IReadOnlyList<ProgramInput> Inputs { get; }

    public IReadOnlyList<Buffer> Parameters { get; }

    public IReadOnlyList<Buffer> States { get; }

    public IReadOnlyList<Buffer> NewStates { get; }

    public IReadOnlyList<ProgramResult> Results { get; }

    public IReadOnlyList<Buffer> Gradients { get; }

    /// <summary>The named dimensions, bound by the caller.</summary>
    public IReadOnlyList<string> Symbols { get; }

    public bool UsesParameters { get; }

    public bool HasBackward => Gradients.Count > 0;

    public IEnumerable<Buffer> ParameterGradients => Gradients.Where(g => Parameters.Any(p => p.Target == g.Target));

    public IEnumerable<Buffer> InputGradients => Gradients.Where(g => Parameters.All(p => p.Target != g.Target));

    /// <summary>Whether the results come from one plain loop, which can work on the caller's memory.</summary>
    public bool IsSingleKernel => Plan.Backward.Count == 0 && Plan.Forward.Count == 1 && Plan.Forward[0] is Nest { Inner.Count: 0, Guards.Count: 0 };

    /// <summary>The type of <c>Run</c>'s result: the only result or a scalar first one, else nothing.</summary>
    public string RunType => ReturnsFirst ? Results[0].Type : "void";

    public bool ReturnsFirst => Results.Count == 1 || Results[0].Shape.Rank == 0;
}

/// <summary>An input of the program; no buffer where nothing reads it.</summary>
sealed record ProgramInput(InputSignature Signature, Input Leaf, Buffer? Buffer)
{
    public Shape Shape => Leaf.Size;

    public string Name => CSharp.Name(Signature.Name);

    public string ElementType => CSharp.Type(Leaf.ElementType);

    /// <summary>The type of the parameter of <c>Run</c>.</summary>
    public string Type => Signature.IsScalar ? ElementType : $"global::System.ReadOnlySpan<{ElementType}>";
}

/// <summary>A result of the program.</summary>
sealed record ProgramResult(Buffer Buffer, Shape Shape, OutputSignature Signature)
{
    public string ElementType => CSharp.Type(Buffer.Type);

    public string Type => Shape.Rank == 0 ? ElementType : $"global::System.ReadOnlySpan<{ElementType}>";
}
