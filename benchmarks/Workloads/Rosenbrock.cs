using GraphGen.Benchmarks.Models;
using GraphGen.Benchmarks.Tape;
using GraphGen.Kernels;
using Scalar = GraphGen.Benchmarks.Tape.Scalar;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>Value and gradient of Rosenbrock's function of 100 arguments.</summary>
sealed record Rosenbrock() : Workload("rosenbrock", "value and gradient of Rosenbrock-100, float64")
{
    const int Size = 100;

    readonly double[] x = [.. Enumerable.Range(0, Size).Select(i => 1.2 * Math.Cos(i))];

    public override Contestant Compiled()
    {
        var gradient = new double[Size];
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Functions.RosenbrockGradient(x, gradient);
            },
            () => [Functions.RosenbrockGradient(x, gradient), .. gradient]);
    }

    public override Contestant Tape()
    {
        var tape = new Tape<double>();
        var memory = new Arena(2 * Size * sizeof(double));
        var gradient = memory.At<double>(Size * sizeof(double), Size);
        var variable = tape.Variable(memory.At<double>(0, Size), gradient, 1, Size);
        x.CopyTo(variable.Values.Span);
        var (one, hundred) = (tape.Constant(1), tape.Constant(100));
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Step();
            },
            () => [Step(), .. gradient.Span],
            tape, memory);

        double Step()
        {
            tape.Reset();
            var (next, each) = (tape.Part(variable, 1, Size), tape.Part(variable, 0, Size - 1));
            var bend = tape.Map<Square>(tape.Subtract(next, tape.Map<Square>(each)));
            var result = tape.Total(tape.Add(tape.Multiply(hundred, bend), tape.Map<Square>(tape.Subtract(one, each))));
            tape.Backward(result);
            return result.Values[0];
        }
    }

    public override Contestant ScalarTape()
    {
        var tape = new ScalarTape();
        var variables = new Scalar[Size];
        var gradient = new double[Size];
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Step();
            },
            () => [Step(), .. gradient]);

        double Step()
        {
            tape.Reset();
            for (var i = 0; i < Size; i++) variables[i] = tape.Variable(x[i]);
            var sum = Term(0);
            for (var i = 1; i < Size - 1; i++) sum += Term(i);
            tape.Backward(sum);
            for (var i = 0; i < Size; i++) gradient[i] = tape.Adjoint(variables[i]);
            return sum.Value;
        }

        Scalar Term(int i) =>
            100 * Scalar.Square(variables[i + 1] - Scalar.Square(variables[i])) + Scalar.Square(1 - variables[i]);
    }

    public override void Write(SafetensorsWriter writer) => writer.Add("x", Tensor.Of(x));
}
