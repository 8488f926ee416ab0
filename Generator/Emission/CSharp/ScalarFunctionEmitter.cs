using System.Text.RegularExpressions;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes the gradient of a function of C# scalars as straight-line code that takes and returns C# scalars.</summary>
static class ScalarFunctionEmitter
{
    static readonly Regex OfTuples = new(@"^(Item\d+|Rest|CompareTo|Deconstruct|Equals|GetHashCode|GetType|ToString)$");

    /// <summary>Whether everything that goes in, out and on between is a scalar.</summary>
    public static bool Applies(ModelSignature signature, Graph graph) =>
        signature.Inputs.All(i => i.IsScalar) && signature.Outputs.All(o => o.IsScalar)
        && graph.Nodes.All(n => n.Shape.Rank == 0) && graph.Inputs.All(n => n.Operation is Input { Kind: InputKind.Input });

    /// <param name="gradients">A graph whose results are the gradients alone.</param>
    public static void Write(CodeWriter code, ModelSignature signature, Graph gradients)
    {
        var nest = (Nest)Fuser.Run(gradients).Kernels.Single();
        var names = new KernelNames(nest, signature.Inputs.ToDictionary(i => i.Name, i => i.Name));
        var elements = ElementNames([.. gradients.Outputs.Select(o => o.Name)]);
        var types = gradients.Outputs.Select((o, k) => $"{CSharp.Type(o.Value.Type)} {elements[k]}").ToList();
        var result = types.Count == 1 ? CSharp.Type(gradients.Outputs[0].Value.Type) : $"({string.Join(", ", types)})";
        var parameters = signature.Inputs.Select(i => $"{CSharp.Type(ElementType(i))} {CSharp.Name(i.Name)}");
        code.Summary($"The gradient of {signature.MethodName} with respect to {string.Join(", ", gradients.Outputs.Select(o => o.Name))}.");
        code.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"GraphGen\", \"0.1.0\")]");
        var modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "");
        code.Block($"{modifiers} {result} {signature.MethodName}Gradient({string.Join(", ", parameters)})", () =>
        {
            var values = NestEmitter.Values(code, nest, names);
            var order = gradients.Outputs.Select(o => values[nest.Stores.ToList().FindIndex(s => s.Buffer.Target == o.Name)]).ToList();
            code.Line($"return {(order.Count == 1 ? order[0] : $"({string.Join(", ", order)})")};");
        });
    }

    /// <summary>Names that the elements of one tuple may have: each another, and none that every tuple has of its own.</summary>
    static IReadOnlyList<string> ElementNames(IReadOnlyList<string> inputs)
    {
        var names = new BufferNames();
        return [.. inputs.Select(CSharp.Pascal).Select(name => CSharp.Pascal(names.Unique(OfTuples.IsMatch(name) ? name + "Gradient" : name)))];
    }

    static DType ElementType(InputSignature input) =>
        input.ElementType switch { "float64" => DType.Float64, "int32" => DType.Int32, "bool" => DType.Bool, _ => DType.Float32 };
}
