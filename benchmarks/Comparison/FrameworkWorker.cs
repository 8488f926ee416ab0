using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Comparison;

/// <summary>Another framework in a process of its own, which keeps running and times what it is asked to.</summary>
sealed class FrameworkWorker : IDisposable
{
    readonly Process process;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphgen-compare-");

    FrameworkWorker(string name, Process process, string version) => (Name, this.process, Version) = (name, process, version);

    /// <summary>What the tables call it.</summary>
    public string Name { get; }

    /// <summary>Its version, and those of what it computes with.</summary>
    public string Version { get; }

    /// <summary>Starts a worker; null when this Python has no such framework, or there is none.</summary>
    /// <param name="name">What the tables call it.</param>
    /// <param name="python">The Python to run.</param>
    /// <param name="script">The worker's script, from the folder of this program, and the arguments that it takes.</param>
    /// <param name="reason">Why there is no worker.</param>
    public static FrameworkWorker? Start(string name, string python, string[] script, out string reason)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, script[0]), .. script[1..]])
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
                process.ErrorDataReceived += (_, error) =>
                {
                    if (error.Data is { } complaint) Console.Error.WriteLine(complaint);
                };
                process.BeginErrorReadLine();
                return new(name, process, (string)JsonNode.Parse(line)!["version"]!);
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

    /// <summary>Gives the worker the data and first weights of a problem, and takes the numbers that it observes.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public double[] Load(Problem problem)
    {
        var file = Path.Combine(folder.FullName, problem.Key + ".safetensors");
        var writer = new SafetensorsWriter();
        problem.Write(writer);
        writer.Save(file);
        Ask(problem, "load", ("file", file));
        File.Delete(file);
        return Ask(problem, "observe")["numbers"]!.AsArray().GetValues<double>().ToArray();
    }

    /// <summary>Seconds that a number of steps takes.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public double Time(Problem problem, string mode, int steps) =>
        (double)Ask(problem, "time", ("mode", mode), ("steps", steps))["seconds"]!;

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    JsonObject Ask(Problem problem, string what, params (string Name, JsonNode Value)[] more)
    {
        var request = new JsonObject { ["do"] = what, ["workload"] = problem.Key };
        foreach (var (name, value) in more) request[name] = value;
        process.StandardInput.WriteLine(request.ToJsonString());
        process.StandardInput.Flush();
        if (process.StandardOutput.ReadLine() is not { } line)
            throw new InvalidOperationException($"{Name} ended while it was asked to {what} '{problem.Key}'.");
        var answer = JsonNode.Parse(line)!.AsObject();
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{Name} was asked to {what} '{problem.Key}' and failed: {error}.")
            : answer;
    }
}
