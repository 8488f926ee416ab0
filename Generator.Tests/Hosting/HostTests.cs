namespace GraphGen.Generator.Tests.Hosting;
public class HostTests
{
    [Fact]
    public void A_method_of_a_compiled_text_can_be_called()
    {
        var host = CompilationHost.Compile("public static class Sums { public static int Add(int a, int b) => a + b; }");
        Assert.Empty(host.Errors);
        Assert.Equal(5, host.Invoke<int>("Sums", "Add", 2, 3));
    }

    [Fact]
    public void One_assembly_uses_another()
    {
        var library = CompilationHost.CompileAssembly("Library", ["public static class Sums { public static int One => 1; }"]);
        var user = CompilationHost.CompileAssembly(
            "User", ["public static class Program { public static int Two() => Sums.One + 1; }"], library);
        Assert.Equal(2, user.Invoke<int>("Program", "Two"));
    }

    [Fact]
    public void An_error_is_shown_with_its_line()
    {
        var host = CompilationHost.Compile("static class Broken { static int Number => missing; }");
        var failure = Assert.Throws<InvalidOperationException>(() => host.Load());
        Assert.Contains("CS0103", failure.Message);
        Assert.Contains("static int Number => missing;", failure.Message);
    }
}
