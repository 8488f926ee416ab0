using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>One kernel while it is written: its text, its names, and what its method takes.</summary>
sealed class KernelText
{
    public KernelText(CodeWriter code, Kernel kernel)
    {
        (Code, Names) = (code, new(kernel, withGuards: true));
        (Device, Stream, Config) = (Names.Fresh("device"), Names.Fresh("stream"), Names.Fresh("config"));
        if (kernel is Contraction) (Precision, Body) = (Names.Fresh("precision"), Names.Fresh("TProduct"));
        ReportsFaults = FindFaults(kernel);
        Faults = ReportsFaults ? Names.Fresh("faults") : "";
        Dialect = new(Faults);
        if (Names.DrawsRandom) Seed = Names.Fresh("seed");
        if (kernel is Nest nest && NestSharing.IsSplit(nest))
        {
            Parts = Names.Fresh("parts");
            Partials = [.. nest.Passes[0].Reductions.Select(r => (Syntax.Type(r.Type), Names.Fresh("partial")))];
        }
        if (kernel is Scatter) Slices = Names.Fresh("slices");
    }

    public CodeWriter Code { get; }

    public KernelNames Names { get; }

    public KernelDialect Dialect { get; }

    /// <summary>The launching method's parameter for the device.</summary>
    public string Device { get; }

    /// <summary>The launching method's parameter for the queue.</summary>
    public string Stream { get; }

    /// <summary>The launching method's variable for the grid.</summary>
    public string Config { get; }

    /// <summary>The launching method's parameter for the precision of a product.</summary>
    public string Precision { get; } = "";

    /// <summary>The type parameter for the way in which a product is computed.</summary>
    public string Body { get; } = "";

    /// <summary>Whether the kernel reads positions that may be out of range.</summary>
    public bool ReportsFaults { get; }

    /// <summary>The parameter for the memory of faults.</summary>
    public string Faults { get; }

    /// <summary>The parameter for the seed of random numbers.</summary>
    public string Seed { get; } = "";

    /// <summary>The parameter for the step of random numbers.</summary>
    public string Step => Names.RandomKey;

    /// <summary>The number of parts that rows of a reduction are cut into; empty where they never are.</summary>
    public string Parts { get; } = "";

    /// <summary>The memory for what each part has reduced, by element type and name.</summary>
    public IReadOnlyList<(string Type, string Name)> Partials { get; } = [];

    /// <summary>The number of slices that positions of a scattered sum are dealt to.</summary>
    public string Slices { get; } = "";

    /// <summary>What the kernel takes, as types and names.</summary>
    public IReadOnlyList<(string Type, string Name)> Parameters =>
    [
        .. Names.DrawsRandom ? [("long", Seed), ("long", Step)] : Array.Empty<(string, string)>(),
        .. Names.Dimensions.Select(d => ("int", Syntax.Name(d))),
        .. Names.Inputs.Concat(Names.Outputs).Select(b => (KernelDialect.View(b), Names.Of(b))),
        .. ReportsFaults ? [("ArrayView<int>", Faults)] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The parameters as a list for a declaration.</summary>
    public string Declaration => Declare(Parameters);

    /// <summary>The parameters as arguments of the same names.</summary>
    public string Arguments => Pass(Parameters);

    /// <summary>What the kernels take that share a reduction in parts, as a list for a declaration.</summary>
    public string PartsDeclaration => Declare(PartsParameters);

    /// <summary>What they take as arguments of the same names.</summary>
    public string PartsArguments => Pass(PartsParameters);

    /// <summary>What the kernel takes that deals positions to slices, as a list for a declaration.</summary>
    public string SlicesDeclaration => $"int {Slices}, {Declaration}";

    /// <summary>What it takes as arguments of the same names.</summary>
    public string SlicesArguments => $"{Slices}, {Arguments}";

    /// <summary>Writer of expressions.</summary>
    public ScalarCode Scalars() => new(Code, Names, Dialect);

    /// <summary>The method that is the kernel. It does nothing where the branch it belongs to is not taken, which is the same for all
    /// threads.</summary>
    /// <param name="name">Its name, with type parameters if any.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="body">Writes what it does.</param>
    /// <param name="declaration">What it takes; null for the parameters alone.</param>
    /// <param name="constraints">What the type parameters are required to be.</param>
    public void Method(string name, Kernel kernel, Action body, string? declaration = null, string constraints = "") =>
        Code.Block($"static void {name}({declaration ?? Declaration}){constraints}", () =>
    {
        if (kernel.Guards.Count > 0)
            Code.Line($"if ({string.Join(" || ", kernel.Guards.Select(g => $"{Names.Of(g.Condition)}[0] {(g.IsTrue ? "==" : "!=")} 0"))}) return;");
        body();
    });

    /// <summary>The body of a kernel with a thread for each point of some axes.</summary>
    public void Points(IReadOnlyList<Axis> axes, Action body)
    {
        var count = Dim.Product(axes.Select(a => a.Extent));
        if (axes.Count == 1)
        {
            Code.Line($"var {axes[0].Name} = Grid.GlobalIndex.X;");
            Code.Block($"if ({axes[0].Name} < {Syntax.Dim(count)})", body);
            return;
        }
        var thread = Names.Fresh("thread");
        Code.Line($"var {thread} = Grid.GlobalIndex.X;");
        Code.Block($"if ({thread} < {Syntax.Dim(count)})", () =>
        {
            Split(axes, thread);
            body();
        });
    }

    /// <summary>Declares the indices of axes from the count of their point, the last axis fastest.</summary>
    public void Split(IReadOnlyList<Axis> axes, string point)
    {
        Dim step = 1;
        for (var k = axes.Count - 1; k >= 0; k--)
        {
            var rest = step == 1 ? point : $"{point} / {Divisor(step)}";
            Code.Line($"var {axes[k].Name} = {(axes[k].Extent == 1 ? "0" : k == 0 ? rest : $"{rest} % {Divisor(axes[k].Extent)}")};");
            step *= axes[k].Extent;
        }
    }

    /// <summary>A dimension by which something is divided.</summary>
    public static string Divisor(Dim dim) => Syntax.Dim(dim) is var text && text.Contains(' ') ? $"({text})" : text;

    /// <summary>A dimension of 64 bits by which something is multiplied.</summary>
    public static string LongFactor(Dim dim) => dim.ToString().IndexOfAny(['+', '-']) >= 0 ? $"({Syntax.Long(dim)})" : Syntax.Long(dim);

    IReadOnlyList<(string Type, string Name)> PartsParameters =>
        [("int", Parts), .. Parameters, .. Partials.Select(p => ($"ArrayView<{p.Type}>", p.Name))];

    static string Declare(IEnumerable<(string Type, string Name)> parameters) => string.Join(", ", parameters.Select(p => $"{p.Type} {p.Name}"));

    static string Pass(IEnumerable<(string Type, string Name)> parameters) => string.Join(", ", parameters.Select(p => p.Name));

    static bool FindFaults(Kernel kernel)
    {
        if (kernel is Scatter) return true;
        var values = kernel switch { Nest nest => nest.Values, Contraction product => product.Epilogue.Select(s => s.Value), _ => [] };
        return Fusion.Scalars.Closure(values).Any(s => s.Lookups().Any());
    }
}
