using GraphGen.Compiler.Fusion;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>The names within one kernel's method: its buffers, dimensions, axes and local variables.</summary>
sealed class KernelNames
{
    readonly HashSet<string> taken;

    public KernelNames(Kernel kernel)
    {
        Outputs = [.. kernel.Outputs];
        Inputs = [.. kernel.Inputs.Except(Outputs).Except(kernel.Guards.Select(g => g.Condition.Storage))];
        Dimensions = [.. KernelDimensions.Of(kernel)];
        taken = ["worker", "begin", "end", .. Inputs.Concat(Outputs).Select(b => b.Name), .. Dimensions, .. KernelDimensions.Axes(kernel).Select(a => a.Name)];
    }

    /// <summary>The buffers that are only read.</summary>
    public IReadOnlyList<Buffer> Inputs { get; }

    public IReadOnlyList<Buffer> Outputs { get; }

    /// <summary>The symbolic dimensions that the method needs.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>Whether the buffer is a single value that the method takes by itself.</summary>
    public bool IsScalar(Buffer buffer) => ScalarParameters && buffer.Shape.Rank == 0;

    /// <summary>Whether inputs of rank 0 are plain values rather than memory.</summary>
    public bool ScalarParameters { get; init; }

    public string Of(Buffer buffer) => CSharp.Name(buffer.Storage.Name);

    public string Of(Axis axis) => axis.Name;

    /// <summary>A name for a local variable, not used before.</summary>
    public string Fresh(string name)
    {
        var result = name;
        for (var n = 2; !taken.Add(result); n++) result = name + n;
        return result;
    }

    /// <summary>t1, t2, ….</summary>
    public string Temporary()
    {
        var n = 1;
        while (!taken.Add("t" + n)) n++;
        return "t" + n;
    }
}
