using GraphGen.Benchmarks.Models;
using GraphGen.Benchmarks.Tape;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>All workloads.</summary>
static class Catalog
{
    /// <summary>The workloads in the order of the tables.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        Gates(), Logistic(), SigmoidDigits(), Digits(), WideDigits(), new ScalarFunction(), new Rosenbrock(),
        new Chain("chain", "10⁶", 1_000_000), new Scores(4096),
    ];

    /// <summary>The workload of a key.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists all.</exception>
    public static Workload Find(string key) => All.FirstOrDefault(workload => workload.Key == key)
        ?? throw new ArgumentException($"There is no workload '{key}'; there are: {string.Join(", ", All.Select(each => each.Key))}.");

    static TrainingWorkload<float> Gates() => new("gates", "XOR 2-4-1, batch 4", Batch: 4, Features: 2)
    {
        Inputs = [0, 0, 0, 1, 1, 0, 1, 1],
        Targets = [0, 1, 1, 0],
        Bind = () => new Gates().BindLoss(4, threads: 1),
        BindNetwork = () => new Gates().BindAnswer(4, threads: 1).Run,
        OnTape = (tape, layers, x, target) =>
        {
            var (hidden, output, answers) = (layers["hidden"], layers["output"], tape.Input(target, 4, 1));
            return () => tape.MeanSquaredError(tape.Map<Sigmoid>(output(tape.Map<Sigmoid>(hidden(x)))), answers);
        },
    };

    static TrainingWorkload<float> Logistic() => new("logistic", "logistic regression, 4 features, batch 32", Batch: 32, Features: 4)
    {
        Inputs = Numbers.Normal(32 * 4, seed: 1),
        Targets = [.. Numbers.Classes(32, 2, seed: 2).Select(label => (float)label)],
        Bind = () => new Logistic().BindLoss(32, threads: 1),
        BindNetwork = () => new Logistic().BindLogits(32, threads: 1).Run,
        OnTape = (tape, layers, x, target) =>
        {
            var (output, labels) = (layers["output"], tape.Input(target, 32, 1));
            return () => tape.BinaryCrossEntropy(output(x), labels);
        },
    };

    static TrainingWorkload<float> SigmoidDigits() => new("digits-sigmoid", "784-15-10 sigmoid, squared error, batch 10", Batch: 10, Features: 784)
    {
        Inputs = Numbers.Uniform(10 * 784, seed: 1),
        Targets = Numbers.OneHot(Numbers.Classes(10, 10, seed: 2), 10),
        Bind = () => new SigmoidDigits().BindLoss(10, threads: 1),
        BindNetwork = () => new SigmoidDigits().BindAnswer(10, threads: 1).Run,
        OnTape = (tape, layers, x, target) =>
        {
            var (hidden, output, answers) = (layers["hidden"], layers["output"], tape.Input(target, 10, 10));
            return () => tape.MeanSquaredError(tape.Map<Sigmoid>(output(tape.Map<Sigmoid>(hidden(x)))), answers);
        },
    };

    static TrainingWorkload<int> Digits() => new("digits", "784-128-10 ReLU, cross-entropy, batch 64", Batch: 64, Features: 784)
    {
        Inputs = Numbers.Uniform(64 * 784, seed: 1),
        Targets = Numbers.Classes(64, 10, seed: 2),
        Bind = () => new Digits().BindLoss(64, threads: 1),
        BindNetwork = () => new Digits().BindLogits(64, threads: 1).Run,
        OnTape = (tape, layers, x, target) =>
        {
            var (hidden, output) = (layers["hidden"], layers["output"]);
            return () => tape.CrossEntropy(output(tape.Map<Relu>(hidden(x))), target);
        },
    };

    static TrainingWorkload<int> WideDigits() => new("digits-wide", "784-512-512-10 ReLU, cross-entropy, batch 128", Batch: 128, Features: 784)
    {
        Inputs = Numbers.Uniform(128 * 784, seed: 1),
        Targets = Numbers.Classes(128, 10, seed: 2),
        Bind = () => new WideDigits().BindLoss(128, threads: 1),
        BindNetwork = () => new WideDigits().BindLogits(128, threads: 1).Run,
        OnTape = (tape, layers, x, target) =>
        {
            var (first, second, output) = (layers["first"], layers["second"], layers["output"]);
            return () => tape.CrossEntropy(output(tape.Map<Relu>(second(tape.Map<Relu>(first(x))))), target);
        },
    };
}
