using GraphGen.Compiler.Fusion;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes a kernel in which each thread does its part of a routine of the device's library.</summary>
static class RoutineEmitter
{
    /// <summary>Where the library has each routine.</summary>
    static readonly Dictionary<string, (string Class, string Method)> Methods = new()
    {
        ["running_sum"] = ("GpuRecurrences", "Sum"),
        ["recurrence"] = ("GpuRecurrences", "Run"),
        ["cholesky"] = ("GpuFactorizations", "Cholesky"),
        ["lu"] = ("GpuFactorizations", "Lu"),
        ["triangular_solve"] = ("GpuLinearSystems", "SolveTriangular"),
        ["solve"] = ("GpuLinearSystems", "Solve"),
        ["random_uniform"] = ("GpuRandom", "Uniform"),
        ["random_normal"] = ("GpuRandom", "Normal"),
    };

    /// <summary>How many threads share the work.</summary>
    public static string Threads(Routine routine)
    {
        var (type, method) = Methods[routine.Call.Function];
        var sizes = routine.Call.Sizes.Select(Syntax.Dim).ToList();
        return type switch
        {
            // One for each line along the axis.
            "GpuRecurrences" => $"{type}.Threads({sizes[0]}, {sizes[2]})",
            // One for each matrix.
            "GpuFactorizations" => $"{type}.Threads({sizes[0]})",
            // One for each right-hand side.
            "GpuLinearSystems" => $"{type}.Threads({sizes[0]}, {sizes[2]})",
            _ => $"{type}.{method}Threads<{Syntax.Type(routine.Target.Type)}>({sizes[1]})",
        };
    }

    public static void Write(KernelText text, Routine routine)
    {
        var (type, method) = Methods[routine.Call.Function];
        var thread = text.Names.Fresh("thread");
        var arguments = new List<string> { thread };
        if (routine.Call.DrawsRandom) arguments.AddRange([text.Seed, text.Step]);
        arguments.AddRange(routine.Call.Sizes.Select(Syntax.Dim));
        arguments.AddRange(routine.Call.Options.Select(option => option ? "true" : "false"));
        arguments.AddRange(routine.Operands.Append(routine.Target).Select(text.Names.Of));
        text.Code.Line($"var {thread} = Grid.GlobalIndex.X;");
        text.Code.Line($"if ({thread} < {Threads(routine)})");
        text.Code.Indented(() => text.Code.Line($"{type}.{method}({string.Join(", ", arguments)});"));
    }
}
