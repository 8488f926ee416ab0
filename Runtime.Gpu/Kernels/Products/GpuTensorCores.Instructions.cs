using System.Reflection;
using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using CompoundRegister = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.CompoundRegister;
using PrimitiveRegister = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.PrimitiveRegister;
using Register = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.Register;

namespace GraphGen.Gpu;

/// <summary>What the methods are on CUDA, from SM_80 on.</summary>
static partial class GpuTensorCores
{
    /// <summary>Lets the kernels of a context call these methods.</summary>
    /// <returns>The builder.</returns>
    public static Context.Builder EnableTensorCores(this Context.Builder builder)
    {
        var manager = builder.GetIntrinsicManager();
        foreach (var method in typeof(GpuTensorCores).GetMethods(BindingFlags.Static | BindingFlags.Public))
            if (method.IsDefined(typeof(IntrinsicImplementationAttribute)))
                manager.RegisterMethod(
                    method, new PTXIntrinsic(typeof(GpuTensorCores), "Write" + method.Name, IntrinsicImplementationMode.GenerateCode));
        return builder;
    }

    static void WriteToTensorFloat32(PTXBackend _, PTXCodeGenerator generator, Value value)
    {
        var (number, result) = (generator.LoadPrimitive(value.Nodes[0]), generator.AllocateHardware(value));
        using var command = generator.BeginCommand("cvt.rna.tf32.f32");
        command.AppendArgument(result);
        command.AppendArgument(number);
    }

    static void WriteToBFloat16(PTXBackend _, PTXCodeGenerator generator, Value value)
    {
        // The instruction takes what goes to the upper half first.
        var (first, second) = (generator.LoadPrimitive(value.Nodes[0]), generator.LoadPrimitive(value.Nodes[1]));
        var result = generator.AllocateHardware(value);
        using var command = generator.BeginCommand("cvt.rn.bf16x2.f32");
        command.AppendArgument(result);
        command.AppendArgument(second);
        command.AppendArgument(first);
    }

    static void WriteMultiplyTensorFloat32(PTXBackend _, PTXCodeGenerator generator, Value value) =>
        WriteMultiply(generator, value, "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32");

    static void WriteMultiplyBFloat16(PTXBackend _, PTXCodeGenerator generator, Value value) =>
        WriteMultiply(generator, value, "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32");

    /// <summary>Writes an instruction for each tile and each 8 words of depth.</summary>
    static void WriteMultiply(PTXCodeGenerator generator, Value value, string instruction)
    {
        var halfway = generator.AllocateType(value.Type);
        WriteMultiply(generator, instruction, generator.Load(value.Nodes[0]), generator.Load(value.Nodes[2]), halfway);
        WriteMultiply(generator, instruction, generator.Load(value.Nodes[1]), halfway, generator.Allocate(value));
    }

    static void WriteMultiply(PTXCodeGenerator generator, string instruction, Register words, Register sums, Register results)
    {
        for (var tile = 0; tile < 8; tile++)
        {
            using var command = generator.BeginCommand(instruction);
            command.AppendVectorArgument(Fields(results, 4 * tile, 4));
            command.AppendVectorArgument(Fields(words, tile / 4 * 4, 4));
            command.AppendVectorArgument(Fields(words, 8 + tile % 4 * 2, 2));
            command.AppendVectorArgument(Fields(sums, 4 * tile, 4));
        }
    }

    /// <summary>The registers of some of a structure's fields, where a field that is a structure counts as its fields.</summary>
    static PrimitiveRegister[] Fields(Register structure, int first, int count) =>
        ((CompoundRegister)structure).SliceAs<PrimitiveRegister>(first, count);
}
