namespace GraphGen.Generator.Tests.Emission;

using System.Text;
using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Graphs;

/// <summary>Writes a class that implements <see cref="IGraphProgram"/> over an emitted program.</summary>
static class ProgramDriver
{
    const string Numbers = "GraphGen.Generator.Tests.Emission.Numbers";

    /// <param name="typeName">The class with the emitted program in it.</param>
    /// <param name="program">What the emitted program consists of.</param>
    /// <param name="outputs">The outputs to read, in order.</param>
    /// <param name="bounds">The size that each of the program's symbols is bound to.</param>
    /// <param name="device">Where the program runs, as an expression; empty for the processor.</param>
    public static string Write(
        string typeName, ProgramModel program, IEnumerable<GraphOutput> outputs, IEnumerable<long> bounds, string device = "")
    {
        var isProcessor = device.Length == 0;
        var text = new StringBuilder();
        var inputs = program.Inputs;
        var arguments = string.Join(", ", inputs.Select((_, k) => "x" + k));
        var sizes = string.Concat(bounds.Select(bound => bound + ", "));
        text.Append(
            $$"""
            #nullable enable
            public sealed class {{typeName}}Driver : GraphGen.Generator.Tests.Emission.IGraphProgram
            {
                readonly {{typeName}}.{{program.Name}} program = {{typeName}}.Bind{{program.Signature.MethodName}}({{sizes}}{{(isProcessor ? "1" : device)}});

                double[] returned = [];

                public int Threads { {{(isProcessor ? "get => program.Threads; set => program.Threads = value;" : "get; set;")}} }

                public void Dispose() => program.Dispose();


            """);
        for (var k = 0; k < inputs.Count; k++)
            text.Append($"    {inputs[k].ElementType}{(inputs[k].Signature.IsScalar ? "" : "[]")} x{k} = default!;\n");
        text.Append("\n    public void Load(double[][] inputs)\n    {\n");
        for (var k = 0; k < inputs.Count; k++)
            text.Append($"        x{k} = {Numbers}.{CSharp.Pascal(inputs[k].ElementType)}(inputs[{k}]){(inputs[k].Signature.IsScalar ? "[0]" : "")};\n");
        text.Append("    }\n\n    public void Step()\n    {\n");
        var returned = program.Results.Count == 1 ? $"returned = {Numbers}.Of" : "";
        var run = $"program.{(program.HasBackward ? "Forward" : "Run")}({arguments})";
        text.Append(program.Results.Count == 1 ? $"        {returned}({run});\n" : $"        {run};\n");
        if (program.HasBackward) text.Append("        program.Backward();\n");
        text.Append("    }\n\n    public double[][] Read() =>\n    [\n");
        foreach (var output in outputs)
            text.Append($"        {Reading(program, output)},\n");
        return text.Append("    ];\n}\n").ToString();
    }

    static string Reading(ProgramModel program, GraphOutput output) =>
        output.Role != OutputRole.Gradient && program.Results.Count == 1 ? "returned"
        : $"{Numbers}.Of(program.{CSharp.Pascal(output.Name)}{(output.Role == OutputRole.Gradient ? "Gradient" : "")})";
}
