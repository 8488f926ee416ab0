using GraphGen.Compiler.Fusion;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes one method for each kernel, and the calls of them. Kernels of equal structure share a method.</summary>
/// <param name="className">The class that the methods are in.</param>
sealed class KernelEmitter(CodeWriter code, string className)
{
    readonly Dictionary<string, string> methods = [];
    readonly HashSet<string> taken = [className, .. CSharp.KernelTypes];

    /// <summary>Writes the kernel's method, unless an equal one is there; returns the method's name.</summary>
    public string Write(Kernel kernel)
    {
        var names = new KernelNames(kernel);
        var key = KernelKey.Of(kernel, names);
        if (methods.TryGetValue(key, out var method)) return method;
        if (methods.Count > 0) code.Line();
        method = methods[key] = MethodName(kernel.Name);
        code.Formulas(kernel.Formula);
        switch (kernel)
        {
            case Contraction product:
                ContractionEmitter.Write(code, product, names, method);
                break;
            case Nest nest:
                code.Block(Signature(method, names), () => NestEmitter.Write(code, nest, names));
                break;
            case Scatter scatter:
                code.Block(Signature(method, names), () => ScatterEmitter.Write(code, scatter, names));
                break;
            case Routine routine:
                RoutineEmitter.Write(code, routine, names, Signature(method, names));
                break;
        }
        return method;
    }

    /// <summary>The arguments of a call, in the order of the signature's parameters.</summary>
    public static IEnumerable<Buffer> Arguments(Kernel kernel) => new KernelNames(kernel) is var names ? names.Inputs.Concat(names.Outputs) : [];

    /// <summary>The dimensions of a call.</summary>
    public static IEnumerable<string> Dimensions(Kernel kernel) => new KernelNames(kernel).Dimensions;

    /// <summary>Whether a call takes the key of the run's random numbers.</summary>
    public static bool DrawsRandom(Kernel kernel) => new KernelNames(kernel).DrawsRandom;

    /// <summary>The kernel's own name, unless it means something else where the kernels are.</summary>
    string MethodName(string name)
    {
        var result = taken.Contains(name) ? name + "Kernel" : name;
        for (var n = 2; taken.Contains(result); n++) result = name + n;
        taken.Add(result);
        taken.Add(ContractionEmitter.EpilogueName(result));
        return result;
    }

    static string Signature(string method, KernelNames names)
    {
        var parameters = new List<string> { "Worker " + names.Worker };
        if (names.DrawsRandom) parameters.Add("RandomKey " + names.RandomKey);
        parameters.AddRange(names.Dimensions.Select(d => $"int {CSharp.Name(d)}"));
        parameters.AddRange(names.Inputs.Select(b => $"ReadOnlySpan<{CSharp.Type(b.Type)}> {names.Of(b)}"));
        parameters.AddRange(names.Outputs.Select(b => $"Span<{CSharp.Type(b.Type)}> {names.Of(b)}"));
        return $"public static void {method}({string.Join(", ", parameters)})";
    }
}
