using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes each kernel with the method that launches it. Kernels of equal structure share them.</summary>
/// <param name="className">The class that the methods are in.</param>
sealed class KernelEmitter(CodeWriter code, string className)
{
    readonly Dictionary<string, string> methods = [];
    readonly HashSet<string> taken = [className, "Warmup", .. Syntax.KernelTypes];
    readonly List<string> loaded = [];

    /// <summary>Writes a kernel, unless an equal one is there; returns the name of the method that launches it.</summary>
    public string Write(Kernel kernel)
    {
        var text = new KernelText(code, kernel);
        var key = KernelKey.Of(kernel, text.Names) + string.Concat(kernel.Guards.Select(g => g.IsTrue ? "if" : "else"));
        if (methods.TryGetValue(key, out var method)) return method;
        if (methods.Count > 0) code.Line();
        method = methods[key] = MethodName(kernel.Name);
        code.Formulas(kernel.Formula);
        Launch(text, kernel, method);
        if (kernel is Contraction product)
        {
            Kernel(text, method, () => text.Method(method + "Kernel", kernel, () => ContractionEmitter.Write(text, product, method, isSmall: false)));
            Kernel(text, ContractionEmitter.SmallName(method), () =>
                text.Method(ContractionEmitter.SmallName(method) + "Kernel", kernel, () => ContractionEmitter.Write(text, product, method, isSmall: true)), method);
            code.Line();
            ContractionEmitter.WriteEpilogue(text, product, method);
            return method;
        }
        Kernel(text, method, () => text.Method(method + "Kernel", kernel, () =>
        {
            switch (kernel)
            {
                case Nest nest:
                    NestEmitter.Write(text, nest);
                    break;
                case Scatter scatter:
                    ScatterEmitter.Write(text, scatter);
                    break;
                case Routine routine:
                    RoutineEmitter.Write(text, routine);
                    break;
            }
        }));
        return method;
    }

    /// <summary>The method that compiles every kernel.</summary>
    public void WriteWarmup()
    {
        code.Line();
        code.Summary("Compiles every kernel for a device.");
        code.Block("public static void Warmup(GpuDevice device)", () =>
        {
            foreach (var field in loaded) code.Line($"{field}.On(device);");
        });
    }

    /// <summary>A kernel with the field that holds it and the delegate that launches it.</summary>
    /// <param name="delegateOf">Whose delegate it shares; null for one of its own.</param>
    void Kernel(KernelText text, string method, Action write, string? delegateOf = null)
    {
        var launch = (delegateOf ?? method) + "Launch";
        code.Line();
        code.Line($"static readonly GpuKernel<{launch}> {Field(method)} = new({method}Kernel);");
        loaded.Add(Field(method));
        if (delegateOf is null)
        {
            code.Line();
            code.Line($"delegate void {launch}(AcceleratorStream {text.Stream}, KernelConfig {text.Config}, {text.Declaration});");
        }
        code.Line();
        write();
    }

    void Launch(KernelText text, Kernel kernel, string method)
    {
        code.Block($"public static void {method}(GpuDevice {text.Device}, AcceleratorStream {text.Stream}, {text.Declaration})", () =>
        {
            switch (kernel)
            {
                case Contraction product:
                    var (size, field) = (text.Names.Fresh("size"), text.Names.Fresh("kernel"));
                    code.Line($"var {size} = {ContractionEmitter.Size(product)};");
                    code.Line($"if ({size}.IsEmpty) return;");
                    code.Line($"var ({field}, {text.Config}) = GpuProduct.IsSmall({size})");
                    code.Indented(() =>
                    {
                        code.Line($"? ({Field(ContractionEmitter.SmallName(method))}, GpuProduct.SmallConfig({size}))");
                        code.Line($": ({Field(method)}, GpuProduct.TiledConfig({size}));");
                    });
                    Start(field);
                    break;
                case Nest nest:
                    var rows = Syntax.Long(Dim.Product(nest.Outer.Select(a => a.Extent)));
                    Call($"GpuGrid.{(NestEmitter.SharingOf(nest) == Sharing.Groups ? "Rows" : "Points")}({rows}, out var {text.Config})");
                    break;
                case Scatter scatter:
                    code.Line($"{text.Names.Of(scatter.Target)}.MemSetToZero({text.Stream});");
                    Call($"GpuGrid.Points({Syntax.Long(Dim.Product(ScatterEmitter.Shared(scatter).Select(a => a.Extent)))}, out var {text.Config})");
                    break;
                case Routine routine:
                    Call($"GpuGrid.Points({RoutineEmitter.Threads(routine)}, out var {text.Config})");
                    break;
            }
        });

        void Call(string grid)
        {
            code.Line($"if (!{grid}) return;");
            Start(Field(method));
        }

        void Start(string field)
        {
            var launch = text.Names.Fresh("launch");
            code.Line($"var {launch} = {field}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {text.Arguments});");
        }
    }

    static string Field(string method) => char.ToLowerInvariant(method[0]) + method.Substring(1) + "Kernel";

    /// <summary>The kernel's own name, unless it means something else where the kernels are.</summary>
    string MethodName(string name)
    {
        var result = name;
        for (var n = 2; !IsFree(result); n++) result = name + n;
        taken.UnionWith(Names(result));
        return result;

        bool IsFree(string candidate) => !Names(candidate).Any(taken.Contains);

        static IEnumerable<string> Names(string method) =>
        [
            method, method + "Kernel", Field(method), method + "Launch", ContractionEmitter.EpilogueName(method),
            ContractionEmitter.SmallName(method), ContractionEmitter.SmallName(method) + "Kernel", Field(ContractionEmitter.SmallName(method)),
        ];
    }
}
