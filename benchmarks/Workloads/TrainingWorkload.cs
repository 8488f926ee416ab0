using GraphGen.Benchmarks.Tape;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>A network that is trained on one batch by gradient descent with a rate of 1e-3.</summary>
/// <typeparam name="TTarget">The type of the targets' elements.</typeparam>
sealed record TrainingWorkload<TTarget>(string Key, string Title, int Batch, int Features) : Workload(Key, Title)
    where TTarget : unmanaged
{
    /// <summary>The rate of the steps that are observed: so large that wrong gradients show in the losses.</summary>
    const double ObservedRate = 0.1;

    const double Rate = 1e-3;

    const int ObservedSteps = 10;

    /// <summary>The batch, example by example.</summary>
    public required float[] Inputs { get; init; }

    /// <summary>Its targets.</summary>
    public required TTarget[] Targets { get; init; }

    /// <summary>Binds the compiled loss of a new model, on one thread.</summary>
    public required Func<ISupervised<float, TTarget>> Bind { get; init; }

    /// <summary>Binds the compiled network without its loss, of a new model, on one thread.</summary>
    public required Func<Network> BindNetwork { get; init; }

    /// <summary>The loss of the batch on a tape.</summary>
    public required Func<Tape<float>, TapeLayers, Node<float>, Block<TTarget>, Func<Node<float>>> OnTape { get; init; }

    public override Contestant Compiled() => Train(Bind());

    /// <summary>The step of a program for the loss, which is disposed of in the end.</summary>
    public Contestant Train(ISupervised<float, TTarget> program)
    {
        var optimizer = new Sgd(Rate);
        var trainer = new Trainer(program, optimizer);
        return Training(() => (float)trainer.Step<float, TTarget>(Inputs, Targets), program.Parameters, optimizer, (IDisposable)program);
    }

    public override Contestant Tape()
    {
        var (tape, inputs, targets) = (new Tape<float>(), Copied(Inputs), Copied(Targets));
        var parameters = Bind().Parameters;
        var gradients = new GradientSet(parameters);
        var optimizer = new Sgd(Rate);
        var loss = OnTape(
            tape, new TapeLayers(tape, parameters, gradients),
            tape.Input(inputs.At<float>(0, Inputs.Length), Batch, Features), targets.At<TTarget>(0, Targets.Length));
        return Training(Step, parameters, optimizer, tape, inputs, targets);

        float Step()
        {
            tape.Reset();
            var result = loss();
            tape.Backward(result);
            optimizer.Step(parameters, gradients);
            return result.Values[0];
        }
    }

    public override Contestant CompiledInference()
    {
        var network = BindNetwork();
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) network(Inputs);
            },
            () => [.. network(Inputs)[..1].ToArray().Select(value => (double)value)]);
    }

    public override Contestant Products()
    {
        var products = new LayerProducts(Batch, Bind().Parameters);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) products.Step();
            },
            () => [], products);
    }

    public override Contestant Update()
    {
        var parameters = Bind().Parameters;
        var gradients = new GradientSet(parameters);
        var optimizer = new Sgd(Rate);
        return new(
            steps =>
            {
                for (var i = 0; i < steps; i++) optimizer.Step(parameters, gradients);
            },
            () => []);
    }

    public override void Write(SafetensorsWriter writer)
    {
        writer.Add("x", Tensor.Of(Inputs, Batch, Features));
        writer.Add("target", Targets switch
        {
            int[] classes => Tensor.Of(classes),
            _ => Tensor.Of((float[])(object)Targets, Batch, Targets.Length / Batch),
        });
        var parameters = Bind().Parameters;
        foreach (var name in parameters.Names) writer.Add("weights." + name, parameters[name].ToTensor());
    }

    static unsafe Arena Copied<T>(T[] values) where T : unmanaged
    {
        var arena = new Arena((long)sizeof(T) * values.Length);
        values.CopyTo(arena.At<T>(0, values.Length).Span);
        return arena;
    }

    static Contestant Training(Func<float> step, ParameterSet parameters, Sgd optimizer, params IDisposable[] owned) => new(
        steps =>
        {
            for (var i = 0; i < steps; i++) step();
        },
        () =>
        {
            parameters.Initialize(seed: 0);
            optimizer.LearningRate = ObservedRate;
            var losses = Enumerable.Range(0, ObservedSteps).Select(_ => (double)step()).ToArray();
            parameters.Initialize(seed: 0);
            optimizer.LearningRate = Rate;
            return losses;
        },
        owned);
}

/// <summary>A network that gives its outputs for a batch.</summary>
delegate ReadOnlySpan<float> Network(ReadOnlySpan<float> batch);
