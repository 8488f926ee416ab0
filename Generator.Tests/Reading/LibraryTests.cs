using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Descriptions.Serialization;
using GraphGen.Compiler.Reading;
using GraphGen.Generator.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace GraphGen.Generator.Tests.Reading;

public class LibraryTests
{
    const string Library = """
        using GraphGen;
        namespace Made.Elsewhere;

        [Traceable]
        public interface IScale { double Apply(double x); }

        [Traceable]
        public sealed class Scale(double factor) : IScale
        {
            readonly double offset = Helpers.Half(factor);
            public double Factor { get; init; } = factor;
            public double Apply(double x) => factor * x + offset;
            public override string ToString() { lock (this) return ""; }
            void Unused() { lock (this) { } }
        }

        static class Helpers
        {
            public static double Half(double x) => x / 2;
            public static double Never(double x) => x;
        }

        public static class Functions
        {
            [Traceable] public static double Twice(double x) => 2 * Helpers.Half(4 * x);
            public static double Unmarked(double x) => x;
        }
        """;

    static ExportedLibrary Exports(string source, string assembly = "Library") =>
        ReferencedLibraries.Read(CompilationHost.CompileAssembly(assembly, [source]).Reference);

    [Fact]
    public void What_is_marked_is_exported_with_all_that_it_reaches() => Assert.Equal(
        [
            "M:Made.Elsewhere.Functions.Twice(System.Double)",
            "M:Made.Elsewhere.Helpers.Half(System.Double)",
            "M:Made.Elsewhere.Scale.#ctor(System.Double)",
            "M:Made.Elsewhere.Scale.Apply(System.Double)",
            "M:Made.Elsewhere.Scale.get_Factor",
            "M:Made.Elsewhere.Scale.set_Factor(System.Double)",
            "T:Made.Elsewhere.Helpers",
            "T:Made.Elsewhere.IScale",
            "T:Made.Elsewhere.Scale",
        ],
        Exports(Library).Items.Select(item => item.Id));

    [Fact]
    public void An_exported_type_can_be_created_and_called_through_its_interface()
    {
        var type = DescriptionFormat.ReadType(Exports(Library).Items.Single(item => item.Id == "T:Made.Elsewhere.Scale").Payload);
        Assert.Equal(
            """
            class Made.Elsewhere.Scale : IScale
                double factor = factor;
                readonly double offset = Helpers.Half(factor);
                readonly double Factor "factor" = factor;
                M:Made.Elsewhere.IScale.Apply(System.Double) -> M:Made.Elsewhere.Scale.Apply(System.Double)
            """.ReplaceLineEndings("\n"),
            DescriptionPrinter.Print(type));
    }

    [Fact]
    public void Another_compilation_is_read_like_an_assembly()
    {
        var library = CompilationHost.CompileAssembly("Library", [Library]);
        Assert.Equal(
            ReferencedLibraries.Read(library.Reference),
            ReferencedLibraries.Read(library.Compilation.ToMetadataReference()));
    }

    [Fact]
    public void An_assembly_is_read_once()
    {
        var reference = CompilationHost.CompileAssembly("Library", [Library]).Reference;
        Assert.Same(ReferencedLibraries.Read(reference), ReferencedLibraries.Read(reference));
    }

    [Fact]
    public void Assemblies_without_exports_have_none()
    {
        Assert.Empty(Exports("public class Nothing;").Items);
        Assert.Empty(ReferencedLibraries.Read(MetadataReference.CreateFromImage([1, 2, 3])).Items);
    }

    [Fact]
    public void Everything_that_Runtime_exports_can_be_read()
    {
        var runtime = ReferencedLibraries.Read(MetadataReference.CreateFromFile(typeof(Tensor).Assembly.Location));
        Assert.Equal("GraphGen.Runtime", runtime.Assembly);
        Assert.NotEmpty(runtime.Items);
        foreach (var item in runtime.Items)
        {
            var id = item.Id.StartsWith("T:", StringComparison.Ordinal)
                ? "T:" + DescriptionFormat.ReadType(item.Payload).Id
                : DescriptionFormat.ReadMethod(item.Payload).Id;
            Assert.Equal(item.Id, id);
        }
    }

    [Fact]
    public void A_description_names_what_it_calls_elsewhere()
    {
        var library = CompilationHost.CompileAssembly("Library", [Library]);
        var compilation = CompilationHost.CreateCompilation("Test",
            ["using Made.Elsewhere; static partial class S { [Model] public static partial double F(double x) => new Scale(2).Apply(Functions.Twice(x)); }"],
            library);
        var model = compilation.GetSymbolsWithName("F").OfType<IMethodSymbol>().Single();
        var description = ModelReader.Read(model, compilation, null, CancellationToken.None).Description;
        Assert.NotNull(description);
        Assert.Equal("return new Scale(2.0).Apply(Functions.Twice(x));", Reader.MethodText(description, "F"));
        Assert.Single(description.Methods);
    }
}
