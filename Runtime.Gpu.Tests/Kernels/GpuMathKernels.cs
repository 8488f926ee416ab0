using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests.Kernels;

/// <summary>The functions by name, on the host and in kernels.</summary>
static class GpuMathKernels
{
    public static IEnumerable<string> Names => typeof(GpuMathFunctions).GetNestedTypes().Select(type => type.Name);

    public static Func<T, T, T> Host<T>(string name) => Of<Func<T, T, T>>($"Host{typeof(T).Name}", name);

    /// <summary>What a kernel makes of arguments, one thread each.</summary>
    public static T[] OnDevice<T>(string name, T[] x, T[] y) where T : unmanaged
    {
        var accelerator = GpuDevice.CpuAccelerator.Accelerator;
        using var xs = accelerator.Allocate1D(x);
        using var ys = accelerator.Allocate1D(y);
        using var results = accelerator.Allocate1D<T>(x.Length);
        var kernel = Of<Action<Index1D, ArrayView<T>, ArrayView<T>, ArrayView<T>>>($"Kernel{typeof(T).Name}", name);
        accelerator.LoadAutoGroupedStreamKernel(kernel)(x.Length, xs.View, ys.View, results.View);
        accelerator.Synchronize();
        return results.GetAsArray1D();
    }

    public static void KernelSingle<TFunction>(Index1D i, ArrayView<float> x, ArrayView<float> y, ArrayView<float> results)
        where TFunction : struct, IFunction => results[i] = default(TFunction).Apply(x[i], y[i]);

    public static void KernelDouble<TFunction>(Index1D i, ArrayView<double> x, ArrayView<double> y, ArrayView<double> results)
        where TFunction : struct, IFunction => results[i] = default(TFunction).Apply(x[i], y[i]);

    public static float HostSingle<TFunction>(float x, float y) where TFunction : struct, IFunction => default(TFunction).Apply(x, y);

    public static double HostDouble<TFunction>(double x, double y) where TFunction : struct, IFunction => default(TFunction).Apply(x, y);

    /// <summary>A method of this class for a function.</summary>
    public static System.Reflection.MethodInfo Method(string method, string function) => typeof(GpuMathKernels).GetMethod(method)!
        .MakeGenericMethod(typeof(GpuMathFunctions).GetNestedType(function)!);

    static TDelegate Of<TDelegate>(string method, string function) where TDelegate : Delegate =>
        Method(method, function).CreateDelegate<TDelegate>();
}
