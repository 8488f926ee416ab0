namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>Expressions and bodies of methods that return an object. Calls of <c>Id</c> keep the C# compiler from folding.</summary>
static class ConstantSnippets
{
    /// <summary>Helpers that the snippets call.</summary>
    public const string Members = """
        static T Id<T>(T value) => value;
        static int Count(params int[] items) => items.Length;
        static int Optional(int a, int b = 5, int c = 7) => a * 100 + b * 10 + c;
        static void Swap(ref int a, ref int b) { var old = a; a = b; b = old; }
        static bool TryHalf(int n, out int half) { half = n / 2; return n % 2 == 0; }
        static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
        static int Twice(this int n) => 2 * n;
        static T Larger<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;
        static int Sum(ReadOnlySpan<int> items) { var sum = 0; foreach (var item in items) sum += item; return sum; }
        static string Log(StringBuilder log, string text) { log.Append(text); return text; }
        static readonly int[] Table = [1, 2, 4, 8];
        static readonly int TableSum = Table.Sum();
        static int Early(int n) { for (var i = 0; ; i++) { if (i * i > n) return i; } }
        """;

    /// <summary>Types that the snippets use.</summary>
    public const string Types = """
        enum Color { Red, Green = 5, Blue }
        [Flags] enum Sides { None = 0, Left = 1, Right = 2 }
        struct Point { public int X; public int Y; public Point(int x, int y) { X = x; Y = y; } public void Move(int d) { X += d; } public readonly int Sum => X + Y; }
        record Pair(int A, string B) { public int Length() => A + B.Length; }
        record Named(int A, string B, double C) : Pair(A, B);
        readonly record struct Size(int Width, int Height) { public static Size operator +(Size a, Size b) => new(a.Width + b.Width, a.Height + b.Height); }
        abstract class Shape { public abstract double Area { get; } public virtual string Name => "shape"; public override string ToString() => $"{Name} {Area}"; }
        class Square(double side) : Shape { public override double Area => side * side; public override string Name => "square of " + side; }
        sealed class Box : Square { public Box() : base(3) { } public override string Name => base.Name + "!"; }
        interface IScale { int Apply(int n); int Both(int n) => Apply(Apply(n)); }
        class Doubler : IScale { public int Apply(int n) => 2 * n; }
        class Tripler : IScale { int IScale.Apply(int n) => 3 * n; }
        class Stack<T> { readonly List<T> items = []; public int Count => items.Count; public void Push(T item) => items.Add(item); public T Pop() { var last = items[^1]; items.RemoveAt(items.Count - 1); return last; } public T this[int index] { get => items[index]; set => items[index] = value; } }
        class Counter { int count; public int Next() => ++count; public int Value { get; set; } = 10; public List<int> Items { get; } = new(); public Point Corner { get; init; } }
        class Order { readonly StringBuilder log; readonly int first; public Order(StringBuilder log) { this.log = log; first = 1; log.Append("body "); } public override string ToString() => log.ToString() + first; }
        """;

    public static IEnumerable<string> All => Numbers.Concat(Language).Concat(Objects).Concat(Library);

    static readonly string[] Numbers =
    [
        "Id(7) / 2", "Id(-7) / 2", "Id(-7) % 3", "Id(7) % -3", "Id(int.MaxValue) + 1", "checked(Id(int.MaxValue) + 1)",
        "Id(1) / Id(0)", "Id(int.MinValue) / Id(-1)", "Id(7u) - Id(8u)", "Id(7L) * Id(long.MaxValue)", "checked(Id(7L) * Id(long.MaxValue))",
        "Id(5ul) / 2", "Id(0.1f) + Id(0.2f)", "Id(0.1) + Id(0.2)", "Id(0.1f) + Id(0.2)", "Id(1f) / 3", "Id(1.0) / 3", "Id(1f) / Id(0f)", "Id(-1.0) / Id(0.0)",
        "Id(7.5) % 2", "Id(-7.5f) % 2", "(int)Id(3.99)", "(int)Id(-3.99f)", "(byte)Id(300)", "checked((byte)Id(300))", "(sbyte)Id(200)", "(char)Id(66)", "(int)Id('a') + 1",
        "Id('a') + 1", "(uint)Id(-1)", "(long)Id(int.MinValue)", "(float)Id(0.1)", "(double)Id(0.1f)", "(int)Id(1e20)", "(int)Id(double.NaN)", "(ulong)Id(1e19)",
        "1 << Id(33)", "Id(-8) >> 1", "Id(-8) >>> 1", "Id(8u) >> 1", "1L << Id(40)", "~Id(5)", "Id(6) & 3", "Id(6) | 1", "Id(6) ^ 3", "-Id(5)", "-Id(5u)", "+Id((short)4)",
        "Id(0.0) == -0.0", "Id(double.NaN) == double.NaN", "Id(double.NaN) < 1", "Id(double.NaN) != 1", "Id(1.5f) >= 1.5", "Id(true) & false", "Id(true) ^ true", "!Id(true)", "Id(true) || Id(1) / Id(0) > 0",
        "{ byte b = 250; b += 10; return b; }", "{ byte b = 255; b++; return b; }", "{ short s = 5; s *= 3; return s; }", "{ int i = 5; return i++ + ++i; }", "{ int i = 7; i /= 2; i <<= 3; i %= 7; return i; }",
        "{ float f = 1; f += 0.1f; f *= 3; return f; }", "{ double d = 1; d -= 0.9; return d; }", "{ char c = 'a'; c++; return c; }", "{ long l = 1; l += Id(2); return l; }", "{ uint u = 3; u--; return u; }", "{ checked { int i = int.MaxValue; i++; return i; } }",
        "Math.Max(Id(3), 5)", "Math.Max(Id(double.NaN), 5)", "Math.Min(Id(3f), 5f)", "Math.Abs(Id(-3))", "Math.Abs(Id(-3.5f))", "Math.Sqrt(Id(2.0))", "MathF.Sqrt(Id(2f))", "Math.Pow(Id(2.0), 0.5)", "Math.Exp(Id(1.0))", "Math.Log(Id(10.0))", "Math.Log(Id(8.0), 2)",
        "Math.Log10(Id(1000.0))", "Math.Sin(Id(1.0))", "Math.Floor(Id(-1.5))", "Math.Ceiling(Id(-1.5))", "Math.Round(Id(2.5))", "Math.Round(Id(2.567), 2)", "Math.Truncate(Id(-1.7))", "Math.Sign(Id(-2.5))", "Math.Clamp(Id(7), 1, 5)", "Math.Tanh(Id(0.5))", "Math.Atan2(Id(1.0), 2)", "Math.CopySign(Id(3.0), -0.0)", "Math.Log2(Id(8.0))", "double.IsFinite(Id(1.0) / 0)", "double.RootN(Id(16.0), 4)",
        "float.Max(Id(1f), 2f)", "double.IsNaN(Id(double.NaN))", "float.IsInfinity(Id(1f) / 0)", "int.Max(Id(1), 2)", "MathF.Floor(Id(1.5f))", "Math.DivRem(Id(17), 5)", "Math.PI * Id(2)",
    ];

    static readonly string[] Language =
    [
        "{ var sum = 0; for (var i = 0; i < 10; i++) sum += i; return sum; }",
        "{ var sum = 0; for (var i = 0; i < 10; i++) { if (i == 3) continue; if (i == 7) break; sum += i; } return sum; }",
        "{ var n = 100; var steps = 0; while (n > 1) { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps++; } return steps; }",
        "{ var n = 0; do n++; while (n < 5); return n; }",
        "{ var text = \"\"; foreach (var c in \"abc\") text = c + text; return text; }",
        "{ var sum = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) sum += a * b; return sum; }",
        "{ var total = 0; for (int i = 0, j = 10; i < j; i++, j--) total += j - i; return total; }",
        "Early(50)", "Factorial(10)", "Optional(1)", "Optional(1, c: 2)", "Count()", "Count(1, 2, 3)", "5.Twice()", "Larger(3, 4)", "Larger(\"a\", \"b\")", "Sum([1, 2, 3])", "TableSum", "Table[^1]",
        "{ int a = 1, b = 2; Swap(ref a, ref b); return a * 10 + b; }", "{ var t = new[] { 1, 2 }; Swap(ref t[0], ref t[1]); return t[0]; }",
        "{ return TryHalf(10, out var half) ? half : -1; }", "{ TryHalf(7, out _); return 1; }",
        "{ var (a, b) = (1, 2); (a, b) = (b, a); return a * 10 + b; }", "{ (int x, (int y, int z)) = (1, (2, 3)); return x + y * z; }", "{ var t = (1, 2); var u = t; u.Item1 = 5; return t.Item1 + u.Item1; }", "(1, \"a\") == (1, \"a\")", "(1, 2.5)",
        "{ int? n = null; return n ?? 5; }", "{ int? n = 3; return n + 1; }", "{ int? n = null; return n.HasValue || n > 2; }", "{ int? n = 4; n ??= 7; return n.Value; }", "{ string? s = null; return s?.Length ?? -1; }", "{ string s = \"abc\"; return s?.Length; }",
        "{ Func<int, int> f = x => x * x; return f(5); }", "{ var n = 1; Action add = () => n += 2; add(); add(); return n; }",
        "{ var all = new List<Func<int>>(); for (var i = 0; i < 3; i++) { var j = i; all.Add(() => j * 10 + i); } return all[0]() + all[2](); }",
        "{ var all = new List<Func<int>>(); foreach (var n in new[] { 1, 2, 3 }) all.Add(() => n); return all[0]() * 100 + all[2](); }",
        "{ int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); return Fib(12); }", "{ var n = 3; int Add(int m) { n += m; return n; } Add(1); return Add(2); }",
        "{ return Even(10); bool Even(int n) => n == 0 || Odd(n - 1); bool Odd(int n) => n != 0 && Even(n - 1); }",
        "{ Func<int, Func<int, int>> add = a => b => a + b; return add(3)(4); }", "{ Func<double, double> f = Math.Sqrt; return f(16); }", "{ var c = new Counter(); Func<int> next = c.Next; next(); return next(); }",
        "Id(5) switch { < 0 => \"negative\", 0 => \"zero\", > 3 and < 10 => \"some\", _ => \"many\" }", "Id(\"b\") switch { \"a\" => 1, \"b\" => 2, _ => 3 }",
        "{ switch (Id(3)) { case 1: case 2: return 12; case 3: return 33; default: return 0; } }", "{ var r = 0; switch (Id(Color.Blue)) { case Color.Red: r = 1; break; case Color.Blue: r = 2; break; } return r; }", "{ object o = Id(7); switch (o) { case string s: return s; case int n when n > 5: return n * 2; default: return 0; } }",
        "(object)Id(3) is int n && n > 2", "Id(\"text\") is { Length: 4 }", "new Pair(1, \"x\") is (1, var b) && b == \"x\"", "new Pair(4, \"x\") is Pair { A: > 3, B.Length: 1 }", "Id(3) is not (1 or 2)", "new[] { 1, 2, 3 } is [1, .., 3]", "new[] { 1, 2, 3 } is [_, .. var rest] ? rest.Length : 0", "new[] { 1, 2 } is [1]", "(1, 2) is (1, > 1)", "((object?)null) is null", "(object)2.5 is int",
        "$\"{Id(3)} and {Id(2.5):F2}|{Id(7),4}|{Id(7),-4}|{Id(true)}\"", "\"a\" + Id(1) + 'b' + Id(2.5)", "nameof(Factorial)", "typeof(int).Name", "Id(1) > 0 ? \"yes\" : \"no\"", "default(int)", "default((int, bool))", "sizeof(int)",
        "{ var x = 5; { var y = x * 2; x = y; } return x; }", "{ const int n = 4; return n * n; }", "{ var log = new StringBuilder(); var x = Log(log, \"a\").Length + Log(log, \"b\").Length; return log.ToString() + x; }",
    ];

    static readonly string[] Objects =
    [
        "Id(Color.Green)", "(int)Id(Color.Blue)", "(Color)Id(5)", "(Color)Id(9)", "Id(Color.Red) == Color.Red", "Id(Color.Red) < Color.Blue", "Id(Color.Red) + 5", "$\"{Id(Color.Blue)}\"", "(Sides.Left | Sides.Right).HasFlag(Sides.Left)", "Id(Sides.Left) & Sides.Right",
        "{ var p = new Point(1, 2); var q = p; q.X = 5; return p.X * 10 + q.X; }", "{ var p = new Point(1, 2); p.Move(3); return p.Sum; }", "{ var ps = new Point[2]; ps[1].X = 4; ps[1].Move(1); return ps[1].X + ps[0].X; }", "{ var ps = new List<Point> { new(1, 2) }; var p = ps[0]; p.X = 9; return ps[0].X; }", "new Point { X = 3 }.Sum", "{ var p = new Point(1, 1); Act(p); return p.X; static void Act(Point p) => p.X = 7; }", "{ var p = new Point(1, 1); Act(ref p); return p.X; static void Act(ref Point p) => p.X = 7; }",
        "new Pair(1, \"x\")", "new Pair(1, \"x\") == new Pair(1, \"x\")", "new Pair(1, \"x\").Equals(new Pair(2, \"x\"))", "new Pair(1, \"x\") with { A = 5 }", "new Named(1, \"ab\", 2.5)", "new Named(1, \"ab\", 2.5).Length()", "new Named(1, \"a\", 2) with { C = 3 }", "{ var (a, b) = new Pair(4, \"z\"); return b + a; }", "new Size(1, 2) + new Size(3, 4)", "new Size(1, 2) with { Height = 7 } == new Size(1, 7)", "{ Pair p = new(1, \"x\"); var q = p; return ReferenceEquals(p, q) && !ReferenceEquals(p, p with { }); }",
        "new Square(2).Area", "new Box().ToString()", "{ Shape s = new Square(2); return $\"{s}\"; }", "{ Shape s = new Box(); return s is Box ? ((Box)s).Area : 0; }", "new Shape[] { new Square(1), new Box() }.Sum(s => s.Area)", "(object)new Box() is Shape",
        "((IScale)new Doubler()).Both(3)", "{ IScale[] scales = [new Doubler(), new Tripler()]; return scales.Aggregate(1, (n, s) => s.Apply(n)); }",
        "{ var s = new Stack<int>(); s.Push(1); s.Push(2); s[0] = 7; return s.Pop() * 100 + s[0] * 10 + s.Count; }", "{ var s = new Stack<string>(); s.Push(\"a\"); s[0] += \"b\"; return s.Pop(); }",
        "{ var c = new Counter(); c.Next(); c.Value += 5; c.Value++; return c.Next() * 100 + c.Value; }", "new Counter { Value = 3, Items = { 1, 2 }, Corner = new(4, 5) }.Items.Count", "new Counter { Corner = new(4, 5) }.Corner.Sum", "new Order(new StringBuilder(\"start \")).ToString()",
        "{ object o = new Pair(1, \"q\"); return (o as Pair)?.B ?? \"none\"; }", "{ object o = \"q\"; return (o as Pair)?.B ?? \"none\"; }", "{ object o = 5; return (int)o + 1; }",
    ];

    static readonly string[] Library =
    [
        "new[] { 3, 1, 2 }.OrderBy(x => x).First()", "Enumerable.Range(1, 5).Select(x => x * x).Sum()", "Enumerable.Range(0, 10).Where(x => x % 3 == 0).ToArray().Length", "string.Join(\",\", Enumerable.Range(1, 3).Reverse())", "new[] { 1, 2, 3 }.Zip(new[] { 4, 5, 6 }, (a, b) => a * b).Sum()", "new[] { 1.5, 2.5 }.Average()", "new[] { 1, 2, 3 }.Aggregate((a, b) => a * 10 + b)", "new[] { 1, 2, 3 }.Select((x, i) => x * i).Sum()", "new[] { 1, 2 }.Concat([3]).Count()", "new[] { 4, 9 }.Any(x => x > 5) && new[] { 4 }.All(x => x > 3)", "new[] { 5, 3 }.Max() - new[] { 5, 3 }.Min()", "string.Join(\"\", \"hello\".Distinct())", "new[] { 1, 2, 3, 4 }.Skip(1).Take(2).Last()", "new[] { 1, 2, 3, 4, 5 }.Chunk(2).Count()", "new[] { \"b\", \"a\" }.OrderByDescending(x => x).First()", "new[] { 1, 2, 3 }.Contains(2)", "new[] { 1, 2 }.SequenceEqual([1, 2])", "Enumerable.Repeat(7, 3).Sum()", "new[] { 1, 2, 3 }.ToDictionary(x => x, x => x * x)[3]", "new int[] { }.FirstOrDefault()", "new[] { (1, 'a'), (2, 'b') }.Select(t => t.Item2).Last()",
        "{ var calls = 0; var lazy = Enumerable.Range(0, 3).Select(x => { calls++; return x; }); _ = lazy.First(); return calls; }",
        "{ var l = new List<int> { 1, 2 }; l.Add(3); l.Insert(0, 9); l.RemoveAt(1); l[0]++; return string.Join(\" \", l) + l.Count; }", "{ var l = new List<int>([3, 1, 2]); l.Sort(); l.Reverse(); return l[0] * 10 + l.IndexOf(1); }", "{ List<int> l = [1, .. new[] { 2, 3 }, 4]; return l[^1] * 10 + l[1..3].Count; }",
        "{ var d = new Dictionary<string, int> { [\"a\"] = 1, [\"b\"] = 2 }; d[\"c\"] = 3; return d.TryGetValue(\"b\", out var b) && !d.ContainsKey(\"z\") ? b * 10 + d.Count : 0; }", "{ var d = new Dictionary<(int, int), string>(); d[(1, 2)] = \"x\"; return d[(1, 2)]; }", "{ var sum = 0; foreach (var (key, value) in new Dictionary<int, int> { [1] = 2, [3] = 4 }) sum += key * value; return sum; }", "{ var s = new HashSet<int> { 1, 2, 2 }; s.Add(1); return s.Count; }",
        "{ var a = new int[3]; Array.Fill(a, 7); a[1] = 2; return a.Sum() + a.Length; }", "{ var a = new int[2, 3]; a[1, 2] = 5; return a[1, 2] + a.Length + a.GetLength(1); }", "{ int[,] a = { { 1, 2 }, { 3, 4 } }; return a[1, 0] + a.Rank; }", "{ int[][] a = [[1], [2, 3]]; return a[1][1] + a[0].Length; }", "{ var a = new[] { 1, 2, 3, 4 }; var b = a[1..^1]; b[0] = 9; return a[1] * 10 + b.Length; }", "{ var a = new[] { 1, 2, 3, 4 }; var s = a.AsSpan(1, 2); s[0] = 9; return a[1] * 10 + s.Length; }", "{ Span<int> s = [1, 2, 3]; s[^1] = 8; return s[1..].ToArray().Sum(); }", "{ Index i = ^2; Range r = 1..3; return new[] { 1, 2, 3, 4 }[i] * 10 + new[] { 1, 2, 3, 4 }[r].Length; }", "(^1).GetOffset(5)", "Array.IndexOf(new[] { 4, 5 }, 5)", "new int[3].Length", "string.Join(\",\", Array.ConvertAll(new[] { 1, 2 }, x => x + 0.5))",
        "\"Hello\".Substring(1, 3).ToUpper()", "\"a,b,c\".Split(',').Length", "\"abc\".Contains(\"bc\") && \"abc\".StartsWith(\"a\")", "\"abc\".Replace('b', 'x')", "\"  x \".Trim().PadLeft(3, '.')", "\"abc\"[^1]", "\"abcd\"[1..3]", "string.Concat(\"a\", 1, 'c')", "string.Format(\"{0}-{1:F1}\", 1, 2.55)", "new string('x', 3)", "string.IsNullOrEmpty(\"\")", "\"abc\".IndexOf('c')", "char.IsDigit('5')", "string.Empty.Length", "Id(3).ToString() + Id(2.5).ToString(\"F2\") + true.ToString()", "Id(3).CompareTo(5)", "Id(3).Equals(3)",
        "new StringBuilder(\"a\").Append(1).Append(2.5).AppendLine(\"x\").ToString().Length", "new KeyValuePair<int, string>(1, \"a\").Value",
    ];
}
