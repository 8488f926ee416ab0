using GraphGen.Compiler.Fusion;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes the program class: its memory, <c>Run</c>, <c>Forward</c>, <c>Backward</c>, results and gradients. What depends
/// on where the memory is and who runs the kernels is overridden for other targets.</summary>
partial class ProgramEmitter
{
    protected const string Kernels = "global::GraphGen.Kernels";

    readonly CodeWriter code;
    readonly ProgramModel program;
    readonly Func<Kernel, string> methodOf;
    readonly ProgramNames names;
    readonly IReadOnlyList<DimensionInference> inferred;

    public ProgramEmitter(CodeWriter code, ProgramModel program, Func<Kernel, string> methodOf)
    {
        (this.code, this.program, this.methodOf, names) = (code, program, methodOf, program.Names);
        inferred = DimensionInference.Solve(program.Inputs);
    }

    protected CodeWriter Code => code;

    protected ProgramModel Model => program;

    protected ProgramNames Names => names;

    /// <summary>The class that all programs of the target derive from.</summary>
    protected virtual string BaseType => "global::GraphGen.ModelProgram";

    /// <summary>What the class is, for its documentation.</summary>
    protected virtual string Summary =>
        program.Signature.Derivative?.Summary ?? $"The compiled {program.Signature.TypeName}.{program.Signature.MethodName}, bound to sizes.";

    /// <summary>The inputs that passes read where the caller has them.</summary>
    protected virtual IReadOnlyList<ProgramInput> Borrowed => program.Borrowed;

    /// <summary>The method that binds the program to sizes.</summary>
    public virtual void WriteBind()
    {
        var signature = program.Signature;
        var sizes = program.Symbols.Select(s => $"int {CSharp.Name(s)}").Append($"int {names.Threads} = 0");
        var parameters = program.Symbols.Contains("Parameters") ? "this.Parameters" : "Parameters";
        var arguments = (program.UsesParameters ? [parameters] : Array.Empty<string>()).Concat(program.Symbols.Select(CSharp.Name)).Append(names.Threads);
        code.Line($"/// <summary>Lays out the memory of <see cref=\"{program.Name}\"/>, once, for sizes up to those given.</summary>");
        foreach (var symbol in program.Symbols) code.Line($"/// <param name=\"{symbol}\">The size of '{symbol}', at least 1.</param>");
        code.Line($"/// <param name=\"{names.Threads}\">How many threads share a step; 0 chooses by the work of a step.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A size is less than 1, or threads is negative.</exception>");
        var modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "");
        code.Line($"{modifiers} {program.Name} Bind{signature.MethodName}({string.Join(", ", sizes)}) => new({string.Join(", ", arguments)});");
    }

    public void Write()
    {
        code.Summary(Summary);
        code.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"GraphGen\", \"0.1.0\")]");
        code.Block($"{program.Signature.Accessibility} sealed class {program.Name} : {BaseType}{Interface}", () =>
        {
            Fields();
            Constructor();
            Properties();
            Run();
            if (program.HasBackward) Backward();
            Results();
            Check();
            Pass("ForwardPass", program.Plan.Forward, "What follows from the inputs: the forward kernels in order.");
            if (program.HasBackward) Pass("BackwardPass", program.Plan.Backward, "The gradients: the backward kernels in order.");
            Remainder();
        });
    }

    string Interface => IsSupervised ? ", " + SupervisedType : "";

    protected string SupervisedType => $"global::GraphGen.ISupervised<{program.Inputs[0].ElementType}, {program.Inputs[1].ElementType}>";

    protected bool IsSupervised =>
        program.HasBackward && program.ParameterGradients.Any() && program.Inputs.Count == 2 && program.Inputs.All(i => !i.Signature.IsScalar)
        && program.RunType is "float" or "double";

    /// <summary>What the base class asks for beside the step.</summary>
    protected virtual void Remainder() => DescriptionEmitter.Write(code, program, [.. program.Plan.Placements]);

    protected virtual void Fields()
    {
        Delegate(names.ForwardPass, "ForwardPass");
        if (program.HasBackward) Delegate(names.BackwardPass, "BackwardPass");
        if (Borrowed.Count > 0)
        {
            code.Line($"static readonly global::System.Action<global::GraphGen.ModelProgram> {names.Passes} =");
            code.Line($"    static program => (({program.Name})program).{(program.HasBackward ? "Both()" : $"Execute({names.ForwardPass})")};");
        }
        code.Line();
        foreach (var buffer in program.Blocks)
            code.Line($"{(Borrowed.Any(i => i.Buffer == buffer) ? "" : "readonly ")}{Kernels}.Block<{CSharp.Type(buffer.Type)}> {names.Field(buffer)};  // {buffer.Shape}");
        foreach (var symbol in program.Symbols) code.Line($"readonly int {names.Bound(symbol)};");
        foreach (var symbol in program.Symbols) code.Line($"int {names.Field(symbol)};");
        if (program.HasBackward) code.Line($"bool {names.HasRun};");
        if (program.DrawsRandom) code.Line($"{Kernels}.RandomKey {names.RandomKey};");
        code.Line();

        void Delegate(string field, string method)
        {
            code.Line($"static readonly global::System.Action<object, {Kernels}.Worker> {field} =");
            code.Line($"    static (program, worker) => (({program.Name})program).{method}(worker);");
        }
    }

    protected virtual void Constructor()
    {
        var sizes = program.Symbols.Select(s => $"int {names.Field(s)}");
        var parameters = (program.UsesParameters ? [$"global::GraphGen.ParameterSet {names.Parameters}"] : Array.Empty<string>())
            .Concat(sizes).Append($"int {names.Threads}");
        code.Block($"internal {program.Name}({string.Join(", ", parameters)})", () =>
        {
            foreach (var symbol in program.Symbols)
                code.Line($"this.{names.Field(symbol)} = {names.Bound(symbol)} = {Kernels}.Arguments.Positive({names.Field(symbol)}, \"{symbol}\");");
            var flops = HeaderEmitter.Sum(program.Plan.Kernels.Select(k => k.Flops));
            code.Line($"Allocate({names.Threads}, {names.Long(flops)},");
            code.Line("[");
            code.Indented(() =>
            {
                foreach (var placement in program.Plan.Placements)
                    code.Line($"({names.Long(placement.Bytes)}, {placement.First}, {placement.Last}),  // {string.Join(", then ", placement.Buffers.Select(b => b.Name))}");
            });
            code.Line("]);");
            for (var k = 0; k < program.Plan.Placements.Count; k++)
                foreach (var buffer in program.Plan.Placements[k].Buffers)
                    code.Line($"{names.Field(buffer)} = Memory<{CSharp.Type(buffer.Type)}>({k}, {names.Long(buffer.Shape.ElementCount)});");
            if (program.UsesParameters) code.Line($"Parameters = {names.Parameters};");
            foreach (var buffer in program.Parameters.Concat(program.States))
                code.Line($"{names.Field(buffer)} = Stored<{CSharp.Type(buffer.Type)}>({names.Parameters}{(buffer.Role == BufferRole.State ? ".Buffers" : "")}, \"{buffer.Target}\"{string.Concat(buffer.Shape.Select(d => ", " + names.Dim(d)))});");
            if (!program.ParameterGradients.Any()) return;
            code.Line($"Gradients = new global::GraphGen.GradientSet({names.Parameters});");
            foreach (var buffer in program.ParameterGradients)
                code.Line($"{names.Field(buffer)} = Gradients.AsBlock<{CSharp.Type(buffer.Type)}>(\"{buffer.Target}\");");
        });
        code.Line();
    }

    void Properties()
    {
        if (program.UsesParameters)
        {
            code.Line("/// <summary>The parameters that the program reads, shared with the model.</summary>");
            code.Line("public global::GraphGen.ParameterSet Parameters { get; }");
            code.Line();
        }
        foreach (var symbol in program.Symbols)
        {
            code.Line($"/// <summary>The size of '{symbol}' that memory is laid out for.</summary>");
            code.Line($"public int {names.Property(symbol)} => {names.Bound(symbol)};");
            code.Line();
        }
        if (!program.ParameterGradients.Any()) return;
        code.Line("/// <summary>The gradients with respect to the parameters, by name, as the last <see cref=\"Backward\"/> left them.</summary>");
        code.Line("public global::GraphGen.GradientSet Gradients { get; }");
        code.Line();
    }

    void Results()
    {
        if (program.Results.Count == 1) return;
        foreach (var result in program.Results)
        {
            code.Line($"/// <summary>The result '{result.Buffer.Target}', {result.Shape}, of the last run.</summary>");
            code.Line($"public {result.Type} {names.Property(result.Buffer)} => {Value(result)};");
            code.Line();
        }
    }

    string Value(ProgramResult result) => result.Shape.Rank == 0 ? $"{Read(result.Buffer)}[0]" : Elements(result.Buffer);

    /// <summary>The elements of a buffer, where results are read.</summary>
    protected virtual string Read(Buffer buffer) => $"{Method("Read")}({names.Field(buffer)})";

    string Elements(Buffer buffer)
    {
        var count = buffer.Shape.ElementCount;
        var end = names.Dim(count);
        return Read(buffer) + (count.IsConstant ? "" : end.Contains(' ') ? $"[..({end})]" : $"[..{end}]");
    }
}
