using System.Globalization;

namespace GraphGen;

/// <summary>
/// A comparison of a model's gradients with central differences, (f(x + h) - f(x - h)) / 2h, for every element of every
/// parameter and input that it has gradients for: what a <c>[Model]</c> with <see cref="Derivatives.GradCheck"/> has a method
/// for. Both sides are computed in float64, so an error of more than about 1e-6 means a wrong derivative, or a kink within the
/// step.
/// </summary>
public sealed class GradientCheck
{
    /// <summary>The step that balances the error of the formula, h², with that of rounding, 1 / h.</summary>
    public const double DefaultStep = 1e-5;

    GradientCheck(int count, string worst, double gradient, double difference) =>
        (Count, Worst, Gradient, Difference) = (count, worst, gradient, difference);

    /// <summary>The number of elements compared.</summary>
    public int Count { get; }

    /// <summary>The element with the largest error, such as <c>hidden.weight[12]</c>, counted row by row; empty for none.</summary>
    public string Worst { get; }

    /// <summary>The gradient there.</summary>
    public double Gradient { get; }

    /// <summary>The central difference there.</summary>
    public double Difference { get; }

    /// <summary>The largest error, |a - b| / max(1, |a| + |b|); NaN counts as infinite.</summary>
    public double Error => ErrorOf(Gradient, Difference);

    /// <summary>Whether no error is larger than a tolerance.</summary>
    /// <param name="tolerance">The tolerance.</param>
    /// <returns>True if gradients and differences agree.</returns>
    public bool Passes(double tolerance = 1e-6) => Error <= tolerance;

    /// <summary>The result in a sentence.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count == 0
        ? "No derivatives were compared."
        : string.Create(CultureInfo.InvariantCulture, $"{Count} derivatives were compared; the largest error is {Error:G3}, " +
            $"at {Worst}: the gradient is {Gradient:G9}, the central difference {Difference:G9}.");

    /// <summary>Compares, for generated code.</summary>
    /// <param name="step">The step of the differences, above 0.</param>
    /// <param name="function">Computes the function of the parts' values as they are.</param>
    /// <param name="backward">Computes the gradients at the values of the last call of the function.</param>
    /// <param name="parts">What it is differentiated by.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above 0.</exception>
    public static GradientCheck Run(double step, Func<double> function, Action backward, params ReadOnlySpan<Part> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        function();
        backward();
        var gradients = new double[parts.Length][];
        for (var i = 0; i < parts.Length; i++)
            gradients[i] = parts[i].Gradient();
        var check = new GradientCheck(0, "", 0, 0);
        for (var i = 0; i < parts.Length; i++)
            for (var k = 0; k < gradients[i].Length; k++)
                check = check.With(parts[i], k, gradients[i][k], Central(function, parts[i].Values, k, step));
        return check;
    }

    /// <summary>Numbers in float64, for generated code.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>A new array.</returns>
    public static double[] Widen(ReadOnlySpan<float> values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = values[i];
        return result;
    }

    /// <summary>Numbers as an array of their own, for generated code.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>A new array.</returns>
    public static double[] Widen(ReadOnlySpan<double> values) => values.ToArray();

    /// <summary>All elements of a set in float64, for generated code.</summary>
    /// <param name="set">The set.</param>
    /// <returns>The elements of one tensor after those of another.</returns>
    public static double[] Widen(TensorSet set)
    {
        if (set.Type == DType.Float32)
        {
            var values = new float[set.ElementCount];
            set.Pack<float>(values);
            return Widen(values);
        }
        var result = new double[set.ElementCount];
        set.Pack<double>(result);
        return result;
    }

    static double Central(Func<double> function, double[] values, int index, double step)
    {
        var there = values[index];
        values[index] = there + step;
        var above = function();
        values[index] = there - step;
        var below = function();
        values[index] = there;
        return (above - below) / (2 * step);
    }

    static double ErrorOf(double gradient, double difference)
    {
        var error = gradient == difference ? 0 : Math.Abs(gradient - difference) / Math.Max(1, Math.Abs(gradient) + Math.Abs(difference));
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    GradientCheck With(Part part, int index, double gradient, double difference) =>
        Count == 0 || ErrorOf(gradient, difference) > Error
            ? new(Count + 1, part.NameOf(index), gradient, difference)
            : new(Count + 1, Worst, Gradient, Difference);

    /// <summary>A part of what a function is differentiated by.</summary>
    public sealed class Part
    {
        readonly string name;
        readonly TensorSet? set;

        /// <summary>An input.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="values">Its elements, which the comparison moves and puts back.</param>
        /// <param name="gradient">Reads the gradient with respect to it.</param>
        public Part(string name, double[] values, Func<double[]> gradient) =>
            (this.name, Values, Gradient) = (name, values, gradient);

        /// <summary>All parameters.</summary>
        /// <param name="set">The parameters, for their names.</param>
        /// <param name="values">Their elements.</param>
        /// <param name="gradient">Reads the gradient with respect to them.</param>
        public Part(TensorSet set, double[] values, Func<double[]> gradient) : this("", values, gradient) => this.set = set;

        internal double[] Values { get; }

        internal Func<double[]> Gradient { get; }

        internal string NameOf(int index)
        {
            foreach (var entry in set is null ? [] : set.Layout.Entries)
            {
                if (index < entry.Shape.ElementCount)
                    return $"{entry.Path}[{index}]";
                index -= entry.Shape.ElementCount;
            }
            return $"{name}[{index}]";
        }
    }
}
