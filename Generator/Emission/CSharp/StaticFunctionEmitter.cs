using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>
/// Writes the span functions of a static description: the gradient of a scalar result, or all results, into memory of the
/// caller. Sizes follow from the lengths of the inputs.
/// </summary>
sealed class StaticFunctionEmitter(CodeWriter code, ProgramModel program, Func<Kernel, string> methodOf)
{
    const string Arguments = "global::GraphGen.Kernels.Arguments";

    readonly IReadOnlyList<DimensionInference> inferred = DimensionInference.Solve(program.Inputs);
    readonly Dictionary<string, string> sizes = [];

    /// <summary>The names within one function.</summary>
    HashSet<string> taken = [];

    /// <summary>The parameters of one function that take the results.</summary>
    IReadOnlyList<string> resultNames = [];

    /// <summary>Whether all sizes follow from lengths, and neither a parameter of a model nor a seed is needed.</summary>
    public bool Applies => program.Signature.IsStatic && !program.UsesParameters && !program.DrawsRandom && program.Symbols.All(s => inferred.Any(i => i.Symbol == s));

    string Modifiers => program.Signature.Accessibility + " static";

    bool IsDerivative => program.Signature.Derivative is not null;

    string CacheName => "bound" + program.Name;

    IEnumerable<string> Inputs => program.Inputs.Select(i => $"{i.Type} {i.Name}");

    public void Write()
    {
        if (!Applies) return;
        if (program.HasBackward)
        {
            code.Line();
            Gradient();
        }
        if (IsDerivative || program.Results.Any(r => r.Shape.Rank > 0))
        {
            code.Line();
            Into();
        }
    }

    void Gradient()
    {
        var gradientNames = Begin(program.Gradients.Select(g => g.Target + "Gradient"));
        var targets = program.Gradients.Select((g, k) => (
            Buffer: g, Name: gradientNames[k],
            IsScalar: program.Inputs.Any(i => i.Signature.IsScalar && i.Signature.Name == g.Target))).ToList();
        var outputs = targets.Select(t => Output(t.IsScalar, CSharp.Type(t.Buffer.Type), t.Name));
        code.Summary($"Writes the gradients of {program.Signature.MethodName} into the spans given and returns its value. The memory it works in is kept for the thread's next call.");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A span has a wrong length.</exception>");
        code.Block($"{Modifiers} {program.RunType} {program.Signature.MethodName}Gradient({string.Join(", ", Inputs.Concat(outputs))})", () =>
        {
            var bound = Bind();
            var value = Fresh("value");
            code.Line($"{(program.ReturnsFirst ? $"var {value} = " : "")}{bound}.Forward({string.Join(", ", program.Inputs.Select(i => i.Name))});");
            code.Line($"{bound}.Backward();");
            foreach (var (buffer, name, isScalar) in targets) Give($"{bound}.{program.Names.Property(buffer)}", name, isScalar, buffer.Shape);
            if (program.ReturnsFirst) code.Line($"return {value};");
        });
        Cache();
    }

    void Into()
    {
        resultNames = Begin(program.Results.Select(r => BufferNames.Identifier("result " + r.Buffer.Target)));
        var outputs = program.Results.Select(r => Output(r.Shape.Rank == 0, r.ElementType, ResultName(r)));
        var summary = program.Signature.Derivative?.Summary.TrimEnd('.') ?? $"Computes {program.Signature.MethodName} into the spans given";
        code.Summary(summary + (!program.IsSingleKernel
            ? ". The memory it works in is kept for the thread's next call."
            : IsInPlace ? ", which may be those of inputs of the same shape, in one loop." : ", which must not be those of inputs, in one loop."));
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A span has a wrong length.</exception>");
        code.Block($"{Modifiers} void {program.Signature.MethodName}{(IsDerivative ? "" : "Into")}({string.Join(", ", Inputs.Concat(outputs))})", () =>
        {
            if (program.IsSingleKernel)
            {
                OneKernel();
                return;
            }
            var bound = Bind();
            var result = Fresh("result");
            code.Line($"{(program.Results.Count == 1 ? $"var {result} = " : "")}{bound}.Run({string.Join(", ", program.Inputs.Select(i => i.Name))});");
            foreach (var each in program.Results)
                Give(program.Results.Count == 1 ? result : $"{bound}.{program.Names.Property(each.Buffer)}", ResultName(each), each.Shape.Rank == 0, each.Shape);
        });
        if (!program.IsSingleKernel && !program.HasBackward) Cache();
    }

    string ResultName(ProgramResult result) => resultNames[program.Results.ToList().IndexOf(result)];

    static string Output(bool isScalar, string type, string name) =>
        isScalar ? $"out {type} {name}" : $"global::System.Span<{type}> {name}";

    void Give(string value, string name, bool isScalar, Shape shape) => code.Line(isScalar
        ? $"{name} = {value};"
        : $"{Arguments}.Copy({value}, {name}, \"{name}\", \"{shape}\");");

    /// <summary>Whether the loop reads each element only where it writes.</summary>
    bool IsInPlace
    {
        get
        {
            var nest = (Nest)program.Plan.Forward[0];
            var stores = nest.Stores.Select(s => Affine.RowMajor(s.Buffer.Shape, s.Indices)).Distinct().ToList();
            return stores.Count == 1 && Scalars.Closure(nest.Values)
                .All(s => s.Kind is not Load load || load.Buffer.Shape.ElementCount != nest.Stores.First().Buffer.Shape.ElementCount || MatrixView.Offset(s) == stores[0]);
        }
    }

    void OneKernel()
    {
        Sizes();
        foreach (var input in program.Inputs.Where(i => !i.Signature.IsScalar && inferred.All(s => s.Input != i)))
            code.Line($"{Arguments}.Expect({input.Name}.Length, {Dim(input.Shape.ElementCount)}, \"{input.Signature.Name}\", \"{input.Shape}\");");
        foreach (var result in program.Results)
            code.Line(result.Shape.Rank == 0
                ? $"{ResultName(result)} = default;"
                : $"{Arguments}.Expect({ResultName(result)}.Length, {Dim(result.Shape.ElementCount)}, \"{ResultName(result)}\", \"{result.Shape}\");");
        var kernel = program.Plan.Forward[0];
        var arguments = KernelEmitter.Arguments(kernel).Select(Argument);
        var all = new[] { "global::GraphGen.Kernels.Worker.Single" }.Concat(KernelEmitter.Dimensions(kernel).Select(s => CSharp.Name(sizes[s]))).Concat(arguments);
        code.Line($"{program.KernelClass}.{methodOf(kernel)}({string.Join(", ", all)});");
    }

    string Argument(Fusion.Buffer buffer)
    {
        if (program.Results.FirstOrDefault(r => r.Buffer == buffer) is { } result)
            return result.Shape.Rank == 0 ? $"new(ref {ResultName(result)})" : ResultName(result);
        var input = program.Inputs.First(i => i.Buffer == buffer);
        return input.Signature.IsScalar ? $"new(in {input.Name})" : input.Name;
    }

    /// <summary>Takes the thread's program, bound again where it is too small; the variable that holds it.</summary>
    string Bind()
    {
        Sizes();
        var bound = Fresh("program");
        var tooSmall = string.Concat(program.Symbols.Select(s => $" || {bound}.{program.Names.Property(s)} < {CSharp.Name(sizes[s])}"));
        code.Line($"var {bound} = {CacheName};");
        code.Block($"if ({bound} is null{tooSmall})", () =>
        {
            code.Line($"{bound}?.Dispose();");
            code.Line($"{CacheName} = {bound} = Bind{program.Signature.MethodName}({string.Join(", ", program.Symbols.Select(s => CSharp.Name(sizes[s])))});");
        });
        return bound;
    }

    void Sizes()
    {
        foreach (var inference in inferred)
            code.Line($"var {CSharp.Name(sizes[inference.Symbol])} = {inference.Expression(inference.Input.Name + ".Length", Dim)};");
    }

    /// <summary>A dimension over the function's variables.</summary>
    string Dim(Dim dim) => CSharp.Dim(dim.Substitute(symbol => Graphs.Dim.Symbol(sizes[symbol])));

    /// <summary>Starts the names of a function; those of its outputs, which make way for the inputs.</summary>
    IReadOnlyList<string> Begin(IEnumerable<string> outputs)
    {
        taken = [.. program.Inputs.Select(i => i.Signature.Name)];
        var names = outputs.Select(Fresh).ToList();
        foreach (var symbol in program.Symbols) sizes[symbol] = Fresh(taken.Contains(symbol) ? symbol + "Size" : symbol);
        return names;
    }

    string Fresh(string name)
    {
        var result = name;
        for (var n = 2; !taken.Add(result); n++) result = name + n;
        return result;
    }

    void Cache()
    {
        code.Line();
        code.Line($"[global::System.ThreadStatic] static {program.Name}? {CacheName};");
    }
}
