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

    /// <summary>The further derivatives that the files give.</summary>
    public static TheoryData<string, string> FurtherDerivatives
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var golden in Described)
                foreach (var derivative in Source(golden).Derivatives)
                    data.Add(golden.Name, derivative.Method);
            return data;
        }
    }

    static IEnumerable<GoldenCase> Described =>
        GoldenFolder.Cases.Values.Where(golden => Support.Of(golden).Description is { Clipping: null });

    [GoldenTheory, MemberData(nameof(Cases))]
    public void Golden(string name, DType precision) => Check(name, precision).Values();

    [GoldenTheory, MemberData(nameof(FurtherDerivatives))]
    public void Golden_derivative(string name, string derivative) => Check(name, DType.Float64).Derivative(
        Source(GoldenFolder.Cases[name]).Derivatives.Single(item => item.Method == derivative));

    [GoldenTheory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Kernels_compile_for_a_card(DType precision) => EmittedKernels.CompileForACard(GoldenAssembly.Get(precision, Device).Types);

    static GoldenSource Source(GoldenCase golden) => GoldenSource.Create(golden, Support.Of(golden).Description!, DType.Float64);

    static GoldenCheck Check(string name, DType precision)
    {
        var (golden, assembly) = (GoldenFolder.Cases[name], GoldenAssembly.Get(precision, Device));
        return new(golden, assembly.Source(golden), assembly.Compiled(golden), precision);
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
