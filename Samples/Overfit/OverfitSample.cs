using GraphGen.Samples.Common;

namespace GraphGen.Samples.Overfit;

/// <summary>A large network learns a few hundred digits by heart, and what helps against that.</summary>
static class OverfitSample
{
    const int Batch = 20, MostValidation = 1000, Patience = 5;
    const double LearningRate = 0.05, Momentum = 0.9, L2 = 0.01;
    const string CurvesFile = "overfit.svg";

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "overfit", "a large network learns few digits by heart; dropout, L2 and early stopping",
        [
            .. DigitData.Options,
            new("examples", "N", "how many pictures to train on (300)"),
            new("wrong", "P", "how many percent of their labels are wrong, as in careless data (20)"),
            new("epochs", "N", "how often to go through them (60)"),
            new("seed", "N", "where weights, order and drawn digits come from (1)"),
            new("out", "DIR", "where the curves go (artifacts/overfit)"),
            SampleReport.Option,
        ],
        Run);

    static void Run(Arguments arguments)
    {
        var examples = arguments.Integer("examples", 300, least: 20);
        var wrong = arguments.Integer("wrong", 20, least: 0, most: 100);
        var epochs = arguments.Integer("epochs", 60, least: 2);
        var seed = arguments.Integer("seed", 1, least: 0);
        var folder = OutputFolder.Choose(arguments, "overfit", CurvesFile);
        var data = DigitData.Choose(arguments, seed);
        var (right, validation) = Split(data, examples);
        var train = Mislabel(right, right.Count * wrong / 100, seed);
        Console.WriteLine($"digits: {data.Source}");
        Console.WriteLine($"{train.Count} pictures to train on for {epochs} epochs, {wrong} % of them with a wrong label; {validation.Count} for validation");

        var most = Math.Max(train.Count, validation.Count);
        using var small = Learner.Small(Batch, most);
        using var large = Learner.Large(Batch, most);
        using var dropout = Learner.WithDropout(Batch, most);
        using var penalized = Learner.Large(Batch, most);
        using var stopped = Learner.Large(Batch, most);

        Course Teach(string name, Learner learner, double weightDecay = 0, EarlyStopping? stopping = null)
        {
            learner.Loss.Parameters.Initialize((ulong)seed);
            learner.Loss.RandomSeed = (ulong)seed;
            var trainLosses = new List<double>();
            var optimizer = new Sgd(LearningRate, Momentum, weightDecay: weightDecay)
            {
                Groups = [new ParameterGroup("*.bias") { WeightDecay = 0 }],
            };
            var results = new Trainer(learner.Loss, optimizer).Fit(train, new FitOptions<float, int>
            {
                Epochs = epochs,
                BatchSize = Batch,
                Seed = (ulong)seed,
                Validation = validation,
                ValidationLoss = learner.Measure,
                EarlyStopping = stopping,
                EpochEnded = _ => trainLosses.Add(learner.Measure(train.Inputs, train.Targets)),
            });
            return new(
                name, trainLosses, [.. results.Select(result => result.ValidationLoss!.Value)],
                learner.Measure(train.Inputs, train.Targets), learner.Measure(validation.Inputs, validation.Targets));
        }

        var courses = new Courses(
            Teach("small", small),
            Teach("large", large),
            Teach("dropout", dropout),
            Teach("L2", penalized, weightDecay: L2),
            Teach("early stopping", stopped, stopping: new(Patience)));
        Console.WriteLine(courses.Table);
        Console.WriteLine(courses.Findings);

        var file = folder.PathOf(CurvesFile);
        LearningCurve.Save(file, $"Learning from {train.Count} digits", courses.TrainChart, courses.ValidationChart);
        Console.WriteLine($"wrote {file}");
        SampleReport.Save(arguments, "Overfitting", report => report
            .Add(large.Program).Add(dropout.Program).Add("Training loss", courses.TrainChart).Add("Validation loss", courses.ValidationChart));
    }

    /// <summary>A few pictures to train on, and more to see what was learnt.</summary>
    static (Dataset<float, int> Train, Dataset<float, int> Validation) Split(DigitData data, int examples)
    {
        var validation = Math.Min(MostValidation, data.Train.Count - examples);
        return validation > 0
            ? (data.Train.Slice(0, examples), data.Train.Slice(examples, validation))
            : throw new UsageException($"--examples: of {data.Train.Count} pictures, {examples} to train on leave none for validation.");
    }

    /// <summary>The same pictures, the first of them with labels that are wrong.</summary>
    static Dataset<float, int> Mislabel(Dataset<float, int> data, int count, int seed)
    {
        var random = new Random(seed);
        var labels = data.Targets.ToArray();
        foreach (ref var label in labels.AsSpan(0, count)) label = (label + 1 + random.Next(9)) % 10;
        return new(data.Inputs.ToArray(), data.InputShape, labels, data.TargetShape);
    }
}
