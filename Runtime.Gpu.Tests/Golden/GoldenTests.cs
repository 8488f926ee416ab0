using System.Reflection;
using GraphGen.Generator.Tests.Golden;

namespace GraphGen.Runtime.Gpu.Tests.Golden;

/// <summary>Every golden file that the processor's programs pass, on a device.</summary>
[Collection(DeviceCollection.Name)]
public class GoldenTests
{
    const string Device = "GpuDevice.CpuAccelerator";

    /// <summary>The cases that have a program, in both precisions.</summary>
    public static TheoryData<string, DType> Cases
    {
        get
        {
            var data = new TheoryData<string, DType>();
            foreach (var golden in Described)
                foreach (var precision in new[] { DType.Float32, DType.Float64 })
                    data.Add(golden.Name, precision);
            return data;
        }
    }

    static IEnumerable<GoldenCase> Described =>
        GoldenFolder.Cases.Values.Where(golden => Support.Of(golden).Description is { Clipping: null });

    [GoldenTheory, MemberData(nameof(Cases))]
    public void Golden(string name, DType precision) => Check(name, precision).Values();

    [CardTheory, MemberData(nameof(Cases))]
    public void Golden_on_a_card(string name, DType precision) => Check(name, precision, Card.Expression).Values();

    [FurtherDerivativesFact]
    public void Golden_derivatives()
    {
        foreach (var golden in Described)
            foreach (var derivative in GoldenSource.Create(golden, Support.Of(golden).Description!, DType.Float64, Device).Derivatives)
                Check(golden.Name, DType.Float64).Derivative(derivative);
    }

    [GoldenTheory, InlineData(DType.Float32)]
    public void Kernels_compile_for_a_card(DType precision) => EmittedKernels.CompileForACard(GoldenAssembly.Get(precision, Device).Types);

    static GoldenCheck Check(string name, DType precision, string device = Device)
    {
        var (golden, assembly) = (GoldenFolder.Cases[name], GoldenAssembly.Get(precision, device));
        return new(golden, assembly.Source(golden), assembly.Compiled(golden), precision);
    }

    /// <summary>A test that takes minutes, and runs if it is asked for.</summary>
    sealed class FurtherDerivativesFactAttribute : FactAttribute
    {
        public FurtherDerivativesFactAttribute()
        {
            if (!GoldenSource.OnDevices)
                Skip = $"Jacobians, Hessians and their products take minutes to compile for devices; {GoldenSource.DevicesVariable}=1 runs them.";
        }
    }

    /// <summary>A theory over the golden files, which says so where there are none.</summary>
    sealed class GoldenTheoryAttribute : TheoryAttribute
    {
        public GoldenTheoryAttribute()
        {
            if (GoldenFolder.Cases.Count == 0)
                Skip = $"There are no golden files in '{GoldenFolder.Location}'; {GoldenFolder.Variable} names another folder.";
        }
    }
}
