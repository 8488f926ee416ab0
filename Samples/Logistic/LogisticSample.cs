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
        Judge(logits.Run(test.Inputs), test.Targets);
        Console.WriteLine($"best possible: class 1 where {LogisticData.BestA:0.0000} a + {LogisticData.BestB:0.0000} b > 0");
        Judge(BestLogits(test), test.Targets);
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

    /// <summary>Prints how many points each class is taken for; a logit above 0 stands for class 1.</summary>
    static void Judge(ReadOnlySpan<float> logits, ReadOnlySpan<float> labels)
    {
        var matrix = new ConfusionMatrix(classes: 2);
        matrix.Add(AboveZero(logits), AboveZero(labels));
        Console.WriteLine($"test: accuracy {matrix.Accuracy:0.0 %}, precision {matrix.Precision(1):0.0 %}, recall {matrix.Recall(1):0.0 %}");
        Console.WriteLine($"{matrix}\n");
    }

    static int[] AboveZero(ReadOnlySpan<float> numbers)
    {
        var classes = new int[numbers.Length];
        for (var i = 0; i < classes.Length; i++) classes[i] = numbers[i] > 0 ? 1 : 0;
        return classes;
    }

    static float[] BestLogits(Dataset<float, float> data)
    {
        var logits = new float[data.Count];
        for (var i = 0; i < logits.Length; i++)
            logits[i] = LogisticData.BestA * data.Inputs[2 * i] + LogisticData.BestB * data.Inputs[2 * i + 1];
        return logits;
    }
}
