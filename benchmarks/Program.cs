using BenchmarkDotNet.Running;
using GraphGen.Benchmarks.Comparison;
using GraphGen.Benchmarks.Devices;
using GraphGen.Benchmarks.Interchange;
using GraphGen.Benchmarks.Kernels;

switch (args)
{
    case ["--accuracy", .. var only]:
        FloatAccuracy.Report(only.FirstOrDefault());
        return 0;
    case ["--safetensors-write", var path]:
        SafetensorsExchange.Write(path);
        return 0;
    case ["--safetensors-check", var path]:
        return SafetensorsExchange.Check(path) ? 0 : 1;
    case ["gpu", .. var options]:
        return DeviceComparison.Run(options);
    case ["compare", .. var options]:
        return Comparison.Run(options);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(FloatAccuracy).Assembly).Run(args);
        return 0;
}
