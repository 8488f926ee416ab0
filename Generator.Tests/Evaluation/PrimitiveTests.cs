using GraphGen.Generator.Tests.Graphs;

namespace GraphGen.Generator.Tests.Evaluation;

/// <summary>What each primitive builds, and how element types meet.</summary>
public class PrimitiveTests
{
    const string Head = "Tensor F([Shape(\"n\", 3)] Tensor x, [Shape(3), Float64] Tensor d, [Shape(\"n\", 3), Int32] Tensor i, [Shape(3), Bool] Tensor m)";

    [Theory]
    [InlineData("x + 1", "%4 = constant 1 : float32[n, 3]|%5 = add %0 %4 : float32[n, 3]  // f")]
    [InlineData("d * 0.1f", "%4 = constant 0.10000000149011612 : float64[3]|%5 = mul %1 %4 : float64[3]  // f")]
    [InlineData("i * 2", "%4 = constant 2 : int32[n, 3]|%5 = mul %2 %4 : int32[n, 3]  // f")]
    [InlineData("i * 2.5", "%4 = cast %2 : float32[n, 3]|%5 = constant 2.5 : float32[n, 3]|%6 = mul %4 %5 : float32[n, 3]  // f")]
    [InlineData("i / 2", "%4 = cast %2 : float32[n, 3]|%5 = constant 2 : float32[n, 3]|%6 = div %4 %5 : float32[n, 3]  // f")]
    [InlineData("i % 2", "%4 = constant 2 : int32[n, 3]|%5 = rem %2 %4 : int32[n, 3]  // f")]
    [InlineData("Exp(i)", "%4 = cast %2 : float32[n, 3]|%5 = exp %4 : float32[n, 3]  // f")]
    [InlineData("x + d", "%4 = cast %0 : float64[n, 3]|%5 = broadcast to axes [1] %1 : float64[n, 3]|%6 = add %4 %5 : float64[n, 3]  // f")]
    [InlineData("x < i", "%4 = cast %2 : float32[n, 3]|%5 = lt %0 %4 : bool[n, 3]  // f")]
    [InlineData("m & true", "%4 = constant true : bool[3]|%5 = and %3 %4 : bool[3]  // f")]
    [InlineData("!m", "%4 = not %3 : bool[3]  // f")]
    [InlineData("Where(m, x, 0)", "%4 = broadcast to axes [1] %3 : bool[n, 3]|%5 = constant 0 : float32[n, 3]|%6 = select %4 %0 %5 : float32[n, 3]  // f")]
    [InlineData("Sqrt(2) + d", "%4 = constant 2 : float32[]|%5 = sqrt %4 : float32[]|%6 = cast %5 : float64[]|%7 = broadcast to axes [] %6 : float64[3]|%8 = add %7 %1 : float64[3]  // f")]
    [InlineData("Full(2, 3, x.Shape[0])", "%4 = constant 2 : float32[3, n]")]
    [InlineData("Tensor.Zeros(2)", "%4 = constant 0 : float32[2]")]
    [InlineData("Tensor.Scalar(2.5)", "%4 = constant 2.5 : float64[]")]
    [InlineData("Tensor.Of(new[] { 1, 2 })", "%4 = constant 1 : int32[1]|%5 = constant 2 : int32[1]|%6 = concat axis 0 %4 %5 : int32[2]  // f")]
    [InlineData("Iota(x.Shape[0])", "%4 = iota axis 0 : int32[n]  // f")]
    [InlineData("BroadcastTo(d, x.Shape[0], 3)", "%4 = broadcast to axes [1] %1 : float64[n, 3]  // f")]
    [InlineData("Reshape(x, -1)", "%4 = reshape %0 : float32[3*n]  // f")]
    [InlineData("Permute(x, -1, 0)", "%4 = permute [1, 0] %0 : float32[3, n]  // f")]
    [InlineData("StridedSlice(x, [1, 0], [x.Shape[0], 3], [1, 2])", "%4 = slice [1..n, 0..3:2] %0 : float32[n-1, 2]  // f")]
    [InlineData("Pad(x, [1, 0], [0, 2], 0.5)", "%4 = pad [1, 0] [0, 2] with 0.5 %0 : float32[n+1, 5]  // f")]
    [InlineData("Concat([x, i], -1)", "%4 = cast %2 : float32[n, 3]|%5 = concat axis 1 %0 %4 : float32[n, 6]  // f")]
    [InlineData("Flip(x, -1)", "%4 = flip axes [1] %0 : float32[n, 3]  // f")]
    [InlineData("ReduceSum(x, -1)", "%4 = sum axes [1] %0 : float32[n]  // f")]
    [InlineData("ReduceMax(x, 1, 0)", "%4 = reduce_max axes [0, 1] %0 : float32[]  // f")]
    [InlineData("ReduceMin(x, 0)", "%4 = reduce_min axes [0] %0 : float32[3]  // f")]
    [InlineData("ReduceProduct(x, -1)", "%4 = product axes [1] %0 : float32[n]  // f")]
    [InlineData("Recurrence(x, -1)", "%4 = recurrence axis 1 %0 : float32[n, 3]  // f")]
    [InlineData("Recurrence(d, x, 0, reverse: true)", "%4 = cast %0 : float64[n, 3]|%5 = broadcast to axes [1] %1 : float64[n, 3]|%6 = recurrence axis 0 reverse %4 %5 : float64[n, 3]  // f")]
    [InlineData("Recurrence(1, x, 0)", "%4 = recurrence axis 0 %0 : float32[n, 3]  // f")]
    [InlineData("RandomUniform([x.Shape[0], 2], DType.Float64)", "%4 = random_uniform stream 1 : float64[n, 2]  // f")]
    [InlineData("RandomNormal(2, 3)", "%4 = random_normal stream 1 : float32[2, 3]  // f")]
    [InlineData("RandomNormal([3], DType.Float32) + RandomNormal([3], DType.Float32)", "%4 = random_normal stream 1 : float32[3]|%5 = random_normal stream 2 : float32[3]|%6 = add %4 %5 : float32[3]  // f")]
    [InlineData("ArgMax(x, -1)", "%4 = argmax axis 1 %0 : int32[n]  // f")]
    [InlineData("Dot(x, d, [], [], [1], [0])", "%4 = cast %0 : float64[n, 3]|%5 = dot contract [1][0] %4 %1 : float64[n]  // f")]
    [InlineData("Take(d, i)", "%4 = gather batch 0 %1 %2 : float64[n, 3]  // f")]
    [InlineData("ScatterAdd(i, x, 0, 7)", "%4 = scatter_add batch 0 count 7 %2 %0 : float32[7]  // f")]
    [InlineData("Cast(0.1, DType.Float64)", "%4 = constant 0.1 : float64[]")]
    [InlineData("Cast(x, DType.Int32)", "%4 = cast %0 : int32[n, 3]  // f")]
    [InlineData("StopGradient(x)", "%4 = stop_gradient %0 : float32[n, 3]  // f")]
    public void Builds(string expression, string expected) =>
        Assert.Equal(expected.Split('|').Append("result f = %" + expected.Split('|')[^1].Split(' ')[0][1..]), Lines($"{Head} => {expression};"));

    [Fact]
    public void Gradients_are_values_and_nest()
    {
        var graph = Evaluating.Graph(Evaluating.Sample(
            "Tensor F([Shape, Float64] Tensor x) { var y = x * x * x; var g = Gradient(y, x); return Gradient(g, x); }"));
        Assert.Equal([6 * 1.5], ReferenceInterpreter.Run(graph, new Dictionary<string, double[]> { ["x"] = [1.5] })[0].Elements);
    }

    [Fact]
    public void Several_gradients_come_as_an_array() => Assert.Contains("result f", Evaluating.Dump(
        "Tensor F([Shape, Float64] Tensor x, [Shape, Float64] Tensor y) { var g = Gradient(x * y, [x, y]); return g[0] - g[1]; }"));

    [Fact]
    public void Results_have_names_and_the_types_of_csharp() => Assert.Equal(
        ["%0 = constant 2 : float64[]", "%1 = constant 3 : int32[]", "%2 = constant true : bool[]", "%3 = constant 1.5 : float32[]", "result A = %0", "result B = %1", "result item3 = %2", "result D = %3"],
        Evaluating.Dump("(double A, int B, bool, Tensor D) F() => (2, 3, true, 1.5);").Split('\n'));

    static IEnumerable<string> Lines(string method) =>
        Evaluating.Dump(method).Split('\n').Where(line => !line.Contains(" = input ", StringComparison.Ordinal));
}
