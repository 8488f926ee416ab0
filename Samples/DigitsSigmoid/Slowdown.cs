namespace GraphGen.Samples.DigitsSigmoid;

/// <summary>Why squared error is slow to correct what is very wrong: its gradient has the slope of the sigmoid as a factor, and the
/// sigmoid is flat there. In the gradient of cross-entropy that factor cancels.</summary>
static class Slowdown
{
    const int Steps = 300;

    /// <summary>Where weight and bias begin: the neuron answers 0.98.</summary>
    const double Start = 2;

    /// <summary>The slope of the sigmoid is ¼ at most; with four times the rate squared error is as fast there as cross-entropy.</summary>
    public const double RateRatio = 4;

    const double CrossEntropyRate = 0.0375, SquaredErrorRate = RateRatio * CrossEntropyRate;

    /// <summary>Teaches the neuron with either cost and prints how long it takes.</summary>
    /// <returns>The neuron's answer, step by step, for both costs.</returns>
    public static Chart Show()
    {
        var squaredError = Teach(Neuron.SquaredErrorGradient, SquaredErrorRate);
        var crossEntropy = Teach(Neuron.CrossEntropyGradient, CrossEntropyRate);
        Console.WriteLine(
            $"""
            One neuron, whose input is 1 and whose weight and bias begin at {Start}, answers {squaredError[0]:0.00} and should answer 0:
            the steps until it is below ½
              squared error, learning rate {SquaredErrorRate,-6}  {StepsBelowHalf(squaredError),3}
              cross-entropy, learning rate {CrossEntropyRate,-6}  {StepsBelowHalf(crossEntropy),3}

            """);
        return new(
            "step", "answer of one neuron", Curve.Of("squared error", squaredError, first: 0), Curve.Of("cross-entropy", crossEntropy, first: 0));
    }

    /// <summary>Gradient descent.</summary>
    static List<double> Teach(Func<double, double, (double Weight, double Bias)> gradient, double rate)
    {
        var (weight, bias) = (Start, Start);
        var answers = new List<double> { Neuron.Answer(weight, bias) };
        for (var step = 1; step <= Steps; step++)
        {
            var slope = gradient(weight, bias);
            (weight, bias) = (weight - rate * slope.Weight, bias - rate * slope.Bias);
            answers.Add(Neuron.Answer(weight, bias));
        }

        return answers;
    }

    static int StepsBelowHalf(List<double> answers) => answers.FindIndex(answer => answer < 0.5);
}
