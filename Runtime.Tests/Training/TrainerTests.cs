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
            Line, new FitOptions<float, float> { Epochs = 60, BatchSize = 2, Test = Line, Accuracy = () => 0.5 });
        Assert.Equal(3, program.Slope, 1e-3f);
        Assert.Equal(60, results.Count);
        Assert.Equal(1, results[0].Epoch);
        Assert.True(results[^1].TestLoss < 1e-4);
        Assert.True(results[^1].TrainLoss < results[0].TrainLoss);
        Assert.Equal(0.5, results[0].Accuracy);
    }

    [Fact]
    public void EqualSeedsGiveEqualTrainings()
    {
        Assert.Equal(Losses(seed: 1), Losses(seed: 1));
        Assert.NotEqual(Losses(seed: 1), Losses(seed: 2));

        static float[] Losses(ulong seed)
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
