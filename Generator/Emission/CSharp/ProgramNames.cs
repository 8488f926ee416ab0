using GraphGen.Compiler.Graphs;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>
/// The names within a program's class. Buffers and dimensions keep the names that the user gave them where they can; what
/// the class has of its own makes way.
/// </summary>
sealed class ProgramNames
{
    static readonly string[] Members =
    [
        "Advance", "Allocate", "Await", "Backward", "BackwardPass", "Begin", "Borrow", "Both", "Check", "Describe", "Description", "Device", "Dispose", "Equals", "Execute",
        "Faults", "Finalize", "Forward", "ForwardBackward", "ForwardPass", "GetHashCode", "GetType", "Gradients", "Keep", "Lag", "Load", "Memory",
        "MemberwiseClone", "MemoryBytes", "Parameters", "Precision", "RandomSeed", "RandomStep", "Read", "ReadBool", "ReferenceEquals", "Run", "Stage", "Stored", "Stream",
        "ThrowIfDisposed", "ThrowIfFaulty", "Threads", "ToString", "Warmup", "Written",
    ];

    readonly HashSet<string> taken;
    readonly HashSet<string> fields;
    readonly Dictionary<string, string> symbols = [];
    readonly Dictionary<string, string> bounds = [];
    readonly Dictionary<string, string> boundProperties = [];
    readonly Dictionary<Buffer, string> properties = [];

    public ProgramNames(ProgramModel program)
    {
        taken =
        [
            .. Members, program.Name, program.KernelClass, .. program.Blocks.Select(block => block.Name),
            .. program.Inputs.Select(input => input.Signature.Name),
        ];
        foreach (var symbol in program.Symbols) symbols[symbol] = Fresh(symbol, "Size");
        fields = [.. program.Blocks.Select(block => block.Name), .. symbols.Values];
        foreach (var result in program.Results)
            if (!properties.ContainsKey(result.Buffer))
                properties[result.Buffer] = Fresh(CSharp.Pascal(result.Buffer.Target!), "Result");
        foreach (var gradient in program.Gradients) properties[gradient] = Fresh(CSharp.Pascal(gradient.Target!) + "Gradient", "");
        foreach (var symbol in program.Symbols)
        {
            boundProperties[symbol] = Fresh(CSharp.Pascal(symbol), "Size");
            bounds[symbol] = Fresh("bound" + CSharp.Pascal(symbol), "");
        }
        (ForwardPass, BackwardPass, HasRun) = (Fresh("forwardPass", ""), Fresh("backwardPass", ""), Fresh("hasRun", ""));
        (Worker, Parameters, Threads) = (Fresh("worker", ""), Fresh("parameters", ""), Fresh("threads", ""));
        (RandomKey, Passes) = (Fresh("randomKey", ""), Fresh("passes", ""));
    }

    /// <summary>The field that holds the forward pass as a delegate.</summary>
    public string ForwardPass { get; }

    /// <summary>The field that holds the backward pass as a delegate.</summary>
    public string BackwardPass { get; }

    /// <summary>The field that says whether there is something to go backward from.</summary>
    public string HasRun { get; }

    /// <summary>The parameter that says which thread this is.</summary>
    public string Worker { get; }

    /// <summary>The parameter for the model's parameters.</summary>
    public string Parameters { get; }

    /// <summary>The parameter for the number of threads.</summary>
    public string Threads { get; }

    /// <summary>The field that says which random numbers the last run drew.</summary>
    public string RandomKey { get; }

    /// <summary>The field that holds all passes of a step as a delegate.</summary>
    public string Passes { get; }

    /// <summary>The field of a buffer.</summary>
    public string Field(Buffer buffer) => CSharp.Name(buffer.Name);

    /// <summary>The field of a dimension's size in the current step.</summary>
    public string Field(string symbol) => CSharp.Name(symbols[symbol]);

    /// <summary>The field of the size that a dimension is bound to.</summary>
    public string Bound(string symbol) => bounds[symbol];

    /// <summary>The property of the size that a dimension is bound to.</summary>
    public string Property(string symbol) => boundProperties[symbol];

    /// <summary>The property of a result or gradient.</summary>
    public string Property(Buffer buffer) => properties[buffer];

    /// <summary>A dimension as an expression over the fields.</summary>
    public string Dim(Dim dim) => CSharp.Dim(Renamed(dim));

    /// <summary>A dimension as an expression of 64 bits.</summary>
    public string Long(Dim dim) => CSharp.Long(Renamed(dim));

    /// <summary>A name that no field has.</summary>
    public string Local(string name) => fields.Contains(name) ? Fresh(name, "Values") : name;

    Dim Renamed(Dim dim) => dim.Substitute(symbol => Graphs.Dim.Symbol(symbols[symbol]));

    string Fresh(string name, string suffix)
    {
        var result = taken.Contains(name) ? name + suffix : name;
        for (var n = 2; !taken.Add(result); n++) result = name + suffix + n;
        return result;
    }
}
