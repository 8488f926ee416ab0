namespace GraphGen.Runtime.Tests.Optimizers;

/// <summary>Every update rule by a name.</summary>
static class OptimizerCases
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "sgd", "momentum", "nesterov", "adam", "amsgrad", "adamw", "adagrad", "rmsprop", "rmsprop momentum", "rmsprop centered",
        "rmsprop centered momentum", "adadelta",
    ];

    public static Optimizer Create(string name, params ParameterGroup[] groups) => name switch
    {
        "sgd" => new Sgd(0.05) { Groups = groups },
        "momentum" => new Sgd(0.05, momentum: 0.9, dampening: 0.1) { Groups = groups },
        "nesterov" => new Sgd(0.05, momentum: 0.9, nesterov: true) { Groups = groups },
        "adam" => new Adam(0.05, weightDecay: 0.01) { Groups = groups },
        "amsgrad" => new Adam(0.05, amsgrad: true) { Groups = groups },
        "adamw" => new AdamW(0.05) { Groups = groups },
        "adagrad" => new AdaGrad(0.05, learningRateDecay: 0.01) { Groups = groups },
        "rmsprop" => new RmsProp(0.01) { Groups = groups },
        "rmsprop momentum" => new RmsProp(0.01, momentum: 0.9) { Groups = groups },
        "rmsprop centered" => new RmsProp(0.01, centered: true) { Groups = groups },
        "rmsprop centered momentum" => new RmsProp(0.01, momentum: 0.9, centered: true) { Groups = groups },
        "adadelta" => new AdaDelta { Groups = groups },
        _ => throw new ArgumentException($"There is no optimizer case '{name}'.", nameof(name)),
    };
}
