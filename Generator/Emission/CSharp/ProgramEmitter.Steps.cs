using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>The methods of a step: run, forward, backward, and what they call.</summary>
partial class ProgramEmitter
{
    string InputParameters => string.Join(", ", program.Inputs.Select(i => $"{i.Type} {i.Name}"));

    string InputArguments => string.Join(", ", program.Inputs.Select(i => i.Name));

    /// <summary>A method of the program, where the inputs are in scope.</summary>
    protected string Method(string name) => program.Inputs.Any(i => i.Signature.Name == name) ? "this." + name : name;

    void Run()
    {
        RunDocs("Computes the results" + (program.HasBackward ? "." : " and returns " + (program.ReturnsFirst ? "the first of them." : "nothing; read them from the properties.")));
        code.Block($"public {program.RunType} Run({InputParameters})", () =>
        {
            if (program.HasBackward) code.Line($"{names.HasRun} = false;");
            if (program.HasBackward || Borrowed.Count == 0)
            {
                Load(program.Inputs);
                Draw();
                code.Line(Execute(Phase.Forward));
            }
            else BorrowInputs();
            Keep();
            if (program.HasBackward) code.Line($"{names.HasRun} = true;");
            Return();
        });
        code.Line();
        AfterRun();
        if (!program.HasBackward) return;
        RunDocs("Computes the results and keeps what <see cref=\"Backward\"/> needs.");
        code.Line($"public {program.RunType} Forward({InputParameters}) => {Method("Run")}({InputArguments});");
        code.Line();
        ForwardBackward();
        if (!IsSupervised || program.RunType == "double") return;
        Supervised("Forward");
        Supervised("ForwardBackward");
    }

    /// <summary>What a target has beside the method that runs.</summary>
    protected virtual void AfterRun()
    {
    }

    /// <summary>A method of the interface, whose loss is a double.</summary>
    void Supervised(string method)
    {
        code.Line($"double {SupervisedType}.{method}({InputParameters}) => {Method(method)}({InputArguments});");
        code.Line();
    }

    /// <summary>The method that does a whole step in one call.</summary>
    void ForwardBackward()
    {
        RunDocs("Computes the results and the gradients: what <see cref=\"Forward\"/> and then <see cref=\"Backward\"/> do, "
            + (Borrowed.Count > 0 ? "on the inputs where they lie." : "in one call."));
        code.Block($"public {program.RunType} ForwardBackward({InputParameters})", () =>
        {
            if (Borrowed.Count == 0) RunBoth();
            else
            {
                code.Line($"{names.HasRun} = false;");
                BorrowInputs();
            }
            Return();
        });
        code.Line();
        if (Borrowed.Count == 0) return;
        code.Summary("Both passes, one after the other.");
        code.Block("void Both()", () =>
        {
            code.Line(Execute(Phase.Forward));
            Keep();
            code.Line(Execute(Phase.Backward));
        });
        code.Line();
    }

    /// <summary>Both passes on copies of the inputs.</summary>
    protected virtual void RunBoth()
    {
        code.Line($"{Method("Run")}({InputArguments});");
        code.Line($"{Method("Backward")}();");
    }

    /// <summary>The statement that runs a pass.</summary>
    protected virtual string Execute(Phase phase) => $"{Method("Execute")}({(phase == Phase.Forward ? names.ForwardPass : names.BackwardPass)});";

    /// <summary>Takes the inputs in, but for those that the passes read where the caller has them, and runs the passes.</summary>
    void BorrowInputs()
    {
        Load(program.Inputs.Except(Borrowed));
        Draw();
        var borrowed = string.Join(", ", Borrowed.Select(i => $"ref this.{names.Field(i.Buffer!)}, {i.Name}"));
        code.Line($"{Method("Borrow")}({borrowed}, this, {names.Passes});");
    }

    /// <summary>Checks all inputs and copies some into the arena.</summary>
    protected virtual void Load(IEnumerable<ProgramInput> copied)
    {
        CheckInputs();
        foreach (var input in copied)
            if (input.Buffer is not null)
                code.Line(input.Signature.IsScalar
                    ? $"this.{names.Field(input.Buffer)}[0] = {input.Name};"
                    : $"{input.Name}.CopyTo(this.{names.Field(input.Buffer)});");
    }

    protected void CheckInputs() => code.Line($"{Method("Check")}({InputArguments});");

    protected void Draw()
    {
        if (program.DrawsRandom) code.Line($"{names.RandomKey} = new({Method("RandomSeed")}, {Method("RandomStep")});");
    }

    /// <summary>After the forward pass: what the next step goes on from.</summary>
    protected void Keep()
    {
        if (program.DrawsRandom) code.Line($"{Method("RandomStep")}++;");
        foreach (var state in program.NewStates) KeepState(state, program.States.First(s => s.Target == state.Target));
    }

    /// <summary>Copies a new value of a buffer of the model to where the next step reads it.</summary>
    protected virtual void KeepState(Buffer value, Buffer state) =>
        code.Line($"this.{names.Field(value)}.Span.CopyTo(this.{names.Field(state)});");

    protected void Return()
    {
        if (program.ReturnsFirst) code.Line($"return {Value(program.Results[0])};");
    }

    void RunDocs(string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        foreach (var input in program.Inputs) code.Line($"/// <param name=\"{input.Signature.Name}\">{input.Leaf.ElementType.Text()}{input.Shape}, row-major.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">An input has a wrong length, or an index out of range.</exception>");
        FaultDocs();
    }

    /// <summary>Documents what a target throws beside that.</summary>
    protected virtual void FaultDocs()
    {
    }

    void Backward()
    {
        code.Line("/// <summary>Computes the gradients at the inputs of the last <see cref=\"Forward\"/>, once: it works in the memory of what <see cref=\"Forward\"/> kept.</summary>");
        code.Line("/// <exception cref=\"global::System.InvalidOperationException\">Nothing was run since the last call.</exception>");
        code.Block("public void Backward()", () =>
        {
            code.Line($"if (!{names.HasRun})");
            code.Line("    throw new global::System.InvalidOperationException(\"Call Forward before each Backward.\");");
            code.Line($"{names.HasRun} = false;");
            code.Line(Execute(Phase.Backward));
            AfterBackward();
        });
        code.Line();
        foreach (var gradient in program.Gradients)
        {
            var isScalar = program.Inputs.Any(i => i.Signature.IsScalar && i.Signature.Name == gradient.Target);
            var type = CSharp.Type(gradient.Type);
            code.Line($"/// <summary>The gradient with respect to '{gradient.Target}', {gradient.Shape}, as the last <see cref=\"Backward\"/> left it.</summary>");
            code.Line(isScalar
                ? $"public {type} {names.Property(gradient)} => {Read(gradient)}[0];"
                : $"public global::System.ReadOnlySpan<{type}> {names.Property(gradient)} => {Elements(gradient)};");
            code.Line();
        }
    }

    /// <summary>What a call of <c>Backward</c> ends with.</summary>
    protected virtual void AfterBackward()
    {
    }

    /// <summary>The method that takes the sizes from the inputs and checks everything.</summary>
    void Check()
    {
        var checkedIndices = program.Plan.Kernels.SelectMany(InputIndices).Distinct().ToList();
        var parameters = program.Inputs.ToDictionary(i => i, i => i.Buffer?.Name == i.Signature.Name ? i.Name : CSharp.Name(names.Local(i.Signature.Name)));
        code.Block($"void Check({string.Join(", ", program.Inputs.Select(i => $"{i.Type} {parameters[i]}"))})", () =>
        {
            code.Line($"{Method("ThrowIfDisposed")}();");
            foreach (var inference in inferred)
                code.Line($"{names.Field(inference.Symbol)} = {inference.Expression(parameters[inference.Input] + ".Length", names.Dim, names.Bound(inference.Symbol))};");
            foreach (var input in program.Inputs.Where(i => !i.Signature.IsScalar && inferred.All(s => s.Input != i)))
                code.Line($"{Kernels}.Arguments.Expect({parameters[input]}.Length, {names.Long(input.Shape.ElementCount)}, \"{input.Signature.Name}\", \"{input.Shape}\");");
            foreach (var (left, right) in program.Assumptions)
                code.Line($"{Kernels}.Arguments.Agree({names.Dim(left)}, {names.Dim(right)}, \"{left}\", \"{right}\");");
            foreach (var (size, least) in program.Minima)
                code.Line($"{Kernels}.Arguments.Reach({names.Dim(size)}, {names.Dim(least)}, \"{size}\", \"{least}\");");
            foreach (var (buffer, extent) in checkedIndices)
                if (program.Inputs.First(i => i.Buffer == buffer) is { Signature.IsScalar: false } input)
                    code.Line($"{Kernels}.Bounds.CheckAll({parameters[input]}, {names.Dim(extent)}, \"{input.Signature.Name}\");");
        });
        code.Line();
    }

    /// <summary>Inputs of which a kernel uses every element as a position, with the size they must be below.</summary>
    static IEnumerable<(Buffer Input, Dim Extent)> InputIndices(Kernel kernel)
    {
        if (kernel.Guards.Count > 0) yield break;
        IEnumerable<Scalar> values = kernel switch { Nest nest => nest.Values, Scatter s => [s.Position, s.Value], Contraction p => p.Epilogue.Select(s => s.Value), _ => [] };
        var scopes = new BranchScopes(values);
        foreach (var scalar in Scalars.Closure(values))
            foreach (var (axis, position) in scalar.Lookups())
                if (scopes.IsAlways(scalar) && WholeInput(position) is { } input)
                    yield return (input, axis.Extent);
        if (kernel is Scatter scatter && WholeInput(scatter.Position) is { } positions)
            yield return (positions, scatter.Target.Shape[scatter.Indices.ToList().FindIndex(i => i is null)]);
    }

    /// <summary>The input of which a scalar is, at one point or another, every element.</summary>
    static Buffer? WholeInput(Scalar scalar)
    {
        if (scalar.Kind is not Load { Buffer.Storage: { Role: BufferRole.Input } input } || MatrixView.Offset(scalar) is not { } offset) return null;
        var last = offset.Terms.Aggregate(offset.Offset, (sum, term) => sum + term.Coefficient * (term.Axis.Extent - 1));
        return offset.Offset == 0 && last == input.Shape.ElementCount - 1 ? input : null;
    }

    protected virtual void Pass(string name, EquatableArray<Kernel> kernels, string summary)
    {
        code.Summary(summary);
        code.Block($"void {name}({Kernels}.Worker {names.Worker})", () =>
        {
            for (var k = 0; k < kernels.Count; k++)
            {
                if (k > 0) code.Line($"{names.Worker}.Barrier();");
                string[] key = KernelEmitter.DrawsRandom(kernels[k]) ? [names.RandomKey] : [];
                var arguments = key.Prepend(names.Worker).Concat(KernelEmitter.Dimensions(kernels[k]).Select(names.Field)).Concat(KernelEmitter.Arguments(kernels[k]).Select(names.Field));
                var guard = string.Join(" && ", kernels[k].Guards.Select(g => $"{(g.IsTrue ? "" : "!")}{names.Field(g.Condition)}[0]"));
                code.Line($"{(guard.Length > 0 ? $"if ({guard}) " : "")}{program.KernelClass}.{methodOf(kernels[k])}({string.Join(", ", arguments)});");
            }
        });
        code.Line();
    }
}
