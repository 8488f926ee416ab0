namespace GraphGen;

public static partial class Ops
{
    /// <summary>The smooth ramp ln(1 + exp(βx)) / β of each element, without overflow: the larger β, the sharper its
    /// bend. PyTorch takes x itself where βx is above 20; here nothing is cut off.</summary>
    /// <param name="x">A floating-point tensor; int32 becomes float32.</param>
    /// <param name="beta">β, above 0.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">β is not positive.</exception>
    [Traceable]
    public static Tensor Softplus(Tensor x, double beta)
    {
        if (!(beta > 0))
            throw new ArgumentException($"softplus: beta is {beta}, but must be positive.");
        return beta == 1 ? Softplus(x) : Softplus(beta * x) / beta;
    }
}
