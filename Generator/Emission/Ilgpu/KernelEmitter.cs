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
        switch (kernel)
        {
            case Nest nest:
                Kernel(text, method, () => text.Method(method + "Kernel", kernel, () => NestEmitter.Write(text, nest)));
                if (NestSharing.IsSplit(nest)) WriteParts(nest, method);
                break;
            case Scatter scatter:
                Kernel(text, method, () => text.Method(method + "Kernel", kernel, () => ScatterEmitter.Write(text, scatter), text.SlicesDeclaration), declaration: text.SlicesDeclaration);
                break;
            case Routine routine:
                Kernel(text, method, () => text.Method(method + "Kernel", kernel, () => RoutineEmitter.Write(text, routine)));
                break;
        }
        return method;
    }

    /// <summary>The kernels of a reduction over much: one reduces each part of a row, and one joins what they have found. Each is written
    /// with names of its own, as if it were alone.</summary>
    void WriteParts(Nest nest, string method)
    {
        var (parts, join, text) = (method + "Parts", method + "Join", new KernelText(code, nest));
        code.Line();
        code.Block($"static void {method}InParts(GpuDevice {text.Device}, AcceleratorStream {text.Stream}, int {text.Parts}, {text.Declaration})", () =>
        {
            var rows = KernelText.LongFactor(Dim.Product(nest.Outer.Select(a => a.Extent)));
            for (var k = 0; k < text.Partials.Count; k++)
                code.Line($"var {text.Partials[k].Name} = GpuScratch.Of<{text.Partials[k].Type}>({text.Device}, {k}, {rows} * {text.Parts});");
            var grid = NestSharing.IsByColumns(nest) ? "Points" : "Rows";
            code.Line($"if (!GpuGrid.{grid}({rows} * {text.Parts}, out var {text.Config})) return;");
            var launch = text.Names.Fresh("launch");
            code.Line($"var {launch} = {Field(parts)}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {text.PartsArguments});");
            code.Line($"GpuGrid.{grid}({rows}, out {text.Config});");
            code.Line($"{launch} = {Field(join)}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {text.PartsArguments});");
        });
        Write(parts, PartsEmitter.WriteParts, null);
        Write(join, PartsEmitter.WriteJoin, parts);

        void Write(string name, Action<KernelText, Nest> body, string? delegateOf)
        {
            var own = new KernelText(code, nest);
            Kernel(own, name, () => own.Method(name + "Kernel", nest, () => body(own, nest), own.PartsDeclaration), delegateOf, own.PartsDeclaration);
        }
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
    /// <param name="declaration">What it takes; null for the parameters alone.</param>
    void Kernel(KernelText text, string method, Action write, string? delegateOf = null, string? declaration = null)
    {
        var launch = (delegateOf ?? method) + "Launch";
        code.Line();
        code.Line($"static readonly GpuKernel<{launch}> {Field(method)} = new({method}Kernel);");
        loaded.Add(Field(method));
        if (delegateOf is null)
        {
            code.Line();
            code.Line($"delegate void {launch}(AcceleratorStream {text.Stream}, KernelConfig {text.Config}, {declaration ?? text.Declaration});");
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
                    var rows = KernelText.LongFactor(Dim.Product(nest.Outer.Select(a => a.Extent)));
                    if (NestSharing.IsSplit(nest))
                    {
                        var count = Syntax.Long(Dim.Product(nest.Inner.Select(a => a.Extent)));
                        code.Line($"var {text.Parts} = GpuGrid.{(NestSharing.IsByColumns(nest) ? "ColumnParts" : "Parts")}({rows}, {count});");
                        code.Block($"if ({text.Parts} > 0)", () =>
                        {
                            code.Line($"{method}InParts({text.Device}, {text.Stream}, {text.Parts}, {text.Arguments});");
                            code.Line("return;");
                        });
                    }
                    Call($"GpuGrid.{(NestSharing.Of(nest) == Sharing.Groups ? "Rows" : "Points")}({rows}, out var {text.Config})");
                    break;
                case Scatter scatter:
                    code.Line($"{text.Names.Of(scatter.Target)}.MemSetToZero({text.Stream});");
                    var points = KernelText.LongFactor(Dim.Product(ScatterEmitter.Shared(scatter).Select(a => a.Extent)));
                    code.Line($"var {text.Slices} = GpuGrid.Slices({points}, {Syntax.Long(ScatterEmitter.Positions(scatter))});");
                    Call($"GpuGrid.Points({points} * {text.Slices}, out var {text.Config})", text.SlicesArguments);
                    break;
                case Routine routine:
                    Call($"GpuGrid.Points({RoutineEmitter.Threads(routine)}, out var {text.Config})");
                    break;
            }
        });

        void Call(string grid, string? arguments = null)
        {
            code.Line($"if (!{grid}) return;");
            Start(Field(method), arguments);
        }

        void Start(string field, string? arguments = null)
        {
            var launch = text.Names.Fresh("launch");
            code.Line($"var {launch} = {field}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {arguments ?? text.Arguments});");
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
            method + "InParts", .. Forms(method + "Parts"), .. Forms(method + "Join"),
        ];

        static IEnumerable<string> Forms(string method) => [method, method + "Kernel", Field(method), method + "Launch"];
    }
}
