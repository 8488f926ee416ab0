using GraphGen.Benchmarks.Tape;
using GraphGen.Kernels;
using Scalar = GraphGen.Benchmarks.Tape.Scalar;

namespace GraphGen.Benchmarks.Tests;

public class TapeTests
{
    [Fact]
    public void AScalarTapeDifferentiatesTheTextbookExample()
    {
        var tape = new ScalarTape();
        var (x1, x2) = (tape.Variable(2), tape.Variable(5));
        var f = Scalar.Log(x1) + x1 * x2 - Scalar.Sin(x2);
        tape.Backward(f);
        Assert.Equal(Math.Log(2) + 10 - Math.Sin(5), f.Value, 1e-15);
        Assert.Equal(0.5 + 5, tape.Adjoint(x1), 1e-15);
        Assert.Equal(2 - Math.Cos(5), tape.Adjoint(x2), 1e-15);
    }

    [Fact]
    public void GradientsOfSeveralUsesAreAdded()
    {
        using var tape = new Tape<double>();
        using var memory = new Arena(8 * sizeof(double));
        var x = tape.Variable(memory.At<double>(0, 3), memory.At<double>(4 * sizeof(double), 3), 1, 3);
        (x.Values[0], x.Values[1], x.Values[2]) = (1, -2, 3);
        // Σ(x² + x·x + x + 2x), and the middle element once more.
        for (var step = 0; step < 2; step++)
        {
            tape.Reset();
            var squares = tape.Add(tape.Map<Square>(x), tape.Multiply(x, x));
            var all = tape.Add(tape.Add(squares, x), tape.Multiply(tape.Constant(2), x));
            tape.Backward(tape.Add(tape.Total(all), tape.Total(tape.Part(x, 1, 2))));
            Assert.Equal([7, -4, 15], x.Gradient.Span.ToArray());
        }
    }

    [Fact]
    public void AStepOfTheTapeAllocatesNothing()
    {
        using var contestant = Workloads.Catalog.Find("digits").Tape();
        contestant.Run(2);
        Assert.Equal(new long[10], Enumerable.Range(0, 10).Select(_ => Round()).ToArray());

        long Round()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            contestant.Run(1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
