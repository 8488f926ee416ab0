using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes the method that tells what a program is made of: a call for each dimension, buffer and kernel. It is all
/// text and bound sizes, so it costs a program nothing before it is called.</summary>
static class DescriptionEmitter
{
    /// <param name="placements">The places in the order in which the program's memory is laid out.</param>
    public static void Write(CodeWriter code, ProgramModel program, IReadOnlyList<Placement> placements)
    {
        var signature = program.Signature;
        code.Summary("What the program is made of: its buffers and their places in memory, its kernels in order and what each costs.");
        code.Line("public override global::GraphGen.ProgramDescription Describe() =>");
        code.Indented(() =>
        {
            code.Line($"Description({CSharp.Text(signature.TypeName)}, {CSharp.Text(signature.MethodName)})");
            code.Indented(() =>
            {
                foreach (var symbol in program.Symbols) code.Line($".Dimension({CSharp.Text(symbol)}, {program.Names.Bound(symbol)})");
                for (var place = 0; place < placements.Count; place++)
                    foreach (var buffer in placements[place].Buffers) code.Line(Call(buffer, $", place: {place}"));
                foreach (var buffer in program.Parameters.Concat(program.States).Concat(program.ParameterGradients)) code.Line(Call(buffer, ""));
                foreach (var kernel in program.Plan.Kernels) Call(code, kernel);
                code.Line(".Build();");
            });
        });
        code.Line();
    }

    static string Call(Buffer buffer, string place)
    {
        var target = buffer.Target is { } path && path != buffer.Name ? $", {CSharp.Text(path)}" : "";
        return $".{buffer.Role}({CSharp.Text(buffer.Name)}, {CSharp.Text(buffer.Type.Text() + buffer.Shape)}{target}{place})";
    }

    static void Call(CodeWriter code, Kernel kernel)
    {
        var formula = kernel.Formula.Split('\n');
        string[] facts = [kernel.Name, KernelPrinter.Kind(kernel), kernel.Flops.ToString(), Names(kernel.Inputs), Names(kernel.Outputs)];
        code.Line($".{kernel.Phase}({string.Join(", ", facts.Select(CSharp.Text))},");
        code.Indented(() =>
        {
            for (var k = 0; k < formula.Length; k++) code.Text(formula[k], k < formula.Length - 1 ? "," : ")");
        });
        if (kernel.Guards.Count > 0) code.Line($".When({CSharp.Text(KernelPrinter.Condition(kernel))})");
        foreach (var value in kernel.Recomputed)
        {
            var call = $".Recomputes({CSharp.Text(value)})";
            if (code.Fits(call))
            {
                code.Line(call);
                continue;
            }
            code.Line(".Recomputes(");
            code.Indented(() => code.Text(value, ")"));
        }
    }

    static string Names(IEnumerable<Buffer> buffers) => string.Join(", ", buffers.Select(b => b.Name));
}
