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
            foreach (var golden in Described)
                foreach (var run in Enum.GetValues<GoldenRun>())
                    data.Add(golden.Name, run);
            return data;
        }
    }

    /// <summary>The further derivatives that the files give: of each case, by name, compiled and eagerly.</summary>
    public static TheoryData<string, string, bool> FurtherDerivatives
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var golden in Described)
                foreach (var derivative in Source(golden).Derivatives)
                    foreach (var isCompiled in new[] { true, false })
                        data.Add(golden.Name, derivative.Method, isCompiled);
            return data;
        }
    }

    [GoldenTheory, MemberData(nameof(Cases))]
    public void Golden(string name, GoldenRun run)
    {
        var precision = run is GoldenRun.CompiledFloat32 or GoldenRun.EagerFloat32 ? DType.Float32 : DType.Float64;
        Check(name, precision, run is GoldenRun.CompiledFloat64 or GoldenRun.CompiledFloat32).Values();
    }

    [GoldenTheory, MemberData(nameof(FurtherDerivatives))]
    public void Golden_derivative(string name, string derivative, bool isCompiled) =>
        Check(name, DType.Float64, isCompiled).Derivative(
            Source(GoldenFolder.Cases[name]).Derivatives.Single(item => item.Method == derivative));

    [RemainingGoldenCasesFact]
    public void Golden_cases_that_are_not_yet_supported() =>
        Assert.DoesNotContain(GoldenFolder.Cases.Values, golden => Support.Of(golden).Description is null);

    static IEnumerable<GoldenCase> Described => GoldenFolder.Cases.Values.Where(golden => Support.Of(golden).Description is not null);

    static GoldenSource Source(GoldenCase golden) => GoldenSource.Create(golden, Support.Of(golden).Description!, DType.Float64);

    static GoldenCheck Check(string name, DType precision, bool isCompiled)
    {
        var (golden, assembly) = (GoldenFolder.Cases[name], GoldenAssembly.Get(precision));
        GoldenProgram program = isCompiled ? assembly.Compiled(golden) : assembly.Eager(golden);
        return new GoldenCheck(golden, assembly.Source(golden), program, precision);
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
