using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>Names that the generated code has for itself, given by the user to inputs, results, dimensions and fields.</summary>
public sealed class NameTests : IDisposable
{
    const string Source =
        """
        public static partial class Methods
        {
            [Model] public static partial Tensor OfRun([Shape("n", 2)] Tensor Run) => Sum(Softmax(Run) * Run);
            [Model] public static partial Tensor OfLoad([Shape("n", 2)] Tensor Load) => Sum(Softmax(Load) * Load);
            [Model] public static partial Tensor OfRead([Shape("n", 2)] Tensor Read) => Sum(Softmax(Read) * Read);
            [Model] public static partial Tensor OfExecute([Shape("n", 2)] Tensor Execute) => Sum(Softmax(Execute) * Execute);
            [Model] public static partial Tensor OfThrow([Shape("n", 2)] Tensor ThrowIfDisposed) => Sum(Softmax(ThrowIfDisposed) * ThrowIfDisposed);
        }

        public static partial class Others
        {
            // 'field' has a meaning in the accessors of properties.
            [Model] public static partial (Tensor first, Tensor field) Field([Shape("field", 2)] Tensor x, float @default) => (x * @default, x + 1);

            // An input that nothing reads has the name of a dimension.
            [Model] public static partial Tensor Unread([Shape("n")] Tensor x, [Shape(3)] Tensor n) => x * 2;

            // Names that differ in the case of a letter, and one that a parameter for a result would have.
            [Model] public static partial (Tensor X, Tensor x) Cases([Shape("n")] Tensor x, [Shape("n")] Tensor resultX) => (x + 1, x * resultX);
            [Model] public static partial Tensor Gradients([Shape("n")] Tensor x, [Shape("n")] Tensor xGradient) => Sum(Exp(x) * xGradient);

            // The elements of a tuple.
            [Model] public static partial double Tuple(double x, double X, double rest, double item1) => x * X * rest * item1;
        }

        public static class Probe
        {
            static readonly float[] X = [1, 2, 3, 5];

            public static float[] OfMethods()
            {
                using var run = Methods.BindOfRun(2);
                using var load = Methods.BindOfLoad(2);
                using var read = Methods.BindOfRead(2);
                using var execute = Methods.BindOfExecute(2);
                using var disposed = Methods.BindOfThrow(2);
                return [run.Forward(X), load.Forward(X), read.Forward(X), execute.Forward(X), disposed.Forward(X)];
            }

            public static float[] OfField()
            {
                using var program = Others.BindField(3);
                program.Run(X, 2);
                return [.. program.First, .. program.Field];
            }

            public static float[] OfUnread()
            {
                using var program = Others.BindUnread(5);
                return program.Run(X, new float[3]).ToArray();
            }

            public static float[] OfCases()
            {
                float[] first = new float[4], second = new float[4];
                Others.CasesInto(X, X, first, second);
                return [.. first, .. second];
            }

            public static float[] OfGradients()
            {
                float[] first = new float[1], second = new float[1];
                Others.GradientsGradient([0], [3], first, second);
                return [first[0], second[0]];
            }

            public static double[] OfTuple()
            {
                var (x, y, rest, item) = Others.TupleGradient(2, 3, 5, 7);
                return [x, y, rest, item];
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Fact]
    public void Inputs_may_be_called_like_methods_of_the_program()
    {
        // softmax(1, 2) weighs 2 with σ(1), softmax(3, 5) weighs 5 with σ(2)
        var expected = 1 + 1 / (1 + Math.Exp(-1)) + 3 + 2 / (1 + Math.Exp(-2));
        Assert.All(assembly.Invoke<float[]>("Probe", "OfMethods"), value => Assert.Equal(expected, value, 1e-5));
    }

    [Fact]
    public void A_dimension_or_result_may_be_called_field() => Assert.Equal([2, 4, 6, 10, 2, 3, 4, 6], assembly.Invoke<float[]>("Probe", "OfField"));

    [Fact]
    public void An_input_that_nothing_reads_may_be_called_like_a_dimension() =>
        Assert.Equal([2, 4, 6, 10], assembly.Invoke<float[]>("Probe", "OfUnread"));

    [Fact]
    public void Results_may_differ_in_the_case_of_a_letter() =>
        Assert.Equal([2, 3, 4, 6, 1, 4, 9, 25], assembly.Invoke<float[]>("Probe", "OfCases"));

    [Fact]
    public void An_input_may_be_called_like_a_gradient() => Assert.Equal([3, 1], assembly.Invoke<float[]>("Probe", "OfGradients"));

    [Fact]
    public void Inputs_may_be_called_like_members_of_tuples() => Assert.Equal([105, 70, 42, 30], assembly.Invoke<double[]>("Probe", "OfTuple"));
}
