using GraphGen.Benchmarks.Models;
using GraphGen.Benchmarks.Tape;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>The cross-entropy of rows of 1000 scores, with its gradient.</summary>
/// <param name="Batch">How many rows.</param>
sealed record Scores(int Batch) : Workload("scores", $"cross-entropy of {Batch} × {Classes} scores")
{
    const int Classes = 1000;

    readonly float[] logits = Numbers.Normal(Batch * Classes, seed: 4);

    readonly int[] labels = Numbers.Classes(Batch, Classes, seed: 5);

    /// <summary>The scores, row by row.</summary>
    public ReadOnlySpan<float> Logits => logits;

    /// <summary>The right class of each row.</summary>
    public ReadOnlySpan<int> Labels => labels;

    public override Contestant Compiled()
    {
        var program = Functions.BindScores(Batch, threads: 1);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Step();
            },
            () => [Step(), .. Numbers.Digest(program.LogitsGradient)],
            program);

        float Step()
        {
            var value = program.Forward(logits, labels);
            program.Backward();
            return value;
        }
    }

    public override Contestant Tape()
    {
        var tape = new Tape<float>();
        var memory = new Arena((2L * logits.Length + Batch) * sizeof(float));
        var variable = tape.Variable(
            memory.At<float>(0, logits.Length), memory.At<float>(logits.Length * sizeof(float), logits.Length), Batch, Classes);
        var classes = memory.At<int>(2 * logits.Length * sizeof(float), Batch);
        logits.CopyTo(variable.Values.Span);
        labels.CopyTo(classes.Span);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) Step();
            },
            () => [Step(), .. Numbers.Digest(variable.Gradient)],
            tape, memory);

        float Step()
        {
            tape.Reset();
            var result = tape.CrossEntropy(variable, classes);
            tape.Backward(result);
            return result.Values[0];
        }
    }

    public override Contestant CompiledInference()
    {
        var program = Functions.BindScores(Batch, threads: 1);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) program.Run(logits, labels);
            },
            () => [program.Run(logits, labels)],
            program);
    }

    public override void Write(SafetensorsWriter writer)
    {
        writer.Add("x", Tensor.Of(logits, Batch, Classes));
        writer.Add("target", Tensor.Of(labels));
    }
}
