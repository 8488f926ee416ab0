using GraphGen.Compiler;
using GraphGen.Compiler.Planning;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>What compiled programs say of themselves: the kernels, sizes and places that the compiler planned, for the sizes
/// they are bound to.</summary>
public sealed class DescriptionTests : IDisposable
{
    const string Source =
        """
        public sealed partial class Network
        {
            readonly Linear hidden = new(3, 4);
            readonly Linear output = new(4, 2);

            [Model]
            public partial Tensor Scores([Shape("batch", 3)] Tensor x) => output.Forward(Tanh(hidden.Forward(x)));

            [Model]
            public partial Tensor Loss([Shape("batch", 3)] Tensor x, [Shape("batch"), Int32] Tensor label) =>
                CrossEntropy(Scores(x), label);
        }

        public sealed partial class Running
        {
            readonly StateBuffer mean = new([4], Initializers.Zeros);
            readonly Parameter gain = new([4], Initializers.Ones);

            [Model]
            public partial Tensor Loss([Shape("batch", 4)] Tensor x, [Shape("batch", 4)] Tensor target)
            {
                mean.Value = 0.9 * mean.Value + 0.1 * Mean(x, 0);
                return MeanSquaredError(gain * (x - mean.Value), target);
            }
        }

        public static partial class Functions
        {
            [Model]
            public static partial Tensor Rosenbrock([Shape("n"), Float64] Tensor x) =>
                Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1]));

            [Model]
            public static partial Tensor Table([Shape("rows", "2*columns+1")] Tensor x) => Softmax(x) + 1;

            [Model]
            public static partial Tensor Branch([Shape("n")] Tensor x, float limit) => limit > 1 ? Softmax(x) : x * 2;

            // Names of the methods that describe.
            [Model]
            public static partial (Tensor Describe, Tensor Description) Named([Shape("Build")] Tensor Describe) => (Describe + 1, Describe * 2);
        }

        public static class Probe
        {
            public static ProgramDescription Loss(int batch, int threads)
            {
                using var program = new Network().BindLoss(batch, threads);
                return program.Describe();
            }

            public static long MemoryOfLoss(int batch)
            {
                using var program = new Network().BindLoss(batch);
                return program.MemoryBytes;
            }

            public static ProgramDescription Scores() => new Network().BindScores(5).Describe();
            public static ProgramDescription Running() => new Running().BindLoss(6).Describe();
            public static ProgramDescription Rosenbrock() => Functions.BindRosenbrock(10).Describe();
            public static ProgramDescription Table() => Functions.BindTable(rows: 7, columns: 3).Describe();
            public static ProgramDescription Branch() => Functions.BindBranch(9).Describe();
            public static ProgramDescription Named() => Functions.BindNamed(3).Describe();

            public static long BytesPerStepAfterDescribing()
            {
                using var program = new Network().BindScores(5);
                float[] x = new float[15];
                program.Describe();
                program.Run(x);
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var step = 0; step < 100; step++) program.Run(x);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData("Scores", "Network", "Scores")]
    [InlineData("Running", "Running", "Loss")]
    [InlineData("Rosenbrock", "Functions", "Rosenbrock")]
    [InlineData("Table", "Functions", "Table")]
    [InlineData("Branch", "Functions", "Branch")]
    [InlineData("Named", "Functions", "Named")]
    public void It_says_what_was_planned(string probe, string model, string method)
    {
        var description = Describe(probe);
        var plan = Plan(model, method);
        var sizes = description.Dimensions.ToDictionary(dimension => dimension.Name, dimension => (long)dimension.Size);
        Assert.Equal((model, method), (description.Model, description.Method));
        Assert.Equal(
            plan.Kernels.Select(kernel => (kernel.Name, kernel.Formula, kernel.Flops.Evaluate(sizes), kernel.Bytes.Evaluate(sizes), kernel.Phase.ToString())),
            description.Kernels.Select(kernel => (kernel.Name, string.Join("\n", kernel.Formulas), kernel.Flops.Value, kernel.Bytes.Value, kernel.Phase.ToString())));
        Assert.Equal(
            plan.Kernels.Select(kernel => (Joined(kernel.Inputs.Select(b => b.Name)), Joined(kernel.Outputs.Select(b => b.Name)))),
            description.Kernels.Select(kernel => (Joined(kernel.Reads.Select(b => b.Name)), Joined(kernel.Writes.Select(b => b.Name)))));
        Assert.Equal(Enumerable.Range(1, description.Kernels.Count), description.Kernels.Select(kernel => kernel.Step));
        Assert.Equal(plan.Buffers.Select(b => b.Name).Order(), description.Buffers.Select(b => b.Name).Order());
        Assert.Equal(
            plan.Placements.SelectMany(p => p.Buffers.Select(b => (b.Name, p.Bytes.Evaluate(sizes), p.First, p.Last))),
            description.Buffers.Where(b => b.Place is not null).Select(b => (b.Name, b.Place!.Bytes, b.Place.First, b.Place.Last)));
    }

    [Theory]
    [InlineData("Scores")]
    [InlineData("Running")]
    [InlineData("Rosenbrock")]
    [InlineData("Table")]
    [InlineData("Branch")]
    [InlineData("Named")]
    public void Places_in_use_at_once_do_not_overlap(string probe)
    {
        var description = Describe(probe);
        var places = description.Buffers.Where(b => b.Place is { Bytes: > 0 }).Select(b => b.Place!).DistinctBy(place => place.Number).ToList();
        Assert.All(places, place => Assert.InRange(place.Offset + place.Bytes, 0, description.MemoryBytes));
        foreach (var (k, left) in places.Index())
            foreach (var right in places.Skip(k + 1))
                Assert.False(
                    left.First <= right.Last && right.First <= left.Last
                    && left.Offset < right.Offset + right.Bytes && right.Offset < left.Offset + left.Bytes, $"{left} lies on {right}");
    }

    [Fact]
    public void Costs_and_sizes_follow_the_bound_sizes()
    {
        var small = assembly.Invoke<ProgramDescription>("Probe", "Loss", 8, 2);
        Assert.Equal("Network.Loss, batch = 8", small.ToString());
        Assert.Equal(2, small.Threads);
        Assert.Equal(assembly.Invoke<long>("Probe", "MemoryOfLoss", 8), small.MemoryBytes);
        Assert.Equal(3 * 4 + 4 + 4 * 2 + 2, small.ParameterCount);
        Assert.True(small.HasBackward);

        // The scores: 8·2 sums of 4 products, and a bias added to each.
        var output = small.Kernels.Single(kernel => kernel.Name == "Output");
        Assert.Equal(("product", 8 * 2 * (2 * 4 + 1)), (output.Kind, output.Flops.Value));
        Assert.Equal(4 * (8 * 4 + 4 * 2 + 2 + 8 * 2), output.Bytes.Value);
        Assert.Equal("18*batch", output.Flops.Formula);
        Assert.Equal(["float32[batch, 2]"], output.Writes.Select(buffer => buffer.SymbolicType));
        Assert.Equal(["float32[8, 2]"], output.Writes.Select(buffer => buffer.BoundType));

        var large = assembly.Invoke<ProgramDescription>("Probe", "Loss", 80, 1);
        Assert.Equal(10 * output.Flops.Value, large.Kernels.Single(kernel => kernel.Name == "Output").Flops.Value);
    }

    [Fact]
    public void Parameters_states_and_gradients_have_the_paths_of_the_model()
    {
        var loss = assembly.Invoke<ProgramDescription>("Probe", "Loss", 8, 1);
        string[] paths = ["hidden.weight", "hidden.bias", "output.weight", "output.bias"];
        Assert.Equal(paths, loss.Of(BufferKind.Parameter).Select(buffer => buffer.Target));
        Assert.Equal(paths.Order(), loss.Of(BufferKind.Gradient).Select(buffer => buffer.Target).Order());
        Assert.All(loss.Of(BufferKind.Parameter).Concat(loss.Of(BufferKind.Gradient)), buffer => Assert.Null(buffer.Place));
        var running = Describe("Running");
        Assert.Equal("mean", Assert.Single(running.Of(BufferKind.State)).Target);
        Assert.Equal("mean", Assert.Single(running.Of(BufferKind.NewState)).Target);
    }

    [Fact]
    public void It_tells_what_is_saved_and_what_is_recomputed()
    {
        var loss = assembly.Invoke<ProgramDescription>("Probe", "Loss", 8, 1);
        Assert.Equal(["tanh", "output", "extremes", "sums"], loss.Saved.Select(buffer => buffer.Name));
        Assert.Equal(["exp(output - extremes)"], loss.Kernels.SelectMany(kernel => kernel.Recomputes));
        Assert.All(loss.InPhase(KernelPhase.Forward), kernel => Assert.Empty(kernel.Recomputes));
    }

    [Fact]
    public void A_program_without_backward_saves_nothing()
    {
        var scores = Describe("Scores");
        Assert.False(scores.HasBackward);
        Assert.Empty(scores.InPhase(KernelPhase.Backward));
        Assert.Empty(scores.Saved);
    }

    [Fact]
    public void Expressions_over_dimensions_are_sizes()
    {
        var table = Describe("Table");
        Assert.Equal([new("columns", 3), new("rows", 7)], table.Dimensions);
        var input = Assert.Single(table.Of(BufferKind.Input));
        Assert.Equal(("float32[rows, 2*columns+1]", "float32[7, 7]", 4L * 7 * 7), (input.SymbolicType, input.BoundType, input.Bytes.Value));
    }

    [Fact]
    public void Conditions_of_branches_are_named()
    {
        var branch = Describe("Branch");
        Assert.Contains(branch.Kernels, kernel => kernel.Condition is { } condition && !condition.StartsWith("not ", StringComparison.Ordinal));
        Assert.Contains(branch.Kernels, kernel => kernel.Condition is null);
    }

    [Fact]
    public void A_step_after_it_allocates_nothing() => Assert.Equal(0, assembly.Invoke<long>("Probe", "BytesPerStepAfterDescribing"));

    ProgramDescription Describe(string probe) => assembly.Invoke<ProgramDescription>("Probe", probe);

    static MemoryPlan Plan(string model, string method) => ModelStages.Of(Compilation.Value, model, method).Plan!;

    static string Joined(IEnumerable<string> names) => string.Join(", ", names);
}
