namespace GraphGen.Generator.Tests.Reading;

public class StatementTests
{
    static void Reads(string statements, string expected, string members = "") =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), Reader.Body(statements, members));

    [Fact]
    public void Locals() => Reads(
        "double a = x, c; const int two = 2; var d = two; c = a; return c * d;",
        """
        var a = x;
        var c;
        var d = 2;
        c = a;
        return c * ((double)d);
        """);

    [Fact]
    public void An_expression_body_returns() =>
        Assert.Equal("return x + 1.0;", Reader.MethodText(Reader.Describe(
            "static partial class S { [Model] public static partial double F(double x) => x + 1; }"), "F"));

    [Fact]
    public void If_and_else() => Reads(
        "if (n > 1) return x; else if (b) { return y; } return 0;",
        """
        if (n > 1)
            return x;
        else
            if (b)
            {
                return y;
            }
        return 0.0;
        """);

    [Fact]
    public void Loops() => Reads(
        """
        for (int i = 0, j = 1; i < n; i++, j += 2) { if (i == 3) continue; x += j; }
        while (b) break;
        do x--; while (x > 0);
        foreach (var item in new[] { 1, 2 }) x += item;
        return x;
        """,
        """
        for (var i = 0, var j = 1; i < n; i = after old + 1, j = old + 2)
        {
            if (i == 3)
                continue;
            x = old + ((double)j);
        }
        while (b)
            break;
        do
            x = after old - 1.0;
        while (x > 0.0);
        foreach (var item in new int[] { 1, 2 })
            x = old + ((double)item);
        return x;
        """);

    [Fact]
    public void A_loop_variable_is_converted() => Reads(
        "foreach (double item in new[] { 1, 2 }) x += item; return x;",
        """
        foreach (var $4 in new int[] { 1, 2 })
        {
            var item = (double)$4;
            x = old + item;
        }
        return x;
        """);

    [Fact]
    public void Switch() => Reads(
        """
        switch (n)
        {
            case 1:
            case > 5 when b:
                return x;
            default:
                break;
        }
        return y;
        """,
        """
        switch (n)
        {
            case 1:
            case > 5 when b:
                return x;
            default:
                break;
        }
        return y;
        """);

    [Fact]
    public void Compound_assignments() => Reads(
        "byte k = 1; k += 2; k++; int? m = n; m++; x /= n; string s = \"a\"; s += n; long l = 1; l <<= n; return ++x;",
        """
        var k = 1;
        k = (byte)(((int)old) + 2);
        k = after (byte)(((int)old) + 1);
        var m = n;
        m = after old + 1;
        x = old / ((double)n);
        var s = "a";
        s = old + n;
        var l = 1L;
        l = old << n;
        return x = old + 1.0;
        """);

    [Fact]
    public void Coalescing_assignment() => Reads(
        "string? s = null; s ??= \"a\"; return s.Length;",
        """
        var s = null;
        s ??= "a";
        return (double)s.Length;
        """);

    [Fact]
    public void Deconstruction() => Reads(
        "var (a, (c, _)) = (x, (y, n)); (a, c) = (c, a); (double d, int e) = (1, 2); foreach (var (k, v) in new[] { (1, x) }) a += k * v; return a;",
        """
        (a, (c, _)) = (x, (y, n));
        (a, c) = (c, a);
        (d, e) = (1.0, 2);
        foreach (var (k, v) in new (int, double)[] { (1, x) })
            a = old + (((double)k) * v);
        return a;
        """);

    [Fact]
    public void Deconstruction_by_a_method() => Reads(
        "var (a, c) = new Pair(x, y); new Pair(1, 2).Deconstruct(out var d, out _); return a + c + d;",
        """
        Deconstruct(a, c) = new Pair(x, y);
        new Pair(1.0, 2.0).Deconstruct(out d, out _);
        return (a + c) + d;
        """,
        "record Pair(double A, double B);");

    [Fact]
    public void References() => Reads(
        "Split(x, out var whole, ref y); int.TryParse(\"1\", out int k); return whole + k;",
        """
        Sample.Split(x, out whole, ref y);
        int.TryParse("1", out k);
        return whole + ((double)k);
        """,
        "static void Split(double v, out double whole, ref double rest) { whole = Math.Floor(v); rest = v - whole; }");

    [Fact]
    public void Local_functions_come_first() => Reads(
        "var a = Half(x); return a; double Half(double v) => v / c(); static int c() => 2;",
        """
        local Half(v)
        {
            return v / ((double)c());
        }
        local c()
        {
            return 2;
        }
        var a = Half(x);
        return a;
        """);

    [Fact]
    public void Throw() => Reads(
        "if (n < 0) throw new ArgumentException($\"{n} is negative\"); return x;",
        """
        if (n < 0)
            throw new ArgumentException($"{n} is negative");
        return x;
        """);
}
