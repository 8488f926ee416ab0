using GraphGen.Compiler.Fusion;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>The names within one kernel's method: its buffers, dimensions, axes and local variables. Buffers and dimensions
/// keep the names they have; the method's own variables make way for them.</summary>
sealed class KernelNames
{
    readonly HashSet<string> taken;
    readonly IReadOnlyDictionary<string, string>? scalarParameters;

    /// <param name="scalarParameters">The names of the parameters that are plain values rather than memory, by the path of the
    /// input; null where all is memory.</param>
    /// <param name="withGuards">The kernel itself reads the conditions that it runs under.</param>
    public KernelNames(Kernel kernel, IReadOnlyDictionary<string, string>? scalarParameters = null, bool withGuards = false)
    {
        this.scalarParameters = scalarParameters;
        Outputs = [.. kernel.Outputs];
        Inputs = [.. (withGuards ? kernel.Inputs : kernel.Reads).Except(Outputs)];
        Dimensions = [.. KernelDimensions.Of(kernel)];
        taken = [.. Inputs.Concat(Outputs).Select(b => b.Name), .. Dimensions, .. KernelDimensions.Axes(kernel).Select(a => a.Name)];
        if (scalarParameters is not null) taken.UnionWith(scalarParameters.Values);
        (Worker, Begin, End) = (Fresh("worker"), Fresh("begin"), Fresh("end"));
        DrawsRandom = kernel is Routine { Call.DrawsRandom: true };
        RandomKey = DrawsRandom ? Fresh("key") : "";
    }

    /// <summary>The buffers that are only read.</summary>
    public IReadOnlyList<Buffer> Inputs { get; }

    public IReadOnlyList<Buffer> Outputs { get; }

    /// <summary>The symbolic dimensions that the method needs.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>The parameter that says which thread this is.</summary>
    public string Worker { get; }

    /// <summary>Whether the kernel draws random numbers.</summary>
    public bool DrawsRandom { get; }

    /// <summary>The parameter that says which numbers a kernel draws; empty for one that draws none.</summary>
    public string RandomKey { get; }

    /// <summary>Where the thread's share of a loop begins.</summary>
    public string Begin { get; }

    /// <summary>Where the thread's share of a loop ends.</summary>
    public string End { get; }

    /// <summary>Whether inputs of rank 0 are plain values rather than memory.</summary>
    public bool ScalarParameters => scalarParameters is not null;

    /// <summary>Whether the buffer is a single value that the method takes by itself.</summary>
    public bool IsScalar(Buffer buffer) => ScalarParameters && buffer.Shape.Rank == 0;

    public string Of(Buffer buffer) => scalarParameters is not null && buffer.Storage.Target is { } path && scalarParameters.TryGetValue(path, out var name)
        ? CSharp.Name(name)
        : CSharp.Name(buffer.Storage.Name);

    public string Of(Axis axis) => axis.Name;

    /// <summary>A name for a local variable, not used before.</summary>
    public string Fresh(string name)
    {
        var result = name;
        for (var n = 2; !taken.Add(result); n++) result = name + n;
        return result;
    }

    /// <summary>Writes two blocks beside each other: the second may declare the names that the first did.</summary>
    public void Beside(Action first, Action second)
    {
        var before = taken.ToList();
        first();
        var after = taken.ToList();
        taken.IntersectWith(before);
        second();
        taken.UnionWith(after);
    }

    /// <summary>t1, t2, ….</summary>
    public string Temporary()
    {
        var n = 1;
        while (!taken.Add("t" + n)) n++;
        return "t" + n;
    }
}
