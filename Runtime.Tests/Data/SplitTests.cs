namespace GraphGen.Runtime.Tests.Data;

public class SplitTests
{
    // The input of example i is i; a tenth are of class 2, three tenths of class 1.
    static readonly Dataset<float, int> Hundred = new(
        Enumerable.Range(0, 100).Select(i => (float)i).ToArray(), TensorShape.Scalar,
        Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? 2 : i % 10 < 4 ? 1 : 0).ToArray(), TensorShape.Scalar);

    [Theory]
    [InlineData(null)]
    [InlineData(1ul)]
    public void FractionsAreRounded(ulong? seed)
    {
        var (train, validation, test) = Hundred.Split(0.126, 0.254, seed);
        Assert.Equal((62, 13, 25), (train.Count, validation.Count, test.Count));
        RequireAll(train, validation, test);
        Assert.Equal(seed is null, train.Inputs[0] == 0 && train.Inputs[1] == 1 && train.Inputs[2] == 2);
    }

    [Fact]
    public void SeedsDecide()
    {
        Assert.Equal(Hundred.Split(0.1, 0.1, 3).Test.Inputs.ToArray(), Hundred.Split(0.1, 0.1, 3).Test.Inputs.ToArray());
        Assert.NotEqual(Hundred.Split(0.1, 0.1, 3).Test.Inputs.ToArray(), Hundred.Split(0.1, 0.1, 4).Test.Inputs.ToArray());
        Assert.NotEqual(Hundred.SplitStratified(0.1, 0.1, 3).Test.Inputs.ToArray(), Hundred.SplitStratified(0.1, 0.1, 4).Test.Inputs.ToArray());
    }

    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(0.33, 0.17)]
    [InlineData(0, 0.25)]
    public void StratifiedPartsHaveTheSameMixture(double validation, double test)
    {
        var (trainPart, validationPart, testPart) = Hundred.SplitStratified(validation, test, seed: 1);
        RequireAll(trainPart, validationPart, testPart);
        foreach (var (part, share) in new[] { (trainPart, 1 - validation - test), (validationPart, validation), (testPart, test) })
        {
            Assert.InRange(part.Count - 100 * share, -1, 1);
            foreach (var (label, count) in new[] { (0, 60), (1, 30), (2, 10) })
                Assert.InRange(part.Targets.ToArray().Count(target => target == label) - count * share, -1.5, 1.5);
        }
        Assert.NotEqual(trainPart.Targets.ToArray().Order(), trainPart.Targets.ToArray());
    }

    [Fact]
    public void FoldsValidateEachExampleOnce()
    {
        var folds = Hundred.Folds(7, seed: 1).ToArray();
        Assert.Equal(7, folds.Length);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), folds.SelectMany(fold => fold.Validation.Inputs.ToArray()).Order());
        foreach (var (train, validation) in folds)
        {
            RequireAll(train, validation);
            Assert.InRange(validation.Count, 14, 15);
        }
    }

    [Fact]
    public void PartsAreChecked()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => Hundred.Split(0.6, 0.5, 1), "0.6", "0.5");
        Expect.Throws<ArgumentOutOfRangeException>(() => Hundred.Split(-0.1, 0.5, 1), "validation", "-0.1");
        Expect.Throws<ArgumentOutOfRangeException>(() => Hundred.Folds(1, 1), "count");
        Expect.Throws<ArgumentOutOfRangeException>(() => Hundred.Folds(101, 1), "count");
        Expect.Throws<IndexOutOfRangeException>(() => Hundred.Select([5, 100]), "100");
    }

    [Fact]
    public void ALastBatchCanBeLeftOut()
    {
        Assert.Equal(3, Hundred.Batches(30, dropLast: true).Count);
        foreach (var seed in new ulong?[] { null, 2 })
        {
            var sizes = new List<int>();
            foreach (var batch in Hundred.Batches(30, seed, dropLast: true))
                sizes.Add(batch.Count);
            Assert.Equal([30, 30, 30], sizes);
        }
        Assert.Equal(0, Hundred.Batches(101, dropLast: true).Count);
    }

    [Fact]
    public void BatchesFromTheMiddleAreThoseOfTheWhole()
    {
        var all = new List<float[]>();
        foreach (var batch in Hundred.Batches(30, seed: 2))
            all.Add(batch.Inputs.ToArray());
        for (var start = 0; start <= 5; start++)
        {
            var rest = new List<float[]>();
            foreach (var batch in Hundred.Batches(30, seed: 2).From(start))
                rest.Add(batch.Inputs.ToArray());
            Assert.Equal(all.Skip(start), rest);
        }
    }

    static void RequireAll(params Dataset<float, int>[] parts)
    {
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), parts.SelectMany(part => part.Inputs.ToArray()).Order());
        foreach (var part in parts)
            for (var i = 0; i < part.Count; i++)
                Assert.Equal(Hundred.Targets[(int)part.Inputs[i]], part.Targets[i]);
    }
}
