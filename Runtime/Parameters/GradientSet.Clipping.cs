using System.Numerics;

namespace GraphGen;

/// <remarks>Clipping goes over the gradients once to measure and once to change, and allocates nothing.</remarks>
public sealed partial class GradientSet
{
    /// <summary>The norm of all gradients together: (Σ|g|^order)^(1/order), summed in float64; the largest |g| for infinity.
    /// NaN if there is one.</summary>
    /// <param name="order">Which norm: 2 for the Euclidean, 1 for the sum, <see cref="double.PositiveInfinity"/> for the
    /// largest; more than 0.</param>
    /// <returns>The norm, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is not more than 0.</exception>
    public double Norm(double order = 2)
    {
        RequireOrder(order);
        var total = 0.0;
        foreach (var entry in Layout.Entries)
            total = double.IsPositiveInfinity(order) ? Math.Max(total, Largest(entry)) : total + SumOfPowers(entry, order);
        return order switch { 1 or double.PositiveInfinity => total, 2 => Math.Sqrt(total), _ => Math.Pow(total, 1 / order) };
    }

    /// <summary>Shrinks all gradients by one factor so that their norm is at most a maximum, as
    /// <c>torch.nn.utils.clip_grad_norm_</c> does: by maximum / (norm + 1e-6) if that is less than 1. An infinite norm gives 0
    /// and NaN, a norm that is NaN only NaN.</summary>
    /// <param name="maximum">The largest norm that is left, 0 or more.</param>
    /// <param name="order">Which norm; see <see cref="Norm"/>.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative or NaN, or the order is not more than 0.</exception>
    public double ClipByNorm(double maximum, double order = 2)
    {
        Optimizer.Require(nameof(maximum), maximum, 0, double.PositiveInfinity);
        var norm = Norm(order);
        var factor = maximum / (norm + 1e-6);
        if (!(factor >= 1))
            Scale(factor);
        return norm;
    }

    /// <summary>As <see cref="ClipByNorm"/>, for whoever does not ask for the norm: where the gradients are on a device, it need
    /// not come back.</summary>
    internal void LimitNorm(double maximum, double order)
    {
        if (Mirror is null)
        {
            ClipByNorm(maximum, order);
            return;
        }
        Optimizer.Require(nameof(maximum), maximum, 0, double.PositiveInfinity);
        RequireOrder(order);
        Mirror.LimitNorm(maximum, order);
    }

    /// <summary>Moves every element of the gradients that is farther from 0 than a limit to it, as
    /// <c>torch.nn.utils.clip_grad_value_</c> does. NaN stays.</summary>
    /// <param name="limit">The largest absolute value that is left, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or NaN.</exception>
    public void ClipByValue(double limit)
    {
        Optimizer.Require(nameof(limit), limit, 0, double.PositiveInfinity);
        if (Mirror is not null) Mirror.Clamp(limit);
        else if (Type == DType.Float64) Clamp(AsSpan<double>(), limit);
        else Clamp(AsSpan<float>(), (float)limit);
    }

    /// <summary>The path of the first parameter whose gradient has an infinite element or NaN; null if there is none.</summary>
    /// <returns>The path.</returns>
    public string? FindNonFinite()
    {
        if (Mirror is not null && double.IsFinite(Mirror.Largest())) return null;
        foreach (var entry in Layout.Entries)
            if (!double.IsFinite(Largest(entry)))
                return entry.Path;
        return null;
    }

    /// <summary>Multiplies all gradients by a factor.</summary>
    internal void Scale(double factor)
    {
        if (Mirror is not null) Mirror.Scale(factor);
        else if (Type == DType.Float64) Scale(AsSpan<double>(), factor);
        else Scale(AsSpan<float>(), (float)factor);
    }

    /// <summary>Adds the gradients of another set for the same parameters, each times a weight.</summary>
    internal void AddScaled(GradientSet other, double weight)
    {
        if (other.Mirror?.TryAddTo(this, weight) == true) return;
        if (Type == DType.Float64) AddScaled<double>(AsSpan<double>(), other.AsSpan<double>(), weight);
        else AddScaled<float>(AsSpan<float>(), other.AsSpan<float>(), (float)weight);
    }

    static void RequireOrder(double order)
    {
        if (!(order > 0))
            throw new ArgumentOutOfRangeException(nameof(order), order, $"A norm of order {order} is none; it must be more than 0.");
    }

    double Largest(TensorLayout.Entry entry) =>
        Type == DType.Float64 ? Largest<double>(At<double>(entry)) : Largest<float>(At<float>(entry));

    double SumOfPowers(TensorLayout.Entry entry, double order) => (Type, order) switch
    {
        (DType.Float64, 2) => SumOfSquares((ReadOnlySpan<double>)At<double>(entry)),
        (DType.Float64, _) => SumOfPowers<double>(At<double>(entry), order),
        (_, 2) => SumOfSquares((ReadOnlySpan<float>)At<float>(entry)),
        _ => SumOfPowers<float>(At<float>(entry), order),
    };

    static double Largest<T>(ReadOnlySpan<T> elements) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (i, largest, wide) = (0, T.Zero, Vector<T>.Zero);
        for (; i <= elements.Length - Vector<T>.Count; i += Vector<T>.Count)
            wide = Vector.Max(wide, Vector.Abs(new Vector<T>(elements[i..])));
        for (; i < elements.Length; i++)
            largest = T.Max(largest, T.Abs(elements[i]));
        for (var lane = 0; lane < Vector<T>.Count; lane++)
            largest = T.Max(largest, wide[lane]);
        return double.CreateChecked(largest);
    }

    static double SumOfSquares(ReadOnlySpan<double> elements)
    {
        var (i, sum) = (0, Vector<double>.Zero);
        for (; i <= elements.Length - Vector<double>.Count; i += Vector<double>.Count)
            sum += Square(new Vector<double>(elements[i..]));
        return Vector.Sum(sum) + SumOfPowers(elements[i..], 2);
    }

    static double SumOfSquares(ReadOnlySpan<float> elements)
    {
        var (i, sum) = (0, Vector<double>.Zero);
        for (; i <= elements.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(elements[i..]), out var low, out var high);
            sum += Square(low) + Square(high);
        }
        return Vector.Sum(sum) + SumOfPowers(elements[i..], 2);
    }

    static Vector<double> Square(Vector<double> x) => x * x;

    static double SumOfPowers<T>(ReadOnlySpan<T> elements, double order) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        foreach (var element in elements)
        {
            var size = Math.Abs(double.CreateChecked(element));
            sum += order switch { 1 => size, 2 => size * size, _ => Math.Pow(size, order) };
        }
        return sum;
    }

    static void Clamp<T>(Span<T> elements, T limit) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref var element in elements)
            element = T.Clamp(element, -limit, limit);
    }

    static void Scale<T>(Span<T> elements, T factor) where T : unmanaged, INumberBase<T>
    {
        var (i, width) = (0, Vector<T>.Count);
        for (; i <= elements.Length - width; i += width)
            (new Vector<T>(elements[i..]) * factor).CopyTo(elements[i..]);
        for (; i < elements.Length; i++)
            elements[i] *= factor;
    }

    static void AddScaled<T>(Span<T> elements, ReadOnlySpan<T> others, T weight) where T : unmanaged, INumberBase<T>
    {
        var (i, width) = (0, Vector<T>.Count);
        for (; i <= elements.Length - width; i += width)
            (new Vector<T>(elements[i..]) + new Vector<T>(others[i..]) * weight).CopyTo(elements[i..]);
        for (; i < elements.Length; i++)
            elements[i] += others[i] * weight;
    }
}
