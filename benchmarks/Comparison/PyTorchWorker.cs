using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>PyTorch in a process of its own, which keeps running and times what it is asked to.</summary>
sealed class PyTorchWorker : IDisposable
{
    readonly Process process;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphgen-compare-");

    PyTorchWorker(Process process, string version) => (this.process, Version) = (process, version);

    /// <summary>The version of PyTorch and of the library that multiplies its matrices.</summary>
    public string Version { get; }

    /// <summary>Starts the worker; null when this Python has no PyTorch, or there is none.</summary>
    /// <param name="python">The Python to run.</param>
    /// <param name="reason">Why there is no worker.</param>
    public static PyTorchWorker? Start(string python, out string reason)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pytorch", "worker.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() is { } line)
            {
                reason = "";
                process.ErrorDataReceived += (_, error) => Console.Error.WriteLine(error.Data);
                process.BeginErrorReadLine();
                return new(process, (string)JsonNode.Parse(line)!["version"]!);
            }
            reason = process.StandardError.ReadToEnd().Trim().Split('\n')[^1];
            process.Dispose();
            return null;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            reason = failure.Message;
            return null;
        }
    }

    /// <summary>Gives the worker the data and first weights of a workload, and takes the numbers that it observes.</summary>
    public double[] Load(Workload workload)
    {
        var file = Path.Combine(folder.FullName, workload.Key + ".safetensors");
        var writer = new SafetensorsWriter();
        workload.Write(writer);
        writer.Save(file);
        Ask(workload, "load", ("file", file));
        return Ask(workload, "observe")["numbers"]!.AsArray().GetValues<double>().ToArray();
    }

    /// <summary>Seconds that a number of steps takes.</summary>
    public double Time(Workload workload, string mode, int steps) =>
        (double)Ask(workload, "time", ("mode", mode), ("steps", steps))["seconds"]!;

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    JsonObject Ask(Workload workload, string what, params (string Name, JsonNode Value)[] more)
    {
        var request = new JsonObject { ["do"] = what, ["workload"] = workload.Key };
        foreach (var (name, value) in more) request[name] = value;
        process.StandardInput.WriteLine(request.ToJsonString());
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() is { } answer
            ? JsonNode.Parse(answer)!.AsObject()
            : throw new InvalidOperationException($"PyTorch ended while it was asked to {what} '{workload.Key}'.");
    }
}
