namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

public class ShapeErrorTests
{
    readonly GraphBuilder b = new();
    readonly Node image;
    readonly Node weight;
    readonly Node digit;

    public ShapeErrorTests()
    {
        image = b.Input("image", InputKind.Input, new(Dim.Symbol("batch"), 784), DType.Float32);
        weight = b.Input("hidden.weight", InputKind.Parameter, new(128, 512), DType.Float32);
        digit = b.Input("digit", InputKind.Input, new(Dim.Symbol("batch")), DType.Int32);
    }

    [Fact]
    public void AProductNamesTheParameterBehindItsTransposition() => Fails(
        "'image' is [batch, 784] but 'hidden.weight' is [128, 512]: 784 ≠ 512",
        () => b.Dot(image, b.Permute(weight, 1, 0), [], [], [1], [0]));

    [Fact]
    public void AnUnnamedOperandIsNamedByItsOperation() => Fails(
        "the result of 'exp' is [128, 512] but 'image' is [batch, 784]: 128 ≠ batch",
        () => b.Pointwise("exp", weight) + image);

    [Fact]
    public void ALabelNamesAValue()
    {
        var scores = b.Pointwise("exp", image);
        scores.Label = "scores";
        Fails("'scores' is [batch, 784] but 'hidden.weight' is [128, 512]: batch ≠ 128", () => scores * weight);
    }

    [Fact]
    public void Broadcasting()
    {
        Fails("'image' is [batch, 784] but 'hidden.weight' is [128, 512]: batch ≠ 128", () => b.Elementwise("add", image, weight));
        Fails("'image' is [batch, 784] but 'digit' is [batch]: 784 ≠ batch", () => b.Elementwise("add", image, digit));
        Fails("'broadcast' of 'image', which is [batch, 784]: it does not broadcast to [batch, 10]: 784 ≠ 10",
            () => b.BroadcastTo(image, new(Dim.Symbol("batch"), 10)));
        Fails("'broadcast' of 'image', which is [batch, 784]: axes [1, 0] do not place it in [784, batch]",
            () => b.Broadcast(image, new(784, Dim.Symbol("batch")), [1, 0]));
    }

    [Fact]
    public void Types()
    {
        Fails("'exp' takes float32 or float64, but 'digit' is int32", () => b.Pointwise("exp", digit));
        Fails("'add' takes one element type, but 'digit' is int32 and the result of 'sum' is float32",
            () => digit + b.Sum(image, 1));
        Fails("'select' takes a bool condition, but 'image' is float32", () => b.Select(image, image, image));
        Fails("'gather' takes int32 indices, but 'image' is float32", () => b.Gather(weight, image, 0));
        Fails("'sum' takes a number, but the result of 'eq' is bool", () => b.Sum(b.Pointwise("eq", digit, digit), 0));
        Fails("'add' takes 2 operands, not 1", () => b.Pointwise("add", image));
    }

    [Fact]
    public void Views()
    {
        Fails("'reshape' of 'image', which is [batch, 784]: 784*batch elements do not make [batch, 28]",
            () => b.Reshape(image, new(Dim.Symbol("batch"), 28)));
        Fails("'permute' of 'image', which is [batch, 784]: axis 0 is given twice", () => b.Permute(image, 0, 0));
        Fails("'permute' of 'image', which is [batch, 784]: axes [1] are not all of its axes", () => b.Permute(image, 1));
        Fails("'flip' of 'digit', which is [batch]: it has no axis 1", () => b.Flip(digit, 1));
        Fails("'slice' of 'image', which is [batch, 784]: 0..785 is not within axis 1 of size 784",
            () => b.Narrow(image, [0, 0], new(Dim.Symbol("batch"), 785)));
        Fails("'slice' of 'digit', which is [batch]: batch elements in steps of 2 have no length that is known for all sizes",
            () => b.Slice(digit, [0], [Dim.Symbol("batch")], [2]));
        Fails("'slice' of 'digit', which is [batch]: step 0 of axis 0 is not positive",
            () => b.Slice(digit, [0], [Dim.Symbol("batch")], [0]));
        Fails("'pad' of 'digit', which is [batch]: the count -1 is negative", () => b.Pad(digit, [-1], [0], 0));
        Fails("'image' is [batch, 784] but 'hidden.weight' is [128, 512]: 784 ≠ 512", () => b.Concat(0, image, weight));
        Fails("'assume_shape' of 'image', which is [batch, 784]: it is never [batch, 10]",
            () => b.AssumeShape(image, new(Dim.Symbol("batch"), 10)));
    }

    [Fact]
    public void ReductionsAndIndices()
    {
        Fails("'sum' of 'image', which is [batch, 784]: it has no axis 2", () => b.Sum(image, 2));
        Fails("'reduce_max' of 'none', which is [0]: no elements have no extreme",
            () => b.Reduce(ReduceKind.Max, b.Input("none", InputKind.Input, new(0), DType.Float32), 0));
        Fails("'argmax' of 'digit', which is [batch]: it has no axis -1", () => b.ArgMax(digit, -1));
        Fails("'hidden.weight' is [128, 512] but 'digit' is [batch]: 128 ≠ batch", () => b.Gather(weight, digit, 1));
        Fails("'digit' is [batch] but 'hidden.weight' is [128, 512]: batch ≠ 128", () => b.ScatterAdd(digit, weight, 0, 10));
    }

    [Fact]
    public void Branches()
    {
        var condition = b.Input("c", InputKind.Input, Shape.Scalar, DType.Bool);
        Fails("'image' is [batch, 784] but 'hidden.weight' is [128, 512]: batch ≠ 128", () => b.Cond(condition, image, weight));
        Fails("'cond' takes a bool condition, but 'digit' is int32", () => b.Cond(digit, image, image));
    }

    [Fact]
    public void ANumberThatTheTypeDoesNotHave() => Fails(
        "int32 has no value 0.5", () => b.Add(new Constant(0.5, Shape.Scalar, DType.Int32)));

    static void Fails(string message, Func<Node> value) =>
        Assert.Equal(message, Assert.ThrowsAny<ShapeException>(value).Message);
}
