using BenchmarkDotNet.Running;
using GraphGen.Benchmarks.Kernels;

if (args is ["--accuracy", .. var only]) FloatAccuracy.Report(only.FirstOrDefault());
else BenchmarkSwitcher.FromAssembly(typeof(FloatAccuracy).Assembly).Run(args);
