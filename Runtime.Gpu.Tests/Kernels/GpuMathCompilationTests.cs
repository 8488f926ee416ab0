using GraphGen.Gpu;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace GraphGen.Runtime.Gpu.Tests.Kernels;

/// <summary>What becomes of the functions in CUDA's assembly language, for which no card is needed.</summary>
[Collection(DeviceCollection.Name)]
public sealed class GpuMathCompilationTests(GpuMathCompilationTests.Compiler compiler) : IClassFixture<GpuMathCompilationTests.Compiler>
{
    public static TheoryData<string> Names => [.. GpuMathKernels.Names];

    [Theory, MemberData(nameof(Names))]
    public void KernelsHaveExactInstructionsOnly(string name)
    {
        foreach (var type in new[] { "Single", "Double" })
        {
            var text = compiler.Compile(GpuMathKernels.Method($"Kernel{type}", name));
            foreach (var unwanted in new[] { ".approx", ".ftz", ".extern", "__nv", "__ilgpu", "copysign" })
                Assert.DoesNotContain(unwanted, text);

            // An operation without a rounding may be joined with another one; that of which both are known was joined already.
            Assert.DoesNotMatch(@"\b(add|sub|mul|mad|fma)\.f(32|64)", text);
            Assert.DoesNotMatch(@"\bcall", text);

            // Only loops, whose count of rounds is fixed, may branch.
            if (name is not ("Lgamma" or "Digamma" or "Polygamma")) Assert.DoesNotMatch(@"\bbra\b", text);
        }
    }

    [Fact]
    public void TheFusedMultiplyAddIsOne() =>
        Assert.Matches(@"fma\.rn\.f32\s+%f\d+, %f\d+", compiler.Compile(GpuMathKernels.Method("KernelSingle", "Exp")));

    public sealed class Compiler : IDisposable
    {
        readonly Context context = Context.Create(
            builder => builder.CPU().Optimize(OptimizationLevel.O2).EnableAlgorithms().EnableGpuMath());
        readonly PTXBackend backend;

        public Compiler() => backend = new(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);

        public string Compile(System.Reflection.MethodInfo kernel) =>
            ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default)).PTXAssembly;

        public void Dispose()
        {
            backend.Dispose();
            context.Dispose();
        }
    }
}
