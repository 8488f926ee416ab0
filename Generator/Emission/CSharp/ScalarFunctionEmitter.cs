using System.Text.RegularExpressions;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes a derivative of a function of C# numbers as straight-line code that takes and returns C# numbers.</summary>
static class ScalarFunctionEmitter
{
    static readonly Regex OfTuples = new(@"^(Item\d+|Rest|CompareTo|Deconstruct|Equals|GetHashCode|GetType|ToString)$");

    /// <summary>Whether everything that goes in, out and on between is a scalar, and nothing is random.</summary>
    public static bool Applies(ModelSignature signature, Graph graph) =>
        signature.Inputs.All(i => i.IsScalar) && signature.Outputs.All(o => o.IsScalar)
        && graph.Nodes.All(n => n.Shape.Rank == 0 && n.Operation is not RandomNumbers) && graph.Inputs.All(n => n.Operation is Input { Kind: InputKind.Input });

    /// <param name="signature">The head of a derivative, whose name is the function's.</param>
    /// <param name="graph">A graph whose results are what the function returns.</param>
    public static void Write(CodeWriter code, ModelSignature signature, Graph graph)
    {
        var nest = (Nest)Fuser.Run(graph).Kernels.Single();
        var names = new KernelNames(nest, signature.Inputs.ToDictionary(i => i.Name, i => i.Name));
        var elements = ElementNames([.. graph.Outputs.Select(o => o.Name)], signature.Derivative!.Kind.ToString());
        var types = graph.Outputs.Select((o, k) => $"{CSharp.Type(o.Value.Type)} {elements[k]}").ToList();
        var result = types.Count == 1 ? CSharp.Type(graph.Outputs[0].Value.Type) : $"({string.Join(", ", types)})";
        var parameters = signature.Inputs.Select(i => $"{ProgramInput.ParameterType(i)} {CSharp.Name(i.Name)}");
        code.Summary(signature.Derivative.Summary);
        code.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"GraphGen\", \"0.1.0\")]");
        var modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "");
        code.Block($"{modifiers} {result} {signature.MethodName}({string.Join(", ", parameters)})", () =>
        {
            var values = NestEmitter.Values(code, nest, names);
            var order = graph.Outputs.Select(o => values[nest.Stores.ToList().FindIndex(s => s.Buffer.Target == o.Name)]).ToList();
            code.Line($"return {(order.Count == 1 ? order[0] : $"({string.Join(", ", order)})")};");
        });
    }

    /// <summary>Names that the elements of one tuple may have: each another, and none that every tuple has of its own.</summary>
    static IReadOnlyList<string> ElementNames(IReadOnlyList<string> results, string suffix)
    {
        var names = new BufferNames();
        return [.. results.Select(CSharp.Pascal).Select(name => CSharp.Pascal(names.Unique(OfTuples.IsMatch(name) ? name + suffix : name)))];
    }
}
