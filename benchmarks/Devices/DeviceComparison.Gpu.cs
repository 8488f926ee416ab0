using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphGen.Benchmarks.Comparison;
using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Devices;

static partial class DeviceComparison
{
    const string TorchWorker = "Devices/Workers/torch_worker.py", JaxWorker = "Devices/Workers/jax_worker.py";

    static partial void Measure(DeviceOptions options, ref int? code)
    {
        var workers = new List<FrameworkWorker>();
        try
        {
            var workloads = DeviceCatalog.Choose(options.IsQuick, options.Only);
            var device = GpuDevice.Parse(options.Device);
            List<string> machine = [.. Describe(device)];
            StartWorkers(device, options, workers, machine);
            foreach (var line in machine) Console.Error.WriteLine(line);
            using var copy = new DeviceCopy(device, options.IsQuick ? 1 << 16 : 1 << 28);
            var results = new List<DeviceResult>();
            foreach (var create in workloads) results.AddRange(Measure(create(), device, copy, workers, options));
            DeviceReport.Write(Console.Out, machine, options.Rounds, results);
            if (options.Json is { } file) File.WriteAllText(file, JsonSerializer.Serialize(results, Result.Json));
            code = 0;
        }
        catch (Exception failure) when (failure is GpuException or InvalidOperationException)
        {
            Console.Error.WriteLine(failure.Message.Replace(
                "GpuDevice.CpuAccelerator", $"--device {DeviceOptions.Emulated} --quick", StringComparison.Ordinal));
            code = 1;
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }
    }

    static IEnumerable<DeviceResult> Measure(
        DeviceWorkload workload, GpuDevice device, DeviceCopy copy, List<FrameworkWorker> workers, DeviceOptions options)
    {
        var problem = workload.Problem;
        Console.Error.WriteLine(problem.Title);
        using var compiled = workload.Bind(device);
        var expected = compiled.Observe();
        var taking = workers.Where(worker => Agrees(worker, problem, expected)).ToList();
        foreach (var mode in workload.Modes)
        {
            List<Runner> runners =
            [
                Runner.Local(DeviceReport.Compiled, count => compiled.Run(mode, count)),
                .. taking.Select(worker => new Runner(worker.Name, count => worker.Time(problem, mode, count))),
            ];
            if (workload.Bytes > 0) runners.Add(Runner.Local(DeviceResult.Copy, copy.Run));
            runners = [.. runners.Select(runner => options.IsQuick
                ? runner with { SampleSeconds = 0, WarmUpSeconds = 0 }
                : runner with { SampleSeconds = 0.05, WarmUpSeconds = 1 })];
            foreach (var runner in runners)
            {
                // What is compiled in the first step must not count as its time.
                runner.Time(1);
                runner.Prepare();
            }

            for (var round = 0; round < options.Rounds; round++)
                for (var turn = 0; turn < runners.Count; turn++)
                    runners[(round + turn) % runners.Count].Sample();
            var times = new Result(problem.Key, problem.Title, mode, runners.ToDictionary(runner => runner.Name, runner => runner.Samples));
            yield return new(times, compiled.CountLaunches(), workload.Bytes, copy.Bytes, workload.Operations);
        }
    }

    /// <summary>Whether a framework can compute a problem; it must then agree.</summary>
    /// <exception cref="InvalidOperationException">It computes something else.</exception>
    static bool Agrees(FrameworkWorker worker, Problem problem, double[] expected)
    {
        double[] actual;
        try
        {
            actual = worker.Load(problem);
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine($"{failure.Message} It is left out here.");
            return false;
        }

        problem.RequireAgreement(DeviceReport.Compiled, expected, worker.Name, actual);
        return true;
    }

    /// <summary>Starts what there is of the frameworks, and says what there is.</summary>
    static void StartWorkers(GpuDevice device, DeviceOptions options, List<FrameworkWorker> workers, List<string> machine)
    {
        var place = device.Kind == GpuDeviceKind.CpuAccelerator ? "cpu" : $"cuda:{device.IndexOfKind}";
        (string Name, string[] Script)[] frameworks =
        [
            (DeviceReport.PyTorch, [TorchWorker, place]),
            (DeviceReport.TorchCompile, [TorchWorker, place, options.CompileMode]),
            (DeviceReport.Jax, [JaxWorker, place]),
        ];
        foreach (var (name, script) in frameworks)
            if (FrameworkWorker.Start(name, options.Python, script, out var reason) is { } worker)
            {
                workers.Add(worker);
                machine.Add($"{name}: {worker.Version}");
            }
            else
            {
                machine.Add($"{name}: left out ({reason})");
            }
    }

    static IEnumerable<string> Describe(GpuDevice device)
    {
        const string driver = "/proc/driver/nvidia/version";
        yield return device.Kind == GpuDeviceKind.Cuda ? $"{device}, {device.Architecture}" : device.ToString();
        if (device.Kind == GpuDeviceKind.Cuda && File.Exists(driver))
            yield return $"NVIDIA's driver {DriverVersion().Match(File.ReadAllText(driver)).Value}";
        yield return $"{Machine.Describe()}, {RuntimeInformation.OSDescription}";
    }

    [GeneratedRegex(@"\b\d{3,}(\.\d+)+")]
    private static partial Regex DriverVersion();
}
