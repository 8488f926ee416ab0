using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Compiles kernels for a card as a program would, without one.</summary>
static class Ptx
{
    /// <summary>The text of a kernel: explicitly grouped, unless its first parameter is an index.</summary>
    public static string Of(MethodInfo kernel)
    {
        var entry = kernel.GetParameters()[0].ParameterType == typeof(Index1D)
            ? EntryPointDescription.FromImplicitlyGroupedKernel(kernel)
            : EntryPointDescription.FromExplicitlyGroupedKernel(kernel);

        // A kernel that does not compile spoils its context.
        using var context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2).EnableAlgorithms());
        using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);
        return ((PTXCompiledKernel)backend.Compile(entry, KernelSpecialization.Empty)).PTXAssembly;
    }

    /// <summary>A kernel's text, in which every function that is called has a body.</summary>
    public static string Checked(Type type, string kernel)
    {
        var text = Of(type.GetMethod(kernel, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!);
        if (Environment.GetEnvironmentVariable("GRAPHGEN_PTX") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, $"{type.Name}.{kernel}.ptx"), text);
        Assert.DoesNotContain(".extern .func", text);
        Assert.DoesNotContain("__nv_", text);
        Assert.DoesNotContain("__ilgpu__nv", text);
        return text;
    }
}
