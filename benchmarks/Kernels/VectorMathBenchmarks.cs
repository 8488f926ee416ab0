using System.Numerics;
using BenchmarkDotNet.Attributes;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Kernels;

/// <summary>Elementary functions over 4096 floats, each against a loop over the system's function.</summary>
public class VectorMathBenchmarks
{
    const int Count = 4096;

    readonly float[] arguments = [.. Enumerable.Range(0, Count).Select(i => (i - Count / 2) * 0.004f)];

    readonly float[] positive = [.. Enumerable.Range(0, Count).Select(i => (i + 1) * 0.004f)];

    readonly float[] results = new float[Count];

    [Benchmark]
    public void Exp()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Simd.Store(VectorMath.Exp(Simd.Load<float>(arguments, i)), results, i);
    }

    [Benchmark]
    public void SystemExp()
    {
        for (var i = 0; i < Count; i++) results[i] = MathF.Exp(arguments[i]);
    }

    [Benchmark]
    public void Log()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Simd.Store(VectorMath.Log(Simd.Load<float>(positive, i)), results, i);
    }

    [Benchmark]
    public void SystemLog()
    {
        for (var i = 0; i < Count; i++) results[i] = MathF.Log(positive[i]);
    }

    [Benchmark]
    public void Tanh()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Simd.Store(VectorMath.Tanh(Simd.Load<float>(arguments, i)), results, i);
    }

    [Benchmark]
    public void SystemTanh()
    {
        for (var i = 0; i < Count; i++) results[i] = MathF.Tanh(arguments[i]);
    }

    [Benchmark]
    public void Sigmoid()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Simd.Store(VectorMath.Sigmoid(Simd.Load<float>(arguments, i)), results, i);
    }

    [Benchmark]
    public void Erf()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Simd.Store(VectorMath.Erf(Simd.Load<float>(arguments, i)), results, i);
    }

    [Benchmark]
    public void Sin()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count) Simd.Store(VectorMath.Sin(Simd.Load<float>(arguments, i)), results, i);
    }

    [Benchmark]
    public void SystemSin()
    {
        for (var i = 0; i < Count; i++) results[i] = MathF.Sin(arguments[i]);
    }

    [Benchmark]
    public void Pow()
    {
        for (var i = 0; i < Count; i += Vector<float>.Count)
            Simd.Store(VectorMath.Pow(Simd.Load<float>(positive, i), Simd.Load<float>(arguments, i)), results, i);
    }
}
