using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>
/// Writes what stands for a program while its description has errors: the members that code most likely uses, so that the errors
/// in the description are not lost among errors about a program that is missing. Types of results are guessed.
/// </summary>
static class StubEmitter
{
    /// <summary>Whether the description would have become a program.</summary>
    public static bool Applies(ModelSignature signature) =>
        signature.Declaration.Length > 0 && !(signature.Inputs.All(i => i.IsScalar) && signature.Outputs.All(o => o.IsScalar));

    public static void Write(CodeWriter code, ModelSignature signature)
    {
        var (name, reason) = (Name(signature), Reason(signature));
        WriteBind(code, signature, ("int", "threads", " = 0"));
        code.Line();
        code.Line("/// <summary>Stands for the program, as long as its description has errors.</summary>");
        code.Block($"{signature.Accessibility} sealed class {name} : global::GraphGen.ModelProgram{(IsLoss(signature) ? ", " + Supervised(signature) : "")}", () =>
        {
            foreach (var members in Members(signature).GroupBy(NameOf))
                code.Line($"public {members.First()} => {reason}");
            if (IsLoss(signature))
                code.Line($"double {Supervised(signature)}.Forward({Parameters(signature)}) => {reason}");
        });
    }

    /// <summary>The method that binds what is not there.</summary>
    /// <param name="last">The parameters behind the sizes, as they are called if no size has their name.</param>
    public static void WriteBind(CodeWriter code, ModelSignature signature, params (string Type, string Name, string Default)[] last)
    {
        var symbols = signature.Inputs.SelectMany(i => i.Shape).SelectMany(Symbols).Distinct().ToList();
        var sizes = symbols.Select(s => $"int {CSharp.Name(s)}").Concat(last.Select(p => $"{p.Type} {CSharp.Free(p.Name, symbols)}{p.Default}"));
        code.Line($"/// <summary>Nothing, as long as the description has errors.</summary>");
        code.Line($"{signature.Accessibility}{(signature.IsStatic ? " static" : "")} {Name(signature)} Bind{signature.MethodName}({string.Join(", ", sizes)}) => {Reason(signature)}");
    }

    static string Name(ModelSignature signature) => signature.MethodName + "Program";

    static string Reason(ModelSignature signature) =>
        $"throw new global::System.InvalidOperationException(\"The description of {signature.TypeName}.{signature.MethodName} has errors.\");";

    static string NameOf(string member)
    {
        var head = member.Split('(')[0];
        return head.Substring(head.LastIndexOf(' ') + 1);
    }

    static IEnumerable<string> Members(ModelSignature signature)
    {
        yield return "override global::GraphGen.ProgramDescription Describe()";
        yield return "global::GraphGen.ParameterSet Parameters";
        yield return "global::GraphGen.GradientSet Gradients";
        yield return "void Backward()";
        foreach (var method in new[] { "Run", "Forward", "ForwardBackward" })
            yield return $"{(IsLoss(signature) ? Element(signature) : Span(Element(signature)))} {method}({Parameters(signature)})";
        foreach (var output in signature.Outputs.Where(o => o.Name.Length > 0 && signature.Outputs.Count > 1))
            yield return $"{(output.IsScalar ? Element(signature) : Span(Element(signature)))} {CSharp.Pascal(output.Name)}";
        foreach (var input in signature.Inputs.Where(i => i.IsDifferentiable || signature.IsStatic))
            yield return $"{(input.IsScalar ? Element(signature) : Span(Element(signature)))} {CSharp.Pascal(input.Name)}Gradient";
    }

    /// <summary>A model with an input and a target gives a loss, most likely.</summary>
    static bool IsLoss(ModelSignature signature) =>
        !signature.IsStatic && signature.Outputs.Count == 1 && signature.Inputs.Count == 2 && signature.Inputs.All(i => !i.IsScalar);

    static string Element(ModelSignature signature) => signature.Inputs.Any(i => i.ElementType == "float64") ? "double" : "float";

    static string Span(string element) => $"global::System.ReadOnlySpan<{element}>";

    static string Supervised(ModelSignature signature) =>
        $"global::GraphGen.ISupervised<{string.Join(", ", signature.Inputs.Select(i => CSharp.Type(DTypes.Parse(i.ElementType))))}>";

    static string Parameters(ModelSignature signature) =>
        string.Join(", ", signature.Inputs.Select(i => $"{ProgramInput.ParameterType(i)} {CSharp.Name(i.Name)}"));

    static IEnumerable<string> Symbols(string dim)
    {
        try
        {
            return Dim.Parse(dim).Symbols;
        }
        catch (FormatException)
        {
            // That is one of the errors.
            return [];
        }
    }
}
