namespace GraphGen.Generator.Tests.Emission.Ilgpu;

/// <summary>
/// What generated programs for graphics cards use of ILGPU and of Runtime.Gpu, as types and signatures without bodies: with it their text is
/// compiled where ILGPU does not restore. The signatures of Runtime.Gpu are its own, which <see cref="SurfaceTests"/> compares.
/// </summary>
static class IlgpuSurface
{
    public const string Source =
        """
        #pragma warning disable CS0067, CS0169, CS0649

        namespace ILGPU
        {
            public readonly struct ArrayView<T> : Runtime.IContiguousArrayView where T : unmanaged
            {
                public ref T this[int index] => throw null!;
                public ref T this[long index] => throw null!;
            }

            public readonly struct Index3D
            {
                public int X => default;
            }

            public readonly struct KernelConfig;

            public static class IntrinsicMath
            {
                public static int Min(int first, int second) => default;
            }

            public static class Grid
            {
                public static int IdxX => default;
                public static Index3D GlobalIndex => default;
            }

            public static class Group
            {
                public static int IdxX => default;
            }
        }

        namespace ILGPU.Runtime
        {
            public interface IContiguousArrayView;

            public abstract class AcceleratorStream;

            public static class ArrayViewExtensions
            {
                public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream) where TView : IContiguousArrayView => throw null!;
            }
        }

        namespace GraphGen
        {
            using GraphGen.Kernels;
            using ILGPU;
            using ILGPU.Runtime;

            public sealed class GpuDevice
            {
                GpuDevice() { }

                public static GpuDevice Default => throw null!;
            }

            public class GpuException : Exception;

            public sealed class GpuMemoryException : GpuException;

            public enum GpuPrecision
            {
                Full,
                TensorFloat32,
                BFloat16,
            }

            public abstract class GpuProgram : IProgram
            {
                protected GpuProgram(GpuDevice device, GpuPrecision precision) => throw null!;

                public GpuDevice Device => throw null!;
                public GpuPrecision Precision => default;
                public ulong RandomSeed { get; set; }
                public long RandomStep { get; set; }
                public int Lag { get; set; }
                public long MemoryBytes => default;
                protected ArrayView<int> Faults => throw null!;
                protected AcceleratorStream Stream => throw null!;

                public abstract void Warmup();
                public abstract ProgramDescription Describe();
                public void Dispose() => throw null!;
                protected void Allocate(int inputs, int outputs, ReadOnlySpan<(long Bytes, int First, int Last)> buffers) => throw null!;
                protected ArrayView<T> Memory<T>(int buffer, long count) where T : unmanaged => throw null!;
                protected ArrayView<T> Stored<T>(TensorSet set, string path, params ReadOnlySpan<int> shape) where T : unmanaged => throw null!;
                protected ArrayView<T> Written<T>(GradientSet set, string path) where T : unmanaged => throw null!;
                protected void ThrowIfDisposed() => throw null!;
                protected void Stage<T>(int buffer, ReadOnlySpan<T> values) where T : unmanaged => throw null!;
                protected ProgramDescriptionBuilder Description(string model, string method) => throw null!;
                protected void ThrowIfFaulty() => throw null!;
                protected void Begin() => throw null!;
                protected void Advance() => throw null!;
                protected void Written() => throw null!;
                protected void Keep<T>(TensorSet set, ArrayView<T> value, ArrayView<T> state) where T : unmanaged => throw null!;
                protected ReadOnlySpan<T> Read<T>(ArrayView<T> buffer) where T : unmanaged => throw null!;
                protected ReadOnlySpan<bool> ReadBool(ArrayView<byte> buffer) => throw null!;
            }
        }

        namespace GraphGen.Gpu
        {
            using System.Numerics;
            using ILGPU;

            public sealed class GpuKernel<TLaunch>(Delegate kernel) where TLaunch : Delegate
            {
                public TLaunch On(GpuDevice device) => throw null!;
            }

            public static class GpuGrid
            {
                public static bool Points(long points, out KernelConfig config) => throw null!;
                public static bool Rows(long rows, out KernelConfig config) => throw null!;
                public static int Parts(long rows, long count) => default;
                public static int ColumnParts(long rows, long count) => default;
                public static int Slices(long points, long positions) => default;
            }

            public static class GpuScratch
            {
                public static ArrayView<T> Of<T>(GpuDevice device, int reduction, long count) where T : unmanaged => throw null!;
            }

            public static class GpuGroup
            {
                public const int Size = 128;

                public static T Sum<T>(T value) where T : unmanaged, INumber<T> => default;
                public static T Product<T>(T value) where T : unmanaged, INumber<T> => default;
                public static T Max<T>(T value) where T : unmanaged, INumber<T> => default;
                public static T Min<T>(T value) where T : unmanaged, INumber<T> => default;
                public static (T Value, int Index) ArgMax<T>((T Value, int Index) best) where T : unmanaged, INumber<T> => default;
            }

            public static class GpuBounds
            {
                public static int Check(int index, int size, ArrayView<int> faults) => default;
            }

            public readonly record struct GpuProductSize(int Batch, int Rows, int Columns, int Inner);

            public readonly record struct GpuOperand<T>(ArrayView<T> Elements, int Offset, int BatchStride, int RowStride, int ColumnStride)
                where T : unmanaged;

            public interface IGpuEpilogue<T> where T : unmanaged
            {
                void Store(T sum, int batch, int row, int column);
                T SumAt(int place);
            }

            public interface IGpuProductBody<T> where T : unmanaged
            {
                static abstract void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
                    where TEpilogue : struct, IGpuEpilogue<T>;
            }

            public readonly struct GpuTiledProduct<T> : IGpuProductBody<T> where T : unmanaged, INumber<T>
            {
                public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
                    where TEpilogue : struct, IGpuEpilogue<T> => throw null!;
            }

            public readonly struct GpuSmallProduct<T> : IGpuProductBody<T> where T : unmanaged, INumber<T>
            {
                public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
                    where TEpilogue : struct, IGpuEpilogue<T> => throw null!;
            }

            public readonly struct GpuTensorFloat32Product : IGpuProductBody<float>
            {
                public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, TEpilogue epilogue)
                    where TEpilogue : struct, IGpuEpilogue<float> => throw null!;
            }

            public readonly struct GpuBFloat16Product : IGpuProductBody<float>
            {
                public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right, TEpilogue epilogue)
                    where TEpilogue : struct, IGpuEpilogue<float> => throw null!;
            }

            public sealed class GpuProductKernels<TLaunch>(
                Delegate tiled, Delegate small, Delegate? tensorFloat32 = null, Delegate? bfloat16 = null, Delegate? finished = null)
                where TLaunch : Delegate
            {
                public bool AfterVendor(GpuDevice device, GpuProductSize size, out TLaunch launch, out KernelConfig config) => throw null!;
                public bool On(GpuDevice device, GpuPrecision precision, GpuProductSize size, out TLaunch launch, out KernelConfig config) =>
                    throw null!;
                public void Warmup(GpuDevice device, GpuPrecision precision, GpuProductSize smallest, GpuProductSize largest) => throw null!;
            }

            public readonly struct GpuFinishedProduct<T> : IGpuProductBody<T> where T : unmanaged, INumber<T>
            {
                public static void Multiply<TEpilogue>(GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, TEpilogue epilogue)
                    where TEpilogue : struct, IGpuEpilogue<T> => throw null!;
            }

            public static class GpuVendorProduct
            {
                public static bool TryMultiply(
                    GpuDevice device, GpuPrecision precision, GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right,
                    ArrayView<float> sums) => throw null!;

                public static bool TryMultiply(
                    GpuDevice device, GpuPrecision precision, GpuProductSize size, GpuOperand<double> left, GpuOperand<double> right,
                    ArrayView<double> sums) => throw null!;
            }

            public static class GpuRecurrences
            {
                public static int Threads(int outer, int inner) => default;

                public static void Sum<T>(int thread, int outer, int length, int inner, bool reverse, ArrayView<T> terms, ArrayView<T> result)
                    where T : unmanaged, INumber<T> => throw null!;

                public static void Run<T>(
                    int thread, int outer, int length, int inner, bool reverse, ArrayView<T> terms, ArrayView<T> factors, ArrayView<T> result)
                    where T : unmanaged, INumber<T> => throw null!;
            }

            public static class GpuFactorizations
            {
                public static int Threads(int batch) => default;

                public static void Cholesky<T>(int thread, int batch, int size, ArrayView<T> a, ArrayView<T> factors)
                    where T : unmanaged, IFloatingPointIeee754<T> => throw null!;

                public static void Lu<T>(int thread, int batch, int size, ArrayView<T> a, ArrayView<T> packed)
                    where T : unmanaged, IFloatingPointIeee754<T> => throw null!;
            }

            public static class GpuLinearSystems
            {
                public static int Threads(int batch, int columns) => default;

                public static void SolveTriangular<T>(
                    int thread, int batch, int size, int columns, bool lower, bool transposed, bool unit, ArrayView<T> a, ArrayView<T> b, ArrayView<T> x)
                    where T : unmanaged, IFloatingPointIeee754<T> => throw null!;

                public static void Solve(
                    int thread, int batch, int size, int columns, bool transposed, ArrayView<float> factors, ArrayView<float> b, ArrayView<float> x) => throw null!;

                public static void Solve(
                    int thread, int batch, int size, int columns, bool transposed, ArrayView<double> factors, ArrayView<double> b, ArrayView<double> x) => throw null!;
            }

            public static class GpuRandom
            {
                public static int UniformThreads<T>(int count) where T : unmanaged => default;
                public static int NormalThreads<T>(int count) where T : unmanaged => default;
                public static void Uniform(int thread, long seed, long step, int stream, int count, ArrayView<float> result) => throw null!;
                public static void Uniform(int thread, long seed, long step, int stream, int count, ArrayView<double> result) => throw null!;
                public static void Normal(int thread, long seed, long step, int stream, int count, ArrayView<float> result) => throw null!;
                public static void Normal(int thread, long seed, long step, int stream, int count, ArrayView<double> result) => throw null!;
            }

            public static class GpuMath
            {
                public static float Abs(float x) => default;
                public static double Abs(double x) => default;
                public static int Abs(int x) => default;
                public static float Acos(float x) => default;
                public static double Acos(double x) => default;
                public static float Acosh(float x) => default;
                public static double Acosh(double x) => default;
                public static float Asin(float x) => default;
                public static double Asin(double x) => default;
                public static float Asinh(float x) => default;
                public static double Asinh(double x) => default;
                public static float Atan(float x) => default;
                public static double Atan(double x) => default;
                public static float Atan2(float y, float x) => default;
                public static double Atan2(double y, double x) => default;
                public static float Atanh(float x) => default;
                public static double Atanh(double x) => default;
                public static float Cbrt(float x) => default;
                public static double Cbrt(double x) => default;
                public static float Ceiling(float x) => default;
                public static double Ceiling(double x) => default;
                public static float CopySign(float magnitude, float sign) => default;
                public static double CopySign(double magnitude, double sign) => default;
                public static float Cos(float x) => default;
                public static double Cos(double x) => default;
                public static float Cosh(float x) => default;
                public static double Cosh(double x) => default;
                public static float Digamma(float x) => default;
                public static double Digamma(double x) => default;
                public static float Erf(float x) => default;
                public static double Erf(double x) => default;
                public static float Erfc(float x) => default;
                public static double Erfc(double x) => default;
                public static float Exp(float x) => default;
                public static double Exp(double x) => default;
                public static float Exp2(float x) => default;
                public static double Exp2(double x) => default;
                public static float Expm1(float x) => default;
                public static double Expm1(double x) => default;
                public static float Floor(float x) => default;
                public static double Floor(double x) => default;
                public static float Hypot(float x, float y) => default;
                public static double Hypot(double x, double y) => default;
                public static bool IsFinite(float x) => default;
                public static bool IsFinite(double x) => default;
                public static bool IsInfinity(float x) => default;
                public static bool IsInfinity(double x) => default;
                public static bool IsNaN(float x) => default;
                public static bool IsNaN(double x) => default;
                public static float Lgamma(float x) => default;
                public static double Lgamma(double x) => default;
                public static float Log(float x) => default;
                public static double Log(double x) => default;
                public static float Log10(float x) => default;
                public static double Log10(double x) => default;
                public static float Log1p(float x) => default;
                public static double Log1p(double x) => default;
                public static float Log2(float x) => default;
                public static double Log2(double x) => default;
                public static float Max(float x, float y) => default;
                public static double Max(double x, double y) => default;
                public static int Max(int x, int y) => default;
                public static float Min(float x, float y) => default;
                public static double Min(double x, double y) => default;
                public static int Min(int x, int y) => default;
                public static float MultiplyAdd(float x, float y, float z) => default;
                public static double MultiplyAdd(double x, double y, double z) => default;
                public static float Polygamma(float order, float x) => default;
                public static double Polygamma(double order, double x) => default;
                public static float Pow(float x, float y) => default;
                public static double Pow(double x, double y) => default;
                public static float Relu(float x) => default;
                public static double Relu(double x) => default;
                public static int Relu(int x) => default;
                public static float Round(float x) => default;
                public static double Round(double x) => default;
                public static float Rsqrt(float x) => default;
                public static double Rsqrt(double x) => default;
                public static float Select(bool condition, float first, float second) => default;
                public static double Select(bool condition, double first, double second) => default;
                public static int Select(bool condition, int first, int second) => default;
                public static bool Select(bool condition, bool first, bool second) => default;
                public static float Sigmoid(float x) => default;
                public static double Sigmoid(double x) => default;
                public static float Sign(float x) => default;
                public static double Sign(double x) => default;
                public static int Sign(int x) => default;
                public static float Sin(float x) => default;
                public static double Sin(double x) => default;
                public static float Sinh(float x) => default;
                public static double Sinh(double x) => default;
                public static float Softplus(float x) => default;
                public static double Softplus(double x) => default;
                public static float Sqrt(float x) => default;
                public static double Sqrt(double x) => default;
                public static float Square(float x) => default;
                public static double Square(double x) => default;
                public static int Square(int x) => default;
                public static float Step(float x) => default;
                public static double Step(double x) => default;
                public static int Step(int x) => default;
                public static float Tan(float x) => default;
                public static double Tan(double x) => default;
                public static float Tanh(float x) => default;
                public static double Tanh(double x) => default;
                public static float Truncate(float x) => default;
                public static double Truncate(double x) => default;
                public static float Xlogy(float x, float y) => default;
                public static double Xlogy(double x, double y) => default;
            }
        }
        """;
}
