using GraphGen.Compiler.Diagnostics;
using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Diagnostics;

/// <summary>Every rule, with a source that breaks it: the id, the message and the marked place.</summary>
public class RuleTests
{
    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        {
            "GG0001", "'F' must be partial, because the generator adds its declaration and its compiled program",
            "static partial class S { [Model] public static double [|F|](double x) => x; }"
        },
        {
            "GG0002", "'F' has no body to compile; write the computation in the part that is marked [Model]",
            "static partial class S { [Model] public static partial double [|F|](double x); }"
        },
        {
            "GG0003", "Parameter 'text' has type 'string'; a model takes Tensor, float, double, int and bool by value",
            "static partial class S { [Model] public static partial double F(string [|text|], double x) => x; }"
        },
        {
            "GG0003", "Parameter 'x' has type 'ref double'; a model takes Tensor, float, double, int and bool by value",
            "static partial class S { [Model] public static partial double F(ref double [|x|]) => x; }"
        },
        {
            "GG0003", "Parameter 'x' has type 'params Tensor[]'; a model takes Tensor, float, double, int and bool by value",
            "static partial class S { [Model] public static partial Tensor F(params Tensor[] [|x|]) => 1; }"
        },
        {
            "GG0004", "Tensor parameter 'x' needs a shape, such as [Shape(\"batch\", 784)], or [Shape] for a scalar",
            "static partial class S { [Model] public static partial Tensor F(Tensor [|x|]) => x; }"
        },
        {
            "GG0005", "'2n' is not a dimension of 'x': the dimension '2n' has '2n', which is no name and no whole number of 64 bits",
            "static partial class S { [Model] public static partial Tensor F([Shape(3, [|\"2n\"|])] Tensor x) => x; }"
        },
        {
            "GG0005", "'-1' is not a dimension of 'x': a size is not negative",
            "static partial class S { [Model] public static partial Tensor F([Shape([|-1|], 3)] Tensor x) => x; }"
        },
        {
            "GG0005", "'2.5' is not a dimension of 'x': write a whole number or a text",
            "static partial class S { [Model] public static partial Tensor F([Shape([|2.5|])] Tensor x) => x; }"
        },
        {
            "GG0006", "The size of 'm' can't be found from dimension 'n*m' of 'x'; make 'm' a dimension of a parameter by itself",
            "static partial class S { [Model] public static partial Tensor F([Shape(\"n\", [|\"n*m\"|])] Tensor x) => x; }"
        },
        {
            "GG0007", "'F' returns 'string'; a model returns Tensor, float, double, int, bool, or a tuple of these",
            "static partial class S { [Model] public static partial [|string|] F(double x) => \"\"; }"
        },
        {
            "GG0007", "'F' returns 'void'; a model returns Tensor, float, double, int, bool, or a tuple of these",
            "static partial class S { [Model] public static partial [|void|] F(double x) { } }"
        },
        {
            "GG0008", "'F' can't be a model, because it has type parameters; call a generic method from a model that is not",
            "static partial class S { [Model] public static partial double [|F|]<T>(double x) => x; }"
        },
        {
            "GG0008", "'F' can't be a model, because 'S' has type parameters; call a generic method from a model that is not",
            "static partial class S<T> { [Model] public static partial double [|F|](double x) => x; }"
        },
        {
            "GG0009", "'Outer' must be partial, because the program of 'F' is added to it",
            "static class [|Outer|] { static partial class S { [Model] public static partial double F(double x) => x; } }"
        },
        {
            "GG0010", "'Block' must be partial, because the names of the parameters it holds are added to it",
            """
            class [|Block|] { readonly Linear inner = new(2, 2); public Tensor Forward(Tensor x) => inner.Forward(x); }
            partial class Net { readonly Block block = new(); [Model] public partial Tensor F([Shape(2)] Tensor x) => block.Forward(x); }
            """
        },
        {
            "GG0011", "There is another model method named 'F' in this type; its program would have the same name",
            """
            static partial class S
            {
                [Model] public static partial double F(double x) => x;
                [Model] public static partial double [|F|](double x, double y) => x * y;
            }
            """
        },
        {
            "GG0012", "Parameter 'x' is marked with [Float64] and [Int32]: a tensor has one element type",
            "static partial class S { [Model] public static partial Tensor F([Shape, Float64, Int32] Tensor [|x|]) => x; }"
        },
        {
            "GG0012", "Parameter 'x' is marked with [Shape]: it is for tensors, and a number has its shape and type already",
            "static partial class S { [Model] public static partial double F([Shape(3)] double [|x|]) => x; }"
        },
        {
            "GG0012", "Parameter 'n' is marked with [Differentiable]: there is no gradient with respect to int32",
            "static partial class S { [Model] public static partial double F(double x, [Differentiable] int [|n|]) => x; }"
        },
        {
            "GG0013", "'FProgram' is the name of what is generated for 'F'; give this member another name",
            "static partial class S { class [|FProgram|]; [Model] public static partial double F(double x) => x; }"
        },
        {
            "GG0013", "'Parameters' is the name of what is generated for 'Net'; give this member another name",
            """
            partial class Net
            {
                readonly Linear layer = new(2, 2);
                int [|Parameters|] => 3;
                [Model] public partial Tensor F([Shape(2)] Tensor x) => layer.Forward(x);
            }
            """
        },
        {
            "GG0013", "'FJvp' is the name of what is generated for 'F'; give this member another name",
            """
            static partial class S
            {
                [Model(Derivatives = Derivatives.Jvp)] public static partial double F(double x) => x;
                static double [|FJvp|](double x, double y) => x;
            }
            """
        },
        {
            "GG0014", "'F' asks for Hessian and GradCheck, which only a floating-point number has, but its first result is float32[2]",
            """
            static partial class S
            {
                [Model(Derivatives = Derivatives.GradCheck | Derivatives.Hessian | Derivatives.Jvp)]
                public static partial Tensor [|F|]([Shape(2)] Tensor x) => x;
            }
            """
        },
        {
            "GG0014", "'F' asks for Jvp and Jacobian, but there is nothing to differentiate by; mark a floating input [Differentiable]",
            """
            partial class S
            {
                [Model(Derivatives = Derivatives.Jacobian | Derivatives.Jvp)]
                public partial double [|F|](double x) => x;
            }
            """
        },
        {
            "GG0014", "'F' asks for Hessian, a matrix of 50000 · 50000 elements, of which there can be 2147483647",
            """
            static partial class S
            {
                [Model(Derivatives = Derivatives.HessianVector | Derivatives.Hessian)]
                public static partial Tensor [|F|]([Shape(50000)] Tensor x) => Sum(x * x);
            }
            """
        },
        {
            "GG0014", "'F' asks for Vjp, but it has no floating-point result",
            """
            static partial class S
            {
                [Model(Derivatives = Derivatives.Vjp)]
                public static partial int [|F|](double x) => 2;
            }
            """
        },
        {
            "GG0101", "'==' of two tensors can't be part of a description; compare their elements with Equal, or whether they are one object with ReferenceEquals",
            "static partial class S { [Model] public static partial Tensor F([Shape(2)] Tensor x, [Shape(2)] Tensor y) => Where([|x == y|], x, 0); }"
        },
        {
            "GG0101", "'!=' of two tensors can't be part of a description; compare their elements with NotEqual, or whether they are one object with ReferenceEquals",
            "static partial class S { [Model] public static partial Tensor F([Shape(2)] Tensor x) { Tensor two = 2; return Where([|x != two|], x, 0); } }"
        },
        {
            "GG0101", "'lock' can't be part of a description; leave it out: a description runs on one thread",
            "static partial class S { [Model] public static partial double F(double x) { [|lock|] (\"\") return x; } }"
        },
        {
            "GG0101", "A model that is a local function can't be part of a description; make it a method",
            "static class S { static double G(double x) { return F(x); [Model] static double [|F|](double x) => x; } }"
        },
        {
            "GG0101", "A model that is an accessor, an operator or a constructor can't be part of a description; make it a method",
            "static partial class S { static double F { [Model] [|get|] => 1; } }"
        },
        {
            "GG0101", "A model in a file-local type can't be part of a description; declare the type without 'file'",
            "file static partial class [|S|] { [Model] public static partial double F(double x) => x; }"
        },
        {
            "GG0102", "'count' can change at run time; a description uses only constants and static readonly fields",
            "static partial class S { static int count; [Model] public static partial double F(double x) => x * [|count|]; }"
        },
        {
            "GG0102", "'Count' can change at run time; a description uses only constants and static readonly fields",
            "static partial class S { static int Count { get; set; } [Model] public static partial double F(double x) => x * [|Count|]; }"
        },
        {
            "GG0103", "'Console.ReadLine' can't be called in a description: it has no description; write it in this project, or mark it with [Traceable] where it is declared",
            "static partial class S { [Model] public static partial double F(double x) => x + [|Console.ReadLine()|]!.Length; }"
        },
        {
            "GG0103", "'Native' can't be called in a description: it has no C# body; call a method that has one",
            "static partial class S { static extern double Native(double x); [Model] public static partial double F(double x) => [|Native(x)|]; }"
        },
        {
            "GG0201", "'image' is [batch, 784] but 'transpose' is [512, 128]: 784 ≠ 512",
            """
            partial class Net
            {
                readonly Parameter weight = new([128, 512], Initializers.Zeros);
                [Model] public partial Tensor F([Shape("batch", 784)] Tensor image) => [|MatMul(image, Transpose(weight))|];
            }
            """
        },
        {
            "GG0202", "'and' takes bool, but 'x' is float32",
            "static partial class S { [Model] public static partial Tensor F([Shape(2)] Tensor x) => [|LogicalAnd(x, x)|]; }"
        },
        {
            "GG0203", "The value of a loop's condition is known only at run time; give the loop a number of rounds known at build time, and choose with Where or '?:' what each does",
            "static partial class S { [Model] public static partial double F(double x) { while ([|x > 1|]) x /= 2; return x; } }"
        },
        {
            "GG0204", "at least one step is needed",
            """
            static partial class S
            {
                [Model] public static partial double F(double x) => Repeat(x, 0);
                static double Repeat(double x, int steps) => steps > 0 ? x * steps : [|throw new ArgumentException("at least one step is needed")|];
            }
            """
        },
        {
            "GG0205", "The recursion of 'Forever' passed the limit of 400 calls; a description must end at build time",
            """
            static partial class S
            {
                [Model] public static partial double F(double x) => Forever(x);
                static double Forever(double x) => [|Forever(x + 1)|];
            }
            """
        },
        {
            "GG0206", "A parameter's shape depends on constructor parameter 'width', which is known only at run time; build layers from constants",
            """
            partial class Net(int width)
            {
                readonly Linear layer = [|new(2, width)|];
                [Model] public partial Tensor F([Shape(2)] Tensor x) => layer.Forward(x);
            }
            """
        },
        {
            "GG0207", "The value of 'n == m' depends on sizes known only at run time; give equal sizes the same name, or use AssumeShape",
            "static partial class S { [Model] public static partial Tensor F([Shape(\"n\")] Tensor x, [Shape(\"m\")] Tensor y) => [|x.Shape[0] == y.Shape[0]|] ? x : x * 2; }"
        },
        {
            "GG0208", "The gradient of 'x' needs a scalar, but it is [2]; reduce it with Sum or Mean first",
            "static partial class S { [Model] public static partial Tensor F([Shape(2)] Tensor x) => [|Gradient(x, x)|]; }"
        },
        {
            "GG0208", "The gradient of 'y' needs a scalar, but it is [2]; reduce it with Sum or Mean first",
            "static partial class S { [Model] public static partial Tensor F([Shape(2)] Tensor x) { var y = x * x; return [|Gradient(y, x)|]; } }"
        },
        {
            "GG0209", "F: a parameter's name has the character U+0022 in it; a [PathName] has no quotes, no backslashes and nothing invisible",
            """
            partial class S
            {
                [PathName("a\"b")] readonly Parameter scale = new([2], Initializers.Ones);

                [Model]
                public partial Tensor [|F|]([Shape(2)] Tensor x) => x * scale;
            }
            """
        },
        {
            "GG0209", "F: a parameter's name has the character U+0009 in it; a [PathName] has no quotes, no backslashes and nothing invisible",
            """
            partial class S
            {
                [PathName("a\tb")] readonly Parameter scale = new([2], Initializers.Ones);

                [Model]
                public partial Tensor [|F|]([Shape(2)] Tensor x) => x * scale;
            }
            """
        },
        {
            "GG0209", "Reshape: the elements of [2, 3] do not fill [4, -1]",
            "static partial class S { [Model] public static partial Tensor F([Shape(2, 3)] Tensor x) => [|Reshape(x, 4, -1)|]; }"
        },
        {
            "GG0210", "The description fails at build time: index 5 is outside an array of 2",
            "static partial class S { [Model] public static partial double F(double x) => x * [|new[] { 1, 2 }[5]|]; }"
        },
        {
            "GG0211", "A parameter of shape [2] is used, but no field of the model holds it; store it, or the layer that has it, in a field",
            "partial class Net { [Model] public partial Tensor F([Shape(2)] Tensor x) => [|x + new Parameter([2], Initializers.Zeros)|]; }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule(string id, string message, string source)
    {
        var marked = MarkedSource.Parse(source);
        var diagnostics = CompilationHost.Compile(marked.Text).Diagnostics;
        var actual = diagnostics.Select(diagnostic =>
            (diagnostic.Id, diagnostic.GetMessage(), marked.Text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length), diagnostic.Location.SourceSpan.Start));
        var (start, text) = Assert.Single(marked.Marked);
        Assert.Equal([(id, message, text, start)], actual);
    }

    [Fact]
    public void Every_rule_is_tested() => Assert.Empty(
        Rules.All.Select(rule => rule.Id).Except(Cases.Select(row => (string)row[0])).Except([Rules.InternalError.Id]));
}
