namespace GraphGen.Samples.DigitsSigmoid;

/// <summary>One sigmoid neuron whose only input is always 1. It should answer 0.</summary>
static partial class Neuron
{
    /// <summary>What it answers.</summary>
    [Model]
    public static partial double Answer(double weight, double bias) => 1 / (1 + Math.Exp(-(weight + bias)));

    /// <summary>Half the square of the answer.</summary>
    [Model]
    public static partial double SquaredError(double weight, double bias)
    {
        var answer = Answer(weight, bias);
        return answer * answer / 2;
    }

    /// <summary>The logarithm of how likely the neuron finds the right answer, negated.</summary>
    [Model]
    public static partial double CrossEntropy(double weight, double bias) => -Math.Log(1 - Answer(weight, bias));
}
