using GraphGen.Compiler.Fusion;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Planning;

/// <summary>Finds from which step to which each buffer is in use, and which kernels can work in place.</summary>
static class Planner
{
    /// <param name="parameterPaths">The paths whose gradients live with the parameters, not in the program's arena.</param>
    public static MemoryPlan Run(KernelList list, ICollection<string> parameterPaths)
    {
        var forward = list.Kernels.Where(k => k.Phase == Phase.Forward).ToEquatable();
        var backward = list.Kernels.Where(k => k.Phase == Phase.Backward).ToEquatable();
        var kernels = forward.Concat(backward).ToList();
        var placements = new List<Placement>();
        foreach (var buffer in list.Buffers)
        {
            if (buffer.Role is BufferRole.Parameter or BufferRole.State) continue;
            if (buffer.Role == BufferRole.Gradient && parameterPaths.Contains(buffer.Target!)) continue;
            placements.Add(new(new[] { buffer }, First(buffer), Last(buffer)));
        }
        for (var step = 1; step <= kernels.Count; step++) WorkInPlace(kernels[step - 1], step, placements);
        return new(forward, backward, list.Buffers, placements);

        int First(Buffer buffer) => buffer.Role == BufferRole.Input ? 0 : kernels.FindIndex(k => k.Outputs.Contains(buffer)) + 1;

        int Last(Buffer buffer) => buffer.Role == BufferRole.Temporary
            ? Math.Max(kernels.FindLastIndex(k => k.Inputs.Contains(buffer)), kernels.FindLastIndex(k => k.Outputs.Contains(buffer))) + 1
            : kernels.Count + 1;
    }

    /// <summary>Lets a kernel write where it reads for the last time, if it writes no element that it still reads.</summary>
    static void WorkInPlace(Kernel kernel, int step, List<Placement> placements)
    {
        if (kernel.Guards.Count > 0) return;
        foreach (var target in kernel.Outputs)
        {
            var to = placements.FindIndex(p => p.Buffers[0] == target && p.First == step);
            if (to < 0) continue;
            var from = placements.FindIndex(p =>
                p.Last == step && p.First < step && p.Buffers[p.Buffers.Count - 1] is { Role: BufferRole.Temporary } source
                && source.Type == target.Type && source.Shape.ElementCount == target.Shape.ElementCount
                && IsReadInPlace(kernel, source, target));
            if (from < 0) continue;
            placements[from] = new(placements[from].Buffers.Concat(placements[to].Buffers).ToEquatable(), placements[from].First, placements[to].Last);
            placements.RemoveAt(to);
        }
    }

    static bool IsReadInPlace(Kernel kernel, Buffer source, Buffer target) => kernel switch
    {
        Nest { Inner.Count: 0 } loop => loop.Stores.Where(store => store.Buffer.Storage == target).All(store => IsReadInPlace(loop, source, store)),
        Routine routine => routine.Replaced == source,
        _ => false,
    };

    static bool IsReadInPlace(Nest nest, Buffer source, Store store)
    {
        var offset = Affine.RowMajor(store.Buffer.Shape, store.Indices);
        return Scalars.Closure(nest.Values).Where(s => s.Kind is Load load && load.Buffer.Storage == source).All(s => MatrixView.Offset(s) == offset);
    }
}
