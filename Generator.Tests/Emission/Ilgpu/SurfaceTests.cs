using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.EndToEnd;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GraphGen.Generator.Tests.Emission.Ilgpu;

using DType = GraphGen.Compiler.Graphs.DType;

/// <summary>The programs for graphics cards compile, also where ILGPU does not restore: against signatures alone.</summary>
public class SurfaceTests
{
    static readonly Lazy<HostedCompilation> Surface = new(() => CompilationHost.CompileAssembly("Surface", [IlgpuSurface.Source]));
    static readonly Lazy<HostedCompilation> Samples = new(() => Compile(SamplesAssembly.Sources));
    static readonly Lazy<HostedCompilation> Models = new(() => Compile([SurfaceModels.Source]));
    static readonly Lazy<HostedCompilation> Names = new(() => Compile([SurfaceModels.Names]));
    static readonly Lazy<HostedCompilation> Operations = new(() => Compile([.. new[] { DType.Float32, DType.Float64, DType.Int32, DType.Bool }.Select(SourceOf)]));

    /// <summary>The models, and what the text of each has for sure.</summary>
    public static TheoryData<string, string[]> All => SurfaceModels.Expected;

    [Fact]
    public void The_surface_compiles() => Assert.Empty(Surface.Value.Errors);

    [Fact]
    public void Every_sample_has_a_program_for_cards_that_compiles()
    {
        AssertCompiles(Samples.Value);
        AssertEachHasAProgram(Samples.Value);
    }

    [Fact]
    public void Every_kind_of_kernel_compiles()
    {
        AssertCompiles(Models.Value);
        AssertEachHasAProgram(Models.Value);
    }

    [Theory, MemberData(nameof(All))]
    public void The_model_has_the_kernels_that_it_is_there_for(string file, string[] parts)
    {
        var text = Models.Value.GeneratedTexts[file + ".Gpu.g.cs"];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_the_user_do_not_collide_with_those_of_the_program()
    {
        AssertCompiles(Names.Value);
        AssertEachHasAProgram(Names.Value);
    }

    [Fact]
    public void The_names_device_and_precision_are_free_for_the_user()
    {
        var devices = Compile([SurfaceModels.Devices]);
        AssertCompiles(devices);
        AssertEachHasAProgram(devices);
    }

    [Fact]
    public void Names_with_capitals_are_free_for_the_user()
    {
        var capitals = Compile([SurfaceModels.Capitals]);
        AssertCompiles(capitals);
        AssertEachHasAProgram(capitals);
    }

    [Fact]
    public void Every_pointwise_operation_and_its_derivative_compile_for_every_type()
    {
        AssertCompiles(Operations.Value);
        AssertEachHasAProgram(Operations.Value);
    }

    [Theory]
    [InlineData("Rows.Softmaxed", "GpuMath.Exp(", "GpuMath.Expo(")]
    [InlineData("Rows.Softmaxed", "GpuGroup.Size", "GpuGroup.Sizes")]
    [InlineData("Rows.Softmaxed", "Grid.IdxX", "Grid.IdX")]
    [InlineData("Rows.Softmaxed", "ForwardPass();", "ForwardPas();")]
    [InlineData("Products.Loss", "new GpuProductSize(1, ", "new GpuProductSize(1, 1, ")]
    [InlineData("Products.Loss", "Stage(0, ", "Stage(")]
    public void A_mistake_in_the_text_is_an_error(string file, string right, string wrong)
    {
        var models = Models.Value;
        var text = models.GeneratedTexts[file + ".Gpu.g.cs"];
        Assert.Contains(right, text, StringComparison.Ordinal);
        var start = text.IndexOf(right, StringComparison.Ordinal);
        var mistaken = text[..start] + wrong + text[(start + right.Length)..];
        var tree = TreeOf(models, file + ".Gpu.g.cs");
        var changed = models.Compilation.ReplaceSyntaxTree(tree, CompilationHost.Parse(mistaken, tree.FilePath));
        Assert.Contains(changed.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath == tree.FilePath);
    }

    [Fact]
    public void Without_the_package_nothing_is_written_for_cards()
    {
        var models = CompilationHost.Compile(SurfaceModels.Source);
        // Where these tests run beside Runtime.Gpu, it is always there.
        if (models.Compilation.GetTypeByMetadataName("GraphGen.GpuProgram") is not null) return;
        Assert.Empty(models.Errors);
        Assert.NotEmpty(models.GeneratedTexts);
        foreach (var (file, text) in models.GeneratedTexts)
        {
            Assert.DoesNotContain(".Gpu.", file, StringComparison.Ordinal);
            Assert.DoesNotContain("ILGPU", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Gpu", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_signatures_are_those_of_the_library()
    {
        var real = Signatures(Repository.SourceFiles("Runtime.Gpu").Select(File.ReadAllText)).ToHashSet();
        var declared = Signatures([IlgpuSurface.Source]).Where(signature => signature.StartsWith("GraphGen", StringComparison.Ordinal)).ToList();
        Assert.True(declared.Count > 150, $"There are only {declared.Count} signatures.");
        Assert.DoesNotContain(declared, signature => !real.Contains(signature));
    }

    static HostedCompilation Compile(IReadOnlyList<string> sources) => CompilationHost.CompileAssembly("Test", sources, Surface.Value);

    /// <summary>There are no errors at all, and not even warnings in what is written for cards.</summary>
    static void AssertCompiles(HostedCompilation compilation)
    {
        Assert.Empty(compilation.Errors);
        Assert.DoesNotContain(
            compilation.CompilerDiagnostics, said => said.Location.SourceTree?.FilePath.EndsWith(".Gpu.g.cs", StringComparison.Ordinal) == true);
    }

    /// <summary>Whatever has a program for the processor has one for cards, which has the same name with "Gpu" in it.</summary>
    static void AssertEachHasAProgram(HostedCompilation compilation)
    {
        var programs = compilation.GeneratedTexts.Where(text => text.Value.Contains(": global::GraphGen.ModelProgram", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(programs);
        foreach (var (file, _) in programs.Where(program => !program.Value.Contains("GradCheck", StringComparison.Ordinal)))
            Assert.Contains(": global::GraphGen.GpuProgram", compilation.GeneratedTexts[file.Replace(".g.cs", ".Gpu.g.cs")], StringComparison.Ordinal);
    }

    static SyntaxTree TreeOf(HostedCompilation compilation, string file) =>
        compilation.Compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == file);

    /// <summary>Models of all pointwise operations on elements of one type: their results, and the slopes of those that have any.</summary>
    static string SourceOf(DType type)
    {
        var rows = PointwiseTable.Rows.Where(row => row.Accepts(type)).ToList();
        var kind = type == DType.Float32 ? "" : $", {type}";
        var parameters = $"[Shape(\"n\"), Bool] Tensor condition, [Shape(\"n\"){kind}] Tensor x, [Shape(\"n\"){kind}] Tensor y, [Shape(\"n\"){kind}] Tensor z";
        var results = string.Join(", ", rows.Select(row => $"Tensor Of{row.Method}"));
        var source = $"    [Model] public static partial ({results}) Values({parameters}) => ({string.Join(", ", rows.Select(Call))});\n";
        if (type.IsFloating())
            source += $"    [Model] public static partial Tensor Slopes({parameters}) => Sum({string.Join(" + ", rows.Where(row => !row.GivesBool).Select(Call))});\n";
        return $"public static partial class On{type}\n{{\n{source}}}\n";

        static string Call(PointwiseRow row) => $"{row.Method}({string.Join(", ", new[] { "condition", "x", "y", "z" }.Skip(row.HasCondition ? 0 : 1).Take(row.Arity))})";
    }

    /// <summary>The signatures of all types and members that can be seen from outside, with the name of their type before them.</summary>
    static IEnumerable<string> Signatures(IEnumerable<string> sources)
    {
        foreach (var source in sources)
            foreach (var type in CompilationHost.Parse(source, "").GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                var space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Single().Name;
                var name = $"{space}.{type.Identifier}{type.TypeParameterList}";
                yield return WithoutSpaces($"{name}{type.ParameterList}{type.ConstraintClauses}");
                foreach (var member in type.Members)
                    if (type is InterfaceDeclarationSyntax || member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.ProtectedKeyword))
                        if (Signature(member) is { } signature)
                            yield return WithoutSpaces($"{name}: {signature}");
            }
    }

    static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    static string? Signature(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax m =>
            $"{Access(m)} {m.ReturnType} {m.Identifier}{m.TypeParameterList}{m.ParameterList}{string.Concat(m.ConstraintClauses)}",
        PropertyDeclarationSyntax p => $"{Access(p)} {p.Type} {p.Identifier}",
        FieldDeclarationSyntax f => $"{Access(f)} {f.Declaration}",
        ConstructorDeclarationSyntax c => $"{Access(c)} {c.Identifier}{c.ParameterList}",
        _ => null,
    };

    static string Access(MemberDeclarationSyntax member) => string.Join(" ", member.Modifiers.Where(
        modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword)
            || modifier.IsKind(SyntaxKind.AbstractKeyword) || modifier.IsKind(SyntaxKind.ConstKeyword)));
}
