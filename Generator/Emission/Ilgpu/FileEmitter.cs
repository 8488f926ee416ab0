using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Emission.CSharp;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Planning;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes the file of one description for a device: the program in the user's class, and its kernels in a class of their own.</summary>
static class FileEmitter
{
    public static string Program(ModelSignature signature, Graph graph, MemoryPlan plan)
    {
        var program = new ProgramModel(signature, graph, plan, "Gpu");
        var code = new CodeWriter();
        var kernels = new CodeWriter(indent: 2);
        var emitter = new KernelEmitter(kernels, program.KernelClass);
        var methods = new Dictionary<Kernel, string>();
        foreach (var kernel in plan.Kernels) methods[kernel] = emitter.Write(kernel);
        emitter.WriteWarmup();

        HeaderEmitter.Write(code, program);
        CSharp.FileEmitter.Directives(code);
        code.Line($"using {program.KernelClass} = global::GraphGen.Generated.{program.KernelClass};");
        code.Line();
        CSharp.FileEmitter.InUserType(code, signature, () =>
        {
            var programs = new ProgramEmitter(code, program, kernel => methods[kernel]);
            programs.WriteBind();
            programs.WriteInto();
            code.Line();
            programs.Write();
        });
        code.Line();
        code.Block("namespace GraphGen.Generated", () =>
        {
            code.Line("using GraphGen.Gpu;");
            code.Line("using ILGPU;");
            code.Line("using ILGPU.Runtime;");
            code.Line();
            code.Line($"/// <summary>The kernels of {signature.TypeName}.{signature.MethodName} for a device, each once.</summary>");
            code.Block($"file static class {program.KernelClass}", () => code.Raw(kernels.ToString()));
        });
        return code.ToString();
    }
}
