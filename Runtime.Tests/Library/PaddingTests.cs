using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

/// <summary>Padding from within, and rolling.</summary>
public class PaddingTests
{
    static readonly Tensor Row = Tensor.Of([1f, 2, 3]);

    // As numpy.pad(x, (2, 1), mode) gives them.
    [Fact]
    public void ModesOfOneAxis()
    {
        Expect.Equal(PadReflect(Row, [2], [1]), [6], 3, 2, 1, 2, 3, 2);
        Expect.Equal(PadReplicate(Row, [2], [1]), [6], 1, 1, 1, 2, 3, 3);
        Expect.Equal(PadCircular(Row, [2], [1]), [6], 2, 3, 1, 2, 3, 1);
        Expect.Equal(PadCircular(Row, [3], [0]), [6], 1, 2, 3, 1, 2, 3);
        Expect.Equal(PadReplicate(Tensor.Of([4f]), [0], [2]), [3], 4, 4, 4);
    }

    [Fact]
    public void ModesOfTwoAxes()
    {
        var x = Tensor.Of([1f, 2, 3, 4], 2, 2);
        Expect.Equal(PadReflect(x, [1, 0], [0, 1]), [3, 3], 3, 4, 3, 1, 2, 1, 3, 4, 3);
        Expect.Equal(PadReplicate(x, [1, 0], [0, 1]), [3, 3], 1, 2, 2, 1, 2, 2, 3, 4, 4);
        Expect.Equal(PadCircular(x, [1, 0], [0, 1]), [3, 3], 3, 4, 3, 1, 2, 1, 3, 4, 3);
    }

    [Fact]
    public void EveryCopyCarriesItsSlope()
    {
        Expect.Equal(Gradient(Sum(PadReflect(Row, [2], [1])), Row), [3], 1, 3, 2);
        Expect.Equal(Gradient(Sum(PadReplicate(Row, [2], [1])), Row), [3], 3, 1, 2);
        Expect.Equal(Gradient(Sum(PadCircular(Row, [2], [1])), Row), [3], 2, 2, 2);
    }

    [Fact]
    public void NothingIsPutBesideNothing()
    {
        Expect.Equal(PadReflect(Tensor.Zeros(0, 2), [0, 1], [0, 0]), [0, 3]);
        Expect.Equal(PadReplicate(Tensor.Zeros(0, 2), [0, 1], [0, 0]), [0, 3]);
        Assert.Same(Row, PadReflect(Row, [0], [0]));
    }

    [Fact]
    public void CountsAreChecked()
    {
        Expect.Throws<ArgumentException>(() => PadReflect(Row, [3], [0]), "3 elements", "[3]", "'reflect'", "4 or more");
        Expect.Throws<ArgumentException>(() => PadCircular(Row, [0], [4]), "'circular'", "4 or more");
        Expect.Throws<ArgumentException>(() => PadReplicate(Tensor.Zeros(0), [1], [0]), "'replicate'", "[0]");
        Expect.Throws<ArgumentException>(() => PadReplicate(Row, [-1], [0]), "-1", "negative");
        Expect.Throws<ArgumentException>(() => PadReflect(Row, [1, 1], [0]), "[3]", "2 and 1");
    }

    // As torch.roll gives them.
    [Fact]
    public void RollComesInAgain()
    {
        Expect.Equal(Roll(Row, 1), [3], 3, 1, 2);
        Expect.Equal(Roll(Row, -1, 0), [3], 2, 3, 1);
        Expect.Equal(Roll(Row, 3, 0), [3], 1, 2, 3);
        Expect.Equal(Roll(Row, 7, 0), [3], 3, 1, 2);
        Expect.Equal(Roll(Row, -7, -1), [3], 2, 3, 1);
        var x = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);
        Expect.Equal(Roll(x, 2), [2, 3], 5, 6, 1, 2, 3, 4);
        Expect.Equal(Roll(x, [1, -1], [0, 1]), [2, 3], 5, 6, 4, 2, 3, 1);
        Expect.Equal(Roll(Tensor.Zeros(0), 1), [0]);
        Expect.Equal(Gradient(Sum(Roll(Row, 7, 0) * Row), Row), [3], 5, 4, 3);
        Expect.Throws<ArgumentException>(() => Roll(x, [1], [0, 1]), "1 shifts", "2 axes");
        Expect.Throws<ArgumentException>(() => Roll(x, 1, 2), "axis 2", "[2, 3]");
    }
}
