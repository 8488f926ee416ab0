using System.Reflection;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace GraphGen.Gpu;

/// <summary>What is one instruction on a card. The method's body is what the processor does; <see cref="EnableGpuMath"/> gives CUDA's
/// compiler the instruction that rounds alike. The explicit rounding keeps the driver from joining two instructions to one.</summary>
public static partial class GpuMath
{
    /// <summary>x + y, rounded once.</summary>
    [IntrinsicImplementation]
    static float Add(float x, float y) => x + y;

    /// <inheritdoc cref="Add(float, float)"/>
    [IntrinsicImplementation]
    static double Add(double x, double y) => x + y;

    /// <summary>x - y, rounded once.</summary>
    [IntrinsicImplementation]
    static float Subtract(float x, float y) => x - y;

    /// <inheritdoc cref="Subtract(float, float)"/>
    [IntrinsicImplementation]
    static double Subtract(double x, double y) => x - y;

    /// <summary>x·y, rounded once.</summary>
    [IntrinsicImplementation]
    static float Multiply(float x, float y) => x * y;

    /// <inheritdoc cref="Multiply(float, float)"/>
    [IntrinsicImplementation]
    static double Multiply(double x, double y) => x * y;

    /// <summary>x·y + z, rounded once; on OpenCL the product is rounded, too.</summary>
    [IntrinsicImplementation]
    public static float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    [IntrinsicImplementation]
    public static double MultiplyAdd(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);

    /// <summary>The square root, correctly rounded; NaN below zero.</summary>
    [IntrinsicImplementation]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    [IntrinsicImplementation]
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>The largest whole number that is not above x.</summary>
    [IntrinsicImplementation]
    public static float Floor(float x) => MathF.Floor(x);

    /// <inheritdoc cref="Floor(float)"/>
    [IntrinsicImplementation]
    public static double Floor(double x) => Math.Floor(x);

    /// <summary>The smallest whole number that is not below x.</summary>
    [IntrinsicImplementation]
    public static float Ceiling(float x) => MathF.Ceiling(x);

    /// <inheritdoc cref="Ceiling(float)"/>
    [IntrinsicImplementation]
    public static double Ceiling(double x) => Math.Ceiling(x);

    /// <summary>The whole number nearest to x; of two the even one.</summary>
    [IntrinsicImplementation]
    public static float Round(float x) => MathF.Round(x);

    /// <inheritdoc cref="Round(float)"/>
    [IntrinsicImplementation]
    public static double Round(double x) => Math.Round(x);

    /// <summary>x without its fraction: rounded towards 0.</summary>
    [IntrinsicImplementation]
    public static float Truncate(float x) => MathF.Truncate(x);

    /// <inheritdoc cref="Truncate(float)"/>
    [IntrinsicImplementation]
    public static double Truncate(double x) => Math.Truncate(x);

    /// <summary>Lets the kernels of a context call these functions: gives the compilers of cards the instructions for the few that
    /// are one instruction.</summary>
    /// <returns>The builder.</returns>
    public static Context.Builder EnableGpuMath(this Context.Builder builder)
    {
        var manager = builder.GetIntrinsicManager();
        foreach (var method in typeof(GpuMath).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!method.IsDefined(typeof(IntrinsicImplementationAttribute))) continue;
            var handler = $"Write{method.Name}{(method.ReturnType == typeof(float) ? "Single" : "Double")}";
            manager.RegisterMethod(method, new PTXIntrinsic(typeof(GpuMath), handler, IntrinsicImplementationMode.GenerateCode));
            if (method.Name == nameof(MultiplyAdd))
                manager.RegisterMethod(method, new CLIntrinsic(Unfused(method.ReturnType), IntrinsicImplementationMode.Redirect));
        }
        return builder;
    }

    static MethodInfo Unfused(Type type) =>
        typeof(GpuMath).GetMethod(nameof(Unfused), BindingFlags.Static | BindingFlags.NonPublic, [type, type, type])!;

    static float Unfused(float x, float y, float z) => x * y + z;

    static double Unfused(double x, double y, double z) => x * y + z;

    static void WriteAddSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "add.rn.f32");

    static void WriteAddDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "add.rn.f64");

    static void WriteSubtractSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "sub.rn.f32");

    static void WriteSubtractDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "sub.rn.f64");

    static void WriteMultiplySingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "mul.rn.f32");

    static void WriteMultiplyDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "mul.rn.f64");

    static void WriteMultiplyAddSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "fma.rn.f32");

    static void WriteMultiplyAddDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "fma.rn.f64");

    static void WriteSqrtSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "sqrt.rn.f32");

    static void WriteSqrtDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "sqrt.rn.f64");

    static void WriteFloorSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rmi.f32.f32");

    static void WriteFloorDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rmi.f64.f64");

    static void WriteCeilingSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rpi.f32.f32");

    static void WriteCeilingDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rpi.f64.f64");

    static void WriteRoundSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rni.f32.f32");

    static void WriteRoundDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rni.f64.f64");

    static void WriteTruncateSingle(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rzi.f32.f32");

    static void WriteTruncateDouble(PTXBackend _, PTXCodeGenerator generator, Value value) => Write(generator, value, "cvt.rzi.f64.f64");

    static void Write(PTXCodeGenerator generator, Value value, string instruction)
    {
        var first = generator.LoadPrimitive(value.Nodes[0]);
        var second = value.Nodes.Length > 1 ? generator.LoadPrimitive(value.Nodes[1]) : null;
        var third = value.Nodes.Length > 2 ? generator.LoadPrimitive(value.Nodes[2]) : null;
        var result = generator.AllocateHardware(value);
        using var command = generator.BeginCommand(instruction);
        command.AppendArgument(result);
        command.AppendArgument(first);
        if (second is not null) command.AppendArgument(second);
        if (third is not null) command.AppendArgument(third);
    }
}
