using GraphGen.Compiler.Descriptions;

namespace GraphGen.Generator.Tests.Reading;

public class TypeTests
{
    static string Type(string source, string name) =>
        DescriptionPrinter.Print(Reader.Describe(source).Types.Single(type => type.Name == name));

    static void Reads(string source, string type, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), Type(source, type));

    static string Model(string expression) =>
        $"static partial class Sample {{ [Model] public static partial double F(double x) => {expression}; }}\n";

    [Fact]
    public void Fields_and_auto_properties_with_their_initializers() => Reads(
        Model("new Scale().Apply(x)") + """
        class Scale
        {
            readonly double factor = 2;
            double offset;
            public int Count { get; } = 1 + 2;
            public static readonly double Unused = Math.Sqrt(2);
            [PathName("b")] double _Bias = 1;
            public double Apply(double x) => factor * x + offset;
        }
        """,
        "Scale",
        """
        class Scale
            readonly double factor = 2.0;
            double offset;
            readonly int Count "count" = 3;
            double _Bias "b" = 1.0;
        """);

    [Fact]
    public void A_captured_parameter_is_a_field()
    {
        const string Source = """
            class Scale(double factor, int count)
            {
                readonly int twice = 2 * count;
                public double Apply(double x) => factor * x + twice;
            }
            """;
        Reads(Model("new Scale(2, 3).Apply(x)") + Source, "Scale",
            """
            class Scale
                double factor = factor;
                readonly int twice = 2 * count;
            """);
        Assert.Equal(
            "return (this.factor * x) + ((double)this.twice);",
            Reader.MethodText(Reader.Describe(Model("new Scale(2, 3).Apply(x)") + Source), "Apply"));
    }

    [Fact]
    public void A_record_has_its_positional_properties() => Reads(
        Model("new Point(x, 1).X") + "record Point(double X, double Y) { public double Sum => X + Y; }", "Point",
        """
        record Point
            readonly double X "x" = X;
            readonly double Y "y" = Y;
        """);

    [Fact]
    public void Records_copy_and_compare()
    {
        const string Record = "record Point(double X, double Y);";
        Assert.Equal("new Point(x, y) with { .X = 3.0 }", Reader.Expression("new Point(x, y) with { X = 3 }", Record));
        Assert.Equal("new Point(x, y) == new Point(1.0, 2.0)", Reader.Expression("new Point(x, y) == new Point(1, 2)", Record));
        Assert.Equal("new Point(x, y) == new Point(1.0, 2.0)", Reader.Expression("new Point(x, y).Equals(new Point(1, 2))", Record));
        Assert.Equal("new Point(x, y) is Point(1.0, > 2.0) p", Reader.Expression("new Point(x, y) is Point(1, > 2) p", Record));
        Assert.Equal("new Point(x, y) is { .X: 1.0 }", Reader.Expression("new Point(x, y) is { X: 1 }", Record));
    }

    [Fact]
    public void A_records_deconstruction_is_written_out()
    {
        var description = Reader.Describe(Model("Sum(new Point(x, 1))").Replace("; }", "; static double Sum(Point p) { var (a, b) = p; return a + b; } }")
            + "record Point(double X, double Y);");
        Assert.Equal("X = this.X;\nY = this.Y;", Reader.MethodText(description, "Deconstruct"));
    }

    [Fact]
    public void Object_initializers()
    {
        const string Types = """
            class Options { public int Size { get; set; } public Inner Inner { get; } = new(); public List<int> Items { get; } = []; }
            class Inner { public double Value; }
            """;
        Assert.Equal(
            "new Options() { .Size = n, .Inner = { .Value = x }, .Items = { .Add(1), .Add(2) } }",
            Reader.Expression("new Options { Size = n, Inner = { Value = x }, Items = { 1, 2 } }", Types));
    }

    [Fact]
    public void Constructors_call_each_other()
    {
        var description = Reader.Describe(Model("new Derived(2).Value + x") + """
            class Base { public double Value; protected Base(double value) => Value = value; }
            class Derived : Base { readonly int n = 1; public Derived(int n) : this((double)n) { } Derived(double v) : base(v + 1) { } }
            """);
        Assert.Equal(
            ["double Sample.F", "void Derived..ctor : this.Derived..ctor((double)n)", "void Derived..ctor : this.Base..ctor(v + 1.0)", "void Base..ctor"],
            description.Methods.Select(Head));
        static string Head(Method method)
        {
            var text = DescriptionPrinter.Print(method).Split('\n')[0].Replace("static ", "");
            return text[..text.IndexOf('(')] + (text.Contains(" : ") ? text[text.IndexOf(" : ")..] : "");
        }
    }

    [Fact]
    public void A_constructor_without_text_is_there()
    {
        var description = Reader.Describe(Model("new Derived().Value + x") + """
            class Base { public double Value = 1; }
            class Derived : Base;
            """);
        Assert.Equal("M:Derived.#ctor", description.Methods[1].Id);
        Assert.Equal("M:Base.#ctor", description.Methods[1].Initializer?.Method.Id);
        Assert.Equal("M:Base.#ctor", description.Methods[2].Id);
        Assert.Null(description.Methods[2].Initializer);
    }

    [Fact]
    public void Only_implementations_of_created_types_are_read()
    {
        var description = Reader.Describe(Model("Run(new Twice(), x) + Run(new Named(), x)").Replace("; }", "; static double Run(IStep step, double x) => step.Apply(x); }") + """
            interface IStep { double Apply(double x); double Default() => 1; }
            abstract class Step : IStep { public virtual double Apply(double x) => x; }
            class Twice : Step { public override double Apply(double x) => 2 * base.Apply(x); }
            class Named : Step { public override string ToString() => throw new Exception(); }
            class Never : IStep { public double Apply(double x) { lock (this) return x; } }
            """);
        Assert.Equal("M:IStep.Apply(System.Double) -> M:Twice.Apply(System.Double)", Overrides("Twice"));
        Assert.Equal("M:IStep.Apply(System.Double) -> M:Step.Apply(System.Double)", Overrides("Named"));
        Assert.DoesNotContain(description.Types, type => type.Name == "Never");
        Assert.DoesNotContain(description.Methods, method => method.Name == "ToString");
        string Overrides(string name) => string.Join("\n", description.Types.Single(type => type.Name == name).Overrides
            .Select(item => $"{item.Slot} -> {item.Implementation}"));
    }

    [Fact]
    public void Text_calls_the_ToString_of_a_type()
    {
        var description = Reader.Describe(Model("$\"{new Named()}\".Length + x") + "class Named { public override string ToString() => \"name\"; }");
        Assert.Contains(description.Methods, method => method.Name == "ToString");
        Assert.Equal(
            new Override("M:System.Object.ToString", "M:Named.ToString"),
            Assert.Single(description.Types.Single(type => type.Name == "Named").Overrides));
    }

    [Fact]
    public void Virtual_properties_are_methods()
    {
        var description = Reader.Describe(Model("Size(new Small()) + x").Replace("; }", "; static int Size(Big b) => b.Size; }") + """
            class Big { public virtual int Size { get; } = 10; }
            class Small : Big { public override int Size => base.Size - 9; }
            """);
        Assert.Equal("return (this.Size) - 9;".Replace("(this.Size)", "this.Size"), Reader.MethodText(description, "get_Size", "Small"));
        Assert.Equal("return this.Size;", Reader.MethodText(description, "get_Size", "Big"));
    }

    [Fact]
    public void Type_arguments_are_carried()
    {
        var description = Reader.Describe(Model("new Cell<double>(x).Map<double>(v => v + 1).Value") + """
            class Cell<T>(T value)
            {
                public T Value => value;
                public Cell<U> Map<U>(Func<T, U> f) => new Cell<U>(f(value));
                public static Cell<T> Empty => new(default(T)!);
            }
            """);
        Assert.Equal("return new Cell<double>(x).Map<double>((v) => v + 1.0).Value;", Reader.MethodText(description, "F"));
        Assert.Equal("return new Cell<U>(f(this.value));", Reader.MethodText(description, "Map"));
        Assert.Equal("[T]", description.Types.Single().TypeParameters.ToString());
        Assert.Equal("[!T]", description.Types.Single().Fields[0].Type.ToString() is var type ? $"[{type}]" : "");
    }

    [Fact]
    public void New_of_a_type_parameter_creates_its_argument()
    {
        var description = Reader.Describe(Model("Make<Part>().Value + x").Replace("; }", "; static T Make<T>() where T : new() => new T(); }")
            + "class Part { public double Value = 3; }");
        Assert.Equal("return new T();", Reader.MethodText(description, "Make"));
        Assert.Contains(description.Methods, method => method.Id == "M:Part.#ctor");
    }

    [Fact]
    public void Statics_enums_and_constants()
    {
        var description = Reader.Describe("""
            static partial class Sample
            {
                const double Two = 2;
                static readonly double Root = Math.Sqrt(Two);
                static int Count { get; } = 3;
                static double Computed => Root + 1;
                [Model] public static partial double F(double x) => Pick(Mode.Slow) switch { Mode.Slow => Root * x, _ => Count + Computed };
                static Mode Pick(Mode mode) => mode;
            }
            enum Mode { Fast = 1, Slow }
            """);
        Assert.Equal(
            "return Sample.Pick((Mode)2) switch { (Mode)2 => Sample.Root * x, _ => ((double)Sample.Count) + Sample.Computed };",
            Reader.MethodText(description, "F"));
        Assert.Equal(
            """
            static Sample
                static readonly double Root "root" = Math.Sqrt(2.0);
                static readonly int Count "count" = 3;
            """.ReplaceLineEndings("\n"),
            DescriptionPrinter.Print(description.Types.Single(type => type.Name == "Sample")));
        Assert.Equal(
            """
            enum Mode
                static readonly Mode Fast "" = (Mode)1;
                static readonly Mode Slow "" = (Mode)2;
            """.ReplaceLineEndings("\n"),
            DescriptionPrinter.Print(description.Types.Single(type => type.Name == "Mode")));
    }

    [Fact]
    public void User_defined_operators_and_conversions_are_calls()
    {
        const string Type = """
            readonly struct Vec(double x)
            {
                public double X { get; } = x;
                public static Vec operator +(Vec a, Vec b) => new(a.X + b.X);
                public static Vec operator -(Vec a) => new(-a.X);
                public static Vec operator ++(Vec a) => new(a.X + 1);
                public static implicit operator Vec(double x) => new(x);
                public static explicit operator double(Vec v) => v.X;
                public double this[int i] { get => X + i; }
            }
            """;
        Assert.Equal("Vec.op_Addition(new Vec(x), Vec.op_Implicit(1.0))", Reader.Expression("new Vec(x) + 1", Type));
        Assert.Equal("Vec.op_Explicit(Vec.op_UnaryNegation(new Vec(x)))", Reader.Expression("(double)-new Vec(x)", Type));
        Assert.Equal("new Vec(x)[n]", Reader.Expression("new Vec(x)[n]", Type));
        Assert.Equal(
            "var v = new Vec(x);\nv = Vec.op_Addition(old, Vec.op_Implicit(y));\nv = after Vec.op_Increment(old);\nreturn Vec.op_Explicit(v);",
            Reader.Body("var v = new Vec(x); v += y; v++; return (double)v;", Type));
    }

    [Fact]
    public void The_signature_of_a_model()
    {
        var signature = Reader.Describe("""
            namespace Some.Space
            {
                public partial class Outer
                {
                    internal sealed partial class Net
                    {
                        [Model(Derivatives = Derivatives.None)]
                        public partial (Tensor Mean, double Rest) F(
                            [Shape("batch", 784), Differentiable] Tensor image, [Shape("batch"), Int32] Tensor label, [Shape] Tensor scale, float rate, bool flag) =>
                            (image, 1);
                    }
                }
            }
            """).Signature;
        Assert.Equal("Some.Space", signature.Namespace);
        Assert.Equal("[partial class Outer, partial class Net]", signature.Types.ToString());
        Assert.Equal(
            "public partial (global::GraphGen.Tensor Mean, double Rest) F(global::GraphGen.Tensor image, global::GraphGen.Tensor label, "
            + "global::GraphGen.Tensor scale, float rate, bool flag)", signature.Declaration);
        Assert.Equal("public", signature.Accessibility);
        Assert.Equal(DerivativeKinds.None, signature.Derivatives);
        Assert.Equal("Some.Space.Outer.Net.F.g.cs", signature.HintName);
        Assert.Equal(
            [
                new InputSignature("image", "float32", false, new("batch", "784"), true),
                new InputSignature("label", "int32", false, new("batch"), false),
                new InputSignature("scale", "float32", false, new(), false),
                new InputSignature("rate", "float32", true, new(), false),
                new InputSignature("flag", "bool", true, new(), false),
            ],
            signature.Inputs);
        Assert.Equal([new OutputSignature("Mean", false), new OutputSignature("Rest", true)], signature.Outputs);
    }
}
