using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>What the emitted program consists of, gathered from the signature, the graph and the memory plan.</summary>
sealed class ProgramModel
{
    /// <param name="target">What the names of another target's classes have in them.</param>
    public ProgramModel(ModelSignature signature, Graph graph, MemoryPlan plan, string target = "")
    {
        (Signature, Plan) = (signature, plan);
        Name = signature.MethodName + target + "Program";
        KernelClass = signature.MethodName + target + "Kernels";
        var leaves = graph.Inputs.Select(n => (Input)n.Operation).ToList();
        Inputs = [.. signature.Inputs.Select(i => new ProgramInput(
            i, leaves.First(l => l.Kind == InputKind.Input && l.Path == i.Name),
            plan.Buffers.FirstOrDefault(b => b.Role == BufferRole.Input && b.Target == i.Name)))];
        Parameters = [.. plan.Buffers.Where(b => b.Role is BufferRole.Parameter)];
        States = [.. plan.Buffers.Where(b => b.Role is BufferRole.State)];
        NewStates = [.. plan.Buffers.Where(b => b.Role is BufferRole.NewState)];
        Results = [.. graph.Outputs.Where(o => o.Role == OutputRole.Result).Select((o, k) => new ProgramResult(
            plan.Buffers.First(b => b.Role == BufferRole.Result && b.Target == o.Name), o.Value.Shape, signature.Outputs[k]))];
        Gradients = [.. plan.Buffers.Where(b => b.Role == BufferRole.Gradient)];
        ParameterGradients = [.. Gradients.Where(g => leaves.Any(l => l.Kind == InputKind.Parameter && l.Path == g.Target))];
        Symbols = [.. Inputs.SelectMany(i => i.Shape.Symbols).Distinct()];
        Assumptions = [.. graph.Nodes.Where(n => n.Operation is AssumeShape)
            .SelectMany(n => n.Operands[0].Shape.Zip(n.Shape, (left, right) => (left, right))).Where(pair => pair.left != pair.right).Distinct()];
        Minima = [.. graph.Nodes.Where(n => n is { Operation: Slice, Guard: null }).SelectMany(Needed).Distinct()];
        Names = new(this);
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

    /// <summary>The inputs that a step can read where the caller has them; empty where there are too many, and all are copied.</summary>
    public IReadOnlyList<ProgramInput> Borrowed => Inputs.Where(i => i is { Signature.IsScalar: false, Buffer: not null }).ToList() is { Count: <= 2 } few ? few : [];

    /// <summary>The named dimensions, bound by the caller.</summary>
    public IReadOnlyList<string> Symbols { get; }

    public bool UsesParameters => Parameters.Count + States.Count + ParameterGradients.Count > 0;

    /// <summary>Dimensions that the description takes to be equal.</summary>
    public IReadOnlyList<(Dim Left, Dim Right)> Assumptions { get; }

    /// <summary>Dimensions that must be at least others, for every part that the description takes of an axis to lie within it.</summary>
    public IReadOnlyList<(Dim Size, Dim Least)> Minima { get; }

    /// <summary>The names within the program's class.</summary>
    public ProgramNames Names { get; }

    /// <summary>What is not known of a slice's ends for all sizes.</summary>
    static IEnumerable<(Dim Size, Dim Least)> Needed(Node node)
    {
        var slice = (Slice)node.Operation;
        for (var axis = 0; axis < slice.End.Count; axis++)
        {
            var size = node.Operands[0].Shape[axis];
            if (size.IsAtLeast(slice.End[axis]) is null) yield return (size, slice.End[axis]);
            if (slice.End[axis].IsAtLeast(slice.Begin[axis]) is null) yield return (slice.End[axis], slice.Begin[axis]);
        }
    }

    /// <summary>The buffers that the program has at hand as blocks of memory.</summary>
    public IEnumerable<Buffer> Blocks => Plan.Placements.SelectMany(p => p.Buffers).Concat(Parameters).Concat(States).Concat(ParameterGradients);

    /// <summary>Whether a run draws random numbers, and so has a seed and a step.</summary>
    public bool DrawsRandom => Plan.Kernels.Any(k => k is Routine { Call.DrawsRandom: true });

    public bool HasBackward => Gradients.Count > 0;

    /// <summary>The gradients that live beside the parameters, not in the program's own memory.</summary>
    public IReadOnlyList<Buffer> ParameterGradients { get; }

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
    public string Type => ParameterType(Signature);

    /// <summary>The type of a parameter that takes an input.</summary>
    public static string ParameterType(InputSignature input)
    {
        var element = CSharp.Type(DTypes.Parse(input.ElementType));
        return input.IsScalar ? element : $"global::System.ReadOnlySpan<{element}>";
    }
}

/// <summary>A result of the program.</summary>
sealed record ProgramResult(Buffer Buffer, Shape Shape, OutputSignature Signature)
{
    public string ElementType => CSharp.Type(Buffer.Type);

    public string Type => Shape.Rank == 0 ? ElementType : $"global::System.ReadOnlySpan<{ElementType}>";
}
