namespace GraphGen.Generator.Tests.Golden;

/// <summary>How a golden case is run.</summary>
public enum GoldenRun
{
    /// <summary>The generated program, in float64.</summary>
    CompiledFloat64,

    /// <summary>The generated program, in float32.</summary>
    CompiledFloat32,

    /// <summary>The description called with tensors of float64.</summary>
    EagerFloat64,

    /// <summary>The description called with tensors of float32.</summary>
    EagerFloat32,

    /// <summary>The product of the loss's Hessian with a vector, by a gradient of a gradient in the generated program.</summary>
    CompiledHessian,

    /// <summary>The same by eager gradients.</summary>
    EagerHessian,
}

/// <summary>Every golden file as a description in C#: compiled by the generator, and called eagerly.</summary>
public class GoldenTests
{
    /// <summary>The cases that the project can describe, each with the runs it has.</summary>
    public static TheoryData<string, GoldenRun> Cases
    {
        get
        {
            var data = new TheoryData<string, GoldenRun>();
            foreach (var golden in GoldenFolder.Cases.Values.Where(golden => Support.Of(golden).Description is not null))
                foreach (var run in Enum.GetValues<GoldenRun>())
                    if (golden.Vectors.Count > 0 || run < GoldenRun.CompiledHessian)
                        data.Add(golden.Name, run);
            return data;
        }
    }

    [GoldenTheory, MemberData(nameof(Cases))]
    public void Golden(string name, GoldenRun run)
    {
        var golden = GoldenFolder.Cases[name];
        var precision = run is GoldenRun.CompiledFloat32 or GoldenRun.EagerFloat32 ? DType.Float32 : DType.Float64;
        var assembly = GoldenAssembly.Get(precision);
        GoldenProgram program = run is GoldenRun.EagerFloat64 or GoldenRun.EagerFloat32 or GoldenRun.EagerHessian
            ? assembly.Eager(golden)
            : assembly.Compiled(golden);
        var check = new GoldenCheck(golden, assembly.Source(golden), program, precision);
        if (run >= GoldenRun.CompiledHessian) check.HessianProducts();
        else check.Values();
    }

    [RemainingGoldenCasesFact]
    public void Golden_cases_that_are_not_yet_supported() =>
        Assert.DoesNotContain(GoldenFolder.Cases.Values, golden => Support.Of(golden).Description is null);

    /// <summary>A theory over the golden files, which says so where there are none.</summary>
    sealed class GoldenTheoryAttribute : TheoryAttribute
    {
        public GoldenTheoryAttribute()
        {
            if (GoldenFolder.Cases.Count == 0)
                Skip = $"There are no golden files in '{GoldenFolder.Location}'; {GoldenFolder.Variable} names another folder.";
        }
    }

    /// <summary>A test that is skipped as long as there are cases to come; the reason names them, with the count.</summary>
    sealed class RemainingGoldenCasesFactAttribute : FactAttribute
    {
        public RemainingGoldenCasesFactAttribute()
        {
            var remaining = GoldenFolder.Cases.Values
                .Select(golden => (golden.Name, Support.Of(golden).Missing)).Where(item => item.Missing != "").ToArray();
            if (remaining.Length > 0)
                Skip = $"{remaining.Length} of {GoldenFolder.Cases.Count} golden cases are not yet supported: "
                    + string.Join(", ", remaining.Select(item => $"{item.Name} (lacks {item.Missing})"));
        }
    }
}
