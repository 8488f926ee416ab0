using GraphGen.Compiler.Evaluation;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>Models that hold layers, parameters and state.</summary>
public class ModelTests
{
    const string Affine = """
        public sealed partial class Affine(int inputs, int outputs, bool bias = true)
        {
            readonly Parameter weight = new([outputs, inputs], Initializers.HeUniform());
            readonly Parameter? bias = bias ? new Parameter([outputs], Initializers.Zeros) : null;
            public Tensor Forward(Tensor x)
            {
                if (x.Shape[^1] != weight.Shape[1]) throw new ArgumentException($"{x.Shape} does not fit {weight.Shape}");
                var product = MatMul(x, Transpose(weight));
                return bias is null ? product : product + bias;
            }
        }
        """;

    [Fact]
    public void Layers_give_their_parameters_and_names() => Assert.Equal(
        """
        %0 = input 'image' : float32[batch, 784]
        %1 = parameter 'hidden.weight' : float32[128, 784]
        %2 = parameter 'hidden.bias' : float32[128]
        %3 = parameter 'output.weight' : float32[10, 128]
        %4 = permute [1, 0] %1 : float32[784, 128]  // transpose
        %5 = dot contract [1][0] %0 %4 : float32[batch, 128]  // product
        %6 = broadcast to axes [1] %2 : float32[batch, 128]
        %7 = add %5 %6 : float32[batch, 128]  // hidden
        %8 = relu %7 : float32[batch, 128]
        %9 = permute [1, 0] %3 : float32[128, 10]  // transpose
        %10 = dot contract [1][0] %8 %9 : float32[batch, 10]  // product
        result f = %10
        """,
        Dump(
            """
            readonly Affine hidden = new(784, 128);
            readonly Affine output = new(128, 10, bias: false);
            [Model] public partial Tensor F([Shape("batch", 784)] Tensor image) => output.Forward(Relu(hidden.Forward(image)));
            """));

    [Fact]
    public void A_shape_problem_in_a_layer_is_reported_with_the_way_there() => Assert.Equal(
        ["GG0204: [batch, 784] does not fit [128, 512] @ new ArgumentException($\"{x.Shape} does not fit {weight.Shape}\")"],
        Evaluating.Problems(Source(
            """
            readonly Affine hidden = new(512, 128);
            [Model] public partial Tensor F([Shape("batch", 784)] Tensor image) => hidden.Forward(image);
            """)));

    [Fact]
    public void Paths_follow_fields_collections_and_names() => Assert.Equal(
        [
            "first.weight", "first.bias", "layers.0.weight", "layers.1.weight", "layers.1.bias", "weight", "bias", "renamed",
            "pair.0", "pair.1", "named.gain", "property.weight", "late",
        ],
        Paths(
            """
            readonly List<Affine> layers = [new(4, 4, false), new(4, 4)];
            [PathName("")] readonly Affine inlined = new(4, 4);
            [PathName("renamed")] readonly Parameter old = new([4], Initializers.Ones);
            readonly (Parameter, Parameter) pair = (new([1], Initializers.Ones), new([2], Initializers.Ones));
            readonly Dictionary<string, Parameter> named = new() { ["gain"] = new([4], Initializers.Ones) };
            Affine Property { get; } = new(4, 4, false);
            readonly Parameter _late;
            public Net() { _late = new([3], Initializers.Ones); }
            [Model] public partial Tensor F([Shape(4)] Tensor x) => x;
            """,
            "public abstract partial class Stem { protected readonly Affine first = new(4, 4); }", " : Stem"));

    [Fact]
    public void A_parameter_shared_by_two_fields_has_its_first_name() => Assert.Equal(
        ["weight", "other.bias"],
        Paths(
            """
            readonly Parameter weight;
            readonly Holder other;
            public Net() { weight = new([2], Initializers.Ones); other = new(weight); }
            [Model] public partial Tensor F([Shape(2)] Tensor x) => x * weight;
            """,
            "public sealed partial class Holder(Parameter weight) { readonly Parameter weight = weight; readonly Parameter bias = new([2], Initializers.Ones); }"));

    [Fact]
    public void Parameters_have_the_type_they_are_made_with()
    {
        var result = Evaluating.Run(Source(
            """
            readonly Parameter a = new([2, 3], Initializers.Ones, DType.Float64);
            readonly StateBuffer b = new([], Initializers.Zeros);
            [Model] public partial Tensor F([Shape(3)] Tensor x) => a * x + b;
            """));
        Assert.Equal(
            ["a Parameter Float64[2, 3]", "b Buffer Float32[]"],
            result.Parameters.Select(parameter => $"{parameter.Path} {parameter.Kind} {parameter.Type}{parameter.Shape}"));
    }

    [Fact]
    public void Assigned_buffers_are_results_of_the_run() => Assert.Equal(
        """
        %0 = input 'x' : float32[4]
        %1 = buffer 'mean' : float32[4]
        %2 = constant 0.9 : float32[4]
        %3 = mul %2 %1 : float32[4]
        %4 = constant 0.1 : float32[4]
        %5 = mul %4 %0 : float32[4]
        %6 = add %3 %5 : float32[4]
        %7 = sub %0 %6 : float32[4]  // f
        result f = %7
        state mean = %6
        """,
        Dump(
            """
            readonly StateBuffer mean = new([4], Initializers.Zeros);
            [Model] public partial Tensor F([Shape(4)] Tensor x) { mean.Value = 0.9 * mean.Value + 0.1 * x; return x - mean; }
            """));

    [Fact]
    public void A_buffer_assigned_in_a_branch_keeps_its_value_otherwise() => Assert.Equal(
        """
        %0 = input 'x' : float32[]
        %1 = buffer 'largest' : float32[]
        %2 = gt %0 %1 : bool[]
        %3 = cond %2 %0 %1 : float32[]
        result f = %0
        state largest = %3
        """,
        Dump(
            """
            readonly StateBuffer largest = new([], Initializers.Zeros);
            [Model] public partial Tensor F([Shape] Tensor x) { if ((x > largest).Item<bool>()) largest.Value = x; return x; }
            """));

    [Fact]
    public void A_buffer_takes_values_of_its_shape_only() => Assert.Equal(
        ["GG0201: 'mean' is [4] but 'x' is [3]: 4 ≠ 3 @ mean.Value = x"],
        Evaluating.Problems(Source(
            """
            readonly StateBuffer mean = new([4], Initializers.Zeros);
            [Model] public partial Tensor F([Shape(3)] Tensor x) { mean.Value = x; return x; }
            """)));

    [Theory]
    [InlineData("Tensor F([Shape(\"n\")] Tensor x)", "Sum(x)", true)]
    [InlineData("double F(double x)", "x", true)]
    [InlineData("(Tensor Loss, Tensor All) F([Shape(\"n\")] Tensor x)", "(Sum(x), x)", true)]
    [InlineData("Tensor F([Shape(\"n\")] Tensor x)", "x", false)]
    [InlineData("Tensor F([Shape(\"n\"), Int32] Tensor x)", "Sum(x)", false)]
    public void Training_is_on_where_there_is_something_to_differentiate(string head, string result, bool isOn)
    {
        var dump = Evaluating.Dump($"{head} {{ var t = Training ? 111 : 222; var noise = x + t; return {result.Replace("x", "noise", StringComparison.Ordinal)}; }}"
            .Replace("x + t", head.StartsWith("double", StringComparison.Ordinal) ? "x + t" : "x + (Tensor)t", StringComparison.Ordinal));
        Assert.Contains(isOn ? "constant 111" : "constant 222", dump);
        Assert.DoesNotContain(isOn ? "constant 222" : "constant 111", dump);
    }

    [Fact]
    public void A_model_without_derivatives_does_not_train() => Assert.Contains("constant 222", Evaluating.Graph(
        "static partial class Sample { [Model(Derivatives = Derivatives.None)] public static partial double F(double x) => x + (Training ? 111 : 222); }").ToString());

    [Fact]
    public void What_a_constructor_takes_is_not_known() => Assert.Equal(
        [
            "GG0206: A parameter's shape depends on constructor parameter 'size', which is known only at run time; build layers from constants @ new([size + 1], Initializers.Ones)",
            "GG0206: An 'if' condition depends on constructor parameter 'size', which is known only at run time; build layers from constants @ size > 3",
            "GG0206: A tensor depends on constructor parameter 'size', which is known only at run time; build layers from constants @ size",
        ],
        Evaluating.Problems(
            """
            public sealed partial class Net(int size, string name)
            {
                public string Name { get; } = "net " + name;
                readonly Parameter weight = new([size + 1], Initializers.Ones);
                readonly Parameter fixedSize = new([3], Initializers.Ones);
                [Model] public partial Tensor F([Shape(3)] Tensor x) { if (size > 3) return x; return x * fixedSize * size; }
            }
            """));

    [Fact]
    public void A_parameter_that_no_field_holds() => Assert.Equal(
        ["GG0211: A parameter of shape [3] is used, but no field of the model holds it; store it, or the layer that has it, in a field @ x * local"],
        Evaluating.Problems(Source("[Model] public partial Tensor F([Shape(3)] Tensor x) { var local = new Parameter([3], Initializers.Ones); return x * local; }")));

    [Fact]
    public void A_parameter_has_no_empty_axis() => Assert.Equal(
        ["GG0209: new Parameter: the shape [3, 0] has the size 0; every size is at least 1 @ new([3, 0], Initializers.Ones)"],
        Evaluating.Problems(Source("readonly Parameter p = new([3, 0], Initializers.Ones); [Model] public partial Tensor F([Shape(3)] Tensor x) => x;")));

    [Fact]
    public void Layers_of_the_library_are_ordinary_descriptions() => Assert.Equal(
        """
        %0 = input 'image' : float32[batch, 4]
        %1 = input 'digit' : int32[batch]
        %2 = parameter 'net.0.weight' : float32[3, 4]
        %3 = parameter 'net.0.bias' : float32[3]
        %4 = dot contract [1][1] %0 %2 : float32[batch, 3]  // products
        %5 = broadcast to axes [1] %3 : float32[batch, 3]
        %6 = add %4 %5 : float32[batch, 3]  // net.0
        %7 = tanh %6 : float32[batch, 3]  // net.1
        result f = %7
        """,
        Dump(
            """
            readonly Sequential net = new(new Linear(4, 3), new Activation(Tanh));
            [Model] public partial Tensor F([Shape("batch", 4)] Tensor image, [Shape("batch"), Int32] Tensor digit) => net.Forward(image);
            """));

    [Fact]
    public void Names_of_the_description_win_over_those_of_the_library() => Assert.Equal(
        ["// weights", "// sums", "// sum", "// scores", "// extremes", "// max"],
        Evaluating.Dump("Tensor F([Shape(\"n\", 3)] Tensor x) { var scores = Softmax(x, 1); return scores + 1; }").Split('\n')
            .Where(line => line.Contains("//", StringComparison.Ordinal) && !line.EndsWith("// f", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("//", StringComparison.Ordinal)..])
            .OrderBy(name => name switch { "// weights" => 0, "// sums" => 1, "// sum" => 2, "// scores" => 3, "// extremes" => 4, _ => 5 }));

    static string Dump(string members) => Evaluating.Graph(Source(members)).ToString().Trim();

    static IEnumerable<string> Paths(string members, string types, string bases = "")
    {
        EvaluationResult result = Evaluating.Run(Source(members, types, bases));
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        return result.Parameters.Select(parameter => parameter.Path);
    }

    static string Source(string members, string types = "", string bases = "") => $$"""
        public sealed partial class Net{{bases}}
        {
            {{members}}
        }
        {{Affine}}
        {{types}}
        """;
}
