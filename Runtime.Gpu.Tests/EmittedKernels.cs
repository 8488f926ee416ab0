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
    /// <summary>The methods that are kernels; those of products with each way to compute them, but only one in 16 of them on tensor cores,
    /// as that takes long to compile and differs in the epilogue alone.</summary>
    public static IEnumerable<MethodInfo> In(IEnumerable<Type> types) => types
        .Where(type => type.Namespace == "GraphGen.Generated" && type.Name.EndsWith("GpuKernels", StringComparison.Ordinal) && !type.IsNested)
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => method.Name.EndsWith("Kernel", StringComparison.Ordinal)))
        .OrderBy(method => method.DeclaringType!.FullName, StringComparer.Ordinal)
        .GroupBy(method => method.IsGenericMethodDefinition)
        .SelectMany(group => group.SelectMany((method, k) => Closed(method, onTensorCores: k % 16 == 0)));

    static readonly Type[] TensorProducts = [typeof(GpuTensorFloat32Product), typeof(GpuBFloat16Product)];

    static IEnumerable<MethodInfo> Closed(MethodInfo method, bool onTensorCores)
    {
        if (!method.IsGenericMethodDefinition) return [method];
        var constraints = method.GetGenericArguments()[0].GetGenericParameterConstraints();
        Type[] bodies = constraints.Contains(typeof(IGpuProductBody<float>))
            ? [typeof(GpuTiledProduct<float>), typeof(GpuSmallProduct<float>), .. onTensorCores ? TensorProducts : []]
            : constraints.Contains(typeof(IGpuProductBody<double>))
                ? [typeof(GpuTiledProduct<double>), typeof(GpuSmallProduct<double>)]
                : [typeof(GpuTiledProduct<int>), typeof(GpuSmallProduct<int>)];
        return bodies.Select(body => method.MakeGenericMethod(body));
    }

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
                var isTensor = kernel.IsGenericMethod && TensorProducts.Contains(kernel.GetGenericArguments()[0]);
                if (isTensor != compiled.PTXAssembly.Contains("mma.sync", StringComparison.Ordinal))
                    failures.Add($"{kernel.DeclaringType!.Name}.{kernel} {(isTensor ? "has no" : "has")} instructions of tensor cores");
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

        static Context New() => Context.Create(builder => builder.Optimize(OptimizationLevel.O2).EnableAlgorithms().EnableGpuMath().EnableTensorCores());
    }
}
