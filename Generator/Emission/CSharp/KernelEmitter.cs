using GraphGen.Compiler.Fusion;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes one method for each kernel, and the calls of them. Kernels of equal structure share a method.</summary>
sealed class KernelEmitter(CodeWriter code)
{
    readonly Dictionary<string, string> methods = [];

    /// <summary>Writes the kernel's method, unless an equal one is there; returns the method's name.</summary>
    public string Write(Kernel kernel)
    {
        var names = new KernelNames(kernel);
        var key = KernelKey.Of(kernel, names);
        if (methods.TryGetValue(key, out var method)) return method;
        if (methods.Count > 0) code.Line();
        code.Summary(kernel.Formula);
        switch (kernel)
        {
            case Contraction product:
                ContractionEmitter.Write(code, product, names);
                break;
            case Nest nest:
                code.Block(Signature(kernel, names), () => NestEmitter.Write(code, nest, names));
                break;
            case Scatter scatter:
                code.Block(Signature(kernel, names), () => ScatterEmitter.Write(code, scatter, names));
                break;
        }
        return methods[key] = kernel.Name;
    }

    /// <summary>The arguments of a call, in the order of the signature's parameters.</summary>
    public static IEnumerable<Buffer> Arguments(Kernel kernel) => new KernelNames(kernel) is var names ? names.Inputs.Concat(names.Outputs) : [];

    /// <summary>The dimensions of a call.</summary>
    public static IEnumerable<string> Dimensions(Kernel kernel) => new KernelNames(kernel).Dimensions;

    static string Signature(Kernel kernel, KernelNames names)
    {
        var parameters = new List<string> { "Worker worker" };
        parameters.AddRange(names.Dimensions.Select(d => $"int {CSharp.Name(d)}"));
        parameters.AddRange(names.Inputs.Select(b => $"ReadOnlySpan<{CSharp.Type(b.Type)}> {names.Of(b)}"));
        parameters.AddRange(names.Outputs.Select(b => $"Span<{CSharp.Type(b.Type)}> {names.Of(b)}"));
        return $"public static void {kernel.Name}({Wrap(parameters)})";
    }

    /// <summary>A list of parameters, broken over lines when it is long.</summary>
    public static string Wrap(IReadOnlyList<string> parameters)
    {
        if (parameters.Sum(p => p.Length + 2) < 90) return string.Join(", ", parameters);
        var lines = new List<string> { "" };
        foreach (var parameter in parameters)
        {
            if (lines[lines.Count - 1].Length + parameter.Length > 100) lines.Add("");
            lines[lines.Count - 1] += (lines[lines.Count - 1].Length == 0 ? "" : ", ") + parameter;
        }
        return "\n    " + string.Join(",\n    ", lines);
    }
}
