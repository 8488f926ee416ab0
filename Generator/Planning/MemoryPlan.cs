using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Planning;

/// <summary>Memory of a program's own arena: how much, and from which step to which it is in use.</summary>
/// <param name="Buffers">The buffers that live in it, one after the other in place.</param>
/// <param name="First">The first step that writes it; 0 is before all kernels.</param>
/// <param name="Last">The last step that reads it.</param>
sealed record Placement(EquatableArray<Buffer> Buffers, int First, int Last)
{
    public Dim Bytes => Buffers[0].Shape.ElementCount * Buffers[0].Type.Size();

    public override string ToString() => $"{string.Join(" → ", Buffers.Select(b => b.Name))}: {Bytes} bytes, steps {First}..{Last}";
}

/// <summary>Kernels in the order of a step, and where each buffer of the arena lives in that order. Sizes are formulas; the
/// offsets follow from them when the program is bound.</summary>
/// <param name="Forward">The kernels that make the results.</param>
/// <param name="Backward">The kernels that make the gradients.</param>
/// <param name="Placements">Inputs, results, temporaries and gradients of inputs; parameters and their gradients live elsewhere.</param>
sealed record MemoryPlan(EquatableArray<Kernel> Forward, EquatableArray<Kernel> Backward, EquatableArray<Buffer> Buffers, EquatableArray<Placement> Placements)
{
    public IEnumerable<Kernel> Kernels => Forward.Concat(Backward);

    public override string ToString() => string.Concat(Placements.Select(p => p + "\n"));
}
