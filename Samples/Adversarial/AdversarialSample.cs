using GraphGen.Samples.Common;

namespace GraphGen.Samples.Adversarial;

/// <summary>Deceives a trained digit network with changes that people hardly see.</summary>
static class AdversarialSample
{
    const int Batch = 64, Shown = 6;
    const string PictureFile = "adversarial.svg";

    /// <summary>The changes to try, as multiples of the one that the user asks for.</summary>
    static readonly double[] Multiples = [0, 0.25, 0.5, 1, 2];

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "adversarial", "the fast gradient sign method deceives the digits network by the gradient of the picture",
        [
            .. DigitData.Options,
            new("model", "FILE", "the checkpoint of the digits sample to deceive, instead of training"),
            new("epochs", "N", "how long to train (3)"),
            new("epsilon", "E", "how far each pixel moves, of a range of 1 (0.1)"),
            new("seed", "N", "where weights, order and drawn digits come from (1)"),
            new("out", "DIR", "where the picture goes (artifacts/adversarial)"),
            SampleReport.Option,
        ],
        Run);

    static void Run(Arguments arguments)
    {
        var epsilon = arguments.Number("epsilon", 0.1, above: 0, most: 1);
        var epochs = arguments.Integer("epochs", 3, least: 1);
        var seed = arguments.Integer("seed", 1, least: 0);
        var folder = OutputFolder.Choose(arguments, "adversarial", PictureFile);
        var data = DigitData.Choose(arguments, seed);
        Console.WriteLine(data.Description);

        var model = new AttackedClassifier();
        using var loss = model.BindLoss(Batch);
        using var answer = model.BindAnswer(Batch);
        if (arguments.Text("model") is { } file) Checkpoint.Load(file, model.Parameters);
        else Train(model, loss, data.Train, epochs, (ulong)seed);

        var before = Answers.Of(answer, data.Test, Batch);
        var gradients = FastGradientSign.Gradients(loss, data.Test, Batch);
        var noise = FastGradientSign.Noise(gradients.Length, seed);
        (double Epsilon, double Attacked, double Disturbed) Try(double size)
        {
            double Accuracy(float[] directions)
            {
                var moved = FastGradientSign.Attack(data.Test, directions, size);
                return Answers.Of(answer, moved, Batch).Accuracy(moved);
            }

            return (size, Accuracy(gradients), Accuracy(noise));
        }

        var trials = Multiples.Select(multiple => Try(multiple * epsilon)).ToList();
        Console.WriteLine("test accuracy when every pixel moves by epsilon\nepsilon  by the gradient's sign  by a random sign");
        foreach (var trial in trials) Console.WriteLine($"{trial.Epsilon,7:0.####}  {trial.Attacked,22:0.00 %}  {trial.Disturbed,16:0.00 %}");

        var attacked = FastGradientSign.Attack(data.Test, gradients, epsilon);
        var after = Answers.Of(answer, attacked, Batch);
        var picture = folder.PathOf(PictureFile);
        AttackPicture.Save(picture, epsilon, (data.Test, before), (attacked, after), Deceived(data.Test, before, after));
        Console.WriteLine($"wrote {picture}");
        SampleReport.Save(arguments, "Adversarial examples", report => report.Add(loss).Add(answer).Add("Accuracy under attack", new Chart(
            "change of each pixel in percent of the range", "test accuracy",
            new Curve("by the gradient's sign", [.. trials.Select(trial => (100 * trial.Epsilon, trial.Attacked))]),
            new Curve("by a random sign", [.. trials.Select(trial => (100 * trial.Epsilon, trial.Disturbed))]))));
    }

    static void Train(AttackedClassifier model, AttackedClassifier.LossProgram loss, Dataset<float, int> train, int epochs, ulong seed)
    {
        model.Parameters.Initialize(seed);
        new Trainer(loss, new Adam(learningRate: 1e-3)).Fit(train, new FitOptions<float, int>
        {
            Epochs = epochs,
            BatchSize = Batch,
            Seed = seed,
            Progress = new ProgressLine(),
            EpochEnded = result => Console.WriteLine($"epoch {result.Epoch,2}: loss {result.TrainLoss:0.0000}"),
        });
    }

    /// <summary>The first picture of each of some digits that the network saw rightly before the attack and does not after it.</summary>
    static IReadOnlyList<int> Deceived(Dataset<float, int> data, Answer[] before, Answer[] after)
    {
        var digits = data.Targets.ToArray();
        return
        [
            .. Enumerable.Range(0, digits.Length)
                .Where(i => before[i].Digit == digits[i] && after[i].Digit != digits[i]).DistinctBy(i => digits[i]).Take(Shown),
        ];
    }
}
