using GraphGen.Benchmarks.Models;
using GraphGen.Benchmarks.Tape;
using GraphGen.Kernels;
using Scalar = GraphGen.Benchmarks.Tape.Scalar;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>The gradient of ln x₁ + x₁x₂ − sin x₂ at (2, 5).</summary>
sealed record ScalarFunction() : Workload("scalar", "gradient of ln x₁ + x₁x₂ − sin x₂, float64")
{
    /// <summary>What the first argument grows by from step to step, so that no step can be left out.</summary>
    const double Growth = 1e-9;

    public override Contestant Compiled()
    {
        var sum = 0.0;
        return new(
            steps =>
            {
                for (var (i, x) = (0, 2.0); i < steps; i++, x += Growth)
                {
                    var (first, second) = Functions.FGradient(x, 5);
                    sum += first + second;
                }
            },
            () =>
            {
                var (first, second) = Functions.FGradient(2, 5);
                return [first, second];
            });
    }

    public override Contestant Tape()
    {
        var tape = new Tape<double>();
        var memory = new Arena(4 * sizeof(double));
        var gradient = memory.At<double>(2 * sizeof(double), 2);
        var x1 = tape.Variable(memory.At<double>(0, 1), gradient.Slice(0, 1), 1, 1);
        var x2 = tape.Variable(memory.At<double>(sizeof(double), 1), gradient.Slice(1, 1), 1, 1);
        x2.Values[0] = 5;
        return new(
            steps =>
            {
                for (var (i, x) = (0, 2.0); i < steps; i++, x += Growth) Step(x);
            },
            () =>
            {
                Step(2);
                return gradient.Span.ToArray();
            },
            tape, memory);

        void Step(double x)
        {
            tape.Reset();
            x1.Values[0] = x;
            tape.Backward(tape.Subtract(tape.Add(tape.Map<Log>(x1), tape.Multiply(x1, x2)), tape.Map<Sin>(x2)));
        }
    }

    public override Contestant ScalarTape()
    {
        var tape = new ScalarTape();
        var gradient = new double[2];
        return new(
            steps =>
            {
                for (var (i, x) = (0, 2.0); i < steps; i++, x += Growth) Step(x);
            },
            () =>
            {
                Step(2);
                return [.. gradient];
            });

        void Step(double x)
        {
            tape.Reset();
            var (x1, x2) = (tape.Variable(x), tape.Variable(5));
            tape.Backward(Scalar.Log(x1) + x1 * x2 - Scalar.Sin(x2));
            (gradient[0], gradient[1]) = (tape.Adjoint(x1), tape.Adjoint(x2));
        }
    }

    public override void Write(SafetensorsWriter writer) => writer.Add("x", Tensor.Of([2.0, 5.0]));
}
