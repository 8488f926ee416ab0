using GraphGen.Samples.Common;

namespace GraphGen.Samples.Logistic;

/// <summary>A line that separates two overlapping classes as well as a line can.</summary>
static class LogisticSample
{
    const int Steps = 500;

    static readonly int[] Shown = [1, 2, 5, 10, 20, 50, 100, 200, 500];

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "logistic", "logistic regression finds the best line between two classes",
        [new("seed", "N", "where points and first weights come from (1)"), SampleReport.Option], Run);

    static void Run(Arguments arguments)
    {
        var seed = (ulong)arguments.Integer("seed", 1, least: 0);
        var (train, test) = LogisticData.Draw(seed);
        var model = new LogisticClassifier();
        model.Parameters.Initialize(seed);
        using var loss = model.BindLoss(train.Count);
        using var logits = model.BindLogits(test.Count);
        Console.WriteLine($"{train.Count} points to train on, {test.Count} to test on, half of them of each class");
        var losses = Train(loss, train);

        float[] weights = [.. model.Parameters["line.weight"].Values, .. model.Parameters["line.bias"].Values];
        Console.WriteLine($"learnt: class 1 where {weights[0]:0.0000} a {weights[1]:+ 0.0000;- 0.0000} b {weights[2]:+ 0.0000;- 0.0000} > 0");
        var counts = BinaryCounts.Of(logits.Run(test.Inputs), test.Targets);
        Console.WriteLine($"test: accuracy {counts.Accuracy:0.0 %}, precision {counts.Precision:0.0 %}, recall {counts.Recall:0.0 %}");
        Console.WriteLine($"best possible: class 1 where {LogisticData.BestA:0.0000} a + {LogisticData.BestB:0.0000} b > 0");
        var best = BinaryCounts.Of(BestLogits(test), test.Targets);
        Console.WriteLine($"test: accuracy {best.Accuracy:0.0 %}, precision {best.Precision:0.0 %}, recall {best.Recall:0.0 %}");
        SampleReport.Save(arguments, "Logistic regression", report => report
            .Add(loss).Add(logits).Add("Learning the line", "step", Curve.Of("loss", losses)));
    }

    static List<double> Train(LogisticClassifier.LossProgram loss, Dataset<float, float> train)
    {
        var trainer = new Trainer(loss, new Sgd(learningRate: 1));
        var losses = new List<double>();
        for (var step = 1; step <= Steps; step++)
        {
            losses.Add(trainer.Step(train.Inputs, train.Targets));
            if (Shown.Contains(step)) Console.WriteLine($"  step {step,3}: loss {losses[^1]:0.000000}");
        }

        return losses;
    }

    static float[] BestLogits(Dataset<float, float> data)
    {
        var logits = new float[data.Count];
        for (var i = 0; i < logits.Length; i++)
            logits[i] = LogisticData.BestA * data.Inputs[2 * i] + LogisticData.BestB * data.Inputs[2 * i + 1];
        return logits;
    }
}
