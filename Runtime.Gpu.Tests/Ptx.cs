using System.Reflection;
using System.Text.RegularExpressions;
using GraphGen.Gpu;
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
        using var context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2).EnableAlgorithms().EnableGpuMath().EnableTensorCores());
        using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null!);
        return ((PTXCompiledKernel)backend.Compile(entry, KernelSpecialization.Empty)).PTXAssembly;
    }

    /// <summary>A kernel's text, in which every function that is called has a body, and no branch that is said to be the same for all
    /// threads depends on the number of the thread.</summary>
    public static string Checked(Type type, string kernel)
    {
        var text = Of(type.GetMethod(kernel, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!);
        if (Environment.GetEnvironmentVariable("GRAPHGEN_PTX") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, $"{type.Name}.{kernel}.ptx"), text);
        Assert.DoesNotContain(".extern .func", text);
        Assert.DoesNotContain("__nv_", text);
        Assert.DoesNotContain("__ilgpu__nv", text);
        foreach (Match call in Regex.Matches(text, @"^\s*call(?:\.uni)?\s+(?:\([^)]*\),\s*)?(\w+)", RegexOptions.Multiline))
            Assert.Matches($@"\.func\s+(\([^)]*\)\s*)?{call.Groups[1].Value}\b", text);
        Assert.Empty(WronglyUniform(text));
        return text;
    }

    /// <summary>The branches marked as uniform of which the condition is computed from the number of the thread. What depends on it by
    /// the way that was taken alone is not found.</summary>
    public static IReadOnlyList<string> WronglyUniform(string text) =>
        [.. Regex.Split(text, @"^(?=\.visible \.entry|\.func)", RegexOptions.Multiline).SelectMany(WronglyUniformInFunction)];

    static IReadOnlyList<string> WronglyUniformInFunction(string text)
    {
        // Registers are used again: one that is computed holds what was computed last, in the order of the text. But where ways join,
        // values are moved into one register, which varies if one of them does.
        var varying = new HashSet<string>();
        var joined = new HashSet<string>();
        var wrong = new List<string>();
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        int before;
        do
        {
            before = joined.Count;
            wrong.Clear();
            foreach (var line in lines)
            {
                var names = Regex.Matches(line, @"%[a-z]+\d*(\.x)?").Select(match => match.Value).ToList();
                if (Regex.Match(line, @"^@!?(%p\d+)\s+bra\.uni") is { Success: true } branch && varying.Contains(branch.Groups[1].Value)) wrong.Add(line);
                if (names.Count == 0 || line.StartsWith("st.") || line.StartsWith("@")) continue;
                // The results come first: several where a vector is read.
                var results = Regex.Match(line, @"\{[^}]*\}") is { Success: true } vector && line.StartsWith("ld.") ? vector.Value.Count(c => c == '%') : 1;
                var varies = names.Skip(results).Any(name => name is "%tid.x" or "%laneid" || varying.Contains(name));
                if (varies) varying.UnionWith(names.Take(results));
                else if (!names.Take(results).Any(joined.Contains)) varying.ExceptWith(names.Take(results));
                if (varies && line.StartsWith("mov.")) joined.UnionWith(names.Take(results));
            }
        }
        while (joined.Count > before);
        return wrong;
    }
}
