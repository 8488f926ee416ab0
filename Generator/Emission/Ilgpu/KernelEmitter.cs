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
    readonly List<(Contraction Product, string Method)> products = [];

    /// <summary>Writes a kernel, unless an equal one is there; returns the name of the method that launches it.</summary>
    public string Write(Kernel kernel)
    {
        var method = Launcher(kernel);
        if (kernel is Contraction product) products.Add((product, method));
        return method;
    }

    string Launcher(Kernel kernel)
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
            var bodies = ContractionEmitter.Bodies(product).Select(body => $"{method}Kernel<{body}>");
            if (ContractionEmitter.IsForVendors(product) && ContractionEmitter.Finish(product) is { } finish)
                bodies = bodies.Append($"finished: {method}Kernel<{finish}>");
            Field(text, method, $"GpuProductKernels<{method}Launch> {Kernels(method)} = new({string.Join(", ", bodies)})", text.Declaration);
            text.Method(
                $"{method}Kernel<{text.Body}>", kernel, () => ContractionEmitter.Write(text, product, method),
                constraints: ContractionEmitter.Constraint(text, product));
            code.Line();
            ContractionEmitter.WriteEpilogue(text, product, method);
            return method;
        }
        switch (kernel)
        {
            case Nest nest:
                Kernel(text, method);
                text.Method(method + "Kernel", kernel, () => NestEmitter.Write(text, nest));
                if (NestSharing.IsSplit(nest)) WriteParts(nest, method);
                break;
            case Scatter scatter:
                Kernel(text, method, text.SlicesDeclaration);
                text.Method(method + "Kernel", kernel, () => ScatterEmitter.Write(text, scatter), text.SlicesDeclaration);
                break;
            case Routine routine:
                Kernel(text, method);
                text.Method(method + "Kernel", kernel, () => RoutineEmitter.Write(text, routine));
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
            var places = rows == "1" ? text.Parts : $"{rows} * {text.Parts}";
            for (var k = 0; k < text.Partials.Count; k++)
                code.Line($"var {text.Partials[k].Name} = GpuScratch.Of<{text.Partials[k].Type}>({text.Device}, {k}, {places});");
            var grid = NestSharing.IsByColumns(nest) ? "Points" : "Rows";
            code.Line($"if (!GpuGrid.{grid}({places}, out var {text.Config})) return;");
            var launch = text.Names.Fresh("launch");
            code.Line($"var {launch} = {Field(parts)}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {text.PartsArguments});");
            code.Line($"GpuGrid.{grid}({rows}, out {text.Config});");
            code.Line($"{launch} = {Field(join)}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {text.PartsArguments});");
        });
        Kernel(text, parts, text.PartsDeclaration);
        Write(parts, PartsEmitter.WriteParts);
        code.Line();
        code.Line($"static readonly {Holder(join, parts)};");
        code.Line();
        Write(join, PartsEmitter.WriteJoin);

        void Write(string name, Action<KernelText, Nest> body)
        {
            var own = new KernelText(code, nest);
            own.Method(name + "Kernel", nest, () => body(own, nest), own.PartsDeclaration);
        }
    }

    /// <summary>The method that compiles every kernel; of products, those that are launched with the sizes up to those given.</summary>
    public void WriteWarmup()
    {
        var symbols = ContractionEmitter.Symbols(products.Select(p => p.Product));
        var names = symbols.Select(Syntax.Name).ToList();
        var (device, precision) = (Syntax.Free("device", names), Syntax.Free("precision", names));
        var parameters = products.Count == 0 ? [] : names.Select(name => "int " + name).Prepend("GpuPrecision " + precision);
        code.Line();
        code.Summary(products.Count == 0
            ? "Compiles every kernel for a device."
            : "Compiles for a device every kernel that is launched with sizes up to those given.");
        code.Block($"public static void Warmup({string.Join(", ", parameters.Prepend("GpuDevice " + device))})", () =>
        {
            foreach (var field in loaded) code.Line($"{field}.On({device});");
            var calls = products.Select(p => $"{Kernels(p.Method)}.Warmup({device}, {Precision(p.Product, precision)}, "
                + $"{ContractionEmitter.SmallestSize(p.Product)}, {ContractionEmitter.Size(p.Product)});");
            foreach (var call in calls.Distinct()) code.Line(call);
        });
    }

    /// <summary>The field that holds a kernel, and the delegate that launches it.</summary>
    /// <param name="declaration">What the kernel takes; null for the parameters alone.</param>
    void Kernel(KernelText text, string method, string? declaration = null) =>
        Field(text, method, Holder(method, method), declaration ?? text.Declaration);

    /// <summary>A kernel that is compiled in one form.</summary>
    /// <param name="delegateOf">Whose delegate launches it.</param>
    string Holder(string method, string delegateOf)
    {
        loaded.Add(Field(method));
        return $"GpuKernel<{delegateOf}Launch> {Field(method)} = new({method}Kernel)";
    }

    void Field(KernelText text, string method, string field, string declaration)
    {
        code.Line();
        code.Line($"static readonly {field};");
        code.Line();
        code.Line($"delegate void {method}Launch(AcceleratorStream {text.Stream}, KernelConfig {text.Config}, {declaration});");
        code.Line();
    }

    void Launch(KernelText text, Kernel kernel, string method)
    {
        var precision = kernel is Contraction contraction && ContractionEmitter.HasPrecision(contraction) ? $"GpuPrecision {text.Precision}, " : "";
        code.Block($"public static void {method}(GpuDevice {text.Device}, AcceleratorStream {text.Stream}, {precision}{text.Declaration})", () =>
        {
            switch (kernel)
            {
                case Contraction product:
                    var (started, size) = (text.Names.Fresh("launch"), ContractionEmitter.Size(product));
                    if (ContractionEmitter.IsForVendors(product))
                        code.Block($"if ({ContractionEmitter.Vendor(text, product, Precision(product, text.Precision))})", () =>
                        {
                            if (ContractionEmitter.Finish(product) is not null)
                            {
                                var (rest, points) = (text.Names.Fresh("rest"), text.Names.Fresh("points"));
                                code.Line($"if ({Kernels(method)}.AfterVendor({text.Device}, {size}, out var {rest}, out var {points}))");
                                code.Indented(() => code.Line($"{rest}({text.Stream}, {points}, {text.Arguments});"));
                            }
                            code.Line("return;");
                        });
                    code.Line($"if (!{Kernels(method)}.On({text.Device}, {Precision(product, text.Precision)}, {size}, out var {started}, out var {text.Config})) return;");
                    code.Line($"{started}({text.Stream}, {text.Config}, {text.Arguments});");
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
                    Call($"GpuGrid.Points({(points == "1" ? text.Slices : $"{points} * {text.Slices}")}, out var {text.Config})", text.SlicesArguments);
                    break;
                case Routine routine:
                    Call($"GpuGrid.Points({RoutineEmitter.Threads(routine)}, out var {text.Config})");
                    break;
            }
        });

        void Call(string grid, string? arguments = null)
        {
            var launch = text.Names.Fresh("launch");
            code.Line($"if (!{grid}) return;");
            code.Line($"var {launch} = {Field(method)}.On({text.Device});");
            code.Line($"{launch}({text.Stream}, {text.Config}, {arguments ?? text.Arguments});");
        }
    }

    static string Precision(Contraction product, string name) => ContractionEmitter.HasPrecision(product) ? name : "GpuPrecision.Full";

    /// <summary>The field of a product's kernels.</summary>
    static string Kernels(string method) => Field(method) + "s";

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
            method, method + "Kernel", Field(method), Kernels(method), method + "Launch", ContractionEmitter.EpilogueName(method),
            method + "InParts", .. Forms(method + "Parts"), .. Forms(method + "Join"),
        ];

        static IEnumerable<string> Forms(string method) => [method, method + "Kernel", Field(method), method + "Launch"];
    }
}
