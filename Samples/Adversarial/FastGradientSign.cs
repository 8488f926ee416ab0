using static GraphGen.Ops;

namespace GraphGen.Samples.Adversarial;

/// <summary>The fast gradient sign method (Goodfellow, Shlens and Szegedy, "Explaining and harnessing adversarial examples",
/// 2015): each pixel moves by the same small amount ε, in the direction in which the loss rises.</summary>
static partial class FastGradientSign
{
    /// <summary>Moves pixels by ε in the direction of a sign, within the range from 0 to 1.</summary>
    [Model(Derivatives = Derivatives.None)]
    public static partial Tensor Move([Shape("n")] Tensor pixels, [Shape("n")] Tensor direction, float epsilon) =>
        Clamp(pixels + epsilon * Sign(direction), 0, 1);

    /// <summary>Moves all pictures.</summary>
    /// <param name="data">The pictures with their digits.</param>
    /// <param name="directions">A direction for each pixel.</param>
    /// <param name="epsilon">How far each pixel moves.</param>
    /// <returns>The moved pictures with the same digits.</returns>
    public static Dataset<float, int> Attack(Dataset<float, int> data, float[] directions, double epsilon)
    {
        var moved = new float[directions.Length];
        MoveInto(data.Inputs, directions, (float)epsilon, moved);
        return new(moved, data.InputShape, data.Targets.ToArray(), data.TargetShape);
    }

    /// <summary>The gradient of the loss with respect to each pixel.</summary>
    /// <param name="loss">The loss of the network to deceive.</param>
    /// <param name="data">The pictures with their digits.</param>
    /// <param name="batch">How many at once.</param>
    public static float[] Gradients(AttackedClassifier.LossProgram loss, Dataset<float, int> data, int batch)
    {
        var gradients = new float[data.Inputs.Length];
        var rest = gradients.AsSpan();
        foreach (var (images, digits) in data.Batches(batch))
        {
            loss.Forward(images, digits);
            loss.Backward();
            loss.ImageGradient.CopyTo(rest);
            rest = rest[images.Length..];
        }

        return gradients;
    }

    /// <summary>Directions without a purpose, to compare with: each up or down as a coin falls.</summary>
    public static float[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        var directions = new float[count];
        foreach (ref var direction in directions.AsSpan()) direction = 2 * random.Next(2) - 1;
        return directions;
    }
}
