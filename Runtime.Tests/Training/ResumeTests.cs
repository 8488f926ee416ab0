using GraphGen.Runtime.Tests.Files;
using GraphGen.Runtime.Tests.Optimizers;

namespace GraphGen.Runtime.Tests.Training;

/// <summary>A training that is interrupted, and goes on in a new program with a new optimizer, ends with the bits of one that is
/// not.</summary>
public sealed class ResumeTests : IDisposable
{
    const int Epochs = 5, BatchesInAnEpoch = 6;

    /// <summary>The last batch behind which another update begins.</summary>
    const int LastCut = BatchesInAnEpoch * Epochs - 2;

    static readonly Dataset<double, double> Train = NoisyProgram.Examples(22, seed: 1), Validation = NoisyProgram.Examples(9, seed: 2);

    readonly TemporaryFolder folder = new();

    public static TheoryData<string> Optimizers => [.. OptimizerCases.Names];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ACancelledTrainingGoesOnBitForBit(string optimizer)
    {
        var expected = Whole(optimizer);
        var random = new Random(optimizer.Length);
        for (var run = 0; run < 4; run++)
        {
            var path = folder.File($"run{run}");
            var session = new Session(optimizer);
            for (var cut = random.Next(1, LastCut + 1); cut <= LastCut; cut += random.Next(1, 12))
            {
                using var source = new CancellationTokenSource();
                Assert.ThrowsAny<OperationCanceledException>(() => session.Fit(Options(path) with
                {
                    CancellationToken = source.Token, Progress = new Callback(report => Cancel(report, cut, source)),
                }));
                session = new Session(optimizer);
            }
            RequireSame(expected, session, session.Fit(Options(path)));
        }
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("rmsprop centered momentum")]
    public void ACrashedTrainingGoesOnFromItsLastCheckpoint(string optimizer)
    {
        var expected = Whole(optimizer);
        for (var crash = 1; crash <= BatchesInAnEpoch * Epochs; crash += 4)
        {
            var path = folder.File($"crash{crash}");
            Assert.Throws<InvalidTimeZoneException>(() => new Session(optimizer).Fit(Options(path) with
            {
                CheckpointEverySteps = 2,
                Progress = new Callback(report =>
                {
                    if (Done(report) == crash) throw new InvalidTimeZoneException();
                }),
            }));
            var session = new Session(optimizer);
            RequireSame(expected, session, session.Fit(Options(path)));
        }
    }

    [Fact]
    public void AFinishedTrainingStaysFinishedAndCanBeLonger()
    {
        var path = folder.File("longer");
        new Session("adam").Fit(Options(path) with { Epochs = 2 });
        var finished = new Session("adam");
        Assert.Equal(2, finished.Fit(Options(path) with { Epochs = 2 }).Count);
        var session = new Session("adam");
        RequireSame(Whole("adam"), session, session.Fit(Options(path)));
    }

    [Fact]
    public void EarlyStoppingIsRemembered()
    {
        // The measure is best in epoch 2 and never again.
        FitOptions<double, double> Stopping(string path) => Options(path) with
        {
            Epochs = 50, EarlyStopping = new(patience: 3), Monitor = new(result => Math.Abs(result.Epoch - 2), higherIsBetter: false),
        };
        var whole = new Session("momentum");
        var history = whole.Fit(Stopping(folder.File("whole")));
        Assert.Equal(5, history.Count);

        var path = folder.File("cut");
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new Session("momentum").Fit(Stopping(path) with
        {
            CancellationToken = source.Token, Progress = new Callback(report => Cancel(report, 3 * BatchesInAnEpoch + 2, source)),
        }));
        var session = new Session("momentum");
        RequireSame((whole.Program.Values, history), session, session.Fit(Stopping(path)));

        // It ended with the model of epoch 2, and does again when asked once more.
        var again = new Session("momentum");
        RequireSame((whole.Program.Values, history), again, again.Fit(Stopping(path)));
        var best = new NoisyProgram();
        Checkpoint.Load(Path.Combine(path, "best.safetensors"), best.Parameters, new Sgd(0.05, momentum: 0.9));
        Assert.Equal(best.Values, session.Program.Values);
    }

    [Fact]
    public void OtherOptionsAreRefused()
    {
        var path = folder.File("other");
        new Session("adam").Fit(Options(path) with { Epochs = 1 });
        Refuse(options => options with { Seed = 8 }, "Seed 7", "Seed 8");
        Refuse(options => options with { BatchSize = 5 }, "BatchSize 4", "BatchSize 5");
        Refuse(options => options with { AccumulateBatches = 1 }, "AccumulateBatches 2", "AccumulateBatches 1");
        Expect.Throws<InvalidDataException>(() => new Session("sgd").Fit(Options(path)), "last.safetensors", "'Adam'", "'Sgd'");
        Refuse(options => options with { Schedule = Schedule.Constant }, "Schedule Formula then ReduceOnPlateau", "with Schedule Formula");
        Refuse(options => options with { Schedule = null }, "with Schedule none");

        var program = new NoisyProgram();
        Checkpoint.Save(Path.Combine(path, "last.safetensors"), program.Parameters, new Adam());
        Expect.Throws<InvalidDataException>(() => new Session("adam").Fit(Options(path)), "last.safetensors", "not of a training");

        void Refuse(Func<FitOptions<double, double>, FitOptions<double, double>> change, params string[] message)
        {
            var session = new Session("adam");
            var before = session.Program.Values;
            Expect.Throws<InvalidDataException>(() => session.Fit(change(Options(path))), ["last.safetensors", .. message]);
            Assert.Equal(before, session.Program.Values);
        }
    }

    [Fact]
    public void OtherExamplesAreRefused()
    {
        var path = folder.File("examples");
        new Session("adam").Fit(Options(path) with { Epochs = 1 });
        var other = Train.Inputs.ToArray();
        other[^1] = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(other[^1]) ^ 1);
        var session = new Session("adam") { Examples = new(other, Train.InputShape, Train.Targets.ToArray(), Train.TargetShape) };
        Expect.Throws<InvalidDataException>(() => session.Fit(Options(path)), "last.safetensors", "a training with data", "cannot go on");
    }

    [Fact]
    public void AMissingOrDamagedBestModelIsRefusedBeforeTraining()
    {
        var path = folder.File("best");
        new Session("adam").Fit(Options(path) with { Epochs = 2 });
        var best = Path.Combine(path, "best.safetensors");
        File.WriteAllText(best, "no model");
        RefuseBest("best.safetensors", "not a valid safetensors file");
        File.Delete(best);
        RefuseBest("last.safetensors", "the model of epoch", "missing");

        // Whoever does not want it back can do without.
        var session = new Session("adam");
        Assert.Equal(Epochs, session.Fit(Options(path) with { EarlyStopping = null }).Count);

        void RefuseBest(params string[] message)
        {
            var session = new Session("adam");
            var before = session.Program.Values;
            Expect.Throws<InvalidDataException>(() => session.Fit(Options(path)), message);
            Assert.Equal(before, session.Program.Values);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"settings":{},"epoch":"one"}""")]
    public void ADamagedStateIsRefused(string state)
    {
        var path = folder.File("damaged");
        Directory.CreateDirectory(path);
        var metadata = new Dictionary<string, string> { ["training"] = state };
        Checkpoint.Save(Path.Combine(path, "last.safetensors"), new NoisyProgram().Parameters, OptimizerCases.Create("adam"), metadata);
        Expect.Throws<InvalidDataException>(() => new Session("adam").Fit(Options(path)), "last.safetensors", "the state of the training is damaged");
    }

    [Fact]
    public void StatesWithoutFiniteNumbersAreKept()
    {
        var state = new TrainingState
        {
            Settings = new Dictionary<string, string>(), LossSum = double.NaN, Best = double.PositiveInfinity, Schedule = [double.NegativeInfinity, 0.1],
            History = [new(1, double.NaN, null, 0.5, TimeSpan.FromSeconds(1)) { Metrics = new Dictionary<string, double> { ["a"] = double.NaN } }],
        };
        var read = TrainingState.Parse(state.Format());
        Assert.Equal(double.NaN, read.LossSum);
        Assert.Equal(double.PositiveInfinity, read.Best);
        Assert.Equal([double.NegativeInfinity, 0.1], read.Schedule);
        Assert.Equal(state.Format(), read.Format());
    }

    (double[] Values, IReadOnlyList<EpochResult> History) Whole(string optimizer)
    {
        var session = new Session(optimizer);
        var history = session.Fit(Options(folder.File("whole " + optimizer)));
        return (session.Program.Values, history);
    }

    static FitOptions<double, double> Options(string path) => new()
    {
        Epochs = Epochs, BatchSize = 4, AccumulateBatches = 2, Seed = 7, Validation = Validation, CheckpointFolder = path, Resume = true,
        Schedule = Schedule.Linear(0.1, 1, 4).Then(4, new ReduceOnPlateau(0.5, patience: 0) { Threshold = 0.2 }),
        EarlyStopping = new(patience: 40),
    };

    static int Done(TrainingProgress report) => (report.Epoch - 1) * BatchesInAnEpoch + report.Step;

    static void Cancel(TrainingProgress report, int at, CancellationTokenSource source)
    {
        if (Done(report) >= at) source.Cancel();
    }

    static void RequireSame(
        (double[] Values, IReadOnlyList<EpochResult> History) expected, Session actual, IReadOnlyList<EpochResult> history)
    {
        Assert.Equal(expected.Values, actual.Program.Values);
        Assert.Equal(expected.History.Select(Measures), history.Select(Measures));

        static (int, double, double?, double, string) Measures(EpochResult result) =>
            (result.Epoch, result.TrainLoss, result.ValidationLoss, result.LearningRate, string.Join(' ', result.Metrics));
    }

    /// <summary>A program and an optimizer, new as after a start of the process.</summary>
    sealed class Session(string optimizer)
    {
        public NoisyProgram Program { get; } = new();

        public Dataset<double, double> Examples { get; init; } = Train;

        public IReadOnlyList<EpochResult> Fit(FitOptions<double, double> options) => new Trainer(Program, OptimizerCases.Create(optimizer)) { ClipNorm = 1 }
            .Fit(Examples, options with { Metrics = new Dictionary<string, Func<double>> { ["first"] = () => Program.Values[0] } });
    }

    sealed class Callback(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
