using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>The derivatives that models ask for by name: of numbers, of tensors, of a model with parameters.</summary>
public sealed class DerivativeTests : IDisposable
{
    const string Source =
        """
        public static partial class Functions
        {
            const Derivatives Every = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hessian
                | Derivatives.HessianVector | Derivatives.Jacobian | Derivatives.GradCheck;

            [Model(Derivatives = Every)]
            public static partial double F(double x1, double x2) => Math.Log(x1) + x1 * x2 - Math.Sin(x2);

            [Model(Derivatives = Derivatives.Jacobian | Derivatives.Jvp | Derivatives.Vjp)]
            public static partial (double X, double Y) Polar(double r, double phi) => (r * Math.Cos(phi), r * Math.Sin(phi));

            [Model(Derivatives = Every)]
            public static partial Tensor Rosenbrock([Shape("n"), Float64] Tensor x) =>
                Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1]));

            // Results of two shapes over inputs of two shapes, one of them a number.
            [Model(Derivatives = Derivatives.Jacobian | Derivatives.Jvp | Derivatives.Vjp)]
            public static partial (Tensor Product, Tensor Total) Mixed([Shape("n", 2), Float64] Tensor a, double scale) =>
                (MatMul(a, Transpose(a)) * scale, Sum(Exp(a)) / scale);

            [Model(Derivatives = Derivatives.Hessian | Derivatives.Jacobian)]
            public static partial Tensor TwoTypes([Shape("n"), Float64] Tensor x, [Shape("n")] Tensor z) => Sum(x * x * Cast(z * z, DType.Float64));

            // Its derivatives have kinks and branches.
            [Model(Derivatives = Every)]
            public static partial double Branches(double x, double y)
            {
                if (x > y) return x * x * y;
                return y > 0 ? Math.Exp(x) * y : x - y;
            }

            // A gradient inside: its derivatives are third derivatives.
            [Model(Derivatives = Every)]
            public static partial Tensor Penalty([Shape("n"), Float64] Tensor x) => Sum(Square(Gradient(Sum(Sin(x) * x), x)));
        }

        public sealed partial class Regression
        {
            readonly Linear hidden = new(3, 4);
            readonly Linear output = new(4, 1);

            [Model(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hessian | Derivatives.HessianVector | Derivatives.Jacobian | Derivatives.GradCheck)]
            public partial Tensor Loss([Shape("batch", 3), Differentiable] Tensor x, [Shape("batch", 1)] Tensor target) =>
                MeanSquaredError(output.Forward(Tanh(hidden.Forward(x))), target);
        }

        public sealed partial class Wrong
        {
            readonly Linear layer = new(3, 2);

            // Part of it is kept from derivatives, so the gradient is not that of the whole function.
            [Model(Derivatives = Derivatives.Gradient | Derivatives.GradCheck)]
            public partial Tensor Loss([Shape("batch", 3)] Tensor x, [Shape("batch"), Int32] Tensor digit) =>
                CrossEntropy(layer.Forward(x), digit) + Sum(StopGradient(layer.Forward(x)) * 0.5);
        }

        public static class Probe
        {
            public static double[] TwoTypesHessian(double[] x, float[] z)
            {
                using var program = Functions.BindTwoTypesHessian(x.Length);
                return program.Run(x, z).ToArray();
            }

            public static double[] TwoTypesJacobian(double[] x, float[] z)
            {
                using var program = Functions.BindTwoTypesJacobian(x.Length);
                return program.Run(x, z).ToArray();
            }

            public static double[] FGradient(double a, double b) { var (x1, x2) = Functions.FGradient(a, b); return [x1, x2]; }

            public static double[] FJvp(double a, double b, double da, double db)
            {
                var (f, tangent) = Functions.FJvp(a, b, da, db);
                return [f, tangent];
            }

            public static double[] FVjp(double a, double b, double cotangent)
            {
                var (f, x1, x2) = Functions.FVjp(a, b, cotangent);
                return [f, x1, x2];
            }

            public static double[] FHessian(double a, double b)
            {
                var h = Functions.FHessian(a, b);
                return [h.X1X1, h.X1X2, h.X2X2];
            }

            public static double[] FHessianVector(double a, double b, double v1, double v2)
            {
                var product = Functions.FHessianVector(a, b, v1, v2);
                return [product.X1Product, product.X2Product];
            }

            public static double[] FJacobian(double a, double b)
            {
                var j = Functions.FJacobian(a, b);
                return [j.FByX1, j.FByX2];
            }

            public static double[] PolarJacobian(double r, double phi)
            {
                var j = Functions.PolarJacobian(r, phi);
                return [j.XByR, j.XByPhi, j.YByR, j.YByPhi];
            }

            public static double[] RosenbrockHessian(double[] x)
            {
                var hessian = new double[x.Length * x.Length];
                Functions.RosenbrockHessian(x, hessian);
                return hessian;
            }

            public static double[] RosenbrockHessianVector(double[] x, double[] vector)
            {
                var product = new double[x.Length];
                Functions.RosenbrockHessianVector(x, vector, product);
                return product;
            }

            public static double[] RosenbrockGradient(double[] x)
            {
                var gradient = new double[x.Length];
                Functions.RosenbrockGradient(x, gradient);
                return gradient;
            }

            public static double[] RosenbrockJvp(double[] x, double[] tangent)
            {
                Functions.RosenbrockJvp(x, tangent, out var value, out var slope);
                return [value, slope];
            }

            public static double[] RosenbrockJacobian(double[] x)
            {
                var jacobian = new double[x.Length];
                Functions.RosenbrockJacobian(x, jacobian);
                return jacobian;
            }

            // The Jacobian over a and scale, then J·t by forward mode and c·J by reverse mode, for a of n rows.
            public static double[][] Mixed(double[] a, double scale, double[] tangent, double scaleTangent, double[] cotangent, double totalCotangent)
            {
                var n = a.Length / 2;
                var jacobian = new double[(n * n + 1) * (2 * n + 1)];
                Functions.MixedJacobian(a, scale, jacobian);
                var (product, productTangent) = (new double[n * n], new double[n * n]);
                Functions.MixedJvp(a, scale, tangent, scaleTangent, product, out _, productTangent, out var totalTangent);
                var aCotangent = new double[2 * n];
                Functions.MixedVjp(a, scale, cotangent, totalCotangent, product, out _, aCotangent, out var scaleCotangent);
                return [jacobian, [.. productTangent, totalTangent], [.. aCotangent, scaleCotangent]];
            }

            public static double[] PenaltyHessian(double[] x)
            {
                var hessian = new double[x.Length * x.Length];
                Functions.PenaltyHessian(x, hessian);
                return hessian;
            }

            public static double[] BranchesHessian(double x, double y)
            {
                var h = Functions.BranchesHessian(x, y);
                var (f, tangent) = Functions.BranchesJvp(x, y, 1, 2);
                return [h.XX, h.XY, h.YY, f, tangent];
            }

            public static GradientCheck[] Checks()
            {
                var model = new Regression();
                var x = Enumerable.Range(0, 15).Select(i => MathF.Sin(i)).ToArray();
                var target = Enumerable.Range(0, 5).Select(i => MathF.Cos(i)).ToArray();
                double[] point = [0.3, -1.2, 0.7];
                return
                [
                    Functions.FGradCheck(2, 5), Functions.BranchesGradCheck(1, 2), Functions.BranchesGradCheck(2, 1),
                    Functions.RosenbrockGradCheck(point), Functions.PenaltyGradCheck(point), model.LossGradCheck(x, target),
                ];
            }

            public static GradientCheck Failing() => new Wrong().LossGradCheck(new float[] { 1, 2, 3, 4, 5, 6 }, [0, 1]);

            // Over x and then the parameters: H by itself, H·v, Jacobian, J·v, gradient.
            public static double[][] Regression(float[] vector)
            {
                var model = new Regression();
                var x = Enumerable.Range(0, 6).Select(i => MathF.Sin(i)).ToArray();
                float[] target = [0.5f, -1];
                float[] ofX = vector[..6], ofParameters = vector[6..];
                using var hessian = model.BindLossHessian(batch: 2);
                using var product = model.BindLossHessianVector(batch: 2);
                using var jacobian = model.BindLossJacobian(batch: 3);
                using var jvp = model.BindLossJvp(batch: 2);
                using var vjp = model.BindLossVjp(batch: 2);
                using var loss = model.BindLoss(batch: 2);
                loss.Forward(x, target);
                loss.Backward();
                var gradient = new float[21];
                loss.Gradients.Pack<float>(gradient);
                product.Run(x, target, ofX, ofParameters);
                jvp.Run(x, target, ofX, ofParameters);
                vjp.Run(x, target, 2);
                return
                [
                    Wide(hessian.Run(x, target)), [.. Wide(product.XProduct), .. Wide(product.ParametersProduct)],
                    Wide(jacobian.Run(x, target)), [jvp.LossTangent], [.. Wide(loss.XGradient), .. Wide(gradient)],
                    [.. Wide(vjp.XCotangent), .. Wide(vjp.ParametersCotangent)],
                ];
            }

            public static long Allocated(float[] vector)
            {
                using var product = new Regression().BindLossHessianVector(batch: 2);
                float[] x = new float[6], target = new float[2];
                product.Run(x, target, vector.AsSpan(0, 6), vector.AsSpan(6));
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 100; i++) product.Run(x, target, vector.AsSpan(0, 6), vector.AsSpan(6));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            static double[] Wide(ReadOnlySpan<float> values) => GradientCheck.Widen(values);
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => CompilationHost.Compile(Source));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Fact]
    public void A_function_of_numbers_has_all_its_derivatives_as_functions_of_numbers()
    {
        var (cos5, sin5) = (Math.Cos(5), Math.Sin(5));
        Close([5.5, 2 - cos5], Numbers("FGradient", 2.0, 5.0));
        Close([Math.Log(2) + 10 - sin5, 5.5 * 3 + (2 - cos5) * -1], Numbers("FJvp", 2.0, 5.0, 3.0, -1.0));
        Close([Math.Log(2) + 10 - sin5, 5.5 * 4, (2 - cos5) * 4], Numbers("FVjp", 2.0, 5.0, 4.0));
        Close([-0.25, 1, sin5], Numbers("FHessian", 2.0, 5.0));
        Close([-0.25 * 3 - 1, 3 - sin5], Numbers("FHessianVector", 2.0, 5.0, 3.0, -1.0));
        Close([5.5, 2 - cos5], Numbers("FJacobian", 2.0, 5.0));
    }

    [Fact]
    public void Matrices_by_inputs_of_two_types_have_the_wider_one()
    {
        double[] x = [1, 2];
        float[] z = [3, 4];
        Close([18, 0, 12, 0, 0, 32, 0, 32, 12, 0, 2, 0, 0, 32, 0, 8], Numbers("TwoTypesHessian", x, z));
        Close([18, 64, 6, 32], Numbers("TwoTypesJacobian", x, z));
    }

    [Fact]
    public void A_tuple_of_numbers_has_a_jacobian() =>
        Close([Math.Cos(0.5), -2 * Math.Sin(0.5), Math.Sin(0.5), 2 * Math.Cos(0.5)], Numbers("PolarJacobian", 2.0, 0.5));

    [Fact]
    public void Branches_of_a_function_have_second_derivatives_of_their_own()
    {
        Close([2 * 1, 2 * 2, 0, 4, 2 * 2 * 1 * 1 + 4 * 2], Numbers("BranchesHessian", 2.0, 1.0));
        Close([Math.E * 3, Math.E, 0, Math.E * 3, Math.E * 3 + Math.E * 2], Numbers("BranchesHessian", 1.0, 3.0));
        Close([0, 0, 0, -1, -1], Numbers("BranchesHessian", -3.0, -2.0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void Derivatives_of_a_function_of_any_size_are_those_of_the_formula(int n)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(i => Math.Sin(3 * i + 1))], v = [.. Enumerable.Range(0, n).Select(i => Math.Cos(2 * i))];
        var (gradient, hessian) = (new double[n], new double[n * n]);
        var value = 0.0;
        for (var i = 0; i + 1 < n; i++)
        {
            var rest = x[i + 1] - x[i] * x[i];
            value += 100 * rest * rest + (1 - x[i]) * (1 - x[i]);
            gradient[i] += -400 * x[i] * rest - 2 * (1 - x[i]);
            gradient[i + 1] += 200 * rest;
            hessian[i * n + i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
            hessian[(i + 1) * n + i + 1] += 200;
            hessian[i * n + i + 1] = hessian[(i + 1) * n + i] = -400 * x[i];
        }
        Close(gradient, Numbers("RosenbrockGradient", x));
        Close(gradient, Numbers("RosenbrockJacobian", x));
        Close(hessian, Numbers("RosenbrockHessian", x));
        Close(Times(hessian, v), Numbers("RosenbrockHessianVector", x, v));
        Close([value, gradient.Zip(v, (g, t) => g * t).Sum()], Numbers("RosenbrockJvp", x, v));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Forward_and_reverse_mode_agree_with_the_jacobian(int n)
    {
        double[] a = [.. Enumerable.Range(0, 2 * n).Select(i => Math.Sin(i + 0.5))], tangent = [.. a.Select((_, i) => Math.Cos(i))];
        double[] cotangent = [.. Enumerable.Range(0, n * n).Select(i => Math.Sin(2 * i + 1))];
        var results = assembly.Invoke<double[][]>("Probe", "Mixed", a, 1.5, tangent, -0.5, cotangent, 0.75);
        var (jacobian, columns) = (results[0], 2 * n + 1);
        // The first row: the square of the first row of a, times scale; the last: the sum of exponentials over scale.
        double[] first = [2 * a[0] * 1.5, 2 * a[1] * 1.5, .. new double[2 * n - 2], a[0] * a[0] + a[1] * a[1]];
        Close(first, jacobian[..columns]);
        Close([.. a.Select(x => Math.Exp(x) / 1.5), -a.Sum(Math.Exp) / 2.25], jacobian[^columns..]);
        Close(Times(jacobian, [.. tangent, -0.5]), results[1]);
        Close(Times(Transposed(jacobian, columns), [.. cotangent, 0.75]), results[2]);
    }

    [Fact]
    public void A_gradient_within_a_description_is_differentiated_on()
    {
        double[] x = [0.4, -1.1];
        // g = sin x + x cos x, g' = 2 cos x - x sin x, g'' = -3 sin x - x cos x; the Hessian of Σ g² is diagonal.
        var diagonal = x.Select(t => 2 * Math.Pow(2 * Math.Cos(t) - t * Math.Sin(t), 2)
            + 2 * (Math.Sin(t) + t * Math.Cos(t)) * (-3 * Math.Sin(t) - t * Math.Cos(t))).ToArray();
        Close([diagonal[0], 0, 0, diagonal[1]], Numbers("PenaltyHessian", x));
    }

    [Fact]
    public void The_derivatives_of_a_model_by_inputs_and_parameters_agree_with_each_other()
    {
        float[] vector = [.. Enumerable.Range(0, 27).Select(i => MathF.Cos(i))];
        double[] wide = [.. vector.Select(v => (double)v)];
        var results = assembly.Invoke<double[][]>("Probe", "Regression", vector);
        var (hessian, product, jacobian, jvp, gradient, vjp) = (results[0], results[1], results[2], results[3], results[4], results[5]);
        Assert.Equal(27 * 27, hessian.Length);
        Close(Times(hessian, wide), product, 1e-5);
        Close(Transposed(hessian, 27), hessian, 1e-5);
        Close(gradient, jacobian, 1e-6);
        Close([gradient.Zip(wide, (g, t) => g * t).Sum()], jvp, 1e-5);
        Close([.. gradient.Select(g => 2 * g)], vjp, 1e-6);
    }

    [Fact]
    public void Gradients_are_checked_against_central_differences_in_float64()
    {
        var checks = assembly.Invoke<GradientCheck[]>("Probe", "Checks");
        Assert.Equal([2, 2, 2, 3, 3, 15 + 12 + 4 + 4 + 1], checks.Select(check => check.Count));
        Assert.All(checks, check => Assert.True(check.Passes(1e-7), check.ToString()));
    }

    [Fact]
    public void A_gradient_that_is_not_the_functions_is_found_and_named()
    {
        var check = assembly.Invoke<GradientCheck>("Probe", "Failing");
        Assert.False(check.Passes());
        Assert.Equal(6 + 2, check.Count);
        Assert.StartsWith("layer.", check.Worst, StringComparison.Ordinal);
        Assert.Contains(check.Worst, check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_with_the_hessian_allocates_nothing() =>
        Assert.Equal(0L, assembly.Invoke<long>("Probe", "Allocated", new float[27]));

    double[] Numbers(string method, params object[] arguments) => assembly.Invoke<double[]>("Probe", method, arguments);

    static double[] Times(double[] matrix, double[] vector) =>
        [.. matrix.Chunk(vector.Length).Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    static double[] Transposed(double[] matrix, int columns) =>
        [.. Enumerable.Range(0, columns).SelectMany(column => matrix.Chunk(columns).Select(row => row[column]))];

    static void Close(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(Math.Abs(expected[i] - actual[i]) / (1 + Math.Abs(expected[i])), 0, tolerance);
    }
}
