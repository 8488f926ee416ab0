using GraphGen.Samples.Common;

namespace GraphGen.Samples.DigitsSigmoid;

/// <summary>Trains a network of sigmoids as textbooks began: squared error, plain gradient descent, single examples and small
/// batches; then with cross-entropy.</summary>
static class DigitsSigmoidSample
{
    const int TestBatch = 64;
    const string CurvesFile = "digits-sigmoid.svg";

    /// <summary>The learning rate for each example of a batch.</summary>
    const double SquaredErrorRate = 0.3, CrossEntropyRate = SquaredErrorRate / Slowdown.RateRatio;

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "digits-sigmoid", "a 784-15-10 network of sigmoids: squared error, batches of 1 and 10, and what cross-entropy changes",
        [
            .. DigitData.Options,
            new("epochs", "N", "how often to go through the training pictures (10)"),
            new("seed", "N", "where weights, order and drawn digits come from (1)"),
            new("out", "DIR", "where the curves go (artifacts/digits-sigmoid)"),
            SampleReport.Option,
        ],
        Run);

    static void Run(Arguments arguments)
    {
        var epochs = arguments.Integer("epochs", 10, least: 1);
        var seed = arguments.Integer("seed", 1, least: 0);
        var folder = OutputFolder.Choose(arguments, "digits-sigmoid", CurvesFile);
        var neuron = Slowdown.Show();

        var data = DigitData.Choose(arguments, seed);
        Console.WriteLine(data.Description);
        Console.WriteLine(
            $"Three networks with the same first weights learn for {epochs} epochs, at a rate of {SquaredErrorRate} for each example with "
            + $"squared error, {CrossEntropyRate} with cross-entropy.");
        var networks = Enumerable.Range(0, 3).Select(_ => new SigmoidNetwork()).ToArray();
        using var single = networks[0].BindSquaredError(batch: 1);
        using var squaredError = networks[1].BindSquaredError(batch: 10);
        using var crossEntropy = networks[2].BindUnitCrossEntropy(batch: 10);

        Course Teach(string name, SigmoidNetwork network, ISupervised cost, int batch, double rate)
        {
            network.Parameters.Initialize((ulong)seed);
            using var logits = network.BindLogits(TestBatch);
            double Accuracy() => Metrics.Accuracy(logits.Run, data.Test, TestBatch);
            var start = Accuracy();
            var results = new Trainer(cost, new Sgd(rate * batch)).Fit(data.Train, new FitOptions<float, int>
            {
                Epochs = epochs,
                BatchSize = batch,
                Seed = (ulong)seed,
                Accuracy = Accuracy,
                Progress = new ProgressLine(),
            });
            return new($"{name}, batch {batch}", [start, .. results.Select(result => result.Accuracy!.Value)]);
        }

        Course[] courses =
        [
            Teach("squared error", networks[0], single, batch: 1, SquaredErrorRate),
            Teach("squared error", networks[1], squaredError, batch: 10, SquaredErrorRate),
            Teach("cross-entropy", networks[2], crossEntropy, batch: 10, CrossEntropyRate),
        ];
        Print(courses);

        var file = folder.PathOf(CurvesFile);
        var accuracies = new Chart("epoch", "test accuracy", [.. courses.Select(course => course.Curve)]);
        LearningCurve.Save(file, "Sigmoids with two costs", accuracies, neuron);
        Console.WriteLine($"wrote {file}");
        SampleReport.Save(arguments, "Digits with sigmoids", report => report
            .Add(squaredError).Add(crossEntropy).Add("Accuracy", accuracies).Add("Learning slowdown", neuron));
    }

    /// <summary>The accuracies side by side, and what they say about the costs.</summary>
    static void Print(Course[] courses)
    {
        Console.WriteLine("epoch  " + string.Join("  ", courses.Select(course => course.Name)));
        for (var epoch = 0; epoch < courses[0].Accuracies.Count; epoch++)
            Console.WriteLine($"{epoch,5}  " + string.Join("  ", courses.Select(
                course => course.Accuracies[epoch].ToString("0.00 %").PadLeft(course.Name.Length))));

        var (squaredError, crossEntropy) = (courses[1], courses[2]);
        var (slow, fast) = (squaredError.Accuracies[1], crossEntropy.Accuracies[1]);
        Console.WriteLine(
            $"After the first epoch cross-entropy reads {fast:0.0 %} of the test pictures rightly, squared error {slow:0.0 %}; "
            + (fast <= slow ? "it is not ahead here."
                : squaredError.EpochOf(fast) is { } later ? $"squared error is there after epoch {later}."
                : "squared error never gets there."));
    }
}
