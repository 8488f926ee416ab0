namespace GraphGen.Generator.Tests.Emission.Ilgpu;

/// <summary>Models whose programs for graphics cards have, together, every kind of kernel and of step.</summary>
static class SurfaceModels
{
    /// <summary>The files of the models, without their ends, and what each has for sure.</summary>
    public static TheoryData<string, string[]> Expected => new()
    {
        { "Loops.Outer", ["var thread = Grid.GlobalIndex.X;", "thread % m", "GpuGrid.Points("] },
        { "Loops.Kinds", ["ArrayView<int>", "ArrayView<byte>", "(byte)", "!= 0", "ReadBool(", "GpuMath.Select("] },
        { "Loops.Numbers", ["<int>(", "<bool>(", "<float>("] },
        // The number stands on the right, whatever the user writes.
        { "Loops.Above", ["Element > 0.5f", "Element <= 0.25f"] },
        { "Rows.Softmaxed", ["GpuGroup.Max(", "GpuGroup.Sum(", "GpuGrid.Rows(", "Group.IdxX", "first += GpuGroup.Size"] },
        { "Rows.Short", ["GpuGrid.Points(", "for (var "] },
        { "Rows.Columns", ["GpuGrid.Points(", "for (var "] },
        { "Rows.Everything", ["GpuGroup.Product(", "GpuGroup.Min(", "GpuGrid.Rows(", "if (lane == 0)"] },
        { "Rows.Whole", ["int.MinValue", "int.MaxValue", "GpuGroup.Sum("] },
        { "Rows.Largest", ["GpuGroup.ArgMax((", "GpuMath.IsNaN(", "isBetter"] },
        { "Rows.LargestOfFew", ["isBetter", "GpuGrid.Points("] },
        { "Products.Loss", ["GpuTiledProduct<float>>", "GpuBFloat16Product>", "TProduct.Multiply(", "IGpuEpilogue<float>", "device, precision, new GpuProductSize(", "Written<float>(Gradients, "] },
        { "Products.Double", ["IGpuEpilogue<double>", "new GpuOperand<double>(", "device, GpuPrecision.Full, new GpuProductSize("] },
        { "Lookups.Loss", ["GpuBounds.Check(", "MemSetToZero(", ", Faults);"] },
        { "Lookups.Added", ["MemSetToZero(", "+= "] },
        { "Recurrences.Sums", ["GpuRecurrences.Sum(", "GpuRecurrences.Threads(", "true"] },
        { "Recurrences.Products", ["GpuRecurrences.Run("] },
        { "Matrices.Likelihood", ["GpuFactorizations.Cholesky(", "GpuLinearSystems.SolveTriangular(", "GpuFactorizations.Threads(", "GpuLinearSystems.Threads("] },
        { "Matrices.Solution", ["GpuFactorizations.Lu(", "GpuLinearSystems.Solve("] },
        { "Noise.Draws", ["GpuRandom.Uniform(", "GpuRandom.Normal(", "UniformThreads<double>(", "NormalThreads<float>(", "Seed"] },
        { "Dropped.Loss", ["GpuRandom.Uniform(", "andomKey.Step"] },
        { "Branches.Choice", ["[0] == 0) return;", "[0] != 0) return;"] },
        { "Averages.Loss", ["Keep(Parameters.Buffers", "Stored<float>(", ".Buffers, \""] },
        { "Functions.Scaled", ["static void ScaledInto(", "global::ILGPU.ArrayView<double> x"] },
        { "Functions.Rosenbrock", ["BackwardPass"] },
        { "Functions.Rosenbrock.HessianVector", [": global::GraphGen.GpuProgram"] },
        { "Functions.Rosenbrock.Jvp", [": global::GraphGen.GpuProgram"] },
        { "Functions.Rosenbrock.Hessian", [": global::GraphGen.GpuProgram"] },
        { "Functions.Without", [": global::GraphGen.GpuProgram"] },
    };

    public const string Source =
        """
        public static partial class Loops
        {
            [Model]
            public static partial Tensor Outer([Shape("n")] Tensor x, [Shape("m")] Tensor y) => Unsqueeze(x, 1) * y - Sin(y);

            [Model]
            public static partial (Tensor Count, Tensor IsLarge, Tensor Chosen, Tensor Same) Kinds(
                [Shape("n"), Int32] Tensor x, [Shape("n"), Bool] Tensor mask, [Shape("n")] Tensor y) =>
                (x * 2 + 1, LogicalAnd(mask, y > 0.5), Where(mask, y, -y), Cast(LogicalNot(mask), DType.Int32));

            [Model]
            public static partial (Tensor Scaled, int Next, bool IsOff) Numbers([Shape("n")] Tensor x, float factor, int count, bool isOn) =>
                (Where(isOn, x * factor, x), count + 1, !isOn);

            [Model]
            public static partial Tensor Above([Shape("n")] Tensor x) =>
                Where(LogicalOr(Less(0.5f, x), GreaterEqual(0.25f, x)), x, -x);
        }

        public static partial class Rows
        {
            [Model]
            public static partial Tensor Softmaxed([Shape("n", "m")] Tensor x) => Softmax(x);

            [Model]
            public static partial Tensor Short([Shape("n", 5)] Tensor x) => LogSoftmax(x);

            [Model]
            public static partial Tensor Columns([Shape("n", "m")] Tensor x) => Sum(Square(x), 0);

            [Model]
            public static partial (Tensor Product, Tensor Smallest) Everything([Shape("n", "m"), Float64] Tensor x) => (Product(x), Min(x));

            [Model]
            public static partial (Tensor Sum, Tensor Largest, Tensor Smallest) Whole([Shape("n", "m"), Int32] Tensor x) => (Sum(x), Max(x, 1), Min(x, 0));

            [Model]
            public static partial (Tensor Place, Tensor PlaceOfInts) Largest([Shape("n", "m")] Tensor x, [Shape("n", "m"), Int32] Tensor y) =>
                (ArgMax(x, 1, false), ArgMax(y, 1, true));

            [Model]
            public static partial Tensor LargestOfFew([Shape("n", 3), Float64] Tensor x) => ArgMax(x, 1, false);
        }

        public sealed partial class Products
        {
            readonly Linear hidden = new(20, 50);
            readonly Linear output = new(50, 1);

            [Model]
            public partial Tensor Loss([Shape("batch", 20), Differentiable] Tensor x, [Shape("batch", 1)] Tensor target, [Shape("batch"), Bool] Tensor kept)
            {
                var error = Square(output.Forward(Where(Unsqueeze(kept, 1), Tanh(hidden.Forward(x)), 0)) - target);
                return Mean(error);
            }

            [Model]
            public static partial Tensor Double([Shape("b", "n", "m"), Float64] Tensor x, [Shape("b", "m", "k"), Float64] Tensor y) =>
                Relu(MatMul(x, y) + x.Shape[1]);
        }

        public sealed partial class Lookups
        {
            readonly Parameter words = new([30, 8], Initializers.Normal(0, 1));

            [Model]
            public partial Tensor Loss([Shape("batch", "time"), Int32] Tensor text, [Shape("batch"), Int32] Tensor label) =>
                CrossEntropy(Mean(Embedding(text, words), 1), label);

            [Model]
            public static partial (Tensor Added, Tensor Picked) Added(
                [Shape("n", 4)] Tensor x, [Shape("k", 4)] Tensor values, [Shape("k"), Int32] Tensor rows) =>
                (x + ScatterAdd(rows, values, 0, x.Shape[0]), IndexSelect(x, 0, rows));
        }

        public static partial class Recurrences
        {
            [Model]
            public static partial (Tensor Floats, Tensor Back, Tensor Ints) Sums([Shape("n", "m")] Tensor x, [Shape("n"), Int32] Tensor y) =>
                (CumulativeSum(x, 0), CumulativeSum(x, 1, reverse: true), CumulativeSum(y, 0, exclusive: true));

            [Model]
            public static partial Tensor Products([Shape("n", 3), Float64] Tensor x) => Sum(CumulativeProduct(x, 0));
        }

        public static partial class Matrices
        {
            [Model]
            public static partial Tensor Likelihood([Shape("batch", "n", "n"), Float64] Tensor root, [Shape("n"), Float64] Tensor x)
            {
                var covariance = MatMul(root, Transpose(root, -2, -1)) + IdentityMatrix(root.Shape[1], DType.Float64);
                return Sum(Square(TriangularSolve(Cholesky(covariance), x))) + Sum(LogDeterminant(covariance));
            }

            [Model]
            public static partial Tensor Solution([Shape("batch", "n", "n")] Tensor a, [Shape("batch", "n", "k")] Tensor b) => Sum(Solve(a, b));
        }

        public static partial class Noise
        {
            [Model]
            public static partial (Tensor A, Tensor B, Tensor C, Tensor D) Draws([Shape("n", 3)] Tensor x) => (
                x + RandomUniform(x.Shape), RandomNormal(x.Shape[0], 7), RandomUniform(x.Shape, DType.Float64), RandomNormal([2, 65], DType.Float64));
        }

        public sealed partial class Dropped
        {
            readonly Linear layer = new(20, 3);
            readonly Dropout dropout = new(0.4);

            [Model]
            public partial Tensor Loss([Shape("batch", 20)] Tensor x) => Mean(Square(layer.Forward(dropout.Forward(x))));
        }

        public static partial class Branches
        {
            [Model]
            public static partial Tensor Choice([Shape("n")] Tensor x, [Shape("n", "n")] Tensor a, float limit) =>
                limit > 0.5f ? Sum(Exp(x)) : Sum(MatMul(a, x)) + Sum(CumulativeSum(x, 0));

            [Model]
            public static partial Tensor Nested([Shape("n"), Float64] Tensor x, double limit, bool isOn)
            {
                if (isOn) return limit > 1 ? Sum(x * limit) : Sum(Log(x));
                return Sum(Square(x));
            }
        }

        public sealed partial class Averages
        {
            readonly StateBuffer mean = new([4], Initializers.Zeros);
            readonly StateBuffer count = new([1], Initializers.Zeros);
            readonly Parameter gain = new([4], Initializers.Ones);

            [Model]
            public partial Tensor Loss([Shape("batch", 4)] Tensor x, [Shape("batch", 4)] Tensor target)
            {
                if (Training)
                {
                    mean.Value = 0.9 * mean.Value + 0.1 * Mean(x, 0);
                    count.Value = count.Value + 1;
                }
                return MeanSquaredError(gain * (x - mean.Value), target);
            }
        }

        public static partial class Functions
        {
            [Model]
            public static partial Tensor Scaled([Shape("n"), Float64] Tensor x, [Shape("n"), Float64] Tensor y) => x * Exp(y);

            [Model(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hessian
                | Derivatives.HessianVector | Derivatives.Jacobian | Derivatives.GradCheck)]
            public static partial Tensor Rosenbrock([Shape("n"), Float64] Tensor x) =>
                Sum(100 * Square(x[1..] - Square(x[..^1])) + Square(1 - x[..^1]));

            [Model(Derivatives = Derivatives.None)]
            public static partial Tensor Without([Shape("2*n+1")] Tensor x) => Mean(Square(x)) / x.Shape[0];
        }

        public sealed partial class Everything
        {
            readonly Linear layer = new(3, 4);

            [Model(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hessian
                | Derivatives.HessianVector | Derivatives.Jacobian | Derivatives.GradCheck)]
            public partial Tensor Loss([Shape("batch", 3), Differentiable] Tensor x, [Shape("batch"), Int32] Tensor label) =>
                CrossEntropy(Tanh(layer.Forward(x)), label);
        }
        """;

    /// <summary>Models in which names of the user are names of the program, of its kernels or of the libraries.</summary>
    public const string Names =
        """
        namespace ILGPU.User
        {
            public sealed partial class Grid
            {
                readonly Parameter stream = new([4], Initializers.Ones);
                readonly Parameter faults = new([4], Initializers.Ones);
                readonly Parameter gpuDevice = new([4], Initializers.Ones);
                readonly StateBuffer memory = new([4], Initializers.Ones);

                [Model]
                public partial Tensor Group([Shape("n", 4), Differentiable] Tensor thread, [Shape("n", 4)] Tensor lane)
                {
                    memory.Value = memory.Value + Mean(lane, 0);
                    return Sum(thread * stream + lane * faults - gpuDevice * memory.Value);
                }
            }
        }

        public static partial class Sizes
        {
            [Model]
            public static partial Tensor Sum([Shape("gpuDevice", "stream")] Tensor config, [Shape("stream", "kernel")] Tensor launch) =>
                Ops.Sum(Ops.Exp(MatMul(config, launch)));

            [Model]
            public static partial Tensor Max([Shape("lane", "first")] Tensor row, [Shape("first")] Tensor element) => Softmax(row * element);

            [Model]
            public static partial Tensor Check([Shape("size", 4)] Tensor faults, [Shape("thread"), Int32] Tensor index) => Ops.Sum(IndexSelect(faults, 0, index));

            [Model]
            public static partial Tensor Noise([Shape("seed", "step")] Tensor randomKey) => randomKey + RandomUniform(randomKey.Shape);

            [Model]
            public static partial Tensor Place([Shape("candidate", "best")] Tensor isBetter) => ArgMax(isBetter, 1, false);

            [Model]
            public static partial Tensor Plain([Shape("n")] Tensor gpuDevice, [Shape("n")] Tensor stream) => gpuDevice * stream;
        }

        public static partial class Results
        {
            [Model]
            public static partial (Tensor GpuDevice, Tensor Stream, Tensor Faults, Tensor Memory) Warmup([Shape("n", 4)] Tensor x) =>
                (Exp(x), Ops.Sum(x, 1), Ops.Sum(x, 0), Ops.Max(x, 1));

            [Model]
            public static partial (Tensor Stage, Tensor Begin, Tensor Written, Tensor Keep, Tensor Read, Tensor Allocate) Launch([Shape("n", 4)] Tensor x) =>
                (Exp(x), Ops.Sum(x, 1), Ops.Sum(x, 0), Ops.Max(x, 1), x + 1, x + 2);
        }

        namespace Gpu
        {
            public sealed partial class GpuKernel
            {
                readonly Linear ilgpu = new(4, 2);

                [Model]
                public partial Tensor Kernel([Shape("n", 4)] Tensor x) => Ops.Sum(ilgpu.Forward(x));
            }
        }
        """;

    /// <summary>Models in which something has the name that the program's device, or its precision, has.</summary>
    public const string Devices =
        """
        public static partial class Devices
        {
            [Model]
            public static partial Tensor OfInput([Shape("n")] Tensor device) => device + 1;

            [Model]
            public static partial Tensor OfSize([Shape("device", "gpuDevice")] Tensor x) => Sum(Exp(x), 1);

            [Model]
            public static partial (Tensor Device, Tensor Other) OfResult([Shape("n")] Tensor x) => (Exp(x), x + 1);
        }

        public static partial class Precisions
        {
            [Model]
            public static partial Tensor OfInput([Shape("n", "m")] Tensor precision, [Shape("m", "n")] Tensor TProduct) => MatMul(precision, TProduct);

            [Model]
            public static partial Tensor OfSize([Shape("precision", "device")] Tensor x, [Shape("device", "precision2")] Tensor y) => Relu(MatMul(x, y));

            [Model]
            public static partial (Tensor Precision, Tensor Other) OfResult([Shape("n", "n")] Tensor x) => (MatMul(x, x), x + 1);
        }

        public sealed partial class Stored
        {
            readonly Parameter device = new([4], Initializers.Ones);

            [Model]
            public partial Tensor Loss([Shape("n", 4)] Tensor x) => Sum(x * device);
        }
        """;

    /// <summary>Models in which sizes, inputs and results have the names of types and members that the program uses.</summary>
    public const string Capitals =
        """
        public static partial class Capitals
        {
            [Model]
            public static partial Tensor OfSizes([Shape("Grid", "Group")] Tensor x, [Shape("GpuMath")] Tensor y) => Softmax(x) + Sum(Exp(y));

            [Model]
            public static partial Tensor OfSizes2([Shape("GpuGroup", "GpuGrid")] Tensor x, [Shape("GpuBounds"), Int32] Tensor y) => Max(IndexSelect(Softmax(x), 0, y), 1);

            [Model]
            public static partial Tensor OfMembers([Shape("Device", "Stream")] Tensor x, [Shape("Faults"), Int32] Tensor y) => Softmax(IndexSelect(x, 0, y));

            [Model]
            public static partial Tensor OfMembers2([Shape("Stage", "Begin")] Tensor x, [Shape("Memory")] Tensor y) => Softmax(x) + Sum(Exp(y));

            [Model]
            public static partial Tensor OfInputs([Shape("n", "m")] Tensor Grid, [Shape("m")] Tensor GpuMath, [Shape("m")] Tensor Group) =>
                Softmax(Grid + Exp(GpuMath) * Group);

            [Model]
            public static partial (Tensor Grid, Tensor Group, Tensor GpuMath, Tensor GpuGroup) OfResults([Shape("n", "m")] Tensor x) =>
                (Softmax(x), Sum(Exp(x)), Max(x, 0), CumulativeSum(x, 1));

            [Model]
            public static partial (Tensor ArrayView, Tensor KernelConfig, Tensor GpuProduct, Tensor GpuRecurrences) OfResults2([Shape("n", "n")] Tensor x) =>
                (Softmax(x), Sum(Exp(x)), Relu(MatMul(x, x)), CumulativeSum(x, 1));
        }
        """;
}
