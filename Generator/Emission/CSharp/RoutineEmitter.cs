using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes a kernel that is one call of a routine of the library.</summary>
static class RoutineEmitter
{
    /// <summary>Where the library has each routine.</summary>
    static readonly Dictionary<string, string> Methods = new()
    {
        ["running_sum"] = "Recurrences.Sum",
        ["recurrence"] = "Recurrences.Run",
        ["cholesky"] = "Factorizations.Cholesky",
        ["lu"] = "Factorizations.Lu",
        ["triangular_solve"] = "LinearSystems.SolveTriangular",
        ["solve"] = "LinearSystems.Solve",
        ["random_uniform"] = "RandomDraws.Uniform",
        ["random_normal"] = "RandomDraws.Normal",
    };

    /// <summary>The classes that the routines are in.</summary>
    public static IEnumerable<string> Classes => Methods.Values.Select(method => method.Substring(0, method.IndexOf('.'))).Distinct();

    public static void Write(CodeWriter code, Routine routine, KernelNames names, string signature)
    {
        var arguments = new List<string> { names.Worker };
        if (routine.Call.DrawsRandom) arguments.Add(names.RandomKey);
        arguments.AddRange(routine.Call.Sizes.Select(CSharp.Dim));
        arguments.AddRange(routine.Call.Options.Select(option => option ? "true" : "false"));
        arguments.AddRange(routine.Operands.Append(routine.Target).Select(names.Of));
        code.Line(signature + " =>");
        code.Indented(() => code.Line($"{Methods[routine.Call.Function]}({string.Join(", ", arguments)});"));
    }
}
