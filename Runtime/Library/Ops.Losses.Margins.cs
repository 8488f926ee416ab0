namespace GraphGen;

public static partial class Ops
{
    /// <summary>What a score s lacks of a margin of 1 on the right side: max(0, 1 - t·s) for targets t of ±1, or its square.
    /// The derivative at the margin is 0.</summary>
    /// <param name="score">A floating-point tensor of any shape.</param>
    /// <param name="target">A tensor of the same shape, of 1 and -1.</param>
    /// <param name="power">1, or 2 for the square.</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the power is neither 1 nor 2.</exception>
    [Traceable]
    public static Tensor Hinge(Tensor score, Tensor target, int power = 1, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("hinge", score, target);
        var lack = Relu(1 - target * score);
        return power switch
        {
            1 => Reduce(lack, reduction),
            2 => Reduce(Square(lack), reduction),
            _ => throw new ArgumentException($"hinge: the power is {power}, neither 1 nor 2."),
        };
    }

    /// <summary>The cosine of the angle between vectors: their product over their lengths, each at least ε. As PyTorch's
    /// <c>cosine_similarity</c>.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="b">A tensor of a shape that meets that of <paramref name="a"/>.</param>
    /// <param name="axis">The axis of the vectors, in the shape in which both meet; a negative one counts from the end.</param>
    /// <param name="epsilon">ε.</param>
    /// <returns>A tensor without the axis.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or there is no such axis.</exception>
    [Traceable]
    public static Tensor CosineSimilarity(Tensor a, Tensor b, int axis = 1, double epsilon = 1e-8)
    {
        var shape = BroadcastShapes(a.Shape.ToArray(), b.Shape.ToArray());
        var left = BroadcastTo(a, shape);
        var right = BroadcastTo(b, shape);
        return Sum(left * right, axis)
            / (Maximum(Norm(left, 2, axis), epsilon) * Maximum(Norm(right, 2, axis), epsilon));
    }

    /// <summary>How much nearer than a negative example a positive one is to an anchor, short of a margin (Schroff et al.,
    /// "FaceNet", 2015): max(0, d(a, p) - d(a, n) + margin). As PyTorch's <c>triplet_margin_loss</c>; a distance is the
    /// norm of the difference plus ε along the last axis.</summary>
    /// <param name="anchor">A floating-point tensor of shape [..., size].</param>
    /// <param name="positive">A tensor of the same shape.</param>
    /// <param name="negative">A tensor of the same shape.</param>
    /// <param name="margin">The margin.</param>
    /// <param name="p">The exponent of the norm.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="swap">Whether the distance of the negative example is that to the positive one where this is nearer
    /// (Balntas et al., "Learning Shallow Convolutional Feature Descriptors with Triplet Losses", 2016).</param>
    /// <param name="reduction">What is made of the single losses.</param>
    /// <returns>A scalar, or for <see cref="Reduction.None"/> a tensor without the last axis.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are those of scalars.</exception>
    [Traceable]
    public static Tensor TripletMargin(
        Tensor anchor, Tensor positive, Tensor negative, double margin = 1, double p = 2, double epsilon = 1e-6,
        bool swap = false, Reduction reduction = Reduction.Mean)
    {
        Dimensions.RequireEqual("triplet margin", anchor, positive);
        Dimensions.RequireEqual("triplet margin", anchor, negative);
        var near = Norm(anchor - positive + epsilon, p, -1);
        var far = Norm(anchor - negative + epsilon, p, -1);
        if (swap)
            far = Minimum(far, Norm(positive - negative + epsilon, p, -1));
        return Reduce(Relu(near - far + margin), reduction);
    }
}
