using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>The library's functions as the generator compiles them, with a batch of any size: values and gradients are
/// those of the eager calls, which Runtime's own tests compare with published ones.</summary>
public class LibraryFunctionTests
{
    /// <summary>Expressions over x, a float64 tensor of shape [n, 4].</summary>
    static readonly string[] Expressions =
    [
        "Relu6(x)", "LeakyRelu(x)", "LeakyRelu(x, 0.2)", "LeakyRelu(x, x[0])", "Elu(x)", "Elu(x, 0.7)", "Selu(x)", "Celu(x)",
        "Celu(x, 0.5)", "Softplus(x)", "Softplus(x, 3)", "Gelu(x)", "GeluTanh(x)", "Silu(x)", "Swish(x)", "Mish(x)", "Glu(x)",
        "Glu(Repeat(x, 2, 1), 0)", "HardTanh(x)", "HardTanh(x, -0.2, 0.1)", "HardSigmoid(3 * x)", "PiecewiseLinear(x)",
        "Softsign(x)", "Tanhshrink(x)", "LogSigmoid(x)", "Identity(x)",

        "Repeat(x, 2, 3)", "Repeat(x, 2, 1, 3)", "Repeat(x, x.Shape[0], 1)", "RepeatInterleave(x, 2, 0)", "RepeatInterleave(x, 3, -1)",
        "Expand(Slice(x, 1, 0, 1), 2, -1, 5)", "Meshgrid(x[0], Sum(x, 1))[1]", "LowerTriangle(x)", "UpperTriangle(x, 1)",
        "MaskedFill(x, x > 0.5, 2)", "Roll(x, 1, 0)", "Roll(x, -1, 0)", "Roll(x, 2, 0)", "Roll(x, -5, 1)", "Roll(x, 1)",
        "Roll(x, [1, 2], [0, 1])", "PadReflect(x, [1, 2], [2, 1])", "PadReplicate(x, [2, 0], [1, 3])", "PadCircular(x, [1, 2], [2, 1])",
        "Split(x, 3, 1)[1]", "Chunk(x, 2, 1)[1]", "Chunk(Repeat(x, 3, 1), 3)[2]", "Chunk(PadReplicate(Repeat(x, 2, 1), [1, 0], [0, 0]), 2)[0]",

        "Variance(x)", "Variance(x, 0)", "Variance(x, 1, true, 0)", "StandardDeviation(x)", "StandardDeviation(x, [0, 1], correction: 0)",
        "MeanAndVariance(x, [1]).Mean", "Norm(x)", "Norm(x, 1, 0)", "Norm(x, 0, 1)", "Norm(x, 3, 1)", "Norm(x, 0.5)", "Norm(x, -1, 0)",
        "Norm(x, double.PositiveInfinity, 1)", "Norm(x, double.NegativeInfinity, [0], true)", "x * Cast(CountNonzero(x > 0, 1, true), x.Type)",
        "Where(Any(x > 1, 1, true), x, 0)", "Where(All(x < 1, 0), x, 0)", "Gather(x, 1, ArgMin(x, 1, true))",

        "CrossEntropy(x, Iota(x.Shape[0]))", "CrossEntropy(x, Iota(x.Shape[0]), 1, Reduction.Sum, 0.2)",
        "CrossEntropy(x, Iota(x.Shape[0]), Tensor.Of([1.0, 2, 3, 0.5]))",
        "CrossEntropy(x, Iota(x.Shape[0]), Tensor.Of([1.0, 2, 3, 0.5]), 1, Reduction.Mean, 0.1)",
        "CrossEntropy(x, Softmax(2 * x))", "CrossEntropy(x, Softmax(2 * x), Tensor.Of([1.0, 2, 3, 0.5]), null, Reduction.BatchMean, 0.1)",
        "CrossEntropy(Reshape(Repeat(x, 1, 6), x.Shape[0], 4, 3, 2), Cast(Full(2, x.Shape[0], 3, 2), DType.Int32), Reduction.None)",
        "NegativeLogLikelihood(LogSoftmax(x), Iota(x.Shape[0]), Reduction.None)", "NegativeLogLikelihood(x, Iota(x.Shape[0]), Exp(x[0]), 2)",
        "BinaryCrossEntropy(Sigmoid(x), Sigmoid(2 * x))", "BinaryCrossEntropy(HardSigmoid(5 * x), Sigmoid(x), Exp(x[0]), Reduction.None)",
        "BinaryCrossEntropyWithLogits(x, Sigmoid(x))", "BinaryCrossEntropyWithLogits(x, Sigmoid(x), Exp(x[0]), Exp(-x))",
        "MeanAbsoluteError(x, Flip(x, 1), Reduction.None)", "Huber(x, Flip(x, 1))", "Huber(x, 0 * x, 0.3, Reduction.Sum)",
        "SmoothL1(x, Flip(x, 1), 0.5)", "SmoothL1(x, Flip(x, 1), 0)", "KlDivergence(LogSoftmax(x), Softmax(2 * x), Reduction.BatchMean)",
        "KlDivergence(x, LogSoftmax(x), Reduction.None, true)", "PoissonNegativeLogLikelihood(x, Exp(2 * x), full: true)",
        "PoissonNegativeLogLikelihood(Exp(x), Exp(-x), false)", "GaussianNegativeLogLikelihood(x, Flip(x, 1), Exp(x) - 0.5, true, 0.2)",
        "Hinge(x, Sign(Flip(x, 1)))", "Hinge(x, Sign(Flip(x, 1)), 2, Reduction.None)", "CosineSimilarity(x, Flip(x, 1))",
        "CosineSimilarity(x, x[0], -1)", "TripletMargin(x, Flip(x, 1), 2 * x)", "TripletMargin(x, Flip(x, 1), 2 * x, 0.5, 1, swap: true)",

        "Einsum(\"ni,nj->ij\", x, x)", "Einsum(\"ni,ni->n\", x, 2 * x)", "Einsum(\"ij,kj\", x, x)", "Einsum(\"ij->\", x)",
        "Einsum(\"...j->j...\", x)", "Einsum(\"nn->n\", MatMul(x, Transpose(x)))", "Einsum(\"ii\", MatMul(Transpose(x), x))",
        "Einsum(\"ni,ij,nj->n\", x, MatMul(Transpose(x), x), Exp(x))", "Einsum(\"ni,j->jn\", x, x[0])", "Einsum(\"...,...\", x, x[0])",
        "Einsum(\"na,ab,bc,nc->\", x, MatMul(Transpose(x), x), MatMul(Transpose(x), x), x) / 1000",
        "Einsum(\"jji->ij\", Expand(x, x.Shape[0], -1, -1))",
    ];

    static readonly Lazy<LoadedAssembly> Assembly = new(() => CompilationHost.Compile([.. Expressions.Select(Source)]).Load());

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Expressions.Length)];

    [Theory, MemberData(nameof(Cases))]
    public void Compiled_it_gives_what_it_gives_eagerly(int index)
    {
        var (type, expression) = ($"Case{index}", Expressions[index]);
        foreach (var n in new[] { 3, 4 })
        {
            var x = Enumerable.Range(0, 4 * n).Select(i => 1.7 * Math.Sin(1.3 * i + 0.4)).ToArray();
            var compiled = Assembly.Value.Invoke<double[]>(type, "Compiled", x, n);
            var eager = Assembly.Value.Invoke<double[]>(type, "Eager", x, n);
            Assert.Equal(eager.Length, compiled.Length);
            for (var i = 0; i < eager.Length; i++)
                Assert.True(
                    Math.Abs(compiled[i] - eager[i]) <= 1e-12 * (1 + Math.Abs(eager[i])),
                    $"{expression}: {(i == 0 ? "the sum" : $"slope {i - 1}")} is {compiled[i]}, not {eager[i]} for n = {n}");
        }
    }

    /// <summary>Whether an axis of a named size has the elements that it is to be padded with shows at run time.</summary>
    [Fact]
    public void Padding_with_more_than_there_is_fails() => Assert.Throws<IndexOutOfRangeException>(() =>
        Assembly.Value.Invoke<double[]>("Case" + Array.IndexOf(Expressions, "PadReflect(x, [1, 2], [2, 1])"), "Compiled", new double[8], 2));

    static string Source(string expression, int index) =>
        $$"""
        public static partial class Case{{index}}
        {
            [Model]
            public static partial Tensor Loss([Shape("n", 4), Float64] Tensor x) => Sum(Sin({{expression}}));

            public static double[] Compiled(double[] x, int n)
            {
                using var program = BindLoss(n);
                var value = program.Run(x);
                program.Backward();
                return [value, .. program.XGradient];
            }

            public static double[] Eager(double[] x, int n)
            {
                var tensor = Tensor.Of(x, n, 4);
                var loss = Loss(tensor);
                return [loss.Item<double>(), .. Gradient(loss, tensor).ToArray<double>()];
            }
        }
        """;
}
