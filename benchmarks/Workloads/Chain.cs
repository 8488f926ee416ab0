using GraphGen.Benchmarks.Models;
using GraphGen.Benchmarks.Tape;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>A chain of pointwise operations, with three gradients.</summary>
/// <param name="Key">A short name for command lines.</param>
/// <param name="Elements">How many elements, in words.</param>
/// <param name="Size">How many elements.</param>
sealed record Chain(string Key, string Elements, int Size) : Workload(Key, $"pointwise chain, {Elements} elements, three gradients")
{
    /// <summary>The numbers of the chain.</summary>
    public const float A = 1.3f, B = 0.2f;

    readonly float[] x = Numbers.Normal(Size, seed: 3);

    /// <summary>The elements.</summary>
    public ReadOnlySpan<float> X => x;

    public override Contestant Compiled()
    {
        var program = Functions.BindChain(Size, threads: 1);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Step();
            },
            () => [Step(), program.AGradient, program.BGradient, .. Numbers.Digest(program.XGradient)],
            program);

        float Step()
        {
            var value = program.Forward(x, A, B);
            program.Backward();
            return value;
        }
    }

    public override Contestant Tape()
    {
        var tape = new Tape<float>();
        var memory = new Arena((2 * Size + 4) * sizeof(float));
        var variable = tape.Variable(memory.At<float>(0, Size), memory.At<float>(Size * sizeof(float), Size), 1, Size);
        var (a, b) = (Number(0, A), Number(2, B));
        x.CopyTo(variable.Values.Span);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Step();
            },
            () => [Step(), a.Gradient[0], b.Gradient[0], .. Numbers.Digest(variable.Gradient)],
            tape, memory);

        Node<float> Number(int at, float value)
        {
            var values = memory.At<float>((2 * Size + at) * sizeof(float), 2);
            values[0] = value;
            return tape.Variable(values.Slice(0, 1), values.Slice(1, 1), 1, 1);
        }

        float Step()
        {
            tape.Reset();
            var squash = tape.Map<Tanh>(tape.Add(tape.Multiply(a, variable), b));
            var gated = tape.Multiply(squash, tape.Map<Sigmoid>(variable));
            var bump = tape.Map<Exp>(tape.Multiply(tape.Map<Negate>(variable), variable));
            var result = tape.Mean(tape.Add(gated, bump));
            tape.Backward(result);
            return result.Values[0];
        }
    }

    public override Contestant CompiledInference()
    {
        var program = Functions.BindChain(Size, threads: 1);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) program.Run(x, A, B);
            },
            () => [program.Run(x, A, B)],
            program);
    }

    public override void Write(SafetensorsWriter writer)
    {
        writer.Add("x", Tensor.Of(x));
        writer.Add("numbers", Tensor.Of([A, B]));
    }
}
