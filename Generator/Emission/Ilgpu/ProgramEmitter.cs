using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;
using Buffer = GraphGen.Compiler.Fusion.Buffer;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes the program class for a device: the same steps on memory of the device, with kernels that are launched.</summary>
sealed class ProgramEmitter : CSharp.ProgramEmitter
{
    readonly Func<Kernel, string> methodOf;
    readonly IReadOnlyList<Placement> placements;
    readonly int outputs;

    /// <summary>The constructor's parameters for the device and the precision.</summary>
    readonly string deviceName, precisionName;

    public ProgramEmitter(CodeWriter code, ProgramModel program, Func<Kernel, string> methodOf)
        : base(code, program, methodOf)
    {
        this.methodOf = methodOf;
        // Inputs come in one piece, and results and their gradients go out in one.
        var order = program.Plan.Placements.ToLookup(placement =>
            placement.Buffers.Any(b => b.Role == BufferRole.Input) ? 0
            : placement.Buffers.Any(b => b.Role is BufferRole.Result or BufferRole.Gradient) ? 1 : 2);
        placements = [.. order[0], .. order[1], .. order[2]];
        (Inputs, outputs) = (order[0].Count(), order[1].Count());
        (deviceName, precisionName) = (Names.Local("device"), Names.Local("precision"));
    }

    int Inputs { get; }

    protected override string BaseType => "global::GraphGen.GpuProgram";

    protected override string Summary => Model.Signature.Derivative is { } derivative
        ? derivative.Summary + " On a graphics card."
        : $"The compiled {Model.Signature.TypeName}.{Model.Signature.MethodName} on a graphics card, bound to sizes.";

    protected override IReadOnlyList<ProgramInput> Borrowed => [];

    public override void WriteBind()
    {
        var signature = Model.Signature;
        var (device, precision) = (Syntax.Free("device", Model.Symbols), Syntax.Free("precision", Model.Symbols));
        var sizes = Model.Symbols.Select(s => $"int {Syntax.Name(s)}").Append($"global::GraphGen.GpuDevice {device}")
            .Append($"global::GraphGen.GpuPrecision {precision} = global::GraphGen.GpuPrecision.Full");
        var parameters = Model.Symbols.Contains("Parameters") ? "this.Parameters" : "Parameters";
        var arguments = (Model.UsesParameters ? [parameters] : Array.Empty<string>())
            .Concat(Model.Symbols.Select(Syntax.Name)).Append(device).Append(precision);
        Code.Line($"/// <summary>Lays out the memory of <see cref=\"{Model.Name}\"/> on a device, once, for sizes up to those given.</summary>");
        foreach (var symbol in Model.Symbols) Code.Line($"/// <param name=\"{symbol}\">The size of '{symbol}', at least 1.</param>");
        Code.Line($"/// <param name=\"{device}\">Where the program runs.</param>");
        Code.Line($"/// <param name=\"{precision}\">How exactly matrices of float32 are multiplied.</param>");
        Code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A size is less than 1.</exception>");
        Code.Line("/// <exception cref=\"global::GraphGen.GpuMemoryException\">The device has not so much memory.</exception>");
        Code.Line("/// <exception cref=\"global::GraphGen.GpuException\">The device has no units for the precision.</exception>");
        var modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "");
        Code.Line($"{modifiers} {Model.Name} Bind{signature.MethodName}({string.Join(", ", sizes)}) => new({string.Join(", ", arguments)});");
    }

    /// <summary>For a static description that is one loop or row: the method that launches it on memory of the caller.</summary>
    public void WriteInto()
    {
        if (!Model.Signature.IsStatic || Model.Plan.Forward.Count != 1 || Model.UsesParameters || Model.Signature.Derivative is not null) return;
        // What is kept for a backward pass has no place there.
        if (Model.Plan.Forward[0] is not Nest { Guards.Count: 0 } kernel || kernel.Outputs.Except(Model.Results.Select(r => r.Buffer)).Any()) return;
        var text = new KernelText(Code, kernel);
        if (text.ReportsFaults) return;
        var results = Model.Results.ToDictionary(r => r.Buffer, r => BufferNames.Identifier("result " + r.Buffer.Target));
        string[] taken = [.. Model.Inputs.Select(i => i.Name), .. results.Values, .. Model.Symbols.Select(Syntax.Name)];
        if (taken.Distinct().Count() < taken.Length || taken.Any(name => name is "device" or "stream")) return;
        var parameters = Model.Symbols.Select(symbol => $"int {Syntax.Name(symbol)}")
            .Concat(Model.Inputs.Select(i => $"global::ILGPU.ArrayView<{(i.Leaf.ElementType == DType.Bool ? "byte" : i.ElementType)}> {i.Name}"))
            .Concat(Model.Results.Select(r => $"{View(r.Buffer)} {results[r.Buffer]}"));
        var arguments = text.Names.Dimensions.Select(Syntax.Name).Concat(text.Names.Inputs.Concat(text.Names.Outputs)
            .Select(b => results.TryGetValue(b, out var name) ? name : Model.Inputs.First(i => i.Buffer == b).Name));
        Code.Line();
        Code.Summary($"Launches {Model.Signature.MethodName} on memory of a device and does not wait for it. "
            + (kernel.Inner.Count == 0 ? "A result may lie where an input does that is read at the same places only." : "Results and inputs must not overlap."));
        Code.Line($"{Model.Signature.Accessibility} static void {Model.Signature.MethodName}Into(global::GraphGen.GpuDevice device, global::ILGPU.Runtime.AcceleratorStream stream, {string.Join(", ", parameters)}) =>");
        Code.Indented(() => Code.Line($"{Model.KernelClass}.{methodOf(kernel)}(device, stream, {string.Join(", ", arguments)});"));
    }

    protected override void Fields()
    {
        foreach (var buffer in Model.Blocks) Code.Line($"readonly {View(buffer)} {Names.Field(buffer)};  // {buffer.Shape}");
        foreach (var symbol in Model.Symbols) Code.Line($"readonly int {Names.Bound(symbol)};");
        foreach (var symbol in Model.Symbols) Code.Line($"int {Names.Field(symbol)};");
        if (Model.HasBackward) Code.Line($"bool {Names.HasRun};");
        if (Model.DrawsRandom) Code.Line($"{Kernels}.RandomKey {Names.RandomKey};");
        Code.Line();
    }

    protected override void Constructor()
    {
        var parameters = (Model.UsesParameters ? [$"global::GraphGen.ParameterSet {Names.Parameters}"] : Array.Empty<string>())
            .Concat(Model.Symbols.Select(s => $"int {Names.Field(s)}"))
            .Append($"global::GraphGen.GpuDevice {deviceName}").Append($"global::GraphGen.GpuPrecision {precisionName}");
        Code.Line($"internal {Model.Name}({string.Join(", ", parameters)})");
        Code.Indented(() => Code.Line($": base({deviceName}, {precisionName})"));
        Code.Braces(() =>
        {
            foreach (var symbol in Model.Symbols)
                Code.Line($"this.{Names.Field(symbol)} = {Names.Bound(symbol)} = {Kernels}.Arguments.Positive({Names.Field(symbol)}, \"{symbol}\");");
            Code.Line($"Allocate({Inputs}, {outputs},");
            Code.Line("[");
            Code.Indented(() =>
            {
                foreach (var placement in placements)
                    Code.Line($"({Names.Long(placement.Bytes)}, {placement.First}, {placement.Last}),  // {string.Join(", then ", placement.Buffers.Select(b => b.Name))}");
            });
            Code.Line("]);");
            for (var k = 0; k < placements.Count; k++)
                foreach (var buffer in placements[k].Buffers)
                    Code.Line($"{Names.Field(buffer)} = Memory<{KernelDialect.Type(buffer)}>({k}, {Names.Long(buffer.Shape.ElementCount)});");
            if (Model.UsesParameters) Code.Line($"Parameters = {Names.Parameters};");
            foreach (var buffer in Model.Parameters.Concat(Model.States))
                Code.Line($"{Names.Field(buffer)} = Stored<{KernelDialect.Type(buffer)}>({Names.Parameters}{(buffer.Role == BufferRole.State ? ".Buffers" : "")}, \"{buffer.Target}\"{string.Concat(buffer.Shape.Select(d => ", " + Names.Dim(d)))});");
            if (!Model.ParameterGradients.Any()) return;
            Code.Line($"Gradients = new global::GraphGen.GradientSet({Names.Parameters});");
            foreach (var buffer in Model.ParameterGradients)
                Code.Line($"{Names.Field(buffer)} = Written<{KernelDialect.Type(buffer)}>(Gradients, \"{buffer.Target}\");");
        });
        Code.Line();
    }

    protected override void Load(IEnumerable<ProgramInput> copied)
    {
        CheckInputs();
        foreach (var input in copied)
            if (input.Buffer is { } buffer)
            {
                var number = placements.ToList().FindIndex(p => p.Buffers.Contains(buffer));
                Code.Line(input.Signature.IsScalar
                    ? $"{Method("Stage")}<{input.ElementType}>({number}, [{input.Name}]);"
                    : $"{Method("Stage")}({number}, {input.Name});");
            }
        Code.Line($"{Method("Begin")}();");
    }

    /// <summary>The passes are given to the device one after the other, and waited for once.</summary>
    protected override void RunBoth()
    {
        Code.Line($"{Names.HasRun} = false;");
        Load(Model.Inputs);
        Draw();
        Code.Line(Execute(Phase.Forward));
        Keep();
        Code.Line(Execute(Phase.Backward));
    }

    /// <summary>The results of a pass that was not waited for.</summary>
    protected override void AfterRun()
    {
        Code.Summary(
            "Waits for the next pass whose results were not returned yet, after the last call of a program with a <see cref=\"Lag\"/>"
            + (Model.ReturnsFirst ? ", and returns its results." : "; read its results from the properties."));
        Code.Line("/// <exception cref=\"global::System.InvalidOperationException\">The results of all passes were returned.</exception>");
        FaultDocs();
        Code.Block($"public {Model.RunType} Await()", () =>
        {
            Code.Line("Advance();");
            Return();
        });
        Code.Line();
        if (!IsSupervised || Model.RunType == "double") return;
        Code.Line("double global::GraphGen.ISupervised.Await() => Await();");
        Code.Line();
    }

    /// <summary>An index that is out of range in a kernel is seen when results come back.</summary>
    protected override void AfterBackward()
    {
        if (Model.Plan.Backward.Any(kernel => new KernelText(Code, kernel).ReportsFaults)) Code.Line("ThrowIfFaulty();");
    }

    protected override void FaultDocs()
    {
        if (Model.Plan.Kernels.Any(kernel => new KernelText(Code, kernel).ReportsFaults))
            Code.Line("/// <exception cref=\"global::System.IndexOutOfRangeException\">A kernel met an index out of range.</exception>");
    }

    protected override string Execute(Phase phase) => $"{Method(phase == Phase.Forward ? "ForwardPass" : "BackwardPass")}();";

    protected override void KeepState(Buffer value, Buffer state) =>
        Code.Line($"{Method("Keep")}(Parameters.Buffers, this.{Names.Field(value)}, this.{Names.Field(state)});");

    protected override string Read(Buffer buffer) => Model.ParameterGradients.Contains(buffer)
        ? $"Gradients[{Syntax.Text(buffer.Target!)}].AsSpan<{Syntax.Type(buffer.Type)}>()"
        : $"{Method(buffer.Type == DType.Bool ? "ReadBool" : "Read")}({Names.Field(buffer)})";

    protected override void Pass(string name, EquatableArray<Kernel> kernels, string summary)
    {
        Code.Summary(summary);
        Code.Block($"void {name}()", () =>
        {
            foreach (var kernel in kernels)
            {
                var text = new KernelText(Code, kernel);
                string[] key = text.Names.DrawsRandom ? [$"(long){Names.RandomKey}.Seed", $"{Names.RandomKey}.Step"] : [];
                string[] precision = kernel is Contraction product && ContractionEmitter.HasPrecision(product) ? ["Precision"] : [];
                var arguments = new[] { "Device", "Stream" }.Concat(precision).Concat(key).Concat(text.Names.Dimensions.Select(Names.Field))
                    .Concat(text.Names.Inputs.Concat(text.Names.Outputs).Select(Names.Field)).Concat(text.ReportsFaults ? ["Faults"] : Array.Empty<string>());
                Code.Line($"{Model.KernelClass}.{methodOf(kernel)}({string.Join(", ", arguments)});");
            }
            Code.Line("Written();");
        });
        Code.Line();
    }

    protected override void Remainder()
    {
        DescriptionEmitter.Write(Code, Model, placements);
        var products = Model.Plan.Kernels.OfType<Contraction>().ToList();
        var arguments = products.Count == 0 ? [] : ContractionEmitter.Symbols(products).Select(Names.Bound).Prepend("Precision");
        Code.Line("/// <inheritdoc/>");
        Code.Line($"public override void Warmup() => {Model.KernelClass}.Warmup({string.Join(", ", arguments.Prepend("Device"))});");
    }

    static string View(Buffer buffer) => $"global::ILGPU.{KernelDialect.View(buffer)}";
}
