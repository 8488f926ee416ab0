using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes the program class: its memory, <c>Run</c>, <c>Forward</c>, <c>Backward</c>, results and gradients.</summary>
sealed class ProgramEmitter(CodeWriter code, ProgramModel program, Func<Kernel, string> methodOf)
{
    const string Kernels = "global::GraphGen.Kernels";

    readonly IReadOnlyList<(string Symbol, ProgramInput Input, Dim Each)> inferred = DimensionInference.Solve(program.Inputs);

    /// <summary>The method that binds the program to sizes.</summary>
    public void WriteBind()
    {
        var signature = program.Signature;
        var sizes = program.Symbols.Select(s => $"int {CSharp.Name(s)}").Append("int threads = 0");
        var arguments = (program.UsesParameters ? ["Parameters"] : Array.Empty<string>()).Concat(program.Symbols.Select(CSharp.Name)).Append("threads");
        code.Line($"/// <summary>Lays out the memory of <see cref=\"{program.Name}\"/>, once, for sizes up to those given.</summary>");
        foreach (var symbol in program.Symbols) code.Line($"/// <param name=\"{symbol}\">The size of '{symbol}', at least 1.</param>");
        code.Line("/// <param name=\"threads\">How many threads share a step; 0 chooses by the work of a step.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A size is less than 1, or threads is negative.</exception>");
        var modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "");
        code.Line($"{modifiers} {program.Name} Bind{signature.MethodName}({string.Join(", ", sizes)}) => new({string.Join(", ", arguments)});");
    }

    public void Write()
    {
        code.Summary($"The compiled {program.Signature.TypeName}.{program.Signature.MethodName}, bound to sizes.");
        code.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"GraphGen\", \"0.1.0\")]");
        code.Block($"{program.Signature.Accessibility} sealed class {program.Name} : global::GraphGen.ModelProgram{Interface}", () =>
        {
            Fields();
            Constructor();
            Run();
            if (program.HasBackward) Backward();
            Results();
            Load();
            Pass("ForwardPass", program.Plan.Forward, "What follows from the inputs: the forward kernels in order.");
            if (program.HasBackward) Pass("BackwardPass", program.Plan.Backward, "The gradients: the backward kernels in order.");
        });
    }

    string Interface => IsSupervised ? $", global::GraphGen.ISupervised<{program.Inputs[0].ElementType}, {program.Inputs[1].ElementType}>" : "";

    bool IsSupervised =>
        program.HasBackward && program.ParameterGradients.Any() && program.Inputs.Count == 2 && program.Inputs.All(i => !i.Signature.IsScalar)
        && program.RunType == "float";

    IEnumerable<Buffer> Blocks => program.Plan.Placements.SelectMany(p => p.Buffers).Concat(program.Parameters).Concat(program.States).Concat(program.ParameterGradients);

    static string Field(Buffer buffer) => CSharp.Name(buffer.Name);

    string Bound(string symbol) => "bound" + CSharp.Pascal(symbol);

    void Fields()
    {
        code.Line($"static readonly global::System.Action<object, {Kernels}.Worker> forwardPass = static (program, worker) => (({program.Name})program).ForwardPass(worker);");
        if (program.HasBackward)
            code.Line($"static readonly global::System.Action<object, {Kernels}.Worker> backwardPass = static (program, worker) => (({program.Name})program).BackwardPass(worker);");
        code.Line();
        foreach (var buffer in Blocks)
            code.Line($"readonly {Kernels}.Block<{CSharp.Type(buffer.Type)}> {Field(buffer)};  // {buffer.Shape}");
        foreach (var symbol in program.Symbols) code.Line($"readonly int {Bound(symbol)};");
        foreach (var symbol in program.Symbols) code.Line($"int {CSharp.Name(symbol)};");
        if (program.HasBackward) code.Line("bool hasRun;");
        code.Line();
    }

    void Constructor()
    {
        var sizes = program.Symbols.Select(s => $"int {CSharp.Name(s)}");
        var parameters = (program.UsesParameters ? ["global::GraphGen.ParameterSet parameters"] : Array.Empty<string>()).Concat(sizes).Append("int threads");
        code.Block($"internal {program.Name}({string.Join(", ", parameters)})", () =>
        {
            foreach (var symbol in program.Symbols) code.Line($"this.{CSharp.Name(symbol)} = {Bound(symbol)} = Arguments.Positive({CSharp.Name(symbol)}, \"{symbol}\");");
            var flops = HeaderEmitter.Sum(program.Plan.Kernels.Select(k => k.Flops));
            code.Line($"Allocate(threads, {CSharp.Long(flops)},");
            code.Line("[");
            code.Indented(() =>
            {
                foreach (var placement in program.Plan.Placements)
                    code.Line($"({CSharp.Long(placement.Bytes)}, {placement.First}, {placement.Last}),  // {string.Join(", then ", placement.Buffers.Select(b => b.Name))}");
            });
            code.Line("]);");
            for (var k = 0; k < program.Plan.Placements.Count; k++)
                foreach (var buffer in program.Plan.Placements[k].Buffers)
                    code.Line($"{Field(buffer)} = Memory<{CSharp.Type(buffer.Type)}>({k}, {CSharp.Long(buffer.Shape.ElementCount)});");
            if (program.UsesParameters) code.Line("Parameters = parameters;");
            foreach (var buffer in program.Parameters.Concat(program.States))
                code.Line($"{Field(buffer)} = Stored<{CSharp.Type(buffer.Type)}>(parameters{(buffer.Role == BufferRole.State ? ".Buffers" : "")}, \"{buffer.Target}\"{string.Concat(buffer.Shape.Select(d => ", " + CSharp.Dim(d)))});");
            if (!program.ParameterGradients.Any()) return;
            code.Line("Gradients = new global::GraphGen.GradientSet(parameters);");
            foreach (var buffer in program.ParameterGradients)
                code.Line($"{Field(buffer)} = Gradients.AsBlock<{CSharp.Type(buffer.Type)}>(\"{buffer.Target}\");");
        });
        code.Line();
        if (program.UsesParameters)
        {
            code.Line("/// <summary>The parameters that the program reads, shared with the model.</summary>");
            code.Line("public global::GraphGen.ParameterSet Parameters { get; }");
            code.Line();
        }
        foreach (var symbol in program.Symbols)
        {
            code.Line($"/// <summary>The size of '{symbol}' that memory is laid out for.</summary>");
            code.Line($"public int {CSharp.Pascal(symbol)} => {Bound(symbol)};");
            code.Line();
        }
        if (!program.ParameterGradients.Any()) return;
        code.Line("/// <summary>The gradients with respect to the parameters, by name, as the last <see cref=\"Backward\"/> left them.</summary>");
        code.Line("public global::GraphGen.GradientSet Gradients { get; }");
        code.Line();
    }


    string InputParameters => string.Join(", ", program.Inputs.Select(i => $"{i.Type} {i.Name}"));

    string InputArguments => string.Join(", ", program.Inputs.Select(i => i.Name));

    void Run()
    {
        RunDocs("Computes the results" + (program.HasBackward ? "." : " and returns " + (program.ReturnsFirst ? "the first of them." : "nothing; read them from the properties.")));
        code.Block($"public {program.RunType} Run({InputParameters})", () =>
        {
            code.Line($"Load({InputArguments});");
            code.Line("Execute(forwardPass);");
            foreach (var state in program.NewStates) code.Line($"{Field(state)}.Span.CopyTo({Field(program.States.First(s => s.Target == state.Target))});");
            if (program.HasBackward) code.Line("hasRun = true;");
            if (program.ReturnsFirst) code.Line($"return {Value(program.Results[0])};");
        });
        code.Line();
        if (!program.HasBackward) return;
        RunDocs("Computes the results and keeps what <see cref=\"Backward\"/> needs.");
        code.Line($"public {program.RunType} Forward({InputParameters}) => Run({InputArguments});");
        code.Line();
    }

    void RunDocs(string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        foreach (var input in program.Inputs) code.Line($"/// <param name=\"{input.Signature.Name}\">{input.Leaf.ElementType.Text()}{input.Shape}, row-major.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">An input has a wrong length, or an index out of range.</exception>");
    }

    void Backward()
    {
        code.Line("/// <summary>Computes the gradients at the inputs of the last <see cref=\"Forward\"/>.</summary>");
        code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Nothing was run before.</exception>");
        code.Block("public void Backward()", () =>
        {
            code.Line("if (!hasRun) throw new global::System.InvalidOperationException(\"Call Forward before Backward.\");");
            code.Line("Execute(backwardPass);");
        });
        code.Line();
        foreach (var gradient in program.Gradients)
        {
            var isScalar = program.Inputs.Any(i => i.Signature.IsScalar && i.Signature.Name == gradient.Target);
            var type = CSharp.Type(gradient.Type);
            code.Line($"/// <summary>The gradient with respect to '{gradient.Target}', {gradient.Shape}, as the last <see cref=\"Backward\"/> left it.</summary>");
            code.Line(isScalar
                ? $"public {type} {CSharp.Pascal(gradient.Target!)}Gradient => {Field(gradient)}[0];"
                : $"public global::System.ReadOnlySpan<{type}> {CSharp.Pascal(gradient.Target!)}Gradient => {Elements(gradient)};");
            code.Line();
        }
    }

    void Results()
    {
        if (program.Results.Count == 1) return;
        foreach (var result in program.Results)
        {
            code.Line($"/// <summary>The result '{result.Buffer.Target}', {result.Shape}, of the last run.</summary>");
            code.Line($"public {result.Type} {CSharp.Pascal(result.Buffer.Target!)} => {Value(result)};");
            code.Line();
        }
    }

    string Value(ProgramResult result) => result.Shape.Rank == 0 ? $"{Field(result.Buffer)}[0]" : Elements(result.Buffer);

    static string Elements(Buffer buffer) =>
        buffer.Shape.ElementCount.IsConstant ? $"{Field(buffer)}.Span" : $"{Field(buffer)}.Span[..{(buffer.Shape.ElementCount.ToString().IndexOfAny(['*', '+', '-']) < 0 ? CSharp.Dim(buffer.Shape.ElementCount) : $"({CSharp.Dim(buffer.Shape.ElementCount)})")}]";

    void Load()
    {
        var checkedIndices = program.Plan.Kernels.SelectMany(InputIndices).Distinct().ToList();
        code.Block($"void Load({InputParameters})", () =>
        {
            foreach (var (symbol, input, each) in inferred)
                code.Line($"{This(symbol)} = Arguments.Size({input.Name}.Length, {CSharp.Dim(each)}, {Bound(symbol)}, \"{input.Signature.Name}\", \"{symbol}\");");
            foreach (var input in program.Inputs.Where(i => !i.Signature.IsScalar && inferred.All(s => s.Input != i)))
                code.Line($"Arguments.Expect({input.Name}.Length, {CSharp.Dim(input.Shape.ElementCount)}, \"{input.Signature.Name}\", \"{input.Shape}\");");
            foreach (var (buffer, extent) in checkedIndices)
                if (program.Inputs.First(i => i.Buffer == buffer) is { Signature.IsScalar: false } input)
                    code.Line($"{Kernels}.Bounds.CheckAll({input.Name}, {CSharp.Dim(extent)}, \"{input.Signature.Name}\");");
            foreach (var input in program.Inputs.Where(i => i.Buffer is not null))
                code.Line(input.Signature.IsScalar ? $"this.{Field(input.Buffer!)}[0] = {input.Name};" : $"{input.Name}.CopyTo(this.{Field(input.Buffer!)});");
        });
        code.Line();
    }

    static string This(string symbol) => CSharp.Name(symbol);

    /// <summary>Inputs whose elements are used as positions, with the size they must be below.</summary>
    static IEnumerable<(Buffer Input, Dim Extent)> InputIndices(Kernel kernel)
    {
        var values = kernel switch { Nest nest => nest.Values, Scatter s => [s.Position, s.Value], Contraction p => p.Epilogue.Select(s => s.Value), _ => [] };
        foreach (var scalar in Scalars.Closure(values))
            foreach (var (axis, position) in scalar.Lookups())
                if (position.Kind is Load { Buffer.Storage: { Role: BufferRole.Input } input })
                    yield return (input, axis.Extent);
        if (kernel is Scatter { Position.Kind: Load { Buffer.Storage: { Role: BufferRole.Input } positions } } scatter)
            yield return (positions, scatter.Target.Shape[scatter.Indices.ToList().FindIndex(i => i is null)]);
    }

    void Pass(string name, EquatableArray<Kernel> kernels, string summary)
    {
        code.Summary(summary);
        code.Block($"void {name}({Kernels}.Worker worker)", () =>
        {
            for (var k = 0; k < kernels.Count; k++)
            {
                if (k > 0) code.Line("worker.Barrier();");
                var arguments = new[] { "worker" }.Concat(KernelEmitter.Dimensions(kernels[k]).Select(CSharp.Name)).Concat(KernelEmitter.Arguments(kernels[k]).Select(Field));
                var guard = string.Join(" && ", kernels[k].Guards.Select(g => $"{(g.IsTrue ? "" : "!")}{Field(g.Condition)}[0]"));
                code.Line($"{(guard.Length > 0 ? $"if ({guard}) " : "")}{program.KernelClass}.{methodOf(kernels[k])}({string.Join(", ", arguments)});");
            }
        });
        code.Line();
    }
}
