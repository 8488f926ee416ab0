using GraphGen.Samples.Common;

namespace GraphGen.Samples.Digits;

/// <summary>Trains a network to read handwritten digits.</summary>
static partial class DigitsSample
{
    const string CheckpointFile = "digits.safetensors", CurveFile = "digits.svg";

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "digits", "a 784-128-10 network learns to read handwritten digits",
        [
            .. DigitData.Options,
            new("epochs", "N", "how often to go through the training pictures (5)"),
            new("batch", "N", "pictures a step (64)"),
            new("seed", "N", "where weights, order and drawn digits come from (1)"),
            new("out", "DIR", "where the checkpoint and the curve go (artifacts/digits)"),
            new("trace", "FILE", "only write 100 steps for benchmarks/pytorch/digits_compare.py", Target: true),
            DeviceOption.Option,
            SampleReport.Option,
        ],
        Run);

    static void Run(Arguments arguments)
    {
        var epochs = arguments.Integer("epochs", 5, least: 1);
        var batch = arguments.Integer("batch", 64, least: 1);
        var seed = arguments.Integer("seed", 1, least: 0);
        var trace = arguments.Text("trace");
        var folder = trace is null ? OutputFolder.Choose(arguments, "digits", CheckpointFile, CurveFile) : null;
        var data = DigitData.Choose(arguments, seed);
        Console.WriteLine(data.Description);

        var model = new DigitClassifier();
        model.Parameters.Initialize((ulong)seed);
        using var programs = Bind(model, batch, DeviceOption.Choose(arguments));
        var trainer = new Trainer(programs.Loss, new Adam(learningRate: 1e-3));
        if (folder is null)
        {
            LossTrace.Write(trace!, model.Parameters, trainer, data.Train.Batches(batch, (ulong)seed));
            return;
        }

        var results = trainer.Fit(data.Train, new FitOptions<float, int>
        {
            Epochs = epochs,
            BatchSize = batch,
            Seed = (ulong)seed,
            Accuracy = () => Metrics.Accuracy(programs.Answer, data.Test, batch),
            Progress = new ProgressLine(),
            EpochEnded = result => Console.WriteLine(
                $"epoch {result.Epoch,2}: loss {result.TrainLoss:0.0000}, test accuracy {result.Accuracy:0.00 %}, "
                + $"{result.Duration.TotalSeconds:0.0} s"),
        });

        var (checkpoint, curve) = (folder.PathOf(CheckpointFile), folder.PathOf(CurveFile));
        Checkpoint.Save(checkpoint, model.Parameters);
        LearningCurve.Save(curve, results, "digits");
        Console.WriteLine($"wrote {checkpoint} and {curve}");
        SampleReport.Save(arguments, "Digits", report =>
        {
            foreach (var program in programs.All) report.Add(program);
            report.Add(results);
        });
    }

    static NetworkPrograms<int> Bind(DigitClassifier model, int batch, string? device)
    {
        if (device is null)
        {
            var (loss, logits) = (model.BindLoss(batch), model.BindLogits(batch));
            return new(loss, logits.Run, loss, logits);
        }

        NetworkPrograms<int>? programs = null;
        BindOnDevice(model, batch, device, ref programs);
        return programs ?? throw DeviceOption.NotBuilt(device);
    }

    /// <summary>Binds the programs on a device; does nothing in a build without GPU support.</summary>
    static partial void BindOnDevice(DigitClassifier model, int batch, string device, ref NetworkPrograms<int>? programs);
}
