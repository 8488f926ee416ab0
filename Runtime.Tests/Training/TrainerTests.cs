namespace GraphGen.Runtime.Tests.Training;

public class TrainerTests
{
    // y = 3x
    static readonly Dataset<float, float> Line = new(
        new float[] { -2, -1, 0, 1, 2 }, TensorShape.Scalar, new float[] { -6, -3, 0, 3, 6 }, TensorShape.Scalar);

    [Fact]
    public void AStepReturnsTheLossBeforeTheUpdate()
    {
        var program = new LineProgram();
        var trainer = new Trainer(program, new Sgd(0.1));
        Assert.Equal(9, trainer.Step<float, float>([1], [3]));
        Assert.Equal(0.6f, program.Slope, 1e-6f);
        Assert.Equal(5.76f, trainer.Step<float, float>([1], [3]), 1e-5f);
    }

    [Fact]
    public void FittingFindsTheSlope()
    {
        var program = new LineProgram();
        var results = new Trainer(program, new Sgd(0.05)).Fit(
            Line, new FitOptions<float, float> { Epochs = 60, BatchSize = 2, Validation = Line, Accuracy = () => 0.5 });
        Assert.Equal(3, program.Slope, 1e-3f);
        Assert.Equal(60, results.Count);
        Assert.Equal(1, results[0].Epoch);
        Assert.True(results[^1].ValidationLoss < 1e-4);
        Assert.True(results[^1].TrainLoss < results[0].TrainLoss);
        Assert.Equal(0.5, results[0].Accuracy);
    }

    [Fact]
    public void EqualSeedsGiveEqualTrainings()
    {
        Assert.Equal(Losses(seed: 1), Losses(seed: 1));
        Assert.NotEqual(Losses(seed: 1), Losses(seed: 2));

        static double[] Losses(ulong seed)
        {
            var progress = new Recorder();
            new Trainer(new LineProgram(), new Sgd(0.01)).Fit(
                Line, new FitOptions<float, float> { Epochs = 2, BatchSize = 2, Seed = seed, Progress = progress });
            return [.. progress.Reports.Select(report => report.Loss)];
        }
    }

    [Fact]
    public void EveryStepAndEpochIsReported()
    {
        var progress = new Recorder();
        var epochs = new List<int>();
        new Trainer(new LineProgram(), new Sgd(0.01)).Fit(
            Line, new FitOptions<float, float> { Epochs = 2, BatchSize = 2, Progress = progress, EpochEnded = result => epochs.Add(result.Epoch) });
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], progress.Reports.Select(report => (report.Epoch, report.Step)));
        Assert.All(progress.Reports, report => Assert.Equal((2, 3), (report.Epochs, report.Steps)));
        Assert.Equal([1, 2], epochs);
    }

    [Fact]
    public void EvaluatingWeighsTheLastBatchWithItsExamples()
    {
        var program = new LineProgram();
        var loss = new Trainer(program, new Sgd(0.01)).Evaluate(Line, batchSize: 4);
        Assert.Equal((36 + 9 + 0 + 9 + 36) / 5.0, loss, 1e-6);
        Assert.Equal(0, program.Slope);
    }

    [Fact]
    public void AnotherElementTypeIsNamed() =>
        Expect.Throws<ArgumentException>(
            () => new Trainer(new LineProgram(), new Sgd(0.01)).Step<float, int>([1], [3]), "LineProgram", "Single", "Int32");

    [Fact]
    public void AccumulatedBatchesAreOneLargeBatch()
    {
        var data = NoisyProgram.Examples(23, seed: 4);
        Assert.All(Fit(batch: 12, accumulate: 1).Zip(Fit(batch: 4, accumulate: 3)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

        double[] Fit(int batch, int accumulate)
        {
            var program = new NoisyProgram { Noise = 0 };
            new Trainer(program, new Sgd(0.05, momentum: 0.9)).Fit(
                data, new FitOptions<double, double> { Epochs = 3, BatchSize = batch, AccumulateBatches = accumulate });
            return [.. program.Parameters["weight"].AsSpan<double>(), .. program.Parameters["bias"].AsSpan<double>()];
        }
    }

    [Fact]
    public void AccumulatingByHandWeighsBatchesWithTheirExamples()
    {
        LineProgram whole = new(), parts = new();
        new Trainer(whole, new Sgd(0.1)).Step<float, float>([1, 2, 3], [3, 4, 5]);
        var trainer = new Trainer(parts, new Sgd(0.1));
        trainer.UpdateAccumulated();
        trainer.Accumulate<float, float>([1, 2], [3, 4], examples: 2);
        Assert.Equal(0, parts.Slope);
        trainer.Accumulate<float, float>([3], [5], examples: 1);
        trainer.UpdateAccumulated();
        Assert.Equal(whole.Slope, parts.Slope, 1e-6f);
        Expect.Throws<ArgumentOutOfRangeException>(() => trainer.Accumulate<float, float>([1], [1], examples: 0), "examples");
    }

    [Fact]
    public void AScheduleSetsTheRateAndGivesItBack()
    {
        var optimizer = new Sgd(0.01);
        var results = new Trainer(new LineProgram(), optimizer).Fit(Line, new FitOptions<float, float>
        {
            Epochs = 3, BatchSize = 2, Schedule = Schedule.Step(1, 0.5), ScheduleUnit = ScheduleUnit.Epoch,
        });
        Assert.Equal([0.01, 0.005, 0.0025], results.Select(result => result.LearningRate));
        Assert.Equal(0.01, optimizer.LearningRate);
        results = new Trainer(new LineProgram(), new Sgd(0.01)).Fit(
            Line, new FitOptions<float, float> { Epochs = 2, BatchSize = 2, Schedule = Schedule.Custom((initial, step) => initial * step) });
        Assert.Equal([0.02, 0.05], results.Select(result => result.LearningRate));
    }

    [Fact]
    public void TrainingStopsEarlyAndRestoresTheBestModel()
    {
        var program = new LineProgram();
        var slopes = new List<float>();
        double[] measures = [5, 4, 3.95, 4.5, 3, 6];
        var results = new Trainer(program, new Sgd(0.01)).Fit(Line, new FitOptions<float, float>
        {
            Epochs = 6, BatchSize = 5, EarlyStopping = new(patience: 2) { MinDelta = 0.1 },
            Metrics = new Dictionary<string, Func<double>> { ["given"] = () => measures[slopes.Count] },
            Monitor = Monitored.Metric("given", higherIsBetter: false),
            EpochEnded = _ => slopes.Add(program.Slope),
        });
        // 3.95 is the best, but no improvement by 0.1, and neither is 4.5.
        Assert.Equal(4, results.Count);
        Assert.Equal([5, 4, 3.95, 4.5], results.Select(result => result.Metrics["given"]));
        Assert.Equal(slopes[2], program.Slope);
        Expect.Throws<ArgumentException>(() => new Trainer(new LineProgram(), new Sgd(0.01)).Fit(
            Line, new FitOptions<float, float> { Monitor = Monitored.Metric("other", higherIsBetter: true) }), "'other'");
    }

    [Fact]
    public void AMeasureThatIsNotMadeCannotBeMonitored()
    {
        Refuse(new() { Monitor = Monitored.ValidationLoss }, "validation loss", "Validation");
        Refuse(new() { Monitor = Monitored.Accuracy }, "accuracy", "Accuracy");

        static void Refuse(FitOptions<float, float> options, params string[] message) =>
            Expect.Throws<ArgumentException>(() => new Trainer(new LineProgram(), new Sgd(0.01)).Fit(Line, options), message);
    }

    [Fact]
    public void ABatchWithoutExamplesIsRefused()
    {
        var program = new LineProgram();
        var trainer = new Trainer(program, new Adam(0.1));
        trainer.Step<float, float>([1], [3]);
        var slope = program.Slope;
        Expect.Throws<ArgumentException>(() => trainer.Step<float, float>([], []), "no examples");
        Expect.Throws<ArgumentException>(() => trainer.Accumulate<float, float>([], [], examples: 1), "no examples");
        Expect.Throws<ArgumentException>(() => trainer.Fit(Line.Select([]), new()), "0 examples", "not one batch");
        Expect.Throws<ArgumentException>(
            () => trainer.Fit(Line, new() { BatchSize = 8, DropLast = true }), "5 examples", "not one batch of 8");
        Assert.Equal(slope, program.Slope);
    }

    [Fact]
    public void WhatWasAccumulatedDoesNotOutliveAnException()
    {
        var program = new LineProgram();
        var trainer = new Trainer(program, new Sgd(0.1)) { NonFiniteGradients = NonFiniteGradients.Throw };
        trainer.Accumulate<float, float>([float.NaN], [3], examples: 1);
        Assert.Throws<ArithmeticException>(trainer.UpdateAccumulated);
        Assert.Equal(0, program.Slope);
        trainer.Accumulate<float, float>([1], [3], examples: 1);
        trainer.UpdateAccumulated();
        Assert.Equal(0.6f, program.Slope, 1e-6f);
    }

    [Fact]
    public void SettingsThatMeanNothingAreRefused()
    {
        Action[] settings =
        [
            () => _ = new EarlyStopping(1) { MinDelta = -1 }, () => _ = new EarlyStopping(1) { MinDelta = double.NaN },
            () => _ = New(trainer => new(trainer, new Sgd(0.1)) { ClipNorm = -1 }), () => _ = New(trainer => new(trainer, new Sgd(0.1)) { ClipValue = double.NaN }),
            () => _ = New(trainer => new(trainer, new Sgd(0.1)) { ClipNormOrder = 0 }), () => new Sgd(0.1).LearningRate = double.NaN,
            () => new Sgd(0.1).LearningRate = -1, () => new Sgd(0.1).LearningRate = double.PositiveInfinity,
            () => _ = new ReduceOnPlateau { Threshold = -1 }, () => _ = new ReduceOnPlateau { Cooldown = -1 },
            () => _ = new ReduceOnPlateau { Minimum = double.NaN }, () => _ = new ReduceOnPlateau { Epsilon = -1 },
            () => Fit(Schedule.Custom((_, _) => double.NaN)), () => Fit(Schedule.Custom((_, _) => -1)),
        ];
        Assert.All(settings, setting => Assert.Throws<ArgumentOutOfRangeException>(setting));

        static Trainer New(Func<LineProgram, Trainer> make) => make(new());

        static void Fit(Schedule schedule) => new Trainer(new LineProgram(), new Sgd(0.1)).Fit(Line, new() { Schedule = schedule });
    }

    [Fact]
    public void NullsAreRefusedAtOnce()
    {
        var trainer = new Trainer(new LineProgram(), new Sgd(0.1));
        Action[] calls =
        [
            () => _ = new Trainer(null!, new Sgd(0.1)), () => _ = new Trainer(new LineProgram(), null!),
            () => trainer.Fit<float, float>(null!, new()), () => trainer.Fit(Line, null!), () => trainer.Fit(Line, new() { Metrics = null! }),
            () => Schedule.Custom(null!), () => Schedule.MultiStep(0.1, null!), () => Schedule.Constant.Then(1, null!),
            () => _ = new ParameterGroup((string)null!), () => _ = new ParameterGroup((Func<string, bool>)null!),
            () => _ = new Sgd(0.1) { Groups = null! }, () => _ = new Sgd(0.1) { Groups = [null!] },
            () => _ = new Parameter([2], null!), () => trainer.Program.Parameters.Initialize(0, null!), () => new Report("r").Add((IProgram)null!),
            () => Checkpoint.Save("none", null!), () => Checkpoint.Load("none", null!), () => Checkpoint.Save(null!, trainer.Program.Parameters),
        ];
        Assert.All(calls, call => Assert.Throws<ArgumentNullException>(call));
    }

    [Fact]
    public void SeedsHaveOrdersOfTheirOwn()
    {
        var orders = Enumerable.Range(0, 20).SelectMany(seed => Orders((ulong)seed)).ToList();
        Assert.Equal(orders.Count, orders.Distinct().Count());

        static IEnumerable<string> Orders(ulong seed)
        {
            var inputs = Enumerable.Range(0, 30).Select(i => (float)i).ToArray();
            var data = new Dataset<float, float>(inputs, TensorShape.Scalar, inputs, TensorShape.Scalar);
            var program = new LineProgram();
            var progress = new Recorder();
            new Trainer(program, new Sgd(0)).Fit(data, new FitOptions<float, float> { Epochs = 5, BatchSize = 1, Seed = seed, Progress = progress });
            return progress.Reports.Select(report => report.Loss).Chunk(30).Select(losses => string.Join(' ', losses));
        }
    }

    [Fact]
    public void AScheduleBeginsAnewInEachTraining()
    {
        var schedule = new ReduceOnPlateau(0.5, patience: 0) { Threshold = 1e9, IsThresholdRelative = false };
        double[] Rates() => [.. new Trainer(new LineProgram(), new Sgd(0.01)).Fit(
            Line, new FitOptions<float, float> { Epochs = 4, Schedule = schedule }).Select(result => result.LearningRate)];
        var first = Rates();
        Assert.True(first[^1] < first[0]);
        Assert.Equal(first, Rates());
    }

    [Fact]
    public void HigherMeasuresCanBeBetterAndNaNNeverIs()
    {
        double[] measures = [double.NaN, 0.5, 0.7, double.NaN, 0.6];
        var epoch = 0;
        var results = new Trainer(new LineProgram(), new Sgd(0.01)).Fit(Line, new FitOptions<float, float>
        {
            Epochs = 9, EarlyStopping = new(patience: 2), Accuracy = () => measures[epoch++], Monitor = Monitored.Accuracy,
        });
        Assert.Equal(5, results.Count);
    }

    [Fact]
    public void ValidationChangesNothing()
    {
        Assert.Equal(Fit(validation: null), Fit(NoisyProgram.Examples(8, seed: 9)));

        static double[] Fit(Dataset<double, double>? validation)
        {
            var program = new NoisyProgram();
            new Trainer(program, new Sgd(0.05)).Fit(
                NoisyProgram.Examples(20, seed: 4), new FitOptions<double, double> { Epochs = 3, BatchSize = 4, Validation = validation });
            return [.. program.Values, program.RandomStep];
        }
    }

    [Fact]
    public void AnotherProgramMayValidate()
    {
        var result = new Trainer(new LineProgram(), new Sgd(0.01)).Fit(
            Line, new FitOptions<float, float> { BatchSize = 4, Validation = Line, ValidationLoss = (inputs, _) => inputs.Length })[0];
        Assert.Equal((4 * 4 + 1 * 1) / 5.0, result.ValidationLoss);
    }

    [Fact]
    public void ClippingComesBeforeTheUpdate()
    {
        // At slope 0, the gradient of (0 - 3)² is -6.
        var seen = 0f;
        var program = new LineProgram();
        new Trainer(program, new Sgd(1)) { ClipNorm = 2, GradientsReady = gradients => seen = gradients["slope"].Values[0] }
            .Step<float, float>([1], [3]);
        Assert.Equal(2, program.Slope, 1e-5f);
        Assert.Equal(-2, seen, 1e-5f);
        program = new LineProgram();
        new Trainer(program, new Sgd(1)) { ClipValue = 0.5, ClipNorm = 1, ClipNormOrder = double.PositiveInfinity }.Step<float, float>([1], [3]);
        Assert.Equal(0.5f, program.Slope);
    }

    [Fact]
    public void GradientsThatAreNotFiniteAreRefusedOrSkipped()
    {
        var program = new LineProgram();
        var optimizer = new Sgd(0.1);
        Expect.Throws<ArithmeticException>(
            () => new Trainer(program, optimizer) { NonFiniteGradients = NonFiniteGradients.Throw }.Step<float, float>([1], [float.NaN]),
            "'slope'", "step 1");
        var trainer = new Trainer(program, optimizer) { NonFiniteGradients = NonFiniteGradients.Skip };
        trainer.Step<float, float>([1], [float.PositiveInfinity]);
        Assert.Equal((0, 0L, 1L), (program.Slope, optimizer.StepCount, trainer.SkippedSteps));
        trainer.Step<float, float>([1], [3]);
        Assert.Equal((1L, 1L), (optimizer.StepCount, trainer.SkippedSteps));
        new Trainer(program, new Sgd(0.1)).Step<float, float>([1], [float.NaN]);
        Assert.Equal(float.NaN, program.Slope);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Refuse(new() { Epochs = -1 }, "Epochs");
        Refuse(new() { BatchSize = 0 }, "BatchSize");
        Refuse(new() { AccumulateBatches = 0 }, "AccumulateBatches");
        Refuse(new() { Resume = true }, "Resume", "CheckpointFolder");
        Refuse(new() { CheckpointEverySteps = 5 }, "CheckpointEverySteps", "CheckpointFolder");
        Refuse(new() { CheckpointEverySteps = 0, CheckpointFolder = "x" }, "CheckpointEverySteps");
        Refuse(new() { ValidationLoss = (_, _) => 0 }, "ValidationLoss", "Validation");
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new EarlyStopping(0), "patience");

        static void Refuse(FitOptions<float, float> options, params string[] message) =>
            Expect.Throws<ArgumentException>(() => new Trainer(new LineProgram(), new Sgd(0.01)).Fit(Line, options), message);
    }

    [Fact]
    public void ATrainingCanBeEnded()
    {
        using var source = new CancellationTokenSource();
        var options = new FitOptions<float, float>
        {
            Epochs = 100, BatchSize = 5, CancellationToken = source.Token,
            EpochEnded = result => { if (result.Epoch == 3) source.Cancel(); },
        };
        var program = new LineProgram();
        Assert.Throws<OperationCanceledException>(() => new Trainer(program, new Sgd(0.01)).Fit(Line, options));
    }

    sealed class Recorder : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
