using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>
/// Writes the span functions of a static description: the gradient of a scalar result, or all results, into memory of the
/// caller. Sizes follow from the lengths of the inputs.
/// </summary>
sealed class StaticFunctionEmitter(CodeWriter code, ProgramModel program, Func<Kernel, string> methodOf)
{
    readonly IReadOnlyList<(string Symbol, ProgramInput Input, Dim Each)> inferred = DimensionInference.Solve(program.Inputs);

    /// <summary>Whether all sizes follow from lengths, and no parameter of a model is needed.</summary>
    public bool Applies => program.Signature.IsStatic && !program.UsesParameters && program.Symbols.All(s => inferred.Any(i => i.Symbol == s));

    string Modifiers => program.Signature.Accessibility + " static";

    string CacheName => "bound" + program.Name;

    string Inputs => string.Join(", ", program.Inputs.Select(i => $"{i.Type} {i.Name}"));

    public void Write()
    {
        if (!Applies) return;
        if (program.HasBackward)
        {
            code.Line();
            Gradient();
        }
        if (program.Results.Any(r => r.Shape.Rank > 0))
        {
            code.Line();
            Into();
        }
    }

    void Gradient()
    {
        var targets = program.Gradients.Select(g => (Gradient: g, IsScalar: program.Inputs.Any(i => i.Signature.IsScalar && i.Signature.Name == g.Target))).ToList();
        var outputs = targets.Select(t => t.IsScalar
            ? $"out {CSharp.Type(t.Gradient.Type)} {GradientName(t.Gradient.Target!)}"
            : $"global::System.Span<{CSharp.Type(t.Gradient.Type)}> {GradientName(t.Gradient.Target!)}");
        code.Summary($"Writes the gradients of {program.Signature.MethodName} into the spans given and returns its value. The memory it works in is kept for the thread's next call.");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A span has a wrong length.</exception>");
        code.Block($"{Modifiers} {program.RunType} {program.Signature.MethodName}Gradient({Inputs}, {string.Join(", ", outputs)})", () =>
        {
            Bind();
            code.Line($"{(program.ReturnsFirst ? "var value = " : "")}program.Forward({string.Join(", ", program.Inputs.Select(i => i.Name))});");
            code.Line("program.Backward();");
            foreach (var (gradient, isScalar) in targets)
            {
                var name = GradientName(gradient.Target!);
                var property = $"program.{CSharp.Pascal(gradient.Target!)}Gradient";
                if (!isScalar) code.Line($"Arguments.Copy({property}, {name}, \"{name}\", \"{gradient.Shape}\");");
                else code.Line($"{name} = {property};");
            }
            if (program.ReturnsFirst) code.Line("return value;");
        });
        Cache();
    }

    static string GradientName(string target) => target + "Gradient";

    void Into()
    {
        var outputs = program.Results.Select(r => $"global::System.Span<{r.ElementType}> {ResultName(r)}");
        code.Summary($"Computes {program.Signature.MethodName} into the spans given" + (program.IsSingleKernel
            ? ", which may be those of inputs of the same shape, in one loop."
            : ". The memory it works in is kept for the thread's next call."));
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A span has a wrong length.</exception>");
        code.Block($"{Modifiers} void {program.Signature.MethodName}Into({Inputs}, {string.Join(", ", outputs)})", () =>
        {
            if (program.IsSingleKernel) OneKernel();
            else
            {
                Bind();
                code.Line($"{(program.Results.Count == 1 ? "var result = " : "")}program.Run({string.Join(", ", program.Inputs.Select(i => i.Name))});");
                foreach (var result in program.Results)
                {
                    var value = program.Results.Count == 1 ? "result" : "program." + CSharp.Pascal(result.Buffer.Target!);
                    if (result.Shape.Rank > 0)
                    {
                        code.Line($"Arguments.Copy({value}, {ResultName(result)}, \"{result.Buffer.Target}\", \"{result.Shape}\");");
                        continue;
                    }
                    code.Line($"Arguments.Expect({ResultName(result)}.Length, 1, \"{result.Buffer.Target}\", \"{result.Shape}\");");
                    code.Line($"{ResultName(result)}[0] = {value};");
                }
            }
        });
        if (!program.IsSingleKernel && !program.HasBackward) Cache();
    }

    static string ResultName(ProgramResult result) => BufferNames.Identifier("result " + result.Buffer.Target);

    void OneKernel()
    {
        foreach (var (symbol, input, each) in inferred)
            code.Line($"var {CSharp.Name(symbol)} = Arguments.Size({input.Name}.Length, {CSharp.Dim(each)}, \"{input.Signature.Name}\", \"{symbol}\");");
        foreach (var input in program.Inputs.Where(i => !i.Signature.IsScalar && inferred.All(s => s.Input != i)))
            code.Line($"Arguments.Expect({input.Name}.Length, {CSharp.Dim(input.Shape.ElementCount)}, \"{input.Signature.Name}\", \"{input.Shape}\");");
        foreach (var result in program.Results)
            code.Line($"Arguments.Expect({ResultName(result)}.Length, {CSharp.Dim(result.Shape.ElementCount)}, \"{ResultName(result)}\", \"{result.Shape}\");");
        var kernel = program.Plan.Forward[0];
        var arguments = KernelEmitter.Arguments(kernel).Select(buffer =>
            program.Results.FirstOrDefault(r => r.Buffer == buffer) is { } result ? ResultName(result)
            : program.Inputs.First(i => i.Buffer == buffer) is { Signature.IsScalar: true } scalar ? $"new(in {scalar.Name})"
            : program.Inputs.First(i => i.Buffer == buffer).Name);
        var all = new[] { "global::GraphGen.Kernels.Worker.Single" }.Concat(KernelEmitter.Dimensions(kernel).Select(CSharp.Name)).Concat(arguments);
        code.Line($"{program.KernelClass}.{methodOf(kernel)}({string.Join(", ", all)});");
    }

    /// <summary>Takes the thread's program, bound again where it is too small.</summary>
    void Bind()
    {
        foreach (var (symbol, input, each) in inferred)
            code.Line($"var {CSharp.Name(symbol)} = Arguments.Size({input.Name}.Length, {CSharp.Dim(each)}, \"{input.Signature.Name}\", \"{symbol}\");");
        var tooSmall = string.Concat(program.Symbols.Select(s => $" || program.{CSharp.Pascal(s)} < {CSharp.Name(s)}"));
        code.Line($"var program = {CacheName};");
        code.Block($"if (program is null{tooSmall})", () =>
        {
            code.Line("program?.Dispose();");
            code.Line($"{CacheName} = program = Bind{program.Signature.MethodName}({string.Join(", ", program.Symbols.Select(CSharp.Name))});");
        });
    }

    void Cache()
    {
        code.Line();
        code.Line($"[global::System.ThreadStatic] static {program.Name}? {CacheName};");
    }
}
