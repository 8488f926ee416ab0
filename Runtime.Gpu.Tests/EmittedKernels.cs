using System.Reflection;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>The kernels that the generator has written into an assembly.</summary>
static class EmittedKernels
{
    /// <summary>The methods that are kernels.</summary>
    public static IEnumerable<MethodInfo> In(IEnumerable<Type> types) => types
        .Where(type => type.Namespace == "GraphGen.Generated" && type.Name.EndsWith("GpuKernels", StringComparison.Ordinal) && !type.IsNested)
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => method.Name.EndsWith("Kernel", StringComparison.Ordinal)))
        .OrderBy(method => method.DeclaringType!.FullName, StringComparer.Ordinal);

    /// <summary>Compiles all kernels as for a card, without one, and requires that nothing in them is unresolved or approximate.</summary>
    public static void CompileForACard(IEnumerable<Type> types)
    {
        var failures = new List<string>();
        var count = 0;
        var context = New();
        foreach (var kernel in In(types))
        {
            count++;
            try
            {
                using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);
                var compiled = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), KernelSpecialization.Empty);
                if (Environment.GetEnvironmentVariable("GRAPHGEN_PTX") is { Length: > 0 } folder)
                    File.WriteAllText(Path.Combine(folder, $"{count}.{kernel.Name}.ptx"), compiled.PTXAssembly);
                foreach (var unwanted in new[] { ".extern .func", "__nv_", "__ilgpu__nv", ".approx" })
                    if (compiled.PTXAssembly.Contains(unwanted, StringComparison.Ordinal))
                        failures.Add($"{kernel.DeclaringType!.Name}.{kernel.Name} contains {unwanted}");
                failures.AddRange(Ptx.WronglyUniform(compiled.PTXAssembly).Select(branch => $"{kernel.DeclaringType!.Name}.{kernel.Name} takes a branch to be uniform: {branch}"));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failures.Add($"{kernel.DeclaringType!.Name}.{kernel.Name}: {exception.GetBaseException().Message}");
                // A kernel that does not compile spoils its context.
                context.Dispose();
                context = New();
            }
        }
        context.Dispose();
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} kernels:\n{string.Join('\n', failures.Take(40))}");
        Assert.NotEqual(0, count);

        static Context New() => Context.Create(builder => builder.Optimize(OptimizationLevel.O2).EnableAlgorithms().EnableGpuMath());
    }
}
