using GraphGen.Samples.Common;

namespace GraphGen.Samples.Gates;

/// <summary>A single neuron learns AND and OR, cannot learn XOR, and a small network can.</summary>
static partial class GatesSample
{
    const int PerceptronEpochs = 20, NetworkSteps = 5000;

    /// <summary>Of so many steps the loss of one is drawn.</summary>
    const int StepsAPoint = 10;

    /// <summary>An answer so far from the right one is none.</summary>
    const float Unsure = 0.25f;

    /// <summary>All inputs of a gate, one pair a row.</summary>
    static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];

    static readonly float[] And = [0, 0, 0, 1], Or = [0, 1, 1, 1], Xor = [0, 1, 1, 0];

    /// <summary>The entry of the list.</summary>
    public static Sample Sample { get; } = new(
        "gates", "a perceptron learns AND and OR; XOR takes a hidden layer",
        [
            new("seed", "N", "where the network's first weights come from (1)"),
            new("steps", "N", $"how often the network sees the four inputs ({NetworkSteps})"),
            DeviceOption.Option,
            SampleReport.Option,
        ],
        Run);

    static void Run(Arguments arguments)
    {
        var seed = (ulong)arguments.Integer("seed", 1, least: 0);
        var steps = arguments.Integer("steps", NetworkSteps, least: 1);
        TeachPerceptron("AND", And);
        TeachPerceptron("OR", Or);
        TeachPerceptron("XOR", Xor);
        Console.WriteLine(
            """
              No line in the plane has (0,1) and (1,0) on one side and (0,0) and (1,1) on the other,
              and a perceptron is such a line. A hidden layer draws several lines and combines them:

            """);
        TeachNetwork(seed, steps, arguments);
    }

    static void TeachPerceptron(string name, float[] targets)
    {
        using var learn = Perceptron.BindLearn();
        Span<float> weights = stackalloc float[2], bias = stackalloc float[1];
        Console.WriteLine($"{name}, a perceptron");
        for (var epoch = 1; epoch <= PerceptronEpochs; epoch++)
        {
            var changed = false;
            for (var i = 0; i < targets.Length; i++)
            {
                learn.Run(weights, bias, Inputs.AsSpan(2 * i, 2), targets.AsSpan(i, 1));
                changed |= !learn.Weights.SequenceEqual(weights) || learn.Bias != bias[0];
                learn.Weights.CopyTo(weights);
                bias[0] = learn.Bias;
            }

            if (changed) continue;
            Console.WriteLine($"  learnt after {epoch} epochs: fires when {WeightedSum.Of((weights[0], "a"), (weights[1], "b"), (bias[0], ""))} > 0\n");
            return;
        }

        Console.WriteLine($"  still wrong after {PerceptronEpochs} epochs, and it would never settle\n");
    }

    static void TeachNetwork(ulong seed, int steps, Arguments arguments)
    {
        var network = new GateNetwork();
        network.Parameters.Initialize(seed);
        using var programs = Bind(network, DeviceOption.Choose(arguments));
        var trainer = new Trainer(programs.Loss, new Adam(learningRate: 0.02f));
        var losses = new List<double>();
        Console.WriteLine("XOR, a 2-4-1 network of sigmoids");
        for (var step = 1; step <= steps; step++)
        {
            var value = trainer.Step(Inputs, Xor);
            if (step % StepsAPoint == 0) losses.Add(value);
            if (step % 1000 == 0) Console.WriteLine($"  step {step}: loss {value:0.00000}");
        }

        var answers = programs.Answer(Inputs);
        var learnt = true;
        for (var i = 0; i < Xor.Length; i++)
        {
            Console.WriteLine($"  {Inputs[2 * i]} XOR {Inputs[2 * i + 1]} = {answers[i]:0.000} (should be {Xor[i]})");
            learnt &= MathF.Abs(answers[i] - Xor[i]) < Unsure;
        }

        if (!learnt)
            Console.WriteLine(
                """
                  The network has not learnt XOR. With few hidden units training can get stuck, in a local minimum
                  or where the loss is nearly flat: another --seed helps, and sometimes more --steps.
                """);
        SampleReport.Save(arguments, "Gates", report =>
        {
            foreach (var program in programs.All) report.Add(program);
            report.Add("Learning XOR", "step", Curve.Of("loss", losses, first: StepsAPoint, step: StepsAPoint));
        });
    }

    static NetworkPrograms<float> Bind(GateNetwork network, string? device)
    {
        if (device is null)
        {
            var (loss, answer) = (network.BindLoss(batch: 4), network.BindAnswer(batch: 4));
            return new(loss, answer.Run, loss, answer);
        }

        NetworkPrograms<float>? programs = null;
        BindOnDevice(network, device, ref programs);
        return programs ?? throw DeviceOption.NotBuilt(device);
    }

    /// <summary>Binds the network's programs on a device; does nothing in a build without GPU support.</summary>
    static partial void BindOnDevice(GateNetwork network, string device, ref NetworkPrograms<float>? programs);
}
