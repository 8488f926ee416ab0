namespace GraphGen.Runtime.Tests.Data;

public class DatasetTests
{
    // Ten examples: the input of example i is (i, -i), its target is i.
    static readonly Dataset<float, int> Ten = new(
        Enumerable.Range(0, 10).SelectMany(i => new float[] { i, -i }).ToArray(), new TensorShape(2),
        Enumerable.Range(0, 10).ToArray(), TensorShape.Scalar);

    [Fact]
    public void BatchesKeepTheOrderAndTheLastIsSmaller()
    {
        var (sizes, targets) = (new List<int>(), new List<int>());
        foreach (var (inputs, labels) in Ten.Batches(4))
        {
            Assert.Equal(2 * labels.Length, inputs.Length);
            sizes.Add(labels.Length);
            targets.AddRange(labels);
        }
        Assert.Equal([4, 4, 2], sizes);
        Assert.Equal(Enumerable.Range(0, 10), targets);
        Assert.Equal(3, Ten.Batches(4).Count);
    }

    [Fact]
    public void ShuffledBatchesHaveEveryExampleOnce()
    {
        var targets = Order(seed: 1);
        Assert.NotEqual(Enumerable.Range(0, 10), targets);
        Assert.Equal(Enumerable.Range(0, 10), targets.Order());
    }

    [Fact]
    public void TheSeedDecidesTheOrder()
    {
        Assert.Equal(Order(seed: 1), Order(seed: 1));
        Assert.NotEqual(Order(seed: 1), Order(seed: 2));
    }

    [Fact]
    public void EveryPlaceIsEquallyLikely()
    {
        var counts = new int[10];
        for (var seed = 0ul; seed < 2000; seed++)
            counts[Order(seed).IndexOf(0)]++;
        Assert.All(counts, count => Assert.InRange(count, 140, 260));
    }

    [Fact]
    public void InputsStayWithTheirTargets()
    {
        foreach (var batch in Ten.Batches(3, seed: 5))
            for (var i = 0; i < batch.Count; i++)
                Assert.Equal([batch.Targets[i], -batch.Targets[i]], batch.Inputs.Slice(2 * i, 2));
        var shuffled = Ten.Shuffle(seed: 5);
        for (var i = 0; i < 10; i++)
            Assert.Equal(shuffled.Targets[i], shuffled.Inputs[2 * i]);
        Assert.Equal(Order(seed: 5), shuffled.Targets.ToArray());
    }

    [Fact]
    public void TwoEnumerationsDoNotDisturbEachOther()
    {
        var pairs = 0;
        foreach (var outer in Ten.Batches(5, seed: 1))
        {
            var before = outer.Targets.ToArray();
            foreach (var inner in Ten.Batches(5, seed: 2))
                pairs += inner.Count;
            Assert.Equal(before, outer.Targets.ToArray());
        }
        Assert.Equal(20, pairs);
    }

    [Fact]
    public void ABatchMayBeLargerThanTheDataset()
    {
        foreach (var batch in Ten.Batches(64, seed: 1))
            Assert.Equal(10, batch.Count);
    }

    [Fact]
    public void AnEmptyDatasetHasNoBatches()
    {
        foreach (var _ in Ten.Slice(10, 0).Batches(4, seed: 1))
            Assert.Fail("There is no batch.");
    }

    [Fact]
    public void SplitsShareTheExamples()
    {
        var (train, test) = Ten.Split(7, 2);
        Assert.Equal((7, 2), (train.Count, test.Count));
        Assert.Equal([7, 8], test.Targets);
        Expect.Throws<ArgumentOutOfRangeException>(() => Ten.Split(8, 3));
        Expect.Throws<ArgumentOutOfRangeException>(() => Ten.Slice(-1, 3));
    }

    [Fact]
    public void LengthsAreChecked()
    {
        Expect.Throws<ArgumentException>(() => _ = new Dataset<float, int>(new float[5], new(2), new int[2], new()), "5", "[2]");
        Expect.Throws<ArgumentException>(() => _ = new Dataset<float, int>(new float[4], new(2), new int[3], new()), "2 inputs", "3 targets");
        Expect.Throws<ArgumentOutOfRangeException>(() => Ten.Batches(0));
        Expect.Throws<ArgumentException>(
            () => _ = new Dataset<float, int>(new float[1], new(1), new int[2], new()), "1 input but 2 targets");
    }

    [Fact]
    public void ShapesAndDatasetsAreNotNull()
    {
        Expect.Throws<ArgumentNullException>(() => _ = new Dataset<float, int>(new float[2], null!, new int[2], new()), "inputShape");
        Expect.Throws<ArgumentNullException>(() => _ = new Dataset<float, int>(new float[2], new(), new int[2], null!), "targetShape");
        Expect.Throws<ArgumentNullException>(() => DatasetSplits.SplitStratified<float>(null!, 0.2, 0.2, seed: 1), "data");
    }

    static List<int> Order(ulong seed)
    {
        var order = new List<int>();
        foreach (var (_, labels) in Ten.Batches(3, seed))
            order.AddRange(labels);
        return order;
    }
}
